"""How much a relation or event is worth an analyst's glance: by sources, by how grave it is and how sure."""

import math

from legation.domain.ontology import Trait, load_ontology

_LEAST, _STANDING, _OFFICE, _CHANGE = 0.05, 0.3, 0.45, 0.4
_GRAVEST = 10.0
_ONE = 1_000


def worth(type_: str, origins: int, score: float, *, changes: bool = False) -> int:
    """A whole number that orders lists: independent sources (by their logarithm) times gravity times score.

    Gravity of an event grows with the distance of its scale value from 0, in either direction; that something began or ended
    (`changes`) adds to a standing relation's.
    """
    return round(_ONE * math.log2(1 + origins) * _gravity(type_, changes=changes) * score)


def _gravity(type_: str, *, changes: bool) -> float:
    known = load_ontology()[type_]
    if known.is_event:
        return 0.4 + 0.6 * abs(known.scale or 0.0) / _GRAVEST
    plain = _LEAST if known.has(Trait.STRUCTURAL) else _OFFICE if known.has(Trait.OFFICE) else _STANDING
    return plain + (_CHANGE if changes else 0.0)
