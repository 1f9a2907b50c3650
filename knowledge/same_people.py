"""People listed twice: once with a Wikidata id, once without, under one name."""

from collections import defaultdict
from datetime import date, timedelta

from rapidfuzz import fuzz

from knowledge.facts import Facts
from legation.domain.entity import Kind
from legation.domain.names import normal_name
from legation.linking.partial_dates import day_after, first_day
from legation.linking.rows import Row

_YOUNGEST, _OLDEST = 18, 100
_LONGEST_CAREER = 60
_SAME_START = timedelta(days=10)
_LIKE_WORD = 75.0
_SOVEREIGN = ("President", "Vice President", "King", "Queen")
_NO_NAMES = frozenset({
    "bin", "ibn", "al", "el", "de", "da", "dos", "del", "the", "of", "aka", "also", "spelled", "king", "queen", "prince", "sir", "gen",
    "lt", "brig", "col", "maj", "dr", "ii", "iii", "iv",
})  # fmt: skip


def join_same_people(facts: Facts, offices: list[Row]) -> None:
    """Join who has no Wikidata id to the only one of that full name who has, where country or throne and lifetime agree."""
    told: dict[str, list[Row]] = defaultdict(list)
    for row in [*offices, *facts.mandates]:
        told[row["person"]].append(row)
    known: dict[str, list[str]] = defaultdict(list)
    for id_, person in facts.people.items():
        if id_.startswith("kb:p/Q"):
            known[normal_name(person["name"])].append(id_)
    pairs: dict[str, str] = {}
    for id_, person in facts.people.items():
        if not id_.startswith("kb:p/Q") and " " in person["name"]:
            twins = [one for one in known[normal_name(person["name"])] if _same(facts, id_, one, told)]
            if len(twins) == 1:
                pairs[id_] = twins[0]
    for old, new in sorted(pairs.items()):
        _join(facts, old, new, told, "one country or throne and lifetime")


def join_same_seat(facts: Facts, offices: list[Row], shared: frozenset[str]) -> None:
    """Join whom the sources spell so differently that only seat, first day and one word of the name agree."""
    seats: dict[tuple[str, str], list[Row]] = defaultdict(list)
    told: dict[str, list[Row]] = defaultdict(list)
    for row in [*offices, *facts.mandates]:
        told[row["person"]].append(row)
    for row in offices:
        if (
            row["role"] in ("head_of_state", "head_of_government")
            and len(row["since"]) == 10
            and row["of"] not in shared
        ):
            seats[(row["of"], row["role"])].append(row)
    for rows in seats.values():
        for row in rows:
            old = row["person"]
            if old.startswith("kb:p/Q") or old not in facts.people:
                continue
            near = {one["person"] for one in rows if one["person"] != old and _began_alike(facts, row, one)}
            new = near.pop() if len(near) == 1 else ""
            if new and _trust(facts, old) < _trust(facts, new):
                _join(facts, old, new, told, "one seat, first day and word of the name")


def join_sovereigns(facts: Facts, offices: list[Row]) -> None:
    """Join whom a list of dependent territories calls their chief of state to the head of the state they depend on."""
    told: dict[str, list[Row]] = defaultdict(list)
    for row in [*offices, *facts.mandates]:
        told[row["person"]].append(row)
    heads = [
        row
        for row in offices
        if row["role"] in ("head_of_state", "agent_of")
        and row["title"].startswith(_SOVEREIGN)
        and _kind(facts, row) == Kind.COUNTRY.value
        and first_day(row["since"])
    ]
    for row in [row for row in offices if of_dependency(facts, row) and first_day(row["since"])]:
        near = {head["person"] for head in heads if _began_alike(facts, row, head)}
        if len(near) == 1 and row["person"] in facts.people and row["person"] not in near:
            _join(facts, row["person"], near.pop(), told, "head of the state a territory depends on")


def of_dependency(facts: Facts, row: Row) -> bool:
    """Whether it names the head of a state again, as chief of state of a territory that depends on it: no second office."""
    sovereign = row["role"] in ("head_of_state", "agent_of") and row["title"].startswith(_SOVEREIGN)
    return sovereign and row["source"] == "tenures" and _kind(facts, row) == Kind.TERRITORY.value


def _kind(facts: Facts, row: Row) -> str:
    return facts.entities.get(row["of"], {}).get("kind", "")


def _trust(facts: Facts, person: str) -> tuple[bool, bool, str]:
    """Whose record is kept: one with a Wikidata id before a curated one before any other."""
    manual = facts.people[person]["source"] in ("own", "curated")
    return (person.startswith("kb:p/Q"), manual, person)


def _began_alike(facts: Facts, a: Row, b: Row) -> bool:
    first, second = first_day(a["since"]), first_day(b["since"])
    assert first is not None
    assert second is not None
    if abs(first - second) > _SAME_START:
        return False
    words = [_words(facts.people[row["person"]]["name"]) for row in (a, b)]
    return any(fuzz.ratio(one, other) >= _LIKE_WORD for one in words[0] for other in words[1])


def _words(name: str) -> set[str]:
    return {word for word in normal_name(name).split() if len(word) > 2 and word not in _NO_NAMES}


def _same(facts: Facts, one: str, other: str, told: dict[str, list[Row]]) -> bool:
    mine, theirs = facts.people[one]["country"], facts.people[other]["country"]
    akin = mine == theirs or mine.startswith("kb:hist/") or _one_throne(told[one], told[other])
    return (
        akin
        and _one_lifetime(facts.people[other], told[one], told[other])
        and not _in_two_places(told[one], told[other])
    )


def _one_throne(mine: list[Row], theirs: list[Row]) -> bool:
    """Heads of several states or territories at once: monarchs, and presidents of states with territories."""
    heads = [row for row in theirs if row.get("role") == "head_of_state"]
    return bool(heads) and all(
        row.get("role") in ("head_of_state", "royalty_of") and any(_overlap(row, head) for head in heads)
        for row in mine
    )


def _overlap(a: Row, b: Row) -> bool:
    ends = [day_after(row["until"]) or date.max for row in (a, b)]
    starts = [first_day(row["since"]) or date.min for row in (a, b)]
    return starts[0] < ends[1] and starts[1] < ends[0]


def _in_two_places(mine: list[Row], theirs: list[Row]) -> bool:
    """Nobody serves abroad while sitting in a parliament."""
    abroad = [row for row in mine if row.get("role") in ("ambassador_of", "agent_of")]
    return any(_overlap(row, seat) for row in abroad for seat in theirs if "role" not in seat)


def _one_lifetime(other: Row, mine: list[Row], theirs: list[Row]) -> bool:
    years = [int(row["since"][:4]) for row in mine if row["since"]]
    if not years:
        return False
    if other["born"]:
        born = int(other["born"][:4])
        return born + _YOUNGEST <= min(years) and max(years) <= born + _OLDEST
    later = [int(row["since"][:4]) for row in theirs if row["since"]]
    return bool(later) and max(*years, *later) - min(*years, *later) <= _LONGEST_CAREER


def _join(facts: Facts, old: str, new: str, told: dict[str, list[Row]], why: str) -> None:
    for row in told[old]:
        row["person"] = new
    told[new] += told.pop(old)
    gone, kept = facts.people.pop(old), facts.people[new]
    for column in ("wikipedia", "gender", "born", "died", "country"):
        kept[column] = kept[column] or gone[column]
    for row in facts.names_of(old):
        facts.name(new, row["text"], row["kind"], row["source"], row["flags"])
    if gone["name"] != kept["name"]:
        facts.name(new, gone["name"], "alias", gone["source"], "s")
    facts.forget_names(old)
    facts.retire(old, new)
    facts.marked[f"people joined: {why}"] += 1
