"""Which of a sentence's dates tells when something was: the one of its own clause, of the verbs it depends on, of what goes before."""

from dataclasses import replace

from spacy.tokens import Token

from legation.domain.interval import Interval, Precision
from legation.extraction.grammar.predicates import load_predicates
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    ADPOSITION,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARY_VERB,
    BASE_FORM,
    CLAUSE_MARK,
    COMPOUND,
    CONJUNCT,
    CONTENT_CLAUSE,
    GERUND,
    NOUN,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    NUMBER_MODIFIER,
    OBJECT,
    OPEN_CLAUSE,
    PASSIVE_SUBJECT,
    PAST_FORM,
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
    has_tag,
)
from legation.extraction.lexicon.speech import load_speech
from legation.extraction.lexicon.words import words
from legation.extraction.time.expressions import Dated

_OCCURRING_VERBS = words("time/event_time.occurring_verbs")
_SUBJECT_PREPOSITIONS = words("time/event_time.subject_prepositions")
_FRAMING = words("time/event_time.framing")
_WHEN = words("time/event_time.when")
_GOES_ON = words("time/event_time.goes_on")
_OF_NOUN = (NUMBER_MODIFIER, COMPOUND, NOUN_MODIFIER, ADJECTIVE_MODIFIER, POSSESSOR)


def event_time(predicate: Token, dates: list[Dated], before: Dated | None, ahead: bool = False) -> Interval | None:
    """The date below the predicate, without one the nearest of its clause, then of the verbs around it.

    `dates` are those of its sentence, `before` the last one ahead of it; `ahead` where it is still to come.
    """
    doc = predicate.doc
    predicate = _telling(predicate)
    usable = [d for d in dates if not (_of_another(predicate, doc[d.root]) or _of_report(predicate, doc[d.start]))]
    chosen = (
        [d for d in usable if any(_governs(predicate, doc[i]) for i in range(d.start, d.end))]
        or [d for d in usable if _about_clause(predicate, doc[d.root])]
        or [d for d in usable if _reached(predicate, doc[d.root])]
    )
    if not chosen:
        return _told_before(predicate, before) if not dates and before else None
    # What is resolved says more than what is not.
    best = min(chosen, key=lambda d: (_is_open(d.past) and _is_open(d.ahead), abs(d.start - predicate.i), d.start))
    found = best.ahead if ahead else best.past
    since = _since(doc[best.root])
    return replace(best.past, end=None, precision=Precision.OPEN) if since and best.past.start else found


def _telling(predicate: Token) -> Token:
    """The verb, or the noun of an event; of another noun, as a reader may point at, the verb of its clause."""
    if has_pos(predicate, VERB, AUXILIARY_VERB) or load_predicates().noun(predicate) is not None:
        return predicate
    verb = _clause_verb(predicate)
    return verb if has_pos(verb, VERB, AUXILIARY_VERB) else predicate


def _reached(predicate: Token, day: Token) -> bool:
    """Along the chain of verbs: "was expected on Monday to sign", "plans to leave in May", "Speaking on Monday, she urged"."""
    if not has_pos(predicate, VERB, AUXILIARY_VERB) or (
        has_role(day, *_OF_NOUN) and has_pos(day.head, NOUN, PROPER_NOUN)
    ):
        return False
    verb, chain = _clause_verb(day), _chain(predicate)
    return (
        verb in chain or predicate in _chain(verb) or _opens(verb, predicate)
        or _frames(verb, predicate) or _is_when(chain[-1], day, verb)
    )  # fmt: skip


def _chain(verb: Token) -> list[Token]:
    """The verbs it depends on without a subject of its own."""
    found = [verb]
    while (
        has_role(verb, OPEN_CLAUSE, PREPOSITION_CLAUSE, CONJUNCT, ADVERBIAL_CLAUSE)
        and not any(has_role(c, SUBJECT, PASSIVE_SUBJECT, CLAUSE_MARK) for c in verb.children)
        and verb.head != verb
    ):
        verb = _clause_verb(verb.head)
        found.append(verb)
    return found


def _opens(participle: Token, verb: Token) -> bool:
    """ "Speaking on Monday, she urged"."""
    return has_role(participle, ADVERBIAL_CLAUSE) and has_tag(participle, GERUND) and participle.head == verb


def _frames(participle: Token, verb: Token) -> bool:
    """ "In the address broadcast on Sunday, he praised"."""
    noun = participle.head
    return (
        has_role(participle, NOUN_CLAUSE)
        and participle.i < verb.i
        and has_role(noun, PREPOSITION_OBJECT)
        and noun.head.lower_ in _FRAMING
        and noun.head.head == verb
    )


def _is_when(clause: Token, day: Token, verb: Token) -> bool:
    """ "Was eased on Friday when the government said": the clause that tells what the day brought."""
    while has_role(clause, CONTENT_CLAUSE) and clause.head != clause:
        clause = clause.head
    led = any(c.lower_ in _WHEN for c in clause.children)
    return led and has_role(clause, RELATIVE_CLAUSE, ADVERBIAL_CLAUSE) and clause.head in (day, verb)


def _told_before(predicate: Token, before: Dated) -> Interval | None:
    """The day of the sentence before, where the story goes on: "He then met …", "They also agreed"."""
    doc, sentence = predicate.doc, predicate.sent
    last = doc[sentence.start - 1].sent if sentence.start else sentence
    earlier = doc[last.start - 1].sent if last.start else last
    if doc[before.root].sent not in (last, earlier):
        return None
    main, told = _clause_verb(sentence.root), _clause_verb(doc[before.root])
    if before.past.precision is not Precision.DAY or told != _clause_verb(told.sent.root):
        return None
    goes_on = any(c.lower_ in _GOES_ON for c in main.children if c.i < main.i)
    past = has_tag(main, PAST_FORM)
    return before.past if goes_on and past and main in _chain(predicate) else None


def _since(day: Token) -> bool:
    """ "Since the election on Sunday": the day of what it has been since."""
    noun = day.head.head if has_role(day, PREPOSITION_OBJECT) else day.head
    return has_pos(noun, NOUN) and has_role(noun, PREPOSITION_OBJECT) and noun.head.lower_ == "since"


def _of_another(predicate: Token, day: Token) -> bool:
    """ "Blamed agents for a murder in 2023": the day of what it is about, not of the predicate."""
    noun = day.head.head if has_role(day, PREPOSITION_OBJECT) else day.head
    if (
        has_role(day, PREPOSITION_OBJECT)
        and day.head.lower_ == "in"
        and day.head.i > 0
        and noun == day.head.nbor(-1).head.head
    ):
        noun = day.head.nbor(-1)  # the parser ties the year to the verb
    if noun == predicate or not has_pos(noun, NOUN) or not has_role(noun, PREPOSITION_OBJECT):
        return False
    return noun.head.lower_ in _SUBJECT_PREPOSITIONS and has_pos(noun.head.head, VERB, NOUN)


def _is_open(interval: Interval) -> bool:
    return interval.start is None and interval.end is None


def _about_clause(predicate: Token, day: Token) -> bool:
    """In the predicate's clause, shared by coordinated verbs, or on the event noun whose relative clause tells it."""
    clause = _clause_verb(predicate)
    if (
        has_role(clause, RELATIVE_CLAUSE)
        and day.head == clause.head
        and has_role(day, NOUN_ADVERBIAL, NUMBER_MODIFIER, COMPOUND)
    ):
        return True
    # "The 2014 annexation": the year is that of its noun alone.
    if has_role(day, *_OF_NOUN) and has_pos(day.head, NOUN, PROPER_NOUN):
        return False
    verb = _clause_verb(day)
    if has_pos(predicate, NOUN, PROPER_NOUN) and predicate != clause and clause.lemma_.lower() not in _OCCURRING_VERBS:
        # "The killing shocked Moscow on Monday": the shock came on Monday.
        return False
    return verb == clause or _shares(clause, verb)


def _shares(clause: Token, verb: Token) -> bool:
    """A verb that has the date of another: coordinated behind it, or telling how it was done ("…, killing nine")."""
    if has_role(clause, ADVERBIAL_CLAUSE) and has_tag(clause, BASE_FORM) and clause.head == verb:
        return any(c.lower_ == "to" for c in clause.children)  # "will fly there on Monday to meet"
    if has_role(clause, ADVERBIAL_CLAUSE) and has_tag(clause, GERUND) and clause.head == verb:
        return not any(has_role(c, CLAUSE_MARK, PREPOSITION) for c in clause.children)
    return (
        verb in clause.conjuncts
        and verb.i > clause.i
        and not any(has_role(c, OBJECT, PREPOSITION) for c in clause.children)
    )


def _governs(predicate: Token, token: Token) -> bool:
    """Below the predicate with no other verb between."""
    node = token
    while node.head != node:
        node = node.head
        if node == predicate:
            return True
        if has_pos(node, VERB, AUXILIARY_VERB):
            return False
    return False


def _of_report(predicate: Token, first: Token) -> bool:
    """ "NATO said on Monday it was sending ships": the day of the report."""
    before = first.i - 1
    while before > 0 and (has_pos(first.doc[before], ADPOSITION, ADVERB) or first.doc[before].lower_ == "earlier"):
        before -= 1
    verb = first.doc[before] if before >= 0 else first
    return verb.lemma_.lower() in load_speech().plain and verb != predicate and verb in predicate.ancestors


def _clause_verb(token: Token) -> Token:
    node = token
    while not has_pos(node, VERB, AUXILIARY_VERB) and node.head != node:
        node = node.head
    return node
