"""What commands that ask the graph have in common: their options, and what they make of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.errors import BadQuery

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legation.linking.knowledge import Knowledge
    from legation.store.base import Store, StoreReader
    from legation.store.filters import ClaimFilter

Database = Annotated[str | None, typer.Option("--db", help="database URL; default: LEGATION_DATABASE")]
Json = Annotated[bool, typer.Option("--json", help="print JSON instead of tables")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="how many at most")]
LevelOption = Annotated[str, typer.Option("--level", help="named: who did it; state: whom they act for")]
Types = Annotated[list[str] | None, typer.Option("--type", help="relation type, e.g. SANCTION")]
Since = Annotated[str | None, typer.Option("--since", help="from this date on, e.g. 2014-03-01, 2014-03 or 2014")]
Until = Annotated[str | None, typer.Option("--until", help="before this date, month or year begins")]
Words = Annotated[
    str | None, typer.Option("--text", help='words that stand there, all of them; "in their order" in quotes; sanct*')
]
Statuses = Annotated[list[str] | None, typer.Option("--status", help="happened ongoing planned conditional alleged")]
Groups = Annotated[bool, typer.Option("--groups", help="with unnamed groups")]
Denied = Annotated[bool, typer.Option("--denied", help="with edges that are only denied")]
Bases = Annotated[
    list[str] | None,
    typer.Option("--basis", help="what relations rest on: stated (unless asked), document or rule (inferred)"),
]
Between = Annotated[str | None, typer.Option("--between", metavar="A,B", help="two names or ids")]
KnownOn = Annotated[str | None, typer.Option("--known-on", help="what had been reported by the end of this date")]
Orders = Annotated[str, typer.Option("--order", help="worth, claims or newest first")]


@contextmanager
def opened(database: str | None, *, needed: bool = True) -> Iterator[tuple[Store, Knowledge]]:
    """The store and the knowledge base of this command. Where no database is `needed` and none is there, an empty one."""
    from legation.bootstrap import connect_store, database_file, load_knowledge
    from legation.settings import load_settings

    settings = load_settings()
    file = database_file(database or settings.database)
    if not needed and file is not None and not file.exists():
        database = "memory:"
    store = connect_store(settings, database, make=False)
    try:
        yield store, load_knowledge(settings)
    finally:
        store.close()


def claim_filter(
    types: list[str] | None,
    statuses: list[str] | None,
    polarities: list[str] | None,
    since: str | None,
    until: str | None,
    speaker: str | None,
    *,
    as_of: str | None = None,
    known_on: str | None = None,
    outlet: str | None = None,
    text: str | None = None,
) -> ClaimFilter:
    """Raises BadQuery naming the value that is unknown and those that are."""
    from legation.domain.claim import Polarity, Status
    from legation.domain.ontology import load_ontology
    from legation.services import claim_filters

    known = {name.lower(): name for name in load_ontology().types}
    return claim_filters.claim_filter(
        [among("--type", known.get(value.lower(), value), list(known.values())) for value in types or ()],
        statuses=[among("--status", value, list(Status)) for value in statuses or ()],
        polarities=[among("--polarity", value, list(Polarity)) for value in polarities or ()],
        since=since,
        until=until,
        as_of=as_of,
        speaker=speaker,
        known_on=iso_date(known_on),
        outlet=outlet,
        text=text,
    )


def among(option: str, value: str, known: Any) -> str:
    """The value. Raises BadQuery naming those that are known where it is none of them."""
    if value not in known:
        raise BadQuery(f"{option} {value!r} is unknown: use one of {', '.join(str(k) for k in known)}")
    return value


def iso_date(value: str | None) -> str | None:
    """Raises BadQuery for what is no date."""
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise BadQuery(f"{value!r} is no date: write 2016-12-21") from None


def period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """The first days of both. Raises BadFilter for what is no date, and where nothing lies between."""
    from legation.services.claim_filters import check_period, first_day

    begins, ends = (first_day(written) if written else None for written in (since, until))
    check_period(begins, ends)
    return begins, ends


def kinds_of(kinds: list[str] | None) -> tuple[str, ...]:
    """Raises BadQuery for a word that is no kind of entity."""
    from legation.domain.entity import Kind

    return tuple(among("--kind", kind, list(Kind)) for kind in kinds or ())


def bases_of(wanted: list[str] | None) -> tuple[Any, ...]:
    """Raises BadQuery for a word that is no basis."""
    from legation.store.filters import STATED_ONLY, Basis

    return tuple(Basis(among("--basis", basis, list(Basis))) for basis in wanted or ()) or STATED_ONLY


def order_of(order: str) -> Any:
    """Raises BadQuery for a word that is no order."""
    from legation.store.filters import Order

    return Order(among("--order", order, list(Order)))


def level_of(level: str) -> Any:
    """Raises BadQuery for a word that is no level."""
    from legation.domain.relation import Level

    return Level(among("--level", level, list(Level)))


def pair_of(store: StoreReader, knowledge: Knowledge, between: str | None) -> tuple[str, str] | None:
    """The ids of "A,B". Raises BadQuery where they are not two, and what `resolve_name` does."""
    from legation.services.query import resolve_name

    if between is None:
        return None
    parts = [part.strip() for part in between.split(",") if part.strip()]
    if len(parts) != 2:
        raise BadQuery("--between takes two names or ids with a comma between them: Russia,Ukraine")
    a, b = (resolve_name(store, part, knowledge).entity.id for part in parts)
    return a, b
