"""Content hashes."""

from hypothesis import given
from hypothesis import strategies as st

from legation.domain.article import article_id, article_revision
from legation.domain.claim import Polarity, claim_id
from legation.domain.ids import content_id
from legation.domain.mention import mention_id


def test_the_same_parts_give_the_id_they_always_gave() -> None:
    assert content_id("ent", "default", "person", "jane roe") == "ent_519c5c79b7b9da8b0bbc"


@given(st.lists(st.text(max_size=8), min_size=2, max_size=4))
def test_parts_do_not_run_into_one_another(parts: list[str]) -> None:
    joined = ["".join(parts)]
    if parts != joined and all("\x1f" not in part for part in parts):
        assert content_id("x", *parts) != content_id("x", *joined)


def test_an_article_is_its_address_or_else_its_words() -> None:
    assert article_id("a", "t", "o", "https://x.example/1") == article_id("b", None, None, "https://x.example/1")
    assert article_id("a", "t", "o", None) != article_id("b", "t", "o", None)
    assert article_revision("a") != article_revision("b")


def test_a_claim_is_found_again_and_told_from_its_denial() -> None:
    given_ = ("art", "rev", "ACCUSE", (0, 6), (15, 20), (7, 14))
    assert claim_id(*given_, Polarity.AFFIRMED, ()) == claim_id(*given_, Polarity.AFFIRMED, ())
    assert claim_id(*given_, Polarity.AFFIRMED, ()) != claim_id(*given_, Polarity.DENIED, ())
    assert claim_id(*given_, Polarity.AFFIRMED, ()) != claim_id(*given_, Polarity.AFFIRMED, ((30, 35),))
    assert mention_id("a", "r", 0, 5) != mention_id("a", "r", 0, 6)
