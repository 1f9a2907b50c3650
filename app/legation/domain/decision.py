"""What we decided, stored apart from what was read: links, merges, rejections; every one reversible."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Link:
    """That a mention means an entity: score in [0, 1], who decided ("resolver" or a person) and why."""

    mention: str
    entity: str
    score: float
    method: str
    reason: str
    decided_by: str = "resolver"
    knowledge_version: str | None = None


_ENTITIES = ("loser", "survivor", "one", "other", "entity", "to")


class Action(StrEnum):
    """What people can decide."""

    MERGE = "merge"
    SPLIT = "split"
    RELINK = "relink"
    REJECT = "reject"
    CONFIRM = "confirm"
    RENAME = "rename"
    DISTINCT = "distinct"


@dataclass(frozen=True, slots=True)
class Decision:
    """One audited act. `target` holds the ids it concerns (merge: loser, survivor; reject and confirm: claim; distinct: one, other),
    of a rename also the name.
    """

    id: str
    action: Action
    target: Mapping[str, str]
    decided_by: str
    decided_at: str
    reason: str | None = None
    undone_at: str | None = None

    @property
    def entities(self) -> frozenset[str]:
        """Ids of the entities it concerns."""
        return frozenset(self.target[key] for key in _ENTITIES if key in self.target)
