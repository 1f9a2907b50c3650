"""What agents may ask: seven questions that fit together, each answer bounded and cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from legation.agents import cited
from legation.agents.cited import JsonObject
from legation.domain.relation import Level
from legation.errors import NotFound
from legation.linking.knowledge import Knowledge
from legation.services.background import background
from legation.services.disputes import disputes
from legation.services.ends import Ends, meant
from legation.services.graph_view import GraphView
from legation.services.query import find_entities, id_of, relations_of, resolve_name
from legation.store.base import StoreReader
from legation.store.filters import (
    OUTLET,
    ClaimFilter,
    ClaimQuery,
    ClaimView,
    EntityQuery,
    EventQuery,
    Order,
    Page,
    Paging,
    RelationQuery,
)

MOST = 25
"""Items of one answer at most: about 2,000 characters each."""
_FACTS, _SIDES, _AROUND = 15, 5, 400
ARTICLE_CHARACTERS = 20_000


@dataclass(frozen=True)
class Toolbox:
    """The questions over one workspace. Names or ids are taken everywhere.

    Raises Ambiguous, NotFound and BadQuery with what to do about it.
    """

    store: StoreReader
    knowledge: Knowledge

    @cached_property
    def graph(self) -> GraphView:
        """Keeps the edges between questions."""
        return GraphView(self.store)

    def find(self, name: str, kinds: Sequence[str], limit: int) -> JsonObject:
        """Entities called so or nearly so, best match first."""
        query = EntityQuery(text=name, kinds=tuple(kinds), paging=Paging(limit))
        found = find_entities(self.store, query, self.knowledge)
        return _page([cited.found(view, self._latest(view.entity.id)) for view in found.items], found)

    def _latest(self, entity: str) -> ClaimView | None:
        return next(iter(self.store.claims(ClaimQuery(entity=entity, paging=Paging(1))).items), None)

    def describe(self, entity: str, limit: int) -> JsonObject:
        """Who or what it is, its weightiest relations, and what the shipped knowledge says."""
        view = resolve_name(self.store, entity, self.knowledge)
        query = RelationQuery(entity=view.entity.id, paging=Paging(limit), order=Order.WORTH)
        found = relations_of(self.store, query)
        facts = background(self.knowledge, view.entity.id)[-_FACTS:]
        return {
            "entity": cited.found(view, self._latest(view.entity.id)),
            "relations": _page([cited.relation(one) for one in found.items], found),
            "background": [cited.fact(one) for one in reversed(facts)],
        }

    def claims(self, ends: Ends, given: ClaimFilter, limit: int, cursor: str | None) -> JsonObject:
        """Assertions that pass the filters, newest first."""
        subject, object_, between, entity = meant(self.store, self.knowledge, ends)
        query = ClaimQuery(
            subject, object_, between, entity, level=Level(ends.level), filter=self._of_speaker(given),
            paging=Paging(limit, cursor),
        )  # fmt: skip
        found = self.store.claims(query)
        return _page([cited.claim(view) for view in found.items], found)

    def events(self, ends: Ends, given: ClaimFilter, limit: int, cursor: str | None) -> JsonObject:
        """Happenings, each counted once, newest first."""
        subject, object_, between, entity = meant(self.store, self.knowledge, ends)
        query = EventQuery(
            subject, object_, between, entity, Level(ends.level), self._of_speaker(given), asserted_only=True,
            named_only=True, paging=Paging(limit, cursor),
        )  # fmt: skip
        found = self.store.events(query)
        items = []
        for view in found.items:
            telling = self.store.claims(ClaimQuery(event=view.event.id, level=query.level, paging=Paging(1)))
            items.append(cited.event(view, next(iter(telling.items), None)))
        return _page(items, found)

    def paths(self, start: str, end: str, max_length: int, limit: int) -> JsonObject:
        """How two are linked: shortest first, each step with its sentence."""
        a, b = (resolve_name(self.store, name, self.knowledge).entity.id for name in (start, end))
        query = RelationQuery(asserted_only=True, named_only=True)
        found = self.graph.paths(a, b, max_length, limit, query)
        return {"items": [cited.path(one) for one in found]}

    def dispute(self, ends: Ends, given: ClaimFilter, limit: int, cursor: str | None) -> JsonObject:
        """What some affirm and some deny, with both sides."""
        subject, object_, between, entity = meant(self.store, self.knowledge, ends)
        query = RelationQuery(
            subject, object_, between, entity, Level(ends.level), self._of_speaker(given), named_only=True,
            paging=Paging(limit, cursor),
        )  # fmt: skip
        found = disputes(self.store, query)
        return _page([cited.dispute(one, _SIDES) for one in found.items], found)

    def citations(self, of: str, limit: int, cursor: str | None) -> JsonObject:
        """Every sentence behind a claim, relation or event, with the words around it, cut anew from its article."""
        paging = Paging(limit, cursor)
        one = self.store.claim(of)
        if one is not None:
            return {"items": [self._cut_anew(one)], "total": 1, "next_cursor": None}
        if (edge := self.store.relation(of)) is not None:
            query = ClaimQuery(relation=of, level=edge.relation.level, paging=paging)
        elif (happening := self.store.event(of)) is not None:
            query = ClaimQuery(event=of, level=happening.event.level, paging=paging)
        else:
            raise NotFound(f"no claim, relation or event {of!r}: pass an id that another answer gave")
        found = self.store.claims(query)
        return _page([self._cut_anew(view) for view in found.items], found)

    def _cut_anew(self, view: ClaimView) -> JsonObject:
        evidence, held = view.claim.evidence, self.store.article(view.claim.article)
        text = held.article.text if held else ""
        around = text[max(0, evidence.start - _AROUND) : evidence.end + _AROUND]
        same = text[evidence.start : evidence.end] == evidence.sentence
        return {**cited.claim(view), "as_in_article": same, "around": cited.cut(around, 3 * _AROUND)}

    def text(self, article: str) -> str:
        """The beginning of an article, as it was read. Raises NotFound."""
        view = self.store.article(article)
        if view is None:
            raise NotFound(f"no article {article!r}: it may have been withdrawn")
        return cited.cut(view.article.text, ARTICLE_CHARACTERS)

    def _id_of(self, name: str | None) -> str | None:
        return id_of(self.store, name, self.knowledge)

    def _of_speaker(self, given: ClaimFilter) -> ClaimFilter:
        if given.speaker in (None, OUTLET):
            return given
        return replace(given, speaker=self._id_of(given.speaker))


def _page(items: list[JsonObject], found: Page[Any]) -> JsonObject:
    total = found.total.value if found.total.exact else f"more than {found.total.value}"
    return {"items": items, "total": total, "next_cursor": found.next_cursor}
