"""The state, region or city that "the country", "the West African nation" and "the province" mean."""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from legation.domain.entity import STATES, Kind
from legation.domain.mention import Form
from legation.extraction.document import Cluster, DocumentAnalysis, MentionDraft
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
_PLACE_NOUNS = word_table("coreference/lands.place_nouns")
_KINDS = {
    noun: frozenset(Kind(kind) for kind, nouns in _PLACE_NOUNS.items() if noun in nouns)
    for nouns in _PLACE_NOUNS.values()
    for noun in nouns
}
_CAPITAL = words("coreference/lands.capital")
_SELF_CALLED = words("coreference/lands.self_called")
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
            state = spoken.most_likely(token, STATE_MEANT, LEAST, _called_so(token, knowledge))
            cluster = _cluster_of(analysis, state) if state else None
        else:
            cluster = _named_last(analysis, spoken, token, knowledge)
        if cluster is not None:
            _add(doc, analysis, token, cluster)


def _called_so(token: Token, knowledge: Knowledge) -> Callable[[str], bool] | None:
    """Of "the kingdom" and "the republic" the states that call themselves so; any state is a country."""
    noun = token.lemma_.lower()
    if noun not in _SELF_CALLED:
        return None
    return lambda state: any(noun in n.normal.split() for n in knowledge.names_of(state))


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


def _named_last(analysis: DocumentAnalysis, spoken: Spoken, token: Token, knowledge: Knowledge) -> int | None:
    """The one region or city in the nearest sentence that names any; "the Swiss city" lies in Switzerland."""
    here = spoken.sentence_of[token.i]
    state = _state_beside(analysis, token)
    near = [
        (cluster, sentence)
        for cluster, sentence in _named(analysis, spoken, _KINDS[token.lemma_.lower()], token.i)
        if state is None or analysis.clusters[cluster].country in (None, state)
    ]
    if token.lemma_.lower() in _CAPITAL and not any(has_role(c, ADJECTIVE_MODIFIER) for c in token.lefts):
        near = [(cluster, sentence) for cluster, sentence in near if _is_capital(analysis.clusters[cluster], knowledge)]
    for back in range(_BACK + 1):
        found = {cluster for cluster, sentence in near if sentence == here - back}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _state_beside(analysis: DocumentAnalysis, token: Token) -> str | None:
    """ "The Swiss city"."""
    beside = (analysis.mention_at.get(c.i) for c in token.lefts if has_role(c, ADJECTIVE_MODIFIER))
    states = (analysis.cluster_of(i) for i in beside if i is not None)
    return next((c.known for c in states if c.kind in STATES), None)


def _is_capital(city: Cluster, knowledge: Knowledge) -> bool:
    return bool(city.country) and any(c.city == city.known for c in knowledge.capitals(city.country or ""))


def _named(
    analysis: DocumentAnalysis, spoken: Spoken, kinds: frozenset[Kind], before: int
) -> Iterator[tuple[int, int]]:
    for mention in analysis.mentions:
        if mention.start < before and mention.cluster >= 0 and analysis.clusters[mention.cluster].kind in kinds:
            yield mention.cluster, spoken.sentence_of[mention.start]


def _add(doc: Doc, analysis: DocumentAnalysis, token: Token, cluster: int) -> None:
    start = min((c.left_edge.i for c in token.lefts), default=token.i)
    kind = analysis.clusters[cluster].kind
    mention = MentionDraft(start, token.i + 1, LABEL_OF_KIND[kind], Form.NOMINAL, head=token.i)
    place = analysis.add_mention(mention, cluster)
    if kind in STATES:
        analysis.set_sense(place, sense_of_state(doc, mention))
