"""Which of a sentence's dates tells when something was: the one of its own clause, of the verbs it depends on, of what goes before."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from legation.domain.interval import Interval, Precision
from legation.extraction.grammar.arguments import agents
from legation.extraction.grammar.predicates import load_predicates
from legation.extraction.grammar.syntax import (
    ADPOSITION,
    ADVERB,
    AUXILIARY_VERB,
    CLAUSE_MARK,
    NOUN,
    PAST_FORM,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    VERB,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.speech import load_speech
from legation.extraction.lexicon.words import words
from legation.extraction.time.expressions import Dated
from legation.extraction.time.reach import REACHES, chain_of, clause_verb

_SUBJECT_PREPOSITIONS = words("time/event_time.subject_prepositions")
_OCCASION_PREPOSITIONS = words("time/event_time.occasion_prepositions")
_GOES_ON = words("time/event_time.goes_on")


def event_time(
    predicate: Token,
    dates: list[Dated],
    before: Dated | None,
    ahead: bool = False,
    doers: frozenset[int] = frozenset(),
    target: Token | None = None,
) -> Interval | None:
    """The date below the predicate, without one the nearest of its clause, then of the verbs around it.

    `dates` are those of its sentence, `before` the last one ahead of it; `ahead` where it is still to come. `doers` are the
    tokens that name who does it: where the predicate itself has no date, that of the verb whose subject they are counts.
    """
    if not dates:
        return _told_before(_telling(predicate), before) if before else None
    for teller in _tellers(predicate, doers, target):
        chosen = _reached(teller, dates)
        if chosen:
            # What is resolved says more than what is not.
            best = min(
                chosen, key=lambda d: (_is_open(d.past) and _is_open(d.ahead), abs(d.start - predicate.i), d.start)
            )
            found = best.ahead if ahead and not _is_over(predicate.doc[best.root]) else best.past
            since = _since(predicate.doc[best.root], teller)
            return replace(best.past, end=None, precision=Precision.OPEN) if since and best.past.start else found
    return None


def _reached(teller: Token, dates: list[Dated]) -> list[Dated]:
    """The dates of the first rule that finds any."""
    doc = teller.doc
    usable = [d for d in dates if not (_of_another(teller, d) or _of_report(teller, doc[d.start]))]
    for reach in REACHES:
        chosen = [d for d in usable if any(reach(teller, doc[i]) for i in _asked(reach, d))]
        if chosen:
            return chosen
    return []


def _asked(reach: object, dated: Dated) -> range:
    """Any word of the date may hang below the predicate; what else it reaches, it reaches by the date's root."""
    return range(dated.start, dated.end) if reach is REACHES[0] else range(dated.root, dated.root + 1)


def _tellers(predicate: Token, doers: frozenset[int], target: Token | None) -> Iterator[Token]:
    """The word that tells it; then the verb that its doer is the subject of, and the one below it that the target stands with."""
    first = _telling(predicate)
    yield first
    if first != predicate and has_pos(predicate, NOUN, PROPER_NOUN):
        yield predicate
    if doers and (verb := _doing(first, doers)) is not None and verb != first:
        yield verb
    if target is not None and load_predicates().noun(first) is None and not _speaks(first):
        verb = clause_verb(target)
        if verb != first and (first in verb.ancestors or first == predicate.head):
            yield verb


def _speaks(word: Token) -> bool:
    return word.lemma_.lower() in load_speech().verbs


def _doing(word: Token, doers: frozenset[int]) -> Token | None:
    """The nearest verb above the word whose subject is one of the doers."""
    verbs = [t for t in (word, *word.ancestors) if has_pos(t, VERB, AUXILIARY_VERB)]
    return next((v for v in verbs if any(a.i in doers for a in agents(v, load_predicates()))), None)


def _telling(predicate: Token) -> Token:
    """The verb, or the noun of an event; of another word, as a reader may point at, the nearest of these above it."""
    for token in (predicate, *predicate.ancestors):
        if has_pos(token, VERB, AUXILIARY_VERB) or load_predicates().noun(token) is not None:
            return token
    return predicate


def _told_before(predicate: Token, before: Dated) -> Interval | None:
    """The day of the sentence before, where the story goes on: "He then met …", "They also agreed"."""
    doc, sentence = predicate.doc, predicate.sent
    last = doc[sentence.start - 1].sent if sentence.start else sentence
    earlier = doc[last.start - 1].sent if last.start else last
    if doc[before.root].sent not in (last, earlier):
        return None
    main, told = clause_verb(sentence.root), clause_verb(doc[before.root])
    if before.past.precision is not Precision.DAY or told != clause_verb(told.sent.root):
        return None
    goes_on = any(c.lower_ in _GOES_ON for c in main.children if c.i < main.i)
    past = has_tag(main, PAST_FORM)
    return before.past if goes_on and past and main in chain_of(predicate) else None


def _is_over(day: Token) -> bool:
    """ "Flew there on Saturday to meet him", "said on Friday it would": the day's own verb tells of the past."""
    return has_tag(clause_verb(day), PAST_FORM)


def _since(day: Token, teller: Token) -> bool:
    """ "Since the election on Sunday", "since taking power in 2010": the day of what it has been since."""
    chain = [day, *day.ancestors]
    end = chain.index(teller) if teller in chain else len(chain)
    return any(
        t.lower_ == "since" or any(has_role(c, CLAUSE_MARK) and c.lower_ == "since" for c in t.children)
        for t in chain[1:end]
    )


def _of_another(predicate: Token, dated: Dated) -> bool:
    """ "Blamed agents for a murder in 2023": the day of what it is about, not of the predicate."""
    day = predicate.doc[dated.root]
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
    if noun.head.lower_ in _OCCASION_PREPOSITIONS and dated.past.precision is Precision.DAY:
        return False  # "faced the court for a hearing on Tuesday"
    return noun.head.lower_ in _SUBJECT_PREPOSITIONS and has_pos(noun.head.head, VERB, NOUN)


def _is_open(interval: Interval) -> bool:
    return interval.start is None and interval.end is None


def _of_report(predicate: Token, first: Token) -> bool:
    """ "NATO said on Monday it was sending ships": the day of the report."""
    before = first.i - 1
    while before > 0 and (has_pos(first.doc[before], ADPOSITION, ADVERB) or first.doc[before].lower_ == "earlier"):
        before -= 1
    verb = first.doc[before] if before >= 0 else first
    return verb.lemma_.lower() in load_speech().plain and verb != predicate and verb in predicate.ancestors
