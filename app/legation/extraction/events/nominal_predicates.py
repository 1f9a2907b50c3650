"""Events told by nouns: "the annexation of Crimea by Russia", "imposed sanctions", "drew criticism from Turkey"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from legation.domain.ontology import Trait, load_ontology
from legation.extraction.document import DocumentAnalysis
from legation.extraction.events.actors import Actor, actors
from legation.extraction.events.predicate_senses import asked_for
from legation.extraction.events.targets import is_deed
from legation.extraction.grammar.arguments import agents, behind, is_at_request, owning
from legation.extraction.grammar.predicates import DEFAULT_NOUN_PREPS, Entry, Predicates, modified_object
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    AUXILIARY_VERB,
    COMPOUND,
    CONTENT_CLAUSE,
    DETERMINER,
    INDIRECT_OBJECT,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    OBJECT,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
    VERB,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.labels import ACTORS
from legation.extraction.lexicon.words import ordered_words, words

_FEARED = words("events/nominal_predicates.feared")
_BEING_IN = words("events/nominal_predicates.being_in")
_BEING = words("events/nominal_predicates.being")
_BEHIND_GIVER = ordered_words("events/nominal_predicates.behind_giver")
_BEHIND_DOER = ordered_words("events/nominal_predicates.behind_doer")
_BEHIND_ASKER = ordered_words("events/nominal_predicates.behind_asker")

_NOT_YET = words("events/nominal_predicates.not_yet")
_COUNTED = words("events/nominal_predicates.counted")
_UNREAL = words("events/nominal_predicates.unreal")


@dataclass(frozen=True, slots=True)
class NominalEvent:
    """One event between two actors; `anchor` is the word whose mood and negation count."""

    anchor: Token
    type: str
    source: Actor
    target: Actor | None


def nominal_events(
    analysis: DocumentAnalysis, noun: Token, told: set[int], predicates: Predicates
) -> Iterator[NominalEvent]:
    """The events of a noun, without those its verb has told."""
    entry = predicates.noun(noun)
    if entry is None or has_role(noun, COMPOUND, ADJECTIVE_MODIFIER):
        return
    if has_role(noun, PREPOSITION_OBJECT) and is_at_request(noun.head):
        yield from _at_request(analysis, noun, predicates)
        return
    carrier = _carrier(noun, predicates)
    if _unreal(noun, carrier):
        return
    if carrier is not None and carrier.head == noun:
        # "The NATO deployment that Canadian soldiers will lead": two sides may be named.
        yield from _between(analysis, noun, entry, None, predicates)
    if carrier is None or not (carrier.i in told or asked_for(carrier, predicates)):
        yield from _between(analysis, noun, entry, carrier, predicates)


def _between(
    analysis: DocumentAnalysis, noun: Token, entry: Entry, carrier: Token | None, predicates: Predicates
) -> Iterator[NominalEvent]:
    if carrier is not None and carrier.lemma_.lower() in predicates.receiving:
        yield from _received(analysis, noun, entry, carrier, predicates)
        return
    targets = _noun_targets(analysis, noun, entry, carrier, predicates)
    sources = _noun_agents(analysis, noun, entry, carrier, targets, predicates)
    sides = list(actors(analysis, behind(noun, ("between",)), "target"))
    type_ = load_ontology()[entry.type]
    if type_.symmetric and len(sides) > 1:
        sources, targets = sides[:1], sides[1:]  # "host talks between": the host is no side
    if not sources and carrier is None and type_.symmetric and len(targets) > 1:
        sources, targets = targets[:1], targets[1:]
    taken = {analysis.mentions[i].cluster for i, _ in sources}
    for source in sources:
        for target in targets:
            if analysis.mentions[target[0]].cluster not in taken:
                yield NominalEvent(carrier or noun, entry.type, source, target)
        if not targets and type_.has(Trait.STANDS_ALONE) and (carrier or entry.type == "MOBILIZE"):
            yield NominalEvent(carrier or noun, entry.type, source, None)


def _at_request(analysis: DocumentAnalysis, noun: Token, predicates: Predicates) -> Iterator[NominalEvent]:
    """ "Uganda shelters refugees at the request of Washington": who does it was asked to."""
    verb = noun.head.head
    while not has_pos(verb, VERB, AUXILIARY_VERB) and verb.head != verb:
        verb = verb.head
    asked = list(actors(analysis, agents(verb, predicates), "target"))
    for source in list(actors(analysis, [*behind(noun, _BEHIND_ASKER), *owning(noun)], "agent"))[:1]:
        taken = analysis.mentions[source[0]].cluster
        yield from (NominalEvent(noun, "REQUEST", source, a) for a in asked if analysis.mentions[a[0]].cluster != taken)


def _received(
    analysis: DocumentAnalysis, noun: Token, entry: Entry, carrier: Token, predicates: Predicates
) -> Iterator[NominalEvent]:
    """ "Drew criticism from Turkey", "faces sanctions by the EU": the subject is whom it is done to."""
    by = [t for word in (noun, carrier) for t in behind(word, _BEHIND_GIVER)]
    sources = list(actors(analysis, by or owning(noun), "agent"))
    targets = list(actors(analysis, agents(carrier, predicates), "agent"))
    for source in sources:
        for target in targets:
            if analysis.mentions[source[0]].cluster != analysis.mentions[target[0]].cluster:
                yield NominalEvent(carrier, entry.type, source, target)


def _noun_targets(
    analysis: DocumentAnalysis, noun: Token, entry: Entry, carrier: Token | None, predicates: Predicates
) -> list[Actor]:
    if entry.type == "REQUEST" and (asked := list(actors(analysis, _asked_to(noun), "target"))):
        return asked
    preps = entry.preps or DEFAULT_NOUN_PREPS
    for word in (noun, carrier):
        if word is None:
            continue
        for prep in preps:
            if word is carrier and prep == "of":
                continue
            tokens = behind(word, (prep,)) or _right_behind(noun, prep)
            if load_ontology()[entry.type].has(Trait.JUDGING):
                tokens = [o for t in tokens for o in (owning(t) if is_deed(t, predicates) else [t])]
            found = list(actors(analysis, tokens, "target"))
            if found:
                return found
    return []


def _noun_agents(
    analysis: DocumentAnalysis,
    noun: Token,
    entry: Entry,
    carrier: Token | None,
    targets: list[Actor],
    predicates: Predicates,
) -> list[Actor]:
    by = list(actors(analysis, behind(noun, ("by",)), "agent"))
    if by:
        return by
    relative = carrier is not None and carrier.head == noun and bool(agents(carrier, predicates))
    before = [
        t
        for c in noun.children
        if not relative and has_role(c, POSSESSOR, ADJECTIVE_MODIFIER, COMPOUND, NOUN_MODIFIER)
        for t in (c, *c.conjuncts)
    ]
    found = [
        (analysis.mention_at[t.i], False)
        for t in before
        if t.i in analysis.mention_at
        and analysis.clusters[analysis.mentions[analysis.mention_at[t.i]].cluster].kind in ACTORS
    ]
    hit = {analysis.mentions[i].cluster for i, _ in targets}
    found = [x for x in found if analysis.mentions[x[0]].cluster not in hit]
    if found:
        return found
    if carrier is not None:
        return [
            (i, n)
            for i, n in actors(analysis, agents(carrier, predicates), "agent")
            if analysis.mentions[i].cluster not in hit
        ]
    if targets and "of" not in entry.preps:
        return [
            x
            for x in actors(analysis, behind(noun, _BEHIND_DOER), "agent")
            if analysis.mentions[x[0]].cluster not in hit
        ]
    return []


def _asked_to(noun: Token) -> list[Token]:
    """ "Repeated its demand that the emperor apologise to the women": who is to do it."""
    clauses = [c for c in noun.children if has_role(c, NOUN_CLAUSE, CONTENT_CLAUSE) and not has_tag(c, PAST_PARTICIPLE)]
    return [t for c in clauses for s in c.children if has_role(s, SUBJECT, PASSIVE_SUBJECT) for t in (s, *s.conjuncts)]


def _carrier(noun: Token, predicates: Predicates) -> Token | None:
    """The verb that says nothing but that the noun's event is: "imposed sanctions", "is in talks"."""
    if has_role(noun, OBJECT, PASSIVE_SUBJECT) and noun.head.lemma_.lower() in predicates.light:
        return noun.head
    for verb in noun.children:
        if (
            has_role(verb, RELATIVE_CLAUSE, NOUN_CLAUSE)
            and verb.lemma_.lower() in predicates.light
            and modified_object(verb) == noun
        ):
            return verb
    prep = noun.head
    counted = prep.head if has_role(noun, PREPOSITION_OBJECT) and prep.lower_ == "of" else None
    if counted is not None and has_role(counted, OBJECT) and counted.lemma_.lower() in _COUNTED:
        # "Ended four days of exercises", "held a third round of talks".
        return counted.head if counted.head.lemma_.lower() in predicates.light else None
    if has_role(noun, PREPOSITION_OBJECT) and prep.lower_ in _BEING_IN and prep.head.lemma_.lower() in _BEING:  # fmt: skip
        return prep.head if not any(has_role(c, DETERMINER, POSSESSOR) for c in noun.children) else None
    return None


def _right_behind(noun: Token, prep: str) -> list[Token]:
    """The object of a preposition right after the noun that the parser tied to the verb."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if (
        after is None
        or after.lower_ != prep
        or after.head != noun.head
        or not has_role(after, PREPOSITION, INDIRECT_OBJECT)
    ):
        return []
    return [o for c in after.children if has_role(c, PREPOSITION_OBJECT) for o in (c, *c.conjuncts)]


def _unreal(noun: Token, carrier: Token | None) -> bool:
    """The noun's event is wanted, feared or ruled out, not said to be."""
    if (
        carrier is None
        and has_role(noun, OBJECT, PREPOSITION_OBJECT, PASSIVE_SUBJECT)
        and noun.head.lemma_.lower() in _UNREAL
    ):
        return noun.head.lemma_.lower() in _NOT_YET or not any(has_role(c, POSSESSOR) for c in noun.children)
    feared = _UNREAL | _FEARED
    return has_role(noun, PREPOSITION_OBJECT) and noun.head.head.lemma_.lower() in feared and not any(has_role(c, POSSESSOR) for c in noun.children)  # fmt: skip
