"""An article as it was read, with what it yielded, as JSON and back: what lies between reading and loading."""

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from legation.domain.extraction import Extraction


@dataclass(frozen=True, slots=True)
class Parcel:
    """`path`, `follows` and `warnings` as in `ArticleRead`; the article is the extraction's."""

    path: str
    follows: bool
    warnings: tuple[str, ...]
    extraction: Extraction


def write_parcel(parcel: Parcel) -> bytes:
    """One JSON object."""
    return _adapter().dump_json(parcel)


def read_parcel(data: bytes | str) -> Parcel:
    """Equal to what was written."""
    return _adapter().validate_json(data)


@cache
def _adapter() -> TypeAdapter[Parcel]:
    return TypeAdapter(Parcel)
