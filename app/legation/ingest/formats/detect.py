"""Which form a file has: its first bytes tell, its name only where they do not."""

import codecs
import re
from enum import StrEnum
from pathlib import PurePosixPath

from legation.ingest.formats.csv_header import names_columns
from legation.ingest.formats.gzip_files import GZIP_MAGIC
from legation.ingest.formats.xml_trees import root_name

SNIFFED = 16_384
"""How many bytes at the start are looked at."""


class Format(StrEnum):
    """A form that a reader knows."""

    PAGE = "page"
    TEXT = "text"
    JSON = "json"
    LINES = "lines"
    MAIL = "mail"
    MHTML = "mhtml"
    TABLE = "table"
    ZIP = "zip"
    GZIP = "gzip"
    TAR = "tar"
    RTF = "rtf"
    WARC = "warc"
    FEED = "feed"
    SITEMAP = "sitemap"
    XML = "xml"
    PDF = "pdf"
    PARQUET = "parquet"


_MARKUP = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype html|html|head|body|article)\b", re.I | re.S
)
_SUFFIXES = {
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".ndjson": Format.LINES,
    ".jsonl": Format.LINES,
    ".json": Format.JSON,
    ".txt": Format.TEXT,
    ".eml": Format.MAIL,
    ".mht": Format.MHTML,
    ".mhtml": Format.MHTML,
    ".warc": Format.WARC,
    ".pdf": Format.PDF,
    ".parquet": Format.PARQUET,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
    ".tab": Format.TABLE,
}
# (where, first bytes, form)
_MAGIC = (
    (0, b"PK\x03\x04", Format.ZIP),
    (0, b"PK\x05\x06", Format.ZIP),
    (0, b"PK\x07\x08", Format.ZIP),
    (0, GZIP_MAGIC, Format.GZIP),
    (0, b"WARC/", Format.WARC),
    (0, b"%PDF-", Format.PDF),
    (0, b"PAR1", Format.PARQUET),
    (0, b"{\\rtf", Format.RTF),
    (257, b"ustar", Format.TAR),
)
_ROOTS = {
    "rss": Format.FEED,
    "RDF": Format.FEED,
    "feed": Format.FEED,
    "urlset": Format.SITEMAP,
    "sitemapindex": Format.SITEMAP,
}
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,76}:(?:[ \t]|\r?$)", re.M)
_MAIL_HEADER = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|dkim-signature|delivered-to|content-transfer-encoding):",
    re.I | re.M,
)
_SENDER = re.compile(rb"^from:", re.I | re.M)
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.I | re.M)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


def format_of(name: str, head: bytes) -> Format:
    """The form of a file with this name that begins with these bytes. What nothing tells is plain text."""
    by_bytes = next((form for at, magic, form in _MAGIC if head.startswith(magic, at)), None)
    if by_bytes:
        return by_bytes
    by_name = _SUFFIXES.get(suffix_of(name))
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if _MARKUP.match(start):
        return Format.PAGE if by_name is not Format.LINES else Format.LINES
    return _xml(start) or _mail(start) or by_name or _unnamed(start)


def suffix_of(name: str) -> str:
    """The name's ending with its dot, in lower case."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def _xml(start: bytes) -> Format | None:
    """A feed or a sitemap; XML of another kind when it says that it is XML."""
    if not start.startswith(b"<"):
        return None
    root = root_name(start)
    return _ROOTS.get(root or "") or (Format.XML if start.startswith(b"<?xml") and root != "html" else None)


def _mail(start: bytes) -> Format | None:
    """An e-mail message or a page saved as one, known by headers that nobody writes above an article."""
    if not _HEADER_LINE.match(start):
        return None
    headers = _BLANK_LINE.split(start, maxsplit=1)[0]
    if _RELATED.search(headers):
        return Format.MHTML
    return Format.MAIL if _MAIL_HEADER.search(headers) and _SENDER.search(headers) else None


def _unnamed(start: bytes) -> Format:
    if names_columns(start):
        return Format.TABLE
    return Format.JSON if start[:1] in (b"{", b"[") else Format.TEXT
