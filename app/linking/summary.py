"""What the knowledge base holds, in numbers."""

from typing import Any

from app.linking.knowledge import Knowledge


def summary(knowledge: Knowledge) -> dict[str, Any]:
    """Version, counts of entities by kind, of the other rows, and of entities by source."""
    return {
        "version": knowledge.version,
        "kinds": knowledge.counts("entity", "kind"),
        "rows": {
            table: knowledge.count(table) for table in ("name", "office", "membership", "part", "capital", "border")
        },
        "sources": knowledge.counts("entity", "source"),
    }
