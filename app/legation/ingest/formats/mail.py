"""An e-mail message (EML) as an article: its page or its plain text, with subject, sender and date from its headers."""

import codecs
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from legation.errors import BadInput
from legation.ingest.compose import article_of_page, article_of_text
from legation.ingest.formats.declared_encoding import text_in
from legation.ingest.formats.encoding import clean_characters
from legation.ingest.formats.mail_thread import Message, messages_of
from legation.ingest.html.metadata import Metadata
from legation.ingest.items import ReadItem, ReadOptions, ReadSkip

MOST_PARTS = 1_000
_LONGEST_HEADER = 1_000
_LONGEST_TOLD = 500
_PART = re.compile(rb"^content-type\s*:", re.IGNORECASE | re.MULTILINE)
_LIST_HEADERS = ("List-Unsubscribe", "List-Id", "List-Post", "Feedback-ID")
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_ON_BEHALF = re.compile(r"\s+(?:from|at|via|with)\s+(?=(?:the\s)?[A-Z])", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+")


class _Bounded(policy.EmailPolicy):
    """The library takes a time quadratic in the length of a header, so the rest of an endless one is dropped."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_BOUNDED = _Bounded()


def read_mail(path: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    """The article of a message, and one for each older message that it quotes or forwards and whose sender and day it tells.

    Attachments are not read, nothing it links to is fetched. Raises BadInput.
    """
    message = parse_mail(data)
    known = Metadata().filled(mail_metadata(message), "mail")
    page, plain = _body(message, "html"), _body(message, "plain")
    thread = messages_of(plain) if plain is not None and not any(name in message for name in _LIST_HEADERS) else []
    if len(thread) > 1:
        yield from _thread(path, thread, options, known)
        return
    if page is not None:
        try:
            yield article_of_page(path, page, options, known)
            return
        except BadInput:
            if plain is None:
                raise
    if plain is None:
        raise BadInput("the message holds no text of its own: save what is attached to it and give that")
    yield article_of_text(path, plain, options, known)


def _thread(path: str, thread: Sequence[Message], options: ReadOptions, known: Metadata) -> Iterator[ReadItem]:
    """Each message by itself: the newest is the letter's own, and an older one of an unknown sender or day is set aside."""
    own, *older = thread
    if own.text:
        yield article_of_text(path, own.text, options, known)
    for number, one in enumerate(older, start=1):
        name = f"{path}#{number}"
        if one.sender is None or one.sent is None:
            yield ReadSkip(name, "a quoted message whose sender or day the letter does not tell")
            continue
        told = Metadata(
            title=_REPLY.sub("", one.subject) if one.subject else known.title,
            authors=(one.sender,),
            published=one.sent,
        )
        yield article_of_text(name, one.text, options, Metadata().filled(told, "mail"))


def parse_mail(data: bytes) -> EmailMessage:
    """The message's tree of parts. Raises BadInput when it is no message or has too many parts."""
    if len(_PART.findall(data)) > MOST_PARTS:
        raise BadInput(f"it has more than {MOST_PARTS:,} parts: save the page or the message by itself")
    try:
        message = message_from_bytes(data.removeprefix(codecs.BOM_UTF8).lstrip(), policy=_BOUNDED)
    except RecursionError:
        raise BadInput("its parts lie too deep in one another: save the message again from the mail program") from None
    if not isinstance(message, EmailMessage) or not message.keys():
        raise BadInput("it has no headers and so is no e-mail message: save it again from the mail program")
    return message


def header(part: EmailMessage, name: str) -> str | None:
    """A header on one line, decoded; None when there is none or it cannot be read."""
    try:
        value = str(part[name] or "")
    except Exception:  # the library trips over some broken headers
        return None
    return " ".join(clean_characters(value).split())[:_LONGEST_TOLD] or None


def mail_metadata(message: EmailMessage) -> Metadata:
    """Title, sender and date. Who sends to a list is an outlet, who writes to one reader is the author."""
    sender = _ADDRESS.sub("", _sender(message) or "").strip(" <>\"'")
    person, _, body = _parted(sender)
    to_list = any(name in message for name in _LIST_HEADERS)
    return Metadata(
        title=_REPLY.sub("", header(message, "Subject") or "") or None,
        outlet=body or (sender if to_list and not body else None) or None,
        authors=(person,) if person and (body or not to_list) else (),
        published=_date(message),
    )


def part_text(part: EmailMessage, *, markup: bool) -> str:
    """The text of a part in the encoding it declares, where that is true; else in the one it is in. Raises BadInput."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        raise BadInput("the part is empty: there is nothing to read")
    return text_in(data, part.get_content_charset(), markup=markup)


def _body(message: EmailMessage, kind: str) -> str | None:
    """The message's own text of that kind, no attachment."""
    try:
        part = message.get_body((kind,))
        return part_text(part, markup=kind == "html") if isinstance(part, EmailMessage) else None
    except (BadInput, KeyError, AttributeError, TypeError):
        return None


def _sender(message: EmailMessage) -> str | None:
    """The name the message is from; the address says too little."""
    try:
        first = message["From"].addresses[0]
        return clean_characters(first.display_name)
    except Exception:  # no such header, or one the library trips over
        return header(message, "From")


def _parted(sender: str) -> tuple[str, str, str]:
    """ "Jane Doe from The Courier" as person, joint, outlet."""
    found = _ON_BEHALF.search(sender)
    return (sender[: found.start()], found.group(), sender[found.end() :]) if found else (sender, "", "")


def _date(message: EmailMessage) -> str | None:
    try:
        found: datetime = parsedate_to_datetime(header(message, "Date") or "")
        return found.isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
