"""A new type is one row of the ontology and its words in the vocabulary; nothing else names the types one by one."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from legation.domain.ontology import load_ontology

ROOT = Path(__file__).parent.parent
TEXT = "Canada serenaded Latvia on Monday. Justin Trudeau, patron of Amnesty International, listened."
EVENT = (
    "{cameo: ['05'], quad: verbal_cooperation, scale: 3.0, symmetric: false, traits: [spoken], "
    "active: serenades, passive: serenaded by, definition: 'Sings to.'}"
)
STANDING = (
    "{subject: [person], object: [organization], wikidata: null, inverse: has patron, implies: [member_of], "
    "definition: Lends a body its name.}"
)
ASK = """
import json, sys
from fastapi.testclient import TestClient
from legation.api.server import create_app
from legation.settings import Settings

with TestClient(create_app(Settings(database=sys.argv[1])), base_url="http://127.0.0.1") as client:
    paths = ("ontology", "relations", "relations?type=SERENADE", "relations?type=patron_of", "graph")
    print(json.dumps({path: client.get(f"/v1/{path}").json() for path in paths}))
"""


def added(path: Path, below: str, *rows: str) -> None:
    """Puts rows right below a line of a vocabulary file."""
    text = path.read_text("utf-8")
    assert text.count(f"\n{below}\n") == 1
    path.write_text(text.replace(f"\n{below}\n", "\n".join(("", below, *rows, ""))), "utf-8")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with one event type and one standing type more."""
    root = tmp_path_factory.mktemp("program")
    package = root / "app" / "legation"
    shutil.copytree(ROOT / "app" / "legation", package, ignore=shutil.ignore_patterns("__pycache__"))
    (ROOT / "var").mkdir(exist_ok=True)
    for shared in ("pyproject.toml", "data", "var"):
        (root / shared).symlink_to(ROOT / shared)
    added(package / "domain" / "ontology.yaml", "events:", f"  SERENADE: {EVENT}")
    added(package / "domain" / "ontology.yaml", "standing:", f"  patron_of: {STANDING}")
    lexicon = package / "extraction" / "lexicon" / "en"
    added(lexicon / "predicates.yaml", "verbs:", "  SERENADE: serenade")
    added(lexicon / "roles.yaml", "titles:", "  patron_of: [patron]")
    return root


def run(program: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(program / "app")}
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, env=environment, cwd=program, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_types_added_to_the_ontology_are_claimed(program: Path) -> None:
    article = {"id": "a", "text": TEXT, "published": "2017-03-08"}
    (program / "in.jsonl").write_text(json.dumps(article) + "\n", "utf-8")
    run(program, "-m", "legation.cli", "extract", "--input", "in.jsonl", "--output", "out.jsonl")
    found = json.loads((program / "out.jsonl").read_text("utf-8"))
    names = {e["id"]: e["name"] for e in found["entities"]}
    told = {(names[r["head"]], r["label"], names[r["tail"]]) for r in found["relations"]}
    assert ("Canada", "SERENADE", "Latvia") in told
    assert ("Justin Trudeau", "patron_of", "Amnesty International") in told
    assert ("Justin Trudeau", "member_of", "Amnesty International") in told  # follows by the row's own rule


def test_types_added_to_the_ontology_are_in_graph_service_and_words_of_the_explorer(program: Path) -> None:
    (program / "song.txt").write_text(f"A song\n\n{TEXT}\n", "utf-8")
    url = f"sqlite:///{program / 'graph.db'}"
    run(program, "-m", "legation.cli", "build", "song.txt", "--db", url)
    said = json.loads(run(program, "-c", ASK, url))
    for path, type_ in (("relations?type=SERENADE", "SERENADE"), ("relations?type=patron_of", "patron_of")):
        assert [edge["type"] for edge in said[path]["items"]] == [type_]
    assert {"SERENADE", "patron_of"} <= {edge["type"] for edge in said["graph"]["edges"]}
    words = {t["name"]: (t["active"], t["passive"], t["quad_class"]) for t in said["ontology"]["types"]}
    assert words["SERENADE"] == ("serenades", "serenaded by", "verbal_cooperation")
    assert words["patron_of"] == ("is patron of", "has patron", None)


def listings(path: Path) -> list[set[str]]:
    """Sets, tuples, lists and tables of a file that name two types or more."""
    types = set(load_ontology().types)
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        held = node.elts if isinstance(node, ast.Set | ast.Tuple | ast.List) else ()
        if isinstance(node, ast.Dict):
            held = [key for key in node.keys if key is not None]
        named = {e.value for e in held if isinstance(e, ast.Constant) and isinstance(e.value, str)} & types
        found += [named] if len(named) > 1 else []
    return found


# What the reader was taught, and thresholds measured for some of it.
MEASURED = {Path("reader/classes.py"), Path("extraction/claims/weights.py")}


@pytest.mark.parametrize("path", sorted((ROOT / "app" / "legation").rglob("*.py")), ids=lambda p: p.name)
def test_no_rule_lists_types(path: Path) -> None:
    assert path.relative_to(ROOT / "app" / "legation") in MEASURED or listings(path) == []
