"""`legation read`: what the reader makes of each item, as one JSON object."""

from typing import Any

from legation.ingest.boilerplate.cuts import without_cuts
from legation.ingest.items import ArticleRead, ReadFailure, ReadItem


def reading(item: ReadItem) -> dict[str, Any]:
    """path, title, outlet, authors, dates, language, section, place and agency of the dateline, warnings, text (cuts removed), cuts; or path and why there is no text."""
    if isinstance(item, ReadFailure):
        return {"path": item.path, "error": item.message}
    if not isinstance(item, ArticleRead):
        return {"path": item.path, "skipped": item.reason}
    article = item.article
    return {
        "path": item.path,
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "updated": article.updated,
        "url": article.url,
        "language": article.language,
        "section": article.section,
        "place": article.place,
        "agency": article.agency,
        "external_id": article.external_id,
        "found": dict(sorted(item.found.items())),
        "warnings": list(item.warnings),
        "text": without_cuts(article.text, article.cuts),
        "cuts": [
            {"start": c.start, "end": c.end, "reason": c.reason, "text": article.text[c.start : c.end]}
            for c in article.cuts
        ],
    }
