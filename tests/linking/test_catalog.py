"""Whom we owe credit is credited."""

from pathlib import Path

from legation.linking.catalog import SOURCES
from legation.linking.rows import read_manifest

ROOT = Path(__file__).parents[2]


def test_every_credit_stands_in_the_notice() -> None:
    notice = " ".join((ROOT / "NOTICE").read_text("utf-8").split())
    for code, source in SOURCES.items():
        assert code in notice
        for part in source.credit.split(";"):
            assert part.strip() in notice, code


def test_the_manifest_names_the_sources_with_licence_and_date() -> None:
    told = read_manifest(ROOT / "data" / "knowledge")["sources"]
    assert set(told) == set(SOURCES)
    for code, source in SOURCES.items():
        assert (told[code]["licence"], told[code]["asserted_to"]) == (source.licence, source.asserted_to)


def test_every_licence_lets_us_ship() -> None:
    barred = ("NC", "SA", "GPL", "ODbL")
    assert not [code for code, source in SOURCES.items() if any(word in source.licence for word in barred)]
