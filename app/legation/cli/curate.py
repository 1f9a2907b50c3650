"""`legation review`, `merge`, `distinct`, `rename`, `split`, `relink`, `reject`, `confirm`, `undo`, `decisions`: what people decide."""

from __future__ import annotations

import getpass
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.options import Database, Json, Limit, opened
from legation.cli.terminal import print_json, print_line, print_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legation.domain.decision import Decision
    from legation.linking.knowledge import Knowledge
    from legation.services.curate import Curator
    from legation.store.base import Store

Why = Annotated[str | None, typer.Option("--reason", help="why, for those who read the decision later")]
In = Annotated[list[str], typer.Option("--in", metavar="ARTICLE", help="id of an article; may be given several times")]
Spelled = Annotated[str | None, typer.Option("--text", help="only mentions spelled exactly so")]


@contextmanager
def _curator(database: str | None) -> Iterator[Curator]:
    from legation.services.curate import Curator

    with opened(database) as (store, knowledge):
        yield Curator(store, knowledge, _user())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in containers
        return "somebody"


def merge(
    loser: Annotated[str, typer.Argument(metavar="A", help="name or id of the one that goes")],
    survivor: Annotated[str, typer.Argument(metavar="B", help="name or id of the one that stands for both")],
    reason: Why = None,
    database: Database = None,
) -> None:
    """Say that A is B: all that is known of A counts for B from now on."""
    with _curator(database) as curator:
        _say(curator.merge(loser, survivor, reason))


def split(
    entity: Annotated[str, typer.Argument(help="name or id")],
    articles: In,
    name: Annotated[str | None, typer.Option("--as", help="what the other one is called; default: the same")] = None,
    text: Spelled = None,
    reason: Why = None,
    database: Database = None,
) -> None:
    """Say that in some articles somebody else is meant, who becomes an entity of their own."""
    with _curator(database) as curator:
        _say(curator.split(entity, articles, name, reason, text))


def relink(
    entity: Annotated[str, typer.Argument(help="name or id of the one who was taken to be meant")],
    to: Annotated[str, typer.Argument(help="name or id of the one who is meant")],
    articles: In,
    text: Spelled = None,
    reason: Why = None,
    database: Database = None,
) -> None:
    """Say that in some articles another entity is meant."""
    with _curator(database) as curator:
        _say(curator.relink(entity, to, articles, reason, text))


def reject(
    claim: Annotated[str, typer.Argument(help="id of the claim: `legation claims --json` shows it")],
    reason: Why = None,
    database: Database = None,
) -> None:
    """Say that a claim is wrong: it leaves the graph and stays readable."""
    with _curator(database) as curator:
        _say(curator.reject(claim, reason))


def confirm(
    claim: Annotated[str, typer.Argument(help="id of the claim: `legation review --claims` shows it")],
    reason: Why = None,
    database: Database = None,
) -> None:
    """Say that a claim is what its article says: it weighs as much as a claim can."""
    with _curator(database) as curator:
        _say(curator.confirm(claim, reason))


def rename(
    entity: Annotated[str, typer.Argument(help="name or id")],
    name: Annotated[str, typer.Argument(help="what it is to be called")],
    reason: Why = None,
    database: Database = None,
) -> None:
    """Call an entity by another name; its other names still find it."""
    with _curator(database) as curator:
        _say(curator.rename(entity, name, reason))


def distinct(
    one: Annotated[str, typer.Argument(metavar="A", help="name or id")],
    other: Annotated[str, typer.Argument(metavar="B", help="name or id of one who is not A")],
    reason: Why = None,
    database: Database = None,
) -> None:
    """Say that A is not B: `legation review` no longer offers them as one."""
    with _curator(database) as curator:
        _say(curator.distinct(one, other, reason))


def review(
    claims: Annotated[bool, typer.Option("--claims", help="claims that may be wrong, instead of entities")] = False,
    limit: Limit = 50,
    database: Database = None,
    json: Json = False,
) -> None:
    """List what may want a decision: entities that may be one, or claims that may be wrong."""
    with opened(database) as (store, knowledge):
        (_review_claims if claims else _review_entities)(store, knowledge, limit, json)


def _review_entities(store: Store, knowledge: Knowledge, limit: int, json: bool) -> None:
    from legation.services import serializers
    from legation.services.places import located
    from legation.services.query import countries_of
    from legation.store.filters import Duplicate, Paging

    found = store.likely_duplicates(Paging(limit))
    if json:
        pairs = [Duplicate(*located(knowledge, (pair.one, pair.other))) for pair in found.items]
        countries = countries_of(store, [view for pair in pairs for view in (pair.one, pair.other)])
        print_json(serializers.page([serializers.duplicate(pair, countries) for pair in pairs], found))
        return
    rows = [
        (pair.one.entity.name, pair.other.entity.name, str(pair.one.claim_count + pair.other.claim_count),
         f"{pair.one.entity.id} {pair.other.entity.id}")
        for pair in found.items
    ]  # fmt: skip
    print_table(("one", "other", "claims", "ids"), rows, widest="ids")
    print_line("`legation merge A B` makes two one, `legation distinct A B` says that they are two")


def _review_claims(store: Store, _: Knowledge, limit: int, json: bool) -> None:
    from legation.services import serializers
    from legation.store.filters import Paging

    found = store.doubtful_claims(Paging(limit))
    items = [serializers.claim(view) for view in found.items]
    if json:
        print_json(serializers.page(items, found))
        return
    rows = [
        (f"{view.subject.name} {view.claim.type} {view.object.name if view.object else ''}".strip(),
         str(view.claim.score), view.claim.evidence.sentence, view.claim.id)
        for view in found.items
    ]  # fmt: skip
    print_table(("claim", "score", "sentence", "id"), rows, widest="sentence")
    print_line("`legation confirm ID` says that it is so, `legation reject ID` that it is wrong")


def undo(
    decision: Annotated[str, typer.Argument(help="id of the decision: `legation decisions` shows it")],
    database: Database = None,
) -> None:
    """Take a decision back: the graph is as if it had never been made."""
    with _curator(database) as curator:
        curator.undo(decision)
        print_line(f"undone: {decision}")


def decisions(limit: Limit = 50, database: Database = None, json: Json = False) -> None:
    """List what was decided, newest first."""
    from legation.services import serializers
    from legation.services.curate import names_in
    from legation.store.filters import Paging

    with opened(database) as (store, _):
        found = store.decisions(Paging(limit))
        if json:
            names = names_in(store, found.items)
            print_json(serializers.page([serializers.decision(d, names) for d in found.items], found))
            return
        rows = [
            (d.decided_at[:19], d.action.value, _what(d), d.decided_by, d.reason or "", d.undone_at or "", d.id)
            for d in found.items
        ]
        print_table(("when", "what", "of", "by", "reason", "undone", "id"), rows, widest="of")


def _what(decision: Decision) -> str:
    return ", ".join(f"{key} {value}" for key, value in sorted(decision.target.items()))


def _say(decision: Decision) -> None:
    print_line(f"{decision.action.value}: {_what(decision)}")
    print_line(f"`legation undo {decision.id}` takes it back")
