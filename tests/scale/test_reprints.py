"""Origins found from bands are those that a store finds one article at a time."""

import random
import shutil
import subprocess
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from legation.scale.reprints import ORIGINS, Marked, _alike, _under_bands, join
from legation.store.origins import origins_of, print_of
from legation.store.sql import open_store
from tests.builders import make_resolved
from tests.scale.conftest import extracted_parts
from tests.scale.running import COMMAND, SLOWEST, environment
from tests.store.test_origins import COPY, OTHER, OWN, report

AGENCIES = ("Reuters", "Associated Press", None)


def drawn(count: int, seed: int) -> list[tuple[str, list[str], str | None, str]]:
    """Reports that share much, some or nothing, of agencies, on a few days."""
    dice = random.Random(seed)
    stories = [[f"Story {k} has line {n} about town {n * k} and river {k}." for n in range(20)] for k in range(1, 9)]
    texts = [[*COPY, *OWN], [*COPY, *OTHER], OWN * 2, *stories]
    return [
        (
            f"Paper {n}",
            [*dice.choice(texts), f"Page {n % 7}."],
            dice.choice(AGENCIES),
            f"2016-12-{20 + dice.randrange(4)}",
        )
        for n in range(count)
    ]


def test_origins_are_the_stores_whatever_hangs_together() -> None:
    for seed in range(4):
        reports = [report(*one) for one in drawn(25, seed)]
        store = open_store("memory:")
        store.add_many(reports)
        marked = {(a := one.extraction.article).id: print_of(a.signature, a.agency, a.published) for one in reports}
        groups: dict[str, list[Marked]] = defaultdict(list)
        for one in marked.items():
            for band, held in _under_bands(one):
                groups[band].append(held)
        pairs = {pair for group in groups.items() for pair in _alike(group)}
        found = join(marked, pairs)
        assert 1 < len(set(found.values())) < len(found)
        with store._read() as connection:
            assert found == origins_of(connection, "default", marked)
        store.close()


def test_a_text_too_short_to_tell_is_its_own_origin() -> None:
    one = make_resolved([]).extraction.article
    short = replace(one, signature=())
    assert list(_under_bands((short.id, print_of((), "Reuters", "2016-12-21")))) == []
    assert join([short.id], []) == {short.id: short.id}


@pytest.mark.slow
def test_the_command_finds_them_on_spark_and_writes_them_beside_the_parts(tmp_path: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip("no Java here: `make system-packages` installs one where you are root")
    reports = [report(*one) for one in drawn(25, seed=2)]
    folder = extracted_parts(tmp_path, reports, parts=3)
    command = [*COMMAND, "scale", "origins", "--from", str(folder), "--master", "local[2]"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=SLOWEST, check=False)
    assert done.returncode == 0, done.stderr
    store = open_store("memory:")
    store.add_many(reports)
    with store._read() as connection:
        expected = origins_of(connection, "default", [one.extraction.article.id for one in reports])
    store.close()
    found = {row["article"]: row["origin"] for row in pq.read_table(folder / ORIGINS).to_pylist()}
    assert found == expected
    assert done.stdout == f"{len(expected)} articles of {len(set(expected.values()))} origins\n"
