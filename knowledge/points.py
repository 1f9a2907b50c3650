"""Where states, regions and cities lie: one point each, in degrees of WGS 84."""

import re
from collections import defaultdict

from knowledge.city_regions import region_name
from knowledge.facts import Facts, state_id
from knowledge.raw import Raw

_POINT = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")
"""How the World Factbook writes the middle of a country: "15 00 N, 19 00 E"."""
_BESIDE_THE_SEAT = "gz"
"""The source tells the Gaza Strip and the West Bank apart; the state's point is where its government sits."""


_BY_GEONAMES = {"kb:c/us": (39.76, -98.5)}
"""The World Factbook rounds to degrees and puts the United States 235 km away from their middle."""


def add_points(facts: Facts, raw: Raw) -> None:
    """Cities from GeoNames, states from the World Factbook, regions as the middle of their cities."""
    cities = list(raw.rows("geonames/cities15000.csv.gz"))
    for row in cities:
        if f"geo:{row['geoname_id']}" in facts.entities:
            facts.point(f"geo:{row['geoname_id']}", float(row["lat"]), float(row["lon"]), "geonames")
    for code, country in raw.json("factbook/factbook_government.json.gz").items():
        if code == _BESIDE_THE_SEAT:
            continue
        told = country.get("Coordinates") or ""
        found = _POINT.search(told["text"] if isinstance(told, dict) else told)
        state = state_id(country["iso2"])
        if state in _BY_GEONAMES and state in facts.entities:
            facts.point(state, *_BY_GEONAMES[state], "geonames")
        elif found and state in facts.entities:
            facts.point(state, _degrees(found, 1), _degrees(found, 4), "factbook")
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
    """The middle of the box around a region's cities: of its land, not of its people."""
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in cities:
        if name := region_name(row["iso2"], row["admin1"]):
            inside[f"{state_id(row['iso2'])}:{name}"].append((float(row["lat"]), float(row["lon"])))
    for id_, row in sorted(facts.entities.items()):
        spots = inside.get(f"{row.get('country', '')}:{row['name']}") if row["kind"] == "region" else None
        if spots:
            latitudes, longitudes = [lat for lat, _ in spots], [lon for _, lon in spots]
            middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
            facts.point(id_, *middle, "geonames")
