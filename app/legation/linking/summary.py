"""What the knowledge base holds, in numbers."""

from collections import Counter
from typing import Any

from legation.linking.catalog import SOURCES
from legation.linking.knowledge import Knowledge

_TABLES = ("name", "office", "membership", "part", "capital", "border")
_SOURCED = ("entity", "office", "membership", "part", "capital", "border")


def summary(knowledge: Knowledge) -> dict[str, Any]:
    """Version, entities by kind, the other rows by table, rows by source, and the last date each source speaks for."""
    sources: Counter[str] = Counter()
    for table in _SOURCED:
        sources.update(knowledge.counts(table, "source"))
    ordered = dict(sorted(sources.items(), key=lambda item: (-item[1], item[0])))
    return {
        "version": knowledge.version,
        "kinds": knowledge.counts("entity", "kind"),
        "rows": {table: knowledge.count(table) for table in _TABLES},
        "sources": ordered,
        "asserted_to": {code: SOURCES[code].asserted_to for code in ordered if code in SOURCES},
    }
