"""Quotations: who said what, about whom."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, exists, select

from legation.domain.quotation import Quotation
from legation.store import tables as t
from legation.store.deriving.decided import survivors
from legation.store.deriving.quoted import ABOUT, ANY, SPEAKER
from legation.store.dialects import chunks
from legation.store.filters import Page, QuotationQuery, QuotationView
from legation.store.queries.loading import load_entities, load_links
from legation.store.queries.matching import page_with_words, records_among
from legation.store.records import to_quotation

_q = t.quotation.c
_a = t.article.c
_s = t.quotation_entity.c
_SHAPE = (str, str)


def find_quotations(connection: Connection, workspace: str, query: QuotationQuery) -> Page[QuotationView]:
    """Newest first, then id."""
    role = SPEAKER if query.speaker else ABOUT if query.about else ANY
    # Along the index of who speaks or is spoken of, which has the order of the reports and holds current revisions alone.
    where = [_s.workspace == workspace, _s.role == role, _s.entity == (query.speaker or query.about or "")]
    chosen = select(_s.reported, _s.quotation).where(*where, *_conditions(query))
    lists = [(chosen, ((_s.reported, True), (_s.quotation, False)))]
    rows, cursor, total = page_with_words(
        connection, lists, _SHAPE, query.paging, t.quotation, query.text or None,
        lambda numbers: _s.quotation.in_(records_among(workspace, t.quotation, numbers)),
    )  # fmt: skip
    held = _rows(connection, workspace, [row[1] for row in rows])
    found = [(to_quotation(held[row[1]]), held[row[1]]) for row in rows]
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


def _rows(connection: Connection, workspace: str, ids: Sequence[str]) -> dict[str, RowMapping]:
    """Quotation id to its row, with the text and the head of its article."""
    joined = t.quotation.join(
        t.article, and_(_a.workspace == _q.workspace, _a.id == _q.article, _a.revision == _q.revision)
    )
    columns = (
        _q.id,
        _q.article,
        _q.revision,
        _q.speaker,
        _q.speaker_span,
        _q.cue,
        _q.content,
        _q.direct,
        _q.report_time,
    )
    query = select(*columns, _a.title, _a.outlet, _a.published, _a.text).select_from(joined)
    return {
        row["id"]: row
        for part in chunks(ids)
        for row in connection.execute(query.where(_q.workspace == workspace, _q.id.in_(part))).mappings()
    }


def _words(quotation: Quotation, text: str) -> str | None:
    return text[slice(*quotation.speaker_span)] if quotation.speaker_span else None


def _conditions(query: QuotationQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.speaker and query.about:
        other = t.quotation_entity.alias("other").c
        same = (
            other.workspace == _s.workspace,
            other.quotation == _s.quotation,
            other.role == ABOUT,
            other.entity == query.about,
        )
        found.append(exists().where(*same))
    if query.article:
        found.append(_s.article == query.article)
    if query.since:
        found.append(_s.reported >= query.since)
    if query.until:
        found += [_s.reported != "", _s.reported < query.until]
    return found
