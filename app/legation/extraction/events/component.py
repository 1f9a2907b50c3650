"""PLOVER events between actors, from verbs and event nouns."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from legation.domain.claim import Polarity, Status
from legation.domain.entity import STATES, Kind
from legation.domain.mention import Form, Sense
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.claims.weights import (
    CONDITIONAL_LESS,
    EVENT_BETWEEN_OWN_ENDS,
    EVENT_BY_NOUN,
    EVENT_FAR,
    EVENT_INSIDE_PHRASE,
    HIGHEST_EVENT,
    MOST_CONDITIONS,
    PER_CONDITION,
)
from legation.extraction.coreference.dual_anaphora import resolve_pair
from legation.extraction.coreference.pronouns import add_own_words
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.document import ClaimDraft, DocumentAnalysis
from legation.extraction.events.actors import Actor, actors, is_own
from legation.extraction.events.demands import demands
from legation.extraction.events.denials import is_denial, metalinguistic_denials
from legation.extraction.events.evaluations import evaluations
from legation.extraction.events.long_distance import distant
from legation.extraction.events.modes import mode
from legation.extraction.events.nominal_predicates import nominal_events
from legation.extraction.events.predicate_senses import asked_for, is_verb, predicate_sense
from legation.extraction.events.targets import targets
from legation.extraction.events.willingness import willingness
from legation.extraction.grammar.arguments import agents, behind, gerund_governor, is_passive, patients
from legation.extraction.grammar.factuality import claims_to, denied_by, denier, polarity, status
from legation.extraction.grammar.predicates import Entry, Predicates, load_predicates, objects
from legation.extraction.grammar.syntax import (
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    ADVERB_MODIFIER,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    COMPOUND,
    CONJUNCT,
    NEGATION,
    NOUN,
    NOUN_MODIFIER,
    OBJECT,
    OPEN_CLAUSE,
    PARTICLE,
    PASSIVE_SUBJECT,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    RELATIVE_CLAUSE,
    SUBJECT,
    VERB,
    has_pos,
    has_role,
)
from legation.extraction.lexicon.words import ordered_words, words
from legation.extraction.names.datelines import dateline_tokens

_EXCHANGING = words("events/component.exchanging")
_TALKED_OVER = words("events/targets.talked_over")
_MERELY_TOGETHER = words("events/component.merely_together")
_COMPLAINING = words("events/component.complaining")
_PROMISING = words("events/predicate_senses.promising")
_STATES_DO_TOO = words("events/component.states_do_too")
_ACCUSING = words("events/component.accusing")
_PACTS = words("events/component.pacts")
_TRUCES = words("events/component.truces")
_PARTNER_PREPOSITIONS = ordered_words("events/component.partner_prepositions")
_TOGETHER = words("events/component.together")

_FIGHTING = words("events/component.fighting")
_NOUNS = frozenset({SUBJECT, PASSIVE_SUBJECT, OBJECT, PREPOSITION_OBJECT})


@Language.factory(
    "legation_events",
    requires=[
        "doc._.references",
        "doc._.links",
        "doc._.claims",
        "doc._.quotations",
        "token.dep",
        "token.pos",
        "token.tag",
        "token.lemma",
    ],
    assigns=["doc._.claims", "doc._.references"],
)
def make_events(nlp: Language, name: str) -> "Events":  # noqa: ARG001 (the signature is spaCy's)
    """Reads events from the dependency parse with the vocabulary of `lexicon/en/predicates.yaml`."""
    return Events()


class Events:
    """Adds event drafts."""

    def __init__(self) -> None:
        self.predicates = load_predicates()

    def __call__(self, doc: Doc) -> Doc:
        analysis = analysis_of(doc)
        add_own_words(doc, analysis)
        written = dateline_tokens(doc)
        # A verb in small letters is one whatever a recogniser of names makes of it.
        words = [
            t for t in doc if (has_pos(t, VERB, ADJECTIVE) and t.is_lower) or t.i not in _name_tokens(analysis, t.i)
        ]
        for token in words:
            if is_verb(token):
                self._verb(analysis, token, written)
        told = {d.predicate for d in analysis.claims if load_ontology()[d.type].is_event}
        types: dict[int, set[str]] = {}
        counted = 0
        for token in words:
            for draft in analysis.claims[counted:]:
                types.setdefault(draft.predicate, set()).add(draft.type)
            counted = len(analysis.claims)
            if has_pos(token, NOUN, PROPER_NOUN) and not is_verb(token) and not _is_told(types, token, self.predicates):
                for event in nominal_events(analysis, token, told, self.predicates):
                    score = EVENT_BY_NOUN if event.target else EVENT_INSIDE_PHRASE
                    self._emit(analysis, event.anchor, event.type, event.source, event.target, score, token)
        for willing, type_, source, target in list(willingness(doc, analysis, self.predicates)):
            self._emit(analysis, willing, type_, source, target, EVENT_BETWEEN_OWN_ENDS)
        for said, due, source, target in list(demands(doc, analysis, self.predicates)):
            self._emit(analysis, said, "REQUEST", source, target, EVENT_INSIDE_PHRASE, due)
        for said, bad, source, target in list(evaluations(doc, analysis, self.predicates)):
            self._emit(analysis, said, "ACCUSE", source, target, EVENT_INSIDE_PHRASE, bad)
        analysis.replace_claims(_strongest(analysis))
        analysis.keep_claims(lambda d: not _from_dateline(analysis, d, written))
        for far, type_, source, target in list(distant(doc, analysis, self.predicates)):
            self._emit(analysis, far, type_, source, target, EVENT_FAR)
        for claim in metalinguistic_denials(doc, analysis, self.predicates):
            analysis.add_claim(claim)
        return doc

    def _verb(self, analysis: DocumentAnalysis, verb: Token, written: frozenset[int]) -> None:
        entry = predicate_sense(verb, self.predicates)
        if entry is None and _is_done_together(verb):
            self._together(analysis, verb, written)
        if entry is None or asked_for(verb, self.predicates) or is_denial(verb):
            return
        doers = [t for t in agents(verb, self.predicates) if t.i not in written]
        subjects = [s for s in actors(analysis, doers, "agent") if _can(analysis, s[0], entry, verb)]
        if not subjects and not (subjects := _both(analysis, verb, entry, doers)):
            self._between(analysis, verb, entry)
            return
        entry = _as_said(analysis, verb, entry, subjects)
        subjects, found = self._ends(analysis, verb, entry, subjects)
        if not found and len(subjects) == 1:
            subjects = _both(analysis, verb, entry, doers) or subjects
        if not found and len(subjects) > 1 and _is_mutual(verb, entry):
            # "The two leaders met"; "Putin and Trudeau met".
            for other in subjects[1:]:
                self._emit(analysis, verb, entry.type, subjects[0], other, EVENT_BETWEEN_OWN_ENDS)
            return
        alone = load_ontology()[entry.type].has(Trait.STANDS_ALONE)
        if not found and not alone and _is_done_together(verb):
            self._together(analysis, verb, written)
        for subject in subjects:
            for target in found:
                score = (
                    EVENT_INSIDE_PHRASE if subject[1] or target[1] else EVENT_BETWEEN_OWN_ENDS
                ) + PER_CONDITION * min(entry.weight, MOST_CONDITIONS)
                self._emit(analysis, verb, entry.type, subject, target, score)
            if not found and alone:
                self._emit(analysis, verb, entry.type, subject, None, EVENT_INSIDE_PHRASE)

    def _ends(
        self, analysis: DocumentAnalysis, verb: Token, entry: Entry, subjects: list[Actor]
    ) -> tuple[list[Actor], list[Actor]]:
        if not _mediates(verb) and len(sides := _sides(analysis, verb, entry)) > 1:
            return sides[:1], sides[1:]  # "host talks between": the host is no side
        taken = {analysis.mentions[i].cluster for i, _ in subjects}
        found = [
            t
            for t in targets(analysis, verb, entry, self.predicates)
            if not (_own(verb.doc, analysis, t[0], taken) and not _may_hit_own(analysis, t[0], entry, taken))
            and not _is_beside(verb.doc, analysis, subjects, t[0])
        ]
        if len(subjects) > 1 and _is_mutual(verb, entry):
            found = [t for t in found if _is_other_side(verb, analysis, entry, t)]
        return subjects, found

    def _between(self, analysis: DocumentAnalysis, verb: Token, entry: Entry) -> None:
        """ "Fighting between the army and the rebels went on": the parser makes a verb of the noun."""
        sides = list(actors(analysis, behind(verb, ("between",)), "target")) if has_role(verb, *_NOUNS) else []
        for other in sides[1:]:
            self._emit(analysis, verb, entry.type, sides[0], other, EVENT_BY_NOUN)

    def _together(self, analysis: DocumentAnalysis, verb: Token, written: frozenset[int]) -> None:
        doers = [t for t in agents(verb, self.predicates) if t.i not in written]
        sides = [s for s in actors(analysis, doers, "agent") if not s[1]]
        for other in sides[1:]:
            self._emit(analysis, verb, "COOPERATE", sides[0], other, EVENT_BY_NOUN)

    def _teller(self, analysis: DocumentAnalysis, verb: Token) -> tuple[int, ...]:
        """Who says it, where it is what somebody is accused of or denies doing."""
        if (refuser := denier(verb)) is not None:
            return tuple(
                analysis.mention_at[a.i] for a in agents(refuser, self.predicates) if a.i in analysis.mention_at
            )[:1]
        if (denied_by(verb, verb.head) and has_role(verb, OPEN_CLAUSE, ADVERBIAL_CLAUSE)) or claims_to(verb):
            return tuple(
                analysis.mention_at[a.i] for a in agents(verb.head, self.predicates) if a.i in analysis.mention_at
            )[:1]
        while has_role(verb, RELATIVE_CLAUSE, OBJECT, PREPOSITION_OBJECT, PREPOSITION, CONJUNCT) and verb.head != verb:
            verb = verb.head  # "accused Pakistan of sheltering the group that killed forty"
        governor = gerund_governor(verb)
        if governor is None or not has_role(verb, PREPOSITION_CLAUSE) or governor.lemma_.lower() not in _ACCUSING:
            return ()
        if not any(has_role(c, OBJECT, PASSIVE_SUBJECT) for c in governor.children):
            return ()  # "Togo accused of torturing protesters", as headlines put it: nobody says by whom
        accusers = [analysis.mention_at[a.i] for a in agents(governor, self.predicates) if a.i in analysis.mention_at]
        return tuple(accusers[:1])

    def _emit(
        self,
        analysis: DocumentAnalysis,
        anchor: Token,
        type_: str,
        source: Actor,
        target: Actor | None,
        score: float,
        cue: Token | None = None,
    ) -> None:
        cue = cue or anchor
        sentence = anchor.sent
        tokens = sorted({cue.i, anchor.i} | {c.i for c in anchor.children if has_role(c, PARTICLE)})
        span = (tokens[0], tokens[-1] + 1) if tokens[-1] - tokens[0] < 4 else (cue.i, cue.i + 1)
        held, denied = status(anchor, self.predicates), polarity(anchor, self.predicates)
        if cue != anchor and polarity(cue, self.predicates) is Polarity.DENIED:
            denied = Polarity.DENIED if denied is Polarity.AFFIRMED else Polarity.AFFIRMED
        if type_ == "REJECT" and denied is Polarity.DENIED and anchor.lemma_.lower() == "fail":
            denied = Polarity.AFFIRMED
        analysis.add_claim(
            ClaimDraft(
                type_, source[0], target[0] if target else None, span, (sentence.start, sentence.end), anchor.i,
                group=f"{anchor.i}:{cue.i}:{type_}", mode=mode(type_, anchor, cue), speakers=self._teller(analysis, anchor), status=held, polarity=denied, score=round(min(score, HIGHEST_EVENT) - CONDITIONAL_LESS * (held is Status.CONDITIONAL), 3),
            )
        )  # fmt: skip


def _name_tokens(analysis: DocumentAnalysis, i: int) -> range:
    """The tokens of the name that covers `i`, none when it lies in a noun phrase or nowhere."""
    index = analysis.mention_at.get(i)
    if index is None or analysis.mentions[index].form is not Form.NAME:
        return range(0)
    return range(analysis.mentions[index].start, analysis.mentions[index].end)


def _is_mutual(verb: Token, entry: Entry) -> bool:
    """What several do is done by each to the other: "Serbia and Kosovo met", "agreed", "clashed"."""
    mutual = load_ontology()[entry.type].has(Trait.MUTUAL)
    mutual |= entry.type == "SUPPORT" and bool(entry.objects & _PACTS)
    truce = entry.type == "RETREAT" and bool(entry.objects & _TRUCES)
    fight = verb.lemma_.lower() in _FIGHTING and not any(has_role(c, OBJECT) for c in verb.children)
    fight |= verb.lemma_.lower() in _EXCHANGING and "fire" in entry.objects
    return (mutual or truce or fight) and not is_passive(verb)


def _both(analysis: DocumentAnalysis, verb: Token, entry: Entry, doers: list[Token]) -> list[Actor]:
    """The sides of what is done by each to the other, where one phrase names them all."""
    if not _is_mutual(verb, entry):
        return []
    return _told_apart(analysis, doers) or [(index, False) for index in resolve_pair(analysis, doers)]


def _told_apart(analysis: DocumentAnalysis, doers: list[Token]) -> list[Actor]:
    """ "American and Chinese negotiators met": those of each side."""
    before = (ADJECTIVE_MODIFIER, COMPOUND, NOUN_MODIFIER, POSSESSOR)
    named = [t for d in doers for c in d.children if has_role(c, *before) for t in (c, *c.conjuncts)]
    sides = list(actors(analysis, (t for t in named if t.i in analysis.mention_at), "target"))
    states = [
        s for s in sides if analysis.clusters[analysis.mentions[s[0]].cluster].kind in STATES | {Kind.ORGANIZATION}
    ]
    return states if len(states) > 1 else []


def _is_other_side(verb: Token, analysis: DocumentAnalysis, entry: Entry, target: Actor) -> bool:
    """Of what several do together: met Putin, agreed with Spain; not "discussed Syria", "agreed on the return of refugees"."""
    head = verb.doc[analysis.mentions[target[0]].head]
    if entry.type == "AGREE" and any(has_role(c, OPEN_CLAUSE) for c in verb.children):
        return True  # "agreed to lift the ban on Egypt"
    with_ = (o for word in (verb, *objects(verb)) for o in behind(word, _PARTNER_PREPOSITIONS))
    beside = any(head in (o, *o.conjuncts) for o in (*patients(verb), *with_))
    return beside and verb.lemma_.lower() not in _TALKED_OVER


def _sides(analysis: DocumentAnalysis, verb: Token, entry: Entry) -> list[Actor]:
    """The sides of talks, games or agreements that somebody else hosts."""
    if not load_ontology()[entry.type].symmetric:
        return []
    return list(actors(analysis, (t for noun in objects(verb) for t in behind(noun, ("between",))), "target"))


def _mediates(verb: Token) -> bool:
    """Who launches a mediation between two deals with each of them."""
    return any("mediation" in (t.lower_, *(c.lower_ for c in t.children)) for t in objects(verb))


def _is_done_together(verb: Token) -> bool:
    """What two do "together" or "jointly" they work at with each other, whatever it is."""
    joined = any(c.lower_ in _TOGETHER and has_role(c, ADVERB_MODIFIER) for c in verb.children)
    joined |= any(c.lower_ == "joint" for o in objects(verb) for c in o.children)
    return joined and verb.lemma_.lower() not in _MERELY_TOGETHER


def _as_said(analysis: DocumentAnalysis, verb: Token, entry: Entry, subjects: list[Actor]) -> Entry:
    """A state's protest is a complaint; a promise not to attack is no threat."""
    kinds = {analysis.cluster_of(i).kind for i, _ in subjects}
    if entry.type == "PROTEST" and kinds <= STATES and verb.lemma_.lower() in _COMPLAINING:
        return replace(entry, type="ACCUSE")
    refrains = any(has_role(c, OPEN_CLAUSE) and any(has_role(n, NEGATION) for n in c.children) for c in verb.children)
    if entry.type == "THREATEN" and refrains and verb.lemma_.lower() in _PROMISING:
        return replace(entry, type="AGREE")
    return entry


def _is_told(types: Mapping[int, set[str]], noun: Token, predicates: Predicates) -> bool:
    """The object of a verb that told the same event: "mediated talks between"; `types` by predicate."""
    if not has_role(noun, OBJECT) or noun.head.i not in types:
        return False
    if noun.lemma_.lower() in predicates.things:
        return True  # "cut its aid to Lebanon" is no aid
    entry = predicates.noun(noun)
    return entry is not None and entry.type in types[noun.head.i]


def _from_dateline(analysis: DocumentAnalysis, draft: ClaimDraft, written: frozenset[int]) -> bool:
    """An event one of whose actors is only where the report was written."""
    ends = [i for i in (draft.subject, draft.object) if i is not None]
    event = load_ontology()[draft.type].is_event
    return event and any(analysis.mentions[i].start in written for i in ends)


def _own(doc: Doc, analysis: DocumentAnalysis, target: int, taken: set[int]) -> bool:
    """Its own, unless "its" is known to mean somebody else: "accused Russia of shelling its border guards"."""
    mention = analysis.mentions[target]
    if mention.cluster not in taken and mention.form is Form.NOMINAL:
        owners = [c.i for c in doc[mention.head].children if has_role(c, POSSESSOR) and c.i in analysis.mention_at]
        whose = {
            analysis.mentions[analysis.mention_at[i]].cluster
            for i in owners
            if analysis.mentions[analysis.mention_at[i]].form is Form.PRONOUN
        }
        if whose and not whose & taken:
            return False
    return is_own(doc, analysis, target, taken)


def _may_hit_own(analysis: DocumentAnalysis, target: int, entry: Entry, taken: set[int]) -> bool:
    """ "Freed eleven of its prisoners", "urged his people": people of one's own are somebody else."""
    found = analysis.mentions[target]
    people = analysis.clusters[found.cluster].kind in (Kind.GROUP, Kind.PERSON) and found.form is Form.NOMINAL
    return people and found.cluster not in taken and load_ontology()[entry.type].has(Trait.MAY_BE_DONE_TO_OWN)


def _is_beside(doc: Doc, analysis: DocumentAnalysis, subjects: list[Actor], target: int) -> bool:
    """ "The alliance's new chief, Mark Rutte": one and the same."""
    head = doc[analysis.mentions[target].head]
    return has_role(head, APPOSITION) and any(analysis.mentions[i].head == head.head.i for i, _ in subjects)


def _can(analysis: DocumentAnalysis, subject: int, entry: Entry, verb: Token) -> bool:
    """States do not march or strike: people do. A group that calls somebody calls a witness, not a leader."""
    found = analysis.mentions[subject]
    kind = analysis.clusters[found.cluster].kind
    if entry.type == "CONSULT" and verb.lemma_.lower() == "call" and kind is Kind.GROUP:
        return False
    return (
        entry.type != "PROTEST"
        or kind not in STATES
        or found.sense is Sense.PEOPLE
        or verb.lemma_.lower() in _STATES_DO_TOO
    )


def _strongest(analysis: DocumentAnalysis) -> list[ClaimDraft]:
    """One draft for one pair and predicate; the strongest first found. Several mentions of one thing are one."""
    best: dict[tuple[object, ...], ClaimDraft] = {}
    for draft in analysis.claims:
        event = load_ontology()[draft.type].is_event
        ends = [analysis.mentions[i].cluster if i is not None else None for i in (draft.subject, draft.object)]
        key = (draft.predicate if event else draft.cue, event or draft.type, *ends)
        if key not in best or draft.score > best[key].score:
            best[key] = draft
    return sorted(best.values(), key=lambda d: (d.cue, d.type, d.subject, -1 if d.object is None else d.object))
