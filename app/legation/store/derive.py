"""Builds what is derived from what was read and decided: origins, edges, relations, counts. Order of arrival changes nothing."""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, or_, select

from legation.domain.decision import Action
from legation.domain.names import normal_name
from legation.domain.ontology import load_ontology
from legation.domain.relation import Level, relation_id
from legation.store import tables as t
from legation.store.dialects import chunks, upsert
from legation.store.origins import origins_of


def decided(connection: Connection, workspace: str) -> tuple[dict[str, str], set[str]]:
    """What people decided and did not undo: merged entity to the one that stands for it, and claims rejected."""
    rows = connection.execute(
        select(t.decision.c.action, t.decision.c.target)
        .where(t.decision.c.workspace == workspace, t.decision.c.undone_at.is_(None))
        .order_by(t.decision.c.decided_at, t.decision.c.id)
    ).all()
    merged = {target["loser"]: target["survivor"] for action, target in rows if action == Action.MERGE}
    refused = {target["claim"] for action, target in rows if action == Action.REJECT}
    return {loser: _last(merged, loser) for loser in merged}, refused


def survivors(connection: Connection, workspace: str) -> dict[str, str]:
    """Merged entity to the one that stands for it, through chains."""
    return decided(connection, workspace)[0]


def _last(merged: dict[str, str], entity: str) -> str:
    seen = {entity}
    while merged.get(entity, entity) not in seen:
        entity = merged[entity]
        seen.add(entity)
    return entity


def build_edges(
    connection: Connection, workspace: str, article: str, merged: dict[str, str], refused: set[str]
) -> set[str]:
    """Derive the edges of an article's current claims anew; returns the ids of the relations touched."""
    touched = drop_edges(connection, workspace, article)
    held = connection.execute(
        select(t.article.c.revision, t.article.c.outlet).where(
            t.article.c.workspace == workspace, t.article.c.id == article, t.article.c.current
        )
    ).first()
    if held is None:
        return touched
    query = select(t.link.c.mention, t.link.c.entity).join(
        t.mention, and_(t.mention.c.workspace == t.link.c.workspace, t.mention.c.id == t.link.c.mention)
    )
    means = {
        row[0]: merged.get(row[1], row[1])
        for row in connection.execute(query.where(t.mention.c.workspace == workspace, t.mention.c.article == article))
    }
    claims = connection.execute(
        select(t.claim).where(
            t.claim.c.workspace == workspace, t.claim.c.article == article, t.claim.c.revision == held[0]
        )
    ).mappings()
    rows = [row for c in claims if c["id"] not in refused for row in _edges(workspace, dict(c), means, held[1], merged)]
    if rows:
        connection.execute(insert(t.edge), rows)
    return touched | {row["relation"] for row in rows}


def drop_edges(connection: Connection, workspace: str, article: str) -> set[str]:
    """Remove an article's edges; returns the ids of the relations touched."""
    where = (t.edge.c.workspace == workspace, t.edge.c.article == article)
    touched = {row[0] for row in connection.execute(select(t.edge.c.relation).where(*where))}
    connection.execute(delete(t.edge).where(*where))
    return touched


def _edges(
    workspace: str, claim: dict[str, Any], means: dict[str, str], outlet: str | None, merged: dict[str, str]
) -> list[dict[str, Any]]:
    subject = means.get(claim["subject"])
    object_ = means.get(claim["object"]) if claim["object"] else None
    if subject is None or (claim["object"] and object_ is None):
        return []
    type_ = load_ontology()[claim["type"]]
    acting = merged.get(claim["subject_for"], claim["subject_for"]) or subject
    acted_on = merged.get(claim["object_for"], claim["object_for"]) or object_
    found = []
    for level, one, other in ((Level.NAMED, subject, object_), (Level.STATE, acting, acted_on)):
        if one == other:
            continue
        a, b = (other, one) if type_.symmetric and other is not None and other < one else (one, other)
        relation = relation_id(workspace, claim["type"], a, b, level)
        found.append(
            {
                "workspace": workspace, "claim": claim["id"], "level": level.value, "relation": relation,
                "article": claim["article"], "subject": a, "object": b, "type": claim["type"], "family": type_.family.value,
                "status": claim["status"], "polarity": claim["polarity"], "event_group": claim["event_group"], "event_start": claim["event_start"],
                "event_end": claim["event_end"], "report_time": claim["report_time"], "outlet": outlet,
                "speakers": [means[s] for s in claim["speakers"] if s in means], "score": claim["score"], "start": claim["start"],
            }
        )  # fmt: skip
    return found


# relations and counts


def summarise(rows: Sequence[dict[str, Any]], origins: dict[str, str]) -> dict[str, Any]:
    """The aggregate of one relation's edges. Counts go by event group; the score grows with independent origins."""
    groups: dict[tuple[str, str], dict[str, Any]] = {}
    best: dict[str, float] = defaultdict(float)
    for row in sorted(rows, key=lambda r: (-r["score"], r["claim"])):
        groups.setdefault((row["event_group"], row["polarity"]), row)
        origin = origins.get(row["article"], row["article"])
        best[origin] = max(best[origin], row["score"])
    missed = 1.0
    for origin in sorted(best):
        missed *= 1 - best[origin]
    polarities = Counter(r["polarity"] for r in groups.values())
    reports = sorted(r["report_time"] for r in rows if r["report_time"])
    begins = sorted(r["event_start"] for r in rows if r["event_start"])
    return {
        "claim_count": len(groups), "origin_count": len(best), "outlets": sorted({r["outlet"] for r in rows if r["outlet"]}),
        "statuses": dict(sorted(Counter(r["status"] for r in groups.values()).items())), "polarities": dict(sorted(polarities.items())),
        "first": reports[0] if reports else None, "last": reports[-1] if reports else None,
        "first_event": begins[0] if begins else None, "last_event": begins[-1] if begins else None, "score": round(1 - missed, 3),
        "asserted": polarities["affirmed"] > 0, "disputed": len(polarities) > 1,
    }  # fmt: skip


def build_relations(connection: Connection, workspace: str, relations: set[str]) -> set[str]:
    """Aggregate these relations anew from their edges; returns the entities at their ends."""
    ends: set[str] = set()
    for part in chunks(relations):
        where = (t.relation.c.workspace == workspace, t.relation.c.id.in_(part))
        for row in connection.execute(select(t.relation.c.subject, t.relation.c.object).where(*where)):
            ends |= {end for end in row if end}
        connection.execute(delete(t.relation).where(*where))
        edges = connection.execute(
            select(t.edge).where(t.edge.c.workspace == workspace, t.edge.c.relation.in_(part))
        ).mappings()
        by_relation: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for edge in edges:
            by_relation[edge["relation"]].append(dict(edge))
        origins = origins_of(connection, workspace, {e["article"] for found in by_relation.values() for e in found})
        made = [_relation_row(workspace, id_, edges, origins) for id_, edges in sorted(by_relation.items())]
        if made:
            connection.execute(insert(t.relation), made)
        ends |= {end for row in made for end in (row["subject"], row["object"]) if end}
    return ends


def _relation_row(workspace: str, id_: str, edges: list[dict[str, Any]], origins: dict[str, str]) -> dict[str, Any]:
    first = edges[0]
    same = {key: first[key] for key in ("subject", "object", "type", "family", "level")}
    return {"workspace": workspace, "id": id_, **same, **summarise(edges, origins)}


def build_counts(connection: Connection, workspace: str, entities: set[str], merged: dict[str, str]) -> None:
    """Names found, articles and claims of these entities, derived from all their mentions."""
    behind: dict[str, set[str]] = defaultdict(set)
    for loser, survivor in merged.items():
        behind[survivor].add(loser)
    for part in chunks(entities):
        connection.execute(
            delete(t.entity_name).where(t.entity_name.c.workspace == workspace, t.entity_name.c.entity.in_(part))
        )
        connection.execute(
            delete(t.entity_count).where(t.entity_count.c.workspace == workspace, t.entity_count.c.entity.in_(part))
        )
        wanted = sorted({x for e in part for x in ({e} | behind[e])})
        found = _mentions_of(connection, workspace, wanted)
        claims = _claim_counts(connection, workspace, part)
        held = {
            r["id"]: dict(r)
            for r in connection.execute(
                select(t.entity).where(t.entity.c.workspace == workspace, t.entity.c.id.in_(wanted))
            ).mappings()
        }
        names: list[dict[str, Any]] = []
        counts: list[dict[str, Any]] = []
        for entity in part:
            if entity in held:
                mine = [m for x in sorted({entity} | behind[entity]) for m in found[x]]
                _count(workspace, held[entity], mine, claims.get(entity, 0), merged.get(entity), names, counts)
        upsert(connection, t.entity_name, names)
        upsert(connection, t.entity_count, counts)


def settle_entities(connection: Connection, workspace: str, entities: set[str]) -> None:
    """What an entity is, by the articles that met it: the commonest reading, ties by the letters, never by order."""
    r = t.entity_reading.c
    columns = (r.entity, r.kind, r.subtype, r.name, r.country, r.links, r.named)
    for part in chunks(entities):
        readings: dict[str, Counter[str]] = defaultdict(Counter)
        query = select(*columns).where(r.workspace == workspace, r.entity.in_(part))
        for entity, *rest in connection.execute(query):
            readings[entity][json.dumps(rest, sort_keys=True)] += 1
        rows = []
        for entity, counts in readings.items():
            kind, subtype, name, country, links, named = json.loads(min(counts, key=lambda c: (-counts[c], c)))
            rows.append(
                {
                    "workspace": workspace, "id": entity, "kind": kind, "subtype": subtype, "name": name,
                    "country": country, "links": links, "named": named,
                }
            )  # fmt: skip
        upsert(connection, t.entity, rows)


def _count(
    workspace: str, entity: dict[str, Any], mentions: list[tuple[str, str, str, str | None]], claims: int, into: str | None,
    names: list[dict[str, Any]], counts: list[dict[str, Any]],
) -> None:  # fmt: skip
    spelled = Counter(text for text, form, _, _ in mentions if form == "name" or not entity["named"])
    name = entity["name"]
    if not _is_known(entity["id"]) and spelled:
        # Of several spellings of the full name the commonest is shown; ties go by the letters, never by who came first.
        full = [s for s in spelled if normal_name(s) == normal_name(name)] or [name]
        name = max(full, key=lambda s: (spelled[s], s))
    articles = {article for _, _, article, _ in mentions}
    dates = sorted(published for _, _, _, published in mentions if published)
    for text, count in {name: 0, **spelled}.items():
        names.append(
            {
                "workspace": workspace,
                "entity": entity["id"],
                "text": text[:400],
                "normal": normal_name(text)[:400],
                "count": count,
            }
        )
    counts.append(
        {
            "workspace": workspace, "entity": entity["id"], "name": name, "kind": entity["kind"], "country": entity["country"],
            "named": entity["named"], "article_count": len(articles), "claim_count": claims, "first_seen": dates[0] if dates else None,
            "last_seen": dates[-1] if dates else None, "merged_into": into,
        }
    )  # fmt: skip


def _is_known(entity: str) -> bool:
    return not entity.startswith("ent_")


def _mentions_of(
    connection: Connection, workspace: str, entities: list[str]
) -> dict[str, list[tuple[str, str, str, str | None]]]:
    found: dict[str, list[tuple[str, str, str, str | None]]] = defaultdict(list)
    query = (
        select(t.link.c.entity, t.mention.c.text, t.mention.c.form, t.mention.c.article, t.article.c.published)
        .join(t.mention, and_(t.mention.c.workspace == t.link.c.workspace, t.mention.c.id == t.link.c.mention))
        .join(
            t.article,
            and_(
                t.article.c.workspace == t.mention.c.workspace,
                t.article.c.id == t.mention.c.article,
                t.article.c.revision == t.mention.c.revision,
            ),
        )
        .where(t.link.c.workspace == workspace, t.article.c.current)
    )
    for part in chunks(entities):
        for entity, text, form, article, published in connection.execute(query.where(t.link.c.entity.in_(part))):
            found[entity].append((text, form, article, published))
    return found


def _claim_counts(connection: Connection, workspace: str, entities: list[str]) -> dict[str, int]:
    """Event groups each entity takes part in, as subject or object, at the named level."""
    where = (
        t.edge.c.workspace == workspace,
        t.edge.c.level == Level.NAMED.value,
        or_(t.edge.c.subject.in_(entities), t.edge.c.object.in_(entities)),
    )
    groups: dict[str, set[str]] = defaultdict(set)
    for subject, object_, group in connection.execute(
        select(t.edge.c.subject, t.edge.c.object, t.edge.c.event_group).where(*where)
    ):
        for end in (subject, object_):
            if end:
                groups[end].add(group)
    return {entity: len(members) for entity, members in groups.items()}
