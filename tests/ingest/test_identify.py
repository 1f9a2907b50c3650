"""Ids do not depend on how an address is dressed; signatures tell reprints from other articles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.domain.article import Cut, similarity
from legation.ingest.identify import PERMUTATIONS, canonical_url, make_article, signature
from tests.ingest.marked_pages import marked_pages
from tests.ingest.texts import ARTICLE, HEADLINE, OTHER, PARAGRAPHS

PINNED = (23096606, 16689635, 861069)
TEXTS = [ARTICLE, OTHER, *("\n\n".join(li.text for li in p.lines if li.mark == "+") for p in marked_pages())]


@pytest.mark.parametrize(
    "url",
    [
        "HTTPS://News.Example:443/a%20b?x=1&utm_source=tw&fbclid=9#top",
        "https://news.example./a b?x=1",
    ],
)
def test_one_page_has_one_address(url: str) -> None:
    assert canonical_url(url) == "https://news.example/a%20b?x=1"


@pytest.mark.parametrize("url", [None, "", "ftp://a.example/", "https://", "http://[bad", "mailto:a@b.example"])
def test_what_is_no_web_address_is_none(url: str | None) -> None:
    assert canonical_url(url) is None


@given(st.text(max_size=60))
def test_a_canonical_address_stays_as_it_is(rest: str) -> None:
    once = canonical_url("https://news.example/" + rest)
    assert once is None or canonical_url(once) == once


def test_the_address_makes_the_id_and_the_text_the_revision() -> None:
    one = make_article(ARTICLE, (), url="https://news.example/a?utm_medium=x")
    two = make_article(ARTICLE + " More.", (), url="https://news.example/a")
    assert one.id == two.id
    assert one.revision != two.revision


def test_without_an_address_the_text_makes_the_id() -> None:
    assert make_article(ARTICLE, ()).id != make_article(OTHER, ()).id


def test_a_reprint_with_another_headline_and_a_shorter_end_is_alike() -> None:
    reprint = "\n\n".join(("Ottawa sends troops to Baltics", *PARAGRAPHS[:4]))
    one = make_article(ARTICLE, (), title=HEADLINE)
    two = make_article(reprint, (), title="Ottawa sends troops to Baltics")
    assert similarity(one.signature, two.signature) >= 0.7


def test_a_cut_page_is_like_the_clean_text() -> None:
    chrome = "Sign up for our newsletter and never miss a story from our reporters around the world.\n\n"
    page = make_article(chrome * 3 + ARTICLE, (Cut(0, len(chrome) * 3, "newsletter"),))
    assert similarity(page.signature, make_article(ARTICLE, ()).signature) == 1.0


def test_different_articles_are_not_alike() -> None:
    signatures = [signature(text) for text in TEXTS]
    pairs = [similarity(a, b) for at, a in enumerate(signatures) for b in signatures[:at]]
    assert max(pairs) < 0.3


def test_the_signature_never_changes() -> None:
    assert signature(ARTICLE)[:3] == PINNED


def test_a_text_too_short_to_tell_is_like_nothing() -> None:
    assert signature("Nineteen words do not suffice.") == ()
    assert similarity((), ()) == 0.0


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(ARTICLE.split()), min_size=20, max_size=80))
def test_case_and_marks_do_not_matter_to_a_signature(words: list[str]) -> None:
    plain, dressed = " ".join(words), " -- ".join(words).upper()
    assert signature(plain) == signature(dressed)
    assert len(signature(plain)) == PERMUTATIONS
