"""The mentions behind the noun phrases in which a sentence names its actors."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from legation.domain.entity import Kind
from legation.domain.mention import Form
from legation.extraction.document import Reading
from legation.extraction.grammar.arguments import possessors, within
from legation.extraction.labels import ACTORS

Actor = tuple[int, bool]
"""An index of `Reading.found`, and whether it stands only inside the phrase."""


def actors(reading: Reading, tokens: Iterable[Token], side: str) -> Iterator[Actor]:
    """Mentions behind noun phrase heads: (index, whether it stands only inside the phrase). One a cluster."""
    seen: set[int] = set()
    for token in tokens:
        for index, nested in _behind(reading, token, side):
            cluster = reading.found[index].cluster
            if cluster not in seen:
                seen.add(cluster)
                yield index, nested


def _behind(reading: Reading, token: Token, side: str) -> list[Actor]:
    index = reading.at.get(token.i)
    if index is not None and _is_actor(reading, index, token):
        named = _named_behind(reading, index, token)
        return [(index if named is None else named, False)]
    beside = [reading.at[c.i] for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i in reading.at]
    if beside and reading.clusters[reading.found[beside[0]].cluster].kind is Kind.PERSON:
        return [(beside[0], False)]  # "his counterpart, Omar al-Razzaz"
    inside = possessors(token) if side == "agent" else within(token)
    found = [(reading.at[t.i], True) for t in inside if t.i in reading.at and _is_actor(reading, reading.at[t.i], t)]
    return found[:1] if side == "agent" else _group_of(found, reading)


def _named_behind(reading: Reading, index: int, token: Token) -> int | None:
    """ "A Swedish teacher, Karin Berg, …": the name between commas, whatever the parser makes of it."""
    doc, found = token.doc, reading.found[index]
    unnamed = found.form is Form.NOMINAL and not reading.clusters[found.cluster].named and token.tag_ == "NN"
    if not unnamed or token.i + 2 >= len(doc) or doc[token.i + 1].text != ",":
        return None
    name = reading.at.get(token.i + 2)
    if name is None or reading.found[name].form is not Form.NAME or reading.found[name].start != token.i + 2:
        return None
    end = reading.found[name].end
    person = reading.clusters[reading.found[name].cluster].kind is Kind.PERSON
    return name if person and end < len(doc) and doc[end].text in (",", ".", ";") else None


def _is_actor(reading: Reading, index: int, token: Token) -> bool:
    mention = reading.found[index]
    if reading.clusters[mention.cluster].kind not in ACTORS:
        return False
    # "Canadian" in "Canadian soldiers" acts only through its noun.
    return token.i == mention.head or mention.form is not Form.NAME or mention.end - mention.start > 1


def _group_of(found: list[Actor], reading: Reading) -> list[Actor]:
    """The nearest actor inside a phrase, with those coordinated to it."""
    if not found:
        return []
    first = reading.found[found[0][0]]
    return [found[0]] + [
        x
        for x in found[1:]
        if reading.found[x[0]].label == first.label and abs(reading.found[x[0]].start - first.end) <= 4
    ]


def is_own(doc: Doc, reading: Reading, target: int, taken: set[int]) -> bool:
    """The actor itself, or something of its own ("closed its embassy")."""
    mention = reading.found[target]
    if mention.cluster in taken:
        return True
    if mention.form is not Form.NOMINAL:
        return False
    owners = [c for c in doc[mention.head].children if c.dep_ == "poss"]
    return any(c.lower_ in ("its", "their", "own") for c in owners) or any(
        reading.found[reading.at[c.i]].cluster in taken for c in owners if c.i in reading.at
    )


def is_whereabouts(doc: Doc, reading: Reading, index: int) -> bool:
    """ "A ceasefire in Minsk": where it is, not with whom."""
    mention = reading.found[index]
    prep = doc[mention.head].head
    place = reading.clusters[mention.cluster].kind in (Kind.CITY, Kind.REGION)
    return place and prep.dep_ == "prep" and prep.lower_ in ("in", "at", "near")
