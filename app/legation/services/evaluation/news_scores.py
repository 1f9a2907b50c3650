"""Claims of whole news articles, all annotated, against those the pipeline states: how right and how complete a graph of them is.

A claim is found when type and both ends agree and its evidence touches the annotated sentence. Counted are claims whose subject has a
name, as graphs show them. Annotated claims of importance 1 cost nothing when missed and count as right when found.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from legation.domain.names import normal_name
from legation.domain.ontology import load_ontology

Record = Mapping[str, Any]
FIELDS = ("status", "polarity", "speaker", "time", "change")
NOTED = 3
"""The importance of what an analyst would note."""
_WANTED = 2
_BINS = 10
_SLACK = 2
"""A mention may end so many characters before or behind the annotated words."""


@dataclass(slots=True)
class NewsScore:
    """Sums over articles. `fields[name]` is (right, annotated) among found claims; `judged` (score, core right) a shown claim."""

    articles: int = 0
    shown: int = 0
    hidden: int = 0
    found: int = 0
    core: int = 0
    wanted: int = 0
    reached: int = 0
    noted: int = 0
    noted_found: int = 0
    fields: dict[str, list[int]] = field(default_factory=lambda: {name: [0, 0] for name in FIELDS})
    types: dict[str, list[int]] = field(default_factory=dict)
    judged: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return _share(self.found, self.shown)

    @property
    def recall(self) -> float:
        return _share(self.reached, self.wanted)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def auc(self) -> float:
        """The chance that a right claim is scored above a wrong one (ties count half); nan where one kind is missing."""
        right = [score for score, ok in self.judged if ok]
        wrong = [score for score, ok in self.judged if not ok]
        if not right or not wrong:
            return math.nan
        above = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong)
        return above / (len(right) * len(wrong))

    @property
    def calibration_error(self) -> float:
        """Mean distance between score and share right, over ten bins of scores weighted by their claims (ECE, Guo et al. 2017)."""
        bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
        for score, ok in self.judged:
            bins[min(int(score * _BINS), _BINS - 1)].append((score, ok))
        gaps = (abs(sum(s for s, _ in b) - sum(ok for _, ok in b)) for b in bins)
        return _share(sum(gaps), len(self.judged))

    def add(self, document: Record, claims: Sequence[Record]) -> None:
        """Count one article: what `extract` wrote of it, and its annotated claims."""
        self.articles += 1
        names = _Names(document)
        reached: set[int] = set()
        for told in (r for r in document["relations"] if r["basis"] == "stated"):
            if not names.named(told["head"]):
                self.hidden += 1
                continue
            self._judge(names, told, claims, reached)
        for i, claim in enumerate(claims):
            self._want(claim, i in reached)

    def _judge(self, names: "_Names", told: Record, claims: Sequence[Record], reached: set[int]) -> None:
        self.shown += 1
        hits = [i for i, claim in enumerate(claims) if names.agrees(told, claim)]
        best = min(hits, key=lambda i: (*_errors(told, claims[i]), i in reached, i), default=None)
        core = best is not None and not any(_errors(told, claims[best]))
        self.judged.append((told["score"], core))
        row = self.types.setdefault(told["label"], [0, 0, 0, 0])
        row[1] += 1
        if best is None:
            return
        reached.add(best)
        self.found += 1
        self.core += core
        row[0] += 1
        for name, right in _fields(names, told, claims[best]):
            self.fields[name][0] += right
            self.fields[name][1] += 1

    def _want(self, claim: Record, reached: bool) -> None:
        row = self.types.setdefault(claim["type"][0], [0, 0, 0, 0])
        row[2] += reached
        row[3] += 1
        if claim["importance"] >= _WANTED or reached:
            self.wanted += 1
            self.reached += reached
        if claim["importance"] == NOTED:
            self.noted += 1
            self.noted_found += reached


class _Names:
    """What each entity of a predicted document is called, and where it is mentioned."""

    def __init__(self, document: Record) -> None:
        self.text: str = document["text"]
        self.entities = {entity["id"]: entity for entity in document["entities"]}
        self.mentions: Sequence[Record] = document["mentions"]
        self.spans: dict[str, list[tuple[int, int]]] = {}
        for mention in self.mentions:
            self.spans.setdefault(mention["entity"], []).append((mention["start"], mention["end"]))

    def named(self, entity: str | None) -> bool:
        """Whether it has a name of its own."""
        return entity is not None and bool(self.entities[entity]["named"])

    def agrees(self, told: Record, claim: Record) -> bool:
        """Whether the claim told is the annotated one, status and polarity aside."""
        start, end = claim["evidence"]
        if told["label"] not in claim["type"] or not any(s < end and e > start for s, e in told["evidence"]):
            return False
        subject, object_, head, tail = claim["subject"], claim["object"], told["head"], told["tail"]
        if self._same(subject, head) and self._same_object(object_, tail):
            return True
        mutual = load_ontology()[told["label"]].symmetric
        return bool(mutual and object_ and tail and self._same(subject, tail) and self._same(object_, head))

    def _same_object(self, wanted: Record | None, told: str | None) -> bool:
        """An unnamed object agrees with none, and none with an unnamed one."""
        if told is None:
            return wanted is None or not any(word[:1].isupper() for word in wanted["names"][0].split())
        return self._same(wanted, told) if wanted is not None else not self.named(told)

    def _same(self, wanted: Record, told: str) -> bool:
        start, end = wanted["span"]
        if any(
            s < end and e > start and (abs(e - end) <= _SLACK or (s <= start and e >= end))
            for s, e in self.spans.get(told, ())
        ):
            return True
        entity = self.entities[told]
        called = {_plain(name) for name in (entity["name"], *entity["aliases"])}
        return bool({_plain(name) for name in wanted["names"]} & called - {""})

    def speaker_is(self, told: Record, wanted: Sequence[str] | None) -> bool:
        """Whether the innermost speaker is called so; None is the outlet itself."""
        if not told["speakers"] or wanted is None:
            return not told["speakers"] and wanted is None
        start, end = told["speakers"][-1]
        said = {m["entity"] for m in self.mentions if m["start"] < end and m["end"] > start}
        called = {_plain(self.text[s:e]) for s, e in told["speakers"]}
        called |= {_plain(n) for id_ in said for n in (self.entities[id_]["name"], *self.entities[id_]["aliases"])}
        names = {_plain(name) for name in wanted}
        return any(n in c or c in n for n in names for c in called if c and n)


def _errors(told: Record, claim: Record) -> tuple[bool, bool]:
    return told["status"] not in claim["status"], told["polarity"] != claim["polarity"]


def _fields(names: _Names, told: Record, claim: Record) -> Iterator[tuple[str, bool]]:
    status, polarity = _errors(told, claim)
    yield "status", not status
    yield "polarity", not polarity
    yield "speaker", names.speaker_is(told, claim["speaker"])
    if claim["time"]:
        when = told["time"] or {}
        yield "time", all(when.get(end) == claim["time"].get(end) for end in ("start", "end"))
    if claim["change"]:
        yield "change", told.get("change") == claim["change"]


def _plain(name: str) -> str:
    return normal_name(name)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def rows(score: NewsScore) -> list[tuple[str, float, int]]:
    """(what, figure, out of how many), ready to print."""
    fields = [(name, _share(right, of), of) for name, (right, of) in score.fields.items()]
    return [
        ("precision", score.precision, score.shown),
        ("recall", score.recall, score.wanted),
        ("F1", score.f1, score.wanted),
        ("core right", _share(score.core, score.shown), score.shown),
        ("noted found", _share(score.noted_found, score.noted), score.noted),
        *fields,
        ("AUC of scores", score.auc, score.shown),
        ("calibration error", score.calibration_error, score.shown),
    ]


def type_rows(score: NewsScore) -> list[tuple[str, float, float, int, int]]:
    """(type, precision, recall, shown, annotated), the most annotated first."""
    found = (
        (t, _share(ok, shown), _share(got, gold), shown, gold) for t, (ok, shown, got, gold) in score.types.items()
    )
    return sorted(found, key=lambda row: (-row[4], row[0]))


def score_news(pairs: Iterable[tuple[Record, Sequence[Record]]]) -> NewsScore:
    """The score of many articles: (document, annotated claims) each."""
    score = NewsScore()
    for document, claims in pairs:
        score.add(document, claims)
    return score
