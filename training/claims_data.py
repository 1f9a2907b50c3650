"""Articles as examples for the claims head: shared states, candidates, and what the gold says of each."""

import json
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime as ort
from tokenizers import Tokenizer

from legation.reader.claim_inputs import CHANGES, EVENTS, STATUSES, SYMMETRIC, TYPES, Sentence, inputs, marks
from legation.reader.pieces import Pieces, cut, load_tokenizer, windows
from training.claims_gold import Aligner, read_views

CLS, SEP = 101, 102
Record = dict[str, Any]
UNKNOWN = -1


@dataclass(slots=True)
class Told:
    """One marked claim of one candidate: which pair of which sentence, and its fields."""

    sentence: int
    pair: int
    type: int
    statuses: list[int]
    denied: bool
    change: int
    standing: bool
    importance: int = 2
    """1 to 3, as the guide of annotation has it; of single sentences the middle one."""


@dataclass(slots=True)
class Article:
    """One text. `states` are those after the shared layers, window by window with begin and end pieces."""

    id: str
    pieces: Pieces
    windows: list[tuple[int, int]]
    states: list[np.ndarray]
    sentences: list[Sentence]
    marks: np.ndarray
    labels: list[np.ndarray] = field(default_factory=list)
    """[pairs, types] of each sentence: 1, 0, or UNKNOWN where the gold leaves it open; of silver articles the teachers' chance."""
    told: list[Told] = field(default_factory=list)


def shared_session(folder: Path, layers: int) -> ort.InferenceSession:
    """The product's encoder, giving the states after its first `layers` layers."""
    model = onnx.load(str(folder / "encoder.onnx"))
    name = state_name(layers)
    if name not in [o.name for o in model.graph.output]:
        model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1, "n", 384]))
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def state_name(layers: int) -> str:
    """The tensor of the exported encoder that holds the states after `layers` layers (1 to 6)."""
    if layers == 6:
        return "states"
    return f"/norm2{f'_{layers - 1}' if layers > 1 else ''}/LayerNormalization_output_0"


class Builder:
    """Makes articles of records and gold."""

    def __init__(self, folder: Path, layers: int, size: int = 256) -> None:
        self.tokenizer: Tokenizer = load_tokenizer(folder / "tokenizer.json")
        self.session, self.name, self.size = shared_session(folder, layers), state_name(layers), size

    def article(self, record: Record, gold: Record | None) -> Article:
        """One record of `training.claims_views`, with its gold where there is one."""
        made = self.plain(record["id"], record["text"])
        made.sentences = inputs(record["view"], made.pieces)
        made.marks = marks(made.sentences, len(made.pieces))
        if gold is not None:
            lay(made, record, gold)
        return made

    def plain(self, id_: str, text: str) -> Article:
        """A text without candidates."""
        pieces = cut(self.tokenizer, text)
        spans = windows(pieces, text, self.size - 2)
        states = []
        for a, b in spans:
            ids = np.concatenate(([CLS], pieces.ids[a:b], [SEP]))[None]
            cases = np.concatenate(([0], pieces.cases[a:b], [0]))[None]
            states.append(self.session.run([self.name], {"ids": ids, "cases": cases})[0][0].astype(np.float16))
        return Article(id_, pieces, spans, states, [], np.zeros(len(pieces), dtype=np.int64))


def lay(made: Article, record: Record, gold: Record) -> None:
    """The gold as labels of candidates."""
    layer = _Layer(made, record)
    for claim in gold["claims"]:
        if types := [TYPES.index(t) for t in claim["type"] if t in TYPES]:
            layer.add(claim, types)
    layer.close()
    if gold.get("single"):
        _only_told(made)
    if gold.get("events_only"):
        for labels in made.labels:
            standing = labels[:, len(EVENTS) :]
            standing[standing == 0] = UNKNOWN


class _Layer:
    """Lays claims over the candidates of one article."""

    def __init__(self, made: Article, record: Record) -> None:
        self.made, self.aligner = made, Aligner(record)
        self.mentions = self.aligner.mentions
        self.where: dict[tuple[int, int], tuple[int, int]] = {}
        self.of_entities: dict[tuple[int, str, str | None], list[int]] = {}
        self.of_mention: dict[int, int] = {}
        self.later: list[tuple[int, int, list[int]]] = []
        for k, s in enumerate(made.sentences):
            made.labels.append(np.zeros((len(s.subjects), len(TYPES)), dtype=np.int8))
            self.of_mention.update(dict.fromkeys(map(int, s.mentions), k))
            for n, (x, y) in enumerate(zip(s.subjects, s.objects, strict=True)):
                i, j = int(s.mentions[x]), int(s.mentions[y]) if y >= 0 else -1
                self.where[i, j] = (k, n)
                self.of_entities.setdefault((k, *self._entities(i, j)), []).append(n)

    def _entities(self, i: int, j: int) -> tuple[str, str | None]:
        return self.mentions[i]["entity"], self.mentions[j]["entity"] if j >= 0 else None

    def add(self, claim: Record, types: list[int]) -> None:
        """True of the best pair of mentions; open for the other mentions of the same two, and for its other types."""
        got = self.aligner.align(claim)
        if got.pairs:
            if best := next((p for p in got.pairs if p in self.where), None):
                self._tell(*best, claim, types)
                if TYPES[types[0]] in SYMMETRIC and best[::-1] in self.where:
                    self._tell(*best[::-1], claim, types)
            self.later += [(i, j, types) for i, j in got.pairs]
        elif got.alone and got.lost in (None, "subject: unnamed") and TYPES[types[0]] in EVENTS:
            if (got.alone[0], -1) not in self.where:
                return
            self._tell(got.alone[0], -1, claim, types)
        for i in got.alone:  # what is lost for its object is neither true nor false of the subject alone
            self._leave_open(i, -1, types)

    def close(self) -> None:
        """Leave open what is neither true nor false, once all that is true is told."""
        for i, j, types in self.later:
            self._leave_open(i, j, types)

    def _leave_open(self, i: int, j: int, types: list[int]) -> None:
        if i not in self.of_mention:
            return
        k = self.of_mention[i]
        for n in self.of_entities.get((k, *self._entities(i, j)), ()):
            for t in types:
                if self.made.labels[k][n, t] == 0:
                    self.made.labels[k][n, t] = UNKNOWN

    def _tell(self, i: int, j: int, claim: Record, types: list[int]) -> None:
        k, n = self.where[i, j]
        self.made.labels[k][n, types[0]] = 1
        self._leave_open(i, j, types)
        statuses = [STATUSES.index(s) for s in claim["status"]]
        change, standing = CHANGES.index(claim.get("change")), TYPES[types[0]] not in EVENTS
        denied, importance = claim["polarity"] == "denied", claim.get("importance", 2)
        self.made.told.append(Told(k, n, types[0], statuses, denied, change, standing, importance))


def _only_told(made: Article) -> None:
    """Of a text where one pair is marked, only that pair and its reverse are judged, and no more than its type."""
    for k, (s, labels) in enumerate(zip(made.sentences, made.labels, strict=True)):
        told = {(int(s.subjects[t.pair]), int(s.objects[t.pair])) for t in made.told if t.sentence == k}
        for n, (x, y) in enumerate(zip(s.subjects, s.objects, strict=True)):
            if (int(x), int(y)) not in told and (int(y), int(x)) not in told:
                labels[n] = UNKNOWN
            else:
                labels[n, len(EVENTS) :] = UNKNOWN
    made.told = []


DOUBTED = 0.5
"""From this chance on a pair that quick readers passed over is neither true nor false."""


def leave_doubts_open(articles: list[Article], silver: Path | None) -> None:
    """Leave open what nobody marked and the teachers hold likely."""
    of_id = {a.id: a for a in articles}
    for line in silver.open(encoding="utf-8") if silver and articles else ():
        d = json.loads(line)
        if d["id"] in of_id:
            for k, n, t, chance in d["chances"]:
                labels = of_id[d["id"]].labels[k]
                if chance >= DOUBTED and labels[n, t] == 0:
                    labels[n, t] = UNKNOWN


def read_silver(labels: Path, views: Path, builder: Builder, without: Set[str] = frozenset()) -> list[Article]:
    """The articles with the teachers' chances as their labels."""
    records = read_views(views)
    found = []
    for line in labels.open(encoding="utf-8"):
        d = json.loads(line)
        if d["id"] in without:
            continue
        article = builder.article(records[d["id"]], None)
        article.labels = [np.zeros((len(s.subjects), len(TYPES)), dtype=np.float16) for s in article.sentences]
        for k, n, t, chance in d["chances"]:
            article.labels[k][n, t] = chance
        if article.sentences:
            found.append(article)
    return found
