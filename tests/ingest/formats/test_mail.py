"""A message gives its text, its subject, its sender and its date, whatever its parts look like."""

import time
from email.message import EmailMessage

import pytest

from legation.ingest.boilerplate.cuts import kept_text
from tests.ingest.reading import article, failure, read
from tests.ingest.texts import ARTICLE, PARAGRAPHS, page, paragraphs


def message(sender: str = "The Riga Courier <news@courier.example>", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = sender
    made["Subject"] = "Canada to lead battle group in Latvia"
    made["Date"] = "Wed, 21 Dec 2016 09:30:00 +0200"
    made["Message-ID"] = "<1@courier.example>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def test_subject_sender_and_date_are_metadata() -> None:
    made = message(List_Unsubscribe="<https://courier.example/out>")
    made.set_content("\n\n".join(PARAGRAPHS))
    read_article = article(read("a.eml", bytes(made)))
    assert read_article.title == "Canada to lead battle group in Latvia"
    assert (read_article.outlet, read_article.authors) == ("The Riga Courier", ())
    assert read_article.published == "2016-12-21T09:30:00+02:00"
    assert kept_text(read_article) == "\n\n".join(PARAGRAPHS)


def test_who_writes_without_a_list_is_the_author() -> None:
    made = message(sender="Jane Doe <jane@courier.example>")
    made.set_content(ARTICLE)
    assert article(read("a.eml", bytes(made))).authors == ("Jane Doe",)
    made = message(sender='"Jane Doe at The Riga Courier" <jane@courier.example>')
    made.set_content(ARTICLE)
    both = article(read("a.eml", bytes(made)))
    assert (both.authors, both.outlet) == (("Jane Doe",), "The Riga Courier")


def test_the_page_is_read_before_the_plain_part() -> None:
    made = message()
    made.set_content("This message is best read as a web page.")
    made.add_alternative(page(paragraphs()), subtype="html")
    assert article(read("a.eml", bytes(made))).text == "\n".join(PARAGRAPHS)


def test_a_page_without_text_gives_way_to_the_plain_part() -> None:
    made = message()
    made.set_content(ARTICLE)
    made.add_alternative("<html><body><img src='cid:a'></body></html>", subtype="html")
    assert article(read("a.eml", bytes(made))).text.strip() == ARTICLE


def test_a_message_is_known_by_its_headers() -> None:
    made = message()
    made.set_content(ARTICLE)
    for name in ("a.txt", "-", "a"):
        assert article(read(name, bytes(made))).title == "Canada to lead battle group in Latvia"


def test_header_lines_somebody_wrote_above_an_article_make_no_message() -> None:
    text = "From: our correspondent\nDate: 21 December 2016\n\n" + ARTICLE
    assert article(read("a.txt", text.encode())).text == text


def test_encodings_are_believed_where_they_are_true() -> None:
    headers = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=%s\r\n\r\n"
    text = ARTICLE.replace("Adazi", "Ādaži")
    for told, true in (
        (b"utf-8", "utf-8"),
        (b"windows-1257", "cp1257"),
        (b"nonsense", "utf-8"),
        (b"us-ascii", "utf-8"),
    ):
        assert "Ādaži" in article(read("a.eml", headers % told + text.encode(true))).text


def test_encoded_headers_are_decoded_and_answers_keep_their_title() -> None:
    made = message(sender="=?utf-8?q?J=C4=81nis_B=C4=93rzi=C5=86=C5=A1?= <j@b.example>")
    made.replace_header("Subject", "Re: Fwd: Kanāda")
    made.set_content(ARTICLE)
    found = article(read("a.eml", bytes(made)))
    assert (found.authors, found.title) == (("Jānis Bērziņš",), "Kanāda")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"From: a@b.example\r\nMIME-Version: 1.0\r\n\r\n", "no text of its own"),
        (b"no headers at all, only a line\n", "no headers"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: image/png\n\nx\n" * 2_000, "parts"),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_read_says_why(data: bytes, says: str) -> None:
    assert says in failure(read("a.eml", data))


@pytest.mark.parametrize(
    "header",
    [b"Content-Type: " + b"(" * 50_000, b"From: " + b'"' * 50_000, b"Content-Type: text/plain; " + b"a=b; " * 20_000],
)
def test_an_endless_header_costs_no_time(header: bytes) -> None:
    started = time.monotonic()
    assert len(read("a.eml", b"MIME-Version: 1.0\r\n" + header + b"\r\n\r\n" + ARTICLE.encode())) == 1
    assert time.monotonic() - started < 5


def test_parts_nested_without_end_are_one_failure() -> None:
    data = b"MIME-Version: 1.0\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth) for depth in range(900)
    )
    assert failure(read("a.eml", data))
