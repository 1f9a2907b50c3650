"""`legation events`, `series`, `disputes`, `changes` and `coverage`: what happened, and who stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.options import (
    Between,
    Database,
    Denied,
    Groups,
    Json,
    KnownOn,
    LevelOption,
    Limit,
    Orders,
    Since,
    Statuses,
    Types,
    Until,
    among,
    claim_filter,
    level_of,
    opened,
    order_of,
    pair_of,
)
from legation.cli.terminal import print_json, print_line, print_table, print_total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legation.store.filters import EventView, Side

About = Annotated[str | None, typer.Option("--entity", help="about this one: name or id")]
MinOrigins = Annotated[int, typer.Option("--min-origins", min=1, help="independent sources at least")]


def events(
    between: Between = None,
    entity: About = None,
    type: Types = None,
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    known_on: KnownOn = None,
    min_origins: MinOrigins = 1,
    groups: Groups = False,
    denied: Denied = False,
    level: LevelOption = "named",
    order: Orders = "newest",
    limit: Limit = 50,
    database: Database = None,
    json: Json = False,
) -> None:
    """List what happened, each happening once however many claims tell of it."""
    from legation.services import serializers
    from legation.services.query import id_of
    from legation.store.filters import EventQuery, Paging

    with opened(database) as (store, knowledge):
        query = EventQuery(
            between=pair_of(store, knowledge, between),
            entity=id_of(store, entity, knowledge),
            level=level_of(level),
            filter=claim_filter(type, status, None, since, until, None, known_on=known_on),
            min_origins=min_origins,
            asserted_only=not denied,
            named_only=not groups,
            paging=Paging(limit=limit),
            order=order_of(order),
        )
        found = store.events(query)
    if json:
        print_json(serializers.page([serializers.event(view) for view in found.items], found))
        return
    columns = ("date", "event", "place", "status", "claims", "articles", "sources", "outlets", "id")
    print_table(columns, [_event_row(view) for view in found.items], widest="outlets")
    print_total(len(found.items), found.total.value)


def _event_row(view: EventView) -> tuple[str, ...]:
    held = view.event
    told = f"until {held.ends}" if held.ends else "reported" if held.dated_by.value == "report" else ""
    status = ", ".join(s for s in (held.status.value, "disputed" if held.disputed else "") if s)
    more = len(view.pairs) - 1
    words = f"{view.subject.name} {held.type}" + (f" {view.object.name}" if view.object else "")
    return (
        " ".join(s for s in (held.begins, told) if s),
        words + (f" and {more} more pairs" if more else ""),
        view.place.name if view.place else "",
        status,
        str(held.claim_count),
        str(held.article_count),
        str(held.origin_count),
        ", ".join(held.outlets),
        held.id,
    )


def series(
    a: Annotated[str, typer.Argument(metavar="A", help="who does it: name or id")],
    b: Annotated[str, typer.Argument(metavar="B", help="to whom: name or id")],
    bucket: Annotated[str, typer.Option("--bucket", help="day, week, month, quarter or year")] = "month",
    by: Annotated[str, typer.Option("--by", help="tell events apart by type or quad_class")] = "type",
    type: Types = None,
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    known_on: KnownOn = None,
    min_origins: MinOrigins = 1,
    denied: Denied = False,
    level: LevelOption = "state",
    database: Database = None,
    json: Json = False,
) -> None:
    """Show what A does to B over time; stretches in which nothing happened are left out."""
    from legation.services import serializers
    from legation.services.query import resolve_name
    from legation.services.series import Bucket, By
    from legation.services.series import series as series_of
    from legation.store.filters import EventQuery

    stretch, apart = Bucket(among("--bucket", bucket, list(Bucket))), By(among("--by", by, list(By)))
    with opened(database) as (store, knowledge):
        one, other = (resolve_name(store, name, knowledge).entity for name in (a, b))
        query = EventQuery(
            subject=one.id,
            object=other.id,
            level=level_of(level),
            filter=claim_filter(type, status, None, since, until, None, known_on=known_on),
            min_origins=min_origins,
            asserted_only=not denied,
        )
        points = series_of(store, query, stretch, apart)
    if json:
        items = [{k: v for k, v in serializers.moment(point, "").items() if k != "events"} for point in points]
        print_json({"subject": serializers.entity_ref(one), "object": serializers.entity_ref(other), "items": items})
        return
    rows = []
    for point in points:
        scale = "" if point.mean is None else f"{point.mean:+.1f} ± {point.spread:.1f}"
        counts = ", ".join(
            f"{name} {count}" for name, count in sorted(point.counts.items(), key=lambda p: (-p[1], p[0]))
        )
        day = point.since.isoformat() if point.since else "undated"
        rows.append((day, str(point.events), str(point.claims), str(point.origins), scale, counts))
    print_line(f"{one.name} to {other.name}, by {bucket}", style="bold")
    print_table(("from", "events", "claims", "sources", "scale", "of these"), rows, widest="of these")
    print_total(len(rows), len(rows))


def disputes(
    between: Between = None,
    entity: About = None,
    type: Types = None,
    since: Since = None,
    until: Until = None,
    known_on: KnownOn = None,
    denial: Annotated[str | None, typer.Option("--denial", help="party, other or negation")] = None,
    level: LevelOption = "named",
    limit: Limit = 20,
    database: Database = None,
    json: Json = False,
) -> None:
    """Show what some affirm and some deny: who does, and whether a party denies it or an outlet only negates it."""
    from legation.services import serializers
    from legation.services.disputes import Denial
    from legation.services.disputes import disputes as disputes_of
    from legation.services.query import id_of
    from legation.store.filters import Paging, RelationQuery

    sort = Denial(among("--denial", denial, list(Denial))) if denial else None
    with opened(database) as (store, knowledge):
        query = RelationQuery(
            between=pair_of(store, knowledge, between),
            entity=id_of(store, entity, knowledge),
            level=level_of(level),
            filter=claim_filter(type, None, None, since, until, None, known_on=known_on),
            named_only=True,
            paging=Paging(limit=limit),
        )
        found = disputes_of(store, query, sort)
    if json:
        print_json(serializers.page([serializers.dispute(d) for d in found.items], found))
        return
    for one in found.items:
        edge, view = one.view.relation, one.view
        print_line(f"{view.subject.name} {edge.type}" + (f" {view.object.name}" if view.object else ""), style="bold")
        rows = [("affirms", *_side(side)) for side in one.asserting]
        rows += [(f"denies ({how.value})", *_side(side)) for how, side in one.denying]
        print_table(("", "who", "state", "claims", "sources", "last", "sentence"), rows)
        print_line()
    print_total(len(found.items), found.total.value)


def _side(side: Side) -> tuple[str, ...]:
    who = side.speaker.name if side.speaker else ", ".join(side.outlets) or "the outlet"
    state = side.state.name if side.state else ""
    last = (side.last or "")[:10]
    return who, state, str(side.claims), str(side.origins), last, side.best.claim.evidence.sentence


def changes(
    since: Annotated[str, typer.Option("--since", help="reported from this date on")],
    until: Annotated[str, typer.Option("--until", help="reported before this date")],
    entity: About = None,
    type: Types = None,
    level: LevelOption = "named",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=200, help="how many at most")] = 30,
    database: Database = None,
    json: Json = False,
) -> None:
    """Show what appeared, grew, flipped or ended between two days of report, worth most first."""
    from datetime import date

    from legation.services import serializers
    from legation.services.changes import changes as changes_between
    from legation.services.claim_filters import first_day
    from legation.services.query import id_of

    begins, ends = (date.fromisoformat(first_day(day)) for day in (since, until))
    with opened(database) as (store, knowledge):
        given = claim_filter(type, None, None, None, None, None)
        found = changes_between(store, begins, ends, limit, level_of(level), given, id_of(store, entity, knowledge))
    if json:
        items = [serializers.changed(c) for c in found.items]
        print_json({"since": begins.isoformat(), "until": ends.isoformat(), "items": items, "total": found.total})
        return
    rows = []
    for one in found.items:
        type_ = one.relation.relation.type if one.relation else "in all they do"
        words = f"{one.subject.name} {type_}" + (f" {one.object.name}" if one.object else "")
        sentence = one.claim.claim.evidence.sentence if one.claim else ""
        rows.append((one.kind.value, words, f"{one.before:g} → {one.after:g}", str(one.origins), sentence))
    print_table(("change", "what", "before → now", "sources", "sentence"), rows)
    print_total(len(rows), found.total)


def coverage(
    between: Between = None,
    entity: About = None,
    type: Types = None,
    since: Since = None,
    until: Until = None,
    level: LevelOption = "named",
    database: Database = None,
    json: Json = False,
) -> None:
    """Show which outlets of which countries stand behind the claims that pass the filters."""
    from legation.services import serializers
    from legation.services.outlets import outlet_countries
    from legation.services.query import id_of
    from legation.store.filters import ClaimQuery

    with opened(database) as (store, knowledge):
        query = ClaimQuery(
            between=pair_of(store, knowledge, between),
            entity=id_of(store, entity, knowledge),
            level=level_of(level),
            filter=claim_filter(type, None, None, since, until, None),
        )
        found = store.coverage(query)
        countries = outlet_countries(found, knowledge)
    if json:
        print_json(serializers.coverage(found, countries))
        return
    rows: list[Sequence[str]] = []
    for share in found.outlets:
        country = countries.get(share.outlet or "")
        days = f"{(share.first or '?')[:10]} to {(share.last or '?')[:10]}"
        counts = (str(share.claims), str(share.articles), str(share.origins))
        rows.append((share.outlet or "unknown", country.name if country else "", *counts, days))
    print_table(("outlet", "country", "claims", "articles", "reports of its own", "reported"), rows, widest="outlet")
    print_line(f"{found.claims} claims of {found.articles} articles, {found.origins} of them independent")
