"""What people decide of the graph: who is one, who is not, what they are called, which claim is wrong or right. Each act is kept and can be undone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from legation.domain.decision import Action, Decision
from legation.domain.entity import BODIES, PLACES, Entity, Kind
from legation.domain.ids import content_id
from legation.domain.names import normal_name
from legation.errors import Ambiguous, DecisionRefused, NotFound
from legation.linking.knowledge import Knowledge
from legation.services.background import entity_of
from legation.services.query import resolve_name
from legation.store.base import Store, StoreReader
from legation.store.filters import EntityView

_LONGEST_NAME = 200


class Curator:
    """Decides for one person. `by` is who decides; every method returns the decision as it was recorded.

    Raises NotFound for what is not there, DecisionRefused for what cannot hold; then nothing has changed.
    """

    def __init__(self, store: Store, knowledge: Knowledge, by: str) -> None:
        self.store, self.knowledge, self.by = store, knowledge, by

    def merge(self, loser: str, survivor: str, reason: str | None = None) -> Decision:
        """Two entities are one: all that is known of `loser` counts for `survivor` from now on."""
        one, other = self._entity(loser), self._entity(survivor)
        if one.entity.id == other.entity.id:
            raise DecisionRefused(f"{one.entity.name} and {other.entity.name} are one entity already")
        if not _same_sort(one.entity.kind, other.entity.kind):
            raise DecisionRefused(f"{_told(one.entity)} and {_told(other.entity)} cannot be one: they differ in kind")
        return self._decide(Action.MERGE, {"loser": one.entity.id, "survivor": other.entity.id}, reason)

    def distinct(self, one: str, other: str, reason: str | None = None) -> Decision:
        """Two entities are not one: they are no longer offered as likely duplicates."""
        ids = sorted((self._entity(one).entity.id, self._entity(other).entity.id))
        if ids[0] == ids[1]:
            raise DecisionRefused("they are one entity: undo the merge that made them one")
        return self._decide(Action.DISTINCT, {"one": ids[0], "other": ids[1]}, reason)

    def rename(self, entity: str, name: str, reason: str | None = None) -> Decision:
        """The entity is shown by this name from now on; its other names still find it."""
        view = self._entity(entity)
        called = " ".join(name.split())
        if not called:
            raise DecisionRefused("the name is empty: give the one it is to be shown by")
        if len(called) > _LONGEST_NAME:
            raise DecisionRefused(f"the name has more than {_LONGEST_NAME} characters: give a shorter one")
        if called == view.entity.name:
            raise DecisionRefused(f"{called} is its name already")
        return self._decide(Action.RENAME, {"entity": view.entity.id, "name": called}, reason)

    def split(
        self, entity: str, articles: Sequence[str], name: str | None = None, reason: str | None = None,
        text: str | None = None,
    ) -> Decision:  # fmt: skip
        """In these articles somebody else is meant, who gets an entity of the same kind; `text`: only where so spelled."""
        view = self._entity(entity)
        at = _now()
        called = (name or view.entity.name).strip()
        id_ = content_id("ent", "split", view.entity.kind.value, called, view.entity.id, *sorted(articles), at)
        new = Entity(id_, view.entity.kind, called, view.entity.subtype, (), view.entity.country, {}, view.entity.named)
        target = self._move(view, id_, articles, text)
        return self._decide(Action.SPLIT, target, reason, at, [new])

    def relink(
        self, entity: str, to: str, articles: Sequence[str], reason: str | None = None, text: str | None = None
    ) -> Decision:
        """In these articles `to` is meant instead; it may be one that only the knowledge base knows."""
        view = self._entity(entity)
        meant, new = self._known(to, view.entity.kind)
        if meant.id == view.entity.id:
            raise DecisionRefused(f"{meant.name} is what they mean already")
        if not _same_sort(meant.kind, view.entity.kind):
            raise DecisionRefused(f"{_told(view.entity)} cannot mean {_told(meant)}: they differ in kind")
        return self._decide(Action.RELINK, self._move(view, meant.id, articles, text), reason, new=new)

    def reject(self, claim: str, reason: str | None = None) -> Decision:
        """The claim is wrong: it leaves the graph and stays readable."""
        return self._judge(Action.REJECT, claim, reason)

    def confirm(self, claim: str, reason: str | None = None) -> Decision:
        """The claim is what the article says: it weighs as much as a claim can, and is no longer offered to be checked."""
        return self._judge(Action.CONFIRM, claim, reason)

    def _judge(self, action: Action, claim: str, reason: str | None) -> Decision:
        view = self.store.claim(claim)
        if view is None:
            raise NotFound(f"no claim {claim!r}: `legation claims --json` shows the ids")
        if view.rejected or view.confirmed:
            held = "rejected" if view.rejected else "confirmed"
            raise DecisionRefused(f"the claim {claim} is {held} already: undo that decision to decide anew")
        return self._decide(action, {"claim": claim}, reason)

    def undo(self, decision: str) -> None:
        """Take a decision back: the graph is as if it had never been."""
        if not self.store.undo(decision, _now()):
            raise NotFound(f"no decision {decision!r} that holds: `legation decisions` lists them")

    def _entity(self, text: str) -> EntityView:
        return resolve_name(self.store, text, self.knowledge)

    def _known(self, text: str, sort: Kind) -> tuple[Entity, list[Entity]]:
        """The entity, and as new one where only the knowledge base has it; there a name is looked for among its sort."""
        known = self.knowledge.entity(text)
        if known is not None and self.store.entity(known.id) is None:
            return entity_of(known), [entity_of(known)]
        try:
            return self._entity(text).entity, []
        except NotFound:
            names = [name for name in self.knowledge.names(normal_name(text)) if name.strong]
            exactly = [name for name in names if name.text == text]
            found = {name.entity: self.knowledge.entity(name.entity) for name in exactly or names}
            candidates = [one for one in found.values() if one is not None and _same_sort(one.kind, sort)]
            if not candidates:
                raise
            if len(candidates) > 1:
                raise Ambiguous(text, tuple((c.id, c.name, c.kind.value) for c in candidates)) from None
            return entity_of(candidates[0]), [entity_of(candidates[0])]

    def _move(self, view: EntityView, to: str, articles: Sequence[str], text: str | None) -> dict[str, str]:
        """The target of a split or relink. Raises where the articles do not mention the entity so."""
        wanted = sorted(set(articles))
        for article in wanted:
            if self.store.article(article) is None:
                raise NotFound(f"no article {article!r}: `legation claims --json` shows the ids")
            mentioned = (m for m in self.store.mentions(article) if m.entity.id == view.entity.id)
            if not any(text in (None, m.mention.text) for m in mentioned):
                spelled = f" as {text!r}" if text else ""
                raise DecisionRefused(f"the article {article} does not mention {view.entity.name}{spelled}")
        return {"entity": view.entity.id, "to": to, "articles": ",".join(wanted), **({"text": text} if text else {})}

    def _decide(
        self, action: Action, target: Mapping[str, str], reason: str | None, at: str | None = None,
        new: Sequence[Entity] = (),
    ) -> Decision:  # fmt: skip
        at = at or _now()
        id_ = content_id("dec", action.value, *(f"{key}={target[key]}" for key in sorted(target)), at)
        decision = Decision(id_, action, target, self.by, at, reason)
        self.store.decide(decision, new)
        return decision


def names_in(store: StoreReader, decisions: Iterable[Decision]) -> dict[str, str]:
    """Id to name of the entities that decisions concern, as they are called now; those that are gone are left out."""
    ids = sorted({id_ for decision in decisions for id_ in decision.entities})
    return {view.entity.id: view.entity.name for view in store.entities_by_id(ids, names=False)}


def _same_sort(one: Kind, other: Kind) -> bool:
    return one is other or any({one, other} <= sort for sort in (PLACES, BODIES))


def _told(entity: Entity) -> str:
    return f"{entity.name} ({entity.kind.value.replace('_', ' ')})"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
