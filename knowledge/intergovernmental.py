"""Intergovernmental organisations with their members, and the curated list of organizations."""

import re
from typing import Any

from knowledge.facts import Facts, slug, state_id
from knowledge.raw import Raw, curated
from legation.domain.names import normal_name
from legation.linking.catalog import SOURCES

SUBTYPES = {
    "company": "company", "militant_group": "armed_group", "media": "media", "armed_forces": "armed_force", "party": "party",
    "intelligence": "intelligence", "state_company": "company", "news_agency": "media", "igo_body": "igo", "foreign_ministry": "ministry",
    "think_tank": "ngo", "legislature": "legislature", "forum": "other", "legislature_chamber": "legislature", "ngo": "ngo", "igo": "igo",
    "defence_ministry": "ministry", "central_bank": "central_bank", "militia": "armed_group", "alliance": "alliance",
    "executive_body": "other", "law_enforcement": "other", "court": "court", "criminal_group": "armed_group", "ministry": "ministry",
    "separatist_entity": "other", "organisation": "other", "pipeline": "company", "force": "armed_force", "finance_ministry": "ministry",
    "agency": "other", "government": "other",
}  # fmt: skip
_PRIORS = {
    "igo": 0.5,
    "alliance": 0.6,
    "company": 0.6,
    "media": 0.6,
    "armed_group": 0.65,
    "ministry": 0.6,
    "party": 0.6,
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_STATUSES = {
    "member": "member", "observer": "observer", "associate": "associate", "associate member": "associate", "partner": "partner",
    "dialogue partner": "partner", "suspended": "suspended", "candidate country": "candidate", "candidate": "candidate",
    "nonregional member": "member", "temporary": "member", "permanent": "member", "compliant country": "member",
    "applicant": "candidate", "invited": "candidate", "former": "former", "regional": "member", "associated member": "associate",
}  # fmt: skip


def add_intergovernmental(facts: Facts, raw: Raw) -> dict[str, str]:
    """The organisations of Appendix B and ours; returns the id behind each acronym and name used for memberships."""
    manual = curated("organizations")
    wikidata = {row["name"]: row["wikidata_qid"] for row in raw.rows("igo/igo_qids.csv")}
    _mark_unconfirmed(facts, raw)
    ids: dict[str, str] = {}
    for row in raw.rows("igo/igo_appendix_b_2020.csv"):
        if row["name"] in manual["drop"]:
            facts.dropped["entries of Appendix B that are no organisation"] += 1
            continue
        told = manual["organizations"].get(row["name"], {})
        ids |= _add_body(facts, row, told, wikidata.get(row["name"], ""))
    for name, told in manual["organizations"].items():
        if told["id"] not in facts.entities:
            ids |= _add_body(
                facts, {"name": name, "acronym": "", "established_or_effective": ""}, told, wikidata.get(name, "")
            )
    for id_, told in manual["more"].items():
        ids[told["name"]] = _add_more(facts, id_, told)
    return ids


def _mark_unconfirmed(facts: Facts, raw: Raw) -> None:
    """Wikidata ids that rest on one list are held against two others by name."""
    others: dict[str, set[str]] = {}
    for path, columns in (
        ("ror/public_bodies.csv.gz", ("name", "name_en", "wikidata_qid")),
        ("curated/organisations.csv", ("name", "name", "qid_auto_joined")),
    ):
        for row in raw.rows(path):
            for name in (row[columns[0]], row[columns[1]]):
                others.setdefault(normal_name(name), set()).update(filter(None, (row[columns[2]],)))
    for row in raw.rows("igo/igo_qids.csv"):
        if row["check"] == "list" and row["wikidata_qid"] not in others.get(normal_name(row["name"]), ()):
            facts.marked["Wikidata ids of intergovernmental organisations that rest on one list"] += 1


def _add_body(facts: Facts, row: dict[str, str], told: dict[str, Any], wikidata: str) -> dict[str, str]:
    acronym = row["acronym"].split(" - ")[0].split(" or ")[0]
    acronym = acronym if re.fullmatch(r"[A-Z][\w-]{1,9}", acronym) else ""
    name = told.get("name") or row["name"]
    id_ = told.get("id") or f"kb:igo/{slug(acronym or name)}"
    facts.entity(
        id_,
        "organization",
        name,
        "igo2020",
        subtype=told.get("subtype", "igo"),
        wikidata=told.get("wikidata", wikidata),
        wikipedia=told.get("wikipedia", "="),
        valid_from=_date(row["established_or_effective"]),
        valid_to=told.get("valid_to", ""),
        prior=f"{told.get('prior', 0.4):.3f}",
    )
    facts.name(id_, name, "short" if name != row["name"] else "official", "igo2020", "sv")
    if name != row["name"]:
        facts.name(id_, row["name"], "official", "igo2020", "sv" if "(" not in row["name"] else "")
    add_aliases(facts, id_, told)
    listed = {*told.get("strong", ()), *told.get("weak", ())}
    if acronym and acronym not in listed:
        # Acronyms under four letters never link alone.
        facts.name(id_, acronym, "acronym", "igo2020", "sv" if len(acronym) > 3 and "strong" not in told else "")
    return {key: id_ for key in (row["name"], name, acronym, row["acronym"]) if key}


def add_aliases(facts: Facts, id: str, told: dict[str, Any]) -> None:
    """Strong, weak and former names as written in curated/*.yaml."""
    for text in told.get("strong", ()):
        facts.name(id, text, "acronym" if _is_acronym(text) else "alias", "own", "sv")
    for text in told.get("weak", ()):
        facts.name(id, text, "acronym" if _is_acronym(text) else "alias", "own", "v" if text[:1].isupper() else "")
    for text, (since, until) in told.get("former", {}).items():
        facts.name(id, text, "former", "own", "sv", since, until)


def _is_acronym(text: str) -> bool:
    return " " not in text and sum(c.isupper() for c in text) >= 2


def _add_more(facts: Facts, id: str, told: dict[str, Any]) -> str:
    facts.entity(
        id,
        "organization",
        told["name"],
        "own",
        subtype=told["subtype"],
        country=state_id(told["country"]) if "country" in told else "",
        wikidata=told.get("wikidata", ""),
        wikipedia=told.get("wikipedia", "="),
        valid_to=told.get("valid_to", ""),
        prior=f"{told.get('prior', 0.5):.3f}",
    )
    facts.name(id, told["name"], "official", "own", "sv")
    add_aliases(facts, id, told)
    if "part_of" in told:
        facts.part(id, told["part_of"], "organization", "own")
    return id


def _date(text: str) -> str:
    """E.g. "4 April 1949" → 1949-04-04, "November 1990" → 1990-11, else the year or nothing."""
    found = re.fullmatch(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})", text)
    if not found or (found[2] and found[2] not in _MONTHS):
        return ""
    month = f"-{_MONTHS.index(found[2]) + 1:02d}" if found[2] else ""
    return found[3] + month + (f"-{int(found[1]):02d}" if found[1] and month else "")


def add_curated_organizations(facts: Facts, raw: Raw) -> None:
    """The curated list: organisations that the rules or Appendix B have already made are filled up, not doubled."""
    manual = curated("curated")
    for row in raw.rows("curated/organisations.csv"):
        if row["type"] == "ethnic_group":
            facts.dropped["curated organizations that are no organization"] += 1
            continue
        told = manual["organisations"].get(row["name"], {})
        id_ = _curated_id(facts, row, told)
        country = state_id(row["iso2"]) if len(row["iso2"]) == 2 and row["iso2"] not in ("EU", "UN") else ""
        subtype = SUBTYPES[row["type"]]
        name = told.get("name") or row["name"]
        known = id_ in facts.entities
        facts.entity(
            id_,
            "organization",
            name,
            "curated",
            subtype=subtype,
            country=country if subtype not in ("court",) or row["iso2"] != "NL" else "",
            wikidata=told.get("wikidata", row["qid_auto_joined"]),
            wikipedia=told.get("wikipedia", "="),
            prior=f"{told.get('prior', _PRIORS.get(subtype, 0.6)):.3f}",
        )
        if row["checked"] == "doubtful":
            facts.marked["curated organizations marked doubtful"] += 1
        if "retired" in told:
            facts.retire(told["retired"], id_)
        _curated_names(facts, id_, row, told, known=known)
        whole = facts.named(row["part_of"], "organization") if row["part_of"] else ()
        if len(whole) == 1 and not known:
            facts.part(id_, whole[0], "organization", "curated")


def _curated_id(facts: Facts, row: dict[str, str], told: dict[str, Any]) -> str:
    if "id" in told:
        return str(told["id"])
    fixed = {
        "foreign_ministry": "mfa",
        "defence_ministry": "mod",
        "finance_ministry": "fin",
        "legislature": "parl",
        "central_bank": "cb",
    }
    if row["type"] in fixed and len(row["iso2"]) == 2 and row["iso2"] != "EU":
        return f"{fixed[row['type']]}:{row['iso2'].lower()}"
    if row["type"] == "armed_forces" and told.get("main"):
        return f"army:{row['iso2'].lower()}"
    found = facts.by_wikidata.get(row["qid_auto_joined"]) if row["qid_auto_joined"] else None
    same = [one for one in facts.named(row["name"], "organization") if not one.startswith(("geo:", "kb:c/"))]
    return found or (same[0] if len(same) == 1 else f"kb:o/{slug(row['name'])}")


def _curated_names(facts: Facts, id: str, row: dict[str, str], told: dict[str, Any], *, known: bool) -> None:
    weak = set(told.get("weak", ()))
    flags = "v" if row["name"] in weak else "sv"
    facts.name(id, row["name"].split(" (")[0], "official", "curated", "s" if known else flags)
    for text in filter(None, row["aliases"].split(";")):
        plain = text.removeprefix("the ").strip()
        bare = plain in weak or plain[:1].islower() or "(" in plain
        facts.name(id, plain, "acronym" if _is_acronym(plain) else "alias", "curated", "" if bare else "sv")
    if row["acronym"]:
        strong = len(row["acronym"]) > 3 or row["acronym"] in told.get("strong", ())
        facts.name(id, row["acronym"], "acronym", "curated", "sv" if strong and row["acronym"] not in weak else "v")
    add_aliases(facts, id, {**told, "weak": ()})


def add_memberships(facts: Facts, raw: Raw, ids: dict[str, str]) -> None:
    """Dated ones first; then who was a member in 2020 and 2026 without a date."""
    dated = _add_dated(facts, raw, ids)
    seen: dict[tuple[str, str], set[str]] = {}
    for source, path in (
        ("igo2020", "igo/igo_membership_2020.csv.gz"),
        ("factbook", "factbook/igo_participation_2026.csv"),
    ):
        for row in raw.rows(path):
            organization = (
                ids.get(row["org_acronym"])
                or ids.get(row.get("org_name", ""))
                or ids.get(_ACRONYMS.get(row["org_acronym"], ""))
            )
            status = _STATUSES.get(row["status"].strip('" '))
            member = state_id(row["iso2"])
            if not organization or not status or member not in facts.entities or not row["iso2"]:
                facts.dropped["memberships whose organisation, state or status is not known"] += 1
                continue
            if organization not in dated and organization not in _STALE:
                seen.setdefault((member, organization), set()).add(f"{source}:{status}")
    for (member, organization), sources in sorted(seen.items()):
        last = "factbook" if any(s.startswith("factbook") for s in sources) else "igo2020"
        status = next(s.split(":")[1] for s in sorted(sources) if s.startswith(last))
        _membership(
            facts, member, organization, status, "", "", "2026-01-22" if last == "factbook" else "2020-01-01", last
        )


def _add_dated(facts: Facts, raw: Raw, ids: dict[str, str]) -> set[str]:
    complete: set[str] = set()
    for row in raw.rows("curated/dated_memberships.csv"):
        name = _CURATED_NAMES.get(row["org"], row["org"])
        organization = ids.get(name) or next((one for one in facts.named(name) if not one.startswith("kb:party/")), "")
        member = (
            f"kb:hist/{_OLD_CODES[row['member_iso']]}"
            if row["member_iso"] in _OLD_CODES
            else state_id(row["member_iso"])
        )
        if not organization or member not in facts.entities:
            facts.dropped[f"dated memberships of {row['org']}"] += 1
            continue
        doubtful = row["checked"] == "doubtful"
        if doubtful:
            facts.marked["dated memberships marked doubtful: said of the day before the doubt"] += 1
        complete.add(organization)
        # "former" says that it ended; the row itself was full membership.
        status = "member" if row["status"] == "former" else _STATUSES[row["status"]]
        to = "2025-11-01" if doubtful else SOURCES["curated"].asserted_to
        _membership(facts, member, organization, status, row["start"], row["end"], to, "curated")
    return complete


def _membership(
    facts: Facts, member: str, organization: str, status: str, since: str, until: str, to: str, source: str
) -> None:
    facts.memberships.append(
        {
            "member": member, "organization": organization, "status": status, "since": since, "until": until,
            "asserted_to": "" if until else to, "source": source,
        }
    )  # fmt: skip


_OLD_CODES = {"SUHH": "su", "DD": "dd", "CSHH": "cs", "YUCS": "yu", "CSXX": "fry", "SU": "su"}
_CURATED_NAMES = {
    "UN Security Council (permanent)": "United Nations Security Council",
    "EU": "European Union", "Quad": "Quadrilateral Security Dialogue",
}  # fmt: skip
_ACRONYMS = {
    "C": "Commonwealth",
    "CE": "Council of Europe",
    "ICCt": "International Criminal Court",
    "LAS": "League of Arab States",
}
_STALE = frozenset({"kb:unsc"})
