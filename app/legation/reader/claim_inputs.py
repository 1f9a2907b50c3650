"""A text's candidates for the claims head as arrays: every ordered pair of mentions in a sentence, and each mention alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from legation.reader.classes import CLAIM_EVENTS, CLAIM_MUTUAL, CLAIM_STANDING, RELATIONS
from legation.reader.geometry import Span
from legation.reader.pieces import Pieces

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
View = Mapping[str, Any]
"""The plain form of `legation.extraction.claim_reading.view.ClaimView`."""

EVENTS, STANDING = CLAIM_EVENTS, CLAIM_STANDING
TYPES = EVENTS + STANDING
SYMMETRIC = CLAIM_MUTUAL
STATUSES = ("happened", "ongoing", "planned", "conditional", "alleged")
CHANGES = (None, "begin", "end")

LABELS = (
    "?", "PERSON", "ORG", "COUNTRY", "REGION", "CITY", "LOC", "FAC", "NORP", "EVENT", "AGREEMENT", "MISC", "GROUP",
    "GPE", "PLACE",
)  # fmt: skip
KINDS = (
    "?", "country", "historical_state", "territory", "region", "city", "place", "person", "organization", "agreement",
    "event", "group",
)  # fmt: skip
FORMS = ("?", "name", "nominal", "pronoun")
SENSES = ("?", "itself", "state", "people", "place")
DEPENDENCIES = (
    "?", "ROOT", "nsubj", "nsubjpass", "dobj", "pobj", "poss", "compound", "amod", "nmod", "appos", "attr", "conj",
    "agent", "dative", "advmod", "npadvmod", "ccomp", "xcomp", "advcl", "acl", "relcl", "oprd", "csubj", "dep", "pcomp",
    "prep", "det", "nummod", "punct", "acomp", "expl", "parataxis",
)  # fmt: skip
PARTS = ("?", "VERB", "AUX", "NOUN", "PROPN", "ADP", "ADJ", "ADV", "PRON", "NUM", "PUNCT", "SCONJ")
MOST = 24
"""Mentions of one sentence that are paired, the first ones: pairs grow with the square."""
FIXED = 3
"""Looks whose place is given: the path between both in the tree, the word that governs both, what stands between."""


def _at(classes: Sequence[str], value: str) -> int:
    return classes.index(value) if value in classes else 0


@dataclass(slots=True)
class Sentence:
    """One sentence and its candidates. Mentions are numbered within the sentence; object -1 stands for none."""

    start: int
    """First piece, and the one behind the last."""
    end: int
    mentions: Ints
    """[m]: which of the view's mentions."""
    spans: Ints
    """[m, 4]: pieces of the mention and of its head word, from the sentence's first."""
    classes: Ints
    """[m, 8]: label, kind, form, sense, dependency, governor's part of speech, named, acts for a state."""
    subjects: Ints
    objects: Ints
    relations: Ints
    """[n, 5]: distance class, mentions between, length of the path, quotation, whose state."""
    witnesses: Floats
    """[n, WITNESSES]."""
    paths: list[Ints]
    """Of each pair, the pieces on its path."""
    tops: Ints
    """Of each pair, the piece of the word that governs both."""


T, R = len(TYPES), len(RELATIONS)
E = len(EVENTS)
RULES, CHANCES, WORDS = 2 * T + E, 2 * T + E + 2 * R, 2 * T + E + 2 * R + 3 * E
"""Where in the witnesses the claims of the rules end, the chances of the document head, and the types of words: those on the
path, the one that governs both, those of the sentence. What is left is the status of the governing verb, and its denial."""
WITNESSES = WORDS + len(STATUSES) + 1
MENTION_CLASSES = (len(LABELS), len(KINDS), len(FORMS), len(SENSES), len(DEPENDENCIES), len(PARTS), 2, 2)
RELATION_CLASSES = (32, 8, 12, 16, 6)


def bucket(distance: Ints) -> Ints:
    """Signed distances in 32 classes, as `training.heads.bucket`."""
    size = np.abs(distance)
    large = (np.log2(np.maximum(size, 1)) * 1.5 + 1.5).astype(np.int64)
    found = np.minimum(np.where(size < 4, size, large), 15) + 16 * (distance < 0)
    return np.asarray(found, dtype=np.int64)


@lru_cache(maxsize=4096)
def _distance_class(distance: int) -> int:
    return int(bucket(np.array(distance)))


Quote = tuple[Sequence[Span], int | None]
"""The content of a quotation in characters, and the mention that speaks."""


class _Text:
    """Lookups that all sentences of a text share: what belongs to a sentence is found without looking through the text."""

    def __init__(self, view: View, pieces: Pieces) -> None:
        self.view, self.pieces = view, pieces
        self.mentions = view["mentions"]
        self.starts = [int(t[0]) for t in view["tokens"]]
        firsts = np.searchsorted(pieces.ends, np.array(self.starts, dtype=np.int64), side="right")
        ends = np.array([t[1] for t in view["tokens"]], dtype=np.int64)
        lasts = np.searchsorted(pieces.starts, ends, side="left")
        self.tokens: list[Span | None] = [
            (a, b) if a < b else None for a, b in zip(firsts.tolist(), lasts.tolist(), strict=True)
        ]
        """Of each token the pieces that touch it."""
        self.rules: dict[tuple[str, str | None], list[tuple[int, int, Any]]] = {}
        for n, r in enumerate(view["rules"]):
            subject = self.mentions[r["subject"]]["entity"]
            target = self.mentions[r["object"]]["entity"] if r["object"] is not None else None
            self.rules.setdefault((subject, target), []).append((r["sentence"][0], n, r))
        for told in self.rules.values():
            told.sort(key=lambda one: one[:2])
        self.chances = {(a, b): by for a, b, by in view["chances"]}
        self.cues = {c[0]: c for c in view["cues"]}
        self.telling = sorted(k for k, c in self.cues.items() if c[1])
        """The tokens whose word the vocabulary gives a type."""
        self.quotes = self._quotes()

    def _quotes(self) -> list[list[Quote]]:
        """By sentence, the quotations that touch it."""
        starts = [s for s, _ in self.view["sentences"]]
        found: list[list[Quote]] = [[] for _ in starts]
        for content, speaker, _, _ in self.view["quotes"]:
            touched = set()
            for s, e in content:
                last = bisect_left(starts, e)
                first = max(0, bisect_right(starts, s) - 1)
                touched |= {k for k in range(first, last) if self.view["sentences"][k][1] > s}
            for k in touched:
                found[k].append((content, speaker))
        return found

    def told(self, key: tuple[str, str | None], chars: Span) -> list[Any]:
        """What the rules say of two entities, or of one alone, in a sentence; in the order of the rules."""
        rules = self.rules.get(key, [])
        first = bisect_left(rules, chars[0] - 3, key=lambda one: one[0])
        last = bisect_left(rules, chars[1], key=lambda one: one[0])
        return [r for _, _, r in sorted(rules[first:last], key=lambda one: one[1])]

    def types_told(self, chars: Span) -> list[int]:
        """The types of events, by number, that the words of a sentence are given by the vocabulary."""
        first, last = (bisect_left(self.telling, bisect_left(self.starts, at)) for at in chars)
        types = {self.cues[k][1] for k in self.telling[first:last]}
        return [EVENTS.index(type_) for type_ in types if type_ in EVENTS]

    def locate(self, start: int, end: int) -> Span | None:
        """The pieces that touch these characters."""
        a = int(np.searchsorted(self.pieces.ends, start, side="right"))
        b = int(np.searchsorted(self.pieces.starts, end, side="left"))
        return (a, b) if a < b else None

    def token(self, at: int) -> int:
        """The token that holds a character."""
        return max(0, bisect_right(self.starts, at) - 1)

    def chain(self, token: int) -> list[int]:
        """A token and its governors, up to the root."""
        found = [token]
        while len(found) < 30 and (up := int(self.view["tokens"][found[-1]][2])) != found[-1]:
            found.append(up)
        return found


def inputs(view: View, pieces: Pieces) -> list[Sentence]:
    """The candidates of a text, a sentence at a time; sentences without a mention are left out."""
    text = _Text(view, pieces)
    found = []
    at = 0
    order = sorted((m["start"], i) for i, m in enumerate(text.mentions) if m["entity"])
    for n, (s, e) in enumerate(view["sentences"]):
        while at < len(order) and order[at][0] < s:
            at += 1
        inside = []
        for start, i in order[at:]:
            if start >= e:
                break
            inside.append(i)
        span = text.locate(s, e)
        if inside and span and (one := _sentence(text, n, span, inside[:MOST])):
            found.append(one)
    return found


def _sentence(text: _Text, number: int, span: Span, inside: list[int]) -> Sentence | None:
    a, b = span
    chars = text.view["sentences"][number]
    spans, kept, classes, chains = [], [], [], []
    for i in inside:
        m = text.mentions[i]
        whole, head = text.locate(m["start"], min(m["end"], chars[1])), text.locate(*m["head"])
        if whole is None or head is None or whole[0] < a or whole[1] > b:
            continue
        head = head if head[0] >= a and head[1] <= b else whole
        token = text.token(m["head"][0])
        _, _, up, dep, _ = text.view["tokens"][token]
        spans.append((whole[0] - a, whole[1] - a, head[0] - a, head[1] - a))
        classes.append(
            (
                _at(LABELS, m["label"]), _at(KINDS, m["kind"]), _at(FORMS, m["form"]), _at(SENSES, m["sense"]),
                _at(DEPENDENCIES, dep), _at(PARTS, text.view["tokens"][up][4]), int(m["named"]), int(bool(m["acts_for"])),
            )
        )  # fmt: skip
        chains.append(text.chain(token))
        kept.append(i)
    if not kept:
        return None
    pairs = [
        (x, y)
        for x in range(len(kept))
        for y in (-1, *range(len(kept)))
        if y < 0 or text.mentions[kept[x]]["entity"] != text.mentions[kept[y]]["entity"]
    ]
    relations, witnesses, paths, tops = [], [], [], []
    quotes = _quotes(text, number, kept)
    within = text.types_told(chars)
    for x, y in pairs:
        path, top = _path(chains[x], chains[y] if y >= 0 else None)
        located = [p for t in path if (p := text.tokens[t]) and p[0] >= a and p[1] <= b]
        paths.append(np.array([k - a for p in located for k in range(*p)], dtype=np.int64))
        above = text.tokens[top]
        tops.append(above[0] - a if above and a <= above[0] < b else spans[x][2])
        relations.append(_relation(text, kept, spans, x, y, len(path), quotes))
        told = _witnesses(text, chars, kept, x, y)
        _words(text, told, path, top, within)
        witnesses.append(told)
    return Sentence(
        a, b, np.array(kept), np.array(spans), np.array(classes), np.array([x for x, _ in pairs]),
        np.array([y for _, y in pairs]), np.array(relations), np.array(witnesses, dtype=np.float32), paths, np.array(tops),
    )  # fmt: skip


def _path(left: list[int], right: list[int] | None) -> tuple[list[int], int]:
    """The tokens between two in the tree, the ends left out, and the one that governs both."""
    if right is None:
        return left[1:4], left[min(1, len(left) - 1)]
    ranks = {t: k for k, t in enumerate(right)}
    for k, t in enumerate(left):
        if t in ranks:
            path = [*left[1:k], *((t,) if k and ranks[t] else ()), *right[1 : ranks[t]]]
            return path[:14], t
    return [left[-1], right[-1]], left[-1]


def _quotes(text: _Text, number: int, kept: list[int]) -> list[tuple[set[int], int | None]]:
    """Of each quotation that touches the sentence, the mentions (by place in `kept`) inside and the mention that speaks."""
    found = []
    for content, speaker in text.quotes[number]:
        inside = {
            k
            for k, i in enumerate(kept)
            if any(s <= text.mentions[i]["start"] and text.mentions[i]["end"] <= e for s, e in content)
        }
        found.append((inside, speaker))
    return found


def _relation(
    text: _Text, kept: list[int], spans: list[tuple[int, int, int, int]], x: int, y: int, length: int,
    quotes: list[tuple[set[int], int | None]],
) -> tuple[int, int, int, int, int]:  # fmt: skip
    one = text.mentions[kept[x]]
    if y < 0:
        quoted = any(x in inside for inside, _ in quotes)
        says = any(s is not None and text.mentions[s]["entity"] == one["entity"] for _, s in quotes)
        return 0, 7, min(length, 11), int(quoted) + 2 * int(says), 0
    other = text.mentions[kept[y]]
    distance = _distance_class(spans[y][0] - spans[x][0])
    held = int(any(x in q for q, _ in quotes)) + 2 * int(any(y in q for q, _ in quotes))
    says = any(s is not None and text.mentions[s]["entity"] == one["entity"] and y in q for q, s in quotes)
    said = any(s is not None and text.mentions[s]["entity"] == other["entity"] and x in q for q, s in quotes)
    state = 0
    if one["acts_for"]:
        state = 1 if one["acts_for"] == other["entity"] else 2 if one["acts_for"] == other["acts_for"] else 3
    elif other["acts_for"]:
        state = 4 if other["acts_for"] == one["entity"] else 5
    return distance, min(abs(x - y), 6), min(length, 11), held + 4 * int(says) + 8 * int(said), state


def _witnesses(text: _Text, chars: Span, kept: list[int], x: int, y: int) -> Floats:
    found = np.zeros(WITNESSES, dtype=np.float32)
    one = text.mentions[kept[x]]["entity"]
    other = text.mentions[kept[y]]["entity"] if y >= 0 else None
    both: tuple[tuple[int, Any], ...] = ((0, (one, other)), (T, (other, one)))
    for base, key in both if y >= 0 else ():
        for r in text.told(key, chars):
            if r["type"] in TYPES:
                k = base + TYPES.index(r["type"])
                found[k] = max(found[k], r["score"])
    if y < 0:
        for r in text.told((one, None), chars):
            if r["type"] in EVENTS:
                found[2 * T + EVENTS.index(r["type"])] = r["score"]
        return found
    for base, pair in ((2 * T + len(EVENTS), (one, other)), (2 * T + len(EVENTS) + R, (other, one))):
        for name, chance in text.chances.get(pair, {}).items():
            found[base + RELATIONS.index(name)] = chance
    return found


def _words(text: _Text, told: Floats, path: list[int], top: int, within: list[int]) -> None:
    """The types of the words around, and how the governing verb stands."""
    for token in path:
        if (cue := text.cues.get(token)) and cue[1] in EVENTS:
            told[CHANCES + EVENTS.index(cue[1])] = 1
    if (cue := text.cues.get(top)) and cue[1] in EVENTS:
        told[CHANCES + E + EVENTS.index(cue[1])] = 1
    for type_ in within:
        told[CHANCES + 2 * E + type_] = 1
    verb = next((t for t in (top, *text.chain(top)[1:4]) if t in text.cues), None)
    if verb is not None:
        told[WORDS + STATUSES.index(text.cues[verb][2])] = 1
        told[WORDS + len(STATUSES)] = float(text.cues[verb][3])


def marks(sentences: Sequence[Sentence], n: int) -> Ints:
    """[n]: of each piece, 0 or the class of the shortest mention that covers it: label and form in one number."""
    found = np.zeros(n, dtype=np.int64)
    for s in sentences:
        order = np.argsort(s.spans[:, 0] - s.spans[:, 1], kind="stable")
        for k in order:
            label, _, form = s.classes[k, :3]
            found[s.start + s.spans[k, 0] : s.start + s.spans[k, 1]] = 1 + label * len(FORMS) + form
    return found


MARKS = 1 + len(LABELS) * len(FORMS)


def fixed(s: Sentence) -> Floats:
    """[n, length, FIXED]: the weights of the given looks."""
    n, length = len(s.subjects), s.end - s.start
    found = np.zeros((n, length, FIXED), dtype=np.float32)
    for k in range(n):
        if len(s.paths[k]):
            found[k, s.paths[k], 0] = 1 / len(s.paths[k])
        found[k, s.tops[k], 1] = 1
        if (y := s.objects[k]) >= 0:
            one, other = s.spans[s.subjects[k]], s.spans[y]
            lo, hi = min(one[1], other[1]), max(one[0], other[0])
            if lo < hi:
                found[k, lo:hi, 2] = 1 / (hi - lo)
    return found


def near(s: Sentence) -> Ints:
    """[mentions, length]: how far each piece stands from each mention, in classes."""
    at = np.arange(s.end - s.start)
    a, b = s.spans[:, :1], s.spans[:, 1:2]
    return bucket(np.where(at < a, at - a, np.where(at >= b, at - b + 1, 0)))


def pools(s: Sentence) -> Floats:
    """[2, mentions, length]: weights that take the mean over each mention and over its head word."""
    at = np.arange(s.end - s.start)
    found = []
    for lo, hi in ((0, 1), (2, 3)):
        a, b = s.spans[:, lo : lo + 1], s.spans[:, hi : hi + 1]
        found.append(((at >= a) & (at < b)) / (b - a))
    return np.asarray(found, dtype=np.float32)
