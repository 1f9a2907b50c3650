"""Who an article is: canonical url, ids, and the signature by which near-identical articles are known."""

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from legation.domain.article import Article, Cut, article_id, article_revision
from legation.ingest.boilerplate.cuts import without_cuts

if TYPE_CHECKING:
    import numpy as np

PERMUTATIONS = 64
_SHINGLE = 5
_FEWEST_WORDS = 20
_PRIME = (1 << 31) - 1
_WORD = re.compile(r"[^\W_]+")
_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|cmpid|cmp|ncid|ocid|ito|smid|sref|ref|ref_src|"
    r"source|src|share|partner|feed|spm|at_\w+|ns_\w+|xtor|_ga|guccounter|guce_\w+|wt\.\w+|amp|outputtype|rss)$",
    re.IGNORECASE,
)
_PORTS = {"http": ":80", "https": ":443"}


def canonical_url(url: str | None) -> str | None:
    """Lower-case host, no fragment, no tracking parameters, no default port; None when it is no web address."""
    if not url or len(url) > 4000:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or not host:
        return None
    scheme = parts.scheme.lower()
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    place = host + (port if port != _PORTS[scheme] else "")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, place, path, urlencode(sorted(query)), ""))


def make_article(
    text: str,
    cuts: tuple[Cut, ...],
    *,
    title: str | None = None,
    outlet: str | None = None,
    authors: tuple[str, ...] = (),
    url: str | None = None,
    published: str | None = None,
    updated: str | None = None,
    language: str = "en",
    section: str | None = None,
    place: str | None = None,
    agency: str | None = None,
    external_id: str | None = None,
) -> Article:
    """An article with its ids and signature."""
    address = canonical_url(url)
    return Article(
        id=article_id(text, title, outlet, address),
        revision=article_revision(text),
        text=text,
        title=title,
        outlet=outlet,
        authors=authors,
        url=address,
        published=published,
        updated=updated,
        language=language,
        cuts=cuts,
        signature=signature(_body(without_cuts(text, cuts), title)),
        section=section,
        place=place,
        agency=agency,
        external_id=external_id,
    )


def signature(text: str) -> tuple[int, ...]:
    """MinHash over the 5-word shingles of the text; empty when it is too short to tell."""
    import numpy as np  # a tenth of a second to load

    words = _WORD.findall(text.lower())
    if len(words) < _FEWEST_WORDS:
        return ()
    hashes = np.fromiter(set(_hashes(words)), dtype=np.uint64)
    multipliers, offsets = _permutations()
    # Below 2**31 times 2**31 plus 2**31 stays inside 64 bits: exact, and the same on every machine.
    lowest = np.full(PERMUTATIONS, _PRIME, dtype=np.uint64)
    for chunk in np.array_split(hashes, 1 + len(hashes) // 4096):
        mixed = (np.outer(multipliers, chunk) + offsets[:, None]) % np.uint64(_PRIME)
        lowest = np.minimum(lowest, mixed.min(axis=1))
    return tuple(int(value) for value in lowest)


def _hashes(words: Sequence[str]) -> Iterator[int]:
    """One for each five words in a row."""
    encoded = [word.encode("utf-8") for word in words]
    line = b" ".join(encoded)
    ends = list(accumulate(encoded, lambda end, word: end + 1 + len(word), initial=-1))
    for first in range(len(words) - _SHINGLE + 1):
        yield zlib.crc32(line[ends[first] + 1 : ends[first + _SHINGLE]]) % _PRIME


@cache
def _permutations() -> tuple[
    "np.ndarray[tuple[int], np.dtype[np.uint64]]", "np.ndarray[tuple[int], np.dtype[np.uint64]]"
]:
    """Multipliers and offsets drawn by a fixed congruential generator, so no library's random state matters."""
    import numpy as np

    state = 20161221
    drawn: list[int] = []
    while len(drawn) < 2 * PERMUTATIONS:
        state = (6364136223846793005 * state + 1442695040888963407) % (1 << 64)
        drawn.append(1 + (state >> 33) % (_PRIME - 1))
    numbers = np.array(drawn, dtype=np.uint64)
    return numbers[:PERMUTATIONS], numbers[PERMUTATIONS:]


def _body(text: str, title: str | None) -> str:
    """The text after its own headline: reprints change the headline and nothing else."""
    first, _, rest = text.partition("\n")
    return rest if title and rest and _same_words(first, title) else text


def _same_words(a: str, b: str) -> bool:
    return _WORD.findall(a.lower()) == _WORD.findall(b.lower())
