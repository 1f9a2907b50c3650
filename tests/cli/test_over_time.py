"""`legation events`, `series`, `disputes`, `changes` and `coverage` on the command line."""

import json
from pathlib import Path

import pytest

from legation.domain.claim import Polarity
from legation.store.sql import open_store
from tests.builders import DARCHIEV, RUSSIA, UKRAINE, Said, make_resolved
from tests.cli.conftest import Run

STRUCK = Said("Russia struck Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "struck", event=("2016-12-20", "2016-12-21"))
DENIED = Said(
    "Alexander Darchiev said Russia never struck Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "struck", DARCHIEV, polarity=Polarity.DENIED
)  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    store = open_store(url)
    store.add(make_resolved([STRUCK], outlet="The Riga Courier", published="2016-12-20"))
    store.add(make_resolved([STRUCK], outlet="Capital Ledger", published="2016-12-21"))
    store.add(make_resolved([DENIED], outlet="Eastern Wire", published="2016-12-22"))
    store.close()
    return url


def test_what_happened_is_listed_once(typed: Run, database: str) -> None:
    code, out, _ = typed("events", "--between", "Russia,Ukraine", "--db", database)
    assert code == 0
    assert out.count("Russia ASSAULT Ukraine") == 1
    assert "2016-12-20" in out
    assert "happened, disputed" in out
    _, out, _ = typed("events", "--db", database, "--json")
    assert [e["claim_count"] for e in json.loads(out)["items"]] == [3]


def test_what_one_does_to_the_other_over_time(typed: Run, database: str) -> None:
    _, out, _ = typed("series", "Russia", "Ukraine", "--db", database)
    assert "2016-12-01" in out
    assert "ASSAULT 1" in out
    _, out, _ = typed(
        "series", "Russia", "Ukraine", "--bucket", "year", "--by", "quad_class", "--db", database, "--json"
    )
    assert [p["counts"] for p in json.loads(out)["items"]] == [{"material_conflict": 1}]
    code, _, err = typed("series", "Russia", "Ukraine", "--bucket", "hour", "--db", database)
    assert code == 2
    assert "quarter" in err


def test_who_affirms_and_who_denies(typed: Run, database: str) -> None:
    _, out, _ = typed("disputes", "--entity", "Ukraine", "--db", database)
    assert "denies (party)" in out
    assert "Alexander Darchiev" in out
    _, out, _ = typed("disputes", "--denial", "negation", "--db", database, "--json")
    assert json.loads(out)["items"] == []


def test_what_changed_between_two_days(typed: Run, database: str) -> None:
    _, out, _ = typed("changes", "--since", "2016-12-01", "--until", "2017-01-01", "--db", database)
    assert "appeared" in out
    code, _, err = typed("changes", "--since", "soon", "--until", "2017-01-01", "--db", database)
    assert code == 2
    assert "'soon' is no date" in err


def test_which_outlets_stand_behind_it(typed: Run, database: str) -> None:
    _, out, _ = typed("coverage", "--between", "Russia,Ukraine", "--db", database)
    assert "Capital Ledger" in out
    assert "3 claims of 3 articles, 3 of them independent" in out
    _, out, _ = typed("coverage", "--entity", "Russia", "--db", database, "--json")
    assert len(json.loads(out)["outlets"]) == 3


def test_what_rests_on_another_basis_is_asked_for(typed: Run, database: str) -> None:
    code, _, err = typed("show", "Russia", "--basis", "guess", "--db", database)
    assert code == 2
    assert "stated, document, rule" in err
