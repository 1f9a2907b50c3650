"""Claims as files, with their evidence: written as they are read from the store."""

from collections.abc import Iterator

from legation.api.list_forms import Form, as_lines, as_table
from legation.api.schemas import Claim
from legation.services import serializers
from legation.services.every_claim import every_claim
from legation.store.base import StoreReader
from legation.store.filters import ClaimQuery

CLAIM_FORMATS = {"claims-ndjson": (Form.LINES, ".claims.ndjson"), "claims-csv": (Form.TABLE, ".claims.csv")}
"""Name of the format to its form and the end of its file's name."""


def claim_file(store: StoreReader, query: ClaimQuery, form: Form) -> Iterator[bytes]:
    """The file of all claims that pass, in pieces."""
    for number, views in enumerate(every_claim(store, query)):
        items = [serializers.claim(view) for view in views]
        yield as_lines(items) if form is Form.LINES else as_table(items, Claim, heads=not number)
