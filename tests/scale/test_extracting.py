"""Reading on Spark: the same bytes as on one machine, what is poison set aside with its reason, finished parts never read again."""

import json
import shutil
from pathlib import Path

import pytest

from legation.scale.manifest import CLAIMS, QUARANTINE
from tests.scale.running import articles, extracted, markers, records, rows, scale_extract, write_lines

pytestmark = pytest.mark.slow
SECONDS = {"LEGATION_ARTICLE_SECONDS": "1.2"}
FRENCH = {
    "id": "fr",
    "text": "Le ministre des affaires étrangères a condamné hier la décision du gouvernement de la Russie. " * 3,
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen articles, and among them a broken line, one in French and one that takes far longer than it is given."""
    slow = {"id": "slow", "text": ("US, UK and UN met. " * 520)[:9_900]}
    held = [*articles(8), b"{broken", *articles(8, seed=2), FRENCH, slow]
    return write_lines(tmp_path_factory.mktemp("source") / "a.jsonl", held)


@pytest.fixture(scope="module")
def folder(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("java") is None:
        pytest.skip("no Java here: `make system-packages` installs one where you are root")
    found = tmp_path_factory.mktemp("output") / "out"
    done = scale_extract(source, found, "--part-size", "3000", **SECONDS)
    assert done.returncode == 1, done.stderr
    assert "16 articles" in done.stdout
    assert "2 in quarantine, 1 set aside" in done.stdout
    assert done.stderr == ""
    return found


def test_the_records_are_those_of_extract_byte_for_byte(source: Path, folder: Path) -> None:
    expected = extracted(source, **SECONDS).decode().splitlines()
    assert len(markers(folder)) > 2
    assert records(folder) == expected
    assert len(expected) == 16


def test_what_cannot_be_read_is_kept_with_its_line_and_reason(folder: Path) -> None:
    found = {row["number"]: (row["reason"], row["set_aside"]) for row in rows(folder, QUARANTINE)}
    assert found.keys() == {9, 18, 19}
    assert found[9][0].startswith("not JSON")
    assert found[18] == ("language fr: there is no pipeline for it", True)
    assert found[19][0].startswith("reading it took longer than")


def test_claims_lie_beside_the_records_with_the_names_of_their_ends(folder: Path) -> None:
    stated = sum(
        relation["basis"] == "stated" for record in records(folder) for relation in json.loads(record)["relations"]
    )
    found = rows(folder, CLAIMS)
    assert len(found) == stated > 0
    assert {row["subject_name"] for row in found} & {"Canada", "Latvia", "Russia"}


def test_a_finished_run_started_again_reads_nothing(source: Path, folder: Path) -> None:
    before = markers(folder)
    done = scale_extract(source, folder, "--master", "no-such-master", **SECONDS)
    assert "finished, " in done.stdout
    assert markers(folder) == before
