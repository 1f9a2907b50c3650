"""Which dates of a sentence a word reaches: those below it, of its clause, along the chain of verbs, beside its noun.

Each rule asks whether the date on a token is that of the word which tells something; `REACHES` has them in the order in which they are believed.
"""

from collections.abc import Callable

from spacy.tokens import Token

from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
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
    PASSIVE_AUXILIARY,
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
    has_tag,
)
from legation.extraction.lexicon.words import words

_OCCURRING_VERBS = words("time/reach.occurring_verbs")
_FRAMING = words("time/reach.framing")
_WHEN = words("time/reach.when")
_AT_THE_TIME = words("time/reach.at_the_time")
_OF_NOUN = (NUMBER_MODIFIER, COMPOUND, NOUN_MODIFIER, ADJECTIVE_MODIFIER, POSSESSOR)

Reach = Callable[[Token, Token], bool]


def governs(word: Token, day: Token) -> bool:
    """Below the word with no other verb between."""
    node = day
    while node.head != node:
        node = node.head
        if node == word:
            return True
        if _is_verb(node):
            return False
    return False


def shares_clause(word: Token, day: Token) -> bool:
    """In the word's clause, shared by coordinated verbs, or on the event noun whose relative clause tells it."""
    clause = clause_verb(word)
    if (
        has_role(clause, RELATIVE_CLAUSE)
        and day.head == clause.head
        and has_role(day, NOUN_ADVERBIAL, NUMBER_MODIFIER, COMPOUND)
    ):
        return True
    # "The 2014 annexation": the year is that of its noun alone.
    if _is_of_noun(day):
        return False
    verb = clause_verb(day)
    if has_pos(word, NOUN, PROPER_NOUN) and word != clause and clause.lemma_.lower() not in _OCCURRING_VERBS:
        # "The killing shocked Moscow on Monday": the shock came on Monday.
        return False
    return verb == clause or _shares(clause, verb)


def along_verbs(word: Token, day: Token) -> bool:
    """Along the chain of verbs: "was expected on Monday to sign", "plans to leave in May", "Speaking on Monday, she urged"."""
    if not has_pos(word, VERB, AUXILIARY_VERB) or _is_of_noun(day):
        return False
    verb, chain = clause_verb(day), chain_of(word)
    return (
        verb in chain or word in chain_of(verb) or _opens(verb, word)
        or _frames(verb, word) or _is_when(chain[-1], day, verb)
    )  # fmt: skip


def of_its_clause(word: Token, day: Token) -> bool:
    """ "The merger, which was announced on Monday", "a summit that opens in May": of the clause that tells of the noun."""
    verb = clause_verb(day)
    return (
        has_pos(word, NOUN, PROPER_NOUN)
        and has_role(verb, RELATIVE_CLAUSE, NOUN_CLAUSE)
        and verb.head == word
        and not _is_of_noun(day)
    )


def during(word: Token, day: Token) -> bool:
    """ "Were injured on Wednesday in clashes": what a framing phrase names was when the rest of its clause was."""
    phrase = word.head
    if not has_pos(word, NOUN) or not has_role(word, PREPOSITION_OBJECT) or phrase.lower_ not in _FRAMING:
        return False
    return has_pos(phrase.head, VERB) and governs(phrase.head, day) and not _is_of_noun(day)


def when_it_was(word: Token, day: Token) -> bool:
    """ "When the wall fell in 1989, he refused to": the clause that says when, or since when."""
    clause, verb = clause_verb(word), chain_of(clause_verb(day))[-1]
    return _goes_with(verb, clause) and not _is_of_noun(day)


def _goes_with(clause: Token, verb: Token) -> bool:
    marks = {c.lower_ for c in clause.children if c.i < clause.i}
    return has_role(clause, ADVERBIAL_CLAUSE) and bool(marks & _AT_THE_TIME) and clause.head == verb


REACHES: tuple[Reach, ...] = (
    governs,
    shares_clause,
    along_verbs,
    of_its_clause,
    during,
    when_it_was,
)


def clause_verb(token: Token) -> Token:
    """The verb of the token's clause."""
    node = token
    while not _is_verb(node) and node.head != node:
        node = node.head
    return node


def _is_verb(token: Token) -> bool:
    """A verb of its own, no auxiliary of another: "In 2014 the army had ended"."""
    return has_pos(token, VERB, AUXILIARY_VERB) and not has_role(token, AUXILIARY, PASSIVE_AUXILIARY)


def chain_of(verb: Token) -> list[Token]:
    """The verb, and those it depends on without a subject of its own."""
    found = [verb]
    while (
        has_role(verb, OPEN_CLAUSE, PREPOSITION_CLAUSE, CONJUNCT, ADVERBIAL_CLAUSE)
        and not any(has_role(c, SUBJECT, PASSIVE_SUBJECT, CLAUSE_MARK) for c in verb.children)
        and verb.head != verb
    ):
        verb = clause_verb(verb.head)
        found.append(verb)
    return found


def _is_of_noun(day: Token) -> bool:
    return has_role(day, *_OF_NOUN) and has_pos(day.head, NOUN, PROPER_NOUN)


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
