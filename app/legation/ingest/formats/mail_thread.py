"""Older messages inside a letter: what is quoted or forwarded is another's words of another day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from legation.ingest.dates import WRITTEN, iso_instant, written_date

_FEWEST_HEADERS = 2
_MOST_LINES_HEADER = 12
_MOST_LINES_INTRODUCTION = 3
_ADDRESS = re.compile(r"\s*[<\[(]?(?:mailto:)?\S+@\S+[>\])]?")
_RULE = re.compile(
    r"^[\s>]*(?:-{2,}\s*(?:forwarded (?:message|by\b.*)|original (?:message|appointment)|urspr\w+ nachricht|message d'origine)"
    r"\s*.*?-{2,}|begin forwarded message:|_{10,}|-{10,}|forwarded message:?)\s*$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^[\s>*]*(?P<name>from|sent|date|to|cc|bcc|subject|reply-to)\s*:\*?\s*(?P<value>.*?)\*?\s*$", re.IGNORECASE
)
_WROTE = re.compile(
    r"^[\s>]*(?:on\s+(?P<when>.{6,120}?),?\s+(?P<who>[^,<>\n]{2,80}?)\s*(?:<[^<>]{3,120}>)?\s*(?:wrote|writes|said)\s*:"
    r"|(?P<who2>[^,<>\n:]{2,60}?)\s*(?:<[^<>]{3,120}>)?\s+(?:wrote|writes)\s*(?:on\s+(?P<when2>[^:]{6,60}(?:\d\d:\d\d[^:]{0,12})?))?:)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r"^\s{0,3}(?:>|\|)\s?")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a thread: its words, and what the lines above them tell of it; None where they tell nothing."""

    text: str
    sender: str | None = None
    sent: str | None = None
    subject: str | None = None


def messages_of(text: str) -> list[Message]:
    """The letter's own words first, then those of each message it quotes or forwards, as they follow.

    Answers written between quoted lines are the sender's own. A letter that quotes nothing is one message.
    """
    own: list[str] = []
    older: list[Message] = []
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        opened = _opening(lines, at)
        if opened is not None:
            told, body, quoted = opened
            end = _end_of_quote(lines, body) if quoted else len(lines)
            inner = lines[body:end]
            older.extend(_older(told, [_QUOTED.sub("", line) for line in inner] if quoted else inner))
            at = end
        elif _QUOTED.match(lines[at]):
            end = _end_of_quote(lines, at)
            older.extend(_older(Message(""), [_QUOTED.sub("", line) for line in lines[at:end]]))
            at = end
        else:
            own.append(lines[at])
            at += 1
    return [Message("\n".join(own).strip()), *(one for one in older if one.text)]


def _older(told: Message, lines: Sequence[str]) -> list[Message]:
    """The message that is told of, and those inside it."""
    first, *inner = messages_of("\n".join(lines))
    return [Message(first.text, told.sender, told.sent, told.subject), *inner]


def _opening(lines: Sequence[str], at: int) -> tuple[Message, int, bool] | None:
    """(what is told, first line of the body, whether the body bears quote marks) of an older message that begins here."""
    if _QUOTED.match(lines[at]):
        return None
    introduction = ""
    for below in range(at, min(at + _MOST_LINES_INTRODUCTION, len(lines))):
        introduction = f"{introduction} {_QUOTED.sub('', lines[below]).strip()}".strip()
        if not lines[below].strip():
            break
        match = _WROTE.match(introduction)
        body = _next_line(lines, below + 1)
        if match and ((body < len(lines) and _QUOTED.match(lines[body])) or (match["when"] and _date(match["when"]))):
            who, when = match["who"] or match["who2"], match["when"] or match["when2"]
            quoted = body < len(lines) and bool(_QUOTED.match(lines[body]))
            return Message("", _name(who), _date(when or "")), body, quoted
        if not re.match(r"[\s>]*(?:on\b|[A-Z])", lines[at], re.IGNORECASE):
            break
    start = _next_line(lines, at + 1) if _RULE.match(lines[at]) else at
    headers, body = _headers(lines, start)
    if "from" in headers and (len(headers) >= _FEWEST_HEADERS + (start == at)):
        sent = headers.get("sent") or headers.get("date") or ""
        return Message("", _name(headers["from"]), _date(sent), headers.get("subject") or None), body, False
    return None


def _headers(lines: Sequence[str], at: int) -> tuple[dict[str, str], int]:
    """The header lines from here on, and where the words below them begin."""
    found: dict[str, str] = {}
    end = at
    for end in range(at, min(at + _MOST_LINES_HEADER, len(lines))):
        match = _HEADER.match(lines[end])
        if match is None:
            if found and lines[end].strip() and not lines[end - 1].strip().endswith((",", ";")):
                break
            if not found or not lines[end].strip():
                break
            continue
        found[match["name"].lower()] = match["value"].strip()
    else:
        end = min(at + _MOST_LINES_HEADER, len(lines))
    return found, end


def _end_of_quote(lines: Sequence[str], at: int) -> int:
    """The first line that bears no quote mark; blank lines between quoted ones belong to the quotation."""
    end = at
    while end < len(lines) and (_QUOTED.match(lines[end]) or not lines[end].strip()):
        end += 1
    return end


def _next_line(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _name(sender: str | None) -> str | None:
    """The name without address, order and quotes: "Berg, Jon <jon@...>" is Jon Berg."""
    plain = _ADDRESS.sub("", sender or "").strip(" \"'<>*,;")
    last, comma, first = plain.partition(", ")
    return (f"{first} {last}" if comma and " " not in first and "," not in first else plain) or None


def _date(text: str) -> str | None:
    """The day or instant in such lines: "Thu, 7 May 2020 at 09:12", "Thursday, 7 May 2020 09:12", "5/21/2020 9:12 AM"."""
    plain = " ".join(text.split())
    try:
        return parsedate_to_datetime(plain).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        pass
    if WRITTEN.search(plain):
        return written_date(plain)
    number = re.search(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|\b\d{4}-\d\d-\d\d\b", plain)
    return iso_instant(number.group()) if number else None
