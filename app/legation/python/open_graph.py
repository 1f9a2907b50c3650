"""An open graph: the questions of all other doors, for scripts and notebooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache, cached_property
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from legation.bootstrap import extractor_loader
from legation.domain.entity import Kind
from legation.domain.relation import Level
from legation.errors import NotFound
from legation.linking.knowledge import Knowledge
from legation.python.answers import Answers, JsonObject, gathered
from legation.python.filters import Day, Filters, Names, filter_of, iso, several
from legation.services import serializers
from legation.services.background import background
from legation.services.claim_filters import check_period, first_day, known_words
from legation.services.disputes import disputes
from legation.services.ends import Ends, Meant, meant
from legation.services.places import located, located_graph
from legation.services.query import (
    best_sentences,
    countries_of,
    find_entities,
    id_of,
    relations_of,
    resolve_name,
    whole_graph,
)
from legation.settings import Settings
from legation.store.base import Store
from legation.store.filters import (
    Basis,
    ClaimQuery,
    EntityQuery,
    EventQuery,
    Order,
    Page,
    QuotationQuery,
    RelationQuery,
)

if TYPE_CHECKING:
    from legation.export.networkx_view import MultiGraph
    from legation.services.graph_view import GraphView

T = TypeVar("T")


class OpenGraph:
    """One workspace of one database. Entities are named by names or ids everywhere; `limit=None` asks for all there is.

    Answers are JSON objects with the fields of REST, filters those of `Filters`. At level "state" those count whom actors act for.
    Raises LegationError, whose message says what to do: NotFound and Ambiguous for names, BadQuery for filters that mean nothing.
    """

    def __init__(self, settings: Settings, store: Store, knowledge: Knowledge) -> None:
        self._settings, self._store, self._knowledge = settings, store, knowledge
        # What reads articles takes seconds to load: once for all builds.
        self._extractor = cache(extractor_loader(settings))

    def __enter__(self) -> OpenGraph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()
        self._knowledge.close()

    def build(
        self,
        *sources: str | PathLike[str],
        published: Day | None = None,
        outlet: str | None = None,
        fields: Mapping[str, str] | None = None,
        keep_all: bool = False,
        links: int = 100,
        workers: int | None = None,
        again: bool = False,
    ) -> list[JsonObject]:
        """Read files, folders and web addresses into the graph; what became of each item, as `legation build --report` writes it.

        `published` and `outlet` hold for articles that give none; `fields` tells what records call ours ({"text": "Body"}); `keep_all` cuts
        nothing; `links` bounds the articles of a feed; `again` reads once more what is stored. With several `workers` a script needs
        the usual `if __name__ == "__main__":`.
        """
        from legation.python.building import read_into

        built = read_into(
            self._store, self._knowledge, self._settings, [fspath(one) for one in sources], self._extractor,
            published=iso(published), outlet=outlet, fields=fields or {}, keep_all=keep_all, links=links,
            workers=workers or self._settings.workers, again=again,
        )  # fmt: skip
        return [serializers.built(one) for one in built]

    def stats(self) -> JsonObject:
        """How much the graph holds."""
        return asdict(self._store.stats())

    def find(self, name: str, *, kinds: Names = (), limit: int | None = 20) -> Answers:
        """Entities called so or nearly so, the best match first."""
        known_words("kind", several(kinds), Kind)
        query = EntityQuery(text=name, kinds=several(kinds))
        found, total = gathered(
            lambda paging: find_entities(self._store, replace(query, paging=paging), self._knowledge), limit
        )
        countries = countries_of(self._store, found)
        views = located(self._knowledge, found)
        return Answers((serializers.entity(v, countries.get(v.entity.country or "")) for v in views), "Entity", total)

    def describe(self, entity: str) -> JsonObject:
        """One entity: counts, what the shipped knowledge says of it (`background`) and why mentions mean it (`reasons`)."""
        (view,) = located(self._knowledge, [resolve_name(self._store, entity, self._knowledge)])
        id_, country = view.entity.id, countries_of(self._store, [view]).get(view.entity.country or "")
        return serializers.entity_detail(view, country, background(self._knowledge, id_), self._store.reasons(id_))

    def claims(
        self, *, subject: str | None = None, object: str | None = None, between: Sequence[str] = (),
        entity: str | None = None, level: str = "named", limit: int | None = 50, **filters: Unpack[Filters],
    ) -> Answers:  # fmt: skip
        """What articles assert, the newest report first, each with its sentence, its speakers and its date."""
        ends = self._meant(Ends(subject, object, between, entity, level))
        query = ClaimQuery(*ends, level=_level(level), filter=self._filter(filters))
        return _answers(
            lambda paging: self._store.claims(replace(query, paging=paging)), limit, serializers.claim, "Claim"
        )

    def relations(
        self, *, subject: str | None = None, object: str | None = None, between: Sequence[str] = (),
        entity: str | None = None, level: str = "named", order: str = "worth", asserted: bool = False,
        groups: bool = True, bases: Names = ("stated",), limit: int | None = 50, **filters: Unpack[Filters],
    ) -> Answers:  # fmt: skip
        """Edges, each with the claim that shows it best. `asserted` leaves out what is only denied, `groups=False` unnamed groups."""
        known_words("order", [order], Order)
        query = replace(
            self._edges(level, bases, filters), order=Order(order), asserted_only=asserted, named_only=not groups,
            **self._meant(Ends(subject, object, between, entity, level))._asdict(),
        )  # fmt: skip
        return _answers(
            lambda paging: relations_of(self._store, replace(query, paging=paging)),
            limit,
            serializers.evidenced,
            "Evidenced",
        )

    def events(
        self, *, subject: str | None = None, object: str | None = None, between: Sequence[str] = (),
        entity: str | None = None, level: str = "named", limit: int | None = 50, **filters: Unpack[Filters],
    ) -> Answers:  # fmt: skip
        """What happened, each happening once, the latest first; without what is only denied and unnamed groups."""
        ends = self._meant(Ends(subject, object, between, entity, level))
        query = EventQuery(*ends, _level(level), self._filter(filters), asserted_only=True, named_only=True)
        return _answers(
            lambda paging: self._store.events(replace(query, paging=paging)), limit, serializers.event, "Event"
        )

    def disputes(
        self, *, between: Sequence[str] = (), entity: str | None = None, level: str = "named", limit: int | None = 50,
        **filters: Unpack[Filters],
    ) -> Answers:  # fmt: skip
        """What some affirm and some deny, with both sides."""
        ends = self._meant(Ends(between=between, entity=entity, level=level))
        query = RelationQuery(*ends, _level(level), self._filter(filters), named_only=True)
        return _answers(
            lambda paging: disputes(self._store, replace(query, paging=paging)), limit, serializers.dispute, "Dispute"
        )

    def quotations(
        self, *, speaker: str | None = None, about: str | None = None, text: str | None = None,
        since: Day | None = None, until: Day | None = None, limit: int | None = 50,
    ) -> Answers:  # fmt: skip
        """What people are reported to have said, the newest first; `about` is whom the words mention."""
        begins, ends = (first_day(day) if day else None for day in (iso(since), iso(until)))
        check_period(begins, ends)
        who, whom = (id_of(self._store, name, self._knowledge) for name in (speaker, about))
        query = QuotationQuery(who, whom, text, begins, ends)
        return _answers(
            lambda paging: self._store.quotations(replace(query, paging=paging)),
            limit,
            serializers.quotation,
            "Quotation",
        )

    def articles(self, *, text: str | None = None, limit: int | None = 50) -> Answers:
        """Articles without their texts, the newest first."""
        return _answers(lambda paging: self._store.articles(paging, text=text), limit, serializers.article, "Article")

    def article(self, id: str) -> JsonObject:
        """One article with its text and its mentions. Raises NotFound."""
        view = self._store.article(id)
        if view is None:
            raise NotFound(f"no article {id!r}: it may have been withdrawn")
        return serializers.full_article(view, self._store.mentions(id))

    def paths(
        self, start: str, end: str, *, max_length: int = 3, limit: int = 5, level: str = "named",
        **filters: Unpack[Filters],
    ) -> list[JsonObject]:  # fmt: skip
        """How two are linked, the shortest way first, each step with its best evidence."""
        a, b = (resolve_name(self._store, name, self._knowledge).entity.id for name in (start, end))
        query = RelationQuery(level=_level(level), filter=self._filter(filters), asserted_only=True, named_only=True)
        return [serializers.path(one) for one in self._view.paths(a, b, max_length, limit, query)]

    def network(
        self, *around: str, depth: int = 1, limit: int = 500, level: str = "named", groups: bool = False,
        denied: bool = False, bases: Names = ("stated",), **filters: Unpack[Filters],
    ) -> MultiGraph:  # fmt: skip
        """A networkx MultiDiGraph: nodes are entities, edges relations (keys: their ids) with counts, times and best sentence.

        All edges that pass the filters; with `around` at most `limit` nodes within `depth` steps, the strongest ties first, and
        `network.graph["truncated"]` says whether some were left out.
        """
        from legation.export.networkx_view import networkx_view
        from legation.services.graph_view import Selection

        query = replace(self._edges(level, bases, filters), asserted_only=not denied, named_only=not groups)
        if around:
            centers = tuple(resolve_name(self._store, name, self._knowledge).entity.id for name in around)
            found = self._view.subgraph(Selection(query, centers, depth), limit)
            sentences = best_sentences(self._store, found, query)
        else:
            found, sentences = whole_graph(self._store, query)
        view = networkx_view(located_graph(self._knowledge, found), sentences)
        view.graph["truncated"] = found.truncated
        return view

    @cached_property
    def _view(self) -> GraphView:
        """Keeps the edges between questions."""
        from legation.services.graph_view import GraphView

        return GraphView(self._store)

    def _meant(self, ends: Ends) -> Meant:
        return meant(self._store, self._knowledge, ends)

    def _filter(self, given: Filters) -> Any:
        return filter_of(self._store, self._knowledge, given)

    def _edges(self, level: str, bases: Names, given: Filters) -> RelationQuery:
        known_words("basis", several(bases), Basis)
        wanted = tuple(basis for basis in Basis if basis in several(bases))
        return RelationQuery(level=_level(level), filter=self._filter(given), bases=wanted)


def _level(level: str) -> Level:
    known_words("level", [level], Level)
    return Level(level)


def _answers(
    ask: Callable[[Any], Page[T]], limit: int | None, written: Callable[[T], JsonObject], schema: str
) -> Answers:
    found, total = gathered(ask, limit)
    return Answers(map(written, found), schema, total)
