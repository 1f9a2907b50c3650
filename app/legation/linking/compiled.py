"""The knowledge tables compiled to one read-only SQLite file, kept outside git and named by its version."""

import contextlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import platformdirs

from legation.domain.names import normal_name
from legation.errors import BadInput
from legation.linking.partial_dates import day_after, first_day, precision_of
from legation.linking.rows import SAME, Row, fingerprint, read_manifest, read_table, version_of
from legation.linking.titles import post_of

_KEPT = 24 * 60 * 60
"""Seconds for which a compiled file that nobody read is kept."""
_FORMAT = 2
"""Raised when the tables below change, so that older compiled files are left aside."""

_SCHEMA = """
CREATE TABLE entity (id TEXT PRIMARY KEY, kind TEXT, subtype TEXT, name TEXT, country TEXT, wikidata TEXT,
  wikipedia TEXT, iso3 TEXT, geonames TEXT, valid_from TEXT, valid_to TEXT, prior REAL, gender TEXT, source TEXT,
  asserted_to TEXT) WITHOUT ROWID;
CREATE TABLE name (normal TEXT, entity TEXT, kind TEXT, text TEXT, since TEXT, until TEXT, strong INT, verbatim INT,
  PRIMARY KEY (normal, entity, kind, text, since)) WITHOUT ROWID;
CREATE TABLE office (person TEXT, role TEXT, title TEXT, post TEXT, "of" TEXT, "to" TEXT, state TEXT, since TEXT,
  until TEXT, precision TEXT, asserted_to TEXT, source TEXT);
CREATE TABLE membership (member TEXT, organization TEXT, status TEXT, since TEXT, until TEXT, asserted_to TEXT, source TEXT);
CREATE TABLE part (child TEXT, parent TEXT, kind TEXT, since TEXT, until TEXT, source TEXT);
CREATE TABLE capital (city TEXT, country TEXT, since TEXT, until TEXT, source TEXT);
CREATE TABLE border (a TEXT, b TEXT, km REAL, source TEXT);
CREATE TABLE relative (person TEXT, relation TEXT, relative TEXT, source TEXT);
CREATE TABLE first_name (name TEXT PRIMARY KEY, gender TEXT) WITHOUT ROWID;
CREATE TABLE point (entity TEXT PRIMARY KEY, lat REAL, lon REAL, source TEXT) WITHOUT ROWID;
CREATE TABLE retired (id TEXT PRIMARY KEY, successor TEXT) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX name_entity ON name (entity);
CREATE INDEX name_verbatim ON name (entity) WHERE verbatim = 1;
CREATE INDEX office_person ON office (person);
CREATE INDEX office_of ON office ("of", role);
CREATE INDEX office_post ON office (state, post);
CREATE INDEX membership_member ON membership (member);
CREATE INDEX membership_organization ON membership (organization);
CREATE INDEX part_child ON part (child);
CREATE INDEX part_parent ON part (parent);
CREATE INDEX capital_country ON capital (country);
CREATE INDEX border_a ON border (a);
CREATE INDEX relative_person ON relative (person);
CREATE INDEX entity_country ON entity (country, subtype);
"""


def compile_knowledge(directory: Path, target: Path) -> Path:
    """Compile the tables in `directory` to the SQLite file `target`, written whole or not at all."""
    return write_compiled(target, lambda connection: _fill(connection, directory))


def write_compiled(target: Path, fill: Callable[[sqlite3.Connection], None]) -> Path:
    """Build a database beside `target` and move it there in one step; several processes may do so at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    os.close(handle)
    try:
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA + "BEGIN;")
            fill(connection)
            # executescript commits what is pending.
            connection.executescript(_INDEXES + "ANALYZE;")
        os.replace(temporary, target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return target


def compiled_path(version: str, root: Path | None) -> Path:
    """Where the compiled file of a version belongs: var/ of a checkout, else the user's cache."""
    folder = root / "var" if root else Path(platformdirs.user_cache_dir("legation"))
    return folder / f"knowledge-{_FORMAT}-{version}.sqlite"


def remove_older(current: Path, *others: Path) -> list[Path]:
    """Delete the compiled files beside `current` that nobody has made or read for a day; the ones named here stay.

    Whoever has one open keeps reading it; whoever wants one again compiles it again.
    """
    removed = []
    for older in sorted(current.parent.glob("knowledge-*.sqlite")):
        with contextlib.suppress(OSError):  # another process was first, or the system holds open files
            used = max(older.stat().st_mtime, older.stat().st_atime)
            if older not in (current, *others) and time.time() - used > _KEPT:
                older.unlink()
                removed.append(older)
    return removed


def _fill(connection: sqlite3.Connection, directory: Path) -> None:
    manifest = read_manifest(directory)
    files = fingerprint(directory)
    if version_of(files) != manifest["version"]:
        changed = sorted(name for name in files | manifest["files"] if files.get(name) != manifest["files"].get(name))
        raise BadInput(f"{directory}: {', '.join(changed)} differ from MANIFEST.json: build the knowledge base anew")
    connection.execute("INSERT INTO meta VALUES ('version', ?)", (manifest["version"],))
    states = dict(_insert_entities(connection, directory))
    _insert_names(connection, directory)
    _insert_offices(connection, directory, states)
    _insert_plain(connection, directory)


def _insert_entities(connection: sqlite3.Connection, directory: Path) -> Iterator[tuple[str, str]]:
    """Insert all entities; yield (id, its state) for the offices."""
    states: list[tuple[str, str]] = []
    for row in read_table(directory, "entities"):
        insert_entity(connection, row)
        states.append((row["id"], row["id"] if row["id"].startswith(("kb:c/", "kb:hist/")) else row["country"]))
    for row in read_table(directory, "people"):
        insert_person(connection, row)
    yield from states


def insert_entity(connection: sqlite3.Connection, row: Row) -> None:
    """One row of `entities`."""
    start, end = first_day(row["valid_from"]), day_after(row["valid_to"])
    values = (
        row["id"],
        row["kind"],
        row["subtype"] or None,
        row["name"],
        row["country"] or None,
        row["wikidata"] or None,
        (row["name"] if row["wikipedia"] == SAME else row["wikipedia"]) or None,
        row["iso3"] or None,
        row["geonames"] or None,
        start and start.isoformat(),
        end and end.isoformat(),
        float(row["prior"] or 0),
        row.get("gender") or None,
        row["source"],
        row["asserted_to"] or None,
    )
    connection.execute(f"INSERT INTO entity VALUES ({','.join('?' * len(values))})", values)  # noqa: S608


def insert_person(connection: sqlite3.Connection, row: Row) -> None:
    """One row of `people`: the entity with its full and family name."""
    shared = {
        key: row[key] for key in ("id", "name", "country", "wikipedia", "prior", "source", "asserted_to", "gender")
    }
    wikidata = row["id"].removeprefix("kb:p/") if row["id"].startswith("kb:p/Q") else ""
    none = dict.fromkeys(("subtype", "iso3", "geonames"), "")
    insert_entity(
        connection,
        {**none, **shared, "kind": "person", "wikidata": wikidata, "valid_from": row["born"], "valid_to": row["died"]},
    )
    insert_name(connection, {"entity": row["id"], "text": row["name"], "kind": "person_full", "flags": row["flags"]})
    if row["family"]:
        insert_name(connection, {"entity": row["id"], "text": row["family"], "kind": "person_family", "flags": ""})


def insert_name(connection: sqlite3.Connection, row: Row) -> None:
    """One row of `names`; the same name again is kept once."""
    since, until = first_day(row.get("since", "")), day_after(row.get("until", ""))
    values = (
        normal_name(row["text"]),
        row["entity"],
        row["kind"],
        row["text"],
        since.isoformat() if since else "",
        until and until.isoformat(),
        int("s" in row["flags"]),
        int("v" in row["flags"]),
    )
    if values[0]:
        connection.execute("INSERT OR IGNORE INTO name VALUES (?,?,?,?,?,?,?,?)", values)


def _insert_names(connection: sqlite3.Connection, directory: Path) -> None:
    for row in read_table(directory, "names"):
        insert_name(connection, row)


def _insert_offices(connection: sqlite3.Connection, directory: Path, states: dict[str, str]) -> None:
    for row in read_table(directory, "offices"):
        insert_office(connection, row, states.get(row["of"]) or None)
    for row in read_table(directory, "mandates"):
        title = "member"
        insert_office(
            connection,
            {**row, "role": "member_of", "title": title, "to": ""},
            states.get(row["of"]) or None,
        )


def insert_office(connection: sqlite3.Connection, row: Row, state: str | None) -> None:
    """One row of `offices`, with its post and the state behind it."""
    since, until = first_day(row["since"]), day_after(row["until"])
    values = (
        row["person"],
        row["role"],
        row["title"],
        post_of(row["title"]),
        row["of"] or None,
        row["to"] or None,
        state,
        since and since.isoformat(),
        until and until.isoformat(),
        precision_of(row["since"], row["until"]).value,
        row["asserted_to"] or None,
        row["source"],
    )
    connection.execute("INSERT INTO office VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", values)


def insert_membership(connection: sqlite3.Connection, row: Row) -> None:
    """One row of `memberships`."""
    values = (
        row["member"],
        row["organization"],
        row["status"],
        *_bounds(row),
        row["asserted_to"] or None,
        row["source"],
    )
    connection.execute("INSERT INTO membership VALUES (?,?,?,?,?,?,?)", values)


def _insert_plain(connection: sqlite3.Connection, directory: Path) -> None:
    for row in read_table(directory, "memberships"):
        insert_membership(connection, row)
    for row in read_table(directory, "parts"):
        connection.execute(
            "INSERT INTO part VALUES (?,?,?,?,?,?)",
            (row["child"], row["parent"], row["kind"], *_bounds(row), row["source"]),
        )
    for row in read_table(directory, "capitals"):
        connection.execute(
            "INSERT INTO capital VALUES (?,?,?,?,?)", (row["city"], row["country"], *_bounds(row), row["source"])
        )
    for row in read_table(directory, "borders"):
        km = float(row["km"]) if row["km"] else None
        for pair in ((row["a"], row["b"]), (row["b"], row["a"])):
            connection.execute("INSERT INTO border VALUES (?,?,?,?)", (*pair, km, row["source"]))
    for row in read_table(directory, "relatives"):
        connection.execute("INSERT INTO relative VALUES (?,?,?,?)", tuple(row.values()))
    for row in read_table(directory, "first_names"):
        connection.execute("INSERT OR IGNORE INTO first_name VALUES (?,?)", (normal_name(row["name"]), row["gender"]))
    for row in read_table(directory, "points"):
        connection.execute(
            "INSERT INTO point VALUES (?,?,?,?)", (row["entity"], float(row["lat"]), float(row["lon"]), row["source"])
        )
    for row in read_table(directory, "retired"):
        connection.execute("INSERT INTO retired VALUES (?,?)", (row["id"], row["successor"]))


def _bounds(row: Row) -> tuple[str | None, str | None]:
    since, until = first_day(row["since"]), day_after(row["until"])
    return (since.isoformat() if since else None, until.isoformat() if until else None)
