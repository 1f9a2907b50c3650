"""Fetches a web address politely and within limits: checked at every hop, robots.txt obeyed, nothing kept but what it returns."""

import logging
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

import httpcore

from legation.fetching.addresses import Address, joined, parse_address
from legation.fetching.answers import Fetched, Limits, Validators
from legation.fetching.bodies import CODINGS, read_body
from legation.fetching.connecting import AddressPolicy, CheckedBackend, Deadline
from legation.fetching.failures import FetchFailed, Refused
from legation.fetching.media_types import ANYTHING, READABLE, charset_of, media_type
from legation.fetching.politeness import HostScheduler, retry_after
from legation.fetching.robots import LARGEST, OPEN, Rules, parse_robots

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_FIRST_WAIT = 2.0
_ROBOTS_KEPT = 3_600.0
_MOST_ROBOTS = 2_000
_UNWILLING = 300.0
"""Seconds until a host that failed to give its robots.txt is asked again."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    data: bytes


@dataclass(frozen=True, slots=True)
class _FetchRequest:
    """What may come and how much of it is taken."""

    types: frozenset[str] = READABLE
    size: int = 0
    shorten: bool = False
    headers: tuple[tuple[str, str], ...] = ()


def user_agent(contact: str | None = None) -> str:
    """The User-Agent header, with the contact address where there is one."""
    more = f"; {contact}" if contact else ""
    return f"Legation/{version('legation')} (reads news articles for its user, obeys robots.txt{more})"


class Fetcher:
    """Fetches one address after another. Safe to share between threads; the same host is asked once at a time."""

    def __init__(
        self,
        agent: str,
        *,
        limits: Limits | None = None,
        policy: AddressPolicy | None = None,
        trust: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits = limits or Limits()
        self._agent = agent
        self._policy = policy or AddressPolicy()
        self._trust = trust
        self._clock = clock
        self._scheduler = HostScheduler(self.limits.patience, clock, sleep)
        self._robots: dict[str, tuple[float, Rules | None]] = {}

    def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """The answer of that address, or that nothing changed since `known`. Raises FetchFailed, of it Refused."""
        asked = parse_address(url, self._policy.ports)
        deadline = Deadline(self.limits.total)
        request = _FetchRequest(size=self.limits.size, headers=_conditions(known))
        try:
            address, answer, notes = self._follow(asked, request, deadline, obey=True)
        except FetchFailed:
            raise
        except (httpcore.ConnectError, httpcore.NetworkError, httpcore.TimeoutException, OSError) as error:
            deadline.left()
            raise FetchFailed(f"{asked.host} does not answer as it should: {_words(error)}", passing=True) from None
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise FetchFailed(f"{asked.host} does not speak HTTP: {_words(error)}", passing=True) from None
        for note in notes:
            logging.getLogger(__name__).warning("%s: %s", asked.url, note)
        return _fetched(address, answer, known)

    def _follow(
        self, address: Address, request: _FetchRequest, deadline: Deadline, *, obey: bool
    ) -> tuple[Address, _Answer, tuple[str, ...]]:
        """The first answer that is no redirect. Every hop is an address of its own: judged, and its host's rules obeyed."""
        notes: tuple[str, ...] = ()
        for _ in range(self.limits.redirects + 1):
            rules = self._rules(address, deadline) if obey else OPEN
            if not rules.allow(address.target):
                raise FetchFailed(f"{address.host} asks robots not to read this (robots.txt)")
            answer = self._patiently(address, request, deadline, rules.delay)
            place = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not place:
                return address, answer, notes
            onward = parse_address(joined(address, _as_utf8(place)), self._policy.ports)
            if (address.scheme, onward.scheme) == ("https", "http"):
                notes = (*notes, "it leads from https to http: what came could have been altered on its way")
            address = onward
        raise FetchFailed(f"it leads on and on, more than {self.limits.redirects} times")

    def _patiently(self, address: Address, request: _FetchRequest, deadline: Deadline, delay: float | None) -> _Answer:
        """The answer; a host that is busy is asked again, each time later, as far as our patience goes."""
        pause = min(max(self.limits.delay, delay or 0.0), self.limits.longest_delay)
        for tried in range(self.limits.tries):
            with self._scheduler.turn(address.host, pause, deadline):
                answer = self._ask(address, request, deadline)
            if answer.status not in _BUSY:
                return answer
            asked = retry_after(answer.headers.get("retry-after"))
            wait = _FIRST_WAIT * 2**tried if asked is None else asked
            self._scheduler.postpone(address.host, wait)
        raise FetchFailed(f"{address.host} is busy ({answer.status})", passing=True, retry_after=wait)

    def _ask(self, address: Address, request: _FetchRequest, deadline: Deadline) -> _Answer:
        """One request over one connection of its own."""
        url = httpcore.URL(
            scheme=address.scheme.encode(),
            host=address.host.encode(),
            port=address.port,
            target=address.target.encode(),
        )
        headers = [("Host", address.authority), ("User-Agent", self._agent), *_HEADERS, *request.headers]
        step = self.limits.step
        timeouts = {"connect": step, "read": step, "write": step, "pool": step}
        backend = CheckedBackend(self._policy, deadline)
        trust = self._context if address.scheme == "https" else None
        with (
            httpcore.ConnectionPool(ssl_context=trust, max_connections=1, network_backend=backend) as pool,
            pool.stream("GET", url, headers=headers, extensions={"timeout": timeouts}) as response,
        ):
            told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            data = _body(response, told, request, address) if response.status == 200 else b""
            return _Answer(response.status, told, data)

    def _rules(self, address: Address, deadline: Deadline) -> Rules:
        """What the host's robots.txt says, kept for an hour. Raises FetchFailed while it cannot be had."""
        place = f"{address.scheme}://{address.authority}"
        until, rules = self._robots.get(place, (0.0, None))
        if self._clock() >= until:
            rules, kept = self._robots_of(Address(address.scheme, address.host, address.port, "/robots.txt"), deadline)
            if len(self._robots) >= _MOST_ROBOTS:
                self._robots.clear()
            until = self._clock() + kept
            self._robots[place] = until, rules
        if rules is None:
            wait = max(0.0, until - self._clock())
            message = f"{address.host} does not give its robots.txt now: it is read when it does"
            raise FetchFailed(message, passing=True, retry_after=wait)
        return rules

    def _robots_of(self, address: Address, deadline: Deadline) -> tuple[Rules | None, float]:
        """The rules, or None where the host fails, and how long that holds."""
        try:
            _, answer, _ = self._follow(address, _FetchRequest(ANYTHING, LARGEST, shorten=True), deadline, obey=False)
        except Refused:
            raise
        except FetchFailed as error:
            if error.passing and error.retry_after is None:
                raise
            return (None, max(_UNWILLING, error.retry_after or 0.0)) if error.passing else (OPEN, _ROBOTS_KEPT)
        if answer.status == 200:
            return parse_robots(answer.data.decode("utf-8", "replace")), _ROBOTS_KEPT
        return (None, _UNWILLING) if answer.status >= 500 else (OPEN, _ROBOTS_KEPT)

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return self._trust or httpcore.default_ssl_context()


_HEADERS = (
    ("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"),
    ("Accept-Encoding", CODINGS),
    ("Connection", "close"),
)


def _conditions(known: Validators | None) -> tuple[tuple[str, str], ...]:
    if known is None:
        return ()
    asked = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return tuple((name, value) for name, value in asked if value)


def _body(response: httpcore.Response, told: Mapping[str, str], request: _FetchRequest, address: Address) -> bytes:
    kind = media_type(told.get("content-type"), address.target)
    if request.types and kind not in request.types:
        raise FetchFailed(f"it is {kind or 'of no known kind'}, which holds no article")
    length = told.get("content-length", "")
    if length.isdigit() and not request.shorten and (len(length) > 15 or int(length) > request.size):
        raise FetchFailed(f"it holds more than {request.size / 1_000_000:g} MB: it is not read")
    return read_body(response.iter_stream(), told.get("content-encoding", ""), request.size, shorten=request.shorten)


def _fetched(address: Address, answer: _Answer, known: Validators | None) -> Fetched:
    if answer.status == 304 and known is not None:
        return Fetched(address.url, validators=known, changed=False)
    if answer.status != 200:
        wait = retry_after(answer.headers.get("retry-after"))
        raise FetchFailed(
            f"{address.host} answers {answer.status}{_MEANINGS.get(answer.status, '')}",
            passing=answer.status in _PASSING,
            retry_after=wait,
        )
    kind = answer.headers.get("content-type")
    given = Validators(_kept(answer.headers.get("etag")), _kept(answer.headers.get("last-modified")))
    return Fetched(address.url, answer.data, media_type(kind, address.target), charset_of(kind), given)


_MEANINGS = {
    401: ": it wants a password",
    402: ": it wants to be paid",
    403: ": it does not let us read this",
    404: ": there is no such page",
    410: ": the page is gone for good",
    451: ": the page is withheld for legal reasons",
}


def _kept(value: str | None) -> str | None:
    """A validator worth sending back: printable and of sensible length."""
    return value if value and len(value) <= 400 and value.isascii() and value.isprintable() else None


def _as_utf8(value: str) -> str:
    """Headers are read byte by byte; many hosts mean UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
