"""Media types: which may hold an article, and what a header says of them."""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

READABLE = frozenset(
    (
        "", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/xml", "application/xml",
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json",
        "application/ld+json", "application/x-ndjson", "application/jsonl", "application/x-jsonlines", "text/csv",
        "application/pdf", "message/rfc822", "multipart/related", "application/x-mimearchive", "application/gzip",
        "application/x-gzip", "application/zip", "application/warc", "application/vnd.apache.parquet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
)  # fmt: skip
ANYTHING: frozenset[str] = frozenset()
"""No type is turned down."""
_SUFFIXES = frozenset(
    (
        ".html", ".htm", ".xhtml", ".txt", ".md", ".xml", ".rss", ".atom", ".json", ".jsonl", ".ndjson", ".csv", ".pdf", ".eml",
        ".mht", ".mhtml", ".gz", ".zip", ".warc", ".parquet", ".docx",
    )
)  # fmt: skip
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_UNKNOWN = frozenset(("application/octet-stream", "binary/octet-stream", "application/x-download"))


def media_type(header: str | None, target: str) -> str:
    """The type of a Content-Type header. "" when it says nothing, or "some bytes" of a file whose name says more."""
    kind = (header or "").split(";")[0].strip().lower()
    if kind in _UNKNOWN and PurePosixPath(urlsplit(target).path).suffix.lower() in _SUFFIXES:
        return ""
    return kind


def charset_of(header: str | None) -> str | None:
    """The character encoding a Content-Type header names."""
    found = _CHARSET.search(header or "")
    return found.group(1).lower() if found else None
