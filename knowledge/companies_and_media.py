"""Companies, media, movements and clubs: the curated ones, then the lists of outlets, agencies and world-wide firms."""

import re
from typing import Any

from knowledge.facts import Facts, is_latin, slug, state_id
from knowledge.intergovernmental import add_aliases
from knowledge.raw import Raw, curated
from legation.domain.names import normal_name

_PRIORS = {"company": "0.550", "media": "0.600", "ngo": "0.500", "other": "0.500", "team": "0.500"}
_BRANCHES = re.compile(r"Islamic State|see individual|have operated", re.IGNORECASE)
_SPELLING = (
    ("al-Qa\u2019ida", "al-Qaeda"),
    ("al-Qa'ida", "al-Qaeda"),
    ("Hizballah", "Hezbollah"),
    ("HAMAS", "Hamas"),
    ("\u2019", "'"),
)


def add_more_organizations(facts: Facts, raw: Raw) -> None:
    """Later lists never double what an earlier one has under the same name."""
    for subtype, rows in curated("companies_and_media").items():
        for row in rows:
            _add_told(facts, row, subtype)
    _add_outlets(facts, raw)
    _add_armed_groups(facts, raw)
    _add_agencies(facts, raw)
    _add_firms(facts, raw)
    _fill_wikidata(facts, raw)


def _existing(facts: Facts, name: str, country: str = "") -> str:
    found = [
        one
        for one in facts.named(name, "organization")
        if not country or facts.entities[one].get("country", country) == country
    ]
    return found[0] if len(found) == 1 else ""


def _add_told(facts: Facts, row: dict[str, Any], subtype: str) -> None:
    name, country = row["name"], state_id(row["country"]) if "country" in row else ""
    weak = name in row.get("weak", ())
    id_ = "" if weak else _existing(facts, name, country)
    id_ = id_ or f"kb:o/{slug(name)}" + (f"-{row['country'].lower()}" if weak and "country" in row else "")
    facts.entity(
        id_,
        "organization",
        name,
        "own",
        subtype=row.get("subtype", subtype),
        country=country,
        wikidata=row.get("wikidata", ""),
        wikipedia=row.get("wikipedia", "="),
        prior=_PRIORS[subtype],
    )
    facts.name(id_, name, "official", "own", "v" if weak else "sv")
    add_aliases(facts, id_, row)
    if row.get("subtype") == "armed_force" and country:
        _part_from_forces(facts, row)


def _part_from_forces(facts: Facts, row: dict[str, Any]) -> None:
    """The curated names of a branch are no names of all the forces of its state."""
    for text in (row["name"], *row.get("strong", ())):
        facts.forget_name(f"army:{row['country'].lower()}", text)


def _add_outlets(facts: Facts, raw: Raw) -> None:
    """The outlets most quoted; what is no outlet (institutions, think tanks) keeps its own kind."""
    for row in raw.rows("curated/outlets.csv"):
        country = state_id(row["iso2"]) if row["iso2"] else ""
        id_ = _existing(facts, row["name"]) or f"kb:o/{slug(row['name'])}"
        subtype = {"institution": "other", "think_tank": "ngo"}.get(row["kind"], "media")
        single = " " not in row["name"].removeprefix("The ")
        facts.entity(
            id_, "organization", row["name"], "curated", subtype=subtype, country=country if country in facts.entities else "",
            wikipedia="" if single else "=", prior="0.450",
        )  # fmt: skip
        facts.name(id_, row["name"], "official", "curated", "v" if single else "sv")
        for text in filter(None, row["aliases"].split(";")):
            facts.name(id_, text, "alias", "curated", "s" if len(text.split()) > 1 else "")
    for row in raw.rows("media/outlets_by_domain.csv.gz"):
        name = row["name"]
        if "fundus" in row["sources"] and name and is_latin(name) and "." not in name and not facts.named(name):
            country = state_id(row["iso2"]) if row["iso2"] else ""
            id_ = facts.entity(
                f"kb:o/{slug(name)}", "organization", name, "media", subtype="media",
                country=country if country in facts.entities else "", prior="0.300",
            )  # fmt: skip
            facts.name(id_, name, "official", "media", "s" if " " in name else "")


def _add_armed_groups(facts: Facts, raw: Raw) -> None:
    for row in raw.json("factbook/factbook_government.json.gz").values():
        groups = row.get("Terrorist groups")
        text = groups.get("text", "") if isinstance(groups, dict) else groups or ""
        for part in str(text).split(";"):
            name, acronym = _group_name(part)
            if not name or _BRANCHES.search(part) or len(name) > 60:
                continue
            id_ = _existing(facts, name) or f"kb:o/{slug(name)}"
            country = state_id(row["iso2"]) if row["iso2"] and id_ not in facts.entities else ""
            facts.entity(id_, "organization", name, "factbook", subtype="armed_group", country=country, prior="0.400")
            facts.name(id_, name, "official", "factbook", "sv" if " " in name else "s")
            if acronym:
                facts.name(id_, acronym, "acronym", "factbook", "")


def _group_name(part: str) -> tuple[str, str]:
    text = part.strip()
    for old, new in _SPELLING:
        text = text.replace(old, new)
    found = re.fullmatch(r"([^()]+?)(?:/[^()]+)?\s*(?:\(([A-Z][\w/-]{1,8})\))?", text)
    return (found[1].strip(), found[2] or "") if found else ("", "")


def _add_agencies(facts: Facts, raw: Raw) -> None:
    """Agencies of the United States that have a web domain of their own."""
    names = {
        row["organisation"]
        for row in raw.rows("us-gov-domains/federal_domains.csv.gz")
        if row["branch"] == "Federal - Executive"
    }
    for name in sorted(names):
        if len(name.split()) < 3 or "Inspector" in name or facts.named(name, "organization"):
            continue
        department = name.startswith("Department of")
        shown = f"United States {name}" if department else name
        id_ = facts.entity(
            f"kb:o/us-{slug(name)}", "organization", shown, "govdomains", subtype="ministry" if department else "other",
            country="kb:c/us", wikipedia="=" if department else "", prior="0.500" if department else "0.350",
        )  # fmt: skip
        facts.name(id_, shown, "official", "govdomains", "sv")
        if department:
            topic = name.removeprefix("Department of ").removeprefix("the ")
            for text in (
                f"U.S. {name}",
                f"US {name}",
                f"U.S. {topic} Department",
                f"US {topic} Department",
                f"{topic} Department",
            ):
                facts.name(id_, text, "alias", "rule", "sv")
        elif name.split()[0] not in ("U.S.", "United"):
            facts.name(id_, f"U.S. {name}", "alias", "rule", "s")


def _add_firms(facts: Facts, raw: Raw) -> None:
    """Firms at work in the whole world: known by name, linked only with context."""
    for row in raw.rows("name-suggestion-index/organisations.csv.gz"):
        name = re.sub(r"\s*\(.*\)$", "", row["name_en"] or row["name"])
        if (
            row["countries"] != "001"
            or not row["wikidata_qid"]
            or not is_latin(name)
            or len(name) < 3
            or row["category"] == "police"
        ):
            continue
        twin = facts.by_wikidata.get(row["wikidata_qid"]) or _existing(facts, name)
        if twin:
            entity = facts.entities[twin]
            entity["wikidata"] = entity.get("wikidata") or row["wikidata_qid"]
            continue
        id_ = facts.entity(
            f"kb:o/{slug(name)}", "organization", name, "nsi", subtype="armed_force" if row["category"] == "military" else "company",
            wikidata=row["wikidata_qid"], prior="0.350",
        )  # fmt: skip
        facts.name(id_, name, "official", "nsi", "s" if " " in name or len(name) > 7 else "")


def _fill_wikidata(facts: Facts, raw: Raw) -> None:
    """ROR knows ids of public organisations: taken where name and country agree and nobody else claims the id."""
    for row in raw.rows("ror/public_bodies.csv.gz"):
        qid, country = row["wikidata_qid"], state_id(row["iso2"]) if row["iso2"] else ""
        if not qid or not country or row["status"] != "active":
            continue
        whole = row["name_en"] or row["name"]
        for name in filter(None, (row["name_en"], row["name"], whole.removeprefix("United States "))):
            twins = [
                one
                for one in facts.by_normal.get(normal_name(name), ())
                if facts.entities.get(one, {}).get("country") == country
            ]
            strong = [one for one in twins if any(n["text"] == name and "s" in n["flags"] for n in facts.names_of(one))]
            if len(strong) == 1 and not facts.entities[strong[0]].get("wikidata") and qid not in facts.by_wikidata:
                facts.entities[strong[0]]["wikidata"] = qid
                facts.by_wikidata[qid] = strong[0]
                facts.marked["Wikidata ids of organisations taken from ROR by name and country"] += 1
