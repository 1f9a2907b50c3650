"""Quoted and forwarded messages are not the sender's words of that day."""

import pytest

from legation.ingest.boilerplate.cuts import kept_text
from legation.ingest.formats.mail_thread import messages_of
from legation.ingest.items import ArticleRead, ReadOptions, ReadSkip
from legation.ingest.readers import read_bytes

OWN = "Latvia denies the report."
OLD = "Russia threatened Latvia on Wednesday, I hear."
HEADERS = "Subject: Baltic note\nTo: Mara Ozols"
THREADS = [
    f"On Thu, 7 May 2020 at 09:12, Jon Berg <jon@paper.example> wrote:\n> {OLD}\n> Can you ask?",
    f"On Thu, 7 May 2020 at 09:12,\nJon Berg <jon@paper.example>\nwrote:\n\n> {OLD}",
    f"On 7 May 2020, Jon Berg wrote:\n\n{OLD}",
    f"________________________________\nFrom: Jon Berg <jon@paper.example>\nSent: Thursday, 7 May 2020 09:12\n{HEADERS}\n\n{OLD}",
    f"-----Original Message-----\nFrom: Jon Berg [mailto:jon@paper.example]\nSent: May 7, 2020 9:12 AM\n{HEADERS}\n\n{OLD}",
    f"---------- Forwarded message ---------\nFrom: Jon Berg <jon@paper.example>\nDate: Thu, 7 May 2020 at 09:12\n{HEADERS}\n\n{OLD}",
    f"Begin forwarded message:\n\nFrom: Jon Berg <jon@paper.example>\nDate: 7 May 2020 09:12:00 GMT+2\n{HEADERS}\n\n{OLD}",
    f"From: Berg, Jon\nSent: Thursday, May 7, 2020 9:12 AM\nTo: Ozols, Mara\nSubject: Note\n\n{OLD}",
    f"*From:* Jon Berg <jon@paper.example>\n*Sent:* Thursday, 7 May 2020 09:12\n*To:* Mara\n*Subject:* Note\n\n{OLD}",
    f"Jon Berg <jon@paper.example> wrote on 7 May 2020:\n> {OLD}",
    f"> On Thu, 7 May 2020 at 09:12, Jon Berg <jon@paper.example> wrote:\n>\n> {OLD}",
]


def letter(body: str) -> bytes:
    return (
        "From: Mara Ozols <mara@paper.example>\nTo: Jon Berg <jon@paper.example>\nSubject: Re: Baltic note\n"
        "Date: Fri, 08 May 2020 10:00:00 +0200\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\n"
        f"{body}\n"
    ).encode()


@pytest.mark.parametrize("older", THREADS)
def test_an_older_message_is_its_senders_of_its_own_day(older: str) -> None:
    own, quoted = read_bytes("m.eml", letter(f"{OWN}\n\n{older}"), ReadOptions())
    assert isinstance(own, ArticleRead)
    assert isinstance(quoted, ArticleRead)
    assert kept_text(own.article) == OWN
    assert (own.article.authors, own.article.published) == (("Mara Ozols",), "2020-05-08T10:00:00+02:00")
    assert OLD in quoted.article.text
    assert (quoted.article.authors, (quoted.article.published or "")[:10]) == (("Jon Berg",), "2020-05-07")
    assert "Subject" not in quoted.article.text
    assert (own.path, quoted.path) == ("m.eml", "m.eml#1")


def test_a_quotation_of_an_unknown_sender_is_set_aside_with_a_reason() -> None:
    own, quoted = read_bytes("m.eml", letter(f"{OWN}\n\n> {OLD}"), ReadOptions())
    assert isinstance(own, ArticleRead)
    assert isinstance(quoted, ReadSkip)
    assert "sender or day" in quoted.reason


def test_answers_between_quoted_lines_are_the_senders_own() -> None:
    thread = messages_of("On 7 May 2020, Jon Berg wrote:\n> Is it true?\nNo.\n> And the ships?\nThey left.")
    assert thread[0].text == "No.\nThey left."


def test_a_thread_of_three_is_three_messages() -> None:
    inner = "> On 6 May 2020, Eva Lund wrote:\n> > Ships were seen."
    thread = messages_of(f"{OWN}\n\nOn 7 May 2020, Jon Berg wrote:\n> {OLD}\n{inner}")
    assert [(one.sender, one.sent) for one in thread] == [
        (None, None),
        ("Jon Berg", "2020-05-07"),
        ("Eva Lund", "2020-05-06"),
    ]


def test_a_letter_that_quotes_nothing_is_one_message() -> None:
    text = "From Riga: the minister wrote:\n\nWe will stay.\n\nDate: to be told."
    assert [one.text for one in messages_of(text)] == [text]
