"""Where states, regions and cities lie: one point each, in degrees of WGS 84."""

import re
from collections import defaultdict

from knowledge.facts import Facts, state_id
from knowledge.raw import Raw, curated

_POINT = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")
"""How the World Factbook writes the middle of a country: "15 00 N, 19 00 E"."""
_BESIDE_THE_SEAT = "gz"
"""The source tells the Gaza Strip and the West Bank apart; the state's point is where its government sits."""
_TITLED = ("US", "CA", "AU")
"""Whose regions GeoNames' cities tell by a code that is known here."""


def add_points(facts: Facts, raw: Raw) -> None:
    """Cities from GeoNames, states from the World Factbook, regions as the middle of their cities' people."""
    cities = list(raw.rows("geonames/cities15000.csv.gz"))
    for row in cities:
        if f"geo:{row['geoname_id']}" in facts.entities:
            facts.point(f"geo:{row['geoname_id']}", float(row["lat"]), float(row["lon"]), "geonames")
    for code, country in raw.json("factbook/factbook_government.json.gz").items():
        if code == _BESIDE_THE_SEAT:
            continue
        told = country.get("Coordinates") or ""
        found = _POINT.search(told["text"] if isinstance(told, dict) else told)
        if found and state_id(country["iso2"]) in facts.entities:
            facts.point(state_id(country["iso2"]), _degrees(found, 1), _degrees(found, 4), "factbook")
    capitals = {row["country"]: row["city"] for row in facts.capitals if not row["until"]}
    for state, city in sorted(capitals.items()):
        if city in facts.points:
            spot = facts.points[city]
            facts.point(state, float(spot["lat"]), float(spot["lon"]), "geonames")
    _add_regions(facts, cities)


def _degrees(found: re.Match[str], first: int) -> float:
    size = int(found[first]) + int(found[first + 1]) / 60
    return -size if found[first + 2] in "SW" else size


def _add_regions(facts: Facts, cities: list[dict[str, str]]) -> None:
    manual = curated("cities")
    inside: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
    for row in cities:
        if row["iso2"] in _TITLED:
            codes = manual["american_states"] if row["iso2"] == "US" else manual["provinces"]
            name = codes.get(row["admin1"] if row["iso2"] == "US" else f"{row['iso2']}.{row['admin1']}")
            if name:
                spot = (int(row["population"]), float(row["lat"]), float(row["lon"]))
                inside[f"{state_id(row['iso2'])}:{name}"].append(spot)
    for id_, row in sorted(facts.entities.items()):
        spots = inside.get(f"{row.get('country', '')}:{row['name']}") if row["kind"] == "region" else None
        if spots:
            people = sum(n for n, _, _ in spots) or 1
            middle = (sum(n * lat for n, lat, _ in spots) / people, sum(n * lon for n, _, lon in spots) / people)
            facts.point(id_, *middle, "geonames")
