"""A letter (EML) as an article: its page or its plain text, with subject, sender and date from its headers."""

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
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
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
    """The one article of a letter. Attachments are not read, nothing it links to is fetched. Raises BadInput."""
    letter = parse_mail(data)
    known = Metadata().filled(mail_metadata(letter), "mail")
    page, plain = _body(letter, "html"), _body(letter, "plain")
    if page is not None:
        try:
            yield article_of_page(path, page, options, known)
            return
        except BadInput:
            if plain is None:
                raise
    if plain is None:
        raise BadInput("the letter holds no text of its own: save what is attached to it and give that")
    yield article_of_text(path, plain, options, known)


def parse_mail(data: bytes) -> EmailMessage:
    """The letter's tree of parts. Raises BadInput when it is no letter or has too many parts."""
    if len(_PART.findall(data)) > MOST_PARTS:
        raise BadInput(f"it has more than {MOST_PARTS:,} parts: save the page or the letter by itself")
    try:
        letter = message_from_bytes(data.removeprefix(_BYTE_ORDER_MARK).lstrip(), policy=_BOUNDED)
    except RecursionError:
        raise BadInput("its parts lie too deep in one another: save the letter again from the mail program") from None
    if not isinstance(letter, EmailMessage) or not letter.keys():
        raise BadInput("it has no headers and so is no letter: save it again from the mail program")
    return letter


def header(part: EmailMessage, name: str) -> str | None:
    """A header on one line, decoded; None when there is none or it cannot be read."""
    try:
        value = str(part[name] or "")
    except Exception:  # the library trips over some broken headers
        return None
    return " ".join(clean_characters(value).split())[:_LONGEST_TOLD] or None


def mail_metadata(letter: EmailMessage) -> Metadata:
    """Title, sender and date. Who sends to a list is an outlet, who writes a letter is its author."""
    sender = _ADDRESS.sub("", _sender(letter) or "").strip(" <>\"'")
    person, _, body = _parted(sender)
    to_list = any(name in letter for name in _LIST_HEADERS)
    return Metadata(
        title=_REPLY.sub("", header(letter, "Subject") or "") or None,
        outlet=body or (sender if to_list and not body else None) or None,
        authors=(person,) if person and (body or not to_list) else (),
        published=_date(letter),
    )


def part_text(part: EmailMessage, *, markup: bool) -> str:
    """The text of a part in the encoding it declares, where that is true; else in the one it is in. Raises BadInput."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        raise BadInput("the part is empty: there is nothing to read")
    return text_in(data, part.get_content_charset(), markup=markup)


def _body(letter: EmailMessage, kind: str) -> str | None:
    """The letter's own text of that kind, no attachment."""
    try:
        part = letter.get_body((kind,))
        return part_text(part, markup=kind == "html") if isinstance(part, EmailMessage) else None
    except (BadInput, KeyError, AttributeError, TypeError):
        return None


def _sender(letter: EmailMessage) -> str | None:
    """The name the letter is from; the address says too little."""
    try:
        first = letter["From"].addresses[0]
        return clean_characters(first.display_name)
    except Exception:  # no such header, or one the library trips over
        return header(letter, "From")


def _parted(sender: str) -> tuple[str, str, str]:
    """ "Jane Doe from The Courier" as person, joint, outlet."""
    found = _ON_BEHALF.search(sender)
    return (sender[: found.start()], found.group(), sender[found.end() :]) if found else (sender, "", "")


def _date(letter: EmailMessage) -> str | None:
    try:
        found: datetime = parsedate_to_datetime(header(letter, "Date") or "")
        return found.isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
