"""The build writes whole or not at all."""

from pathlib import Path

import pytest

from knowledge.build import build_knowledge, write_tables
from knowledge.facts import Facts
from legation.errors import BadInput
from legation.linking.rows import COLUMNS, fingerprint, read_table, table_files


def test_a_missing_source_is_named_and_the_old_tables_stay(tmp_path: Path) -> None:
    target = tmp_path / "knowledge"
    target.mkdir()
    (target / "kept.tsv").write_text("old")
    with pytest.raises(BadInput, match=r"country-codes\.csv is missing: pass the folder of raw sources with --from"):
        build_knowledge(tmp_path / "nothing", target)
    assert (target / "kept.tsv").read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def gathered(order: int) -> Facts:
    facts = Facts()
    for id_ in ("kb:c/lv", "kb:c/ee", "kb:c/lt")[::order]:
        facts.entity(id_, "country", id_[-2:].upper(), "own")
        facts.name(id_, id_[-2:].upper(), "short", "own", "s")
    return facts


def test_the_same_facts_in_any_order_give_the_same_tables(tmp_path: Path) -> None:
    for name, order in (("a", 1), ("b", -1)):
        write_tables(gathered(order), tmp_path / name)
    assert fingerprint(tmp_path / "a") == fingerprint(tmp_path / "b") != {}


def test_counts_are_those_of_the_rows(tmp_path: Path) -> None:
    counts = write_tables(gathered(1), tmp_path / "out")
    assert counts["entities"] == counts["names"] == 3
    for table in COLUMNS:
        assert counts[table] == sum(1 for _ in read_table(tmp_path / "out", table)), table_files(
            tmp_path / "out", table
        )
