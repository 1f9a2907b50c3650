"""Known entity, new entity, or local to its article: what every local entity of an extraction becomes in the graph."""

from dataclasses import replace

from legation.domain.decision import Link
from legation.domain.entity import Entity, Kind
from legation.domain.extraction import Extraction, Proposal
from legation.domain.ids import content_id
from legation.domain.mention import Mention
from legation.domain.names import normal_name
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownEntity
from legation.store.filters import Resolved

_ALONE = 0.6
"""Score of a link to an entity known from texts only: the name is sure, who bears it is not."""

_SHORT = 3
"""Letters of words that names hold, too: "of", "the", "al"."""


def resolve(extraction: Extraction, workspace: str, knowledge: Knowledge) -> Resolved:
    """The extraction with final entities and one link a mention; the same text gives the same ids in any order."""
    known = {
        local: (entity, proposal)
        for local, proposal in extraction.proposals.items()
        if (entity := knowledge.entity(proposal.known)) is not None
    }
    entities = {
        entity.id: _known_one(known[entity.id][0], knowledge)
        if entity.id in known
        else _text_one(entity, extraction.article.id, workspace, knowledge)
        for entity in extraction.entities
    }
    links = tuple(
        _link(m, entities[m.entity], known[m.entity][1] if m.entity in known else None, knowledge.version)
        for m in extraction.mentions
    )
    return Resolved(extraction, entities, links)


def _known_one(known: KnownEntity, knowledge: Knowledge) -> Entity:
    strong = {name.text for name in knowledge.names_of(known.id) if name.strong}
    aliases = tuple(sorted(strong - {known.name}))
    return Entity(known.id, known.kind, known.name, known.subtype, aliases, known.country, dict(known.links))


def _text_one(entity: Entity, article: str, workspace: str, knowledge: Knowledge) -> Entity:
    discriminator = article if _local(entity, knowledge) else None
    id_ = content_id("ent", workspace, entity.kind.value, _fullest(entity), discriminator)
    return replace(entity, id=id_, links={})


def _local(entity: Entity, knowledge: Knowledge) -> bool:
    """What must not be fused with namesakes of other articles: unnamed groups, those called by whose they are ("Liberal MPs"), people
    named by one word, and names that several known entities of that kind bear ("Foreign Ministry", left open here)."""
    name = _fullest(entity)
    if not entity.named or (entity.kind is Kind.PERSON and " " not in name):
        return True
    if entity.kind is Kind.GROUP and any(word.islower() and len(word) > _SHORT for word in entity.name.split()):
        return True
    bearers = {one.entity for one in knowledge.names(name)}
    return sum(1 for id_ in bearers if (held := knowledge.entity(id_)) and held.kind is entity.kind) > 1


def _fullest(entity: Entity) -> str:
    return normal_name(entity.name) or entity.name


def _link(mention: Mention, entity: Entity, proposal: Proposal | None, version: str) -> Link:
    if proposal is not None:
        score, method, reason = proposal.score, proposal.method, proposal.reason
        return Link(mention.id, entity.id, score, method, reason, knowledge_version=version)
    reason = "an entity of this text, unknown to the knowledge base" if entity.named else "unnamed in this article"
    return Link(mention.id, entity.id, _ALONE, "text", reason, knowledge_version=version)
