"""Metonyms: capitals are made with the cities; here the buildings, streets and towns that stand for who sits there."""

from typing import Any

from knowledge.facts import Facts, slug, state_id
from knowledge.raw import Raw, curated


def add_seats(facts: Facts, raw: Raw) -> None:
    """Ours first; then what the curated list still has: aliases that are no place are left to the organisations."""
    known: set[str] = set()
    for row in curated("seats"):
        known |= {row["name"], *row.get("texts", ())}
        _add_seat(facts, row)
    for row in raw.rows("curated/metonyms.csv"):
        if row["surface"].removeprefix("the ") in known or row["kind"] in ("capital", "former_capital"):
            continue
        facts.dropped[f"metonyms of kind {row['kind']} that another table holds or nobody sits in"] += 1


def _add_seat(facts: Facts, row: dict[str, Any]) -> None:
    texts = [row["name"], *row.get("texts", ())]
    weak = bool(row.get("weak"))
    if row.get("place"):
        id_ = f"kb:seat/{slug(row['place'])}"
        facts.entity(
            id_,
            "place",
            row["place"].split(" (")[0] if row["place"] != "The Pentagon" else "Pentagon",
            "own",
            country=state_id(row["country"]),
            wikidata=row.get("wikidata", ""),
            wikipedia=row["place"],
            prior=row.get("prior", "0.350" if weak else "0.500"),
        )
        for text in texts:
            facts.name(
                id_,
                text,
                "short" if text == row["name"] else "alias",
                "own",
                "" if weak and text == row["name"] else "sv",
            )
    if "of" not in row:
        return
    if row["of"] not in facts.entities:
        raise ValueError(f"curated/seats.yaml: '{row['of']}' is unknown")
    flags = "" if weak else "v"
    kind = "alias" if row.get("alias") else "seat_metonym"
    until_before = row.get("before", {}).get("until", "")
    for text in texts:
        facts.name(
            row["of"],
            text,
            kind,
            "curated",
            "sv" if row.get("alias") else flags,
            row.get("since", until_before),
            row.get("until", ""),
        )
        if until_before:
            facts.name(row["before"]["of"], text, kind, "own", flags, "", until_before)
