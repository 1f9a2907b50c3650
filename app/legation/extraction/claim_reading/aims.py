"""What somebody does to nobody told, beside what the same sentence says that he does to whom: one deed, read twice."""

from collections.abc import Callable, Sequence
from typing import Any

from legation.reader.claims import ReadClaim


def surest_aims(found: Sequence[ReadClaim], entity: Callable[[int], int]) -> list[ReadClaim]:
    """Without a deed that has no object, where one of the same kind, doer and sentence is at least as sure of its object.

    `entity` tells whose mention, by its place in the view, the subject is.
    """

    def doer(claim: ReadClaim) -> tuple[Any, ...]:
        return claim.sentence, claim.type, entity(claim.subject)

    aimed: dict[tuple[Any, ...], float] = {}
    for claim in found:
        if claim.object is not None:
            aimed[doer(claim)] = max(claim.score, aimed.get(doer(claim), 0.0))
    return [claim for claim in found if claim.object is not None or claim.score > aimed.get(doer(claim), 0.0)]
