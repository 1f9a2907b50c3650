"""How well a mention stands for a pronoun: by its function, how near it is, how often it has been spoken of, and who is speaking."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Set

from spacy.tokens import Doc, Token

from legation.extraction.document import DocumentAnalysis
from legation.extraction.grammar.syntax import (
    APPOSITION,
    COMPOUND,
    FLAT_NAME,
    PASSIVE_SUBJECT,
    ROOT,
    SUBJECT,
    has_role,
)
from legation.extraction.lexicon.speech import load_speech

SUBJECTS = (SUBJECT, PASSIVE_SUBJECT)
_REFUSING = frozenset({"reject"})
# Weights of people: the best of a grid over 515 pronouns of annotated news articles (training and annotations).
_OF_ROLE = {2: 4.0, 1: 3.5, 0: 2.5}
_SAME_SENTENCE, _FURTHER_BACK = 1.5, 1.5
_SPOKEN_OF, _SPOKEN_OF_IN_QUOTES = 0.6, 2.1
"""For the logarithm of how often; speakers talk of whom the article is about."""
_UNNAMED = 2.0
_AROUND = 5
"""Speakers before and behind that are looked at: in a paragraph of a whole book nobody could say whose words they are."""


class Speakers:
    """Who speaks outside the quotation marks of each paragraph: "he" inside them is none of these."""

    def __init__(self, doc: Doc, analysis: DocumentAnalysis, quoted: Set[int]) -> None:
        self.analysis = analysis
        self._paragraph_of: list[int] = []
        self._subjects: dict[int, list[int]] = defaultdict(list)
        paragraph = 0
        for token in doc:
            self._paragraph_of.append(paragraph)
            if token.i not in quoted and token.lemma_.lower() in load_speech().verbs:
                found = (c.i for c in token.children if has_role(c, SUBJECT) and c.i not in quoted)
                self._subjects[paragraph].extend(found)
            paragraph += "\n" in token.text_with_ws
        for subjects in self._subjects.values():
            subjects.sort()

    def beside(self, token: Token) -> set[int]:
        """The clusters of those who speak in the token's paragraph."""
        at = self.analysis.mention_at
        subjects = self._subjects.get(self._paragraph_of[token.i], [])
        here = bisect_left(subjects, token.i)
        subjects = subjects[max(0, here - _AROUND) : here + _AROUND]
        return {self.analysis.mentions[at[i]].cluster for i in subjects if i in at}


def role(head: Token) -> int:
    """2 for the subject of a sentence, 1 for another subject, 0 otherwise."""
    node = head
    while has_role(node, COMPOUND, APPOSITION, FLAT_NAME) and node.head != node:
        node = node.head
    if not has_role(node, *SUBJECTS):
        return 0
    return 2 if has_role(node.head, ROOT) else 1


def of_several(token: Token, head: Token, back: int, quoted: Set[int]) -> float:
    """How well several people stand for "they", `back` sentences before."""
    if _is_speaker(token, head, quoted):
        return 0.5 - back
    return {2: 4.0, 1: 3.5, 0: 2.0}[role(head)] + 2.5 * (back == 0) - 1.5 * max(0, back - 1)


def of_person(token: Token, head: Token, back: int, quoted: Set[int], times: int, *, named: bool) -> float:
    """How well somebody stands for "he" or "she", who has been spoken of so many times before."""
    if _is_speaker(token, head, quoted):
        stands = 0.5 - back
    else:
        stands = _OF_ROLE[role(head)] + _SAME_SENTENCE * (back == 0) - _FURTHER_BACK * max(0, back - 1)
    often = _SPOKEN_OF_IN_QUOTES if token.i in quoted else _SPOKEN_OF
    return stands + often * math.log(times + 1) - (0.0 if named else _UNNAMED)


def _is_speaker(token: Token, head: Token, quoted: Set[int]) -> bool:
    """Inside a quotation "he" is not the one who speaks."""
    speaks = role(head) and head.head.lemma_.lower() in load_speech().verbs | _REFUSING
    return bool(token.i in quoted and head.i not in quoted and speaks)
