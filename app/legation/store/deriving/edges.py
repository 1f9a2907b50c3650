"""Edges: each claim of a current article between what its ends mean now, once a level."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from legation.domain.entity import STATES, Kind
from legation.domain.happening import slot_of
from legation.domain.ontology import load_ontology
from legation.domain.relation import Level, relation_id
from legation.store import tables as t
from legation.store.deriving.current import Current
from legation.store.dialects import chunks

Edge = dict[str, Any]
FOREVER, NEVER = "9999-12-31", "~"
"""Sort behind every date: an end that is not known, a beginning that is not known."""


class Edges(NamedTuple):
    """Rows of the edge table, and of that of their speakers."""

    rows: list[Edge]
    speakers: list[dict[str, Any]]


def make_edges(
    connection: Connection, workspace: str, current: Current, origins: Mapping[str, str], merged: Mapping[str, str],
    refused: set[str],
) -> Edges:  # fmt: skip
    """The edges of these claims; `base` and `event` are still to be found."""
    means = {meant.mention: merged.get(meant.entity, meant.entity) for meant in current.mentions}
    found = Edges([], [])
    for claim in current.claims:
        if claim["id"] in refused:
            continue
        article = claim["article"]
        more = {"outlet": current.articles[article].outlet, "origin": origins.get(article, article)}
        for row in _edges(workspace, claim, means, merged):
            found.rows.append({**row, **more})
            same = {key: row[key] for key in ("workspace", "claim", "level")}
            speakers = {means[s] for s in claim["speakers"] if s in means}
            found.speakers.extend({**same, "speaker": speaker} for speaker in sorted(speakers))
    _describe_ends(connection, workspace, found.rows)
    _join_groups(found.rows)
    return found


def _edges(workspace: str, claim: Mapping[str, Any], means: Mapping[str, str], merged: Mapping[str, str]) -> list[Edge]:
    subject = means.get(claim["subject"])
    object_ = means.get(claim["object"]) if claim["object"] else None
    if subject is None or (claim["object"] and object_ is None):
        return []
    type_ = load_ontology()[claim["type"]]
    acting = merged.get(claim["subject_for"], claim["subject_for"]) or subject
    acted_on = merged.get(claim["object_for"], claim["object_for"]) or object_
    heard = [means[s] for s in claim["speakers"] if s in means]
    slot = slot_of(
        is_event=type_.is_event, change=claim["change"], status=claim["status"], start=claim["event_start"],
        end=claim["event_end"], reported=claim["report_time"] or "", article=claim["article"],
    )  # fmt: skip
    found = []
    for level, one, other in ((Level.NAMED, subject, object_), (Level.STATE, acting, acted_on)):
        if one == other:
            continue
        a, b = (other, one) if type_.symmetric and other is not None and other < one else (one, other)
        found.append(
            {
                "workspace": workspace, "claim": claim["id"], "level": level.value,
                "relation": relation_id(workspace, claim["type"], a, b, level), "article": claim["article"], "subject": a, "object": b,
                "type": claim["type"], "family": type_.family.value, "status": claim["status"], "polarity": claim["polarity"],
                "change": claim["change"], "event_group": claim["event_group"], "event_start": claim["event_start"],
                "event_end": claim["event_end"], "begins": claim["event_start"] or claim["report_time"] or NEVER, "ends": _ends(claim),
                "reported": claim["report_time"] or "", "added": claim["added"] or "", "voice": heard[-1] if heard else "",
                "place": means.get(claim["place"] or ""), "score": claim["score"], "start": claim["start"],
                "day": slot.day if slot else "", "slot": slot.key() if slot else "", "base": None, "event": None,
            }
        )  # fmt: skip
    return found


def _ends(claim: Mapping[str, Any]) -> str:
    """Above every day on which it may still be asked for: its end, never while it lasts, else the instant of the report."""
    if claim["event_end"]:
        return str(claim["event_end"])
    return FOREVER if claim["event_start"] else f"{claim['report_time']}~" if claim["report_time"] else ""


def _describe_ends(connection: Connection, workspace: str, rows: list[Edge]) -> None:
    """Whether both ends have a name; and no place where the place is a whole state or an end itself."""
    e = t.entity.c
    wanted = {row[key] for row in rows for key in ("subject", "object", "place")} - {None}
    held = {
        row[0]: (row[1], row[2])
        for part in chunks(wanted)
        for row in connection.execute(select(e.id, e.named, e.kind).where(e.workspace == workspace, e.id.in_(part)))
    }
    for row in rows:
        row["named"] = all(held.get(row[key], (True, ""))[0] for key in ("subject", "object") if row[key])
        place = row["place"]
        if place in (row["subject"], row["object"]) or place not in held or Kind(held[place][1]) in STATES:
            row["place"] = None


def _join_groups(rows: list[Edge]) -> None:
    """Mark the claims of one predicate that stand between several pairs: they tell of one happening."""
    relations: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        relations[row["level"], row["event_group"]].add(row["relation"])
    for row in rows:
        row["joint"] = bool(row["slot"]) and len(relations[row["level"], row["event_group"]]) > 1
