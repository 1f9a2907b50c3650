"""What is known: names, offices, memberships as of a date, read from the compiled knowledge base."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from legation.domain.entity import Kind, Point, Subtype
from legation.domain.interval import Precision
from legation.domain.names import normal_name
from legation.domain.ontology import Trait, load_ontology
from legation.linking.additions import add_to, additions_digest, read_additions
from legation.linking.compiled import compile_knowledge, compiled_path, remove_older
from legation.linking.known import (
    Border,
    Capital,
    KnownEntity,
    KnownName,
    Membership,
    NameKind,
    Office,
    PartOf,
    Standing,
    within,
)
from legation.linking.rows import read_manifest
from legation.linking.titles import post_of
from legation.shipped import checkout, shipped

"""Roles by which a family name alone may be understood."""
DESIGNATE = timedelta(days=180)
"""How long before taking office a successor is already spoken of as elect or designate."""
_CACHED, _FEW = 50_000, 5_000
"""Answers kept: to what every article asks, and to what mostly the same one asks again."""

_ENTITY = "SELECT id, kind, subtype, name, country, wikidata, wikipedia, iso3, geonames, valid_from, valid_to, prior, gender, source, asserted_to FROM entity"
_NAME = "SELECT n.entity, n.text, n.normal, n.kind, n.strong, n.since, n.until FROM name n"
_OFFICE = (
    'SELECT person, role, title, post, "of", "to", state, since, until, precision, asserted_to, source FROM office'
)
_OFFICE_ORDER = " ORDER BY coalesce(since, ''), person, title"

_LINKS = {name: name for name in ("wikidata", "wikipedia", "iso3", "geonames")}
_TABLES = {name: name for name in ("entity", "name", "office", "membership", "part", "capital", "border", "point")}


class Knowledge:
    """The knowledge base, read-only. Opened once; may be used from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # The file is never written after it has been moved to its place.
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self.version: str = self._rows("SELECT value FROM meta WHERE key = 'version'")[0][0]
        self.entity = lru_cache(_CACHED)(self._entity)
        self.by_wikidata = lru_cache(_CACHED)(self._by_wikidata)
        self.names = lru_cache(_CACHED)(self._names)
        self.offices_of = lru_cache(_CACHED)(self._offices_of)
        self.point = lru_cache(_FEW)(self._point)
        self.borders = lru_cache(_CACHED)(self._borders)
        self.names_beginning = lru_cache(_FEW)(self._names_beginning)
        self.names_of = lru_cache(_FEW)(self._names_of)
        self.gender = lru_cache(_FEW)(self._gender)
        self._parts = lru_cache(_FEW)(self._find_parts)

    def __reduce__(self) -> tuple[type["Knowledge"], tuple[Path]]:
        return (Knowledge, (self.path,))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    # entities and names

    def _entity(self, id: str) -> KnownEntity | None:
        """The entity of that id; a retired id gives its successor."""
        rows = self._rows(f"{_ENTITY} WHERE id = coalesce((SELECT successor FROM retired WHERE id = ?1), ?1)", id)  # noqa: S608
        return _to_entity(rows[0]) if rows else None

    def _by_wikidata(self, id: str) -> KnownEntity | None:
        """The one entity of that Wikidata id."""
        rows = self._rows(f"{_ENTITY} WHERE wikidata = ? ORDER BY id", id)
        return _to_entity(rows[0]) if len(rows) == 1 else None

    def _names(self, normal: str) -> tuple[KnownName, ...]:
        """All names of that normal form (see `normal_name`): strong ones first, then the better known entity."""
        order = " JOIN entity e ON e.id = n.entity WHERE n.normal = ? ORDER BY n.strong DESC, e.prior DESC, n.entity, n.kind, n.text"
        return tuple(_to_name(row) for row in self._rows(_NAME + order, normal))

    def _names_beginning(self, normal: str) -> tuple[KnownName, ...]:
        """All names whose normal form begins so, in alphabetical order."""
        rows = self._rows(
            _NAME + " WHERE n.normal >= ? AND n.normal < ? ORDER BY n.normal, n.entity", normal, normal + "\U0010ffff"
        )
        return tuple(_to_name(row) for row in rows)

    def _names_of(self, entity: str) -> tuple[KnownName, ...]:
        """All names of one entity, strong ones first."""
        return tuple(
            _to_name(row) for row in self._rows(_NAME + " WHERE entity = ? ORDER BY strong DESC, kind, text", entity)
        )

    def gazetteer(self, people: bool = False) -> Iterator[KnownName]:
        """Names whose very spelling may be looked for in English text; those of people only when asked for."""
        wanted = "1" if people else "e.kind <> 'person'"
        rows = self._connection.execute(
            f"{_NAME} JOIN entity e ON e.id = n.entity WHERE n.verbatim = 1 AND {wanted} ORDER BY n.text, n.entity, n.kind"
        )
        return (_to_name(row) for row in rows)

    def bodies(self, country: str, subtype: Subtype | None = None) -> tuple[KnownEntity, ...]:
        """The organizations of a state, best known first."""
        wanted = (country,) if subtype is None else (country, subtype.value)
        sql = _ENTITY + " WHERE country = ? AND kind = 'organization'" + (" AND subtype = ?" if subtype else "")
        return tuple(_to_entity(row) for row in self._rows(sql + " ORDER BY prior DESC, id", *wanted))

    def entities(self, kind: Kind) -> Iterator[KnownEntity]:
        """All entities of a kind, by id."""
        return (
            _to_entity(row) for row in self._connection.execute(_ENTITY + " WHERE kind = ? ORDER BY id", (kind.value,))
        )

    # offices

    def _offices_of(self, person: str) -> tuple[Office, ...]:
        """All offices of a person, earliest first."""
        return tuple(_to_office(row) for row in self._rows(_OFFICE + " WHERE person = ?" + _OFFICE_ORDER, person))

    def offices_in(self, of: str) -> tuple[Office, ...]:
        """All offices of a state, or of a body, earliest first."""
        rows = self._rows(_OFFICE + ' WHERE state = ?1 OR "of" = ?1' + _OFFICE_ORDER, of)
        return tuple(_to_office(row) for row in rows)

    def holders(self, role: str, of: str, on: date | None) -> tuple[Office, ...]:
        """Who held that role of that state or body on the day. Without a day: only where one person is all it knows."""
        rows = self._rows(_OFFICE + ' WHERE "of" = ? AND role = ?' + _OFFICE_ORDER, of, role)
        return _as_of((_to_office(row) for row in rows), on)

    def holders_by_title(self, title: str, state: str, on: date | None) -> tuple[Office, ...]:
        """Who held the post ("foreign minister", "defence secretary", "vice president") of that state on the day."""
        rows = self._rows(_OFFICE + " WHERE state = ? AND post = ?" + _OFFICE_ORDER, state, post_of(title))
        return _as_of((_to_office(row) for row in rows), on)

    def ambassadors(self, of: str, to: str, on: date | None) -> tuple[Office, ...]:
        """Who represented one state with another state or body on the day."""
        rows = self._rows(_OFFICE + ' WHERE "of" = ? AND role = \'ambassador_of\' AND "to" = ?' + _OFFICE_ORDER, of, to)
        return _as_of((_to_office(row) for row in rows), on)

    def designated(self, role: str, of: str, on: date) -> tuple[Office, ...]:
        """Who took up that role next, if soon: on that day the elect or designate (status planned)."""
        rows = self._rows(_OFFICE + ' WHERE "of" = ? AND role = ?' + _OFFICE_ORDER, of, role)
        holding = {office.person for office in self.holders(role, of, on)}
        coming = [
            o for o in map(_to_office, rows) if o.since and on < o.since <= on + DESIGNATE and o.person not in holding
        ]
        return tuple(office for office in coming if office.since == coming[0].since)

    def people_by_family_name(
        self, normal: str, on: date | None, roles: frozenset[str] | None = None
    ) -> tuple[KnownEntity, ...]:
        """People of that family name who held such an office, by default a high one, on the day; without a day, at any time."""
        roles = load_ontology().having(Trait.HIGH) if roles is None else roles
        people = [n.entity for n in self.names(normal) if n.kind is NameKind.PERSON_FAMILY]
        fitting = [p for p in people if any(o.role in roles and (on is None or o.held(on)) for o in self.offices_of(p))]
        return tuple(known for person in dict.fromkeys(fitting) if (known := self.entity(person)))

    def relatives(self, person: str) -> tuple[tuple[str, str], ...]:
        """(relation, person) pairs among people who hold or held office: spouse, child, father, mother, sibling."""
        return tuple(self._rows("SELECT relation, relative FROM relative WHERE person = ? ORDER BY 1, 2", person))

    # organizations and places

    def memberships(self, entity: str, on: date | None = None) -> tuple[Membership, ...]:
        """What a state or body belonged to on the day; without a day, all rows with their dates."""
        return self._memberships("member", entity, on)

    def members(self, organization: str, on: date | None = None) -> tuple[Membership, ...]:
        """Who belonged to an organization on the day; without a day, all rows with their dates."""
        return self._memberships("organization", organization, on)

    def _memberships(self, end: str, id: str, on: date | None) -> tuple[Membership, ...]:
        sql = f"SELECT member, organization, status, since, until, source, asserted_to FROM membership WHERE {end} = ?"  # noqa: S608
        rows = (
            Membership(r[0], r[1], Standing(r[2]), _day(r[3]), _day(r[4]), r[5], _day(r[6]))
            for r in self._rows(sql + " ORDER BY member, organization, coalesce(since, '')", id)
        )
        return tuple(row for row in rows if on is None or row.held(on))

    def parts_of(self, whole: str) -> tuple[PartOf, ...]:
        """What is part of it."""
        return self._parts("parent", whole)

    def wholes_of(self, part: str) -> tuple[PartOf, ...]:
        """What it is part of, de jure and de facto."""
        return self._parts("child", part)

    def _find_parts(self, end: str, id: str) -> tuple[PartOf, ...]:
        sql = f"SELECT child, parent, kind, since, until, source FROM part WHERE {end} = ? ORDER BY child, parent, kind"  # noqa: S608
        return tuple(PartOf(r[0], r[1], r[2], _day(r[3]), _day(r[4]), r[5]) for r in self._rows(sql, id))

    def capitals(self, country: str) -> tuple[Capital, ...]:
        """All capitals it has or had, latest first."""
        sql = "SELECT city, country, since, until, source FROM capital WHERE country = ? ORDER BY coalesce(since, '') DESC, city"
        return tuple(Capital(r[0], r[1], _day(r[2]), _day(r[3]), r[4]) for r in self._rows(sql, country))

    def capital(self, country: str, on: date | None = None) -> KnownEntity | None:
        """Its capital on the day; without a day, the one it has had last."""
        fitting = [c for c in self.capitals(country) if on is None or within(on, c.since, c.until)]
        return self.entity(fitting[0].city) if fitting else None

    def _borders(self, country: str) -> tuple[Border, ...]:
        """Its land borders."""
        return tuple(
            Border(*row) for row in self._rows("SELECT a, b, km, source FROM border WHERE a = ? ORDER BY b", country)
        )

    def _point(self, place: str) -> Point | None:
        """Where a state, region or city lies; None of what is on no map, or where nobody says."""
        rows = self._rows("SELECT lat, lon FROM point WHERE entity = ?", place)
        return Point(*rows[0]) if rows else None

    def _gender(self, first_name: str) -> str | None:
        """M or f where a first name is nearly always one of them, else None."""
        rows = self._rows("SELECT gender FROM first_name WHERE name = ?", normal_name(first_name))
        return str(rows[0][0]) if rows else None

    def count(self, table: str) -> int:
        """How many rows a table has. Raises KeyError for an unknown one."""
        return int(self._rows(f"SELECT count(*) FROM {_TABLES[table]}")[0][0])  # noqa: S608

    def counts(self, table: str, column: str) -> dict[str, int]:
        """How many rows have each value of the column, most first. Raises KeyError for an unknown one."""
        name = {"kind": "kind", "source": "source"}[column]
        sql = f"SELECT {name}, count(*) FROM {_TABLES[table]} GROUP BY 1 ORDER BY 2 DESC, 1"  # noqa: S608
        return {str(value): int(number) for value, number in self._rows(sql)}

    def links(self, kind: str) -> frozenset[str]:
        """All identifiers of a kind (wikidata, wikipedia, iso3, geonames) it holds. Raises KeyError for an unknown one."""
        column = _LINKS[kind]
        return frozenset(str(row[0]) for row in self._rows(f"SELECT {column} FROM entity WHERE {column} IS NOT NULL"))  # noqa: S608

    def _rows(self, sql: str, *values: object) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()


def open_knowledge(path: Path | None = None, extra: Path | None = None) -> Knowledge:
    """Open the knowledge base in `path` (default: the shipped one) with the user's own additions on top.

    Compiles it first where that has not been done. Raises BadInput naming file, line and reason.
    """
    directory = path or shipped("knowledge")
    root = checkout()
    manifest = read_manifest(directory)
    base = compiled_path(manifest["version"], root)
    if not base.exists():
        compile_knowledge(directory, base)
        remove_older(base)
    if extra is None:
        return Knowledge(base)
    version = f"{manifest['version']}+{additions_digest(extra)}"
    target = compiled_path(version, root)
    if not target.exists():
        add_to(base, read_additions(extra), target, version)
        remove_older(base, target)
    return Knowledge(target)


def _as_of(offices: Iterable[Office], on: date | None) -> tuple[Office, ...]:
    if on is not None:
        return tuple(office for office in offices if office.held(on))
    known = tuple(offices)
    return known if len({office.person for office in known}) == 1 else ()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _to_entity(row: Any) -> KnownEntity:
    (
        id_,
        kind,
        subtype,
        name,
        country,
        wikidata,
        wikipedia,
        iso3,
        geonames,
        since,
        until,
        prior,
        gender,
        source,
        to,
    ) = row
    found = {"wikidata": wikidata, "wikipedia": wikipedia, "iso3": iso3, "geonames": geonames}
    return KnownEntity(
        id_,
        Kind(kind),
        Subtype(subtype) if subtype else None,
        name,
        country,
        {key: value for key, value in found.items() if value},
        _day(since),
        _day(until),
        prior,
        gender,
        source,
        _day(to),
    )


def _to_name(row: Any) -> KnownName:
    entity, text, normal, kind, strong, since, until = row
    return KnownName(entity, text, normal, NameKind(kind), bool(strong), _day(since), _day(until))


def _to_office(row: Any) -> Office:
    person, role, title, post, of, to, state, since, until, precision, asserted_to, source = row
    return Office(
        person,
        role,
        title,
        post,
        of,
        to,
        state,
        _day(since),
        _day(until),
        Precision(precision),
        _day(asserted_to),
        source,
    )
