"""Bodies without a name of their own that are plainly a state's or a city's: "police" in a story from Kuwait, "the Delhi government".

Whose they are is said by the words beside them, else by the states spoken of around them and in the whole article.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from legation.domain.entity import STATES, Kind, Subtype
from legation.domain.mention import Form, Sense
from legation.domain.names import normal_name
from legation.extraction.document import Cluster, DocumentAnalysis
from legation.extraction.entities.office_holders import acting_state
from legation.extraction.grammar.arguments import behind
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    COMPOUND,
    DETERMINER,
    NOUN_MODIFIER,
    NUMBER_MODIFIER,
    PLURAL_NOUN,
    POSSESSOR,
    has_role,
    has_tag,
)
from legation.extraction.labels import LABEL_OF_KIND
from legation.extraction.lexicon.words import ordered_words, word_table, words
from legation.linking.knowledge import Knowledge
from legation.linking.known import NameKind

_GOVERNING = words("entities/resident_bodies.governing_nouns")
_BODIES: Mapping[str, list[str]] = word_table("entities/resident_bodies.bodies")
_SUBTYPE_OF = {word: Subtype(subtype) for subtype, nouns in _BODIES.items() for word in nouns}
_PLURAL_ALONE = words("entities/resident_bodies.plural_bodies")
_OTHER_SIDES = words("entities/resident_bodies.other_sides")
_INDEFINITE = words("entities/resident_bodies.indefinite")
_KEPT_ADJECTIVES = words("entities/resident_bodies.adjectives_of_names")
_BEFORE_PLACE = ordered_words("entities/resident_bodies.before_place")
_AGAINST = words("entities/resident_bodies.not_acting_for_the_state")
_LOCAL = words("entities/resident_bodies.local_bodies")
_AREAS = frozenset({Kind.CITY, Kind.REGION, Kind.TERRITORY})


@dataclass(slots=True)
class Evidence:
    """What speaks for a state: its share of the article, how near before the body it is spoken of (1 = in the same sentence),
    whether it is in the same sentence before or behind it, and whether the article opens with it."""

    share: float = 0.0
    near: float = 0.0
    before: float = 0.0
    after: float = 0.0
    opening: float = 0.0

    def values(self) -> tuple[float, ...]:
        """In the order of the weights."""
        return (self.share, self.near, self.before, self.after, self.opening)


# Fitted by `python -m training.resident_bodies` on 225 bodies of annotated news articles whose names tell their state.
WEIGHTS = Evidence(share=2.07, near=1.38, before=0.96, after=0.63, opening=1.04)
LEAST = 0.7
"""The share of the evidence one state must have; below, nobody knows whose body it is. In five folds by article 97 % of those above are right."""
LEAST_SPOKEN = 2.0
"""States must be spoken of so often: one mention tells nobody whose the court is."""
LEAST_NAMED = 3
"""So often a local story names its city."""
_THROUGH_OTHERS = 0.5
"""What a city, a body or a person of a state counts beside the state's own name."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A state spoken of at a token."""

    state: str
    token: int
    sentence: int
    weight: float


def name_resident_bodies(doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
    """Give such bodies their state or city and a name after it; "the government" becomes the state itself."""
    spoken = Spoken(doc, analysis, knowledge)
    homes: dict[str, int] = {}
    moved: dict[int, int] = {}
    for index, cluster in enumerate(analysis.clusters):
        head = head_of(doc, analysis, cluster)
        if head is None or not (noun := noun_of(head)):
            continue
        area = None if cluster.acts_for else _area_beside(analysis, head)
        if area is None and not cluster.acts_for and noun in _LOCAL:
            area = spoken.town
        state = None if area is not None else cluster.acts_for or spoken.most_likely(head)
        if area is None and state is None:
            continue
        home = _home(analysis, knowledge, noun, area, state)
        if home is None:
            continue
        key, new = home
        if key not in homes:
            existing = next(
                (i for i, c in enumerate(analysis.clusters) if c.members and c.named and key in (c.known, c.name)), None
            )
            homes[key] = existing if existing is not None else analysis.add_cluster(new)
        moved[index] = homes[key]
    for index, home_index in moved.items():
        _move(analysis, index, home_index)


def _move(analysis: DocumentAnalysis, index: int, home: int) -> None:
    cluster = analysis.clusters[home]
    for mention in list(analysis.clusters[index].members):
        analysis.move(mention, home)
        analysis.relabel(mention, LABEL_OF_KIND[cluster.kind])
        if cluster.kind in STATES:
            analysis.set_sense(mention, Sense.STATE)


def head_of(doc: Doc, analysis: DocumentAnalysis, cluster: Cluster) -> Token | None:
    """The noun of a group without a name that is not said to be some, other or several."""
    if cluster.named or cluster.kind is not Kind.GROUP or not cluster.members:
        return None
    heads = [doc[m.head] for i in cluster.members if (m := analysis.mentions[i]).form is Form.NOMINAL]
    if not heads:
        return None
    # "A police spokesman" is the police, too.
    head = next((h for h in heads if noun_of(h)), heads[0])
    for child in head.children:
        if has_role(child, NUMBER_MODIFIER) or (has_role(child, DETERMINER) and child.lower_ in _INDEFINITE):
            return None
        if has_role(child, ADJECTIVE_MODIFIER, COMPOUND, NOUN_MODIFIER, POSSESSOR) and child.lower_ in _OTHER_SIDES:
            return None
    return head


def noun_of(head: Token) -> str:
    """The word for the body: "government", "police", "supreme court", "defence ministry"; empty where it is none."""
    word = head.lower_
    lemma = word if word in _PLURAL_ALONE else head.lemma_.lower()
    before = [c for c in head.children if c.i < head.i]
    compounds = [f"{c.lower_} {word}" for c in before if has_role(c, COMPOUND, ADJECTIVE_MODIFIER)]
    if whole := next((c for c in compounds if c in _SUBTYPE_OF), None):
        return whole
    if lemma not in _GOVERNING and lemma not in _SUBTYPE_OF:
        return ""
    if has_tag(head, PLURAL_NOUN) and word not in _PLURAL_ALONE:
        return ""  # "governments", "armies": many
    kept = [c.lower_ for c in before if (has_role(c, COMPOUND) and c.is_lower) or c.lower_ in _KEPT_ADJECTIVES]
    return " ".join([*kept, lemma])


def _area_beside(analysis: DocumentAnalysis, head: Token) -> int | None:
    """The city or region whose body it is said to be: "the Delhi government", "police in Kirkuk"."""
    near = [c for c in head.children if has_role(c, POSSESSOR, COMPOUND, ADJECTIVE_MODIFIER, NOUN_MODIFIER)]
    for token in (*near, *behind(head, _BEFORE_PLACE)):
        mention = analysis.mention_at.get(token.i)
        if mention is not None and analysis.cluster_of(mention).kind in _AREAS:
            return mention
    return None


def _home(
    analysis: DocumentAnalysis, knowledge: Knowledge, noun: str, area: int | None, state: str | None
) -> tuple[str, Cluster] | None:
    """What the body is: (its known id or its name, the cluster it makes where the article has none)."""
    lemma = noun.rsplit(" ", 1)[-1]
    subtype = _SUBTYPE_OF.get(noun, _SUBTYPE_OF.get(lemma))
    if area is not None:
        place = analysis.cluster_of(area)
        name = f"{place.name} {noun}"
        return name, Cluster(Kind.ORGANIZATION, name, subtype or Subtype.OTHER, acts_for=None, country=place.country)
    entity = knowledge.entity(state) if state else None
    if entity is None:
        return None
    if lemma in _GOVERNING:
        reason = "the state whose government the article speaks of"
        return entity.id, Cluster(
            entity.kind, entity.name, entity.subtype, entity.id, 0.8, "body", reason, country=entity.id
        )
    adjective = _adjective(knowledge, entity.id) or entity.name
    name = f"{adjective} {noun}"
    known = {n.entity for n in knowledge.names(normal_name(name)) if _is_body_of(knowledge, n.entity, entity.id)}
    known |= {
        n.entity
        for n in knowledge.names(normal_name(f"{entity.name} {noun}"))
        if _is_body_of(knowledge, n.entity, entity.id)
    }
    if len(known) == 1 and (body := knowledge.entity(known.pop())):
        reason = "the body of that state"
        return body.id, Cluster(
            body.kind, body.name, body.subtype, body.id, 0.8, "body", reason, acts_for=state, country=state
        )
    return name, Cluster(Kind.ORGANIZATION, name, subtype, acts_for=None if lemma in _AGAINST else state, country=state)


def _is_body_of(knowledge: Knowledge, entity: str, state: str) -> bool:
    known = knowledge.entity(entity)
    return known is not None and known.kind is Kind.ORGANIZATION and known.country == state


def _adjective(knowledge: Knowledge, state: str) -> str | None:
    """ "German" of Germany; of several the longest, "Serbian" before "Serb"."""
    known = (n.text for n in knowledge.names_of(state) if n.kind is NameKind.ADJECTIVE and n.strong)
    return max(known, key=lambda text: (len(text), text), default=None)


def _town(analysis: DocumentAnalysis) -> int | None:
    """The one city that a story speaks of again and again while hardly any state is named: its police is the city's."""
    counts: dict[int, list[int]] = {}
    states = 0
    for i, mention in enumerate(analysis.mentions):
        if mention.form is not Form.PRONOUN and mention.cluster >= 0:
            kind = analysis.clusters[mention.cluster].kind
            states += kind in STATES
            if kind is Kind.CITY:
                counts.setdefault(mention.cluster, []).append(i)
    most = max(counts.values(), key=len, default=[])
    total = sum(map(len, counts.values()))
    local = len(most) >= LEAST_NAMED and 2 * len(most) > total and len(most) > 2 * states
    return most[0] if local else None


class Spoken:
    """Which states an article speaks of, where, and what that says of a body at some token."""

    def __init__(self, doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
        self.sentence_of = {token.i: n for n, sentence in enumerate(doc.sents) for token in sentence}
        self.places = sorted(self._places(analysis, knowledge), key=lambda p: p.token)
        self.total = sum(p.weight for p in self.places)
        self.town = _town(analysis)
        """A mention of the city that a local story is about; None in stories about states."""

    def _places(self, analysis: DocumentAnalysis, knowledge: Knowledge) -> Iterator[_Place]:
        for cluster in analysis.clusters:
            if not cluster.known or not cluster.members:
                continue
            own = cluster.kind in STATES
            state = cluster.known if own else acting_state(analysis, cluster, knowledge) or cluster.country
            if state is None or (cluster.subtype in (Subtype.IGO, Subtype.ALLIANCE)):
                continue
            for i in cluster.members:
                mention = analysis.mentions[i]
                if mention.form is not Form.PRONOUN:
                    weight = 1.0 if own else _THROUGH_OTHERS
                    yield _Place(state, mention.start, self.sentence_of[mention.start], weight)

    def features(self, head: Token) -> dict[str, Evidence]:
        """By state, what speaks for it as the one whose body this is."""
        here = self.sentence_of[head.i]
        found: dict[str, Evidence] = {}
        for place in self.places:
            row = found.setdefault(place.state, Evidence())
            row.share += place.weight / self.total
            if place.token < head.i:
                row.near = max(row.near, place.weight / (1 + here - place.sentence))
                row.before = 1.0 if place.sentence == here else row.before
            elif place.sentence == here:
                row.after = 1.0
            if place.token == self.places[0].token:
                row.opening = 1.0
        return found

    def most_likely(
        self,
        head: Token,
        evidence: Evidence = WEIGHTS,
        least: float = LEAST,
        may_be: Callable[[str], bool] | None = None,
    ) -> str | None:
        """The one state of those it may be that has most of the evidence, weighed so; None below the least share."""
        if self.total < LEAST_SPOKEN:
            return None
        weights = evidence.values()
        scores = {
            state: math.exp(sum(w * value for w, value in zip(weights, row.values(), strict=True)))
            for state, row in self.features(head).items()
            if may_be is None or may_be(state)
        }
        if not scores:
            return None
        best = max(scores, key=lambda state: (scores[state], state))
        return best if scores[best] / sum(scores.values()) >= least else None
