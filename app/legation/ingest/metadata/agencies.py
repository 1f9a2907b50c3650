"""Which news agency wrote a report, where the article credits one: its dateline, its byline or its last line."""

import re
from collections.abc import Iterable, Sequence

from legation.ingest.blocks import Block
from legation.ingest.boilerplate.cuts import Reason

# As they sign; the first form is the name we tell.
_SIGNED = (
    ("Reuters", "Thomson Reuters"),
    ("Associated Press", "AP"),
    ("Agence France-Presse", "AFP"),
    ("Deutsche Presse-Agentur", "dpa", "DPA"),
    ("TASS", "ITAR-TASS", "Tass"),
    ("Interfax",),
    ("RIA Novosti", "RIA"),
    ("Xinhua", "Xinhua News Agency"),
    ("Kyodo", "Kyodo News"),
    ("Yonhap", "Yonhap News Agency"),
    ("Anadolu Agency", "Anadolu", "AA"),
    ("Canadian Press", "CP"),
    ("PA Media", "Press Association", "PA"),
    ("United Press International", "UPI"),
    ("Press Trust of India", "PTI"),
    ("Indo-Asian News Service", "IANS"),
    ("Australian Associated Press", "AAP"),
    ("Austria Press Agency", "APA"),
    ("Bloomberg", "Bloomberg News"),
    ("ANSA",),
    ("EFE",),
    ("Belga",),
    ("Ritzau",),
    ("NTB",),
    ("LETA",),
    ("Baltic News Service", "BNS"),
    ("Ukrinform",),
    ("Polish Press Agency", "PAP"),
    ("CTK", "\u010cTK"),
    ("MTI",),
    ("BTA",),
    ("SANA",),
    ("IRNA",),
    ("Petra",),
)
_NAMES = {form: forms[0] for forms in _SIGNED for form in forms}
_FORM = "|".join(re.escape(form) for form in sorted(_NAMES, key=len, reverse=True))
_CLOSING = re.compile(rf"(?:\((?:The )?({_FORM})\)|[\u2014\u2013-] ?(?:The )?({_FORM}))\.?$")
_CREDITED = re.compile(rf"(?:^|[,/|(\u2014\u2013-]\s?|\band |\bby )(?:[Tt]he )?({_FORM})\)?$", re.IGNORECASE)
_MOST_WORDS = 12


def agency_named(text: str) -> str | None:
    """The agency that is named so, in one of the forms in which agencies sign."""
    return _NAMES.get(text.strip().removeprefix("The ").removeprefix("the "))


def credited_agency(blocks: Sequence[Block], verdicts: Sequence[Reason | None]) -> str | None:
    """The agency in a byline, "By Jane Doe, Reuters", or behind the last paragraph: "... on Monday. (AP)"."""
    bylines = (
        block.text
        for block, verdict in zip(blocks, verdicts, strict=True)
        if verdict is Reason.METADATA and len(block.words) <= _MOST_WORDS
    )
    if found := _first_credited(bylines):
        return found
    last = next((block.text for block, verdict in zip(blocks[::-1], verdicts[::-1], strict=True) if not verdict), "")
    closing = _CLOSING.search(last)
    return agency_named(closing[1] or closing[2]) if closing else agency_named(last.rstrip("."))


def _first_credited(lines: Iterable[str]) -> str | None:
    for line in lines:
        credited = _CREDITED.search(line.strip())
        if credited and (known := _by_capitals(credited[1])):
            return known
    return None


def _by_capitals(form: str) -> str | None:
    """Bylines are often in capitals: "THE ASSOCIATED PRESS"."""
    return _NAMES.get(form) or next(
        (name for one, name in _NAMES.items() if form.isupper() and one.upper() == form), None
    )
