"""`legation merge`, `split`, `relink`, `reject`, `undo`, `decisions`: what people decide of the graph."""

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
    from legation.services.curate import Curator

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
    from legation.store.filters import Paging

    with opened(database) as (store, _):
        found = store.decisions(Paging(limit))
        if json:
            print_json(serializers.page([serializers.decision(decision) for decision in found.items], found))
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
