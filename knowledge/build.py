"""Raw sources in, the tables of data/knowledge/ out."""

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.agreements import add_agreements
from knowledge.cities import add_cities
from knowledge.city_regions import add_city_regions
from knowledge.companies_and_media import add_more_organizations
from knowledge.facts import Facts
from knowledge.first_names import add_first_names
from knowledge.ids import add_wikidata
from knowledge.intergovernmental import add_curated_organizations, add_intergovernmental, add_memberships
from knowledge.legislators import add_legislators, add_relatives
from knowledge.parties import add_parties
from knowledge.people import People, add_people, rank_people
from knowledge.points import add_points
from knowledge.raw import Raw
from knowledge.regions import add_regions
from knowledge.seats import add_seats
from knowledge.state_bodies import add_bodies
from knowledge.states import add_states
from knowledge.tenures import join_offices
from legation.domain.names import normal_name
from legation.linking.catalog import SOURCES
from legation.linking.rows import MANIFEST, Row, fingerprint, version_of, write_file


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built: the version, rows by table, and what was dropped or kept with less trust, by reason."""

    version: str
    rows: Mapping[str, int]
    dropped: Mapping[str, int]
    marked: Mapping[str, int]


def build_knowledge(source: Path, target: Path, progress: Callable[[str], None] = lambda _: None) -> BuildReport:
    """Build all tables from the raw sources in `source` into `target`, which is replaced whole.

    Raises BadInput where a source is missing. The same sources give byte-identical tables.
    """
    facts = gather(Raw(source), progress)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        fresh = Path(folder) / target.name
        rows = write_tables(facts, fresh)
        report = _write_manifest(facts, fresh, rows)
        if target.exists():
            shutil.rmtree(target)
        fresh.rename(target)
    return report


def gather(raw: Raw, progress: Callable[[str], None] = lambda _: None) -> Facts:
    """All facts of all sources, in the order in which later ones need earlier ones."""
    facts = Facts()
    ids: dict[str, str] = {}
    people: list[People] = []
    steps: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("states", lambda: add_states(facts, raw)),
        ("cities", lambda: add_cities(facts, raw)),
        ("regions", lambda: add_regions(facts, raw)),
        ("regions of cities", lambda: add_city_regions(facts, raw)),
        ("points", lambda: add_points(facts, raw)),
        ("intergovernmental organisations", lambda: ids.update(add_intergovernmental(facts, raw))),
        ("organizations", lambda: add_curated_organizations(facts, raw)),
        ("parties", lambda: add_parties(facts, raw)),
        ("bodies of states", lambda: add_bodies(facts, raw)),
        ("companies, media, movements", lambda: add_more_organizations(facts, raw)),
        ("agreements and events", lambda: add_agreements(facts, raw)),
        ("memberships", lambda: add_memberships(facts, raw, ids)),
        ("seats of power", lambda: add_seats(facts, raw)),
        ("people and offices", lambda: people.append(add_people(facts, raw))),
        ("legislators", lambda: add_legislators(people[0], raw)),
        ("first names", lambda: add_first_names(facts, raw)),
        ("tenures", lambda: join_offices(facts)),
        ("ranks", lambda: rank_people(facts)),
        ("relatives", lambda: add_relatives(facts, raw)),
        ("Wikidata ids", lambda: add_wikidata(facts)),
    )
    for name, step in steps:
        progress(name)
        step()
    return facts


def write_tables(facts: Facts, target: Path) -> dict[str, int]:
    """All tables, the large ones in parts."""
    counts: dict[str, int] = {}
    entities: dict[str, list[Row]] = {}
    part_of_id: dict[str, str] = {}
    for row in facts.entities.values():
        part = _entity_part(row)
        entities.setdefault(part, []).append(row)
        part_of_id[row["id"]] = part
    counts["entities"] = _write_parts(target, "entities", entities)
    people: dict[str, list[Row]] = {}
    for row in facts.people.values():
        part = _letter(row["name"])
        people.setdefault(part, []).append(row)
        part_of_id[row["id"]] = f"people-{part}"
    counts["people"] = _write_parts(target, "people", people)
    names: dict[str, list[Row]] = {}
    for row in facts.names.values():
        names.setdefault(part_of_id[row["entity"]], []).append(row)
    counts["names"] = _write_parts(target, "names", names)
    for table, rows in (("offices", facts.offices), ("mandates", facts.mandates)):
        parts: dict[str, list[Row]] = {}
        for row in rows:
            parts.setdefault(part_of_id[row["person"]].removeprefix("people-"), []).append(row)
        counts[table] = _write_parts(target, table, parts)
    for table in ("memberships", "parts", "capitals", "borders", "relatives", "first_names", "retired"):
        counts[table] = write_file(target / f"{table}.tsv", table, getattr(facts, table))
    counts["points"] = write_file(target / "points.tsv", "points", facts.points.values())
    return counts


def _write_parts(target: Path, table: str, parts: Mapping[str, list[Row]]) -> int:
    return sum(write_file(target / table / f"{part}.tsv", table, rows) for part, rows in parts.items())


def _entity_part(row: Row) -> str:
    return {"city": "cities", "organization": "organizations", "agreement": "events", "event": "events"}.get(
        row["kind"], "regions" if row["kind"] in ("region", "place") else "states"
    )


def _letter(name: str) -> str:
    first = (normal_name(name) or "?")[0]
    for low, high in (("a", "c"), ("d", "h"), ("i", "k"), ("l", "m"), ("n", "r"), ("s", "z")):
        if low <= first <= high:
            return f"{low}-{high}"
    return "other"


def _write_manifest(facts: Facts, target: Path, rows: dict[str, int]) -> BuildReport:
    files = fingerprint(target)
    version = version_of(files)
    used: dict[str, int] = {}
    tables = (
        facts.entities.values(),
        facts.people.values(),
        facts.names.values(),
        facts.offices,
        facts.mandates,
        facts.memberships,
        facts.parts,
        facts.capitals,
        facts.borders,
        facts.relatives,
        facts.first_names,
        facts.points.values(),
    )
    for table in tables:
        for row in table:
            used[row["source"]] = used.get(row["source"], 0) + 1
    sources = {
        code: {"title": s.title, "licence": s.licence, "asserted_to": s.asserted_to, "rows": used.get(code, 0)}
        for code, s in sorted(SOURCES.items())
    }
    manifest = {
        "version": version,
        "rows": rows,
        "sources": sources,
        "dropped": dict(sorted(facts.dropped.items())),
        "marked": dict(sorted(facts.marked.items())),
        "files": files,
    }
    (target / MANIFEST).write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return BuildReport(version, rows, dict(sorted(facts.dropped.items())), dict(sorted(facts.marked.items())))
