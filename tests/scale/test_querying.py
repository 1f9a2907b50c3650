"""What DuckDB answers over the files is what a count of the claims comes to."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from legation.domain.relation import Level
from legation.errors import NotFound
from legation.scale.claim_rows import ClaimRow, claim_rows
from legation.scale.manifest import ORIGINS
from legation.scale.querying import Extractions
from legation.store.filters import Resolved
from tests.cli.conftest import Run, typed  # noqa: F401
from tests.scale.conftest import finished_news


@pytest.fixture
def claims(news: list[Resolved]) -> list[ClaimRow]:
    return [row for resolved in finished_news(news) for row in claim_rows(resolved)]


def commonest(claims: list[ClaimRow], one: str, other: str) -> tuple[str, str]:
    return Counter((row[one], row[other]) for row in claims if row[other] and row[one] != row[other]).most_common(1)[0][
        0
    ]


@pytest.mark.parametrize(
    ("level", "ends"), [(Level.NAMED, ("subject", "object")), (Level.STATE, ("subject_state", "object_state"))]
)
def test_a_series_counts_the_claims_of_finished_parts_by_period_and_type(
    extractions: Path, claims: list[ClaimRow], level: Level, ends: tuple[str, str]
) -> None:
    pair = commonest(claims, *ends)
    names = next(
        (row[f"{ends[0]}_name"], row[f"{ends[1]}_name"]) for row in claims if (row[ends[0]], row[ends[1]]) == pair
    )
    expected = Counter(
        ((row["report_time"] or "")[:4], row["type"]) for row in claims if (row[ends[0]], row[ends[1]]) == pair
    )
    for asked in (pair, (names[0].upper(), names[1])):
        found = Extractions(extractions).series(*asked, level, "year")
        assert {row[:2]: row[2] for row in found.rows} == dict(expected)


def test_pairs_are_counted_whoever_does_it_and_unnamed_groups_left_out(
    extractions: Path, claims: list[ClaimRow]
) -> None:
    counts: Counter[frozenset[str]] = Counter()
    reports: dict[frozenset[str], set[str]] = defaultdict(set)
    for row in claims:
        if row["named"] and row["object"] and row["object"] != row["subject"]:
            pair = frozenset((row["subject_name"], row["object_name"]))
            counts[pair] += 1
            reports[pair].add(row["article"])
    found = Extractions(extractions).pairs(Level.NAMED, 5)
    assert len(found.rows) == 5
    for one, other, many, in_articles, origins in found.rows:
        pair = frozenset((one, other))
        assert (many, in_articles, origins) == (counts[pair], len(reports[pair]), len(reports[pair]))
    assert found.rows[0][4] == max(map(len, reports.values()))


def test_reports_with_one_origin_count_once(extractions: Path, claims: list[ClaimRow]) -> None:
    ids = sorted({row["article"] for row in claims})
    path = extractions / ORIGINS
    pq.write_table(pa.table({"article": ids, "origin": [ids[0]] * len(ids)}), path)
    try:
        assert {row[4] for row in Extractions(extractions).pairs(Level.NAMED, 5).rows} == {1}
    finally:
        path.unlink()


def test_coverage_tells_each_outlet_with_its_articles_and_claims(extractions: Path, news: list[Resolved]) -> None:
    held = Counter(one.extraction.article.outlet or "" for one in finished_news(news))
    told = Counter(row["outlet"] or "" for one in finished_news(news) for row in claim_rows(one))
    found = Extractions(extractions).coverage(1_000).rows
    assert {row[0]: row[1] for row in found} == dict(held)
    assert {row[0]: row[3] for row in found if row[3]} == dict(told)


def test_an_actor_nobody_speaks_of_is_told(extractions: Path) -> None:
    with pytest.raises(NotFound, match="no claim is about 'Atlantis'"):
        Extractions(extractions).series("Atlantis", "Atlantis", Level.STATE, "year")


def test_the_commands_print_tables_and_json(typed: Run, extractions: Path, claims: list[ClaimRow]) -> None:  # noqa: F811
    where = ("--from", str(extractions))
    code, out, _ = typed("scale", "query", "coverage", *where, "--json", "--limit", "1")
    assert code == 0
    assert json.loads(out)[0].keys() == {"outlet", "articles", "stating", "claims", "first", "last"}
    assert "origins" in typed("scale", "query", "pairs", *where, "--level", "named")[1]
    pair = commonest(claims, "subject_state", "object_state")
    assert "period" in typed("scale", "query", "series", *pair, *where)[1]
    code, _, err = typed("scale", "query", "series", *pair, *where, "--by", "week")
    assert (code, err.strip()) == (2, "legation: --by 'week' is unknown: use one of year, month, day")
    assert (
        typed("scale", "query", "coverage", "--from", "/nowhere")[2]
        .strip()
        .endswith("`legation scale extract` writes them")
    )
