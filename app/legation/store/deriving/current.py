"""The records of articles' current revisions, from which all that is derived is made: read back, or as they are just being written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, select

from legation.store import tables as t
from legation.store.dialects import chunks

Record = Mapping[str, Any]
_a, _m, _link, _c, _q, _i = t.article.c, t.mention.c, t.link.c, t.claim.c, t.quotation.c, t.inference.c
_OF_CLAIMS = (
    _c.id, _c.article, _c.revision, _c.type, _c.subject, _c.object, _c.subject_for, _c.object_for, _c.place, _c.event_group, _c.change,
    _c.status, _c.polarity, _c.event_start, _c.event_end, _c.report_time, _c.added, _c.score, _c.start, _c.speakers,
)  # fmt: skip
_OF_QUOTATIONS = (_q.id, _q.article, _q.revision, _q.speaker, _q.start, _q.end, _q.report_time)


class Head(NamedTuple):
    """What of an article itself is asked for."""

    revision: str
    outlet: str | None
    published: str | None


class Meant(NamedTuple):
    """A mention with the entity it is linked to, before merges."""

    article: str
    mention: str
    start: int
    end: int
    text: str
    form: str
    entity: str


@dataclass(slots=True)
class Current:
    """Of several articles; `articles` has those that have a current revision. Records are rows of their tables."""

    articles: dict[str, Head] = field(default_factory=dict)
    mentions: list[Meant] = field(default_factory=list)
    claims: list[Record] = field(default_factory=list)
    quotations: list[Record] = field(default_factory=list)
    inferences: list[Record] = field(default_factory=list)

    def add(self, other: "Current") -> None:
        """Take in those of other articles."""
        self.articles |= other.articles
        self.mentions += other.mentions
        self.claims += other.claims
        self.quotations += other.quotations
        self.inferences += other.inferences


def read_current(connection: Connection, workspace: str, articles: Iterable[str]) -> Current:
    """All records of these articles."""
    found = read_mentions(connection, workspace, articles)
    for part in chunks(found.articles):
        for records, columns, c in (
            (found.claims, _OF_CLAIMS, _c), (found.quotations, _OF_QUOTATIONS, _q), (found.inferences, (t.inference,), _i),
        ):  # fmt: skip
            query = select(*columns).where(c.workspace == workspace, c.article.in_(part))
            rows = connection.execute(query).mappings()
            records += [dict(row) for row in rows if row["revision"] == found.articles[row["article"]].revision]
    return found


def read_mentions(connection: Connection, workspace: str, articles: Iterable[str]) -> Current:
    """Of these articles no more than their heads and mentions."""
    found = Current()
    linked = t.mention.join(t.link, and_(_link.workspace == _m.workspace, _link.mention == _m.id))
    columns = (_m.article, _m.id, _m.start, _m.end, _m.text, _m.form, _link.entity, _m.revision)
    for part in chunks(articles):
        heads = select(_a.id, _a.revision, _a.outlet, _a.published)
        for id_, *head in connection.execute(heads.where(_a.workspace == workspace, _a.id.in_(part), _a.current)):
            found.articles[id_] = Head(*head)
        query = select(*columns).select_from(linked).where(_m.workspace == workspace, _m.article.in_(part))
        for row in connection.execute(query):
            held = found.articles.get(row[0])
            if held and row[-1] == held.revision:
                found.mentions.append(Meant(*row[:-1]))
    return found
