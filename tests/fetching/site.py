"""A real web server on the loopback, whose pages a test writes, and fetchers that may reach it under invented names."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from legation.fetching.answers import Limits
from legation.fetching.client import Fetcher, user_agent
from legation.fetching.connecting import AddressPolicy

LOOPBACK = "127.0.0.1"
HTML = "text/html; charset=utf-8"
Handler = Callable[["Request"], "Reply"]


@dataclass(frozen=True)
class Request:
    """What came in."""

    host: str
    target: str
    headers: dict[str, str]
    at: float


@dataclass
class Reply:
    """What goes out. `chunks` are sent as they come, without a length; `declared` is a length that may be a lie."""

    status: int = 200
    body: bytes | str = b""
    type: str | None = HTML
    headers: dict[str, str] = field(default_factory=dict)
    chunks: Iterator[bytes] | None = None
    declared: int | None = None


@dataclass
class Site:
    """The pages by host and path ("news.com/a"), and the requests that came."""

    pages: dict[str, Reply | Handler] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    port: int = 0
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, place: str, scheme: str = "http") -> str:
        host, _, path = place.partition("/")
        return f"{scheme}://{host}:{self.port}/{path}"

    def asked(self, host: str | None = None, *, robots: bool = False) -> list[str]:
        """Targets asked for, in order."""
        return [
            r.target
            for r in self.requests
            if (host is None or r.host == host) and (robots or r.target != "/robots.txt")
        ]

    def answer(self, request: Request) -> Reply:
        found = self.pages.get(request.host + request.target)
        if found is None:
            return Reply(404, "nothing here")
        return found(request) if callable(found) else found

    @contextmanager
    def counting(self) -> Iterator[None]:
        with self._lock:
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            yield
        finally:
            with self._lock:
                self._now -= 1


@contextmanager
def open_site() -> Iterator[Site]:
    """Serve until the end of the block."""
    site = Site()

    class Pages(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers.get("Host", "").rsplit(":", 1)[0]
            request = Request(host, self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic())
            site.requests.append(request)
            with site.counting():
                reply = site.answer(request)
            try:
                self._send(reply)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _send(self, reply: Reply) -> None:
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            if reply.type:
                self.send_header("Content-Type", reply.type)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.chunks is None:
                self.send_header("Content-Length", str(len(body) if reply.declared is None else reply.declared))
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            for chunk in [body] if reply.chunks is None else reply.chunks:
                self.wfile.write(chunk)
                self.wfile.flush()

        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            return

    server = Server((LOOPBACK, 0), Pages)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def policy_for(site: Site, resolve: Callable[[str, int], Sequence[str]] | None = None) -> AddressPolicy:
    """Every name means the loopback; only the site's own port is let through."""
    return AddressPolicy(resolve or (lambda host, port: [LOOPBACK]), frozenset({(LOOPBACK, site.port)}))


QUICK = Limits(total=5, step=2, delay=0.0, patience=5)


def fetcher_to(site: Site, limits: Limits = QUICK, policy: AddressPolicy | None = None, **more: object) -> Fetcher:
    return Fetcher(user_agent("desk@paper.com"), limits=limits, policy=policy or policy_for(site), **more)  # type: ignore[arg-type]


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def zipped(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)  # the same bytes at any time
