"""Which states an article is about: by the names that can mean nothing else, then by all that has been linked."""

from collections import Counter

from legation.domain.entity import STATES, Kind, Subtype
from legation.extraction.document import DocumentAnalysis

_BETWEEN_STATES = frozenset({Subtype.IGO, Subtype.ALLIANCE})
"""Where these sit says nothing of whose they are."""
_MEMBER = 0.5
"""What a linked region, city, body or person of a state counts beside a mention of the state itself."""


def named_states(analysis: DocumentAnalysis) -> dict[str, float]:
    """States by their share of the article's unambiguous state names."""
    counts: Counter[str] = Counter()
    for found in analysis.mentions:
        if len(found.known) == 1 and found.label in ("COUNTRY", "NORP"):
            counts[found.known[0]] += 1
    return _weights(dict(counts))


def linked_states(analysis: DocumentAnalysis) -> dict[str, float]:
    """States by what is linked: their own names, and once each region, city, body and person of theirs."""
    counts: dict[str, float] = {}
    for cluster in analysis.clusters:
        if cluster.known is None or not cluster.members or cluster.subtype in _BETWEEN_STATES:
            continue
        own = cluster.kind in STATES
        state = cluster.known if own else cluster.country
        if state:
            counts[state] = counts.get(state, 0.0) + (len(cluster.members) if own else _MEMBER)
    return _weights(counts)


def named_regions(analysis: DocumentAnalysis) -> frozenset[str]:
    """The regions that the article speaks of, by what is linked or can mean nothing else."""
    linked = {c.known for c in analysis.clusters if c.known and c.members and c.kind is Kind.REGION}
    only = {m.known[0] for m in analysis.mentions if len(m.known) == 1 and m.label == "REGION"}
    return frozenset(linked | only)


def _weights(counts: dict[str, float] | dict[str, int]) -> dict[str, float]:
    """Times four, at most 1: a state named in a quarter of the cases counts fully."""
    total = sum(counts.values()) or 1
    return {state: min(1.0, 0.25 + 4 * n / total) for state, n in counts.items()}
