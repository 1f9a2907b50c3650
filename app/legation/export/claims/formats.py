"""The formats claims can be written in besides lines and tables."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from legation.export.claims.told import Told

Writer = Callable[[Iterator[Told]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """How a file of claims is called and sent."""

    suffix: str
    media_type: str


@dataclass(frozen=True, slots=True)
class ClaimFormat(ClaimFile):
    """One file format; its writer is the function of that name in the module of that name."""

    module: str
    events_only: bool = False

    @property
    def write(self) -> Writer:
        """Loaded when used."""
        writer: Writer = getattr(import_module(f"legation.export.claims.{self.module}"), self.module)
        return writer


CLAIM_WRITERS: Mapping[str, ClaimFormat] = {
    "claims-parquet": ClaimFormat(".claims.parquet", "application/vnd.apache.parquet", "parquet"),
    "turtle": ClaimFormat(".ttl", "text/turtle; charset=utf-8", "turtle"),
    "json-ld": ClaimFormat(".jsonld", "application/ld+json", "json_ld"),
    "plover": ClaimFormat(".plover.ndjson", "application/x-ndjson", "plover", events_only=True),
    "followthemoney": ClaimFormat(".ftm.ndjson", "application/x-ndjson", "followthemoney"),
    "stix": ClaimFormat(".stix.json", "application/stix+json;version=2.1", "stix"),
}
