"""Questions over the Parquet files themselves, answered by DuckDB without a store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.domain.relation import Level
from legation.errors import LegationError, NotFound
from legation.scale.manifest import CLAIMS, ORIGINS, article_files, finished_files

DIGITS = {"year": 4, "month": 7, "day": 10}


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows under the names of their columns."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Extractions:
    """The finished parts of a folder. Articles with one origin count as one source where `legation scale origins` has found them."""

    def __init__(self, folder: Path) -> None:
        try:
            import duckdb
        except ImportError:
            raise LegationError("this needs DuckDB, an extra: pip install 'legation[duckdb]'") from None
        articles, claims = article_files(folder), [str(path) for path in finished_files(folder, CLAIMS)]
        self._connection = duckdb.connect()
        self._view("article", articles)
        origins = folder / ORIGINS
        if origins.exists():
            self._view("origin", [str(origins)])
        else:
            self._connection.execute("CREATE VIEW origin AS SELECT id AS article, id AS origin FROM article")
        if claims:
            self._view("stated", claims)
        else:
            raise NotFound(f"no article of {folder} states anything")
        # An article that lies in the input twice is counted once.
        self._connection.execute(
            "CREATE VIEW claim AS SELECT DISTINCT ON (stated.claim) stated.*, coalesce(origin.origin, stated.article) AS origin "
            "FROM stated LEFT JOIN origin ON origin.article = stated.article"
        )

    def _view(self, name: str, files: list[str]) -> None:
        quoted = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
        self._connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{quoted}])")  # noqa: S608

    def series(self, subject: str, object_: str, level: Level, by: str) -> Answer:
        """Claims, articles and origins from one actor to the other by period of the report and type; either by id or name.

        Raises NotFound for an actor that no claim is about.
        """
        one, other, *_ = _columns(level)
        ends = [self._actor(subject, level), self._actor(object_, level)]
        return self._ask(
            f"SELECT coalesce(left(report_time, {DIGITS[by]}), '') AS period, type, {_COUNTED} FROM claim "  # noqa: S608
            f"WHERE {one} = ? AND {other} = ? GROUP BY ALL ORDER BY period, type",
            ends,
        )

    def pairs(self, level: Level, limit: int, type_: str | None = None) -> Answer:
        """The pairs of named actors with most origins, then claims, whoever does it to whom."""
        one, other, one_name, other_name = _columns(level)
        where = "AND type = ?" if type_ else ""
        return self._ask(
            f"SELECT min(CASE WHEN {one} < {other} THEN {one_name} ELSE {other_name} END) AS one, "  # noqa: S608
            f"min(CASE WHEN {one} < {other} THEN {other_name} ELSE {one_name} END) AS other, {_COUNTED} FROM claim "
            f"WHERE named AND {other} IS NOT NULL AND {one} <> {other} {where} GROUP BY least({one}, {other}), greatest({one}, {other}) "
            "ORDER BY origins DESC, claims DESC, one, other LIMIT ?",
            [*([type_] if type_ else []), limit],
        )

    def coverage(self, limit: int) -> Answer:
        """Articles, those that state something, claims and dates of each outlet, the most articles first."""
        return self._ask(
            "SELECT coalesce(a.outlet, '') AS outlet, count(DISTINCT a.id) AS articles, count(DISTINCT c.article) AS stating, "
            "count(DISTINCT c.claim) AS claims, coalesce(min(left(a.published, 10)), '') AS first, coalesce(max(left(a.published, 10)), '') AS last "
            "FROM article a LEFT JOIN claim c ON c.article = a.id GROUP BY a.outlet ORDER BY articles DESC, outlet LIMIT ?",
            [limit],
        )

    def _actor(self, name: str, level: Level) -> str:
        one, other, one_name, other_name = _columns(level)
        found = self._ask(
            f"SELECT id, count(*) AS claims FROM (SELECT {one} AS id, {one_name} AS name FROM claim UNION ALL "  # noqa: S608
            f"SELECT {other}, {other_name} FROM claim) WHERE id = ? OR lower(name) = lower(?) GROUP BY id ORDER BY claims DESC, id LIMIT 1",
            [name, name],
        )
        if not found.rows:
            raise NotFound(f"no claim is about {name!r}: give its id or its full name")
        return str(found.rows[0][0])

    def _ask(self, question: str, values: list[Any]) -> Answer:
        answer = self._connection.execute(question, values)
        return Answer(tuple(column[0] for column in answer.description), answer.fetchall())


_COUNTED = "count(*) AS claims, count(DISTINCT article) AS articles, count(DISTINCT origin) AS origins"


def _columns(level: Level) -> tuple[str, str, str, str]:
    """Ids and names of both ends."""
    one, other = ("subject", "object") if level is Level.NAMED else ("subject_state", "object_state")
    return one, other, f"{one}_name", f"{other}_name"
