"""What one article yielded: the parcel handed from extraction to linking and store."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from legation.domain.article import Article
from legation.domain.claim import Claim
from legation.domain.entity import Entity
from legation.domain.mention import Mention
from legation.domain.quotation import Quotation


@dataclass(frozen=True, slots=True)
class Proposal:
    """That a local entity is this knowledge entity: score in [0, 1], the method and the reason in words."""

    known: str
    score: float
    method: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inference:
    """A relation no single sentence states: `basis` is "document" or "rule". Never a claim, shown as inferred."""

    type: str
    head: str
    tail: str
    basis: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Entities carry local ids ("e0", in order of first mention); `proposals` maps those that are known.

    `subject_for` and `object_for` of the claims are local ids too: a state nobody mentions is an entity without mention.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    inferences: tuple[Inference, ...] = ()
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
