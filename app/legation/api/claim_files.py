"""Claims as files, with their evidence: written as they are read from the store."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from legation.api.list_forms import Form, as_lines, as_table
from legation.api.schemas import Claim
from legation.export.claims.formats import CLAIM_WRITERS, ClaimFile
from legation.export.claims.told import Told
from legation.services import serializers
from legation.services.every_claim import every_claim
from legation.store.base import StoreReader
from legation.store.filters import ClaimQuery

Telling = Callable[[ClaimQuery], Iterator[Told]]
"""`services.told_claims` of a store and a knowledge base."""


_FORMS = {"claims-ndjson": Form.LINES, "claims-csv": Form.TABLE}
CLAIM_FILES: dict[str, ClaimFile] = {
    "claims-ndjson": ClaimFile(".claims.ndjson", f"{Form.LINES.value}; charset=utf-8"),
    "claims-csv": ClaimFile(".claims.csv", f"{Form.TABLE.value}; charset=utf-8"),
    **CLAIM_WRITERS,
}
"""By the name of the format."""


def claim_file(store: StoreReader, told: Telling, query: ClaimQuery, format: str) -> Iterator[bytes]:
    """The file of all claims that pass, in pieces. A format of events alone is empty where standing relations alone are asked for."""
    if form := _FORMS.get(format):
        return _listed(store, query, form)
    writer = CLAIM_WRITERS[format]
    if writer.events_only:
        if query.filter.family == "standing":
            return writer.write(iter(()))
        query = replace(query, filter=replace(query.filter, family="event"))
    return writer.write(told(query))


def _listed(store: StoreReader, query: ClaimQuery, form: Form) -> Iterator[bytes]:
    for number, views in enumerate(every_claim(store, query)):
        items = [serializers.claim(view) for view in views]
        yield as_lines(items) if form is Form.LINES else as_table(items, Claim, heads=not number)
