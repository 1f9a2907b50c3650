"""The library's text is found among the page's paragraphs, whatever either makes of lines; losses are noticed."""

from legation.ingest.boilerplate.cuts import kept_text
from legation.ingest.html.library_choice import chosen_blocks, letters_of, share_missing
from tests.ingest.reading import article, read
from tests.ingest.texts import HEADLINE, PARAGRAPHS, page, paragraphs


def chosen(blocks: list[str], main: str) -> list[bool]:
    return chosen_blocks([letters_of(block) for block in blocks], main)


def test_a_paragraph_is_found_whatever_its_quotes_and_breaks() -> None:
    assert chosen(["Home", PARAGRAPHS[1]], PARAGRAPHS[1].replace('"', "\u201c").replace(". ", ".\n")) == [False, True]


def test_a_short_line_counts_between_its_neighbours_alone() -> None:
    main = f"{PARAGRAPHS[0]} 1 egg {PARAGRAPHS[2]}"
    assert chosen(["1 egg", PARAGRAPHS[0], "1 egg", PARAGRAPHS[2]], main) == [False, True, True, True]


def test_a_paragraph_that_lost_a_part_is_found_by_the_rest() -> None:
    long = " ".join(PARAGRAPHS[:3])
    assert chosen([long], " ".join(PARAGRAPHS[:2])) == [True]
    assert chosen([long], PARAGRAPHS[4]) == [False]


def test_what_the_page_does_not_show_is_told() -> None:
    assert share_missing(letters_of(PARAGRAPHS[0]), "\n".join(PARAGRAPHS[:1])) == 0.0
    assert share_missing("", "\n".join(PARAGRAPHS)) == 1.0


def test_an_article_kept_in_a_template_is_read() -> None:
    markup = page(f"<article><h1>{HEADLINE}</h1><script type='text/template'>{paragraphs()}</script></article>")
    text = kept_text(article(read("p.html", markup.encode())))
    assert all(paragraph in text for paragraph in PARAGRAPHS)


def test_the_data_of_a_template_are_no_text() -> None:
    script = '<script type="text/template">{"caption": "<p>A harbour by night</p>"}</script>'
    assert "harbour" not in article(read("p.html", page(paragraphs() + script).encode())).text


def test_a_transcript_of_speakers_is_no_talk_of_readers() -> None:
    turns = "".join(f"<p>Minister {name} said:</p><p>{PARAGRAPHS[at]}</p>" for at, name in enumerate("ABCDE"))
    text = kept_text(article(read("p.html", page(f"<article><h1>{HEADLINE}</h1>{turns}</article>").encode())))
    assert all(paragraph in text for paragraph in PARAGRAPHS)
