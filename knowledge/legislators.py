"""Members of national parliaments, the European and the Council of Europe's assemblies; relatives in office."""

import re
from collections import defaultdict
from datetime import timedelta

from knowledge.facts import Facts
from knowledge.people import People, readable
from knowledge.raw import Raw
from legation.domain.names import normal_name
from legation.linking.catalog import SOURCES
from legation.linking.partial_dates import day_after, first_day
from legation.linking.rows import Row

# Where regional assemblies are listed as well: only these positions are national.
_NATIONAL = {
    "US": r"United States (representative|senator)|non-voting member of the House of Representatives$",
    "CA": r"House of Commons|member of the Senate$",
    "FR": r"French National Assembly|Senate of France",
    "IT": r"Chamber of Deputies|member of the Senate|Senator for life",
    "ES": r"Congress of Deputies|Senate of Spain",
    "IN": r"Lok Sabha|Rajya Sabha",
    "AU": r"Member of the (House of Representatives|Senate)$",
    "BR": r"[Ff]ederal deputy|Senator$|federal senator",
    "AT": r"National Council|federal council",
    "CH": r"Swiss National Council|Council of States",
    "PK": r"National Assembly of Pakistan|^Senator",
    "AR": r"Argentine Chamber",
    "MX": r"Chamber of Deputies of Mexico|Senate of Mexico",
    "BE": r"Chamber of Representatives|Senator",
    "NO": r"^member of the Parliament",
    "GB": r"Parliament of the United Kingdom|House of Lords",
    "PH": r"House of Representatives of the Philippines|Senate of the Philippines",
    "ID": r"Council of Indonesia$|Regional Representative Council",
}
_UPPER = re.compile(
    r"[Ss]enat|House of Lords|Council of States|Rajya Sabha|[Ff]ederal [Cc]ouncil|Federation Council|Upper House|House of Councillors"
)
_MERGED_TWIN = re.compile(r"Q6549[89]\d{3}")
_RELATIONS = {"child": "child", "father": "father", "mother": "mother", "sibling": "sibling", "spouse": "spouse"}
_GAP = timedelta(days=200)


def add_legislators(people: People, raw: Raw) -> None:
    """Mandates of one person in one house are joined while less than seven months lie between them."""
    facts = people.facts
    terms: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for path in ("legislators.csv.gz", "legislators_more.csv.gz"):
        for row in raw.rows(f"wikidata-officeholders/{path}"):
            house = _house(facts, row)
            name = readable(row["person"], people.bios.get(row["person_qid"], {}))
            if not house or not name or not row["person_qid"] or _twin_of_known(people, row, name):
                facts.dropped["mandates in regional assemblies, without a readable name or of a merged twin"] += 1
                continue
            person = people.add(name, row["person_qid"], row["jurisdiction"], "wikidata")
            terms[(person, house)].append({**row, "source": "wikidata"})
    for row in raw.rows("us-congress/us_executive_and_current_congress_terms.csv"):
        if row["type"] in ("rep", "sen") and row["person_qid"]:
            person = people.add(row["name"], row["person_qid"], "US", "congress", (f"{row['first']} {row['last']}",))
            terms[(person, f"parl:us/{'house' if row['type'] == 'rep' else 'senate'}")].append(
                {**row, "source": "congress"}
            )
    for (person, house), rows in terms.items():
        facts.mandates += _joined(facts, person, house, rows)


def _house(facts: Facts, row: Row) -> str:
    iso, position = row["jurisdiction"], row["position"]
    if iso == "ZZ":
        return (
            "kb:pace"
            if "Council of Europe" in position
            else "kb:european-parliament"
            if "European Parliament" in position
            else ""
        )
    if iso in _NATIONAL and not re.search(_NATIONAL[iso], position):
        return ""
    if (
        re.search(r"[Rr]egional|[Pp]rovincial|[Mm]unicipal|[Cc]ity [Cc]ouncil|county|Landtag", position)
        and iso not in _NATIONAL
    ):
        return ""
    parliament = f"parl:{iso.lower()}"
    name = re.sub(r"^.*?\b(?:[Mm]ember|[Dd]eputy) of (?:the )?(?:\d+\w\w )?", "", position)
    named = [one for one in facts.named(name, "organization") if one.startswith(parliament)]
    upper = f"{parliament}/upper" if f"{parliament}/upper" in facts.entities else parliament
    found = (
        named[0]
        if named
        else {"US": "parl:us/senate", "CA": "parl:ca/senate"}.get(iso, upper)
        if _UPPER.search(position)
        else ""
    )
    lower = {"US": "parl:us/house", "CA": "parl:ca/commons"}.get(iso, parliament)
    return found or (lower if lower in facts.entities else "")


def _twin_of_known(people: People, row: Row, name: str) -> bool:
    if not _MERGED_TWIN.fullmatch(row["person_qid"]):
        return False
    return normal_name(name) in people.normals


def _joined(facts: Facts, person: str, house: str, rows: list[Row]) -> list[Row]:
    mandates: list[Row] = []
    for row in sorted(rows, key=lambda r: (r["start"] or "9999", r["end"] or "9999")):
        start, end = _date(row["start"]), _date(row["end"])
        first, last_day = first_day(start), day_after(end)
        if first and last_day and last_day <= first:
            facts.dropped["mandates whose end is not after their start"] += 1
            continue
        last = mandates[-1] if mandates else None
        if last and _continues(last, start):
            last["until"] = "" if not end or not last["until"] else max(end, last["until"])
        else:
            mandates.append({"person": person, "of": house, "since": start, "until": end, "source": row["source"]})
    for mandate in mandates:
        mandate["asserted_to"] = "" if mandate["until"] else SOURCES[mandate["source"]].asserted_to
    return mandates


def _continues(last: Row, start: str) -> bool:
    if not start or not last["until"]:
        return True
    begin, end = first_day(start), day_after(last["until"])
    return bool(begin and end and begin - end <= _GAP)


def _date(text: str) -> str:
    """The date, or nothing where it is a decade or no day at all."""
    try:
        return text if first_day(text) else ""
    except ValueError:
        return ""


def add_relatives(facts: Facts, raw: Raw) -> None:
    """Family only where both hold or held office."""
    for row in raw.rows("wikidata-officeholders/family.csv.gz"):
        a, b = f"kb:p/{row['person_qid']}", f"kb:p/{row['relative_qid']}"
        if a in facts.people and b in facts.people and row["relationship"] in _RELATIONS:
            facts.relatives.append(
                {"person": a, "relation": _RELATIONS[row["relationship"]], "relative": b, "source": "wikidata"}
            )
