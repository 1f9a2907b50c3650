"""What trafilatura alone makes of a page: the yardstick our own reading is held to."""

from legation.ingest.dates import iso_instant
from legation.ingest.html.metadata import Metadata


def bare_reading(markup: str) -> tuple[str, Metadata]:
    """The main text and what is known of it, by trafilatura's own defaults without comments; empty when it finds none."""
    from trafilatura import bare_extraction  # half a second to load

    try:
        found = bare_extraction(markup, include_comments=False, with_metadata=True)
    except Exception:  # whatever it raises, it found nothing
        return "", Metadata()
    if found is None:
        return "", Metadata()
    text = getattr(found, "text", None) or ""
    return text, Metadata(
        title=getattr(found, "title", None),
        outlet=getattr(found, "sitename", None),
        published=iso_instant(getattr(found, "date", None)),
    )
