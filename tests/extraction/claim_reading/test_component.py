"""Claims by the trained reader, the rules beside it as witnesses: what both say, what only one says, and who is believed on denials."""

from collections.abc import Callable

import pytest

from legation.domain.article import Article, article_id, article_revision
from legation.domain.claim import Change, Polarity, Status
from legation.domain.extraction import Extraction
from legation.extraction.extractor import Extractor

pytestmark = pytest.mark.slow
NEWS = (
    "Kenya's foreign minister Monica Juma visited Addis Ababa on Tuesday. Ethiopia had asked Kenya for help against "
    "armed groups along the border. Juma, who was appointed in 2020, said Kenya would send police officers."
)


@pytest.fixture(scope="module")
def read_whole(whole_extractor: Extractor) -> Callable[[str], Extraction]:
    def reading(text: str) -> Extraction:
        article = Article(article_id(text, None, None, None), article_revision(text), text, published="2021-03-10")
        found = next(iter(whole_extractor.read([article])))
        assert isinstance(found, Extraction), found
        return found

    return reading


def test_what_the_rules_miss_is_read_and_says_by_whom(read_whole: Callable[[str], Extraction]) -> None:
    by = {claim.extractor for claim in read_whole(NEWS).claims}
    assert "claims" in by
    assert by <= {"claims", "claims+patterns", "patterns"}


def test_what_both_say_is_one_claim_with_the_date_of_the_rules(read_whole: Callable[[str], Extraction]) -> None:
    text = "Kenya attacked Sudan on Monday."
    claims = [c for c in read_whole(text).claims if c.type == "ASSAULT" and c.object]
    assert len(claims) == 1
    assert claims[0].extractor == "claims+patterns"
    assert claims[0].event_time is not None
    assert text[slice(*claims[0].evidence.cue)] == "attacked"


@pytest.mark.parametrize(
    "text", ["Sudan did not attack Kenya.", "Sudan never attacked Kenya.", "Sudan denied that it had attacked Kenya."]
)
def test_a_denial_that_the_grammar_tells_is_no_deed(read_whole: Callable[[str], Extraction], text: str) -> None:
    claims = [c for c in read_whole(text).claims if c.type == "ASSAULT"]
    assert claims
    assert {c.polarity for c in claims} == {Polarity.DENIED}


def test_a_plan_that_the_grammar_tells_has_not_happened(read_whole: Callable[[str], Extraction]) -> None:
    claims = [c for c in read_whole("Kenya will send troops to Somalia next week.").claims if c.type == "MOBILIZE"]
    assert claims
    assert {c.status for c in claims} <= {Status.PLANNED, Status.CONDITIONAL}


def test_an_office_taken_begins(read_whole: Callable[[str], Extraction]) -> None:
    text = "Mara Ozols was elected president of Latvia on Wednesday. She had led the Green Party."
    claims = [c for c in read_whole(text).claims if c.type == "head_of_state"]
    assert [c.change for c in claims] == [Change.BEGIN]


def test_standing_relations_are_the_outlets_own(read_whole: Callable[[str], Extraction]) -> None:
    extraction = read_whole(NEWS)
    assert all(
        not claim.speakers for claim in extraction.claims if not claim.type.isupper() and claim.extractor == "claims"
    )


def test_scores_are_chances(read_whole: Callable[[str], Extraction]) -> None:
    assert all(0 <= claim.score <= 1 for claim in read_whole(NEWS).claims)


def test_the_same_text_is_read_the_same(read_whole: Callable[[str], Extraction]) -> None:
    assert read_whole(NEWS).claims == read_whole(NEWS).claims
