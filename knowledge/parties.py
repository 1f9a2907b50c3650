"""Parties of all countries, from Party Facts, with the better known ones curated."""

from collections import Counter, defaultdict
from typing import Any

from knowledge.facts import Facts, is_latin, state_id
from knowledge.intergovernmental import add_aliases
from knowledge.raw import Raw, curated
from legation.domain.names import normal_name

_OTHER_CODES = {"XKX": "xk", "PSG": "ps", "KOS": "xk"}
# Lists without a party and names that are no more than a word: nobody is meant by them.
_NO_NAMES = frozenset(
    {"alliance", "independent", "independents", "military", "opposition", "other", "others", "coalition", "no party"}
)


def add_parties(facts: Facts, raw: Raw) -> None:
    """One entity a party; a name shared by several countries' parties is weak."""
    by_iso3 = {row["iso3"]: entity for entity, row in facts.entities.items() if row.get("iso3")}
    by_iso3 |= {code: state_id(iso) for code, iso in _OTHER_CODES.items()}
    rows = _living_first([row for row in raw.rows("partyfacts/parties.csv.gz") if _placed(facts, row, by_iso3)])
    shared = Counter(normal_name(name) for row in rows for name in {_english(row), row["wp_name"]} if name)
    told = curated("parties")
    for row in rows:
        country = by_iso3[row["iso3"]]
        if row["wikidata_qid"] and row["wikidata_qid"] in facts.by_wikidata and row["wikidata_qid"] not in told:
            _add_names(facts, facts.by_wikidata[row["wikidata_qid"]], row, shared)
        else:
            _add_party(facts, row, country, told.get(row["wikidata_qid"], {}), shared)


def _placed(facts: Facts, row: dict[str, str], by_iso3: dict[str, str]) -> bool:
    """Whether it is a party of a known country; counts what is not."""
    if not by_iso3.get(row["iso3"]):
        facts.dropped["parties of countries not known by that code"] += 1
        return False
    if not row["wikidata_qid"] and normal_name(_english(row) or row["name"]) in _NO_NAMES:
        facts.dropped["parties whose name is no name"] += 1
        return False
    return True


def _living_first(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with one lifespan for each Wikidata id: a party listed by phases ended only when its last phase did."""
    phases: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if row["wikidata_qid"]:
            phases[row["wikidata_qid"]].append(row)
    for found in phases.values():
        ends = [row["year_last"] for row in found if row["year_first"] or row["year_last"]]
        first = min((row["year_first"] for row in found if row["year_first"]), default="")
        last = max(ends) if ends and all(ends) else ""
        for row in found:
            living = "" if row["year_last"] else "1"
            row |= {"year_first": first, "living": living, "year_last": last, "id": found[0]["partyfacts_id"]}
    # The name and the country of today go before those of an earlier phase.
    return sorted(rows, key=lambda row: not row.get("living", "1"))


def _english(row: dict[str, str]) -> str:
    return row["name_english"].split(" / ")[0].split(" -- ")[0].strip()


def _add_party(facts: Facts, row: dict[str, str], country: str, told: dict[str, Any], shared: Counter[str]) -> None:
    name = told.get("name") or row["wp_name"] or _english(row) or row["name"]
    if not name or not is_latin(name):
        facts.dropped["parties without a name in Latin letters"] += 1
        return
    known = facts.by_wikidata.get(row["wikidata_qid"]) if row["wikidata_qid"] else None
    id_ = told.get("id") or known or f"kb:party/{row.get('id', row['partyfacts_id'])}"
    title = row["enwiki_title"].split("#")[0]
    facts.entity(
        id_,
        "organization",
        name,
        "partyfacts",
        subtype="party",
        country=state_id(told["country"]) if "country" in told else country,
        wikidata=row["wikidata_qid"],
        wikipedia=told.get("wikipedia") or ("=" if title == name else title),
        valid_from=row["year_first"],
        valid_to=row["year_last"],
        prior=f"{told.get('prior', 0.55 if told else 0.25):.3f}",
    )
    add_aliases(facts, id_, told)
    _add_names(facts, id_, row, shared)


def _add_names(facts: Facts, id: str, row: dict[str, str], shared: Counter[str]) -> None:
    for text in dict.fromkeys((row["wp_name"], _english(row))):
        words = len(text.split())
        unique = shared[normal_name(text)] == 1 and words >= 3
        if text and is_latin(text):
            facts.name(
                id,
                text,
                "official",
                "partyfacts",
                "sv" if unique else "s" if words >= 2 and shared[normal_name(text)] == 1 else "",
            )
    for text in dict.fromkeys((row["name"], row["wp_name_native"])):
        if text and is_latin(text) and len(text) > 5:
            facts.name(id, text, "native", "partyfacts", "s" if len(text.split()) >= 2 else "")
    for text in dict.fromkeys((row["name_short"], row["wp_name_short"])):
        if text and is_latin(text) and len(text) <= 12:
            facts.name(id, text, "acronym", "partyfacts", "")
