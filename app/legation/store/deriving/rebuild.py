"""Everything derived made anew from the records: after a release that derives more, and to hold that nothing depends on the way there."""

from collections import Counter, defaultdict

from sqlalchemy import Connection, delete, func, select

from legation.store import tables as t
from legation.store.deriving.anew import Before, derive
from legation.store.deriving.counts import Part, add_to_counters
from legation.store.deriving.settling import settle_entities
from legation.store.words import forget_article, index_article

DERIVED = 4
"""Grows whenever what is derived changes: stores that were derived under a smaller number are derived anew when opened."""
TABLES = (
    t.edge, t.edge_speaker, t.relation, t.slot, t.event, t.event_pair, t.quotation_entity, t.inferred_edge, t.inferred, t.entity_name, t.entity_count, t.counter,
)  # fmt: skip
_AT_ONCE = 200


def rebuild(connection: Connection, workspace: str) -> None:
    """Make all derived rows of a workspace anew; what was read and decided stays as it is."""
    for table in TABLES:
        connection.execute(delete(table).where(table.c.workspace == workspace))
    a = t.article.c
    entities = _all(connection, select(t.entity.c.id).where(t.entity.c.workspace == workspace))
    settle_entities(connection, workspace, set(entities))
    articles = _all(connection, select(a.id).where(a.workspace == workspace, a.current).order_by(a.id))
    for article in articles:
        forget_article(connection, workspace, article)
        index_article(connection, workspace, article)
    for at in range(0, len(articles) or 1, _AT_ONCE):
        part = Before(set(articles[at : at + _AT_ONCE]), {}, defaultdict(Part), Counter())
        part.entities = set(entities) if at == 0 else set()
        derive(connection, workspace, part)
    origins = select(func.count(t.origin.c.origin.distinct())).where(t.origin.c.workspace == workspace)
    add_to_counters(connection, workspace, {"origins": connection.execute(origins).scalar_one()})


def _all(connection: Connection, query: object) -> list[str]:
    return [row[0] for row in connection.execute(query)]  # type: ignore[call-overload]
