"""Whether the name of a state, region or city is that of its team: "England beat Samoa", "Spain midfielder"."""

from spacy.tokens import Doc, Token

from legation.extraction.document import MentionDraft
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    APPOSITION,
    BY_AGENT,
    COMPOUND,
    CONJUNCT,
    NOUN,
    NOUN_MODIFIER,
    OBJECT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    SUBJECT,
    has_pos,
    has_role,
)
from legation.extraction.lexicon.words import words

_SPORT_WORDS = words("entities/sports_teams.sport_words")
_MEMBER_NOUNS = words("entities/sports_teams.member_nouns")
_CONTEST_VERBS = words("entities/sports_teams.contest_verbs")
_MEETING_NOUNS = words("entities/sports_teams.meeting_nouns")
_SPORT = 3
"""So many different words of sport make an article one about sport."""
_BEFORE_OPPONENT = words("entities/sports_teams.before_opponent")


def about_sport(doc: Doc) -> bool:
    """Whether the article tells of matches."""
    return len({t.lemma_.lower() for t in doc} & _SPORT_WORDS) >= _SPORT


def denotes_team(doc: Doc, found: MentionDraft) -> bool:
    """Whether the name stands where teams stand; asked only of articles about sport."""
    return _of_team(doc[found.start : found.end].root, depth=0)


def _of_team(token: Token, depth: int) -> bool:
    word = token.head.lemma_.lower()
    if has_role(token, CONJUNCT) and depth < 3:
        return _of_team(token.head, depth + 1)
    if has_role(token, SUBJECT, BY_AGENT, OBJECT, PASSIVE_SUBJECT):
        return word in _CONTEST_VERBS or (has_role(token, SUBJECT) and _names_member(token.head))
    if has_role(token, COMPOUND, POSSESSOR, ADJECTIVE_MODIFIER, NOUN_MODIFIER, APPOSITION):
        return word in _MEMBER_NOUNS or _of_great(token.head)
    if has_role(token, PREPOSITION_OBJECT):
        governor = token.head.head.lemma_.lower()
        if token.head.lower_ == "against":
            return True
        met = governor in _MEETING_NOUNS | _CONTEST_VERBS
        return met and token.head.lower_ in _BEFORE_OPPONENT
    return False


def _names_member(noun: Token) -> bool:
    """ "Spain midfielder Iniesta", where the parser takes the team for a subject."""
    return has_pos(noun, NOUN, PROPER_NOUN) and has_role(noun, COMPOUND) and noun.lemma_.lower() in _MEMBER_NOUNS


def _of_great(name: Token) -> bool:
    """ "Scotland great Gavin Hastings": the noun between the team and the player's name."""
    return any(has_role(c, COMPOUND, ADJECTIVE_MODIFIER) and c.lemma_.lower() in _MEMBER_NOUNS for c in name.children)
