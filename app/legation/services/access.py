"""Keys: made, recognised, revoked. A key is told once; the database holds what it can be compared with and not the key."""

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Iterable
from datetime import UTC, datetime

from legation.domain.access import Key, Scope, Who
from legation.errors import BadQuery, NotFound
from legation.store.keys import KeyRing

_WRITTEN = re.compile(r"legation_([0-9a-f]{16})_([0-9a-f]{64})")
_WORKSPACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_NAME = re.compile(r"[^\x00-\x1f\x7f]{1,100}")
_NOBODY = Key("", "", "", (), "00" * 16, "00" * 32, "", "")


def make_key(ring: KeyRing, name: str, scopes: Iterable[Scope], workspace: str) -> tuple[Key, str]:
    """A new key and how it is written; nobody can tell it again. Raises BadQuery for a name or workspace that cannot be."""
    if not _NAME.fullmatch(name.strip()):
        raise BadQuery("name the key after who will use it, with 1 to 100 letters")
    if not _WORKSPACE.fullmatch(workspace):
        raise BadQuery(f"{workspace!r} cannot be a workspace: use letters, digits, dots, dashes, 64 at most")
    id_, secret, salt = secrets.token_hex(8), secrets.token_hex(32), secrets.token_hex(16)
    held = tuple(sorted({Scope.READ, *scopes}))
    key = Key(id_, workspace, name.strip(), held, salt, _digest(secret, salt), _now())
    ring.add(key)
    return key, f"legation_{id_}_{secret}"


def recognise(ring: KeyRing, written: str) -> Who | None:
    """Who holds this key; None for one that is wrong or revoked. Takes as long for a wrong one as for a right one."""
    match = _WRITTEN.fullmatch(written.strip())
    found = ring.find(match[1]) if match else None
    key = found or _NOBODY
    right = hmac.compare_digest(_digest(match[2] if match else "", key.salt), key.digest)
    if not (right and found and found.revoked_at is None):
        return None
    return Who(found.name, found.workspace, frozenset(found.scopes), found.id)


def revoke_key(ring: KeyRing, id_: str) -> None:
    """Raises NotFound where there is no such key, or it was revoked before."""
    if not ring.revoke(id_, _now()):
        raise NotFound(f"no key {id_!r} is in use: `legation keys list` shows them")


def _digest(secret: str, salt: str) -> str:
    # The secret has 256 bits of chance: no slow hash is needed to keep it from being guessed.
    return hashlib.blake2b(secret.encode(), key=bytes.fromhex(salt), digest_size=32).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Allowance:
    """How many requests each caller may still make: a bucket that fills evenly, full for one minute's worth."""

    def __init__(self, a_minute: int) -> None:
        self.a_minute = a_minute
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, caller: str) -> tuple[int, float]:
        """(requests left, seconds until there is one more); -1 left when this one is too many."""
        now = time.monotonic()
        left, since = self._left.get(caller, (float(self.a_minute), now))
        left = min(self.a_minute, left + (now - since) * self.a_minute / 60) - 1
        if left < 0:
            self._left[caller] = (left + 1, now)
            return -1, -left * 60 / self.a_minute
        self._left[caller] = (left, now)
        return int(left), 60 / self.a_minute
