"""Regions below and above the state, waters, and whose they are in law and in fact."""

from typing import Any

from knowledge.facts import Facts, slug, state_id
from knowledge.raw import Raw, curated
from legation.domain.names import normal_name

# Entries of the territory list that name a regime or a twin of something kept elsewhere.
_LEFT_OUT = frozenset(
    {
        "ua-30",
        "ua-cri",
        "ua-dpr",
        "ua-lpr",
        "x-so",
        "az-nk",
        "ge-ab",
        "pk-km",
        "sh-ac",
        "sh-ta",
        "de-be",
        "de-hh",
        "ru-mow",
        "ru-spe",
        "us-dc",
        "br-df",
    }
)
_PLACE_TYPES = frozenset({"water"})


def add_regions(facts: Facts, raw: Raw) -> None:
    """First-order regions from rigour, then the curated regions, then who holds and who claims what."""
    manual = curated("regions")
    for row in raw.json("rigour/territories.json.gz"):
        if "-" in row["code"] and row["code"] not in _LEFT_OUT and not row["code"].startswith("su-"):
            _add_subdivision(facts, row, manual["titles"], frozenset(manual["words"]))
    for row in raw.rows("curated/regions.csv"):
        _add_region(facts, row, manual)
    for code, row in manual["more"].items():
        _add_more(facts, f"kb:region/{code}", row)
    for id_, words in manual["adjectives"].items():
        for text in words:
            facts.name(_found(facts, id_), text, "demonym" if text.endswith("s") else "adjective", "own", "s")
    for code, words in manual["shortened"].items():
        for text in words:
            facts.name(_found(facts, f"kb:r/{code}"), text, "acronym", "own", "")
    for claim in manual["claims"]:
        child = _found(facts, claim["of"])
        facts.part(child, state_id(claim["by"]), claim["kind"], "own", claim.get("from", ""), claim.get("to", ""))


def _add_subdivision(facts: Facts, row: dict[str, Any], titles: dict[str, str], words: frozenset[str]) -> None:
    parent = row.get("parent") or row["code"].split("-")[0]
    if state_id(parent) not in facts.entities:
        return
    id_ = f"kb:r/{row['code']}"
    name = row["name"].split(" (")[0]
    large = parent in ("us", "ca", "gb", "de", "au", "in", "cn", "ru")
    title = titles.get(row["code"]) or ("=" if large and name not in words else "")
    facts.entity(
        id_,
        "region",
        name,
        "rigour",
        country=state_id(parent),
        wikidata=row["qid"],
        wikipedia=title,
        prior=_PRIORS.get(parent, "0.350"),
    )
    known = bool(facts.named(name))
    flags = "" if name in words else "sv"
    facts.name(id_, name, "short", "rigour", flags if not known or large else flags.replace("v", ""))
    for text in row["names_strong"]:
        if text.isascii() and text[:1].isupper() and not text.isupper():
            facts.name(id_, text, "alias", "rigour", "s")
    facts.part(id_, state_id(parent), "de_jure", "rigour")


def _add_region(facts: Facts, row: dict[str, str], manual: dict[str, Any]) -> None:
    if row["type"] == "city":
        return
    name = row["name"].removeprefix("the ").strip()
    kind = "place" if row["type"] in _PLACE_TYPES else "region"
    twin = _twin(facts, name)
    id_ = twin or manual["ids"].get(name) or f"kb:region/{slug(name)}"
    macro = row["type"] in ("macro_region", "water")
    country = state_id(row["iso2"]) if row["iso2"] and state_id(row["iso2"]) != id_ else ""
    facts.entity(
        id_,
        kind,
        name,
        "curated",
        country="" if macro and kind == "region" else country,
        wikidata=manual["wikidata"].get(name, ""),
        wikipedia=manual["titles"].get(name, "="),
        prior=manual["priors"].get(name) or ("0.600" if macro else "0.450"),
    )
    bare = name in manual["hidden"]
    facts.name(id_, name, "short", "curated", "s" if bare else "sv")
    for text in filter(None, [*row["aliases"].split(";"), row["acronym"]]):
        strong = len(text) > 3 and text not in manual["weak"]
        facts.name(id_, text.removeprefix("the "), "alias", "curated", "sv" if strong and text[:1].isupper() else "")
    if country:
        facts.part(id_, country, "de_jure", "curated")


def _twin(facts: Facts, name: str) -> str:
    """The entity the list names again: a territory, a subdivision or a city already there."""
    fits = (one for one in facts.named(name) if one.startswith(("kb:c/", "kb:r/")))
    found = [one for one in fits if normal_name(facts.entities[one]["name"]) == normal_name(name)]
    return found[0] if len(found) == 1 else ""


def _add_more(facts: Facts, id: str, row: dict[str, Any]) -> None:
    country = state_id(row["country"]) if row.get("country") else ""
    facts.entity(
        id,
        row.get("kind", "region"),
        row["name"],
        "own",
        country=country,
        wikidata=row.get("wikidata", ""),
        wikipedia=row.get("wikipedia", "="),
        prior=str(row.get("prior", "0.500")),
    )
    facts.name(id, row["name"], "short", "own", row.get("flags", "sv"))
    for text in row.get("strong", ()):
        facts.name(id, text, "alias", "own", "sv")
    for text in row.get("weak", ()):
        facts.name(id, text, "alias", "own", "v")
    for text in row.get("adjectives", ()):
        facts.name(id, text, "adjective", "own", "sv")
    for text in row.get("demonyms", ()):
        facts.name(id, text, "demonym", "own", "sv")
    if country:
        facts.part(id, country, "de_jure", "own")


def _found(facts: Facts, id: str) -> str:
    if id not in facts.entities:
        raise ValueError(f"curated/regions.yaml: '{id}' is unknown")
    return id


_PRIORS = {
    "us": "0.600",
    "ca": "0.550",
    "gb": "0.650",
    "de": "0.500",
    "ru": "0.380",
    "in": "0.420",
    "cn": "0.420",
    "au": "0.500",
}
