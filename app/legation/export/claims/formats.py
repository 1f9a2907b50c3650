"""The formats claims can be written in besides lines and tables."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from legation.export.claims.told import Told

Writer = Callable[[Iterator[Told]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class ClaimFormat:
    """One file format; its writer is the function of that name in the module of that name."""

    module: str
    suffix: str
    media_type: str
    events_only: bool = False

    @property
    def write(self) -> Writer:
        """Loaded when used."""
        writer: Writer = getattr(import_module(f"legation.export.claims.{self.module}"), self.module)
        return writer


CLAIM_WRITERS: Mapping[str, ClaimFormat] = {
    "claims-parquet": ClaimFormat("parquet", ".claims.parquet", "application/vnd.apache.parquet"),
    "turtle": ClaimFormat("turtle", ".ttl", "text/turtle; charset=utf-8"),
    "json-ld": ClaimFormat("json_ld", ".jsonld", "application/ld+json"),
    "plover": ClaimFormat("plover", ".plover.ndjson", "application/x-ndjson", events_only=True),
    "followthemoney": ClaimFormat("followthemoney", ".ftm.ndjson", "application/x-ndjson"),
    "stix": ClaimFormat("stix", ".stix.json", "application/stix+json;version=2.1"),
}
