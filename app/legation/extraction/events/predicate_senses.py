"""Which event a verb tells in its sentence, if any: light verbs, idioms, promises, questions, what is only asked for."""

from spacy.tokens import Token

from legation.domain.ontology import Trait, load_ontology
from legation.extraction.grammar.arguments import patients
from legation.extraction.grammar.predicates import Entry, Predicates, objects
from legation.extraction.grammar.syntax import (
    ADJECTIVE,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    BASE_FORM,
    CLAUSE_MARK,
    CONJUNCT,
    CONTENT_CLAUSE,
    NOUN,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_CLAUSE,
    PASSIVE_AUXILIARY,
    POSSESSOR,
    PREPOSITION_CLAUSE,
    SUBJECT,
    VERB,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.words import words

_BEFORE_GERUND = words("events/predicate_senses.before_gerund")
_PROMISING = words("events/predicate_senses.promising")
_SHOWING = words("events/predicate_senses.showing")
_UNDERTAKING = words("events/predicate_senses.undertaking")
_WHETHER = words("events/predicate_senses.whether")
_DUE = words("events/predicate_senses.due")
_OWN_DETERMINERS = words("events/predicate_senses.own_determiners")
_OWN_PRONOUNS = words("events/predicate_senses.own_pronouns")
_TO_COME = words("events/predicate_senses.to_come")

_TELLING = words("events/predicate_senses.telling")
_BRINGING = words("events/predicate_senses.bringing")
_BARRING = words("events/predicate_senses.barring")
UNWILLING = words("events/predicate_senses.unwilling")
_OPINION = words("events/predicate_senses.opinion")


def is_verb(token: Token) -> bool:
    """A verb, or an infinitive the tagger took for a noun ("continues to battle")."""
    infinitive = has_role(token, OPEN_CLAUSE) and any(
        has_role(c, AUXILIARY) and c.lower_ == "to" for c in token.children
    )
    return has_pos(token, VERB) or (infinitive and has_pos(token, NOUN))


def predicate_sense(verb: Token, predicates: Predicates) -> Entry | None:
    """The entry the verb is told by; none where a noun tells the event, or nothing does."""
    entry = predicates.verb(verb)
    if predicates.idiomatic(verb) or (entry and entry.type == "PROTEST" and not entry.weight and _shows(verb)):
        return None
    if entry is not None and entry.type == "REQUEST" and _only_says(verb):
        return None
    if entry is not None and entry.type == "AGREE" and _promises_harm(verb, predicates):
        return _made("THREATEN", verb)
    if verb.lemma_.lower() == "try" and any(has_role(c, OPEN_CLAUSE) for c in verb.children):
        return None  # an attempt, no trial
    carried = _carried(verb, predicates)
    if carried is not None and (entry is None or (entry.weight < 4 and verb.lemma_.lower() in predicates.light)):
        return None  # the noun behind a light verb tells the event
    return entry


def asked_for(verb: Token, predicates: Predicates) -> bool:
    """The verb only says what somebody asks of, refuses or denies to another; the asking is the event."""
    governor = verb.head
    if has_role(verb, PREPOSITION_CLAUSE) and governor.lower_ in _BEFORE_GERUND:
        barred = governor.lower_ == "from" and governor.head.lemma_.lower() in _BARRING
        return barred or predicates.complement(governor.head) == "ask"
    if _is_demanded(verb, predicates):
        return True
    if _goes_on(verb, predicates) and governor != verb:
        return asked_for(governor, predicates)
    if (
        not has_role(verb, OPEN_CLAUSE, CONTENT_CLAUSE, ADVERBIAL_CLAUSE)
        or not has_pos(governor, VERB, ADJECTIVE)
        or governor == verb
    ):
        return False
    kind = predicates.complement(governor)
    finite = not has_tag(verb, BASE_FORM) or any(has_role(c, AUXILIARY) and c.lower_ != "to" for c in verb.children)
    if governor.lemma_.lower() in _TELLING and has_role(verb, CONTENT_CLAUSE) and finite:
        return False  # "told Iraq that Israel bombed": told, not asked
    if kind == "refuse" and has_role(verb, OPEN_CLAUSE):
        return True
    if kind == "ask" and has_role(verb, OPEN_CLAUSE, CONTENT_CLAUSE) and governor.lemma_.lower() not in _BRINGING:
        return True
    ready = has_pos(governor, ADJECTIVE) and governor.lower_ in predicates.readiness | UNWILLING
    return has_role(verb, OPEN_CLAUSE) and (ready or governor.lemma_.lower() in _UNDERTAKING)


def _is_demanded(verb: Token, predicates: Predicates) -> bool:
    """ "Its demand that the emperor apologise"."""
    if (
        not has_role(verb, NOUN_CLAUSE, CONTENT_CLAUSE)
        or not has_pos(verb.head, NOUN)
        or not any(has_role(c, CLAUSE_MARK) for c in verb.children)
    ):
        return False
    entry = predicates.noun(verb.head)
    return entry is not None and entry.type == "REQUEST"


def _goes_on(verb: Token, predicates: Predicates) -> bool:
    """ "Asked Peru to help patrol", "offered to freeze it and begin talks": part of what is asked for or offered."""
    if (
        not has_tag(verb, BASE_FORM)
        or not has_pos(verb.head, VERB)
        or any(has_role(c, SUBJECT, AUXILIARY) and c.lower_ != "to" for c in verb.children)
    ):
        return False
    coordinated = (
        has_role(verb, CONJUNCT)
        and has_tag(verb.head, BASE_FORM)
        and has_role(verb.head, OPEN_CLAUSE, CONTENT_CLAUSE, ADVERBIAL_CLAUSE)
    )
    return coordinated or (has_role(verb, OPEN_CLAUSE) and predicates.complement(verb.head) == "begin")


def _promises_harm(verb: Token, predicates: Predicates) -> bool:
    """ "Promised to impose sanctions" is a threat."""
    deeds = [e for c in verb.children if has_role(c, OPEN_CLAUSE) and (e := predicates.verb(c)) is not None]
    return verb.lemma_.lower() in _PROMISING and any(load_ontology()[e.type].has(Trait.HARMFUL) for e in deeds)


def _carried(verb: Token, predicates: Predicates) -> Token | None:
    """The event noun a light verb carries ("imposed sanctions")."""
    if verb.lemma_.lower() not in predicates.light:
        return None
    return next((o for o in (*patients(verb), *objects(verb)) if predicates.noun(o)), None)


def _made(type_: str, token: Token) -> Entry:
    return Entry(token.lemma_, type_, None, (), frozenset())


def _shows(verb: Token) -> bool:
    """ "Demonstrated that", "rallied support": done to something, it is no protest."""
    shown = any(has_role(c, CONTENT_CLAUSE, OBJECT) for c in verb.children)
    return shown and verb.lemma_.lower() in _SHOWING


def _only_says(verb: Token) -> bool:
    """ "Asked whether", "suggested that he had": a question or an opinion; "asked that he leave" is a request."""
    clause = next((c for c in verb.children if has_role(c, CONTENT_CLAUSE)), None)
    if clause is None or verb.lemma_.lower() not in _OPINION:
        return False
    aux = {c.lower_ for c in clause.children if has_role(c, AUXILIARY, PASSIVE_AUXILIARY)}
    return any(c.lower_ in _WHETHER for c in clause.children) or (not has_tag(clause, BASE_FORM) and not aux & _DUE)  # fmt: skip


def own_deed(clause: Token) -> bool:
    """ "Warned that it would strike": a threat is of what one will do oneself."""
    subjects = [c for c in clause.children if has_role(c, SUBJECT)]
    mine = any(has_role(c, POSSESSOR) and c.lower_ in _OWN_DETERMINERS for s in subjects for c in s.children)  # fmt: skip
    own = mine or any(s.lower_ in _OWN_PRONOUNS for s in subjects)
    return own and any(has_role(c, AUXILIARY) and c.lower_ in _TO_COME for c in clause.children)
