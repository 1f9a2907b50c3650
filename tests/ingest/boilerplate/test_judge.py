"""Whole pages: all chrome is cut, and no paragraph of an article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.domain.article import Article
from legation.ingest.blocks import blocks_of
from legation.ingest.boilerplate.cuts import Reason, joined, without_cuts
from legation.ingest.boilerplate.judge import cuts_of, judge
from legation.ingest.boilerplate.phrases import phrase_list
from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.readers import read_bytes
from tests.ingest.marked_pages import MarkedPage, lost_and_left, marked_pages
from tests.ingest.texts import ARTICLE, PARAGRAPHS

CHROME = (
    "Skip to main content",
    "Share",
    "Advertisement",
    "Story continues below advertisement",
    "Sign up for our free newsletter to get the news in your inbox every morning.",
    "Read more: Four countries join the battle group",
    "Follow us on Facebook",
    "Subscribe to continue reading.",
    "We use cookies to make our site work. Read our privacy policy.",
)


def read(text: str) -> Article:
    (item,) = read_bytes("page.txt", text.encode(), ReadOptions())
    assert isinstance(item, ArticleRead), item
    return item.article


def reasons(text: str) -> list[Reason | None]:
    return judge(blocks_of(text), phrase_list())


@pytest.mark.parametrize("page", marked_pages(), ids=lambda page: page.name)
def test_a_page_keeps_its_article_and_nothing_else(page: MarkedPage) -> None:
    article = read(page.text)
    assert article.text == page.text
    assert lost_and_left(page, article) == ([], [])


@pytest.mark.parametrize("page", [p for p in marked_pages() if p.name != "wrapped"], ids=lambda page: page.name)
def test_blank_lines_between_the_lines_do_not_matter(page: MarkedPage) -> None:
    text = page.text.replace("\n\n", "\n")
    assert lost_and_left(page, read(text)) == ([], [])


def test_a_clean_article_loses_nothing() -> None:
    assert read(ARTICLE).cuts == ()


def test_words_of_chrome_in_somebodys_mouth_are_kept() -> None:
    said = '"Sign up for our army, and read our terms of use," the minister told the students in Riga on Friday.'
    assert read(ARTICLE + "\n\n" + said).cuts == ()


def test_a_paragraph_that_stands_twice_is_kept_once() -> None:
    article = read("\n\n".join((*PARAGRAPHS, PARAGRAPHS[1])))
    assert without_cuts(article.text, article.cuts).count(PARAGRAPHS[1]) == 1


def test_a_subheading_named_like_a_section_is_kept_on_a_clean_page() -> None:
    text = "\n\n".join((*PARAGRAPHS[:2], "Business", *PARAGRAPHS[2:]))
    assert read(text).cuts == ()


def test_an_answer_of_one_word_is_kept() -> None:
    text = "\n\n".join(("Skip to content", "Share", *PARAGRAPHS[:2], "Will you go?", "No.", *PARAGRAPHS[2:]))
    assert "\n\nNo." in without_cuts(text, read(text).cuts)


def test_headlines_under_a_heading_of_links_are_cut() -> None:
    text = "\n\n".join(("Menu", "Log in", *PARAGRAPHS[:3], "Read also:", "Riga thanks Ottawa", *PARAGRAPHS[3:]))
    assert reasons(text)[-4:] == [Reason.PROMOTION, Reason.PROMOTION, None, None]


def test_a_sponsors_message_is_cut_with_its_heading() -> None:
    message = "Is your boiler old? Warmly mends it within a day, and you pay nothing until spring comes."
    text = "\n\n".join((*PARAGRAPHS[:2], "A message from our sponsor", message, *PARAGRAPHS[2:]))
    assert reasons(text) == [None, None, Reason.ADVERTISING, Reason.ADVERTISING, None, None, None]


def test_caption_and_credit_are_cut_apart() -> None:
    caption = "Canadian soldiers walk past a tank in Adazi, Latvia, on June 19, 2017. (Ints Kalnins/Reuters)"
    article = read("\n\n".join((*PARAGRAPHS[:2], caption, *PARAGRAPHS[2:])))
    assert [(cut.reason, article.text[cut.start : cut.end].strip()) for cut in article.cuts] == [
        ("caption", "Canadian soldiers walk past a tank in Adazi, Latvia, on June 19, 2017."),
        ("credit", "(Ints Kalnins/Reuters)"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(PARAGRAPHS)), st.sampled_from(CHROME)), min_size=2, max_size=8))
def test_chrome_anywhere_between_the_paragraphs_takes_no_paragraph_along(placed: list[tuple[int, str]]) -> None:
    lines = [line for at in range(len(PARAGRAPHS) + 1) for line in _around(at, placed)]
    text = "\n\n".join(lines)
    kept = without_cuts(text, read(text).cuts)
    assert all(paragraph in kept for paragraph in PARAGRAPHS)
    assert not any(chrome in kept for _, chrome in placed)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(CHROME + PARAGRAPHS), st.text(max_size=40)), max_size=15))
def test_cuts_are_sorted_disjoint_and_inside_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = blocks_of(text)
    cuts = joined(text, cuts_of(blocks, judge(blocks, phrase_list()), text))
    position = 0
    for cut in cuts:
        assert position <= cut.start < cut.end <= len(text)
        position = cut.end


def _around(at: int, placed: list[tuple[int, str]]) -> list[str]:
    above = [chrome for place, chrome in placed if place == at]
    return above + ([PARAGRAPHS[at]] if at < len(PARAGRAPHS) else [])
