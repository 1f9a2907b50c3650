"""Parts the mentions of a capital or seat in which it stands for its state, or for the body that sits there."""

from spacy.tokens import Doc

from legation.domain.entity import STATES, Kind
from legation.domain.mention import Sense
from legation.domain.names import normal_name
from legation.extraction.document import Cluster, DocumentAnalysis, MentionDraft
from legation.extraction.entities.implied import behind_seat
from legation.extraction.entities.metonymy import is_literal, is_metonymic
from legation.extraction.entities.office_holders import published
from legation.extraction.labels import LABEL_OF_KIND
from legation.linking.knowledge import Knowledge
from legation.linking.known import NameKind, within
from legation.linking.scoring import alive

METONYMS = frozenset({NameKind.CAPITAL_METONYM, NameKind.SEAT_METONYM})
_EUROPE, _UNION = "kb:region/europe", "kb:eu"
"""The continent as an actor is its union, where the article names that."""


def split_metonyms(doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
    """A capital or seat that acts stands for its state; in, to or from it stays the city."""
    for cluster in list(analysis.clusters):
        behind = _behind(doc, analysis, cluster, knowledge)
        entity = knowledge.entity(behind) if behind else None
        if entity is None:
            continue
        acting = [i for i in cluster.members if _stands(doc, analysis.mentions[i], cluster.kind)]
        if not acting:
            continue
        home = behind_seat(entity, cluster.name)
        analysis.split(cluster, acting, home)
        for i in acting:
            analysis.set_sense(i, Sense.STATE, cluster.known or cluster.name)
            if entity.kind not in STATES:
                analysis.relabel(i, LABEL_OF_KIND[entity.kind])


def _behind(doc: Doc, analysis: DocumentAnalysis, cluster: Cluster, knowledge: Knowledge) -> str | None:
    """The one state, or body where its state is not meant, for which the place may stand on the article's day."""
    if not cluster.members or cluster.kind not in (Kind.CITY, Kind.PLACE, Kind.REGION, Kind.ORGANIZATION):
        return None
    named = {c.known for c in analysis.clusters if c.members}
    if cluster.known == _EUROPE:
        return _UNION if _UNION in named else None
    f = analysis.mentions[cluster.members[0]]
    on = published(analysis)
    names = [n for n in knowledge.names(normal_name(doc[f.start : f.end].text)) if n.kind in METONYMS]
    found = {n.entity for n in names if (n.until is None if on is None else within(on, n.since, n.until))}
    known = [e for id_ in sorted(found) if (e := knowledge.entity(id_)) is not None and alive(e, on)]
    if any(e.kind not in STATES for e in known):
        # Brussels: of a state and the bodies that sit there the one the article names.
        known = [e for e in known if e.id in named]
    return known[0].id if len(known) == 1 else None


def _stands(doc: Doc, found: MentionDraft, kind: Kind) -> bool:
    return is_metonymic(doc, found) or (kind is Kind.PLACE and not is_literal(doc, found))
