"""Search for words in sentences, quotations and articles, by an index of the database: FTS5 on SQLite, tsvector on PostgreSQL.

What is indexed are the passages of current revisions. A passage's number begins with the minute of its report, so that the newest
passages with a word are read without looking at the others.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    bindparam,
    column,
    select,
    table,
    text,
    update,
)
from sqlalchemy import String as Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from legation.domain.words import Wanted, wanted_words, words_of
from legation.errors import BadFilter
from legation.store import tables as t
from legation.store.dialects import chunks

INDEXES: dict[Table, Any] = {
    held: table(f"{held.name}_words", column("rowid"), column("words")) for held in (t.claim, t.quotation, t.article)
}
"""Table to the index of its passages."""
_REPORTED = {t.claim: "report_time", t.quotation: "report_time", t.article: "published"}
_BITS = 30
"""Of a passage's number are those that tell passages of one minute apart."""
_LARGEST_VECTOR, _LAST_POSITION = 800_000, 16_383


class Matching(ColumnElement[bool]):
    """Whether a passage of this table's index has the words asked for. Raises BadFilter where none are."""

    inherit_cache = False

    def __init__(self, of: Table, asked: str) -> None:
        wanted = wanted_words(asked)
        if not wanted:
            raise BadFilter(f"{asked!r} holds no word to look for")
        self.index = INDEXES[of]
        self.fts5 = bindparam(None, _fts5(wanted), Text, unique=True)
        self.tsquery = bindparam(None, _tsquery(wanted), Text, unique=True)


def _fts5(wanted: Sequence[Wanted]) -> str:
    return " AND ".join(f'"{" ".join(part.words)}"{" *" if part.prefix else ""}' for part in wanted)


def _tsquery(wanted: Sequence[Wanted]) -> str:
    parts = []
    for words, prefix in wanted:
        quoted = [f"'{word}'" for word in words]
        parts.append("(" + " <-> ".join([*quoted[:-1], quoted[-1] + (":*" if prefix else "")]) + ")")
    return " & ".join(parts)


@compiles(Matching, "sqlite")
def _on_sqlite(element: Matching, compiler: SQLCompiler, **given: Any) -> str:
    return f"{element.index.name} MATCH {compiler.process(element.fts5, **given)}"


@compiles(Matching, "postgresql")
def _on_postgresql(element: Matching, compiler: SQLCompiler, **given: Any) -> str:
    return f"{element.index.name}.words @@ CAST({compiler.process(element.tsquery, **given)} AS tsquery)"


def passages_with(of: Table, asked: str) -> Select[Any]:
    """The numbers of the passages of a table that have the words asked for. Raises BadFilter where it asks for none."""
    index = INDEXES[of]
    return select(index.c.rowid).select_from(index).where(Matching(of, asked))


def with_words(workspace: str, of: Table, asked: str) -> Select[tuple[str]]:
    """The ids of the records of a table that have the words."""
    return select(of.c.id).where(of.c.workspace == workspace, of.c.passage.in_(passages_with(of, asked)))


def minute_of(reported: str) -> int:
    """Minutes since the year 1 of a date or instant as it is written, so that they have the order of the writing; 0 for none."""
    try:
        written = datetime.fromisoformat(reported[:16] if "T" in reported else reported[:10])
    except ValueError:
        return 0
    return (written.toordinal() * 24 + written.hour) * 60 + written.minute


def first_number(minute: int) -> int:
    """Every passage of that minute or later has this number or a greater one."""
    return minute << _BITS


def minute_of_number(number: int) -> int:
    """The minute of a passage's report."""
    return number >> _BITS


def index_article(connection: Connection, workspace: str, article: str) -> None:
    """Take the words of an article's current revision into the indexes."""
    for of, query in _records(workspace, article, t.article.c.current.is_(True)).items():
        rows = [dict(row) for row in connection.execute(query).mappings()]
        if not rows:
            continue
        index_rows(connection, workspace, of, rows)
        c = of.c
        where = [c.workspace == workspace, c.id == bindparam("id_")]
        if of is t.article:
            where.append(c.current.is_(True))
        numbered = update(of).where(*where).values(passage=bindparam("number"))
        connection.execute(numbered, [{"id_": row["id"], "number": row["passage"]} for row in rows])


def index_rows(connection: Connection, workspace: str, of: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Take the words of records into the index of their table, and give each its `passage`."""
    texts: dict[tuple[object, ...], str] = {}
    reports: dict[tuple[object, ...], str] = {}
    keyed: list[tuple[dict[str, Any], tuple[object, ...]]] = []
    for row in rows:
        # Claims of one sentence share its passage.
        of_sentence = of is t.claim
        key: tuple[object, ...] = (row["article"], row["start"], row["end"]) if of_sentence else (row["id"],)
        key = (of.name, *key)
        if key not in texts:
            texts[key], reports[key] = _text_of(of, row), row[_REPORTED[of]] or ""
        keyed.append((row, key))
    numbers = _numbers(connection, workspace, of, reports)
    for row, key in keyed:
        row["passage"] = numbers[key]
    _keep(connection, of, {numbers[key]: words_of(text_) for key, text_ in texts.items()})


def forget_article(connection: Connection, workspace: str, article: str) -> None:
    """Take the words of an article out of the indexes, while its records are still there."""
    for of, query in _records(workspace, article, t.article.c.passage.is_not(None)).items():
        rows = connection.execute(query).mappings()
        held = {row["passage"]: words_of(_text_of(of, row)) for row in rows if row["passage"] is not None}
        if not held:
            continue
        _drop(connection, of, held)
        c = of.c
        key = c.id if of is t.article else c.article
        connection.execute(update(of).where(c.workspace == workspace, key == article).values(passage=None))


def _records(workspace: str, article: str, of_revision: ColumnElement[bool]) -> Mapping[Table, Select[Any]]:
    """What the indexes hold of an article, one table after the other; the article itself last."""
    a, found = t.article.c, {}
    revision = select(a.revision).where(a.workspace == workspace, a.id == article, of_revision).scalar_subquery()
    for of, columns in (
        (t.claim, (t.claim.c.article, t.claim.c.start, t.claim.c.end, t.claim.c.sentence, t.claim.c.report_time)),
        (t.quotation, (t.quotation.c.words, t.quotation.c.report_time)),
    ):
        c = of.c
        query = select(c.id, c.passage, *columns)
        found[of] = query.where(c.workspace == workspace, c.article == article, c.revision == revision)
    own = select(a.id, a.passage, a.title, a.text, a.cuts, a.published)
    found[t.article] = own.where(a.workspace == workspace, a.id == article, of_revision)
    return found


def _text_of(of: Table, row: Mapping[str, Any] | RowMapping) -> str:
    if of is not t.article:
        return str(row["sentence"] if of is t.claim else row["words"])
    parts, at, text_ = [row["title"] or ""], 0, row["text"]
    for start, end, _ in row["cuts"]:
        parts.append(text_[at:start])
        at = end
    return "\n".join([*parts, text_[at:]])


def _numbers(
    connection: Connection, workspace: str, of: Table, reports: Mapping[tuple[object, ...], str]
) -> dict[tuple[object, ...], int]:
    """A number of its own for each passage: the minute of the report, then bits of a hash."""
    first: dict[tuple[object, ...], int] = {}
    for key, reported in reports.items():
        digest = hashlib.sha256("\x1f".join(map(str, (workspace, *key))).encode("utf-8", "surrogatepass")).digest()
        first[key] = first_number(minute_of(reported)) + (int.from_bytes(digest[:4], "big") >> 2)
    taken = _taken(connection, of, first.values())
    found: dict[tuple[object, ...], int] = {}
    for key, number in first.items():
        while number in taken:
            number += 1
            taken |= _taken(connection, of, [number])
        found[key] = number
        taken.add(number)
    return found


def _taken(connection: Connection, of: Table, numbers: Iterable[int]) -> set[int]:
    """Those that other passages have."""
    taken: set[int] = set()
    for part in chunks(numbers):
        taken.update(connection.execute(select(of.c.passage).where(of.c.passage.in_(part))).scalars())
    return taken


def _keep(connection: Connection, of: Table, words: Mapping[int, list[str]]) -> None:
    name = INDEXES[of].name
    if connection.dialect.name == "sqlite":
        statement = f"INSERT INTO {name} (rowid, words) VALUES (?, ?)"  # noqa: S608 (names of our own tables)
        connection.exec_driver_sql(statement, [(number, " ".join(held)) for number, held in words.items()])
    else:
        statement = f"INSERT INTO {name} (rowid, words) SELECT number, words::tsvector FROM unnest(%s::bigint[], %s::text[]) AS given (number, words)"  # noqa: S608 (names of our own tables)
        connection.exec_driver_sql(statement, (list(words), [_vector(held) for held in words.values()]))


def _drop(connection: Connection, of: Table, words: Mapping[int, list[str]]) -> None:
    name = INDEXES[of].name
    if connection.dialect.name == "sqlite":
        # The index keeps no text: it is told what it was given.
        statement = text(f"INSERT INTO {name} ({name}, rowid, words) VALUES ('delete', :number, :words)")  # noqa: S608 (names of our own tables)
        connection.execute(statement, [{"number": n, "words": " ".join(found)} for n, found in words.items()])
    else:
        connection.execute(text(f"DELETE FROM {name} WHERE rowid = :number"), [{"number": n} for n in words])  # noqa: S608 (names of our own tables)


def _vector(words: list[str]) -> str:
    """As PostgreSQL writes a tsvector. Beyond what one may hold, words are found but not in their order."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words, start=1):
        places.setdefault(word, []).append(at)
    found, size = [], 0
    for word, ats in places.items():
        within = [str(at) for at in ats[:255] if at < _LAST_POSITION]
        found.append(f"'{word}'" + (":" + ",".join(within) if within else ""))
        size += len(found[-1].encode())
        if size > _LARGEST_VECTOR:
            break
    return " ".join(found)
