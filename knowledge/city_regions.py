"""In which state of the United States, province or nation a city lies, where GeoNames' codes of regions are known here."""

from functools import cache
from typing import Any

from knowledge.facts import Facts, state_id
from knowledge.raw import Raw, curated

_NATIONS = {"ENG": "kb:r/gb-eng", "NIR": "kb:r/gb-nir", "SCT": "kb:r/gb-sct", "WLS": "kb:r/gb-wls"}


@cache
def _manual() -> Any:
    return curated("cities")


def add_city_regions(facts: Facts, raw: Raw) -> None:
    """A part row for every such city."""
    regions = {
        (row.get("country", ""), row["name"]): id_ for id_, row in facts.entities.items() if row["kind"] == "region"
    }
    for row in raw.rows("geonames/cities15000.csv.gz"):
        city, name = f"geo:{row['geoname_id']}", region_name(row["iso2"], row["admin1"])
        region = _NATIONS.get(row["admin1"]) if row["iso2"] == "GB" else regions.get((state_id(row["iso2"]), name))
        if region in facts.entities and city in facts.entities:
            facts.part(city, region, "de_jure", "geonames")


def region_name(iso: str, admin1: str) -> str:
    """What the region of that code is called; empty where nobody tells."""
    manual = _manual()
    if iso == "US":
        return str(manual["american_states"].get(admin1, ""))
    return str(manual["provinces"].get(f"{iso}.{admin1}", "")) if iso in ("CA", "AU") else ""
