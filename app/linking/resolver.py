"""Known entity, new entity, or local to its article: what every local entity of an extraction becomes in the graph."""

from dataclasses import replace

from app.domain.decision import Link
from app.domain.entity import Entity, Kind
from app.domain.extraction import Extraction, Proposal
from app.domain.ids import content_id
from app.domain.mention import Mention
from app.domain.names import normal_name
from app.linking.knowledge import Knowledge
from app.store.queries import Resolved

_ALONE = 0.6
"""Score of a link to an entity known from texts only: the name is sure, who bears it is not."""


def resolve(extraction: Extraction, workspace: str, knowledge: Knowledge) -> Resolved:
    """The extraction with final entities and one link a mention; the same text gives the same ids in any order."""
    entities = {entity.id: _final(entity, extraction, workspace, knowledge) for entity in extraction.entities}
    links = tuple(
        _link(mention, entities[mention.entity], extraction.proposals.get(mention.entity), knowledge.version)
        for mention in extraction.mentions
    )
    return Resolved(extraction, entities, links)


def _final(entity: Entity, extraction: Extraction, workspace: str, knowledge: Knowledge) -> Entity:
    proposal = extraction.proposals.get(entity.id)
    known = knowledge.entity(proposal.known) if proposal else None
    if known is not None:
        return Entity(known.id, known.kind, known.name, known.subtype, entity.aliases, known.country, dict(known.links))
    discriminator = extraction.article.id if _local(entity) else None
    id_ = content_id("ent", workspace, entity.kind.value, _fullest(entity), discriminator)
    return replace(entity, id=id_, links={})


def _local(entity: Entity) -> bool:
    """Unnamed groups, and people named by one word alone: namesakes of two articles must not be fused."""
    return not entity.named or (entity.kind is Kind.PERSON and " " not in _fullest(entity))


def _fullest(entity: Entity) -> str:
    return normal_name(entity.name) or entity.name


def _link(mention: Mention, entity: Entity, proposal: Proposal | None, version: str) -> Link:
    if proposal is not None:
        score, method, reason = proposal.score, proposal.method, proposal.reason
        return Link(mention.id, entity.id, score, method, reason, knowledge_version=version)
    reason = "an entity of this text, unknown to the knowledge base" if entity.named else "unnamed in this article"
    return Link(mention.id, entity.id, _ALONE, "text", reason, knowledge_version=version)
