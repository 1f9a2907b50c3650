"""People who hold or held office, and their offices, joined over all sources."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from knowledge.facts import Facts, is_latin, slug, state_id
from knowledge.person_names import family_names, from_cyrillic, plain_name, regnal_names, spellings
from knowledge.raw import Raw, curated
from knowledge.roles import Role, role_of, state_of
from legation.domain.names import normal_name
from legation.linking.catalog import SOURCES
from legation.linking.partial_dates import first_day
from legation.linking.rows import Row
from legation.linking.titles import post_of

_WIKIDATA = "wikidata-officeholders"
_ORDINARY = 0.2
# Where the president named here leads the government as well.
_PRESIDENTIAL = frozenset({"US", "BR", "MX", "AR", "KR", "VE", "CL", "CY", "TR", "CO", "PH", "ID", "NG", "KE"})
_WORLDWIDE = frozenset({"igo", "alliance", "company", "media", "ngo", "armed_group", "team", "other"})
# Posts in a cabinet: "Minister of Foreign Affairs" does not head the magazine of that name.
_MINISTER = re.compile(
    r"(acting |deputy |vice |interim )?(minister|secretary) (of|for)\b(?!.*\b(council|committee|commission)\b)",
    re.IGNORECASE,
)
_NO_OFFICE = frozenset({"opposition politician", "business person", "politician"})


@dataclass(slots=True)
class People:
    """Who has been met so far: biographies by Wikidata id, ids by name and country."""

    facts: Facts
    bios: dict[str, Row]
    by_name: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    normals: set[str] = field(default_factory=set)
    western: frozenset[str] = frozenset()

    def add(self, name: str, wikidata: str, iso: str, source: str, aliases: tuple[str, ...] = ()) -> str:
        """The id of that person, made if new."""
        id_ = f"kb:p/{wikidata}" if wikidata else self._by_name(name, iso) or f"kb:p/{slug(name)}-{iso.lower()}"
        if id_ not in self.facts.people:
            self._make(id_, name, wikidata, iso, source)
        elif not self.facts.people[id_]["country"]:
            self.facts.people[id_]["country"] = state_of(self.facts, iso)
        for text in aliases:
            self.alias(id_, text, iso)
        self.by_name[(normal_name(name), iso)].add(id_)
        return id_

    def alias(self, id: str, text: str, iso: str) -> None:
        """Another full name; by it the person can be met again."""
        if " " in text and normal_name(text) != normal_name(self.facts.people[id]["name"]):
            self.facts.name(id, text, "alias", "rule", "s")
            self.by_name[(normal_name(text), iso)].add(id)
        elif " " not in text:
            self.facts.name(id, text, "person_family", "curated", "")

    def _by_name(self, name: str, iso: str) -> str:
        found = self.by_name.get((normal_name(name), iso), set())
        return next(iter(found)) if len(found) == 1 else ""

    def _make(self, id: str, name: str, wikidata: str, iso: str, source: str) -> None:
        bio = self.bios.get(wikidata, {})
        title = bio.get("enwiki_title", "")
        shown = plain_name(title) if title else plain_name(name)
        families = family_names(shown, iso, self.western)
        self.facts.people[id] = {
            "id": id,
            "name": shown,
            "family": families[0] if families else "",
            "gender": {"male": "m", "female": "f"}.get(bio.get("gender", ""), ""),
            "born": bio.get("born", ""),
            "died": bio.get("died", ""),
            "country": state_of(self.facts, iso),
            "wikipedia": "=" if title == shown else title,
            "source": source,
            "asserted_to": SOURCES[source].asserted_to,
        }
        self.by_name[(normal_name(shown), iso)].add(id)
        self.normals.add(normal_name(shown))
        for text in families[1:]:
            self.facts.name(id, text, "person_family", "rule", "")
        for text in regnal_names(shown, self.facts.people[id]["gender"]):
            self.facts.name(id, text, "title_name", "rule", "s")
        for text in spellings(shown, iso):
            self.alias(id, text, iso)
        label = plain_name(name)
        if normal_name(label) != normal_name(shown) and is_latin(label):
            self.alias(id, label, iso)


def read_biographies(raw: Raw) -> dict[str, Row]:
    """Biographies by Wikidata id; dates that are no dates are left out."""
    bios = {}
    for row in raw.rows(f"{_WIKIDATA}/person_bio.csv.gz"):
        for column in ("born", "died"):
            row[column] = _real_date(row[column])
        bios[row["person_qid"]] = row
    return bios


def _real_date(text: str) -> str:
    """The date, or nothing where there never was that day."""
    try:
        return text if first_day(text) else ""
    except ValueError:
        return ""


def add_people(facts: Facts, raw: Raw) -> People:
    """Everyone in office by the sources, most trusted first; the offices are joined later."""
    western = frozenset(
        row["first_name"]
        for row in raw.rows(f"{_WIKIDATA}/first_name_gender.csv")
        if int(row["male"]) + int(row["female"]) >= 20
    )
    people = People(facts, read_biographies(raw), western=western)
    _add_office_holders(people, raw)
    _add_manual(people)
    _add_curated(people, raw)
    _add_presidents(people, raw)
    _add_tenures(people, raw)
    return people


def office(
    facts: Facts, person: str, role: Role, title: str, since: str, until: str, source: str, asserted_to: str = ""
) -> None:
    """One row; an open end carries the last date the source still said so."""
    since, until = _dated(facts, since), _dated(facts, until)
    to = "" if until else asserted_to or SOURCES[source].asserted_to
    facts.offices.append(
        {
            "person": person, "role": role.role, "title": title, "of": role.of, "to": role.to,
            "since": since, "until": until, "asserted_to": to, "source": source,
        }
    )  # fmt: skip


def _dated(facts: Facts, text: str) -> str:
    """Decades ("2014s") and other odd dates keep no more than the year."""
    if not text or re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return text
    facts.marked["dates of offices cut to the year"] += 1
    return text[:4] if re.match(r"\d{4}(?!s)", text) else ""


def _add_office_holders(people: People, raw: Raw) -> None:
    facts = people.facts
    presidential = _presidential(raw)
    for row in raw.rows(f"{_WIKIDATA}/office_holders.csv.gz"):
        iso, title = row["jurisdiction"], row["position"]
        title = without_state(facts, iso, title)
        role = _world_role(facts, title) if iso == "ZZ" else role_of(facts, iso, title)
        if role is None or not row["person_qid"]:
            facts.dropped["offices of jurisdictions or organisations that are not known"] += 1
            continue
        name = readable(row["person"], people.bios.get(row["person_qid"], {}))
        if not name:
            facts.dropped["office holders without a name in Latin or Cyrillic letters"] += 1
            continue
        person = people.add(name, row["person_qid"], iso, "wikidata")
        office(facts, person, role, title, row["start"], row["end"], "wikidata")
        if role.role == "head_of_state" and post_of(title) == "president" and iso in presidential:
            office(facts, person, Role("head_of_government", role.of), title, row["start"], row["end"], "wikidata")
        if post_of(title) == "monarch":
            office(facts, person, Role("royalty_of", role.of), title, row["start"], row["end"], "wikidata")


def readable(label: str, bio: Row) -> str:
    """The label in Latin letters, or the Wikipedia title, or a transliteration; nothing for a bare id."""
    if re.fullmatch(r"Q\d+", label):
        return bio.get("enwiki_title", "")
    return label if is_latin(label) else bio.get("enwiki_title", "") or from_cyrillic(label)


def _presidential(raw: Raw) -> frozenset[str]:
    """Where the president is head of government as well, by the World Factbook."""
    return frozenset(
        row["iso2"]
        for row in raw.rows("factbook/factbook_tenures_2015_2026.csv.gz")
        if row["role"] == "head_of_government" and row["title"] == "President" and row["iso2"] not in ("LT",)
    )


def _world_role(facts: Facts, title: str) -> Role | None:
    """E.g. "Secretary-General of the United Nations" heads it; others act for it."""
    found = re.search(r"\bof the (.+)$|\bof (.+)$", title)
    organization = facts.named(found[1] or found[2], "organization") if found else ()
    heads = re.match(r"(secretary-general|director-general|president|speaker)\b", title, re.IGNORECASE)
    return Role("head_of" if heads else "member_of", organization[0]) if len(organization) >= 1 else None


def _add_curated(people: People, raw: Raw) -> None:
    facts = people.facts
    for row in raw.rows("curated/people_offices.csv"):
        if row["office"] in _NO_OFFICE:
            facts.dropped["curated people without an office"] += 1
            continue
        if row["checked"] == "doubtful":
            facts.marked["curated offices marked doubtful: not stretched past the day they were written"] += 1
        aliases = tuple(filter(None, row["aliases"].split(";")))
        person = people.add(row["name"], row["qid_auto_joined"], row["iso2"], "curated", aliases)
        for role, title in roles_of_words(facts, row["iso2"], row["office"]):
            office(
                facts,
                person,
                role,
                title,
                row["start"],
                row["end"],
                "curated",
                "2025-11-01" if row["checked"] == "doubtful" else "",
            )


def roles_of_words(facts: Facts, iso: str, text: str) -> list[tuple[Role, str]]:
    """E.g. "Minister of Foreign Affairs of Canada", "Secretary General of NATO", "Ambassador of Russia to Canada"."""
    ambassador = re.fullmatch(
        r"(Ambassador|Permanent Representative|High Commissioner) of (?:the )?.+? to (?:the )?(.+)", text
    )
    if ambassador:
        title = f"{ambassador[1]} to {ambassador[2]}"
        role = role_of(facts, iso, title)
        return [(role, title)] if role else []
    stripped = without_state(facts, iso, text.removeprefix("United States "))
    for words in () if _MINISTER.match(stripped) else (text, stripped):
        if organization := _organization_of(facts, iso, words):
            title = words.partition(" of ")[0]
            return [(Role(_role_in_organization(title), organization), title)]
    return _state_roles(facts, iso, stripped)


def without_state(facts: Facts, iso: str, title: str) -> str:
    """E.g. "Prime Minister of Montenegro" in Montenegro is Prime Minister."""
    state = state_of(facts, iso)
    names = [
        row["text"]
        for row in facts.names_of(state)
        if row["kind"] not in ("adjective", "demonym", "capital_metonym", "seat_metonym")
    ]
    for name in sorted(names, key=len, reverse=True):
        title = re.sub(rf" of (?:the )?{re.escape(name)}$", "", title)
    return title


def _organization_of(facts: Facts, iso: str, text: str) -> str:
    """The organization behind the first "of", the state's own before another's of the same name."""
    name = re.sub(r" for .+$", "", text.partition(" of ")[2]).removeprefix("the ")
    found = [one for one in facts.named(name, "organization") if _within_reach(facts, iso, one)] if name else []
    own = [one for one in found if facts.entities[one].get("country") == state_of(facts, iso)]
    chosen = own if len(own) == 1 else found
    return chosen[0] if len(chosen) == 1 else ""


def _within_reach(facts: Facts, iso: str, organization: str) -> bool:
    """Nobody heads a council, court or ministry of another state; a company or an organisation of several states, yes."""
    row = facts.entities[organization]
    return row.get("country", "") in ("", state_of(facts, iso)) or row.get("subtype") in _WORLDWIDE


def _role_in_organization(title: str) -> str:
    if re.search(r"press|spokes", title, re.IGNORECASE):
        return "spokesperson_of"
    return (
        "member_of"
        if re.search(r"^member|deputy|vice|commissioner$|representative", title, re.IGNORECASE)
        else "head_of"
    )


def _state_roles(facts: Facts, iso: str, title: str) -> list[tuple[Role, str]]:
    role = role_of(facts, iso, title)
    if role is None:
        return []
    found = [(role, title)]
    if role.role == "head_of_state" and iso in _PRESIDENTIAL:
        found.append((Role("head_of_government", role.of), title))
    return found


def _add_manual(people: People) -> None:
    """Facts of public record that no available list has: curated/people.yaml."""
    facts = people.facts
    for row in curated("people"):
        iso = row["country"]
        person = people.add(row["name"], row.get("wikidata", ""), iso, "own", tuple(row.get("aliases", ())))
        known = facts.people[person]
        if (state := state_of(facts, iso)).startswith("kb:c/"):
            known["country"] = state
        known["wikipedia"] = known["wikipedia"] or row.get("wikipedia", "=")
        known["gender"] = known["gender"] or row.get("gender", "")
        known["died"] = known["died"] or row.get("died", "")
        known["prior"] = str(row.get("prior", ""))
        for text, since, until in row["offices"]:
            for role, title in roles_of_words(facts, iso, text):
                office(facts, person, role, title, since, until, "own")


def _add_presidents(people: People, raw: Raw) -> None:
    facts = people.facts
    for row in raw.rows("us-congress/us_executive_and_current_congress_terms.csv"):
        if row["type"] not in ("prez", "viceprez"):
            continue
        aliases = (f"{row['first']} {row['last']}",) if row["start"] > "1900" else ()
        person = people.add(row["name"], row["person_qid"], "US", "congress", aliases)
        known = facts.people[person]
        known["gender"] = known["gender"] or {"M": "m", "F": "f"}.get(row["gender"], "")
        known["wikipedia"] = known["wikipedia"] or (
            "=" if row["enwiki_title"] == known["name"] else row["enwiki_title"]
        )
        president = row["type"] == "prez"
        # The list ends terms on the fourth of March or the twentieth of January, when the next begins.
        for role in ("head_of_state", "head_of_government") if president else ("agent_of",):
            office(
                facts,
                person,
                Role(role, "kb:c/us"),
                "President" if president else "Vice President",
                row["start"],
                row["end"],
                "congress",
            )


def _add_tenures(people: People, raw: Raw) -> None:
    facts = people.facts
    for row in raw.rows("factbook/factbook_tenures_2015_2026.csv.gz"):
        iso = row["iso2"]
        role, title = _tenure_role(facts, row)
        name = row["common_name"] or _capital_case(row["name"])
        if role is None or not row["since"] or (" " not in name and not row["qid_auto_joined"]):
            facts.dropped["tenures whose title, name or start is not told"] += 1
            continue
        holder_iso = "US" if row["role"] == "US_chief_of_mission_in" else iso
        wikidata = (
            row["qid_auto_joined"] if row["qid_basis"] == "name+country" or _agrees(people, row, holder_iso) else ""
        )
        if row["qid_auto_joined"] and not wikidata:
            facts.dropped["tenures: Wikidata ids joined by the name alone and not confirmed"] += 1
        person = _tenure_person(people, name, wikidata, holder_iso, row)
        to = "" if row["still_listed_2026_01_22"] == "1" else row["last_seen_in_weekly_snapshot"]
        office(facts, person, role, title, row["since"], "", "tenures", to)


def _tenure_person(people: People, name: str, wikidata: str, iso: str, row: Row) -> str:
    whole = _capital_case(row["name"])
    known = (
        ""
        if wikidata
        else next((p for text in (name, whole) for p in sorted(people.by_name.get((normal_name(text), iso), ()))), "")
    )
    if known:
        people.alias(known, whole, iso)
        return known
    return people.add(name, wikidata, iso, "tenures", (whole,) if " " in whole else ())


def _agrees(people: People, row: Row, iso: str) -> bool:
    """A join by the name alone holds where that person is known in the same country already."""
    known = people.facts.people.get(f"kb:p/{row['qid_auto_joined']}")
    return bool(known and known["country"] == state_id(iso))


def _capital_case(name: str) -> str:
    """E.g. "Vladimir Vladimirovich PUTIN" → Vladimir Vladimirovich Putin; particles stay small."""
    words = [
        w if not w.isupper() or len(w) < 3 else "-".join(p.capitalize() for p in w.split("-")) for w in name.split()
    ]
    return " ".join(words).replace(", Jr", " Jr")


def _tenure_role(facts: Facts, row: Row) -> tuple[Role | None, str]:
    iso, title = row["iso2"], row["title"].split("|")[0]
    state = state_id(iso)
    if not iso or state not in facts.entities:
        return None, title
    if row["role"] == "chief_of_mission_to_US":
        return (
            Role("ambassador_of", state, "kb:c/us") if "mbassador" in title else Role("agent_of", state)
        ), f"{title or 'Ambassador'} to the United States"
    if row["role"] == "US_chief_of_mission_in":
        return (
            Role("ambassador_of", "kb:c/us", state) if "mbassador" in title else Role("agent_of", "kb:c/us")
        ), f"{title or 'Ambassador'} to {facts.entities[state]['name']}"
    post = post_of(title) if title else ""
    if row["role"] == "chief_of_state" and post != "prime_minister":
        if post in ("president", "monarch", "supreme_leader", "pope") or title in (
            "Amir",
            "Emir",
            "Sultan",
            "King",
            "Queen",
            "Prince",
        ):
            return Role("head_of_state", state), title
        return Role("agent_of", state), title
    if post in ("prime_minister", "president", "monarch"):
        return Role("head_of_government", state), title
    return (Role("minister_of", state), title) if post == "deputy_prime_minister" else (None, title)


def rank_people(facts: Facts) -> None:
    """Prior of each person by the highest office held and the weight of the state or organisation; flags for their full name."""
    best: dict[str, float] = defaultdict(float)
    for row in facts.offices:
        best[row["person"]] = max(best[row["person"]], _weight(facts, row))
    for row in facts.mandates:
        best[row["person"]] = max(best[row["person"]], _ORDINARY)
    for id_, person in list(facts.people.items()):
        if id_ not in best:
            facts.dropped["people without an office"] += 1
            del facts.people[id_]
            facts.forget_names(id_)
            continue
        # Who is better known than the office tells stands so in curated/people.yaml.
        best[id_] = max(best[id_], float(person.get("prior") or 0))
        person["prior"] = f"{best[id_]:.3f}"
        # Namesakes of people who only sat in a parliament are many: their full name alone does not link.
        person["flags"] = "sv" if best[id_] > _ORDINARY else ""


def _weight(facts: Facts, row: Row) -> float:
    scale = float(facts.entities.get(row["of"], {}).get("prior", "0.4"))
    share: Any = {
        "head_of_state": 0.95, "head_of_government": 0.95, "royalty_of": 0.7, "head_of": 0.7, "ambassador_of": 0.4, "minister_of": 0.55,
        "agent_of": 0.35, "advisor_of": 0.4, "spokesperson_of": 0.45, "member_of": 0.3,
    }.get(row["role"], 0.3)  # fmt: skip
    post = post_of(row["title"])
    if post in ("foreign_minister", "defence_minister", "vice_president", "finance_minister"):
        share = max(share, 0.75)
    return float(share) * scale
