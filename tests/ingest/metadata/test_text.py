"""Title, authors and dates from the lines around a plain text's article."""

import pytest

from legation.ingest.blocks import blocks_of
from legation.ingest.boilerplate.judge import judge
from legation.ingest.boilerplate.phrases import phrase_list
from legation.ingest.html.metadata import Metadata
from legation.ingest.metadata.text import Dateline, dateline_of, text_metadata
from tests.ingest.marked_pages import marked_page
from tests.ingest.texts import ARTICLE, HEADLINE, PARAGRAPHS

BODY = "\n\n".join(PARAGRAPHS)


def metadata(text: str) -> Metadata:
    blocks = blocks_of(text)
    return text_metadata(blocks, judge(blocks, phrase_list()))


def test_the_line_above_the_first_paragraph_is_the_title() -> None:
    assert metadata(ARTICLE).title == HEADLINE
    assert metadata(BODY).title is None


@pytest.mark.parametrize(
    ("name", "title", "authors", "published"),
    [
        (
            "tabloid",
            "Armenia threatens to leave Moscow's military bloc as PM rages over 'broken promises'",
            ("Clare Hudson",),
            "2023-06-03",
        ),
        (
            "paywall",
            "Turkey's central bank governor leaves after clash with president",
            ("Leyla Demir", "Jonathan Price"),
            "2021-03-20",
        ),
        (
            "agency",
            "Exclusive: Baltic states to build common air-defence school",
            ("Ilze Kalve", "Andrius Petraitis"),
            None,
        ),
        ("ministry", "Foreign ministers of Valdonia and Georgia discuss Black Sea security", (), "2022-09-09"),
        ("portal", "Kosovo's parliament votes to dissolve itself", (), None),
        ("broadcaster", "Moldova and Ukraine sign energy pact after winter blackouts", (), None),
        ("mailing", "Spain hosts 47 leaders as Azerbaijan stays away", (), "2023-10-05"),
        ("magazine", "Europe | The bridge at Narva", (), "2024-05-04"),
    ],
)
def test_pages_tell_their_title_authors_and_date(
    name: str, title: str, authors: tuple[str, ...], published: str | None
) -> None:
    known = metadata(marked_page(name).text)
    assert (known.title, known.authors, known.published) == (title, authors, published)


def test_nothing_is_guessed_from_the_article_itself() -> None:
    known = metadata(ARTICLE + "\n\nThe treaty was published on May 5, 2009 by Jane Doe, the minister said in Riga.")
    assert (known.published, known.authors, known.outlet) == (None, (), None)


def test_published_and_updated_are_told_apart() -> None:
    known = metadata(f"{HEADLINE}\n\nPublished May 5, 2016 | Updated May 6, 2016\n\n{BODY}")
    assert (known.published, known.updated) == ("2016-05-05", "2016-05-06")


def test_the_owner_of_the_copyright_is_the_outlet() -> None:
    assert metadata(ARTICLE + "\n\n© 2016 The Riga Courier. All rights reserved.").outlet == "The Riga Courier"


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("RIGA, Latvia (Reuters) — Canada sent troops.", Dateline("RIGA, Latvia", "Reuters")),
        ("BRUSSELS, Dec. 21 (AP) - Ministers met.", Dateline("BRUSSELS", "AP")),
        ("OTTAWA — Canada sent troops.", Dateline("OTTAWA", None)),
        ("Canada sent troops — at last.", None),
    ],
)
def test_a_dateline_gives_place_and_agency(text: str, dateline: Dateline | None) -> None:
    assert dateline_of(text) == dateline
