"""Who asks, and what they may do."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a key allows. Every key may read; `admin` may do everything."""

    READ = "read"
    WRITE = "write"
    CURATE = "curate"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks: the name decisions are signed with, the one workspace they see, and what they may do there."""

    name: str
    workspace: str
    scopes: frozenset[Scope]
    key: str | None = None

    def may(self, scope: Scope) -> bool:
        """Whether they may do what takes this scope."""
        return scope is Scope.READ or bool({scope, Scope.ADMIN} & self.scopes)


@dataclass(frozen=True, slots=True)
class Key:
    """A key without its secret, which is told once and never kept: `digest` is what is compared, made with `salt`."""

    id: str
    workspace: str
    name: str
    scopes: tuple[Scope, ...]
    salt: str
    digest: str
    created_at: str
    revoked_at: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing somebody did by REST, as the log of changes keeps it: times in UTC, `status` of the answer."""

    id: str
    at: str
    who: str
    method: str
    path: str
    status: int
