"""Title, authors, date and dateline of an article that is plain text, where the text itself gives them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from legation.ingest.blocks import Block
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.head import FIELD, first_paragraph, head_lines, is_filed_by
from legation.ingest.boilerplate.prose import is_prose
from legation.ingest.dates import MONTHS, WRITTEN, iso_instant, written_date
from legation.ingest.html.metadata import Metadata, split_authors
from legation.ingest.metadata.agencies import agency_named, credited_agency

_HEAD_LINES = 40
_DAY = 10
_OPENING = 2  # a lead may stand above the dateline
_BYLINE = re.compile(
    r"^(?:(?:story |text |words |written |reported |report )?by|author|authors)\b:?\s+(?P<names>.{3,120})$",
    re.IGNORECASE,
)
_BYLINE_HEAD = re.compile(r"^(?:by|authors?(?: of (?:the|this) (?:article|story))?|written by)\s*:?$", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:last )?(?:updated|modified)\b(?:\s+(?:on|at))?:?\s*(?P<date>.{6,70})", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:first )?(?:published|posted|written|issued|released|publication date|date|pub date)\b(?:\s+(?:on|at))?:?\s*(?P<date>.{6,70})",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?")
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:19|20)\d\d(?:\s*[-\u2013]\s*(?:19|20)\d\d)?,?\s+(?P<name>[A-Z][^.,|]{2,50}?)(?:[.,|]|\s+all rights|\s+\d{1,4}$|$)",
    re.IGNORECASE,
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_PLACE = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019/ -]{1,30}"
_DATELINE = re.compile(
    rf"^(?P<place>{_PLACE}(?:, (?!(?i:{_MONTH})\b)[A-Z][\w.'\u2019 ]{{1,24}})?)(?:, (?i:{_MONTH})\.? \d{{1,2}}(?:,? \d{{4}})?)?"
    r"(?:\s+\((?P<agency>[A-Z][\w. &/-]{1,40})\))?,?\s+(?:[\u2013\u2014-]|--)\s+\S"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report was filed and by which agency: "RIGA, Latvia (Reuters) —"."""

    place: str
    agency: str | None


def text_metadata(blocks: Sequence[Block], verdicts: Sequence[Reason | None]) -> Metadata:
    """What the lines around the article tell. Nothing is guessed from the article's own sentences."""
    solid = [not verdict and is_prose(block) for block, verdict in zip(blocks, verdicts, strict=True)]
    first = first_paragraph(blocks, solid) if any(solid) else 0
    above = [block.text for block in blocks[max(0, first - _HEAD_LINES) : first]]
    below = [block.text for at, block in enumerate(blocks) if at > first and verdicts[at] is not None]
    fields = {match["name"].lower(): match["value"].strip() for line in above if (match := FIELD.match(line))}
    known = Metadata(
        title=fields.get("title") or fields.get("headline") or _title(blocks, verdicts, first),
        outlet=next(
            (fields[name] for name in ("outlet", "publisher", "newspaper", "publication", "source") if name in fields),
            None,
        ),
        authors=_authors(above),
        url=next((fields[name] for name in ("url", "link") if name in fields), None),
        section=fields.get("section"),
    )
    return replace(
        known.filled(_dates(above), "text")
        .filled(_dates(below, bare=False), "text")
        .filled(copyright_owner(below), "text"),
        found={},
    )


def text_dates(blocks: Sequence[Block], verdicts: Sequence[Reason | None], changed: str | None = None) -> Metadata:
    """The dates that the lines above the article tell; one without a word to it that is the day of a known change is no publication."""
    solid = [not verdict and is_prose(block) for block, verdict in zip(blocks, verdicts, strict=True)]
    first = first_paragraph(blocks, solid) if any(solid) else 0
    return _dates([block.text for block in blocks[max(0, first - _HEAD_LINES) : first]], changed=changed)


def dateline_of(text: str) -> Dateline | None:
    """The dateline at the start of a paragraph."""
    match = _DATELINE.match(text[:160])
    return Dateline(match["place"].strip(), match["agency"]) if match else None


def filed(blocks: Sequence[Block], verdicts: Sequence[Reason | None]) -> Metadata:
    """Where the report was filed and which agency wrote it, by its dateline and its credits."""
    kept = (block for block, verdict in zip(blocks, verdicts, strict=True) if verdict is None and is_prose(block))
    dateline = next((found for block in islice(kept, _OPENING) if (found := dateline_of(block.text))), None)
    agency = dateline.agency if dateline else None
    return Metadata(
        place=dateline.place if dateline else None,
        agency=(agency_named(agency) or agency) if agency else credited_agency(blocks, verdicts),
    )


def _title(blocks: Sequence[Block], verdicts: Sequence[Reason | None], first: int) -> str | None:
    lines = [blocks[at] for at in head_lines(blocks, verdicts, first)]
    if lines:
        return lines[0].text
    # The first line of a clean text is its headline however short it is.
    opening = blocks[0] if first == 1 and verdicts[0] is None and not blocks[0].ends_sentence else None
    return opening.text if opening else None


def _authors(lines: Sequence[str]) -> tuple[str, ...]:
    for at, line in enumerate(lines):
        match = _BYLINE.match(line)
        headed = at > 0 and _BYLINE_HEAD.match(lines[at - 1])
        names = match["names"] if match else line if headed or is_filed_by(line) else ""
        if authors := split_authors(WRITTEN.sub("", names)):
            return tuple(authors)
    return ()


def _dates(lines: Sequence[str], *, bare: bool = True, changed: str | None = None) -> Metadata:
    """Dates with a word that says what they are; a date by itself is the article's only above it."""
    updated = next(
        (found for line in lines if (match := _UPDATED.search(line)) and (found := _date_in(match["date"]))), None
    )
    plain = [_UPDATED.sub("", line) for line in lines if len(line) < 160]
    stated = (found for line in plain if (match := _PUBLISHED.search(line)) and (found := _date_in(match["date"])))
    day = (updated or changed or "")[:_DAY]
    alone = (found for line in plain if bare and len(line) < 80 and (found := _date_in(line)) and found[:_DAY] != day)
    return Metadata(published=next(stated, None) or next(alone, None), updated=updated)


def _date_in(text: str) -> str | None:
    stamp = _STAMP.search(text)
    return (iso_instant(stamp.group()) if stamp else None) or written_date(text) or iso_instant(text)


def copyright_owner(lines: Iterable[str]) -> Metadata:
    """The outlet in a copyright line: "© 2016 The Riga Courier"."""
    return Metadata(outlet=next((match["name"].strip() for line in lines if (match := _COPYRIGHT.match(line))), None))
