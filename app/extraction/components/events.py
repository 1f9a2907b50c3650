"""PLOVER events between actors, from verbs and event nouns."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from app.domain.claim import Polarity, Status
from app.domain.entity import Kind
from app.domain.mention import Form
from app.domain.ontology import load_ontology
from app.extraction.arguments import agents, behind, is_passive, patients, possessors, within
from app.extraction.attributes import reading_of
from app.extraction.labels import ACTORS
from app.extraction.modality import polarity, status
from app.extraction.predicates import DEFAULT_NOUN_PREPS, Entry, load_predicates, prepositions
from app.extraction.reading import Draft, Reading

_TARGET_PREPS = (
    "against",
    "on",
    "with",
    "to",
    "at",
    "into",
    "over",
    "for",
    "from",
    "toward",
    "towards",
    "about",
    "upon",
    "in",
    "of",
    "among",
    "between",
    "as",
)
# Nouns whose clause is wanted, feared or ruled out: the noun's event is not said to be.
_UNREAL = frozenset(
    [
        "call",
        "demand",
        "urge",
        "threaten",
        "seek",
        "request",
        "fear",
        "avert",
        "prevent",
        "avoid",
        "oppose",
        "rule",
        "discuss",
        "consider",
        "want",
        "deter",
        "risk",
        "propose",
        "debate",
        "reject",
        "refuse",
        "need",
        "warn",
        "discourage",
        "invite",
        "ask",
        "suspect",
        "suggest",
        "deserve",
        "face",
    ]
)
_SCORE_DIRECT, _SCORE_NESTED, _SCORE_NOUN = 0.75, 0.6, 0.65


@Language.factory("legation_events", requires=["doc._.reading", "token.dep", "token.lemma"], assigns=["doc._.reading"])
def make_events(nlp: Language, name: str) -> "Events":  # noqa: ARG001 (the signature is spaCy's)
    """Reads events from the dependency parse with the vocabulary of `patterns/predicates.yaml`."""
    return Events()


class Events:
    """Adds event drafts."""

    def __init__(self) -> None:
        self.predicates = load_predicates()

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        for token in doc:
            if token.i in _name_tokens(reading, token.i):
                continue
            if token.pos_ == "VERB" or (token.pos_ == "ADJ" and token.lower_ in self.predicates.readiness):
                self._verb(doc, reading, token)
            elif token.pos_ in ("NOUN", "PROPN"):
                self._noun(doc, reading, token)
        reading.drafts = _strongest(reading.drafts)
        return doc

    def _verb(self, doc: Doc, reading: Reading, verb: Token) -> None:
        entry = self._entry(verb)
        if entry is None or self._asked_for(verb):
            return
        subjects = list(self._actors(reading, agents(verb, self.predicates), "agent"))
        if not subjects:
            return
        taken = {reading.found[i].cluster for i, _ in subjects}
        direct = behind(verb, entry.preps) if entry.preps else patients(verb)
        targets = [(i, n) for i, n in self._actors(reading, direct, "target") if reading.found[i].cluster not in taken]
        if not targets:
            targets = [
                (i, True) for i, _ in self._further(reading, verb, entry) if reading.found[i].cluster not in taken
            ][:1]
        if (
            not targets
            and load_ontology()[entry.type].symmetric
            and not is_passive(verb)
            and len({reading.found[i].cluster for i, _ in subjects}) > 1
        ):
            # "The two leaders met"; "Putin and Trudeau met".
            first, *rest = subjects
            for other in rest:
                self._emit(doc, reading, verb, entry.type, first, other, _SCORE_DIRECT)
            return
        for subject in subjects:
            for target in targets:
                score = (_SCORE_NESTED if subject[1] or target[1] else _SCORE_DIRECT) + 0.02 * min(entry.weight, 4)
                self._emit(doc, reading, verb, entry.type, subject, target, score)
            if not targets and entry.type == "PROTEST":
                self._emit(doc, reading, verb, entry.type, subject, None, _SCORE_NESTED)

    def _entry(self, verb: Token) -> Entry | None:
        entry = self.predicates.verb(verb)
        if verb.pos_ == "ADJ":
            return _made("AGREE", verb)
        carried = self._carried(verb)
        if carried is not None and (
            entry is None or (entry.weight < 4 and verb.lemma_.lower() in self.predicates.light)
        ):
            return None  # the noun behind a light verb tells the event
        return entry

    def _carried(self, verb: Token) -> Token | None:
        """The event noun a light verb carries ("imposed sanctions")."""
        if verb.lemma_.lower() not in self.predicates.light:
            return None
        return next((o for o in patients(verb) if self.predicates.noun(o)), None)

    def _asked_for(self, verb: Token) -> bool:
        """The verb only says what somebody asks of, refuses or denies to another; the asking is the event."""
        governor = verb.head
        if verb.dep_ not in ("xcomp", "ccomp", "advcl") or governor.pos_ not in ("VERB", "ADJ") or governor == verb:
            return False
        kind = self.predicates.complement(governor)
        if kind == "refuse" and verb.dep_ == "xcomp":
            return True
        if (
            kind == "ask"
            and verb.dep_ in ("xcomp", "ccomp")
            and governor.lemma_.lower() not in ("help", "let", "allow", "force", "enable", "permit")
        ):
            return True
        ready = governor.pos_ == "ADJ" and governor.lower_ in self.predicates.readiness
        return verb.dep_ == "xcomp" and (
            ready or governor.lemma_.lower() in ("agree", "pledge", "threaten", "promise", "vow", "offer")
        )

    def _actors(self, reading: Reading, tokens: Iterable[Token], side: str) -> Iterator[tuple[int, bool]]:
        """Mentions behind noun phrase heads: (index, whether it stands only inside the phrase). One a cluster."""
        seen: set[int] = set()
        for token in tokens:
            for index, nested in self._behind(reading, token, side):
                cluster = reading.found[index].cluster
                if cluster not in seen:
                    seen.add(cluster)
                    yield index, nested

    def _behind(self, reading: Reading, token: Token, side: str) -> list[tuple[int, bool]]:
        index = reading.at.get(token.i)
        if index is not None and self._is_actor(reading, index, token):
            return [(index, False)]
        inside = possessors(token) if side == "agent" else within(token)
        found = [
            (reading.at[t.i], True) for t in inside if t.i in reading.at and self._is_actor(reading, reading.at[t.i], t)
        ]
        return found[:1] if side == "agent" else _group_of(found, reading)

    def _is_actor(self, reading: Reading, index: int, token: Token) -> bool:
        mention = reading.found[index]
        if reading.clusters[mention.cluster].kind not in ACTORS:
            return False
        # "Canadian" in "Canadian soldiers" acts only through its noun.
        return token.i == mention.head or mention.form is not Form.NAME or mention.end - mention.start > 1

    def _further(self, reading: Reading, verb: Token, entry: Entry) -> list[tuple[int, bool]]:
        """Targets not in the verb's own slots: behind other prepositions, else in the clause it governs."""
        by_prep = prepositions(verb)
        for wanted in _TARGET_PREPS:
            tokens = [
                o
                for prep in by_prep
                if prep.lower_ == wanted
                for c in prep.children
                if c.dep_ == "pobj"
                for o in (c, *c.conjuncts)
            ]
            if wanted in ("in", "from", "at", "of") and entry.type in (
                "CONSULT",
                "AGREE",
                "SUPPORT",
                "ACCUSE",
                "REQUEST",
                "REJECT",
            ):
                continue
            found = [x for x in self._actors(reading, tokens, "target") if not _only_when(reading, x[0])]
            if found:
                return found
        clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i]
        if entry.type not in ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"):
            return []
        for clause in clauses:
            for tokens in (
                patients(clause),
                [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")],
                behind(clause, _TARGET_PREPS),
            ):
                found = list(self._actors(reading, tokens, "target"))
                if found:
                    return found
        return []

    def _noun(self, doc: Doc, reading: Reading, noun: Token) -> None:
        entry = self.predicates.noun(noun)
        if entry is None or noun.dep_ in ("compound", "amod"):
            return
        carrier = (
            noun.head
            if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in self.predicates.light
            else None
        )
        if not carrier and noun.head.lemma_.lower() in _UNREAL and noun.dep_ in ("dobj", "pobj", "nsubjpass"):
            return
        if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in _UNREAL | {"threat", "risk", "fear", "danger"}:
            return
        targets = self._noun_targets(reading, noun, entry, carrier)
        sources = self._noun_agents(reading, noun, entry, carrier, targets)
        if not sources and load_ontology()[entry.type].symmetric and len(targets) > 1:
            sources, targets = targets[:1], targets[1:]
        taken = {reading.found[i].cluster for i, _ in sources}
        for source in sources:
            for target in targets:
                if reading.found[target[0]].cluster not in taken:
                    self._emit(doc, reading, carrier or noun, entry.type, source, target, _SCORE_NOUN, noun)
            if not targets and entry.type == "PROTEST" and carrier:
                self._emit(doc, reading, carrier, entry.type, source, None, _SCORE_NESTED, noun)

    def _noun_targets(
        self, reading: Reading, noun: Token, entry: Entry, carrier: Token | None
    ) -> list[tuple[int, bool]]:
        preps = entry.preps or DEFAULT_NOUN_PREPS
        for word in (noun, carrier):
            if word is None:
                continue
            for prep in preps:
                if word is carrier and prep == "of":
                    continue
                found = list(self._actors(reading, behind(word, (prep,)), "target"))
                if found:
                    return found
        return []

    def _noun_agents(
        self, reading: Reading, noun: Token, entry: Entry, carrier: Token | None, targets: list[tuple[int, bool]]
    ) -> list[tuple[int, bool]]:
        by = list(self._actors(reading, behind(noun, ("by",)), "agent"))
        if by:
            return by
        before = [t for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod") for t in (c, *c.conjuncts)]
        found = [
            (reading.at[t.i], False)
            for t in before
            if t.i in reading.at and reading.clusters[reading.found[reading.at[t.i]].cluster].kind in ACTORS
        ]
        hit = {reading.found[i].cluster for i, _ in targets}
        found = [x for x in found if reading.found[x[0]].cluster not in hit]
        if found:
            return found
        if carrier is not None:
            return [
                (i, n)
                for i, n in self._actors(reading, agents(carrier, self.predicates), "agent")
                if reading.found[i].cluster not in hit
            ]
        if targets and "of" not in entry.preps:
            return [
                x
                for x in self._actors(reading, behind(noun, ("of", "from")), "agent")
                if reading.found[x[0]].cluster not in hit
            ]
        return []

    def _emit(
        self,
        doc: Doc,
        reading: Reading,
        anchor: Token,
        type_: str,
        source: tuple[int, bool],
        target: tuple[int, bool] | None,
        score: float,
        cue: Token | None = None,
    ) -> None:
        cue = cue or anchor
        sentence = anchor.sent
        tokens = sorted({cue.i, anchor.i} | {c.i for c in anchor.children if c.dep_ == "prt"})
        span = (tokens[0], tokens[-1] + 1) if tokens[-1] - tokens[0] < 4 else (cue.i, cue.i + 1)
        held, denied = status(anchor, self.predicates), polarity(anchor, self.predicates)
        if cue is not anchor and polarity(cue, self.predicates) is Polarity.DENIED:
            denied = Polarity.DENIED if denied is Polarity.AFFIRMED else Polarity.AFFIRMED
        if type_ == "REJECT" and denied is Polarity.DENIED and anchor.lemma_.lower() in ("fail",):
            denied = Polarity.AFFIRMED
        reading.drafts.append(
            Draft(
                type_, source[0], target[0] if target else None, span, (sentence.start, sentence.end), anchor.i,
                group=f"{anchor.i}:{cue.i}:{type_}", status=held, polarity=denied, score=round(min(score, 0.95) - 0.1 * (held is Status.CONDITIONAL), 3),
            )
        )  # fmt: skip
        _ = doc


def _name_tokens(reading: Reading, i: int) -> range:
    """The tokens of the name that covers `i`, none when it lies in a noun phrase or nowhere."""
    index = reading.at.get(i)
    if index is None or reading.found[index].form is not Form.NAME:
        return range(0)
    return range(reading.found[index].start, reading.found[index].end)


def _made(type_: str, token: Token) -> Entry:
    return Entry(token.lemma_, type_, None, (), frozenset(), inverse=False)


def _only_when(reading: Reading, index: int) -> bool:
    return reading.clusters[reading.found[index].cluster].kind is Kind.EVENT


def _group_of(found: list[tuple[int, bool]], reading: Reading) -> list[tuple[int, bool]]:
    """The nearest actor inside a phrase, with those coordinated to it."""
    if not found:
        return []
    first = reading.found[found[0][0]]
    return [found[0]] + [
        x
        for x in found[1:]
        if reading.found[x[0]].label == first.label and abs(reading.found[x[0]].start - first.end) <= 4
    ]


def _strongest(drafts: list[Draft]) -> list[Draft]:
    """One draft for one type, pair and predicate; the strongest first found."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (draft.type, draft.subject, draft.object, draft.cue)
        if key not in best or draft.score > best[key].score:
            best[key] = draft
    return sorted(best.values(), key=lambda d: (d.cue, d.type, d.subject, -1 if d.object is None else d.object))
