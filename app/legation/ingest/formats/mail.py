"""An e-mail message (EML) as an article: its page or its plain text, with subject, sender and date from its headers."""

import codecs
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from legation.errors import BadInput
from legation.ingest.compose import article_of_page, article_of_text
from legation.ingest.formats.declared_encoding import text_in
from legation.ingest.formats.encoding import clean_characters
from legation.ingest.html.metadata import Metadata
from legation.ingest.items import ReadItem, ReadOptions

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
    """The one article of a message. Attachments are not read, nothing it links to is fetched. Raises BadInput."""
    message = parse_mail(data)
    known = Metadata().filled(mail_metadata(message), "mail")
    page, plain = _body(message, "html"), _body(message, "plain")
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
