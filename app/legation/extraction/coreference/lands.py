"""The state, region or city that "the country", "the West African nation" and "the province" mean."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.domain.entity import STATES, Kind
from legation.domain.mention import Form
from legation.extraction.document import DocumentAnalysis, MentionDraft
from legation.extraction.entities.resident_bodies import Evidence, Spoken
from legation.extraction.entities.state_senses import sense_of_state
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    ATTRIBUTE,
    COMPOUND,
    DETERMINER,
    NOUN,
    NUMBER_MODIFIER,
    OBJECT_PREDICATE,
    POSSESSOR,
    PREPOSITION,
    PROPER_NOUN,
    RELATIVE_CLAUSE,
    SINGULAR_NAME,
    SINGULAR_NOUN,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.labels import LABEL_OF_KIND
from legation.extraction.lexicon.words import word_table, words
from legation.linking.knowledge import Knowledge

_STATE_NOUNS = words("coreference/lands.state_nouns")
_KINDS = {noun: Kind(kind) for kind, nouns in word_table("coreference/lands.place_nouns").items() for noun in nouns}
_DEFINITE = words("coreference/lands.definite")
_ANOTHER = words("coreference/lands.another")
# Fitted by `python -m training.resident_bodies` on 71 such phrases of annotated news articles.
STATE_MEANT = Evidence(share=2.37, near=1.24, before=1.27, after=-0.31, opening=0.55)
LEAST = 0.7
"""The share of the evidence one state must have; below, nobody knows. In five folds by article 95 % of those above are right."""
_BACK = 2
"""How many sentences a region or city may lie back."""


def add_lands(doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
    """Adds the noun phrases that mean a state the article speaks of, or the region or city named last."""
    nouns = references(doc, analysis)
    if not nouns:
        return
    spoken = Spoken(doc, analysis, knowledge)
    for token in nouns:
        if means_state(token):
            state = spoken.most_likely(token, STATE_MEANT, LEAST)
            cluster = _cluster_of(analysis, state) if state else None
        else:
            cluster = _named_last(analysis, spoken, token)
        if cluster is not None:
            _add(doc, analysis, token, cluster)


def references(doc: Doc, analysis: DocumentAnalysis) -> list[Token]:
    """The nouns of such phrases."""
    return [token for token in doc if _is_reference(token) and token.i not in analysis.mention_at]


def means_state(noun: Token) -> bool:
    """Whether the noun of such a phrase means a state, not a part of one."""
    return noun.lemma_.lower() in _STATE_NOUNS


def _is_reference(token: Token) -> bool:
    """Whether the noun with its article means something spoken of: no other country, no country of somebody's own."""
    lemma = token.lemma_.lower()
    if lemma not in _STATE_NOUNS and (lemma not in _KINDS or not token.is_lower):
        return False
    if not has_pos(token, NOUN, PROPER_NOUN) or not has_tag(token, SINGULAR_NOUN, SINGULAR_NAME):
        return False
    if has_role(token, ATTRIBUTE, OBJECT_PREDICATE, COMPOUND, ADJECTIVE_MODIFIER):
        return False
    left = list(token.lefts)
    if not any(has_role(c, DETERMINER) and c.lower_ in _DEFINITE for c in left):
        return False
    if any(c.lower_ in _ANOTHER or has_role(c, NUMBER_MODIFIER, POSSESSOR, COMPOUND) for c in left):
        return False
    return not any(
        has_role(c, RELATIVE_CLAUSE) or (has_role(c, PREPOSITION) and c.lower_ == "of") for c in token.rights
    )


def _cluster_of(analysis: DocumentAnalysis, known: str) -> int | None:
    return next((i for i, c in enumerate(analysis.clusters) if c.known == known and c.members), None)


def _named_last(analysis: DocumentAnalysis, spoken: Spoken, token: Token) -> int | None:
    """The one region or city in the nearest sentence that names any."""
    kind = _KINDS[token.lemma_.lower()]
    here = spoken.sentence_of[token.i]
    near = list(_named(analysis, spoken, kind, token.i))
    for back in range(_BACK + 1):
        found = {cluster for cluster, sentence in near if sentence == here - back}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _named(analysis: DocumentAnalysis, spoken: Spoken, kind: Kind, before: int) -> Iterator[tuple[int, int]]:
    for mention in analysis.mentions:
        if mention.start < before and mention.cluster >= 0 and analysis.clusters[mention.cluster].kind is kind:
            yield mention.cluster, spoken.sentence_of[mention.start]


def _add(doc: Doc, analysis: DocumentAnalysis, token: Token, cluster: int) -> None:
    start = min((c.left_edge.i for c in token.lefts), default=token.i)
    kind = analysis.clusters[cluster].kind
    mention = MentionDraft(start, token.i + 1, LABEL_OF_KIND[kind], Form.NOMINAL, head=token.i)
    place = analysis.add_mention(mention, cluster)
    if kind in STATES:
        analysis.set_sense(place, sense_of_state(doc, mention))
