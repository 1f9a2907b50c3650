"""`legation analyse`: central entities, communities and brokers of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.options import (
    Database,
    Denied,
    Groups,
    Json,
    LevelOption,
    Limit,
    Since,
    Statuses,
    Types,
    Until,
    among,
    claim_filter,
    level_of,
    opened,
)
from legation.cli.terminal import print_json, print_line, print_table
from legation.errors import BadQuery

if TYPE_CHECKING:
    from legation.services.analyse import Analysed, Communities, Ranking

_QUESTIONS = ("centrality", "communities", "brokers")
_DEGREE = "degree"
_NAMED = 12
"""Members of a community that a table names."""


def analyse(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="centrality, communities or brokers")],
    by: Annotated[
        str,
        typer.Option(
            "--by",
            help="centrality by degree: tied to many others; strength: in many claims; closeness: near to all others; "
            "betweenness: on the shortest paths between others",
        ),
    ] = _DEGREE,
    center: Annotated[
        list[str] | None, typer.Option("--center", help="only what stands around this name or id")
    ] = None,
    depth: Annotated[int, typer.Option("--depth", min=0, max=4, help="steps from a center")] = 1,
    type: Types = None,
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    min_origins: Annotated[int, typer.Option("--min-origins", min=1, help="independent sources at least")] = 1,
    groups: Groups = False,
    denied: Denied = False,
    level: LevelOption = "named",
    nodes: Annotated[
        int, typer.Option("--nodes", min=1, max=1000, help="entities analysed at most, those with the most claims")
    ] = 500,
    limit: Limit = 20,
    database: Database = None,
    json: Json = False,
) -> None:
    """Show who is central, who belongs together, or who stands between others."""
    among("QUESTION", question, _QUESTIONS)
    if question != "centrality" and by != _DEGREE:
        raise BadQuery(f"--by is for centrality: {question} are found in one way")
    from legation.analysis.centrality import Measure
    from legation.services import serializers
    from legation.services.analyse import brokers, grouping, ranking
    from legation.services.graph_view import GraphView, Selection
    from legation.services.query import resolve_name
    from legation.store.filters import RelationQuery

    measure = Measure(among("--by", by, list(Measure)))
    with opened(database) as (store, knowledge):
        centers = tuple(resolve_name(store, name, knowledge).entity.id for name in center or ())
        query = RelationQuery(
            level=level_of(level),
            filter=claim_filter(type, status, None, since, until, None),
            min_origins=min_origins,
            asserted_only=not denied,
            named_only=not groups,
        )
        graph, selection = GraphView(store), Selection(query, tuple(dict.fromkeys(centers)), depth)
        if question == "communities":
            groupings = grouping(graph, selection, limit, nodes)
            print_json(serializers.communities(groupings)) if json else _print_communities(groupings)
            return
        found = (
            ranking(graph, selection, measure, limit, nodes)
            if question == "centrality"
            else brokers(graph, selection, limit, nodes)
        )
        print_json(serializers.ranking(found)) if json else _print_ranking(found)


def _print_ranking(found: Ranking) -> None:
    rows = [
        (r.entity.name, r.entity.kind.value, f"{r.score:.3f}", str(r.neighbour_count), str(r.claim_count), r.entity.id)
        for r in found.items
    ]
    print_table(("name", "kind", found.measure.value, "neighbours", "claims", "id"), rows, widest="id")
    _print_analysed(found.analysed)


def _print_communities(found: Communities) -> None:
    rows = []
    for community in found.items:
        names = ", ".join(member.name for member in community.members[:_NAMED])
        more = len(community.members) - _NAMED
        size = str(len(community.members))
        rows.append((size, str(community.claim_count), names + (f" and {more} more" if more > 0 else "")))
    print_table(("members", "claims", "who"), rows, widest="who")
    if found.community_count > len(rows):
        print_line(f"{len(rows)} of {found.community_count} communities shown; --limit shows more")
    if found.modularity is not None:
        print_line(f"modularity {found.modularity:.2f}: 0.3 and more is clear")
    _print_analysed(found.analysed)


def _print_analysed(analysed: Analysed) -> None:
    cut = "; those with fewer claims are left out, --nodes takes in more" if analysed.truncated else ""
    print_line(f"{analysed.node_count} entities and {analysed.tie_count} ties analysed{cut}")
