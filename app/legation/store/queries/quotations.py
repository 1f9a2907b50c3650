"""Quotations: who said what, about whom."""

from sqlalchemy import ColumnElement, Connection, and_, func, select

from legation.domain.quotation import Quotation
from legation.store import tables as t
from legation.store.deriving.decided import survivors
from legation.store.filters import Page, QuotationQuery, QuotationView
from legation.store.queries.loading import load_entities, load_links
from legation.store.queries.paging import page_of_rows
from legation.store.records import to_quotation

_q = t.quotation.c
_a = t.article.c
_SHAPE = (str, str)


def find_quotations(connection: Connection, workspace: str, query: QuotationQuery) -> Page[QuotationView]:
    """Newest first, then id."""
    reported = func.coalesce(_q.report_time, "")
    joined = t.quotation.join(
        t.article, and_(_a.workspace == _q.workspace, _a.id == _q.article, _a.revision == _q.revision, _a.current)
    )
    chosen = (
        select(t.quotation, _a.title, _a.outlet, _a.published, _a.text, reported.label("reported"), _q.id.label("key"))
        .select_from(joined)
        .where(*_conditions(connection, workspace, query))
    )
    rows, cursor, total = page_of_rows(connection, [(chosen, ((reported, True), (_q.id, False)))], _SHAPE, query.paging)
    found = [(to_quotation(row._mapping), row._mapping) for row in rows]
    links = load_links(connection, workspace, [quotation.speaker for quotation, _ in found])
    merged = survivors(connection, workspace)
    means = {mention: merged.get(entity, entity) for mention, (entity, _) in links.items()}
    entities = load_entities(connection, workspace, means.values())
    views = []
    for quotation, row in found:
        speaker = quotation.speaker or ""
        views.append(
            QuotationView(
                quotation,
                entities.get(means.get(speaker, "")),
                links[speaker][1] if speaker in links else _words(quotation, row["text"]),
                tuple(row["text"][s:e] for s, e in quotation.content),
                row["title"],
                row["outlet"],
                row["published"],
            )
        )
    return Page(tuple(views), cursor, total)


def _words(quotation: Quotation, text: str) -> str | None:
    return text[slice(*quotation.speaker_span)] if quotation.speaker_span else None


def _conditions(connection: Connection, workspace: str, query: QuotationQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_q.workspace == workspace]
    if query.speaker:
        found.append(_q.speaker.in_(_mentions_of(connection, workspace, query.speaker)))
    if query.about:
        m = t.mention.c
        inside = select(_q.id).join(
            t.mention, and_(m.workspace == _q.workspace, m.article == _q.article, m.revision == _q.revision)
        )
        about = _mentions_of(connection, workspace, query.about)
        found.append(
            _q.id.in_(inside.where(_q.workspace == workspace, m.id.in_(about), _q.start <= m.start, m.end <= _q.end))
        )
    if query.article:
        found.append(_q.article == query.article)
    words = (query.text or "").lower().split()
    found += [func.lower(_q.words).contains(word, autoescape=True) for word in words]
    if query.since:
        found.append(_q.report_time >= query.since)
    if query.until:
        found.append(_q.report_time < query.until)
    return found


def _mentions_of(connection: Connection, workspace: str, entity: str) -> ColumnElement[str]:
    merged = survivors(connection, workspace)
    same = sorted({entity, *(loser for loser, survivor in merged.items() if survivor == entity)})
    query = select(t.link.c.mention).where(t.link.c.workspace == workspace, t.link.c.entity.in_(same))
    return query.scalar_subquery()
