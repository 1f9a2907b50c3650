"""Which addresses may be fetched: web addresses of public hosts, written plainly, and nothing else."""

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

import idna

from legation.fetching.failures import Refused

_LONGEST = 4_000
_PORTS = {"http": 80, "https": 443}
PUBLIC_PORTS = frozenset({80, 443, 8000, 8008, 8080, 8443, 8888})
"""Where news is served. Others belong to mail, databases and consoles, which a request must not reach."""

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
_PLAIN = "/%:@!$&'()*+,;=~-._"
_PLAIN_IN_QUERY = _PLAIN + "?[]|{}^`"
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_BRACKETS = re.compile(r"\[[0-9A-Fa-f:.]+\](?::[0-9]*)?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
# Names that some networks answer from the inside (RFC 6761, RFC 6762, RFC 8375, ICANN's list of private names).
_INNER_NAMES = frozenset(
    ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "mail", "private", "test", "invalid",
     "example", "onion", "arpa", "alt", "workgroup", "domain", "host")
)  # fmt: skip

_CLOSED_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            # Public by number, yet it answers every virtual machine of a cloud with that machine's own settings.
            "168.63.129.16/32",
        ),
    )
)  # fmt: skip
_PUBLIC_6 = IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20"))
)
"""Teredo and what else lies in 2001::/23, documentation, 6to4, AS112, the retired 6bone."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart: `host` in lower case and ASCII, IPv6 without brackets; `target` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """As the Host header has it."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"

    @property
    def url(self) -> str:
        """Put together again."""
        return f"{self.scheme}://{self.authority}{self.target}"


def is_web_address(source: str) -> bool:
    """Whether the user means something to fetch, rather than a file."""
    return source[:8].lower().startswith(("http://", "https://"))


def parse_address(url: str, ports: Set[int] = PUBLIC_PORTS) -> Address:
    """Take a URL apart. Raises Refused for what is no plainly written web address; names are not looked up here."""
    url = url.strip()
    if len(url) > _LONGEST or _UNSAFE.search(url):
        raise Refused("the address is too long, or holds blanks, control characters or backslashes")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused(f"the address cannot be read: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise Refused("only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise Refused("addresses with a user name are not fetched: take the part before @ away")
    port = _PORTS[scheme] if port is None else port
    if port not in ports:
        raise Refused(f"port {port} is not one where news is served")
    return Address(scheme, plain_host(parts.netloc, parts.hostname or ""), port, _target(parts.path, parts.query))


def joined(base: Address, place: str) -> str:
    """The URL that `place` means on the page `base`."""
    try:
        return urljoin(base.url, place.strip())
    except ValueError as error:
        raise Refused(f"the address cannot be read: {error}") from None


def plain_host(netloc: str, host: str) -> str:
    """The host in lower-case ASCII. Raises Refused for numbers in disguise and for names of inner networks."""
    if netloc.startswith("["):
        return _ipv6(host if _BRACKETS.fullmatch(netloc) else "")
    host = _ascii(host.lower()).removesuffix(".")
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(host)
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise Refused("the host of the address is no host name")
    if len(labels) < 2 or labels[-1] in _INNER_NAMES:
        raise Refused(f"{host} names a host of an inner network, not of the web")
    return host


def why_closed(address: str) -> str | None:
    """Why this IP address is not connected to; None for a public one."""
    try:
        found = ip_address(address)
    except ValueError:
        return "it is no IP address"
    return _closed_4(found) if isinstance(found, IPv4Address) else _closed_6(found)


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    # Full-width digits, letters in circles and the like turn into others: nobody writes an honest address so.
    if unicodedata.normalize("NFKC", host).isascii():
        raise Refused("the host of the address is written in look-alike characters")
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        raise Refused("the host of the address is no host name") from None


def _ipv4(host: str) -> str:
    """Only four decimal numbers: 2130706433, 0177.0.0.1, 0x7f.1 and 127.1 all mean 127.0.0.1 to some and not to others."""
    try:
        found = IPv4Address(host)
    except ValueError:
        raise Refused("the host is a number in an unusual form: write four decimal numbers") from None
    return _open(str(found))


def _ipv6(host: str) -> str:
    try:
        if "%" in host:
            raise ValueError
        found = IPv6Address(host)
    except ValueError:
        raise Refused("the host of the address is no IPv6 address") from None
    return _open(str(found))


def _open(address: str) -> str:
    if why := why_closed(address):
        raise Refused(f"{address} is not fetched: {why}")
    return address


def _closed_4(address: IPv4Address) -> str | None:
    if any(address in network for network in _CLOSED_4) or not address.is_global:
        return "it is no public address"
    return None


def _closed_6(address: IPv6Address) -> str | None:
    inner = address.ipv4_mapped
    if inner is None and address in _TRANSLATED:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None:
        return _closed_4(inner)
    if address not in _PUBLIC_6 or any(address in network for network in _CLOSED_6) or address.is_multicast:
        return "it is no public address"
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return "it leads into a tunnel"
    return None


def _target(path: str, query: str) -> str:
    """Path and query in ASCII; what is escaped already stays as it is."""
    target = quote(path or "/", safe=_PLAIN)
    return f"{target}?{quote(query, safe=_PLAIN_IN_QUERY)}" if query else target
