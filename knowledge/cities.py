"""Cities and capitals, from GeoNames, with the names English papers use."""

import math
import re
from collections import Counter, defaultdict
from typing import Any

from knowledge.facts import Facts, state_id
from knowledge.raw import Raw, curated
from legation.domain.names import normal_name

_VERBATIM_FROM = 250_000
"""From this size on a name is worth looking for verbatim; smaller cities are found by the recogniser."""
_MARKS = str.maketrans({"ŏ": "o", "ŭ": "u", "Ŏ": "O", "Ŭ": "U", "’": None, "'": None})
"""Marks of the McCune-Reischauer transcription, which English papers drop."""


def add_cities(facts: Facts, raw: Raw) -> None:
    """All cities over 15,000 inhabitants, the capitals with their states, and what a capital's name means."""
    manual = curated("cities")
    rows = [row for row in raw.rows("geonames/cities15000.csv.gz") if int(row["geoname_id"]) not in manual["skip"]]
    given = {row["first_name"] for row in raw.rows("wikidata-officeholders/first_name_gender.csv") if _borne(row) >= 10}
    words = frozenset(manual["words"]) | given
    capitals = _capitals(facts, raw, rows)
    largest = _largest_by_name(rows)
    for row in rows:
        _add_city(facts, row, capitals.get(row["geoname_id"], ""), manual, words, largest)
    _add_capital_rows(facts, capitals, manual)


def _borne(row: dict[str, str]) -> int:
    return int(row["male"]) + int(row["female"])


def _largest_by_name(rows: list[dict[str, str]]) -> dict[str, list[int]]:
    sizes: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        sizes[normal_name(_english(row["name"], row["iso2"]))].append(int(row["population"] or 0))
    return {name: sorted(found, reverse=True) for name, found in sizes.items()}


def _capitals(facts: Facts, raw: Raw, rows: list[dict[str, str]]) -> dict[str, str]:
    """GeoNames id → state, for the capitals named by GeoNames."""
    wanted = {row["iso2"]: normal_name(row["capital"]) for row in raw.rows("geonames/countries.csv") if row["capital"]}
    found: dict[str, tuple[int, str]] = {}
    for row in rows:
        if normal_name(row["name"]) == wanted.get(row["iso2"]):
            best = found.get(row["iso2"])
            if best is None or int(row["population"]) > best[0]:
                found[row["iso2"]] = (int(row["population"]), row["geoname_id"])
    facts.marked["capitals without a city of over 15,000 of that name"] += sum(
        1 for iso in wanted if iso not in found and state_id(iso) in facts.entities
    )
    return {geoname: state_id(iso) for iso, (_, geoname) in found.items() if state_id(iso) in facts.entities}


def _add_city(
    facts: Facts,
    row: dict[str, str],
    capital_of: str,
    manual: Any,
    words: frozenset[str],
    largest: dict[str, list[int]],
) -> None:
    id_, population = f"geo:{row['geoname_id']}", int(row["population"])
    told = manual["cities"].get(int(row["geoname_id"]), {})
    name = told.get("name") or _english(row["name"], row["iso2"])
    country = state_id(row["iso2"])
    sovereign = capital_of and facts.entities[capital_of]["kind"] == "country"
    prior = min(0.9, max(0.0, 0.14 * (math.log10(max(population, 10)) - 3.2)) + (0.2 if sovereign else 0.0))
    sizes = largest[normal_name(_english(row["name"], row["iso2"]))]
    dominant = population == sizes[0] and (len(sizes) == 1 or sizes[0] >= 4 * sizes[1] or bool(sovereign))
    facts.entity(
        id_,
        "city",
        name,
        "geonames",
        country=country,
        geonames=row["geoname_id"],
        wikidata=told.get("wikidata", ""),
        wikipedia=told.get("wikipedia") or _title(name, row, dominant, bool(sovereign), manual),
        prior=f"{max(prior, told.get('prior', 0.0)):.3f}",
    )
    common = name in words or name.lower() in words
    plain = (sovereign or (population >= _VERBATIM_FROM and dominant and not common)) and not told.get("hidden")
    facts.name(id_, name, "short", "geonames", ("" if common and not sovereign else "s") + ("v" if plain else ""))
    for text in told.get("strong", ()):
        facts.name(id_, text, "alias", "own", "sv")
    for text, (since, until) in told.get("former", {}).items():
        facts.name(id_, text, "former", "own", "sv", since, until)
    if name != row["name"]:
        facts.name(id_, row["name"], "native", "geonames", "s")


def _english(name: str, iso: str) -> str:
    """Without what GeoNames adds and papers leave out: Japan's and Korea's word for "city", the North's marks of sounds."""
    if iso in ("JP", "KR", "KP"):
        name = re.sub(r"-(?:shi|si|gun|up|ri)$", "", name)
    return name.translate(_MARKS) if iso == "KP" else name


def _title(name: str, row: dict[str, str], dominant: bool, sovereign: bool, manual: Any) -> str:
    """The English Wikipedia title by its rules for the country, or nothing where the name alone is unsure."""
    if row["iso2"] == "US":
        if name in manual["american_alone"]:
            return "="
        state = manual["american_states"].get(row["admin1"], "")
        return f"{name}, {state}" if state else ""
    if row["iso2"] in ("CA", "AU") and not sovereign:
        if name in manual["alone"]:
            return "="
        province = manual["provinces"].get(f"{row['iso2']}.{row['admin1']}", "")
        return f"{name}, {province}" if province else ""
    if sovereign or name in manual["alone"]:
        return "="
    return "=" if dominant and int(row["population"]) >= 40_000 and name not in manual["words"] else ""


def _add_capital_rows(facts: Facts, capitals: dict[str, str], manual: Any) -> None:
    present = {state: f"geo:{geoname}" for geoname, state in capitals.items()}
    present |= {state_id(iso): f"geo:{geo}" for iso, geo in manual["capitals"].items()}
    changed: Counter[str] = Counter()
    for row in manual["capital_changes"]:
        state = row["state"] if row["state"].startswith("kb:") else state_id(row["state"])
        _capital(facts, f"geo:{row['geo']}", state, row.get("from", ""), row.get("to", ""), "own")
        changed[state] += 1
    for state, city in sorted(present.items()):
        if not changed[state] and city in facts.entities:
            _capital(facts, city, state, facts.entities[state].get("valid_from", ""), "", "geonames")
    for code, row in curated("historical").items():
        if "capital" in row and f"geo:{row['capital']['geo']}" in facts.entities:
            city = f"geo:{row['capital']['geo']}"
            _capital(facts, city, f"kb:hist/{code}", row["from"], row["to"], "own")
            facts.name(city, row["capital"]["name"], "alias", "own", "sv")


def _capital(facts: Facts, city: str, state: str, since: str, until: str, source: str) -> None:
    facts.capitals.append({"city": city, "country": state, "since": since, "until": until, "source": source})
    if facts.entities[state]["kind"] == "territory" and state not in ("kb:c/hk", "kb:c/gl"):
        return
    texts = {row["text"] for row in facts.names_of(city) if "v" in row["flags"] and row["kind"] != "native"}
    for text in sorted(texts | {facts.entities[city]["name"]}):
        if normal_name(text) != normal_name(facts.entities[state]["name"]):
            facts.name(state, text, "capital_metonym", source, "v", since, until)
