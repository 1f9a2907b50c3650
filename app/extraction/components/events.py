"""PLOVER events between actors, from verbs and event nouns."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from app.domain.claim import Polarity, Status
from app.domain.entity import Kind
from app.domain.mention import Form
from app.domain.ontology import Family, QuadClass, load_ontology
from app.extraction.arguments import agents, behind, is_passive, owning, patients, possessors, within
from app.extraction.attributes import reading_of
from app.extraction.denials import is_denial, retold
from app.extraction.labels import ACTORS, STATES
from app.extraction.modality import polarity, status
from app.extraction.predicates import DEFAULT_NOUN_PREPS, Entry, Predicates, load_predicates, modified_object, objects
from app.extraction.reading import Draft, Reading

# Behind these a verb's target may stand; in the second row only itself, not inside a longer phrase.
_TARGET_PREPS = ("against", "on", "with", "to", "at", "over", "toward", "towards", "about", "upon")
_BARE_PREPS = ("into", "for", "from", "in", "of", "between")
_PLACES_OF_FORCE = (
    "against",
    "to",
    "into",
    "in",
    "near",
    "along",
    "around",
    "on",
    "at",
    "toward",
    "towards",
    "off",
    "across",
)
_SPOKEN = frozenset({"CONSULT", "AGREE", "SUPPORT", "ACCUSE", "REQUEST", "REJECT"})
_TELLING = frozenset({"tell", "warn", "advise", "convince", "persuade", "remind"})
_HARM = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_OWN = frozenset({"AGREE", "THREATEN"})
_CALLED_HOME = frozenset({"recall", "withdraw", "close"})
# Even a deed that is somebody's ("deter Moscow's aggression") need not be one yet.
_NOT_YET = frozenset({"deter", "prevent", "avert", "avoid", "discourage", "fear", "risk", "threaten", "seek", "want"})
_JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
_OF_CLAUSES = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"})
_ALONE = frozenset({"PROTEST", "MOBILIZE"})
"""Events that need nobody they are done to."""
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
Actor = tuple[int, bool]
"""An index of `Reading.found`, and whether it stands only inside the phrase."""
_BECAUSE = frozenset({"after", "because", "since"})
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
        words = [t for t in doc if t.i not in _name_tokens(reading, t.i)]
        for token in words:
            if _is_verb(token) or (token.pos_ == "ADJ" and token.lower_ in self.predicates.readiness):
                self._verb(reading, token)
        told = {d.predicate for d in reading.drafts if load_ontology()[d.type].family is Family.EVENT}
        for token in words:
            if token.pos_ in ("NOUN", "PROPN") and not _is_verb(token):
                self._noun(reading, token, told)
        reading.drafts = _strongest(reading)
        reading.drafts += retold(doc, reading, self.predicates)
        return doc

    def _verb(self, reading: Reading, verb: Token) -> None:
        entry = self._entry(verb)
        if entry is None or self._asked_for(verb) or is_denial(verb):
            return
        subjects = [
            s for s in self._actors(reading, agents(verb, self.predicates), "agent") if _can(reading, s[0], entry, verb)
        ]
        if not subjects:
            return
        taken = {reading.found[i].cluster for i, _ in subjects}
        targets = [t for t in self._targets(reading, verb, entry) if not self._is_own(verb.doc, reading, t[0], taken)]
        mutual = load_ontology()[entry.type].symmetric or entry.type == "AGREE"
        if not targets and mutual and not is_passive(verb) and len(taken) > 1:
            # "The two leaders met"; "Putin and Trudeau met".
            for other in subjects[1:]:
                self._emit(reading, verb, entry.type, subjects[0], other, _SCORE_DIRECT)
            return
        for subject in subjects:
            for target in targets:
                score = (_SCORE_NESTED if subject[1] or target[1] else _SCORE_DIRECT) + 0.02 * min(entry.weight, 4)
                self._emit(reading, verb, entry.type, subject, target, score)
            if not targets and entry.type in _ALONE:
                self._emit(reading, verb, entry.type, subject, None, _SCORE_NESTED)

    @staticmethod
    def _is_own(doc: Doc, reading: Reading, target: int, taken: set[int]) -> bool:
        """The actor itself, or something of its own ("closed its embassy")."""
        mention = reading.found[target]
        if mention.cluster in taken:
            return True
        if mention.form is not Form.NOMINAL:
            return False
        owners = [c for c in doc[mention.head].children if c.dep_ == "poss"]
        return any(c.lower_ in ("its", "their", "own") for c in owners) or any(
            reading.found[reading.at[c.i]].cluster in taken for c in owners if c.i in reading.at
        )

    def _targets(self, reading: Reading, verb: Token, entry: Entry) -> list[Actor]:
        direct = behind(verb, entry.preps) if entry.preps else patients(verb)
        if entry.preps and not direct:
            direct = patients(verb)
        if entry.type in _JUDGING and (deeds := [t for t in direct if self._is_deed(t)]):
            # "Condemned the annexation of Crimea by Russia": whom it condemns is who did it.
            doers = [d for t in deeds for d in owning(t)]
            return list(self._actors(reading, [*(t for t in direct if t not in deeds), *doers], "target"))
        things = [t for t in direct if self._is_instrument(t, entry)]
        found = list(self._actors(reading, (t for t in direct if t not in things), "target"))
        for thing in things if not found else ():
            found += self._actors(reading, self._around(thing, entry), "target")
        if not found:
            found = [(i, True) for i, _ in self._further(reading, verb, entry)]
        if not found and entry.type == "SANCTION":
            found = list(self._actors(reading, _occasion(verb), "target"))
        if entry.type in _SPOKEN:
            found = [f for f in found if not f[1] or not _is_whereabouts(verb.doc, reading, f[0])]
        if entry.type == "MOBILIZE":
            found = [f for f in found if reading.clusters[reading.found[f[0]].cluster].kind is not Kind.PERSON]
        return found

    def _is_deed(self, noun: Token) -> bool:
        entry = self.predicates.noun(noun)
        return entry is not None and load_ontology()[entry.type].quad_class is QuadClass.MATERIAL_CONFLICT

    def _is_instrument(self, token: Token, entry: Entry) -> bool:
        """What is sent, given, cut or lifted is not whom it is done to."""
        words = {token.lemma_.lower(), token.lower_} | {
            c.lemma_.lower() for c in token.children if c.dep_ == "compound"
        }
        if entry.type == "MOBILIZE":
            return True
        recalled = entry.type == "SANCTION" and entry.lemma in _CALLED_HOME
        return bool(entry.objects & words) and (recalled or bool(words & self.predicates.things))

    def _unless_thing(self, token: Token) -> list[Token]:
        things = {token.lemma_.lower(), token.lower_} & self.predicates.things
        return behind(token, ("to", "for", "against", "on", "in", "into")) if things else [token]

    def _around(self, thing: Token, entry: Entry) -> list[Token]:
        if entry.type in ("MOBILIZE", "RETREAT"):
            return behind(thing, _PLACES_OF_FORCE)
        if entry.type == "AID" or entry.lemma in _CALLED_HOME:
            return behind(thing, ("to", "for", "in", "from"))
        return list(within(thing))

    def _entry(self, verb: Token) -> Entry | None:
        entry = self.predicates.verb(verb)
        if self.predicates.idiomatic(verb) or (entry and entry.type == "PROTEST" and not entry.weight and _shows(verb)):
            return None
        if entry is not None and entry.type == "REQUEST" and _only_says(verb):
            return None
        if entry is not None and entry.type == "AGREE" and self._promises_harm(verb):
            return _made("THREATEN", verb)
        if verb.pos_ == "ADJ":
            return _made("AGREE", verb)
        carried = self._carried(verb)
        if carried is not None and (
            entry is None or (entry.weight < 4 and verb.lemma_.lower() in self.predicates.light)
        ):
            return None  # the noun behind a light verb tells the event
        return entry

    def _promises_harm(self, verb: Token) -> bool:
        """ "Promised to impose sanctions" is a threat."""
        deeds = [e for c in verb.children if c.dep_ == "xcomp" and (e := self.predicates.verb(c)) is not None]
        return verb.lemma_.lower() in ("promise", "pledge", "vow") and any(e.type in _HARM for e in deeds)

    def _carried(self, verb: Token) -> Token | None:
        """The event noun a light verb carries ("imposed sanctions")."""
        if verb.lemma_.lower() not in self.predicates.light:
            return None
        return next((o for o in (*patients(verb), *objects(verb)) if self.predicates.noun(o)), None)

    def _asked_for(self, verb: Token) -> bool:
        """The verb only says what somebody asks of, refuses or denies to another; the asking is the event."""
        governor = verb.head
        if verb.dep_ == "pcomp" and governor.lower_ in ("against", "from", "into"):
            return self.predicates.complement(governor.head) == "ask"
        if verb.dep_ not in ("xcomp", "ccomp", "advcl") or governor.pos_ not in ("VERB", "ADJ") or governor == verb:
            return False
        kind = self.predicates.complement(governor)
        finite = verb.tag_ != "VB" or any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.children)
        if governor.lemma_.lower() in _TELLING and verb.dep_ == "ccomp" and finite:
            return False  # "told Iraq that Israel bombed": told, not asked
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

    def _actors(self, reading: Reading, tokens: Iterable[Token], side: str) -> Iterator[Actor]:
        """Mentions behind noun phrase heads: (index, whether it stands only inside the phrase). One a cluster."""
        seen: set[int] = set()
        for token in tokens:
            for index, nested in self._behind(reading, token, side):
                cluster = reading.found[index].cluster
                if cluster not in seen:
                    seen.add(cluster)
                    yield index, nested

    def _behind(self, reading: Reading, token: Token, side: str) -> list[Actor]:
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

    def _further(self, reading: Reading, verb: Token, entry: Entry) -> list[Actor]:
        """Targets not in the verb's own slots: behind other prepositions, else in the clause it governs."""
        force = entry.type == "MOBILIZE"
        for wanted in _PLACES_OF_FORCE if force else (*_TARGET_PREPS, *_BARE_PREPS):
            if wanted in ("in", "from", "at", "of") and entry.type in _SPOKEN:
                continue
            found = [
                x for x in self._actors(reading, behind(verb, (wanted,)), "target") if not _only_when(reading, x[0])
            ]
            found = [x for x in found if not x[1] or wanted in _TARGET_PREPS]
            if found:
                return found
        if entry.type not in _OF_CLAUSES:
            return []
        for clause in (c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i):
            if clause.dep_ == "ccomp" and (entry.type == "REJECT" or (entry.type in _OWN and not _own_deed(clause))):
                continue
            sent = [o for t in patients(clause) for o in self._unless_thing(t)]
            slots = (sent, [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")], behind(clause, (*_TARGET_PREPS, *_BARE_PREPS)))  # fmt: skip
            asked = entry.type == "REQUEST" and not (clause.dep_ == "xcomp" and clause.tag_ == "VB")
            for tokens in slots[1:2] if asked else slots:
                found = list(self._actors(reading, tokens, "target"))
                if found:
                    return found
        return []

    def _noun(self, reading: Reading, noun: Token, told: set[int]) -> None:
        entry = self.predicates.noun(noun)
        if entry is None or noun.dep_ in ("compound", "amod"):
            return
        carrier = _carrier(noun, self.predicates)
        if _unreal(noun, carrier):
            return
        if carrier is not None and carrier.head == noun:
            # "The NATO deployment that Canadian soldiers will lead": two sides may be named.
            self._told_by_noun(reading, noun, entry, None)
        if carrier is None or not (carrier.i in told or self._asked_for(carrier)):
            self._told_by_noun(reading, noun, entry, carrier)

    def _told_by_noun(self, reading: Reading, noun: Token, entry: Entry, carrier: Token | None) -> None:
        if carrier is not None and carrier.lemma_.lower() in self.predicates.receiving:
            self._received(reading, noun, entry, carrier)
            return
        targets = self._noun_targets(reading, noun, entry, carrier)
        sources = self._noun_agents(reading, noun, entry, carrier, targets)
        if not sources and carrier is None and load_ontology()[entry.type].symmetric and len(targets) > 1:
            sources, targets = targets[:1], targets[1:]
        taken = {reading.found[i].cluster for i, _ in sources}
        for source in sources:
            for target in targets:
                if reading.found[target[0]].cluster not in taken:
                    self._emit(reading, carrier or noun, entry.type, source, target, _SCORE_NOUN, noun)
            if not targets and entry.type in _ALONE and (carrier or entry.type == "MOBILIZE"):
                self._emit(reading, carrier or noun, entry.type, source, None, _SCORE_NESTED, noun)

    def _received(self, reading: Reading, noun: Token, entry: Entry, carrier: Token) -> None:
        """ "Drew criticism from Turkey", "faces sanctions by the EU": the subject is whom it is done to."""
        by = [t for word in (noun, carrier) for t in behind(word, ("from", "by"))]
        sources = list(self._actors(reading, by or owning(noun), "agent"))
        targets = list(self._actors(reading, agents(carrier, self.predicates), "agent"))
        for source in sources:
            for target in targets:
                if reading.found[source[0]].cluster != reading.found[target[0]].cluster:
                    self._emit(reading, carrier, entry.type, source, target, _SCORE_NOUN, noun)

    def _noun_targets(self, reading: Reading, noun: Token, entry: Entry, carrier: Token | None) -> list[Actor]:
        preps = entry.preps or DEFAULT_NOUN_PREPS
        for word in (noun, carrier):
            if word is None:
                continue
            for prep in preps:
                if word is carrier and prep == "of":
                    continue
                tokens = behind(word, (prep,)) or _right_behind(noun, prep)
                if entry.type in _JUDGING:
                    tokens = [o for t in tokens for o in (owning(t) if self._is_deed(t) else [t])]
                found = list(self._actors(reading, tokens, "target"))
                if found:
                    return found
        return []

    def _noun_agents(
        self, reading: Reading, noun: Token, entry: Entry, carrier: Token | None, targets: list[Actor]
    ) -> list[Actor]:
        by = list(self._actors(reading, behind(noun, ("by",)), "agent"))
        if by:
            return by
        relative = carrier is not None and carrier.head == noun and bool(agents(carrier, self.predicates))
        before = [
            t
            for c in noun.children
            if not relative and c.dep_ in ("poss", "amod", "compound", "nmod")
            for t in (c, *c.conjuncts)
        ]
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

    def _accuser(self, reading: Reading, verb: Token) -> tuple[int, ...]:
        """Who says it, where it is what somebody is accused of."""
        governor = verb.head.head
        if verb.dep_ != "pcomp" or governor.lemma_.lower() not in ("accuse", "suspect", "blame"):
            return ()
        accusers = [reading.at[a.i] for a in agents(governor, self.predicates) if a.i in reading.at]
        return tuple(accusers[:1])

    def _emit(
        self,
        reading: Reading,
        anchor: Token,
        type_: str,
        source: Actor,
        target: Actor | None,
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
                group=f"{anchor.i}:{cue.i}:{type_}", speakers=self._accuser(reading, anchor), status=held, polarity=denied, score=round(min(score, 0.95) - 0.1 * (held is Status.CONDITIONAL), 3),
            )
        )  # fmt: skip


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


def _group_of(found: list[Actor], reading: Reading) -> list[Actor]:
    """The nearest actor inside a phrase, with those coordinated to it."""
    if not found:
        return []
    first = reading.found[found[0][0]]
    return [found[0]] + [
        x
        for x in found[1:]
        if reading.found[x[0]].label == first.label and abs(reading.found[x[0]].start - first.end) <= 4
    ]


def _shows(verb: Token) -> bool:
    """ "Demonstrated that", "rallied support": done to something, it is no protest."""
    shown = any(c.dep_ in ("ccomp", "dobj") for c in verb.children)
    return shown and verb.lemma_.lower() in ("demonstrate", "rally", "march", "strike", "riot")


def _is_whereabouts(doc: Doc, reading: Reading, index: int) -> bool:
    """ "A ceasefire in Minsk": where it is, not with whom."""
    mention = reading.found[index]
    prep = doc[mention.head].head
    place = reading.clusters[mention.cluster].kind in (Kind.CITY, Kind.REGION)
    return place and prep.dep_ == "prep" and prep.lower_ in ("in", "at", "near")


def _only_says(verb: Token) -> bool:
    """ "Asked whether", "suggested that he had": a question or an opinion; "asked that he leave" is a request."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if clause is None or verb.lemma_.lower() not in (
        "ask",
        "suggest",
        "insist",
        "advise",
        "recommend",
        "remind",
        "question",
    ):
        return False
    aux = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    return any(c.lower_ in ("if", "whether") for c in clause.children) or (clause.tag_ != "VB" and not aux & {"should", "must", "be"})  # fmt: skip


def _own_deed(clause: Token) -> bool:
    """ "Warned that it would strike": a threat is of what one will do oneself."""
    own = any(c.dep_ == "nsubj" and c.lower_ in ("it", "they", "he", "she", "we", "i") for c in clause.children)
    return own and any(
        c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll", "could", "may") for c in clause.children
    )


def _is_verb(token: Token) -> bool:
    """A verb, or an infinitive the tagger took for a noun ("continues to battle")."""
    infinitive = token.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    return token.pos_ == "VERB" or (infinitive and token.pos_ == "NOUN")


def _can(reading: Reading, subject: int, entry: Entry, verb: Token) -> bool:
    """States do not march or strike: people do."""
    kind = reading.clusters[reading.found[subject].cluster].kind
    return (
        entry.type != "PROTEST"
        or kind not in STATES
        or verb.lemma_.lower() in ("protest", "boycott", "object", "stage")
    )


def _carrier(noun: Token, predicates: Predicates) -> Token | None:
    """The verb that says nothing but that the noun's event is: "imposed sanctions", "is in talks"."""
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in predicates.light:
        return noun.head
    for verb in noun.children:
        if verb.dep_ in ("relcl", "acl") and verb.lemma_.lower() in predicates.light and modified_object(verb) == noun:
            return verb
    prep = noun.head
    if noun.dep_ == "pobj" and prep.lower_ in ("in", "at", "under") and prep.head.lemma_.lower() in ("be", "remain", "stay", "enter"):  # fmt: skip
        return prep.head if not any(c.dep_ in ("det", "poss") for c in noun.children) else None
    return None


def _right_behind(noun: Token, prep: str) -> list[Token]:
    """The object of a preposition right after the noun that the parser tied to the verb."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if after is None or after.lower_ != prep or after.head != noun.head or after.dep_ not in ("prep", "dative"):
        return []
    return [o for c in after.children if c.dep_ == "pobj" for o in (c, *c.conjuncts)]


def _unreal(noun: Token, carrier: Token | None) -> bool:
    """The noun's event is wanted, feared or ruled out, not said to be."""
    if carrier is None and noun.dep_ in ("dobj", "pobj", "nsubjpass") and noun.head.lemma_.lower() in _UNREAL:
        return noun.head.lemma_.lower() in _NOT_YET or not any(c.dep_ == "poss" for c in noun.children)
    feared = _UNREAL | {"threat", "risk", "fear", "danger"}
    return noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in feared and not any(c.dep_ == "poss" for c in noun.children)  # fmt: skip


def _occasion(verb: Token) -> list[Token]:
    """Who gave the occasion: "suspended contacts after Moscow annexed the peninsula"."""
    clauses = [c for c in verb.children if c.dep_ == "advcl" and any(m.lower_ in _BECAUSE for m in c.children)]
    return [s for clause in clauses for s in clause.children if s.dep_ == "nsubj"]


def _strongest(reading: Reading) -> list[Draft]:
    """One draft for one pair and predicate; the strongest first found. Several mentions of one thing are one."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in reading.drafts:
        event = load_ontology()[draft.type].family is Family.EVENT
        ends = [reading.found[i].cluster if i is not None else None for i in (draft.subject, draft.object)]
        key = (draft.predicate if event else draft.cue, event or draft.type, *ends)
        if key not in best or draft.score > best[key].score:
            best[key] = draft
    return sorted(best.values(), key=lambda d: (d.cue, d.type, d.subject, -1 if d.object is None else d.object))
