"""Articles that come as fields of a JSON object or of a table's row."""

from collections.abc import Mapping
from typing import Any

from legation.errors import BadInput
from legation.ingest.dates import iso_instant
from legation.ingest.formats.encoding import clean_characters
from legation.ingest.html.metadata import Metadata

_SHOWN = 40
# Our field: what exports call it, best first.
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text",
        "content",
        "body",
        "article",
        "maintext",
        "main_text",
        "fulltext",
        "full_text",
        "content_text",
        "articlebody",
    ),
    "html": ("html", "content_html", "body_html", "raw_html", "page"),
    "title": ("title", "headline", "name"),
    "outlet": (
        "outlet",
        "publisher",
        "source",
        "source_name",
        "site",
        "sitename",
        "site_name",
        "publication",
        "newspaper",
        "domain",
        "source_domain",
    ),
    "authors": ("authors", "author", "byline", "creator", "writers"),
    "url": ("url", "link", "uri", "canonical_url", "permalink", "external_url", "source_url"),
    "published": (
        "published",
        "published_at",
        "date",
        "date_published",
        "publish_date",
        "publication_date",
        "pubdate",
        "published_date",
        "publishdate",
        "datetime",
        "timestamp",
        "created_at",
        "date_publish",
        "pub_date",
        "post_date",
        "publishedat",
        "publicationdate",
        "datepublished",
        "first_published",
        "published_on",
        "published_time",
        "published_utc",
        "seendate",
        "created",
        "created_utc",
        "day",
    ),
    "updated": ("updated", "updated_at", "modified", "date_modified", "date_modify", "last_modified", "modified_at"),
    "language": ("language", "lang", "language_code"),
    "section": ("section", "category"),
    "external_id": ("external_id", "id", "_id", "guid", "doc_id", "document_id", "article_id", "uuid"),
}


def text_and_metadata(
    record: Mapping[str, Any], *, day_first: bool | None = None
) -> tuple[str | None, str | None, Metadata]:
    """(text, html, metadata) of one record; `day_first`, how its file writes dates. Raises BadInput when it holds neither text nor html."""
    fields = _fields(record)
    text, html = _string(_pick(fields, "text")), _string(_pick(fields, "html"))
    if not text and not html:
        raise BadInput(
            f"the record has no text: it needs one of the fields {', '.join(FIELD_NAMES['text'][:4])} or html"
        )
    url = _string(_pick(fields, "url"))
    dates = {name: _stamp(_pick(fields, name)) for name in ("published", "updated")}
    published, updated = (iso_instant(told, day_first=day_first) for told in dates.values())
    unread = [
        f"the {name} date {str(told)[:_SHOWN]!r} cannot be read: write it as 2020-03-16"
        for name, told, found in (
            ("publication", dates["published"], published),
            ("change", dates["updated"], updated),
        )
        if told is not None and found is None
    ]
    return (
        text,
        html,
        Metadata(
            title=_line(_pick(fields, "title")),
            outlet=_line(_pick(fields, "outlet")),
            authors=_authors(_pick(fields, "authors")),
            url=url if url and url.startswith(("http://", "https://")) else None,
            published=published,
            updated=updated,
            warnings=tuple(unread),
            language=_line(_pick(fields, "language")),
            section=_line(_pick(fields, "section")),
            external_id=_identifier(_pick(fields, "external_id")),
        ),
    )


def told_dates(record: Mapping[str, Any]) -> list[Any]:
    """The dates of one record as it writes them."""
    fields = _fields(record)
    return [_stamp(_pick(fields, name)) for name in ("published", "updated")]


def _fields(record: Mapping[str, Any]) -> dict[str, Any]:
    return {str(key).strip().lower().replace(" ", "_").replace("-", "_"): value for key, value in record.items()}


def _pick(fields: Mapping[str, Any], wanted: str) -> Any:
    return next((fields[name] for name in FIELD_NAMES[wanted] if fields.get(name) not in (None, "", [], {})), None)


def _string(value: Any) -> str | None:
    return clean_characters(value) if isinstance(value, str) and value.strip() else None


def _line(value: Any) -> str | None:
    """One line of text; of an object its name, as {"source": {"name": ...}}."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    return " ".join(clean_characters(value).split())[:500] or None if isinstance(value, str) else None


def _stamp(value: Any) -> Any:
    """A date as the record writes it; MongoDB's exports wrap theirs."""
    return value.get("$date", value) if isinstance(value, Mapping) else value


def _identifier(value: Any) -> str | None:
    """As the record writes it; numbers by their digits. An object is none."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _line(value)


def _authors(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(value).split(";") if isinstance(value, str) else [value]
    return tuple(name for part in parts if (name := _line(part)))
