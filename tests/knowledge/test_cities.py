"""Cities as GeoNames lists them, under the names that English papers use."""

import csv
import gzip
from pathlib import Path

import pytest

from knowledge import cities
from knowledge.cities import add_cities
from knowledge.facts import Facts
from knowledge.raw import Raw, curated

_TOWNS = (
    ("1846918", "Ansan-si", "KR", "650000"),
    ("1877449", "Hamhŭng", "KP", "560000"),
    ("1873757", "Namp’o", "KP", "450000"),
    ("1846898", "Anyang-si", "KR", "630000"),
    ("1785294", "Anyang", "CN", "780000"),
    ("2661552", "Bernau-si", "CH", "60000"),
)


@pytest.fixture
def listed(facts: Facts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Facts:
    bare = curated("cities") | {"capitals": {}, "capital_changes": []}
    monkeypatch.setattr(cities, "curated", lambda name: bare if name == "cities" else {})
    rows = [
        {"geoname_id": id_, "name": name, "iso2": iso, "population": people, "admin1": "", "alternates": ""}
        for id_, name, iso, people in _TOWNS
    ]
    _write(tmp_path / "geonames" / "cities15000.csv.gz", rows)
    _write(tmp_path / "geonames" / "countries.csv", [{"iso2": "KR", "capital": ""}])
    _write(
        tmp_path / "wikidata-officeholders" / "first_name_gender.csv",
        [{"first_name": "Anna", "male": "0", "female": "20"}],
    )
    add_cities(facts, Raw(tmp_path))
    return facts


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with (
        gzip.open(path, "wt", encoding="utf-8", newline="")
        if path.suffix == ".gz"
        else path.open("w", newline="") as file
    ):
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("id_", "name", "listed_as"),
    [("geo:1846918", "Ansan", "Ansan-si"), ("geo:1877449", "Hamhung", "Hamhŭng"), ("geo:1873757", "Nampo", "Namp’o")],
)
def test_korean_cities_have_the_names_of_english_papers_and_keep_the_listed_ones(
    listed: Facts, id_: str, name: str, listed_as: str
) -> None:
    assert listed.entities[id_]["name"] == name
    kinds = {row["text"]: row["kind"] for row in listed.names_of(id_)}
    assert kinds == {name: "short", listed_as: "native"}


def test_other_countries_keep_such_an_ending(listed: Facts) -> None:
    assert listed.entities["geo:2661552"]["name"] == "Bernau-si"


def test_a_title_that_two_like_cities_would_share_is_left_open(listed: Facts) -> None:
    assert "wikipedia" not in listed.entities["geo:1846898"]
    assert "wikipedia" not in listed.entities["geo:1785294"]
    assert listed.entities["geo:1846918"]["wikipedia"] == "="
