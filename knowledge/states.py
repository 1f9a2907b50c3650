"""States and territories, present and past: names, adjectives, demonyms, borders, successors."""

import math
import re
from typing import Any

from knowledge.facts import Facts, is_latin, state_id
from knowledge.raw import Raw, curated

_STATES_WITHOUT_ISO_INDEPENDENCE = frozenset({"TW", "XK", "PS", "VA"})
_KNOWN_ACRONYMS = frozenset(
    {
        "US",
        "U.S.",
        "U. S.",
        "USA",
        "U.S.A.",
        "UK",
        "U.K.",
        "UAE",
        "U.A.E.",
        "USSR",
        "DPRK",
        "DRC",
        "FYROM",
        "GDR",
        "G.D.R.",
    }
)
_WEAK_TERRITORIES = frozenset({"JE", "MF", "BL", "RE", "NU", "SX", "CX", "NF"})
_UNSURE = re.compile(r"[;:]|\bnote\b|\bnone\b|\bNA\b", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*\([^)]*\)")


def add_states(facts: Facts, raw: Raw) -> None:
    """All ISO states and territories and Kosovo, then the historical ones."""
    independent = {
        row["ISO3166-1-Alpha-2"]: row["is_independent"] for row in raw.rows("country-codes/country-codes.csv")
    }
    wikidata = {row["code"].upper(): row for row in raw.json("rigour/territories.json.gz")}
    factbook = {row["iso2"]: row for row in raw.json("factbook/factbook_government.json.gz").values() if row["iso2"]}
    english = raw.json("cldr/territory_names.json.gz")["en"]
    manual: dict[str, Any] = curated("states")
    for row in raw.rows("geonames/countries.csv"):
        iso = row["iso2"]
        if iso in ("AN", "CS", "AQ"):
            continue
        state = iso in _STATES_WITHOUT_ISO_INDEPENDENCE or independent.get(iso) == "Yes"
        _add_state(facts, row, state, wikidata.get(iso, {}), manual.get(iso, {}), english.get(iso, row["name"]))
        _add_factbook_names(facts, iso, factbook.get(iso, {}), manual.get(iso, {}))
    _check_wikidata(facts, raw, manual)
    _add_borders(facts, raw, factbook)
    for code, row in curated("historical").items():
        _add_historical(facts, f"kb:hist/{code}", row)


def _add_state(
    facts: Facts, row: dict[str, str], state: bool, rigour: dict[str, Any], manual: dict[str, Any], english: str
) -> None:
    iso, id_ = row["iso2"], state_id(row["iso2"])
    name = manual.get("name") or english.replace(" & ", " and ").replace("St. ", "Saint ").replace("\u2019", "'")
    population = float(row["population"] or 1)
    prior = (
        min(1.0, 0.45 + 0.06 * math.log10(max(population, 10)))
        if state
        else min(0.6, 0.2 + 0.05 * math.log10(max(population, 10)))
    )
    facts.entity(
        id_,
        "country" if state else "territory",
        name,
        "geonames",
        wikidata=manual.get("wikidata") or rigour.get("qid", ""),
        wikipedia=manual.get("wikipedia") or "=",
        iso3=row["iso3"],
        geonames=row["geoname_id"],
        valid_from=_FOUNDED.get(iso, ""),
        prior=f"{prior:.3f}",
    )
    former = name in manual.get("former", {})
    weak = iso in _WEAK_TERRITORIES
    facts.name(id_, name, "short", "own" if manual.get("name") else "cldr", "v" if weak else "sv")
    if not former and english != name:
        plain = english.replace(" ", "").isalpha()
        facts.name(id_, english, "short", "cldr", "sv" if plain else "s")
    add_curated_names(facts, id_, manual)
    if row["iso3"] and state:
        facts.name(id_, row["iso3"], "acronym", "geonames", "")


def add_curated_names(facts: Facts, id: str, manual: dict[str, Any]) -> None:
    """Strong, weak and former names, adjectives and demonyms as written in curated/*.yaml."""
    for text in manual.get("strong", ()):
        short = text.isupper() or "." in text
        strong = not short or text in _KNOWN_ACRONYMS
        facts.name(id, text.removeprefix("the "), "acronym" if short else "alias", "own", "sv" if strong else "v")
    for text in manual.get("weak", ()):
        facts.name(id, text, "alias", "own", "" if text.startswith("the ") else "v")
    for text, (since, until) in manual.get("former", {}).items():
        facts.name(id, text, "former", "own", "sv", since, until)
    for kind, column in (("adjective", "adjectives"), ("demonym", "demonyms")):
        for text in manual.get(column, ()):
            facts.name(id, text, kind, "own", "sv")
    for text in manual.get("combining", ()):
        # "Franco-German": only where the recogniser takes it for a people's name.
        facts.name(id, text, "adjective", "own", "")
    for text in manual.get("weak_adjectives", ()):
        facts.name(id, text, "demonym" if text.endswith("s") else "adjective", "own", "v")


def _add_factbook_names(facts: Facts, iso: str, row: dict[str, Any], manual: dict[str, Any]) -> None:
    id_ = state_id(iso)
    names = (row.get("Government") or {}).get("Country name") or {}
    for key, kind, flags in (
        ("conventional long form", "official", "sv"),
        ("local long form", "native", ""),
        ("local short form", "native", "s"),
    ):
        text = _PARENTHESIS.sub("", str(names.get(key) or "")).strip()
        if (
            text
            and not _UNSURE.search(text)
            and "/" not in text
            and is_latin(text)
            and (kind == "official" or len(text) > 3)
        ):
            facts.name(id_, text, kind, "factbook", flags)
    people = row.get("Nationality") or {}
    if "adjectives" not in manual:
        for text in _forms(str(people.get("adjective", ""))):
            facts.name(id_, text, "adjective", "factbook", "sv")
    if "demonyms" not in manual:
        for text in _forms(str(people.get("noun", ""))):
            facts.name(id_, text, "demonym", "factbook", "sv")


def _forms(text: str) -> list[str]:
    """E.g. "Irishman(men), Irish (collective plural)" → Irishman, Irishmen, Irish."""
    if _UNSURE.search(text) or not text:
        return []
    forms: list[str] = []
    for part in re.split(r",| or |/", text):
        word = part.strip()
        match = re.fullmatch(r"([\w' -]+?)\s*\((s|men|women)\)", word)
        if match:
            stem, ending = match.groups()
            forms += [
                stem,
                f"{stem}s" if ending == "s" else stem[: -len("man" if ending == "men" else "woman")] + ending,
            ]
        else:
            forms.append(_PARENTHESIS.sub("", word).strip())
    return [form for form in forms if form[:1].isupper()]


def _check_wikidata(facts: Facts, raw: Raw, manual: dict[str, Any]) -> None:
    """Two sources must agree on a state's Wikidata id; where they differ the decision is curated, or it is left out."""
    for row in raw.rows("country-codes/country-codes.csv"):
        iso = row["ISO3166-1-Alpha-2"]
        entity = facts.entities.get(state_id(iso))
        given = next((v.rsplit("/", 1)[-1] for v in row.values() if "wikidata.org/wiki/Q" in v), "")
        if "wikidata" in manual.get(iso, {}):
            facts.marked["Wikidata ids of states on which country-codes and rigour differ, decided manually"] += 1
        elif entity and given and entity.get("wikidata") and given != entity["wikidata"]:
            facts.dropped["Wikidata ids of states on which country-codes and rigour differ"] += 1
            facts.by_wikidata.pop(entity["wikidata"], None)
            entity["wikidata"] = ""


def _add_borders(facts: Facts, raw: Raw, factbook: dict[str, Any]) -> None:
    lengths: dict[frozenset[str], str] = {}
    for iso, row in factbook.items():
        boundaries = row.get("Land boundaries")
        borders = boundaries.get("border countries", "") if isinstance(boundaries, dict) else ""
        for name, km in re.findall(r"([A-Z][\w .'-]+?)(?: \([^)]*\))? ([\d,.]+) km", str(borders)):
            for other in facts.named(name):
                if other.startswith("kb:c/") and other != state_id(iso):
                    lengths.setdefault(frozenset((state_id(iso), other)), km.replace(",", ""))
    for row in raw.rows("geonames/countries.csv"):
        for other in row["neighbours"].split(","):
            pair = sorted((state_id(row["iso2"]), state_id(other))) if other else []
            if pair and all(end in facts.entities for end in pair):
                km = lengths.get(frozenset(pair), "")
                facts.borders.append({"a": pair[0], "b": pair[1], "km": km, "source": "factbook" if km else "geonames"})


def _add_historical(facts: Facts, id: str, row: dict[str, Any]) -> None:
    facts.entity(
        id,
        "historical_state",
        row["name"],
        "own",
        wikidata=row.get("wikidata", ""),
        wikipedia=row.get("wikipedia", "="),
        valid_from=row["from"],
        valid_to=row["to"],
        prior=f"{row['prior']:.3f}",
    )
    facts.name(id, row["name"], "short", "own", "sv")
    if "official" in row:
        facts.name(id, row["official"], "official", "own", "sv")
    add_curated_names(facts, id, row)
    for successor in row["successors"]:
        heir = state_id(successor) if successor.isupper() else f"kb:hist/{successor}"
        facts.part(id, heir, "successor", "own", row["to"])


# Only where the state began late enough to matter to news: before that day the name means its predecessor.
_FOUNDED = {
    "RU": "1991-12-25", "UA": "1991-08-24", "BY": "1991-08-25", "KZ": "1991-12-16", "UZ": "1991-08-31", "KG": "1991-08-31",
    "TJ": "1991-09-09", "TM": "1991-10-27", "MD": "1991-08-27", "GE": "1991-04-09", "AZ": "1991-10-18", "AM": "1991-09-21",
    "EE": "1918-02-24", "LV": "1918-11-18", "LT": "1918-02-16", "CZ": "1993-01-01", "SK": "1993-01-01", "SI": "1991-06-25",
    "HR": "1991-06-25", "BA": "1992-03-03", "MK": "1991-09-08", "ME": "2006-06-03", "RS": "2006-06-05", "XK": "2008-02-17",
    "SS": "2011-07-09", "TL": "2002-05-20", "ER": "1993-05-24", "NA": "1990-03-21", "YE": "1990-05-22", "PS": "1988-11-15",
    "CW": "2010-10-10", "SX": "2010-10-10",
}  # fmt: skip
