"""What networkx makes of the graph: central entities, communities, brokers."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from legation.analysis.centrality import Measure
from legation.api import schemas
from legation.api.dependencies import Fresh, PartsDep
from legation.api.responses import answer
from legation.api.routers.graph import SelectionDep
from legation.services import serializers
from legation.services.analyse import DEFAULT_NODES, MAX_NODES, grouping, ranking
from legation.services.analyse import brokers as brokers_of

router = APIRouter(prefix="/v1/analysis", tags=["analysis"], dependencies=[Fresh], responses=schemas.NOT_MODIFIED)

Nodes = Annotated[
    int, Query(ge=1, le=MAX_NODES, description="entities analysed at most, those with the most claims")
]  # fmt: skip
Limit = Annotated[int, Query(ge=1, le=MAX_NODES, description="items at most")]


@router.get("/centrality", response_model=schemas.Ranking, responses=schemas.problems(404, 422))
def centrality(
    parts: PartsDep,
    chosen: SelectionDep,
    by: Annotated[
        Measure,
        Query(
            description="degree: tied to many others; strength: in many claims; closeness: near to all others; "
            "betweenness: on the shortest paths between others"
        ),
    ] = Measure.DEGREE,
    nodes: Nodes = DEFAULT_NODES,
    limit: Limit = 50,
) -> Any:
    """The most central entities; `truncated` says whether the part of the graph was too large to be analysed whole."""
    return answer(serializers.ranking(ranking(parts.graph, chosen, by, limit, nodes)))


@router.get("/communities", response_model=schemas.Communities, responses=schemas.problems(404, 422))
def communities(parts: PartsDep, chosen: SelectionDep, nodes: Nodes = DEFAULT_NODES, limit: Limit = 50) -> Any:
    """Groups of entities with more claims among themselves than with others (Louvain's method), the largest first."""
    return answer(serializers.communities(grouping(parts.graph, chosen, limit, nodes)))


@router.get("/brokers", response_model=schemas.Ranking, responses=schemas.problems(404, 422))
def brokers(parts: PartsDep, chosen: SelectionDep, nodes: Nodes = DEFAULT_NODES, limit: Limit = 50) -> Any:
    """Entities on the shortest paths between others (centrality by betweenness); those on none are left out."""
    return answer(serializers.ranking(brokers_of(parts.graph, chosen, limit, nodes)))
