"""Connections to checked addresses only: names are resolved, every answer is judged, and the peer is judged once more."""

import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import httpcore

from legation.fetching.addresses import PUBLIC_PORTS, why_closed
from legation.fetching.failures import FetchFailed, Refused

Resolver = Callable[[str, int], Sequence[str]]
"""The IP addresses of a host, in the order to try them. Raises OSError when there are none."""
_TRIED = 4


def system_resolver(host: str, port: int) -> list[str]:
    """What this machine's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


class Deadline:
    """The moment a fetch must be over, however slowly the other side sends."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds left, at most `most`. Raises FetchFailed when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchFailed(f"it took longer than {self._seconds:g} seconds and was given up", passing=True)
        return left if most is None else min(left, most)

    def extend(self, seconds: float) -> None:
        """Do not count the time we waited out of politeness."""
        self._end += seconds


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Which hosts may be connected to. `allowed` (address, port) pairs are let through unjudged: a test's own server.

    No setting fills `allowed`: only code that makes a policy can.
    """

    resolve: Resolver = system_resolver
    allowed: frozenset[tuple[str, int]] = frozenset()

    @property
    def ports(self) -> frozenset[int]:
        """Ports an address may name."""
        return PUBLIC_PORTS | {port for _, port in self.allowed}

    def verified(self, host: str, port: int, deadline: Deadline) -> list[str]:
        """The addresses of the host. Raises Refused when a single one is closed: an honest host has none such."""
        found = [host] if _is_ip(host) else _resolved(self.resolve, host, port, deadline)
        for address in found:
            self.check(host, address, port)
        return found

    def check(self, host: str, address: str, port: int) -> None:
        """Raise Refused for a closed address. The message keeps the address to itself: it may tell of an inner network."""
        if (address, port) not in self.allowed and why_closed(address):
            raise Refused(f"{host} leads to an address that is not public: it is not fetched")


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to addresses the policy allows and keeps every step within the deadline."""

    def __init__(self, policy: AddressPolicy, deadline: Deadline) -> None:
        self._policy = policy
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to one of the checked addresses, never to the name: it could mean another one by now."""
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._policy.verified(host, port, self._deadline)[:_TRIED]:
            left = self._deadline.left(timeout)
            try:
                stream = httpcore.SyncBackend().connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            try:
                self._policy.check(host, str(stream.get_extra_info("server_addr")[0]), port)
            except BaseException:
                stream.close()
                raise
            return _Timed(stream, self._deadline)
        raise failure


class _Timed(httpcore.NetworkStream):
    """A stream whose every read and write ends by the deadline: a slow sender cannot win time byte by byte."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(
            self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _resolved(resolve: Resolver, host: str, port: int, deadline: Deadline) -> list[str]:
    """In a thread of its own, because a resolver knows no time limit."""
    answers: list[str] = []
    failures: list[Exception] = []

    def ask() -> None:
        try:
            answers.extend(resolve(host, port))
        except (OSError, UnicodeError) as error:
            failures.append(error)

    asking = threading.Thread(target=ask, name="resolve", daemon=True)
    asking.start()
    asking.join(deadline.left())
    deadline.left()
    if not answers:
        raise FetchFailed(f"{host} is not known: check the address and the network", passing=True)
    return answers
