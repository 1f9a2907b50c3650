"""The shipped reader itself: what it finds, and that no text makes it stumble."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from legation.errors import LegationError
from legation.reader.classes import EVENTS
from legation.reader.model import Reader
from legation.reader.shipped import open_reader, shipped_directory

TEXT = (
    "Latvia's foreign minister Edgars Rinkevics met Canadian officials in Riga on Monday. "
    '"We will not recognise the referendum," he told Reuters. NATO said that it would send more troops.'
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    found = open_reader()
    assert found is not None
    return found


def test_names_are_found_with_their_kinds(reader: Reader) -> None:
    found = {(TEXT[n.start : n.end], n.label) for n in reader.names(reader.read(TEXT))}
    assert {("Latvia", "COUNTRY"), ("Edgars Rinkevics", "PERSON"), ("Riga", "CITY"), ("NATO", "ORG")} <= found


def test_who_says_what_is_found_by_its_cue(reader: Reader) -> None:
    found = {
        (TEXT[slice(*a.cue)], TEXT[slice(*a.sources[0])] if a.sources else None): TEXT[slice(*a.contents[0])]
        for a in reader.attributions(reader.read(TEXT))
        if a.contents
    }
    assert "send more troops" in found["said", "NATO"]
    assert "recognise the referendum" in next(content for (cue, _), content in found.items() if cue.startswith("told"))


@pytest.mark.parametrize(
    ("text", "source", "target", "event"),
    [
        ("Russia condemned the decision of Norway to expel two diplomats.", "Russia", "Norway", "ACCUSE"),
        ("Egyptian troops attacked a camp of the rebels near Aden.", "Egyptian troops", "rebels", "ASSAULT"),
        ("Japan has provided humanitarian aid to Nepal.", "Japan", "Nepal", "AID"),
    ],
)
def test_a_pair_has_the_event_its_sentence_tells(
    reader: Reader, text: str, source: str, target: str, event: str
) -> None:
    read = reader.read(text)
    spans = [read.locate(text.index(part), text.index(part) + len(part)) for part in (source, target)]
    assert None not in spans
    chances = reader.events(read, (0, len(read.pieces)), [tuple(spans)])[0]  # type: ignore[list-item]
    assert abs(chances.sum() - 1) < 1e-3
    assert EVENTS[int(chances.argmax())] == event


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1e8\U0001f1e6",
        "Riga\u200b and\u200d \u202eMoscow\u202c \ufeffmet. Caf\u0065\u0301 Bj\u00f6rk \u01c6.",
        "\u041f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442 \u041b\u0430\u0442\u0432\u0438\u0438 met \u4e60\u8fd1\u5e73 \u0641\u064a \u0627\u0644\u0631\u064a\u0627\u0636.",
        "La ministre des Affaires \u00e9trang\u00e8res a rencontr\u00e9 son homologue \u00e0 Riga.",
        "a" * 5000,
        "\x00\x01\ud800 NATO",
    ],
    ids=["empty", "blank", "emoji", "marks", "scripts", "french", "one long word", "control"],
)
def test_no_text_makes_it_stumble_and_offsets_stay_inside(reader: Reader, text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    read = reader.read(text)
    spans = [(n.start, n.end) for n in reader.names(read)]
    spans += [s for a in reader.attributions(read) for s in (a.cue, *a.sources, *a.contents)]
    assert all(0 <= s < e <= len(text) and not text[s:e].isspace() for s, e in spans)


def test_a_long_text_is_read_to_its_end(reader: Reader) -> None:
    text = "Nothing happened in the village that day. " * 1500 + "Then Angela Merkel flew to Warsaw."
    found = [text[n.start : n.end] for n in reader.names(reader.read(text))]
    assert found[-2:] == ["Angela Merkel", "Warsaw"]


def test_the_same_text_is_read_the_same_whatever_was_read_before(reader: Reader) -> None:
    alone = reader.read(TEXT).scores
    reader.read("Something else entirely, about Peru and Chile.")
    assert np.array_equal(alone, reader.read(TEXT).scores)


def test_a_relation_holds_between_entities_of_the_whole_text(reader: Reader) -> None:
    text = "Angela Merkel, the German chancellor, spoke in Berlin. Merkel said Germany would help."
    read = reader.read(text)

    def spans(*words: str) -> list[tuple[int, int]]:
        at = [(i, i + len(w)) for w in words for i in range(len(text)) if text.startswith(w, i)]
        return [s for a, b in at if (s := read.locate(a, b))]

    mentions = [spans("Angela Merkel", "Merkel said")[:1], spans("German ", "Germany"), spans("Berlin")]
    margins = reader.relations(read, mentions, ["PERSON", "COUNTRY", "CITY"], [(0, 1), (2, 1), (1, 0)])
    assert margins.shape[0] == 3
    assert margins[0].max() > margins[2].max()


def test_a_broken_model_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LegationError, match="cannot be loaded"):
        Reader(tmp_path)


def test_a_model_for_other_classes_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(shipped_directory(), folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["classes"]["TAGS"] = manifest["classes"]["TAGS"][:-1]
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(LegationError, match="another version"):
        Reader(folder)


def test_the_shipped_files_are_those_of_the_manifest_and_small() -> None:
    folder = shipped_directory()
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["sha256"]
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
    assert sum(f.stat().st_size for f in folder.iterdir()) < 60_000_000


def test_a_reader_that_was_not_taught_quotations_finds_none(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(shipped_directory(), folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | {"heads": ["names"]}), "utf-8")
    taught_names = Reader(folder)
    read = taught_names.read(TEXT)
    assert taught_names.names(read)
    assert taught_names.attributions(read) == []
