"""A page saved as one file is read like the page itself."""

from legation.ingest.formats.detect import Format, format_of
from tests.ingest.reading import article, failure, read
from tests.ingest.texts import HEADLINE, PARAGRAPHS, page, paragraphs

URL = "https://courier.example/canada-latvia"
HEADERS = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: Canada\r\nDate: Mon, 1 Jan 2024 00:00:00 -0000\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n'
)
BODY = f"<h1>{HEADLINE}</h1>" + paragraphs()


def part(location: str, content: str, kind: str = "text/html") -> str:
    return f"------b\r\nContent-Type: {kind}\r\nContent-Location: {location}\r\n\r\n{content}\r\n"


def saved(*parts: str, url: str = URL) -> bytes:
    return (HEADERS.format(url=url) + "".join(parts) + "------b--\r\n").encode()


def test_the_page_gives_its_text_and_its_address() -> None:
    found = article(read("a.mhtml", saved(part(URL, page(BODY)), part(URL + "/a.css", "p {}", "text/css"))))
    assert found.text == "\n".join((HEADLINE, *PARAGRAPHS))
    assert found.url == URL
    assert found.published is None, "the day of saving is no day of publishing"


def test_a_frame_before_the_page_is_not_taken_for_it() -> None:
    frame = part("https://ads.example/frame", page("<p>Buy a boat today and save a lot of money on it.</p>"))
    assert article(read("a.mht", saved(frame, part(URL, page(BODY))))).text.startswith(HEADLINE)


def test_a_saved_page_is_known_by_its_headers() -> None:
    assert format_of("a.txt", saved(part(URL, page(BODY)))) is Format.MHTML


def test_an_address_that_is_none_is_left_out() -> None:
    assert article(read("a.mht", saved(part("cid:1@x", page(BODY)), url="file:///home/me/a.html"))).url is None


def test_a_saved_page_without_html_says_what_to_do() -> None:
    assert "save it again" in failure(read("a.mhtml", saved(part(URL, "p {}", "text/css"))))
    assert "no headers" in failure(read("a.mhtml", b"<<nothing of the kind>>"))
