"""Authors and outlets are read from whatever valid shape JSON-LD gives them, and from bylines known by class alone."""

import json
from typing import Any

import pytest

from legation.ingest.html.blocks import parse_html
from legation.ingest.html.metadata import Metadata, page_metadata
from tests.ingest.texts import HEADLINE, page, paragraphs

MARA, JON = "Mara Ozols", "Jon Berg"
PERSON = {"@type": "Person", "name": MARA}


def known(body: str = "", head: str = "") -> Metadata:
    return page_metadata(parse_html(page(f"<h1>{HEADLINE}</h1>{body}{paragraphs()}", head)))


def told(**fields: Any) -> Metadata:
    return graph({"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE, **fields})


def graph(data: object) -> Metadata:
    return known(head=f'<script type="application/ld+json">{json.dumps(data)}</script>')


@pytest.mark.parametrize(
    ("author", "names"),
    [
        (PERSON, (MARA,)),
        ([{"@type": "Person", "name": PERSON}, {"givenName": "Jon", "familyName": "Berg"}], (MARA, JON)),
        ({"@type": "Person", "givenName": "Mara", "familyName": "Ozols"}, (MARA,)),
        ({"@type": "Person", "name": [MARA, JON]}, (MARA, JON)),
        (f"{MARA} and {JON}", (MARA, JON)),
        ([MARA, JON], (MARA, JON)),
        ([[PERSON], [{"name": JON}]], (MARA, JON)),
        ({"@list": [PERSON, {"name": JON}]}, (MARA, JON)),
        ({"name": {"@value": MARA}}, (MARA,)),
        ([PERSON, PERSON], (MARA,)),
        ([PERSON, "https://paper.example/jon"], (MARA,)),
    ],
)
def test_authors_of_any_shape(author: Any, names: tuple[str, ...]) -> None:
    assert told(author=author).authors == names


def test_things_named_by_number_are_looked_up() -> None:
    found = graph(
        {
            "@graph": [
                {"@type": "NewsArticle", "headline": HEADLINE, "author": {"@id": "#m"}, "publisher": {"@id": "#p"}},
                {"@type": "Person", "@id": "#m", "name": MARA},
                {"@type": "Organization", "@id": "#p", "name": "The Harbour Post"},
            ]
        }
    )
    assert (found.authors, found.outlet) == ((MARA,), "The Harbour Post")


def test_the_headline_is_no_outlet() -> None:
    assert told(publisher={"name": HEADLINE}).outlet is None
    assert known(head=f"<meta property='og:site_name' content='{HEADLINE}'>").outlet is None


@pytest.mark.parametrize(
    "byline",
    [
        "<div class='byline'>By MARA OZOLS and JON BERG</div>",
        "<p class='byline'>By Mara Ozols, Jon Berg</p>",
        "<p class='by-line'>by Mara Ozols &amp; Jon Berg</p>",
        "<span class='author'>Mara Ozols, Jon Berg</span>",
        "<div class='story-byline'>By Mara Ozols and Jon Berg | 8 May 2020</div>",
        "<p class='post-author meta'>Mara Ozols and Jon Berg, Reuters</p>",
        "<div id='byline'>By Mara Ozols and Jon Berg</div>",
        "<div class='authors'>Mara Ozols; Jon Berg</div>",
        "<p class='entry-author'>Written by Mara Ozols and Jon Berg</p>",
        "<div class='article__byline'>By Mara Ozols and Jon Berg</div>",
    ],
)
def test_bylines_known_by_class_alone(byline: str) -> None:
    assert known(byline).authors == (MARA, JON)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Riga spends &amp;#163;5m", "Riga spends £5m"),
        ("Food &amp;amp; drink in Riga", "Food & drink in Riga"),
        ("Latvia&amp;rsquo;s ships", "Latvia’s ships"),
        ("AT&amp;T in Riga", "AT&T in Riga"),
    ],
)
def test_titles_that_were_escaped_twice_are_decoded(written: str, read: str) -> None:
    assert known(head=f'<meta property="og:title" content="{written}">').title == read
