"""Groups of articles that are one report: near-identical texts, and less alike ones that credit the same agency."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import Connection, delete, select

from legation.domain.article import Article, similarity
from legation.domain.ids import content_id
from legation.store import tables as t
from legation.store.dialects import chunks
from legation.store.many_rows import insert_rows, put_rows

BANDS = 16
SIMILAR = 0.7
"""Estimated Jaccard similarity from which two articles are one origin (Broder 1997 resemblance over word shingles)."""
SIMILAR_BY_AGENCY = 0.35
"""The same for two that credit the same agency within a day: outlets cut its copy and put a head of their own on it."""


@dataclass(frozen=True, slots=True)
class Print:
    """What two articles are compared by."""

    signature: tuple[int, ...]
    agency: str | None
    day: date | None

    def is_like(self, other: "Print") -> bool:
        """Whether the two are one report."""
        same_agency = self.agency is not None and self.agency == other.agency
        near = self.day is not None and other.day is not None and abs(self.day - other.day) <= timedelta(days=1)
        return similarity(self.signature, other.signature) >= (SIMILAR_BY_AGENCY if same_agency and near else SIMILAR)

    def bands(self) -> list[str]:
        """Under which it is kept: one for each stretch of the signature, one for the agency's day."""
        return _bands(self.signature) + self._agency_days(0)

    def near_bands(self) -> list[str]:
        """Under which those like it are found."""
        return _bands(self.signature) + self._agency_days(-1, 0, 1)

    def _agency_days(self, *steps: int) -> list[str]:
        if not (self.agency and self.day and self.signature):
            return []
        return [content_id("band", "agency", self.agency, str(self.day + timedelta(days=step))) for step in steps]


@dataclass(slots=True)
class Moved:
    """Articles whose origin changed, with the one they had (None before they had any), and by how many the groups have grown."""

    origins: dict[str, str | None] = field(default_factory=dict)
    grown: int = 0

    def then(self, later: "Moved") -> None:
        """Take in what moved after this."""
        self.origins = {**later.origins, **self.origins}
        self.grown += later.grown


def join_origins(connection: Connection, workspace: str, articles: Sequence[Article]) -> Moved:
    """Put articles, which have none yet, into their groups of near-identical ones."""
    prints = {article.id: print_of(article.signature, article.agency, article.published) for article in articles}
    under = {id_: (own.bands(), own.near_bands()) for id_, own in prints.items()}
    rows = [{"workspace": workspace, "band": h, "article": id_} for id_, (own, _) in under.items() for h in own]
    alone, groups = _alike(connection, workspace, prints, rows, {id_: near for id_, (_, near) in under.items()})
    insert_rows(connection, t.band, rows)
    insert_rows(connection, t.origin, [{"workspace": workspace, "article": id_, "origin": id_} for id_ in alone])
    moved = Moved(dict.fromkeys(alone), len(alone))
    for together in groups:
        held = set(origins_of(connection, workspace, together).values())
        members = together | members_of(connection, workspace, held)
        moved.then(Moved(_set_origin(connection, workspace, members), 1 - len(held)))
    return moved


def _alike(
    connection: Connection,
    workspace: str,
    prints: Mapping[str, Print],
    rows: Iterable[Mapping[str, str]],
    near: Mapping[str, list[str]],
) -> tuple[list[str], list[set[str]]]:
    """Those that are like no other, stored or given, and the others with what they are like."""
    under: dict[str, list[str]] = defaultdict(list)
    b = t.band.c
    for part in chunks(band for bands in near.values() for band in bands):
        for band, article in connection.execute(
            select(b.band, b.article).where(b.workspace == workspace, b.band.in_(part))
        ):
            under[band].append(article)
    for row in rows:
        under[row["band"]].append(row["article"])
    beside = {id_: {other for band in bands for other in under[band]} - {id_} for id_, bands in near.items()}
    others = {other for found in beside.values() for other in found} - prints.keys()
    known = {**_prints(connection, workspace, others), **prints}
    like = {id_: {o for o in found if o in known and prints[id_].is_like(known[o])} for id_, found in beside.items()}
    return sorted(id_ for id_, found in like.items() if not found), _joined(like)


def _joined(like: Mapping[str, set[str]]) -> list[set[str]]:
    """What hangs together, directly or through others."""
    group: dict[str, set[str]] = {}
    for id_, found in like.items():
        if found:
            one = {id_} | found
            for held in {id(group[o]): group[o] for o in one if o in group}.values():
                one |= held
            group |= dict.fromkeys(one, one)
    return list({id(one): one for one in group.values()}.values())


def leave_origin(connection: Connection, workspace: str, article: str) -> Moved:
    """Take an article out; what it held together may fall apart."""
    found = connection.execute(
        select(t.origin.c.origin).where(t.origin.c.workspace == workspace, t.origin.c.article == article)
    ).scalar()
    connection.execute(delete(t.band).where(t.band.c.workspace == workspace, t.band.c.article == article))
    connection.execute(delete(t.origin).where(t.origin.c.workspace == workspace, t.origin.c.article == article))
    if found is None:
        return Moved()
    rest = {
        row[0]
        for row in connection.execute(
            select(t.origin.c.article).where(t.origin.c.workspace == workspace, t.origin.c.origin == found)
        )
    }
    moved = Moved({article: found}, -1)
    for component in _components(_prints(connection, workspace, rest)):
        moved.then(Moved(_set_origin(connection, workspace, component), 1))
    return moved


def members_of(connection: Connection, workspace: str, origins: Iterable[str]) -> set[str]:
    """The articles of these groups."""
    o = t.origin.c
    return {
        row[0]
        for part in chunks(origins)
        for row in connection.execute(select(o.article).where(o.workspace == workspace, o.origin.in_(part)))
    }


def _set_origin(connection: Connection, workspace: str, members: set[str]) -> dict[str, str | None]:
    smallest = min(members)
    rows = connection.execute(
        select(t.origin.c.article, t.origin.c.origin).where(
            t.origin.c.workspace == workspace, t.origin.c.article.in_(members)
        )
    )
    held = {row[0]: row[1] for row in rows}
    changed = {m: held.get(m) for m in sorted(members) if held.get(m) != smallest}
    put_rows(connection, t.origin, [{"workspace": workspace, "article": m, "origin": smallest} for m in changed])
    return changed


def _prints(connection: Connection, workspace: str, articles: Iterable[str]) -> dict[str, Print]:
    found: dict[str, Print] = {}
    columns = (t.article.c.id, t.article.c.signature, t.article.c.agency, t.article.c.published)
    for part in chunks(articles):
        query = select(*columns).where(
            t.article.c.workspace == workspace, t.article.c.current, t.article.c.id.in_(part)
        )
        found.update({row[0]: print_of(*row[1:]) for row in connection.execute(query)})
    return found


def print_of(signature: Sequence[int], agency: str | None, published: str | None) -> Print:
    """What an article is compared by."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        day = None
    return Print(tuple(signature), agency, day)


def _components(prints: dict[str, Print]) -> list[set[str]]:
    left, found = set(prints), []
    while left:
        group, queue = set(), [min(left)]
        while queue:
            one = queue.pop()
            if one in left:
                left.discard(one)
                group.add(one)
                queue += [other for other in left if prints[one].is_like(prints[other])]
        found.append(group)
    return found


@lru_cache(16)
def _bands(signature: tuple[int, ...]) -> list[str]:
    rows = len(signature) // BANDS
    return [content_id("band", i, *signature[i * rows : (i + 1) * rows]) for i in range(BANDS)] if rows else []


def origins_of(connection: Connection, workspace: str, articles: Iterable[str]) -> dict[str, str]:
    """Article id to origin id."""
    found: dict[str, str] = {}
    for part in chunks(articles):
        query = select(t.origin.c.article, t.origin.c.origin).where(
            t.origin.c.workspace == workspace, t.origin.c.article.in_(part)
        )
        found |= {row[0]: row[1] for row in connection.execute(query)}
    return found
