"""Offices told by several sources joined into one row each; ends filled in from successors."""

from collections import defaultdict
from datetime import date, timedelta

from rapidfuzz import fuzz

from knowledge.facts import Facts
from knowledge.same_people import join_same_people, join_same_seat, join_sovereigns, of_dependency
from legation.domain.names import normal_name
from legation.linking.partial_dates import day_after, first_day
from legation.linking.rows import Row
from legation.linking.titles import post_of

_PRIORITY = {"curated": 0, "own": 0, "wikidata": 1, "congress": 1, "tenures": 2, "factbook": 3, "rule": 4}
_SINGLE = frozenset({
    "president", "prime_minister", "monarch", "foreign_minister", "defence_minister", "finance_minister", "interior_minister",
    "justice_minister", "vice_president", "central_bank_governor", "pope", "secretary_general", "supreme_leader", "speaker",
})  # fmt: skip
_SHARED_SEATS = frozenset({"kb:c/ba", "kb:c/sm", "kb:c/ad", "kb:c/iq"})
_LIKE = 75.0
_SLACK = timedelta(days=75)
_LONGEST_GAP = timedelta(days=400)


def join_offices(facts: Facts) -> None:
    """Drop impossible rows, join what several sources say of one tenure, close open ends where a successor is known."""
    kept = [row for row in facts.offices if _possible(facts, row)]
    join_same_people(facts, kept)
    join_same_seat(facts, kept, _SHARED_SEATS)
    _join_people(facts, kept)
    join_sovereigns(facts, kept)
    dependent = [row for row in kept if of_dependency(facts, row)]
    facts.dropped["heads of states named again as heads of what depends on them"] += len(dependent)
    kept = [row for row in kept if not of_dependency(facts, row)]
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in kept:
        groups[(row["person"], row["role"], row["of"], row["to"], post_of(row["title"]))].append(row)
    joined = [tenure for rows in groups.values() for tenure in _join(facts, rows)]
    _close_by_successor(facts, joined)
    premiers = _premiers(joined)
    facts.offices = [row for row in joined if _governs(facts, row, premiers)]


def _possible(facts: Facts, row: Row) -> bool:
    since, until = first_day(row["since"]), day_after(row["until"])
    if since and until and until <= since:
        facts.dropped["offices whose end is not after their start"] += 1
        return False
    if row["of"] == "" or (since and since > date(2027, 1, 1)):
        facts.dropped["offices of nothing known or in the future"] += 1
        return False
    return True


def _join_people(facts: Facts, rows: list[Row]) -> None:
    """Who began the same single post in the same weeks under a like family name is one person, however spelled."""
    known: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["source"] == "wikidata" and row["since"] and _single(row):
            known[(row["of"], row["to"], post_of(row["title"]))].append(row)
    for row in rows:
        if (
            row["person"].startswith("kb:p/Q")
            or not row["since"]
            or not _single(row)
            or row["person"] not in facts.people
        ):
            continue
        twins = {t["person"] for t in known[(row["of"], row["to"], post_of(row["title"]))] if _alike(facts, row, t)}
        if len(twins) == 1:
            _merge(facts, rows, row["person"], twins.pop())
            facts.marked["people joined because they began the same post under a like name"] += 1


def _alike(facts: Facts, a: Row, b: Row) -> bool:
    first, second = first_day(a["since"]), first_day(b["since"])
    assert first is not None
    assert second is not None
    names = [normal_name(facts.people[row["person"]]["family"]) for row in (a, b)]
    return abs(first - second) <= _SLACK and bool(names[0]) and fuzz.ratio(*names) >= _LIKE


def _merge(facts: Facts, rows: list[Row], old: str, new: str) -> None:
    for row in rows:
        if row["person"] == old:
            row["person"] = new
    gone = facts.people.pop(old)
    facts.name(new, gone["name"], "alias", "tenures", "s")
    for row in facts.names_of(old):
        facts.name(new, row["text"], row["kind"], row["source"], row["flags"])
    facts.forget_names(old)


def _single(row: Row) -> bool:
    top = row["role"] in ("head_of_state", "head_of_government") or bool(row["role"] == "ambassador_of" and row["to"])
    return top or post_of(row["title"]) in _SINGLE


def _join(facts: Facts, rows: list[Row]) -> list[Row]:
    tenures: list[Row] = []
    for row in sorted(rows, key=lambda r: (r["since"] or "0000", _PRIORITY[r["source"]])):
        last = tenures[-1] if tenures else None
        if last and _same_tenure(last, row):
            tenures[-1] = _merged(last, row)
            facts.dropped["offices told twice, joined"] += 1
        else:
            tenures.append(dict(row))
    return tenures


def _same_tenure(a: Row, b: Row) -> bool:
    end, start = day_after(a["until"]), first_day(b["since"])
    if not a["since"] or not start:
        return True
    began = first_day(a["since"])
    assert began is not None
    if abs(start - began) <= _SLACK:
        return True
    if end is not None:
        return start < end
    # Open: another source that begins later tells the same tenure, unless the first knows nothing that late.
    seen = first_day(a["asserted_to"])
    return a["source"] != b["source"] and (seen is None or start <= seen)


def _merged(a: Row, b: Row) -> Row:
    first, second = sorted((a, b), key=lambda r: (_PRIORITY[r["source"]], -len(r["since"])))
    row = dict(first)
    row["since"] = (
        first["since"] if len(first["since"]) >= len(second["since"]) or not second["since"] else second["since"]
    )
    if (
        not row["until"]
        and second["until"]
        and (first_day(second["until"]) or date.min) > (first_day(row["since"]) or date.min)
    ):
        row["until"] = second["until"]
    if row["until"]:
        row["asserted_to"] = ""
    else:
        row["asserted_to"] = max(first["asserted_to"], second["asserted_to"])
    return row


def _close_by_successor(facts: Facts, rows: list[Row]) -> None:
    seats: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        post = post_of(row["title"])
        if _single(row) and row["of"] not in _SHARED_SEATS and row["since"] and "cting" not in row["title"]:
            seats[(row["of"], row["role"], row["to"], post)].append(row)
    for holders in seats.values():
        holders.sort(key=lambda r: r["since"])
        for i, row in enumerate(holders):
            others = (
                after
                for after in holders[i + 1 :]
                if after["person"] != row["person"] and after["since"] > row["since"]
            )
            if after := next(others, None):
                _close(facts, row, after)


def _close(facts: Facts, row: Row, after: Row) -> None:
    start = first_day(after["since"])
    assert start is not None
    end = day_after(row["until"])
    if end is not None and timedelta(0) < start - end <= timedelta(days=1):
        row["until"] = after["since"]
    began = first_day(row["since"])
    if end is not None or began is None or start <= began:
        return
    seen = first_day(row["asserted_to"])
    if seen is not None and start > seen + _LONGEST_GAP and row["source"] == "tenures":
        return
    row["until"], row["asserted_to"] = after["since"], ""
    facts.marked["offices closed at the start of the successor"] += 1


def _premiers(rows: list[Row]) -> dict[str, list[Row]]:
    """Prime ministers by state."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["role"] == "head_of_government" and post_of(row["title"]) == "prime_minister" and row["since"]:
            found[row["of"]].append(row)
    return found


def _governs(facts: Facts, row: Row, premiers: dict[str, list[Row]]) -> bool:
    """A president leads the government only from where no prime minister does: what comes before is cut off."""
    if row["role"] != "head_of_government" or post_of(row["title"]) != "president" or not row["since"]:
        return True
    beside = [one for one in premiers[row["of"]] if one["person"] != row["person"] and _long_beside(row, one)]
    if not beside:
        return True
    facts.marked["presidents beside whom a prime minister led the government"] += 1
    last = max((one["until"] or "9999" for one in beside), key=lambda text: text)
    if last >= (row["until"] or "9999"):
        return False
    row["since"] = last
    return True


def _long_beside(a: Row, b: Row) -> bool:
    starts = [first_day(row["since"]) or date.min for row in (a, b)]
    ends = [day_after(row["until"]) or date.max for row in (a, b)]
    return min(ends) - max(starts) > _SLACK
