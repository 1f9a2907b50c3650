"""`--map` names the fields of records in the user's words."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.ingest.texts import ARTICLE


def test_records_are_read_by_the_names_the_user_gives(typed: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('Kopf,Rumpf\nA head,"' + ARTICLE.replace('"', '""') + '"\n', "utf-8")
    code, out, _ = typed("read", str(tmp_path / "a.csv"), "--json", "--map", "text=Rumpf,title=Kopf")
    assert code == 0
    assert json.loads(out)["title"] == "A head"
    assert typed("read", str(tmp_path / "a.csv"))[0] == 1


def test_a_field_that_is_none_of_ours_is_wrong_use(typed: Run, tmp_path: Path) -> None:
    code, _, err = typed("read", str(tmp_path), "--map", "body=Rumpf")
    assert code == 2
    assert "--map" in err
