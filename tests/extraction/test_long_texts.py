"""Long texts go through spaCy's own components in parts that end where sentences end."""

import pytest
from spacy.tokens import Doc

from legation.domain.article import Article, article_id, article_revision
from legation.domain.extraction import Extraction
from legation.extraction.extractor import Extractor
from legation.extraction.long_texts import LONG, parts

pytestmark = pytest.mark.slow

PARAGRAPH = (
    "Russia attacked Ukraine on Monday. NATO's secretary general Jens Stoltenberg condemned the attack in Brussels, and "
    "Latvia's foreign minister said that the alliance must send troops."
)


def test_parts_follow_each_other_without_gaps_and_end_with_paragraphs(extractor: Extractor) -> None:
    doc = paragraphs(extractor, "\n\n".join([PARAGRAPH] * 700))
    found = list(parts(doc))
    assert len(found) > 2
    assert [a for a, _ in found] == [0, *(b for _, b in found[:-1])]
    assert found[-1][1] == len(doc)
    assert all(doc[a].text == "Russia" for a, _ in found)


def test_a_single_endless_paragraph_is_parted_where_a_sentence_seems_to_begin(extractor: Extractor) -> None:
    doc = paragraphs(extractor, " ".join([PARAGRAPH] * 700))
    assert {doc[a - 1].text for a, _ in parts(doc) if a} == {"."}


def test_a_text_without_any_sentence_is_parted_too(extractor: Extractor) -> None:
    doc = paragraphs(extractor, "ja " * (3 * LONG))
    assert max(b - a for a, b in parts(doc)) <= LONG


def test_a_long_text_is_read_as_its_paragraphs_are(extractor: Extractor) -> None:
    times = 500
    few, many = (
        {(c.type, c.evidence.sentence) for c in read(extractor, "\n\n".join([PARAGRAPH] * n)).claims}
        for n in (3, times)
    )
    assert few == many
    whole = read(extractor, "\n\n".join([PARAGRAPH] * times))
    attacks = [c for c in whole.claims if c.type == "ASSAULT"]
    assert len({c.evidence.start for c in attacks}) == times


def paragraphs(extractor: Extractor, text: str) -> Doc:
    return extractor.nlp.get_pipe("legation_paragraphs")(extractor.nlp.make_doc(text))


def read(extractor: Extractor, text: str) -> Extraction:
    found = next(iter(extractor.read([Article(article_id(text, None, None, None), article_revision(text), text)])))
    assert isinstance(found, Extraction), found
    return found
