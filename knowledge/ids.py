"""Wikidata ids assigned manually, held against all others: what an id is given to must exist, and nobody else may have it."""

from collections import defaultdict
from collections.abc import Iterator

from knowledge.facts import Facts, state_id
from knowledge.raw import curated


def add_wikidata(facts: Facts) -> None:
    """Give cities and organisations without an id theirs; last of all, so that every other id is known.

    Raises ValueError for a name nobody or more than one has, and for an id somebody else has.
    """
    told = curated("wikidata")
    holders: dict[str, set[str]] = defaultdict(set)
    for row in (*facts.entities.values(), *facts.people.values()):
        holders[row.get("wikidata", "")].add(row["id"])
    for state, cities in told["cities"].items():
        for name, qid in cities.items():
            _give(facts, holders, _city(facts, state_id(state), name), str(qid), f"{name}, {state}")
    for name, qid in told["organizations"].items():
        _give(facts, holders, _organization(facts, name), str(qid), name)


def _give(facts: Facts, holders: dict[str, set[str]], id_: str, qid: str, shown: str) -> None:
    row = facts.entities[id_]
    if others := sorted(holders[qid] - {id_}):
        raise ValueError(f"curated/wikidata.yaml: {qid} of {shown} is the id of {', '.join(others)}")
    if row.get("wikidata", qid) not in ("", qid):
        raise ValueError(f"curated/wikidata.yaml: {shown} is {row['wikidata']}, not {qid}")
    if row.get("wikidata"):
        return
    row["wikidata"] = qid
    holders[qid].add(id_)
    facts.marked["Wikidata ids assigned manually, in no available list"] += 1


def _city(facts: Facts, state: str, name: str) -> str:
    """Of several of the name the most populous, which the prior follows."""
    found = [one for one in _called(facts, name, "city") if one.get("country") == state]
    if not found:
        raise ValueError(f"curated/wikidata.yaml: no city of {state} is called {name!r}")
    return max(found, key=lambda row: (float(row["prior"]), row["id"]))["id"]


def _organization(facts: Facts, name: str) -> str:
    found = [one["id"] for one in _called(facts, name, "organization")]
    if len(found) != 1:
        raise ValueError(
            f"curated/wikidata.yaml: {len(found)} organisations are called {name!r}: {', '.join(sorted(found))}"
        )
    return found[0]


def _called(facts: Facts, name: str, kind: str) -> Iterator[dict[str, str]]:
    return (row for row in facts.entities.values() if row["kind"] == kind and row["name"] == name)
