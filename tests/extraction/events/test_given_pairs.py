import pytest

from legation.domain.article import Article, article_id, article_revision
from legation.domain.extraction import Extraction
from legation.extraction.extractor import Extractor

pytestmark = pytest.mark.slow

PAIRS = {
    ("The miners' union sued the regional council.", "The miners' union", "the regional council"): "ACCUSE",
    ("The regional council rejected the miners' demands.", "The regional council", "miners"): "REJECT",
    ("Two battalions opened fire on the convoy.", "Two battalions", "convoy"): "ASSAULT",
    ("The charity delivered food to the islanders.", "The charity", "islanders"): "AID",
    ("The bank will not release the depositors.", "The bank", "the depositors"): "REJECT",
    ("The bank signed an agreement with the union.", "The bank", "the union"): "SUPPORT",
    ("The bishop said the mayor must end the attacks.", "The bishop", "the mayor"): "REQUEST",
    ("The regiment was deployed as a peacekeeping force to Corinto.", "The regiment", "Corinto"): "AID",
    ("The Lisbon Treaty condemned the mayor.", "The Lisbon Treaty", "the mayor"): "ACCUSE",
}


@pytest.mark.parametrize(("case", "expected"), PAIRS.items())
def test_a_given_pair_always_gets_one_event(extractor: Extractor, case: tuple[str, str, str], expected: str) -> None:
    text, source, target = case
    article = Article(article_id(text, None, None, None), article_revision(text), text)
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in (source, target))
    found = next(iter(extractor.read([article], {article.id: [(spans[0], spans[1])]})))
    assert isinstance(found, Extraction)
    text_of = {m.id: m.text for m in found.mentions}
    ends = [(c.type, text_of[c.subject], text_of[c.object or ""]) for c in found.claims if c.object]
    assert (expected, source, target) in ends


def test_a_pair_in_a_line_without_a_verb_gets_an_event_too(extractor: Extractor) -> None:
    text = "A verbless line: the mayor, the bishop."
    article = Article(article_id(text, None, None, None), article_revision(text), text)
    found = next(iter(extractor.read([article], {article.id: [((21, 26), (32, 38))]})))
    assert isinstance(found, Extraction)
    text_of = {m.id: m.text for m in found.mentions}
    assert [(text_of[c.subject], text_of[c.object or ""]) for c in found.claims if c.object] == [("mayor", "bishop")]


def test_the_event_of_a_given_pair_has_speaker_and_time_as_any_other(extractor: Extractor) -> None:
    text = "Sergei Lavrov said that the two battalions had opened fire on the convoy on Monday."
    article = Article(article_id(text, None, None, None), article_revision(text), text, published="2016-12-21")
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in ("the two battalions", "the convoy"))
    found = next(iter(extractor.read([article], {article.id: [(spans[0], spans[1])]})))
    assert isinstance(found, Extraction)
    text_of = {m.id: m.text for m in found.mentions}
    [claim] = [c for c in found.claims if c.type == "ASSAULT"]
    assert [text_of[speaker] for speaker in claim.speakers] == ["Sergei Lavrov"]
    assert claim.event_time is not None
    assert str(claim.event_time.start) == "2016-12-19"
