"""PLOVER events between actors, from verbs and event nouns."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from legation.domain.claim import Polarity, Status
from legation.domain.entity import Kind
from legation.domain.mention import Form, Sense
from legation.domain.ontology import Family, load_ontology
from legation.extraction.coreference.dual_anaphora import the_two
from legation.extraction.coreference.pronouns import add_own_words
from legation.extraction.doc_attributes import reading_of
from legation.extraction.document import Draft, Reading
from legation.extraction.events.actors import Actor, actors, is_own
from legation.extraction.events.demands import demands
from legation.extraction.events.denials import is_denial, retold
from legation.extraction.events.evaluations import judgements
from legation.extraction.events.long_distance import distant
from legation.extraction.events.modes import mode
from legation.extraction.events.nominal_predicates import ALONE, told_by_noun
from legation.extraction.events.predicate_senses import asked_for, is_verb, sense
from legation.extraction.events.targets import targets
from legation.extraction.events.willingness import readiness
from legation.extraction.grammar.arguments import agents, behind, gerund_governor, is_passive, patients
from legation.extraction.grammar.factuality import claims_to, denied_by, denier, polarity, status
from legation.extraction.grammar.predicates import Entry, Predicates, load_predicates, objects
from legation.extraction.labels import STATES
from legation.extraction.names.datelines import dateline_tokens

# Done by each to the other where nobody else is named.
_MUTUAL = frozenset({"clash", "fight", "battle", "skirmish", "spar", "scuffle", "brawl", "tussle"})
_HITS_OWN = frozenset({"ASSAULT", "COERCE", "CONCEDE", "ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "CONSULT", "AID"})
_NOUNS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_SCORE_DIRECT, _SCORE_NESTED, _SCORE_NOUN, _SCORE_FAR = 0.75, 0.6, 0.65, 0.55


@Language.factory("legation_events", requires=["doc._.reading", "token.dep", "token.lemma"], assigns=["doc._.reading"])
def make_events(nlp: Language, name: str) -> "Events":  # noqa: ARG001 (the signature is spaCy's)
    """Reads events from the dependency parse with the vocabulary of `lexicon/en/predicates.yaml`."""
    return Events()


class Events:
    """Adds event drafts."""

    def __init__(self) -> None:
        self.predicates = load_predicates()

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        add_own_words(doc, reading)
        written = dateline_tokens(doc)
        # A verb in small letters is one whatever a recogniser of names makes of it.
        words = [t for t in doc if (t.pos_ in ("VERB", "ADJ") and t.is_lower) or t.i not in _name_tokens(reading, t.i)]
        for token in words:
            if is_verb(token):
                self._verb(reading, token, written)
        told = {d.predicate for d in reading.drafts if load_ontology()[d.type].family is Family.EVENT}
        types: dict[int, set[str]] = {}
        counted = 0
        for token in words:
            for draft in reading.drafts[counted:]:
                types.setdefault(draft.predicate, set()).add(draft.type)
            counted = len(reading.drafts)
            if token.pos_ in ("NOUN", "PROPN") and not is_verb(token) and not _is_told(types, token, self.predicates):
                for event in told_by_noun(reading, token, told, self.predicates):
                    score = _SCORE_NOUN if event.target else _SCORE_NESTED
                    self._emit(reading, event.anchor, event.type, event.source, event.target, score, token)
        for ready, type_, source, target in list(readiness(doc, reading, self.predicates)):
            self._emit(reading, ready, type_, source, target, _SCORE_DIRECT)
        for said, due, source, target in list(demands(doc, reading, self.predicates)):
            self._emit(reading, said, "REQUEST", source, target, _SCORE_NESTED, due)
        for said, bad, source, target in list(judgements(doc, reading, self.predicates)):
            self._emit(reading, said, "ACCUSE", source, target, _SCORE_NESTED, bad)
        reading.drafts = _strongest(reading)
        reading.drafts = [d for d in reading.drafts if not _from_dateline(reading, d, written)]
        for far, type_, source, target in list(distant(doc, reading, self.predicates)):
            self._emit(reading, far, type_, source, target, _SCORE_FAR)
        reading.drafts += retold(doc, reading, self.predicates)
        return doc

    def _verb(self, reading: Reading, verb: Token, written: frozenset[int]) -> None:
        entry = sense(verb, self.predicates)
        if entry is None and _is_done_together(verb):
            self._together(reading, verb, written)
        if entry is None or asked_for(verb, self.predicates) or is_denial(verb):
            return
        doers = [t for t in agents(verb, self.predicates) if t.i not in written]
        subjects = [s for s in actors(reading, doers, "agent") if _can(reading, s[0], entry, verb)]
        if not subjects and not (subjects := _both(reading, verb, entry, doers)):
            self._between(reading, verb, entry)
            return
        entry = _as_said(reading, verb, entry, subjects)
        subjects, found = self._ends(reading, verb, entry, subjects)
        if not found and len(subjects) == 1:
            subjects = _both(reading, verb, entry, doers) or subjects
        if not found and len(subjects) > 1 and _is_mutual(verb, entry):
            # "The two leaders met"; "Putin and Trudeau met".
            for other in subjects[1:]:
                self._emit(reading, verb, entry.type, subjects[0], other, _SCORE_DIRECT)
            return
        if not found and entry.type not in ALONE and _is_done_together(verb):
            self._together(reading, verb, written)
        for subject in subjects:
            for target in found:
                score = (_SCORE_NESTED if subject[1] or target[1] else _SCORE_DIRECT) + 0.02 * min(entry.weight, 4)
                self._emit(reading, verb, entry.type, subject, target, score)
            if not found and entry.type in ALONE:
                self._emit(reading, verb, entry.type, subject, None, _SCORE_NESTED)

    def _ends(
        self, reading: Reading, verb: Token, entry: Entry, subjects: list[Actor]
    ) -> tuple[list[Actor], list[Actor]]:
        if not _mediates(verb) and len(sides := _sides(reading, verb, entry)) > 1:
            return sides[:1], sides[1:]  # "host talks between": the host is no side
        taken = {reading.found[i].cluster for i, _ in subjects}
        found = [
            t
            for t in targets(reading, verb, entry, self.predicates)
            if not (_own(verb.doc, reading, t[0], taken) and not _may_hit_own(reading, t[0], entry, taken))
            and not _is_beside(verb.doc, reading, subjects, t[0])
        ]
        if len(subjects) > 1 and _is_mutual(verb, entry):
            found = [t for t in found if _is_other_side(verb, reading, entry, t)]
        return subjects, found

    def _between(self, reading: Reading, verb: Token, entry: Entry) -> None:
        """ "Fighting between the army and the rebels went on": the parser makes a verb of the noun."""
        sides = list(actors(reading, behind(verb, ("between",)), "target")) if verb.dep_ in _NOUNS else []
        for other in sides[1:]:
            self._emit(reading, verb, entry.type, sides[0], other, _SCORE_NOUN)

    def _together(self, reading: Reading, verb: Token, written: frozenset[int]) -> None:
        doers = [t for t in agents(verb, self.predicates) if t.i not in written]
        sides = [s for s in actors(reading, doers, "agent") if not s[1]]
        for other in sides[1:]:
            self._emit(reading, verb, "COOPERATE", sides[0], other, _SCORE_NOUN)

    def _teller(self, reading: Reading, verb: Token) -> tuple[int, ...]:
        """Who says it, where it is what somebody is accused of or denies doing."""
        if (refuser := denier(verb)) is not None:
            return tuple(reading.at[a.i] for a in agents(refuser, self.predicates) if a.i in reading.at)[:1]
        if (denied_by(verb, verb.head) and verb.dep_ in ("xcomp", "advcl")) or claims_to(verb):
            return tuple(reading.at[a.i] for a in agents(verb.head, self.predicates) if a.i in reading.at)[:1]
        while verb.dep_ in ("relcl", "dobj", "pobj", "prep", "conj") and verb.head != verb:
            verb = verb.head  # "accused Pakistan of sheltering the group that killed forty"
        governor = gerund_governor(verb)
        if governor is None or verb.dep_ != "pcomp" or governor.lemma_.lower() not in ("accuse", "suspect", "blame"):
            return ()
        if not any(c.dep_ in ("dobj", "nsubjpass") for c in governor.children):
            return ()  # "Togo accused of torturing protesters", as headlines put it: nobody says by whom
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
        if cue != anchor and polarity(cue, self.predicates) is Polarity.DENIED:
            denied = Polarity.DENIED if denied is Polarity.AFFIRMED else Polarity.AFFIRMED
        if type_ == "REJECT" and denied is Polarity.DENIED and anchor.lemma_.lower() in ("fail",):
            denied = Polarity.AFFIRMED
        reading.drafts.append(
            Draft(
                type_, source[0], target[0] if target else None, span, (sentence.start, sentence.end), anchor.i,
                group=f"{anchor.i}:{cue.i}:{type_}", mode=mode(type_, anchor, cue), speakers=self._teller(reading, anchor), status=held, polarity=denied, score=round(min(score, 0.95) - 0.1 * (held is Status.CONDITIONAL), 3),
            )
        )  # fmt: skip


def _name_tokens(reading: Reading, i: int) -> range:
    """The tokens of the name that covers `i`, none when it lies in a noun phrase or nowhere."""
    index = reading.at.get(i)
    if index is None or reading.found[index].form is not Form.NAME:
        return range(0)
    return range(reading.found[index].start, reading.found[index].end)


def _is_mutual(verb: Token, entry: Entry) -> bool:
    """What several do is done by each to the other: "Serbia and Kosovo met", "agreed", "clashed"."""
    mutual = load_ontology()[entry.type].symmetric or entry.type == "AGREE"
    mutual |= entry.type == "SUPPORT" and bool(entry.objects & {"treaty", "agreement", "deal"})
    truce = entry.type == "RETREAT" and bool(entry.objects & {"ceasefire", "truce"})
    fight = verb.lemma_.lower() in _MUTUAL and not any(c.dep_ == "dobj" for c in verb.children)
    fight |= verb.lemma_.lower() in ("exchange", "trade") and "fire" in entry.objects
    return (mutual or truce or fight) and not is_passive(verb)


def _both(reading: Reading, verb: Token, entry: Entry, doers: list[Token]) -> list[Actor]:
    """The sides of what is done by each to the other, where one phrase names them all."""
    if not _is_mutual(verb, entry):
        return []
    return _told_apart(reading, doers) or the_two(reading, doers)


def _told_apart(reading: Reading, doers: list[Token]) -> list[Actor]:
    """ "American and Chinese negotiators met": those of each side."""
    before = ("amod", "compound", "nmod", "poss")
    named = [t for d in doers for c in d.children if c.dep_ in before for t in (c, *c.conjuncts)]
    sides = list(actors(reading, (t for t in named if t.i in reading.at), "target"))
    states = [s for s in sides if reading.clusters[reading.found[s[0]].cluster].kind in STATES | {Kind.ORGANIZATION}]
    return states if len(states) > 1 else []


def _is_other_side(verb: Token, reading: Reading, entry: Entry, target: Actor) -> bool:
    """Of what several do together: met Putin, agreed with Spain; not "discussed Syria", "agreed on the return of refugees"."""
    head = verb.doc[reading.found[target[0]].head]
    if entry.type == "AGREE" and any(c.dep_ == "xcomp" for c in verb.children):
        return True  # "agreed to lift the ban on Egypt"
    with_ = (o for word in (verb, *objects(verb)) for o in behind(word, ("with", "to")))
    beside = any(head in (o, *o.conjuncts) for o in (*patients(verb), *with_))
    return beside and verb.lemma_.lower() not in ("discuss", "debate")


def _sides(reading: Reading, verb: Token, entry: Entry) -> list[Actor]:
    """The sides of talks, games or agreements that somebody else hosts."""
    if not load_ontology()[entry.type].symmetric:
        return []
    return list(actors(reading, (t for noun in objects(verb) for t in behind(noun, ("between",))), "target"))


def _mediates(verb: Token) -> bool:
    """Who launches a mediation between two deals with each of them."""
    return any("mediation" in (t.lower_, *(c.lower_ for c in t.children)) for t in objects(verb))


def _is_done_together(verb: Token) -> bool:
    """What two do "together" or "jointly" they work at with each other, whatever it is."""
    joined = any(c.lower_ in ("together", "jointly") and c.dep_ == "advmod" for c in verb.children)
    joined |= any(c.lower_ == "joint" for o in objects(verb) for c in o.children)
    return joined and verb.lemma_.lower() not in ("be", "come", "get", "live", "stay")


def _as_said(reading: Reading, verb: Token, entry: Entry, subjects: list[Actor]) -> Entry:
    """A state's protest is a complaint; a promise not to attack is no threat."""
    kinds = {reading.clusters[reading.found[i].cluster].kind for i, _ in subjects}
    if entry.type == "PROTEST" and kinds <= STATES and verb.lemma_.lower() in ("protest", "object"):
        return replace(entry, type="ACCUSE")
    refrains = any(c.dep_ == "xcomp" and any(n.dep_ == "neg" for n in c.children) for c in verb.children)
    if entry.type == "THREATEN" and refrains and verb.lemma_.lower() in ("promise", "pledge", "vow"):
        return replace(entry, type="AGREE")
    return entry


def _is_told(types: Mapping[int, set[str]], noun: Token, predicates: Predicates) -> bool:
    """The object of a verb that told the same event: "mediated talks between"; `types` by predicate."""
    if noun.dep_ != "dobj" or noun.head.i not in types:
        return False
    if noun.lemma_.lower() in predicates.things:
        return True  # "cut its aid to Lebanon" is no aid
    entry = predicates.noun(noun)
    return entry is not None and entry.type in types[noun.head.i]


def _from_dateline(reading: Reading, draft: Draft, written: frozenset[int]) -> bool:
    """An event one of whose actors is only where the report was written."""
    ends = [i for i in (draft.subject, draft.object) if i is not None]
    event = load_ontology()[draft.type].family is Family.EVENT
    return event and any(reading.found[i].start in written for i in ends)


def _own(doc: Doc, reading: Reading, target: int, taken: set[int]) -> bool:
    """Its own, unless "its" is known to mean somebody else: "accused Russia of shelling its border guards"."""
    mention = reading.found[target]
    if mention.cluster not in taken and mention.form is Form.NOMINAL:
        owners = [c.i for c in doc[mention.head].children if c.dep_ == "poss" and c.i in reading.at]
        whose = {
            reading.found[reading.at[i]].cluster for i in owners if reading.found[reading.at[i]].form is Form.PRONOUN
        }
        if whose and not whose & taken:
            return False
    return is_own(doc, reading, target, taken)


def _may_hit_own(reading: Reading, target: int, entry: Entry, taken: set[int]) -> bool:
    """ "Freed eleven of its prisoners", "urged his people": people of one's own are somebody else."""
    found = reading.found[target]
    people = reading.clusters[found.cluster].kind in (Kind.GROUP, Kind.PERSON) and found.form is Form.NOMINAL
    return people and found.cluster not in taken and entry.type in _HITS_OWN


def _is_beside(doc: Doc, reading: Reading, subjects: list[Actor], target: int) -> bool:
    """ "The alliance's new chief, Mark Rutte": one and the same."""
    head = doc[reading.found[target].head]
    return head.dep_ == "appos" and any(reading.found[i].head == head.head.i for i, _ in subjects)


def _can(reading: Reading, subject: int, entry: Entry, verb: Token) -> bool:
    """States do not march or strike: people do. A group that calls somebody calls a witness, not a leader."""
    found = reading.found[subject]
    kind = reading.clusters[found.cluster].kind
    if entry.type == "CONSULT" and verb.lemma_.lower() == "call" and kind is Kind.GROUP:
        return False
    return (
        entry.type != "PROTEST"
        or kind not in STATES
        or found.sense is Sense.PEOPLE
        or verb.lemma_.lower() in ("protest", "boycott", "object", "stage")
    )


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
