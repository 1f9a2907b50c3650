"""A town lies in the region named beside it, or in one that the article speaks of."""

from legation.domain.entity import Kind
from legation.linking.candidates import Context, candidates
from legation.linking.knowledge import open_knowledge
from legation.linking.scoring import weigh
from tests.linking.conftest import MakeTables

TOWNS = {
    "entities": [
        {"id": id_, "kind": "city", "name": "Paris", "country": "kb:c/us", "prior": "0.2"} for id_ in ("geo:1", "geo:2")
    ],
    "names": [{"entity": id_, "text": "Paris", "kind": "short", "flags": "s"} for id_ in ("geo:1", "geo:2")],
    "parts": [{"child": "geo:1", "parent": "kb:r/us-tx", "kind": "de_jure", "source": "geonames"}],
}


def test_the_region_beside_a_town_or_elsewhere_in_the_article_decides(make_tables: MakeTables) -> None:
    knowledge = open_knowledge(make_tables(TOWNS))
    found = candidates(knowledge, "Paris", frozenset({Kind.CITY}))
    texas = frozenset({"kb:r/us-tx"})
    for context, wins in (
        (Context(None, region="kb:r/us-tx"), True),
        (Context(None, regions=texas), True),
        (Context(None, region="kb:r/us-oh"), False),
    ):
        scores = {s.candidate.entity.id: s.score for s in weigh(knowledge, found, context)}
        assert (scores["geo:1"] > scores["geo:2"]) is wins
