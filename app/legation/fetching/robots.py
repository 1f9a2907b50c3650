"""robots.txt (RFC 9309): which paths a host lets us read, and how fast."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

AGENT = "legation"
LARGEST = 500 * 1024
"""Bytes of it that are read, as the standard says."""
_MOST_RULES = 5_000
_SLASHES = re.compile(r"%2[fF]")


@dataclass(frozen=True, slots=True)
class Rules:
    """`paths` are (pattern, allowed); the longest pattern that fits decides, and of equal ones the allowing."""

    paths: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allow(self, target: str) -> bool:
        """Whether this path with its query may be read."""
        wanted = _plain(target)
        fitting = [(len(pattern), allowed) for pattern, allowed in self.paths if _fits(pattern, wanted)]
        return max(fitting)[1] if fitting else True


OPEN = Rules()


def parse_robots(text: str, agent: str = AGENT) -> Rules:
    """The rules for this agent: those of its own groups together, else those for all."""
    own: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    named: set[str] = set()
    naming = has_own = False
    for key, value in _lines(text):
        if key == "user-agent":
            named = (named if naming else set()) | {value.split("/")[0].strip().lower()}
            naming, has_own = True, has_own or agent in named
        elif key in ("allow", "disallow", "crawl-delay"):
            naming = False
            if agent in named:
                own.append((key, value))
            if "*" in named:
                general.append((key, value))
    return _rules(own if has_own else general)


def _lines(text: str) -> list[tuple[str, str]]:
    pairs = (line.split("#", 1)[0].partition(":") for line in text.lstrip("\ufeff").splitlines())
    return [(key.strip().lower(), value.strip()) for key, colon, value in pairs if colon]


def _rules(lines: Sequence[tuple[str, str]]) -> Rules:
    paths = [(_plain(value), key == "allow") for key, value in lines if key != "crawl-delay" and value]
    delays = [found for key, value in lines if key == "crawl-delay" and (found := _seconds(value)) is not None]
    return Rules(tuple(paths[:_MOST_RULES]), max(delays, default=None))


def _seconds(value: str) -> float | None:
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else None


def _plain(path: str) -> str:
    """One spelling for all: escapes undone and made again, but an escaped slash stays one."""
    parts = _SLASHES.split(path)
    return "%2F".join(quote(unquote_to_bytes(part), safe="/*$?&=:@!'()+,;~-._") for part in parts)


def _fits(pattern: str, path: str) -> bool:
    """`*` stands for anything, `$` at the end for the end. Each part is looked for once: no pattern makes this slow."""
    ends = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not parts:
        return not ends or len(path) == len(first)
    at, last = len(first), parts.pop()
    for part in parts:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return len(path) - len(last) >= at and path.endswith(last) if ends else path.find(last, at) >= 0
