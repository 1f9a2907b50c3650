"""Who asks, and what they may do."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a key allows. Every key may read; `admin` may do everything in its workspace; `metrics` reads what the service counts of all."""

    READ = "read"
    WRITE = "write"
    CURATE = "curate"
    ADMIN = "admin"
    METRICS = "metrics"


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks: the name decisions are signed with, the one workspace they see, and what they may do there."""

    name: str
    workspace: str
    scopes: frozenset[Scope]
    key: str | None = None

    def may(self, scope: Scope) -> bool:
        """Whether they may do what takes this scope."""
        allowing = {scope} if scope is Scope.METRICS else {scope, Scope.ADMIN}
        return scope is Scope.READ or bool(allowing & self.scopes)


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
