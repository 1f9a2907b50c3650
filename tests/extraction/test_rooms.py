"""The rooms of extraction: imports run one way, the grammar alone speaks of labels, the analysis alone writes its records."""

import ast
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.extraction import document
from legation.extraction.grammar import syntax

EXTRACTION = Path(__file__).parents[2] / "app" / "legation" / "extraction"
FILES = sorted(path for path in EXTRACTION.rglob("*.py") if path.name != "__init__.py")
ATTRIBUTES = {"dep", "dep_", "tag", "tag_", "pos", "pos_"}
LABELS = {value for value in vars(syntax).values() if isinstance(value, str) and value.isidentifier()} - {
    "__main__",
    syntax.__name__,
    "agent",  # of a deed, in `actors`
}
RECORDS = (document.MentionDraft, document.Cluster, document.ClaimDraft, document.QuotationDraft)
FIELDS = {field.name for record in RECORDS for field in dataclasses.fields(record)} | {"anchor"}
SEQUENCES = FIELDS | {"mentions", "clusters", "claims", "quotations", "mention_at"}
CHANGING = {"append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse", "update", "add", "discard"}


def named(path: Path) -> str:
    return str(path.relative_to(EXTRACTION))


def room_of(path: Path) -> str:
    """A folder is a room, and so is a file beside the folders."""
    return path.relative_to(EXTRACTION).parts[0].removesuffix(".py")


def outside(*homes: str) -> list[Path]:
    return [path for path in FILES if room_of(path) not in homes]


def rooms_used(path: Path) -> set[str]:
    used: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        used |= {name.split(".")[2] for name in names if name.startswith("legation.extraction.")}
    return used - {room_of(path)}


def test_no_room_uses_one_that_uses_it() -> None:
    uses: dict[str, set[str]] = {}
    for path in FILES:
        uses.setdefault(room_of(path), set()).update(rooms_used(path))
    left = dict(uses)
    while left:
        ground = {room for room, below in left.items() if not below & left.keys()}
        assert ground, f"these use each other: {sorted(left)}"
        left = {room: below for room, below in left.items() if room not in ground}


@pytest.mark.parametrize("path", outside("grammar"), ids=named)
def test_the_grammar_alone_names_labels_and_tags(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not (isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES), f"line {node.lineno}: {node.attr}"
        assert not (isinstance(node, ast.Constant) and node.value in LABELS), f"line {node.lineno}: {node.value}"


def written(tree: ast.AST) -> Iterator[ast.Attribute]:
    """Attributes of something else than `self` that are assigned, deleted, or changed by a method of lists and sets."""
    for node in ast.walk(tree):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign | ast.Delete):
            targets = list(node.targets)
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            targets = [node.func.value]
        for target in (one for t in targets for one in (t.elts if isinstance(t, ast.Tuple) else [t])):
            place = target.value if isinstance(target, ast.Subscript) else target
            if isinstance(place, ast.Attribute) and not (
                isinstance(place.value, ast.Name) and place.value.id == "self"
            ):
                yield place


@pytest.mark.parametrize("path", outside("document"), ids=named)
def test_the_analysis_alone_writes_its_records(path: Path) -> None:
    for place in written(ast.parse(path.read_text("utf-8"))):
        assert place.attr not in SEQUENCES, f"line {place.lineno}: {ast.unparse(place)}"


def test_what_would_write_to_a_record_is_seen() -> None:
    writing = "found.label, x = 'ORG', 1\ncluster.members.append(3)\nanalysis.claims[0] = draft"
    reading = "self.label = 'ORG'\nread(found.label)\nlabel = found.label"
    assert {ast.unparse(place) for place in written(ast.parse(f"{writing}\n{reading}"))} == {
        "found.label",
        "cluster.members",
        "analysis.claims",
    }
