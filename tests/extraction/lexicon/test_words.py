"""English words are data: the rules read them from `lexicon/en`, and every list there is read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from legation.extraction.grammar import syntax

EXTRACTION = Path(__file__).parents[3] / "app" / "legation" / "extraction"
LEXICON = EXTRACTION / "lexicon" / "en"
ROOMS = ("claims", "coreference", "entities", "events", "grammar", "names", "quotations", "relations", "time")
WORD = re.compile(r"[a-z][a-z' -]*")
LABELS = {value for value in vars(syntax).values() if isinstance(value, str)}
"""Dependency labels, which are no English words."""
NAMES = {"event", "standing", "pair"} | {"months", "short_months", "weekdays", "ordinals"}
"""Of the curves of calibration and of tables of words."""


def collections(tree: ast.AST) -> Iterator[tuple[str, ...]]:
    for node in ast.walk(tree):
        held = node.elts if isinstance(node, ast.Set | ast.Tuple | ast.List) else ()
        if isinstance(node, ast.Dict):
            held = [key for key in node.keys if key is not None]
        words = tuple(e.value for e in held if isinstance(e, ast.Constant) and isinstance(e.value, str))
        if len(words) > 1 and all(WORD.fullmatch(word) for word in words):
            yield words


@pytest.mark.parametrize("path", [p for room in ROOMS for p in sorted((EXTRACTION / room).glob("*.py"))], ids=str)
def test_no_list_of_english_words_stands_in_python(path: Path) -> None:
    assert [
        words for words in collections(ast.parse(path.read_text("utf-8"))) if not set(words) <= LABELS | NAMES
    ] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_list_of_the_lexicon_is_read(room: str) -> None:
    listed = (
        yaml.safe_load((LEXICON / f"{room}.yaml").read_text("utf-8")) if (LEXICON / f"{room}.yaml").exists() else {}
    )
    source = "\n".join(p.read_text("utf-8") for p in EXTRACTION.rglob("*.py"))
    asked = set(re.findall(rf"[\"']({room}/\w+\.\w+)[\"']", source))
    # "time/rules.{table}": some tables are asked for by their own names.
    asked_by_name = set(re.findall(rf'f"({room}/\w+)\.\{{', source))
    there = {f"{room}/{module}.{name}" for module, lists in listed.items() for name in lists}
    assert asked <= there
    assert {place for place in there - asked if place.partition(".")[0] not in asked_by_name} == set()
