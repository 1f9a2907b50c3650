"""Title, outlet and published date of public pages, ours beside the libraries': part of `make bench-pages PAGES=folder`.

What is true is told by those who made the set: `title` and `published` of its lines. Where they tell no date, the address does that
has one in its path (/2020/07/10/, /2020/07/), and the outlet is right whose letters are those of the address's host. The page itself is read
without its address. A day of last change that is told as that of publication is counted apart.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.readers import read_bytes

Gold = Mapping[str, Any]
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d?)(?:[/-]?(\d\d?))?(?=[/-]|$)")
_CHANGED = re.compile(
    rb"""(?:dateModified"\s*:\s*"|(?:article:modified_time|og:updated_time)["']\s+content=["'])(\d{4}-\d\d-\d\d)"""
)
_PART = 0.6
"""Of a longer title a shorter one must be so much: the rest is the site's name."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader tells of a page."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None


def metadata_lines(gold: Sequence[Gold], pages: Mapping[str, bytes]) -> Iterator[str]:
    """A line for each reader, over the pages that tell what is asked."""
    asked = [one for one in gold if one.get("title") or one.get("url")]
    readers: Mapping[str, Callable[[str, bytes], Known]] = {
        "legation": _ours,
        "trafilatura": _trafilatura,
        "htmldate": _htmldate,
    }
    for name, read in readers.items():
        told = {one["file"]: read(one["file"], pages[one["file"]]) for one in asked}
        yield f"public metadata, {name:12} {_dates(asked, told, pages)}; {_titles(asked, told)}; {_outlets(asked, told)}"


def _ours(file: str, data: bytes) -> Known:
    articles = [one.article for one in read_bytes(Path(file).stem, data, ReadOptions()) if isinstance(one, ArticleRead)]
    return Known(articles[0].title, articles[0].outlet, articles[0].published) if articles else Known()


def _trafilatura(_: str, data: bytes) -> Known:
    from trafilatura import extract_metadata

    found = extract_metadata(data)
    return Known(found.title, found.sitename, found.date) if found else Known()


def _htmldate(_: str, data: bytes) -> Known:
    from htmldate import find_date

    return Known(published=find_date(data, original_date=True))


def _dates(gold: Sequence[Gold], told: Mapping[str, Known], pages: Mapping[str, bytes]) -> str:
    counts = dict.fromkeys(("right", "changed", "other", "none"), 0)
    for one in gold:
        true = true_date(one)
        if true is None:
            continue
        day = (told[one["file"]].published or "")[:10]
        changed = {found.decode() for found in _CHANGED.findall(pages[one["file"]])}
        how = "none" if not day else "right" if day.startswith(true) else "changed" if day in changed else "other"
        counts[how] += 1
    return (
        f"date {_share(counts['right'], sum(counts.values()))}, last change {counts['changed']}, "
        f"another day {counts['other']}, none {counts['none']}"
    )


def _titles(gold: Sequence[Gold], told: Mapping[str, Known]) -> str:
    asked = [one for one in gold if one.get("title")]
    right = sum(same_title(told[one["file"]].title, one["title"]) for one in asked)
    return f"title {_share(right, len(asked))}"


def _outlets(gold: Sequence[Gold], told: Mapping[str, Known]) -> str:
    asked = [one for one in gold if one.get("url")]
    given = [one for one in asked if told[one["file"]].outlet]
    right = sum(is_of_host(told[one["file"]].outlet, one["url"]) for one in given)
    return f"outlet told of {len(given)} of {len(asked)}, {_share(right, len(given))} as the host"


def true_date(one: Gold) -> str | None:
    """The day, or the month, it was published; None where nobody tells."""
    if published := one.get("published"):
        return str(published)[:10]
    found = _IN_PATH.search(urlsplit(one.get("url") or "").path)
    if found is None:
        return None
    year, month, day = found.groups()
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def same_title(told: str | None, true: str) -> bool:
    """The same letters, or all but the site's name at one end."""
    shorter, longer = sorted((_letters(told or ""), _letters(true)), key=len)
    return (
        bool(shorter)
        and (longer.startswith(shorter) or longer.endswith(shorter))
        and len(shorter) >= _PART * len(longer)
    )


def is_of_host(outlet: str | None, url: str) -> bool:
    """Whether the host is made of its letters, its first words' or its initials."""
    host = _letters((urlsplit(url).hostname or "").removeprefix("www."))
    words = [_letters(word) for word in re.findall(r"\w+", outlet or "")]
    whole, bare = "".join(words), "".join(word for word in words if word != "the")
    initials = "".join(word[:1] for word in words)
    return any(len(name) > 1 and name in host for name in (whole, bare, initials))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _share(right: int, of: int) -> str:
    return f"{right / max(1, of):.3f} of {of}"
