"""What the sources have said so far: rows collected, filled up and joined while the knowledge base is built."""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from legation.domain.names import normal_name
from legation.linking.catalog import SOURCES
from legation.linking.rows import Row

_SLUG = re.compile(r"[^a-z0-9]+")
# A spelling is kept once for an entity, but as adjective, metonym or family name beside.
_OWN_GROUP = frozenset({"adjective", "demonym", "capital_metonym", "seat_metonym", "person_family"})


def slug(text: str) -> str:
    """E.g. "Boko Haram" → "boko-haram"."""
    return _SLUG.sub("-", normal_name(text)).strip("-")


def state_id(iso2: str) -> str:
    """The id of the state or territory of that ISO code."""
    return f"kb:c/{iso2.lower()}"


def is_latin(text: str) -> bool:
    """Whether it is written in Latin letters."""
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in text)


@dataclass(slots=True)
class Facts:
    """Rows by table. `dropped` counts what was refused, by reason; `marked` what was kept with less trust."""

    entities: dict[str, Row] = field(default_factory=dict)
    people: dict[str, Row] = field(default_factory=dict)
    names: dict[tuple[str, str, str], Row] = field(default_factory=dict)
    offices: list[Row] = field(default_factory=list)
    mandates: list[Row] = field(default_factory=list)
    memberships: list[Row] = field(default_factory=list)
    parts: list[Row] = field(default_factory=list)
    capitals: list[Row] = field(default_factory=list)
    borders: list[Row] = field(default_factory=list)
    relatives: list[Row] = field(default_factory=list)
    first_names: list[Row] = field(default_factory=list)
    retired: list[Row] = field(default_factory=list)
    points: dict[str, Row] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    by_wikidata: dict[str, str] = field(default_factory=dict)
    by_entity: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    by_normal: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def entity(self, id: str, kind: str, name: str, source: str, **columns: str) -> str:
        """Add an entity, or fill what an earlier source left blank. Returns its id."""
        row = self.entities.setdefault(id, {"id": id, "kind": kind, "name": name, "source": source})
        for column, value in columns.items():
            if value and not row.get(column):
                row[column] = value
        row.setdefault("asserted_to", SOURCES[source].asserted_to)
        if row.get("wikidata"):
            self.by_wikidata.setdefault(row["wikidata"], id)
        return id

    def point(self, entity: str, lat: float, lon: float, source: str) -> None:
        """Where a place lies, to about a hundred metres; the first source to say so wins."""
        row = {"entity": entity, "lat": f"{lat:.3f}", "lon": f"{lon:.3f}", "source": source}
        self.points.setdefault(entity, row)

    def name(
        self, entity: str, text: str, kind: str, source: str, flags: str = "", since: str = "", until: str = ""
    ) -> None:
        """Add a name; flags: s = strong, v = may be looked for verbatim. The first to give a spelling and kind wins."""
        text = " ".join(text.split())
        normal = normal_name(text)
        if len(normal) < 2 and kind != "acronym":
            return
        group = kind if kind in _OWN_GROUP else "name"
        if (entity, text, group) not in self.names:
            row = {
                "entity": entity,
                "text": text,
                "kind": kind,
                "flags": flags,
                "since": since,
                "until": until,
                "source": source,
            }
            self.names[(entity, text, group)] = row
            self.by_entity[entity].append(row)
        self.by_normal[normal].add(entity)

    def named(self, text: str, kind: str = "", country: str = "") -> tuple[str, ...]:
        """Ids, sorted, of the entities bearing that name, of that kind and country where given."""
        found = self.by_normal.get(normal_name(text), set())
        rows = (self.entities[one] for one in found if one in self.entities)
        fits = (r for r in rows if (not kind or r["kind"] == kind) and (not country or r.get("country") == country))
        return tuple(sorted(row["id"] for row in fits))

    def names_of(self, entity: str) -> tuple[Row, ...]:
        """The names it has so far."""
        return tuple(self.by_entity.get(entity, ()))

    def forget_names(self, entity: str) -> None:
        """Drop all its names."""
        for row in self.by_entity.pop(entity, ()):
            for key in [(entity, row["text"], group) for group in (*_OWN_GROUP, "name")]:
                self.names.pop(key, None)

    def forget_name(self, entity: str, text: str) -> None:
        """Drop one of its names."""
        self.by_entity[entity] = [row for row in self.by_entity.get(entity, ()) if row["text"] != text]
        for group in (*_OWN_GROUP, "name"):
            self.names.pop((entity, text, group), None)
        self.by_normal[normal_name(text)].discard(entity)

    def retire(self, id: str, successor: str) -> None:
        """That an id shipped before now means another entity."""
        self.retired.append({"id": id, "successor": successor, "since": SOURCES["own"].asserted_to})

    def part(self, child: str, parent: str, kind: str, source: str, since: str = "", until: str = "") -> None:
        """That one is part of the other."""
        self.parts.append(
            {"child": child, "parent": parent, "kind": kind, "since": since, "until": until, "source": source}
        )
