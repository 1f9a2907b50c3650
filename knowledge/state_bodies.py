"""The bodies every state has: ministries, parliament, forces, central bank, supreme court, made by rule."""

import re
from dataclasses import dataclass
from typing import Any

from knowledge.facts import Facts, is_latin, state_id
from knowledge.raw import Raw, curated


@dataclass(frozen=True, slots=True)
class Template:
    """One body: `official` names it, `forms` are what papers call it; {a} = adjective, {n} = name of the state."""

    prefix: str
    subtype: str
    official: str
    forms: tuple[str, ...]
    bare: tuple[str, ...]
    ministry: str = ""
    prior: float = 0.5


TEMPLATES = (
    Template("mfa", "ministry", "Ministry of Foreign Affairs of {n}", ("{a} Foreign Ministry", "{a} foreign ministry", "Foreign Ministry of {n}", "{n}'s Foreign Ministry", "{n}'s foreign ministry", "{a} Ministry of Foreign Affairs"), ("Foreign Ministry", "Ministry of Foreign Affairs", "foreign office"), r"\b(foreign|external) (affairs|relations)", 0.55),
    Template("mod", "ministry", "Ministry of Defence of {n}", ("{a} Defence Ministry", "{a} Defense Ministry", "{a} defence ministry", "{a} defense ministry", "Defence Ministry of {n}", "Defense Ministry of {n}", "{n}'s Defence Ministry", "{n}'s Defense Ministry", "{n}'s defence ministry", "{n}'s defense ministry", "{a} Ministry of Defence", "{a} Ministry of Defense"), ("Defence Ministry", "Defense Ministry", "Ministry of Defence", "Ministry of Defense", "Ministry of National Defence"), r"defen[cs]e|armed forces", 0.55),
    Template("fin", "ministry", "Ministry of Finance of {n}", ("{a} Finance Ministry", "{a} finance ministry", "Finance Ministry of {n}", "{n}'s finance ministry", "{a} Ministry of Finance"), ("Finance Ministry", "Ministry of Finance"), r"\bfinance", 0.5),
    Template("int", "ministry", "Ministry of the Interior of {n}", ("{a} Interior Ministry", "{a} interior ministry", "Interior Ministry of {n}", "{n}'s interior ministry", "{a} Ministry of the Interior", "{a} Ministry of Internal Affairs"), ("Interior Ministry", "Ministry of the Interior", "Ministry of Internal Affairs"), r"\b(interior|internal affairs|home affairs)", 0.5),
    Template("just", "ministry", "Ministry of Justice of {n}", ("{a} Justice Ministry", "{a} justice ministry", "{n}'s justice ministry", "{a} Ministry of Justice"), ("Justice Ministry", "Ministry of Justice"), r"\bjustice", 0.45),
    Template("parl", "legislature", "Parliament of {n}", ("{a} Parliament", "{a} parliament", "{n}'s parliament", "{n}'s Parliament"), ("parliament",), "", 0.55),
    Template("army", "armed_force", "Armed Forces of {n}", ("{a} Armed Forces", "{a} armed forces", "{a} army", "{a} Army", "{a} military", "{n}'s army", "{n}'s military", "{n}'s armed forces"), ("army", "military", "armed forces"), "", 0.55),
    Template("navy", "armed_force", "Navy of {n}", ("{a} Navy", "{a} navy", "{n}'s navy"), ("navy",), "", 0.4),
    Template("air", "armed_force", "Air Force of {n}", ("{a} Air Force", "{a} air force", "{n}'s air force"), ("air force",), "", 0.4),
    Template("cb", "central_bank", "Central Bank of {n}", ("{a} central bank", "{a} Central Bank", "{n}'s central bank", "Bank of {n}"), ("central bank",), "", 0.5),
    Template("court", "court", "Supreme Court of {n}", ("{a} Supreme Court", "{a} supreme court", "{n}'s Supreme Court", "{n}'s supreme court"), ("Supreme Court",), "", 0.45),
)  # fmt: skip
_NATIVE = re.compile(r"^(.+?) \(([^)]+)\)$")


def add_bodies(facts: Facts, raw: Raw) -> None:
    """Every template for every state that has forces, courts and ministries of its own."""
    manual = curated("state_bodies")
    factbook = {row["iso2"]: row for row in raw.json("factbook/factbook_government.json.gz").values() if row["iso2"]}
    ministries = _ministries(raw)
    states = [row for row in facts.entities.values() if row["kind"] == "country" and row["id"] != "kb:c/va"]
    for state in states:
        iso = state["id"].removeprefix("kb:c/").upper()
        for template in TEMPLATES:
            _add_body(facts, template, iso, state, manual["bodies"], ministries)
        _add_chambers(facts, iso, factbook.get(iso, {}), manual)
    _add_soviet(facts, manual["historical"])


def _add_body(
    facts: Facts,
    template: Template,
    iso: str,
    state: dict[str, str],
    manual: dict[str, Any],
    ministries: dict[str, list[tuple[str, str]]],
) -> None:
    id_ = f"{template.prefix}:{iso.lower()}"
    told = manual.get(id_, {})
    if told.get("none"):
        return
    name = state["name"]
    fits = [
        qid
        for title, qid in ministries.get(iso, ())
        if template.ministry and re.search(template.ministry, title.lower())
    ]
    adjectives = _adjectives(facts, state["id"])
    facts.entity(
        id_,
        "organization",
        told.get("name") or template.official.format(n=_with_article(name)),
        "rule",
        subtype=template.subtype,
        country=state["id"],
        wikidata=told.get("wikidata") or (fits[0] if len(fits) == 1 else ""),
        wikipedia=told.get("wikipedia", ""),
        prior=f"{told.get('prior', template.prior):.3f}",
    )
    facts.name(id_, template.official.format(n=name), "official", "rule", "sv")
    if "name" in told:
        facts.name(id_, told["name"], "official", "own", "sv")
    for form in template.forms:
        for adjective in adjectives if "{a}" in form else ("",):
            facts.name(id_, form.format(a=adjective, n=name), "alias", "rule", "sv")
    for text in told.get("strong", ()):
        facts.name(id_, text, "alias", "own", "sv")
    for text in (*template.bare, *told.get("weak", ())):
        facts.name(id_, text, "alias", "rule", "")
    if template.prefix in ("navy", "air"):
        facts.part(id_, f"army:{iso.lower()}", "organization", "rule")


def _with_article(name: str) -> str:
    return (
        f"the {name}"
        if name.startswith("United ") or name.endswith(("Republic", "Philippines", "Netherlands", "Emirates"))
        else name
    )


def _adjectives(facts: Facts, state: str) -> list[str]:
    # The ambiguous ones make no strong names of organisations.
    told = [row["text"] for row in facts.names_of(state) if row["kind"] == "adjective" and row["flags"] == "sv"]
    return told + {"kb:c/us": ["US", "U.S."], "kb:c/gb": ["UK", "U.K."], "kb:c/cd": ["DRC"], "kb:c/ae": ["UAE"]}.get(
        state, []
    )


def _ministries(raw: Raw) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in raw.rows("wikidata-officeholders/ministries.csv.gz"):
        if not row["ended"]:
            found.setdefault(row["jurisdiction"], []).append((row["ministry"], row["ministry_qid"]))
    return found


def _add_chambers(facts: Facts, iso: str, row: dict[str, Any], manual: dict[str, Any]) -> None:
    government = row.get("Government") or {}
    parliament = f"parl:{iso.lower()}"
    _name_parts(facts, parliament, government.get("Legislative branch"), "legislature name", iso)
    for side, key in (("lower", "lower chamber"), ("upper", "upper chamber")):
        branch = government.get(f"Legislative branch - {key}")
        title = _title(branch, "chamber name")
        if not title:
            continue
        id_ = manual["chambers"].get(f"{iso}/{side}") or f"{parliament}/{side}"
        state = facts.entities[state_id(iso)]["name"]
        facts.entity(
            id_,
            "organization",
            f"{title} of {_with_article(state)}",
            "factbook",
            subtype="legislature",
            country=state_id(iso),
            prior="0.400",
        )
        facts.name(id_, f"{title} of {state}", "official", "factbook", "sv")
        for adjective in _adjectives(facts, state_id(iso)):
            facts.name(id_, f"{adjective} {title}", "alias", "rule", "sv")
        _name_parts(facts, id_, branch, "chamber name", iso)
        facts.part(id_, parliament, "organization", "factbook")


def _title(branch: Any, key: str) -> str:
    text = str(branch.get(key) or "") if isinstance(branch, dict) else ""
    found = _NATIVE.match(text)
    return (found[1] if found else text).strip()


def _name_parts(facts: Facts, id: str, branch: Any, key: str, iso: str) -> None:
    """E.g. "Parliament (Saeima)": the English name is weak, the native one is known by itself."""
    text = str(branch.get(key) or "") if isinstance(branch, dict) else ""
    found = _NATIVE.match(text)
    if text:
        facts.name(id, found[1] if found else text, "short", "factbook", "")
    if found and is_latin(found[2]) and "," not in found[2] and len(found[2]) > 4:
        facts.name(id, found[2], "native", "factbook", "s" + ("v" if iso in _NATIVE_KNOWN else ""))


def _add_soviet(facts: Facts, manual: dict[str, Any]) -> None:
    for id_, told in manual.items():
        facts.entity(
            id_,
            "organization",
            told["name"],
            "own",
            subtype=told["subtype"],
            country=told["of"],
            wikipedia=told.get("wikipedia", ""),
            valid_to=told.get("to", ""),
            prior="0.500",
        )
        for text in (told["name"], *told.get("strong", ())):
            facts.name(id_, text, "alias", "own", "sv")


_NATIVE_KNOWN = frozenset({"LV", "EE", "LT", "PL", "IS", "DK", "FI", "SE", "NO", "IL", "BG", "TR", "IE"})
