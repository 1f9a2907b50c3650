"""A user's own entities and names, from YAML or CSV, laid over the shipped knowledge base: those win.

YAML holds the lists `entities`, `offices` and `memberships`; CSV holds entities only, aliases parted by "|".
An entity either brings an `id` of its own (or none) or `extends` a known one: what it then gives replaces.
"""

import contextlib
import csv
import hashlib
import os
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from legation.domain.entity import Kind, Subtype
from legation.domain.ids import content_id
from legation.domain.names import normal_name
from legation.domain.ontology import load_ontology
from legation.errors import BadInput
from legation.linking.compiled import insert_entity, insert_membership, insert_name, insert_office
from legation.linking.known import NameKind, Standing
from legation.linking.partial_dates import day_after, first_day
from legation.linking.rows import Row

_SOURCE = "own"
_ENTITY_FIELDS = (
    "kind", "subtype", "name", "country", "wikidata", "wikipedia", "iso3", "geonames", "valid_from", "valid_to", "prior", "gender",
)  # fmt: skip
_KNOWN_KEYS = {
    "entities": {"id", "extends", "aliases", "weak_aliases", *_ENTITY_FIELDS},
    "offices": {"person", "role", "title", "of", "to", "since", "until"},
    "memberships": {"member", "organization", "status", "since", "until"},
}
_LINE = "__line__"
_DEFAULT_PRIOR = "0.9"


@dataclass(slots=True)
class Additions:
    """What the file says, item by item, each with its line."""

    path: Path
    items: dict[str, list[tuple[int, dict[str, Any]]]] = field(default_factory=dict)

    def refuse(self, line: int, reason: str) -> BadInput:
        """The error to raise for an item."""
        return BadInput(f"{self.path}:{line}: {reason}")


def additions_digest(path: Path) -> str:
    """What the file's bytes hash to. Raises BadInput where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}: correct LEGATION_KNOWLEDGE_EXTRA") from None


def read_additions(path: Path) -> Additions:
    """Parse the file; its items are checked against the base when they are added."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}:1: not UTF-8 at byte {error.start}: save the file as UTF-8") from None
    found = _read_csv(path, text) if path.suffix.lower() == ".csv" else _read_yaml(path, text)
    for section, items in found.items.items():
        for line, item in items:
            unknown = sorted(set(item) - _KNOWN_KEYS[section])
            if unknown:
                raise found.refuse(
                    line, f"unknown field '{unknown[0]}' ({section} take {', '.join(sorted(_KNOWN_KEYS[section]))})"
                )
    return found


class _LineLoader(yaml.SafeLoader):
    """Keeps the line of every mapping and every scalar as the text it is written as."""


def _mapping(loader: _LineLoader, node: yaml.MappingNode) -> dict[str, Any]:
    mapping = {str(key): value for key, value in loader.construct_mapping(node, deep=True).items()}
    return {**mapping, _LINE: node.start_mark.line + 1}


def _text(loader: _LineLoader, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


_LineLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
# 2024-01-01, NO (Norway) and 7 stay words.
for _tag in ("timestamp", "bool", "int", "float"):
    _LineLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", _text)


def _read_yaml(path: Path, text: str) -> Additions:
    try:
        data = yaml.load(text, Loader=_LineLoader) or {}  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadInput(
            f"{path}:{mark.line + 1 if mark else 1}: broken YAML: {getattr(error, 'problem', error)}"
        ) from None
    found = Additions(path)
    if not isinstance(data, dict):
        raise found.refuse(1, "expected the lists entities, offices, memberships")
    for section, items in data.items():
        if section == _LINE:
            continue
        if section not in _KNOWN_KEYS or not isinstance(items, list):
            raise found.refuse(1, f"'{section}' is none of the lists entities, offices, memberships")
        found.items[section] = [_item(found, item) for item in items]
    return found


def _item(found: Additions, item: Any) -> tuple[int, dict[str, Any]]:
    if not isinstance(item, dict):
        raise found.refuse(1, f"expected fields with values, got '{item}'")
    line = item.pop(_LINE)
    return line, {key: value for key, value in item.items() if value is not None}


def _read_csv(path: Path, text: str) -> Additions:
    found = Additions(path)
    reader = csv.DictReader(text.splitlines())
    items: list[tuple[int, dict[str, Any]]] = []
    for row in reader:
        if None in row:
            raise found.refuse(reader.line_num, "more cells than the header has columns")
        item: dict[str, Any] = {key: value.strip() for key, value in row.items() if value and value.strip()}
        for key in ("aliases", "weak_aliases"):
            if key in item:
                item[key] = [alias.strip() for alias in item[key].split("|") if alias.strip()]
        items.append((reader.line_num, item))
    found.items["entities"] = items
    return found


def add_to(base: Path, additions: Additions, target: Path, version: str) -> Path:
    """Copy the compiled base to `target` with the additions in it, written whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    os.close(handle)
    try:
        shutil.copyfile(base, temporary)
        with contextlib.closing(sqlite3.connect(temporary)) as connection:
            _Addition(connection, additions).write()
            connection.execute("UPDATE meta SET value = ? WHERE key = 'version'", (version,))
            connection.commit()
        os.replace(temporary, target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return target


class _Addition:
    """Checks every item against the base and writes it."""

    def __init__(self, connection: sqlite3.Connection, additions: Additions) -> None:
        self.connection = connection
        self.additions = additions
        self.own: dict[str, int] = {}

    def write(self) -> None:
        for line, item in self.additions.items.get("entities", []):
            self._entity(line, item)
        for line, item in self.additions.items.get("offices", []):
            self._office(line, item)
        for line, item in self.additions.items.get("memberships", []):
            self._membership(line, item)

    def _entity(self, line: int, item: dict[str, Any]) -> None:
        row = {name: str(item[name]) for name in _ENTITY_FIELDS if name in item}
        self._check(line, row)
        if "country" in row:
            row["country"] = self._existing(line, _country(row["country"]), "country")
        if "extends" in item:
            entity = self._existing(line, str(item["extends"]), "extends")
            self._replace(entity, row)
        else:
            entity = self._insert(line, item, row)
        strong = ([row["name"]] if "name" in row else []) + self._list(line, item, "aliases")
        for text in strong:
            self._name(entity, text, "sv")
        for text in self._list(line, item, "weak_aliases"):
            self._name(entity, text, "")

    def _insert(self, line: int, item: dict[str, Any], row: Row) -> str:
        for needed in ("kind", "name"):
            if needed not in row:
                raise self.additions.refuse(line, f"'{needed}' is missing")
        entity = str(item.get("id") or content_id("own", row["kind"], normal_name(row["name"])))
        if entity.startswith(("kb:", "geo:")):
            raise self.additions.refuse(
                line,
                f"ids beginning with kb: or geo: are the shipped base's: '{entity}' (extends changes a known entity)",
            )
        if entity in self.own:
            raise self.additions.refuse(line, f"the id '{entity}' is already taken in line {self.own[entity]}")
        taken = self.connection.execute("SELECT name FROM entity WHERE id = ?", (entity,)).fetchone()
        if taken:
            raise self.additions.refuse(
                line, f"the id '{entity}' is taken by {taken[0]}: choose another, or use extends"
            )
        self.own[entity] = line
        blank = dict.fromkeys((*_ENTITY_FIELDS, "asserted_to"), "")
        insert_entity(self.connection, {**blank, "prior": _DEFAULT_PRIOR, **row, "id": entity, "source": _SOURCE})
        return entity

    def _replace(self, entity: str, row: Row) -> None:
        ends = {"valid_from": first_day, "valid_to": day_after}
        for column, value in row.items():
            shown = ends[column](value) if column in ends else value
            text = str(shown) if shown else None
            self.connection.execute(f"UPDATE entity SET {column} = ?, source = ? WHERE id = ?", (text, _SOURCE, entity))  # noqa: S608

    def _name(self, entity: str, text: str, flags: str) -> None:
        normal = normal_name(text)
        self.connection.execute("UPDATE name SET strong = 0 WHERE normal = ? AND entity <> ?", (normal, entity))
        self.connection.execute("DELETE FROM name WHERE normal = ? AND entity = ?", (normal, entity))
        insert_name(self.connection, {"entity": entity, "text": text, "kind": NameKind.ALIAS.value, "flags": flags})

    def _office(self, line: int, item: dict[str, Any]) -> None:
        row = {"title": "", "since": "", "until": "", "to": "", **{key: str(value) for key, value in item.items()}}
        for needed in ("person", "role", "of"):
            if needed not in item:
                raise self.additions.refuse(line, f"'{needed}' is missing")
        if row["role"] not in load_ontology():
            raise self.additions.refuse(line, f"'{row['role']}' is no relation type")
        self._dates(line, row, "since", "until")
        row["person"] = self._existing(line, row["person"], "person")
        row["of"] = self._existing(line, _country(row["of"]), "of")
        row["to"] = self._existing(line, _country(row["to"]), "to") if row["to"] else ""
        state = self.connection.execute("SELECT kind, country FROM entity WHERE id = ?", (row["of"],)).fetchone()
        held_for = row["of"] if state[0] in ("country", "historical_state") else state[1]
        insert_office(self.connection, {**row, "source": _SOURCE, "asserted_to": ""}, held_for)

    def _membership(self, line: int, item: dict[str, Any]) -> None:
        row = {"status": "member", "since": "", "until": "", **{key: str(value) for key, value in item.items()}}
        for needed in ("member", "organization"):
            if needed not in item:
                raise self.additions.refuse(line, f"'{needed}' is missing")
            row[needed] = self._existing(line, _country(row[needed]), needed)
        if row["status"] not in set(Standing):
            raise self.additions.refuse(line, f"unknown status '{row['status']}' (one of {', '.join(Standing)})")
        self._dates(line, row, "since", "until")
        insert_membership(self.connection, {**row, "source": _SOURCE, "asserted_to": ""})

    def _check(self, line: int, row: Row) -> None:
        for column, allowed in (("kind", list(Kind)), ("subtype", list(Subtype)), ("gender", ["m", "f"])):
            if column in row and row[column] not in allowed:
                raise self.additions.refuse(line, f"unknown {column} '{row[column]}' (one of {', '.join(allowed)})")
        self._dates(line, row, "valid_from", "valid_to")
        if "prior" in row:
            try:
                fits = 0 <= float(row["prior"]) <= 1
            except ValueError:
                fits = False
            if not fits:
                raise self.additions.refuse(line, f"prior '{row['prior']}' is not a number from 0 to 1")

    def _dates(self, line: int, row: Row, start: str, end: str) -> None:
        try:
            since, until = first_day(row.get(start, "")), day_after(row.get(end, ""))
        except ValueError as error:
            raise self.additions.refuse(line, str(error)) from None
        if since and until and until <= since:
            raise self.additions.refuse(line, f"{end} {row[end]} is not after {start} {row[start]}")

    def _existing(self, line: int, entity: str, column: str) -> str:
        if not self.connection.execute("SELECT 1 FROM entity WHERE id = ?", (entity,)).fetchone():
            raise self.additions.refuse(line, f"{column} '{entity}' is not known")
        return entity

    def _list(self, line: int, item: dict[str, Any], column: str) -> list[str]:
        value = item.get(column, [])
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            raise self.additions.refuse(line, f"{column} must be a list of names")
        return value


def _country(text: str) -> str:
    """A bare ISO code means the country."""
    return f"kb:c/{text.lower()}" if len(text) == 2 and text.isalpha() else text
