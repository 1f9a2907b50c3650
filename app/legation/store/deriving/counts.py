"""What is counted of entities and of the whole store: kept by what each article adds to it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, delete, func, select

from legation.domain.names import normal_name
from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.deriving.current import Current
from legation.store.deriving.edges import Edge
from legation.store.dialects import chunks
from legation.store.many_rows import put_rows

_link, _m, _a = t.link.c, t.mention.c, t.article.c
_n, _c, _en = t.entity_name.c, t.entity_count.c, t.entity.c


@dataclass(slots=True)
class Part:
    """What articles add to one entity: how many mention it, when they were published, how they spell it, claims about it."""

    articles: int = 0
    claims: int = 0
    published: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)


Parts = dict[str, Part]


def mentioned(current: Current, merged: Mapping[str, str]) -> Parts:
    """What these articles add by their mentions, to the entity meant and to the one it is merged into."""
    found: Parts = defaultdict(Part)
    seen: dict[str, set[str]] = defaultdict(set)
    for article, _, _, _, text, form, entity in current.mentions:
        published = current.articles[article].published
        top = merged.get(entity, entity)
        for counted in (entity,) if top == entity else (entity, top):
            mine = found[counted]
            seen[counted].add(article)
            # Nominals are kept apart: they are names only of what has none.
            mine.names[("" if form == "name" else "\x00") + text[:400]] += 1
            if published:
                mine.published.add(published)
    for entity, in_ in seen.items():
        found[entity].articles = len(in_)
    return found


def added(one: Parts, other: Parts) -> Parts:
    """The parts of two lots of articles, none of them in both."""
    for entity, part in other.items():
        mine = one[entity]
        mine.articles += part.articles
        mine.claims += part.claims
        mine.published |= part.published
        mine.names.update(part.names)
    return one


def with_claims(parts: Parts, edges: Iterable[Edge]) -> Parts:
    """The same, with the event groups that entities take part in as subject or object at the named level."""
    groups: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        for end in (edge["subject"], edge["object"]):
            if end and edge["level"] == Level.NAMED.value:
                groups[end].add(edge["event_group"])
            elif end:
                parts[end].claims += 0
    for entity, members in groups.items():
        parts[entity].claims += len(members)
    return parts


def update_counts(connection: Connection, workspace: str, old: Parts, new: Parts, merged: Mapping[str, str]) -> int:
    """Bring names and counts of these entities from what was added before to what is now; returns by how many those shown have grown."""
    grown = 0
    for part in chunks(old.keys() | new.keys()):
        entities = _rows(connection, t.entity, _en.id, workspace, part)
        counts = _rows(connection, t.entity_count, _c.entity, workspace, part)
        names = _names(connection, workspace, part)
        rows, spelled, lost = [], [], []
        for entity in part:
            was = counts.get(entity)
            held = entities.get(entity)
            before = was is not None and was["named"] and was["merged_into"] is None
            if held is None:
                continue
            gained, gone = new.get(entity, Part()), old.get(entity, Part())
            mine = names.get(entity, {})
            known = Counter(mine)
            known.update(_spellings(gained, named=held["named"]))
            known.subtract(_spellings(gone, named=was["named"] if was else held["named"]))
            shown, texts = _shown(held, known)
            spelled += [
                {
                    "workspace": workspace,
                    "entity": entity,
                    "text": text,
                    "normal": normal_name(text)[:400],
                    "count": count,
                }
                for text, count in texts.items()
                if mine.get(text) != count
            ]
            lost += [(entity, text) for text in mine if text not in texts]
            row = {
                "workspace": workspace, "entity": entity, "name": shown, "kind": held["kind"], "country": held["country"],
                "named": held["named"], "merged_into": merged.get(entity),
                "article_count": (was["article_count"] if was else 0) + gained.articles - gone.articles,
                "claim_count": (was["claim_count"] if was else 0) + gained.claims - gone.claims,
                **_seen(connection, workspace, entity, was, gone, gained, merged),
            }  # fmt: skip
            grown += int(row["named"] and row["merged_into"] is None) - int(before)
            if was is None or was != row:
                rows.append(row)
        for entity, text in lost:
            where = (_n.workspace == workspace, _n.entity == entity, _n.text == text)
            connection.execute(delete(t.entity_name).where(*where))
        put_rows(connection, t.entity_name, spelled)
        put_rows(connection, t.entity_count, rows)
    return grown


def _rows(
    connection: Connection, table: Any, key: Any, workspace: str, part: list[str]
) -> dict[str, Mapping[str, Any]]:
    query = select(table).where(table.c.workspace == workspace, key.in_(part))
    return {row[key.name]: dict(row) for row in connection.execute(query).mappings()}


def _names(connection: Connection, workspace: str, part: list[str]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    query = select(_n.entity, _n.text, _n.count).where(_n.workspace == workspace, _n.entity.in_(part))
    for entity, text, count in connection.execute(query):
        found[entity][text] = count
    return found


def _spellings(part: Part, *, named: bool) -> Counter[str]:
    found: Counter[str] = Counter()
    for text, count in part.names.items():
        if not text.startswith("\x00"):
            found[text] += count
        elif not named:
            found[text[1:]] += count
    return found


def _shown(held: Mapping[str, Any], known: Counter[str]) -> tuple[str, dict[str, int]]:
    """The name an entity is shown by, and all its names with their counts."""
    spelled = Counter({text: count for text, count in known.items() if count > 0})
    name = held["name"]
    if held["id"].startswith("ent_") and spelled:
        # Of several spellings of the full name the commonest is shown; ties go by the letters, never by who came first.
        full = [s for s in spelled if normal_name(s) == normal_name(name)] or [name]
        name = max(full, key=lambda s: (spelled[s], s))
    return name, {name[:400]: 0, **spelled}


def _seen(
    connection: Connection, workspace: str, entity: str, was: Any, gone: Part, gained: Part, merged: Mapping[str, str]
) -> dict[str, str | None]:
    """First and last publication: looked up anew only where what is gone stood at the edge."""
    held = {was["first_seen"], was["last_seen"]} - {None} if was else set()
    if held & (gone.published - gained.published):
        same = sorted({entity} | {loser for loser, top in merged.items() if top == entity})
        joined = t.link.join(t.mention, and_(_m.workspace == _link.workspace, _m.id == _link.mention)).join(
            t.article, and_(_a.workspace == _m.workspace, _a.id == _m.article, _a.revision == _m.revision)
        )
        query = select(func.min(_a.published), func.max(_a.published)).select_from(joined)
        row = connection.execute(query.where(_link.workspace == workspace, _link.entity.in_(same), _a.current)).one()
        return {"first_seen": row[0], "last_seen": row[1]}
    dates = held | gained.published
    return {"first_seen": min(dates) if dates else None, "last_seen": max(dates) if dates else None}


def article_counts(connection: Connection, workspace: str, articles: Iterable[str]) -> Counter[str]:
    """How many current articles, mentions, claims and quotations these are."""
    found: Counter[str] = Counter()
    for part in chunks(articles):
        current = select(_a.id, _a.revision).where(_a.workspace == workspace, _a.current, _a.id.in_(part)).subquery()
        found["articles"] += connection.execute(select(func.count()).select_from(current)).scalar_one()
        for name, table in (("mentions", t.mention), ("claims", t.claim), ("quotations", t.quotation)):
            c = table.c
            joined = table.join(current, (c.article == current.c.id) & (c.revision == current.c.revision))
            query = select(func.count()).select_from(joined).where(c.workspace == workspace)
            found[name] += connection.execute(query).scalar_one()
    return found


def add_to_counters(connection: Connection, workspace: str, change: Mapping[str, int]) -> None:
    """Add to the counts of the whole store."""
    c = t.counter.c
    held = {row[0]: row[1] for row in connection.execute(select(c.name, c.value).where(c.workspace == workspace))}
    rows = [
        {"workspace": workspace, "name": name, "value": held.get(name, 0) + difference}
        for name, difference in sorted(change.items())
        if difference
    ]
    put_rows(connection, t.counter, rows)
