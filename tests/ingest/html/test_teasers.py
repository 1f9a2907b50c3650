"""Announcements of other articles among a page's blocks."""

from legation.ingest.html.blocks import page_text, parse_html
from legation.ingest.html.teasers import teasers
from tests.ingest.texts import PARAGRAPHS, paragraphs

HEADLINE = "<h3><a href='/{at}'>The minister resigns at last</a></h3>"
TEXT = "<p>The minister of transport resigned on Friday after a storm.</p>"
BOXES = "".join(f"<div>{HEADLINE}{TEXT}</div>" for _ in range(3))
FLOW = (HEADLINE + TEXT) * 3


def found(body: str) -> list[str]:
    page = page_text(parse_html(f"<html><body>{body}</body></html>"))
    return [page.blocks[at].text for at in sorted(teasers(page))]


def test_texts_below_linked_headlines_are_teasers_in_boxes_or_in_a_row() -> None:
    for body in (BOXES, FLOW):
        assert len(found(f"<div>{paragraphs()}</div><div>{body}</div>")) == 3


def test_one_linked_line_among_paragraphs_announces_nothing() -> None:
    links = "".join(f"{HEADLINE}<p>{text}</p>" for text in PARAGRAPHS[:1])
    assert found(f"<div>{paragraphs()}{links}{paragraphs()}</div>") == []


def test_links_between_paragraphs_announce_nothing() -> None:
    body = "".join(f"<p>{text}</p>" + (HEADLINE if at in (0, 2) else "") for at, text in enumerate(PARAGRAPHS * 2))
    assert found(f"<div>{body}</div>") == []


def test_a_page_made_of_linked_headings_is_no_page_of_teasers() -> None:
    posts = "".join(f"<div>{HEADLINE}<p>{text}</p></div>" for text in PARAGRAPHS)
    assert found(posts) == []
