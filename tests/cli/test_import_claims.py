"""`legation import` as it is typed: what it says, what it returns, where its claims are seen."""

import json
from pathlib import Path

from tests.cli.conftest import Run

ALLIES = {"type": "ally_of", "subject": "Russia", "object": "Belarus", "source": {"outlet": "A Factbook"}}


def test_an_import_says_what_came_of_it_and_its_claims_are_told_as_imported(typed: Run, tmp_path: Path) -> None:
    database, file = f"sqlite:///{tmp_path}/g.db", tmp_path / "relations.ndjson"
    file.write_text(json.dumps(ALLIES) + "\n" + json.dumps({**ALLIES, "type": "ALLY"}) + "\n")
    code, out, err = typed("import", str(file), "--db", database)
    assert code == 1
    assert "sources: 1 added; 1 claims imported; 1 lines left out" in out
    assert "relations.ndjson:2: unknown relation type 'ALLY'" in err.replace("\n", "")
    assert "ongoing, imported" in typed("claims", "--db", database)[1]
    listed = json.loads(typed("claims", "--db", database, "--json")[1])["items"]
    assert [one["extractor"] for one in listed] == ["imported"]


def test_prune_withdraws_only_where_every_line_was_taken(typed: Run, tmp_path: Path) -> None:
    database, file = f"sqlite:///{tmp_path}/g.db", tmp_path / "relations.ndjson"
    other = {**ALLIES, "source": {"outlet": "B"}}
    file.write_text(json.dumps(ALLIES) + "\n" + json.dumps(other) + "\n")
    assert typed("import", str(file), "--db", database)[0] == 0
    file.write_text(json.dumps(ALLIES) + "\n{\n")
    code, out, err = typed("import", str(file), "--prune", "--db", database)
    assert (code, "withdrawn;" in out, "nothing is withdrawn" in err) == (1, False, True)
    file.write_text(json.dumps(ALLIES) + "\n")
    code, out, _ = typed("import", str(file), "--prune", "--db", database)
    assert (code, "1 unchanged, 1 withdrawn" in out, "holds 1 articles" in out) == (0, True, True)


def test_a_file_that_is_not_there_and_a_date_that_is_none_are_told(typed: Run, tmp_path: Path) -> None:
    code, _, err = typed("import", str(tmp_path / "none.ndjson"))
    assert (code, "No such file" in err) == (1, True)
    assert typed("import", "-", "--published", "soon")[0] == 2
