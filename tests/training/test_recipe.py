"""Which corpora a reader may be trained on, and what the labels of the open ones become."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from legation.reader.classes import NAMES, RELATIONS, TAGS
from legation.reader.pieces import load_tokenizer
from legation.reader.shipped import shipped_directory
from training.examples import example, held_out, read, recipe

ROOT = Path(__file__).parents[2]
TOKENIZER = load_tokenizer(shipped_directory() / "tokenizer.json")


def write(folder: Path, corpus: str, documents: list[dict[str, Any]]) -> None:
    lines = (json.dumps({"source": corpus, "split": "dev", **d}) for d in documents)
    (folder / f"{corpus}.train.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def tags_of(made_names: np.ndarray, at: int) -> set[str]:
    return {TAGS[i] for i in np.flatnonzero(made_names[at])}


def test_what_must_never_be_trained_on_is_in_no_recipe() -> None:
    for only_open in (False, True):
        assert not {"rss500", "crossre_politics"} & set(recipe(only_open))


def test_open_corpora_alone_teach_names_and_relations() -> None:
    found = recipe(only_open=True)
    assert set(found) == {"gum", "redocred", "re3d", "crossner_politics"}
    assert {head for corpus in found.values() for head in corpus["heads"]} == {"names", "relations"}


def test_a_corpus_without_train_lines_is_split_by_the_hash_of_ids_and_only_where_open_ones_are_taken(
    tmp_path: Path,
) -> None:
    write(tmp_path, "redocred", [{"id": f"redocred:{n}", "text": "x"} for n in range(200)])
    train = {d["id"] for d in read(tmp_path, "redocred", "train", only_open=True)}
    dev = {d["id"] for d in read(tmp_path, "redocred", "dev", only_open=True)}
    assert not train & dev
    assert len(train | dev) == 200
    assert 130 < len(train) < 185
    assert list(read(tmp_path, "redocred", "train")) == []


def test_documents_of_a_licence_that_forbids_it_are_not_trained_on(tmp_path: Path) -> None:
    licences = ["Open Government Licence v3.0", "Creative Commons Attribution-NonCommercial 3.0"]
    write(tmp_path, "re3d", [{"id": f"re3d:{n}", "text": "x", "licence": licences[n % 2]} for n in range(100)])
    train = list(read(tmp_path, "re3d", "train", only_open=True))
    assert {d["licence"] for d in train} == {licences[0]}


def test_relations_narrow_what_a_place_may_be_and_properties_become_our_relations() -> None:
    text = "Latvia lies on the sea. Riga is there. Jane Doe leads Latvia."
    spans = {"latvia": (0, 6), "riga": (24, 28), "doe": (39, 47)}
    labels = {"latvia": "LOC", "riga": "LOC", "doe": "PER"}
    gold = {
        "id": "redocred:1", "source": "redocred", "text": text,
        "mentions": [{"start": s, "end": e, "label": labels[k], "entity": k} for k, (s, e) in spans.items()],
        "entities": [{"id": k, "label": v, "name": k} for k, v in labels.items()],
        "relations": [
            {"head": "riga", "tail": "latvia", "label": "P17", "evidence": []},
            {"head": "latvia", "tail": "doe", "label": "P6", "evidence": []},
        ],
    }  # fmt: skip
    made = example(TOKENIZER, gold, ["names", "relations"])
    assert made.names is not None
    assert made.entities is not None
    assert tags_of(made.names, 0) == {"B-COUNTRY", "B-NORP"}
    found = {(h, t, RELATIONS[r]) for h, t, r in made.entities.relations}
    assert found == {(1, 0, "located_in"), (2, 0, "head_of_government")}
    assert made.entities.types[0] == tuple(sorted(NAMES.index(n) for n in ("COUNTRY", "NORP")))


def test_words_in_capitals_inside_a_noun_phrase_are_left_open() -> None:
    text = "He was a Swiss mathematician."
    gold = {
        "id": "gum:1", "source": "gum", "text": text, "relations": [],
        "mentions": [{"start": 7, "end": 28, "label": "person", "entity": "e", "kind": "nominal"}],
        "entities": [{"id": "e", "label": "person", "name": "he"}],
    }  # fmt: skip
    made = example(TOKENIZER, gold, ["names"])
    assert made.names is not None
    swiss = list(made.pieces.starts).index(9)
    assert made.names[swiss].all()
    assert tags_of(made.names, swiss + 1) == {"O"}


def test_articles_kept_for_measuring_teach_nothing(tmp_path: Path) -> None:
    kept = sorted(held_out())[0]
    (tmp_path / "dwie.train.jsonl").write_text(
        "".join(
            json.dumps({"id": i, "source": "dwie", "split": "train", "text": "x"}) + "\n" for i in (kept, "dwie:other")
        ),
        "utf-8",
    )
    assert [d["id"] for d in read(tmp_path, "dwie", "train")] == ["dwie:other"]


def test_no_article_kept_for_measuring_is_among_the_annotations_that_teach() -> None:
    rows = (ROOT / "training" / "news" / "annotations.jsonl").read_bytes().splitlines()
    shipped = (ROOT / "data" / "gold" / "news" / "articles.jsonl").read_bytes().splitlines()
    assert not {json.loads(row)["id"] for row in rows} & held_out()
    assert {json.loads(row)["id"] for row in shipped} <= held_out()
