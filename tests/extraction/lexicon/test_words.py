"""English words are data: the rules read them from `lexicon/en`, and every list there is read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from legation.extraction.grammar import syntax

LEGATION = Path(__file__).parents[3] / "app" / "legation"
EXTRACTION, LINKING = LEGATION / "extraction", LEGATION / "linking"
LEXICON = EXTRACTION / "lexicon" / "en"
ROOMS = ("claims", "coreference", "entities", "events", "grammar", "names", "quotations", "relations", "time")
WORD = re.compile(r"[A-Za-z\u00e9][a-z\u00e9'\u2019 -]+\.?")
ALTERNATIVES = re.compile(r"[a-z]{3,}\|[a-z]{3,}")
LABELS = {value for value in vars(syntax).values() if isinstance(value, str)}
"""Dependency labels, which are no English words."""
COLUMNS = {f"linking/{name}.py" for name in ("additions", "catalog", "compiled", "knowledge", "rows", "summary")}
"""Their words are the columns and sources of the knowledge base."""
NAMES = {
    "extraction/claims/calibration.py": {"event", "standing", "pair"},  # curves
    "extraction/claim_reading/view.py": {
        "sentences",
        "mentions",
        "rules",
        "chances",
        "quotes",
        "tokens",
        "cues",
        "start",
        "end",
        "head",
        "label",
        "form",
        "sense",
        "entity",
        "named",
        "kind",
        "type",
        "subject",
        "object",
        "sentence",
        "score",
    },  # keys of what the claims head is asked with
    "extraction/doc_attributes.py": {
        "analysis",
        "read",
        "mentions",
        "references",
        "clusters",
        "links",
        "claims",
        "quotations",
    },
    "extraction/grammar/predicates.py": {"weekdays", "months"},  # tables of words
    "extraction/languages.py": {"en", "eng", "english"},  # what sources call a language
    "extraction/time/patterns.py": {"months", "weekdays", "ordinals"},  # tables of words
    "extraction/time/rules.py": {
        "iso",
        "feast",
        "weekday",
        "ago",
        "beside",
        "unresolved",
        "years",
        "decade",
    },  # meanings of dates
}
"""What is called by a word of English and looked for in no text."""


def collections(tree: ast.AST) -> Iterator[tuple[str, ...]]:
    """The English words, two or more, of sets, tuples, lists and the keys of tables."""
    for node in ast.walk(tree):
        held = node.elts if isinstance(node, ast.Set | ast.Tuple | ast.List) else ()
        if isinstance(node, ast.Dict):
            held = [key for key in node.keys if key is not None]
        found = (e.value for e in held if isinstance(e, ast.Constant) and isinstance(e.value, str))
        words = tuple(word for word in found if WORD.fullmatch(word) and word not in LABELS)
        if len(words) > 1:
            yield words


def files() -> list[Path]:
    found = [path for room in (EXTRACTION, LINKING) for path in sorted(room.rglob("*.py"))]
    return [path for path in found if str(path.relative_to(LEGATION)) not in COLUMNS]


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(LEGATION)))
def test_no_list_of_english_words_stands_in_python(path: Path) -> None:
    names = NAMES.get(str(path.relative_to(LEGATION)), set())
    tree = ast.parse(path.read_text("utf-8"))
    assert [words for words in collections(tree) if not set(words) <= names] == []
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    assert [text for text in texts if ALTERNATIVES.search(text)] == []


@pytest.mark.parametrize(
    "code",
    ['x in ("say", "tell")', 'X = {"may", "March"}', '{"he": 1, "she": 2}', '["the", noun, "an"]', '{"mr.", "dr."}'],
)
def test_words_are_seen_in_every_kind_of_list(code: str) -> None:
    assert list(collections(ast.parse(code)))


def test_every_list_of_linking_is_read() -> None:
    listed = yaml.safe_load((LINKING / "en.yaml").read_text("utf-8"))
    source = "\n".join(path.read_text("utf-8") for path in LINKING.glob("*.py"))
    asked = set(re.findall(r"ENGLISH\.\w+\(\"(\w+\.\w+)\"\)", source))
    assert asked == {f"{module}.{name}" for module, lists in listed.items() for name in lists}


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


@pytest.mark.parametrize("vocabulary", ["name_words", "roles", "speech", "predicates", "modes"])
def test_every_part_of_a_vocabulary_is_asked_for(vocabulary: str) -> None:
    parts = yaml.safe_load((LEXICON / f"{vocabulary}.yaml").read_text("utf-8")).keys() - {"version"}
    own = next((path.read_text("utf-8") for path in EXTRACTION.rglob(f"{vocabulary}.py")), "")
    source = "\n".join(path.read_text("utf-8") for path in EXTRACTION.rglob("*.py") if path.stem != vocabulary)
    asked = {part for part in parts if re.search(rf"\.{part}\b|\[\"{part}\"\]", source)}
    # The vocabulary's own methods ask for some.
    assert parts - asked - {part for part in parts if re.search(rf"\bself\.{part}\b", own)} == set()
