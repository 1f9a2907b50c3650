"""What the words beside a name say of it: what kind of place it is, in which state it lies or is at home."""

from collections.abc import Iterator

from spacy.tokens import Doc

from legation.domain.entity import Kind
from legation.extraction.document import DocumentAnalysis, MentionDraft
from legation.extraction.grammar.syntax import POSSESSIVE_ENDING, has_tag
from legation.extraction.lexicon.words import words

_REGION_NOUNS = words("entities/place_context.region_nouns")
_CITY_NOUNS = words("entities/place_context.city_nouns")
_WITHIN = frozenset({"COUNTRY", "REGION", "TERRITORY", "NORP"})


def kind_said(doc: Doc, found: MentionDraft) -> Kind | None:
    """ "The province of Huambo", "Washington state", "the city of Hanover"."""
    after = doc[found.end].lower_ if found.end < len(doc) else ""
    before = doc[found.start - 2].lower_ if found.start > 1 and doc[found.start - 1].lower_ == "of" else ""
    if after in _REGION_NOUNS or before in _REGION_NOUNS:
        return Kind.REGION
    return Kind.CITY if before in _CITY_NOUNS or after == "city" else None


def state_said(doc: Doc, analysis: DocumentAnalysis, found: MentionDraft) -> str | None:
    """The known state named right beside it: "Pakistan's Punjab", "Tripoli, Lebanon", "the German city of Hanover"."""
    return _state_at(analysis, found, _beside(doc, found))


def region_said(doc: Doc, analysis: DocumentAnalysis, found: MentionDraft) -> str | None:
    """The known region named right beside it: "Paris, Texas", "Texas's Paris"."""
    for other in _others_at(analysis, found, _beside(doc, found)):
        cluster = analysis.clusters[other.cluster]
        if cluster.kind is Kind.REGION and cluster.known:
            return cluster.known
    return None


def home_said(doc: Doc, analysis: DocumentAnalysis, found: MentionDraft) -> str | None:
    """The known state whose name or adjective stands right before a body's: "Rwanda's Green Party", "the Polish Senate"."""
    first = found.start
    if first > 1 and has_tag(doc[first - 1], POSSESSIVE_ENDING):
        return _state_at(analysis, found, [first - 2])
    return _state_at(analysis, found, [first - 1])


def _state_at(analysis: DocumentAnalysis, found: MentionDraft, spots: list[int]) -> str | None:
    for other in _others_at(analysis, found, spots):
        cluster = analysis.clusters[other.cluster]
        return cluster.country or cluster.known
    return None


def _others_at(analysis: DocumentAnalysis, found: MentionDraft, spots: list[int]) -> Iterator[MentionDraft]:
    """The names of states and regions at these tokens."""
    for i in spots:
        index = analysis.mention_at.get(i)
        if index is not None:
            other = analysis.mentions[index]
            if other is not found and other.label in _WITHIN:
                yield other


def _beside(doc: Doc, found: MentionDraft) -> list[int]:
    """The tokens where such a name may stand: before a possessive, before "city of", behind a comma."""
    spots = []
    first = found.start
    if first > 1 and has_tag(doc[first - 1], POSSESSIVE_ENDING):
        spots.append(first - 2)
    if first > 2 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in _REGION_NOUNS | _CITY_NOUNS:
        spots.append(first - 3)
    if found.end + 1 < len(doc) and doc[found.end].text == ",":
        spots.append(found.end + 1)
    return spots
