"""Indexes that questions alone need: left out while very much is written, and made at its end, sorted once instead of row by row."""

from sqlalchemy import Connection, Index, column, func, select, table

from legation.store import tables as t

_OF_QUESTIONS = {
    "edge_by_subject", "edge_by_object", "edge_by_report", "edge_by_type", "edge_by_begin", "edge_by_added", "edge_by_subject_end",
    "edge_by_object_end", "quotation_entity_by_report", *(index.name for held in (t.relation, t.event, t.event_pair) for index in held.indexes),
}  # fmt: skip
LATE: tuple[Index, ...] = tuple(
    index
    for held in (t.edge, t.relation, t.event, t.event_pair, t.quotation_entity)
    for index in sorted(held.indexes, key=lambda index: str(index.name))
    if index.name in _OF_QUESTIONS
)
"""No write looks a row up by one of these."""


def leave_out(connection: Connection) -> None:
    """Take the late indexes away: questions are answered as before, only slower."""
    for index in LATE:
        index.drop(connection, checkfirst=True)


def make_missing(connection: Connection) -> None:
    """Make those of the late indexes that are not there."""
    for index in LATE:
        index.create(connection, checkfirst=True)


def are_there(connection: Connection) -> bool:
    """Whether no late index is missing, as it is after a load that was killed."""
    names = [str(index.name) for index in LATE]
    if connection.dialect.name == "postgresql":
        held = table("pg_indexes", column("schemaname"), column("indexname"))
        query = select(func.count()).where(held.c.schemaname == func.current_schema(), held.c.indexname.in_(names))
    else:
        held = table("sqlite_master", column("type"), column("name"))
        query = select(func.count()).where(held.c.type == "index", held.c.name.in_(names))
    return connection.execute(query).scalar() == len(names)
