"""`legation find`, `show`, `path`, `claims` and `quotes`: questions to the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.options import (
    Bases,
    Between,
    Database,
    Json,
    KnownOn,
    LevelOption,
    Limit,
    Orders,
    Since,
    Statuses,
    Types,
    Until,
    Words,
    among,
    bases_of,
    claim_filter,
    iso_date,
    kinds_of,
    level_of,
    opened,
    order_of,
    pair_of,
    period,
)
from legation.cli.terminal import print_json, print_line, print_table, print_total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legation.services.background import Fact
    from legation.services.query import Evidenced
    from legation.store.base import StoreReader
    from legation.store.filters import ClaimView, Reason

_CLAIM_COLUMNS = ("date", "claim", "said by", "status", "source", "sentence")
_FACTS, _REASONS = 12, 12
STATED = "stated"
_RELATION_COLUMNS = ("relation", "claims", "sources", "status", "last", "sentence")


def find(
    text: Annotated[str, typer.Argument(help="a name or a part of it; small typing errors are forgiven")],
    kind: Annotated[list[str] | None, typer.Option("--kind", help="only entities of this kind")] = None,
    limit: Limit = 20,
    database: Database = None,
    json: Json = False,
) -> None:
    """Find entities by name."""
    from legation.services import serializers
    from legation.services.places import located
    from legation.services.query import find_entities
    from legation.store.filters import EntityQuery, Paging

    with opened(database) as (store, knowledge):
        query = EntityQuery(text=text, kinds=kinds_of(kind), paging=Paging(limit=limit))
        found = find_entities(store, query, knowledge)
        if json:
            views = located(knowledge, found.items)
            print_json(serializers.page([serializers.entity(v, _country(store, v)) for v in views], found))
            return
        rows = [
            (
                v.entity.name,
                v.entity.kind.value,
                str(v.article_count),
                str(v.claim_count),
                v.entity.id,
                "; ".join(v.entity.aliases[:6]),
            )
            for v in found.items
        ]
        print_table(("name", "kind", "articles", "claims", "id", "also called"), rows, widest="also called")
        print_total(len(rows), found.total.value)


def show(
    entity: Annotated[str, typer.Argument(help="name or id")],
    limit: Limit = 50,
    level: LevelOption = "named",
    order: Orders = "worth",
    basis: Bases = None,
    database: Database = None,
    json: Json = False,
) -> None:
    """Show an entity and its relations, each with a sentence."""
    from legation.services import serializers
    from legation.services.background import background
    from legation.services.places import located
    from legation.services.query import relations_of, resolve_name
    from legation.store.filters import Paging, RelationQuery

    with opened(database) as (store, knowledge):
        view = resolve_name(store, entity, knowledge)
        held = view.entity
        query = RelationQuery(
            entity=held.id,
            level=level_of(level),
            paging=Paging(limit=limit),
            order=order_of(order),
            bases=bases_of(basis),
        )
        found = relations_of(store, query)
        if json:
            relations = serializers.page([serializers.evidenced(e) for e in found.items], found)
            facts, reasons = background(knowledge, held.id), store.reasons(held.id)
            (view,) = located(knowledge, (view,))
            print_json(
                {**serializers.entity_detail(view, _country(store, view), facts, reasons), "relations": relations}
            )
            return
        what = held.kind.value + (f", {held.subtype.value}" if held.subtype else "")
        print_line(f"{held.name} ({what})", style="bold")
        print_line(f"id {held.id}" + "".join(f", {name} {value}" for name, value in sorted(held.links.items())))
        if held.aliases:
            print_line("also called " + ", ".join(held.aliases[:12]))
        print_line(
            f"{view.article_count} articles, {view.claim_count} claims, {_seen(view.first_seen, view.last_seen)}"
        )
        print_line()
        print_table(_RELATION_COLUMNS, [relation_row(e) for e in found.items])
        print_total(len(found.items), found.total.value)
        _print_background(background(knowledge, held.id), held.id)
        _print_reasons(store.reasons(held.id))


def holders(
    state: Annotated[str, typer.Argument(help="name, id or code of two letters of a state or body")],
    as_of: Annotated[str | None, typer.Option("--as-of", help="who held office on this date, e.g. 2014-03-01")] = None,
    type_: Annotated[list[str] | None, typer.Option("--type", help="office, e.g. head_of_state")] = None,
    limit: Limit = 50,
    database: Database = None,
    json: Json = False,
) -> None:
    """Show who held which office, since when and by which source: the highest office first, then the latest."""
    from datetime import date

    from legation.services import serializers
    from legation.services.holders import holders as who_held
    from legation.services.holders import offices, owner

    wanted = [among("--type", name, sorted(offices())) for name in type_ or ()]
    day = iso_date(as_of)
    with opened(database, needed=False) as (store, knowledge):
        of = owner(store, knowledge, state)
        found = who_held(store, knowledge, of.id, date.fromisoformat(day) if day else None, wanted)
    if json:
        items = [serializers.holder(h) for h in found]
        print_json({"state": serializers.entity_ref(of), "as_of": day, "items": items})
        return
    rows = []
    for held in found[:limit]:
        still = f"still so on {held.asserted_to}" if held.asserted_to else ""
        until = held.until.isoformat() if held.until else still
        since = held.since.isoformat() if held.since else ""
        sentence = held.claim.claim.evidence.sentence if held.claim else ""
        rows.append((held.type, held.label or "", held.person.name, since, until, held.source, sentence))
    print_line(of.name, style="bold")
    print_table(("office", "as", "who", "since", "until", "source", "sentence"), rows, widest="sentence")
    print_total(len(rows), len(found))


def _print_background(facts: Sequence[Fact], entity: str) -> None:
    if not facts:
        return
    rows = []
    for fact in reversed(facts[-_FACTS:]):
        other = fact.object if fact.subject.id == entity else fact.subject
        until = (
            fact.until.isoformat() if fact.until else (f"still so on {fact.asserted_to}" if fact.asserted_to else "")
        )
        since = fact.since.isoformat() if fact.since else ""
        rows.append((fact.type, other.name if other else "", fact.label or "", since, until, fact.source))
    print_line()
    print_line("background from the shipped knowledge, not from articles", style="bold")
    print_table(("relation", "with", "as", "since", "until", "source"), rows, widest="as")


def _print_reasons(reasons: Sequence[Reason]) -> None:
    print_line()
    print_line("why mentions mean this", style="bold")
    rows = [(r.text, str(r.count), f"{r.score:.2f}", r.reason, r.decided_by) for r in reasons[:_REASONS]]
    print_table(("spelled", "mentions", "score at least", "reason", "decided by"), rows, widest="reason")


def path(
    start: Annotated[str, typer.Argument(metavar="A", help="name or id")],
    end: Annotated[str, typer.Argument(metavar="B", help="name or id")],
    max_length: Annotated[int, typer.Option("--max-length", min=1, max=6, help="edges at most")] = 3,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=100, help="paths at most")] = 5,
    level: LevelOption = "named",
    database: Database = None,
    json: Json = False,
) -> None:
    """Show how two entities are linked, each step with its sentence."""
    from legation.services import serializers
    from legation.services.graph_view import GraphView
    from legation.services.query import resolve_name
    from legation.store.filters import RelationQuery

    with opened(database) as (store, knowledge):
        a, b = (resolve_name(store, name, knowledge).entity for name in (start, end))
        query = RelationQuery(level=level_of(level), asserted_only=True, named_only=True)
        found = GraphView(store).paths(a.id, b.id, max_length, limit, query)
        if json:
            print_json({"items": [serializers.path(p) for p in found]})
            return
        if not found:
            print_line(f"no path of at most {max_length} steps between {a.name} and {b.name}")
        for number, one in enumerate(found, start=1):
            print_line(f"{number}. " + " \u2013 ".join(n.name for n in one.nodes), style="bold")
            print_table(_RELATION_COLUMNS, [relation_row(step.edge) for step in one.steps])
            print_line()


def claims(
    between: Between = None,
    entity: Annotated[str | None, typer.Option("--entity", help="claims about this one")] = None,
    subject: Annotated[str | None, typer.Option("--subject", help="who does it: name or id")] = None,
    object: Annotated[str | None, typer.Option("--object", help="whom it is done to: name or id")] = None,
    type: Types = None,
    since: Since = None,
    until: Until = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="what held on this day, e.g. 2014-03-01")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="published by this outlet, its name exactly")] = None,
    status: Statuses = None,
    known_on: KnownOn = None,
    polarity: Annotated[str | None, typer.Option("--polarity", help="affirmed or denied")] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", help="who says so; 'outlet' for nobody but the outlet")
    ] = None,
    text: Words = None,
    level: LevelOption = "named",
    limit: Limit = 50,
    database: Database = None,
    json: Json = False,
) -> None:
    """List claims, each with its sentence, its speaker and its date."""
    from legation.services import serializers
    from legation.services.query import id_of
    from legation.store.filters import OUTLET, ClaimQuery, Paging

    with opened(database) as (store, knowledge):
        who = speaker if speaker == OUTLET else id_of(store, speaker, knowledge)
        polarities = [polarity] if polarity else None
        query = ClaimQuery(
            subject=id_of(store, subject, knowledge),
            object=id_of(store, object, knowledge),
            between=pair_of(store, knowledge, between),
            entity=id_of(store, entity, knowledge),
            level=level_of(level),
            filter=claim_filter(
                type,
                status,
                polarities,
                since,
                until,
                who,
                as_of=iso_date(as_of),
                known_on=known_on,
                outlet=outlet,
                text=text,
            ),
            paging=Paging(limit=limit),
        )
        found = store.claims(query)
        if json:
            print_json(serializers.page([serializers.claim(v) for v in found.items], found))
            return
        print_table(_CLAIM_COLUMNS, [claim_row(v) for v in found.items])
        print_total(len(found.items), found.total.value)


def quotes(
    speaker: Annotated[str | None, typer.Option("--speaker", help="who is quoted: name or id")] = None,
    about: Annotated[str | None, typer.Option("--about", help="whom the words mention: name or id")] = None,
    text: Words = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    database: Database = None,
    json: Json = False,
) -> None:
    """List who is reported to have said what."""
    from legation.services import serializers
    from legation.services.query import id_of
    from legation.store.filters import Paging, QuotationQuery

    with opened(database) as (store, knowledge):
        who, whom = id_of(store, speaker, knowledge), id_of(store, about, knowledge)
        query = QuotationQuery(who, whom, text, *period(since, until), paging=Paging(limit=limit))
        found = store.quotations(query)
        if json:
            print_json(serializers.page([serializers.quotation(v) for v in found.items], found))
            return
        rows = [
            (
                (v.published or "")[:10],
                v.speaker.name if v.speaker else v.speaker_text or "",
                "direct" if v.quotation.direct else "indirect",
                v.outlet or "",
                " … ".join(v.content),
            )
            for v in found.items
        ]
        print_table(("date", "speaker", "speech", "source", "words"), rows, widest="words")
        print_total(len(rows), found.total.value)


def articles(
    text: Words = None,
    limit: Limit = 50,
    database: Database = None,
    json: Json = False,
) -> None:
    """List articles, the newest first."""
    from legation.services import serializers
    from legation.store.filters import Paging

    with opened(database) as (store, _):
        found = store.articles(Paging(limit=limit), text=text)
        if json:
            print_json(serializers.page([serializers.article(v) for v in found.items], found))
            return
        rows = [
            (
                (v.article.published or "")[:10],
                v.article.outlet or "",
                str(v.claim_count),
                v.article.id,
                v.article.title or "",
            )
            for v in found.items
        ]
        print_table(("date", "source", "claims", "id", "title"), rows, widest="title")
        print_total(len(rows), found.total.value)


def relation_row(found: Evidenced) -> tuple[str, ...]:
    """One edge as a row; denied and disputed edges are marked."""
    view, edge = found.view, found.view.relation
    words = f"{view.subject.name} {edge.type}" + (f" {view.object.name}" if view.object else "")
    mark = "disputed" if edge.disputed else "" if edge.asserted else "denied"
    if edge.basis != STATED:
        mark = f"inferred ({edge.basis}): {edge.reason}"
    status = ", ".join(s for s in (*sorted(edge.statuses), mark) if s)
    last = edge.last_event or (edge.last or "")[:10]
    sentence = found.claim.claim.evidence.sentence if found.claim else ""
    return words, str(edge.claim_count), str(edge.origin_count), status, last, sentence


def claim_row(view: ClaimView) -> tuple[str, ...]:
    """One claim as a row."""
    from legation.domain.claim import IMPORTED

    held = view.claim
    words = f"{view.subject.name} {held.type}" + (f" {view.object.name}" if view.object else "")
    when = held.event_time.start if held.event_time else None
    day = when.isoformat() if when else (held.report_time or "")[:10]
    said = " > ".join(entity.name for entity, _ in view.speakers)
    told = [
        held.status.value,
        *([held.change.value] if held.change else ()),
        *(["denied"] if held.polarity.value == "denied" else ()),
        *([IMPORTED] if held.extractor == IMPORTED else ()),
    ]
    return day, words, said, ", ".join(told), view.outlet or "", held.evidence.sentence


def _country(store: StoreReader, view: Any) -> Any:
    found = store.entity(view.entity.country) if view.entity.country else None
    return found.entity if found else None


def _seen(first: str | None, last: str | None) -> str:
    return f"seen {(first or '?')[:10]} to {(last or '?')[:10]}" if first or last else "no dates"
