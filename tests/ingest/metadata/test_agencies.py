"""Agencies are found where articles credit them, and nowhere else."""

import pytest

from legation.ingest.compose import article_of_page, article_of_text
from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.metadata.agencies import agency_named

BODY = (
    "The two ministers met for three hours in the Latvian capital and said little about it afterwards.\n\n"
    "Their deputies are to go on with the talks next week, a spokeswoman for the ministry told reporters."
)


def read(text: str) -> ArticleRead:
    item = article_of_text("a.txt", text, ReadOptions())
    assert isinstance(item, ArticleRead)
    return item


def test_a_dateline_gives_place_and_agency() -> None:
    article = read(f"Ministers meet in Riga\n\nRIGA, Latvia (AP) \u2014 {BODY}").article
    assert (article.place, article.agency) == ("RIGA, Latvia", "Associated Press")


def test_an_agency_we_do_not_know_is_called_as_it_signs() -> None:
    assert read(f"RIGA (Daugava Wire) \u2014 {BODY}").article.agency == "Daugava Wire"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"Ministers meet in Riga\n\nBy Jane Doe, Reuters\n\n{BODY}", "Reuters"),
        (f"Ministers meet in Riga\n\nBy THE ASSOCIATED PRESS\n\n{BODY}", "Associated Press"),
        (f"Ministers meet in Riga\n\n{BODY} (AFP)", "Agence France-Presse"),
        (f"Ministers meet in Riga\n\nBy Jane Doe\n\n{BODY}", None),
        (f"Ministers meet in Riga\n\n{BODY} The report was first published by Reuters.", None),
        (f"Ministers meet in Riga\n\n{BODY} TASS reported it first, and Reuters confirmed it (on Monday).", None),
    ],
)
def test_a_byline_or_a_last_word_gives_the_agency_and_a_mention_does_not(text: str, agency: str | None) -> None:
    assert read(text).article.agency == agency


def test_a_page_gives_section_place_and_agency() -> None:
    paragraphs = "".join(f"<p>{one}</p>" for one in f"OSLO (Reuters) \u2014 {BODY}".split("\n\n"))
    markup = (
        "<html><head><title>Ministers meet in Riga</title><meta property='article:section' content='World'></head>"
        f"<body><article><h1>Ministers meet in Riga</h1>{paragraphs}</article></body></html>"
    )
    item = article_of_page("a.html", markup, ReadOptions())
    assert isinstance(item, ArticleRead)
    assert (item.article.section, item.article.place, item.article.agency) == ("World", "OSLO", "Reuters")
    assert item.found["agency"] == "text"


def test_an_agency_has_one_name_however_it_signs() -> None:
    assert agency_named("The Canadian Press") == agency_named("CP") == "Canadian Press"
    assert agency_named("Canadian") is None
