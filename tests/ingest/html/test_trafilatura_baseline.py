"""trafilatura alone, as a yardstick."""

from legation.ingest.html.trafilatura_baseline import bare_reading
from tests.ingest.texts import HEADLINE, PARAGRAPHS, page, paragraphs


def test_it_gives_main_text_and_metadata() -> None:
    markup = page(
        f"<h1>{HEADLINE}</h1><article>{paragraphs()}</article>",
        "<meta property='og:site_name' content='The Riga Courier'>",
    )
    text, known = bare_reading(markup)
    assert PARAGRAPHS[1] in text
    assert known.outlet == "The Riga Courier"


def test_where_it_finds_nothing_there_is_nothing() -> None:
    for markup in ("", "<html><body></body></html>"):
        text, known = bare_reading(markup)
        assert (text, known.outlet, known.published) == ("", None, None)
