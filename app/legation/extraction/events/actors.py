"""The mentions behind the noun phrases in which a sentence names its actors."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from legation.domain.entity import Kind
from legation.domain.mention import Form
from legation.extraction.document import DocumentAnalysis
from legation.extraction.grammar.arguments import possessors, within
from legation.extraction.grammar.syntax import (
    APPOSITION,
    POSSESSOR,
    PREPOSITION,
    PROPER_NOUN,
    SINGULAR_NOUN,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.labels import ACTORS
from legation.extraction.lexicon.words import words

_WHEREABOUTS = words("events/actors.whereabouts")
_ITS_OWN = words("events/actors.its_own")

Actor = tuple[int, bool]
"""An index of `DocumentAnalysis.mentions`, and whether it stands only inside the phrase."""


def actors(analysis: DocumentAnalysis, tokens: Iterable[Token], side: str) -> Iterator[Actor]:
    """Mentions behind noun phrase heads: (index, whether it stands only inside the phrase). One a cluster."""
    seen: set[int] = set()
    for token in tokens:
        for index, nested in _behind(analysis, token, side):
            cluster = analysis.mentions[index].cluster
            if cluster not in seen:
                seen.add(cluster)
                yield index, nested


def _behind(analysis: DocumentAnalysis, token: Token, side: str) -> list[Actor]:
    index = analysis.mention_at.get(token.i)
    if index is not None and _is_actor(analysis, index, token):
        named = _named_behind(analysis, index, token)
        return [(index if named is None else named, False)]
    beside = [
        analysis.mention_at[c.i]
        for c in token.children
        if has_role(c, APPOSITION) and has_pos(c, PROPER_NOUN) and c.i in analysis.mention_at
    ]
    if beside and analysis.clusters[analysis.mentions[beside[0]].cluster].kind is Kind.PERSON:
        return [(beside[0], False)]  # "his counterpart, Omar al-Razzaz"
    inside = possessors(token) if side == "agent" else within(token)
    found = [
        (analysis.mention_at[t.i], True)
        for t in inside
        if t.i in analysis.mention_at and _is_actor(analysis, analysis.mention_at[t.i], t)
    ]
    return found[:1] if side == "agent" else _group_of(found, analysis)


def _named_behind(analysis: DocumentAnalysis, index: int, token: Token) -> int | None:
    """ "A Swedish teacher, Karin Berg, …": the name between commas, whatever the parser makes of it."""
    doc, found = token.doc, analysis.mentions[index]
    unnamed = (
        found.form is Form.NOMINAL and not analysis.clusters[found.cluster].named and has_tag(token, SINGULAR_NOUN)
    )
    if not unnamed or token.i + 2 >= len(doc) or doc[token.i + 1].text != ",":
        return None
    name = analysis.mention_at.get(token.i + 2)
    if name is None or analysis.mentions[name].form is not Form.NAME or analysis.mentions[name].start != token.i + 2:
        return None
    end = analysis.mentions[name].end
    person = analysis.cluster_of(name).kind is Kind.PERSON
    return name if person and end < len(doc) and doc[end].text in (",", ".", ";") else None


def _is_actor(analysis: DocumentAnalysis, index: int, token: Token) -> bool:
    mention = analysis.mentions[index]
    if analysis.clusters[mention.cluster].kind not in ACTORS:
        return False
    # "Canadian" in "Canadian soldiers" acts only through its noun.
    return token.i == mention.head or mention.form is not Form.NAME or mention.end - mention.start > 1


def _group_of(found: list[Actor], analysis: DocumentAnalysis) -> list[Actor]:
    """The nearest actor inside a phrase, with those coordinated to it."""
    if not found:
        return []
    first = analysis.mentions[found[0][0]]
    return [found[0]] + [
        x
        for x in found[1:]
        if analysis.mentions[x[0]].label == first.label and abs(analysis.mentions[x[0]].start - first.end) <= 4
    ]


def is_own(doc: Doc, analysis: DocumentAnalysis, target: int, taken: set[int]) -> bool:
    """The actor itself, or something of its own ("closed its embassy")."""
    mention = analysis.mentions[target]
    if mention.cluster in taken:
        return True
    if mention.form is not Form.NOMINAL:
        return False
    owners = [c for c in doc[mention.head].children if has_role(c, POSSESSOR)]
    return any(c.lower_ in _ITS_OWN for c in owners) or any(
        analysis.mentions[analysis.mention_at[c.i]].cluster in taken for c in owners if c.i in analysis.mention_at
    )


def is_whereabouts(doc: Doc, analysis: DocumentAnalysis, index: int) -> bool:
    """ "A ceasefire in Minsk": where it is, not with whom."""
    mention = analysis.mentions[index]
    prep = doc[mention.head].head
    place = analysis.clusters[mention.cluster].kind in (Kind.CITY, Kind.REGION)
    return place and has_role(prep, PREPOSITION) and prep.lower_ in _WHEREABOUTS
