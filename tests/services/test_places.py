"""Places have their points wherever they are shown; people and bodies have none."""

import pytest

from legation.domain.entity import Entity, Kind
from legation.domain.graph import Graph
from legation.linking.knowledge import open_knowledge
from legation.services.places import located_graph

WHERE = {
    "kb:c/ca": (60.0, -95.0),
    "geo:2950159": (52.5, 13.4),  # Berlin
    "kb:r/us-tx": (31.2, -99.3),  # near Brady
    "kb:nato": None,
    "kb:c/nowhere": None,
}


@pytest.mark.parametrize(("id_", "where"), WHERE.items())
def test_where_it_lies(id_: str, where: tuple[float, float] | None) -> None:
    point = open_knowledge().point(id_)
    assert point == (pytest.approx(where, abs=1.0) if where else None)


def test_every_member_of_the_united_nations_lies_somewhere() -> None:
    knowledge = open_knowledge()
    members = [m.member for m in knowledge.members("kb:un") if m.status.value == "member"]
    assert len(set(members)) >= 193
    assert [m for m in members if m.startswith("kb:c/") and knowledge.point(m) is None] == []


def test_the_places_of_a_graph_get_their_points() -> None:
    nodes = (Entity("kb:c/ca", Kind.COUNTRY, "Canada"), Entity("kb:nato", Kind.ORGANIZATION, "NATO"))
    found = located_graph(open_knowledge(), Graph(nodes, ()))
    assert [node.point is not None for node in found.nodes] == [True, False]
