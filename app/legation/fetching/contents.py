"""What an answer holds: which form of file, one article or many, in which encoding."""

import codecs
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from legation.fetching.answers import Fetched

_TEXTS = frozenset(("text/html", "application/xhtml+xml", "text/plain", "text/markdown"))
# Of such files each article must tell its own address; the file's would make one article of them all.
_COLLECTIONS = frozenset(
    (
        "application/json", "application/feed+json", "application/ld+json", "application/x-ndjson", "application/jsonl",
        "application/x-jsonlines", "text/csv", "application/gzip", "application/x-gzip", "application/zip", "application/warc",
        "application/vnd.apache.parquet",
    )
)  # fmt: skip
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/x-ndjson": ".ndjson",
    "application/jsonl": ".ndjson",
    "application/x-jsonlines": ".ndjson",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "multipart/related": ".mht",
    "application/x-mimearchive": ".mht",
    "application/zip": ".zip",
    "application/vnd.apache.parquet": ".parquet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_COLLECTION_STARTS = (b"{", b"[", b"PK\x03\x04", b"\x1f\x8b", b"WARC/", b"PAR1")
_LATIN = frozenset(("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii"))
# Codecs that are no encodings of pages; some take very long over hostile bytes.
_NO_CHARSETS = (
    "idna",
    "punycode",
    "unicode_escape",
    "unicode-escape",
    "raw_unicode",
    "raw-unicode",
    "utf-7",
    "utf7",
    "utf_7",
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def file_name(path: str, fetched: Fetched) -> str:
    """A name whose ending tells the readers what the host says the file is; else what its address says."""
    said = _SUFFIXES.get(fetched.media_type)
    return path + (said or PurePosixPath(urlsplit(fetched.url).path).suffix)


def is_collection(fetched: Fetched) -> bool:
    """Whether the file may hold several articles."""
    return fetched.media_type in _COLLECTIONS or (
        fetched.media_type not in ("text/html", "application/xhtml+xml")
        and "wordprocessingml" not in fetched.media_type
        and fetched.data.lstrip()[:5].startswith(_COLLECTION_STARTS)
    )


def in_utf8(fetched: Fetched) -> bytes:
    """Text in UTF-8 with a mark, where the host said its encoding and told the truth; else as it came."""
    charset, data = fetched.charset, fetched.data
    if (
        charset is None
        or charset.startswith(_NO_CHARSETS)
        or fetched.media_type not in _TEXTS
        or data.startswith(_MARKS)
    ):
        return data
    # Many hosts say Latin-1 of everything; what reads as UTF-8 is UTF-8.
    for name in ("utf-8", charset) if charset in _LATIN else (charset,):
        try:
            text = data.decode("cp1252" if name in _LATIN else name)
        except (UnicodeError, LookupError):
            continue
        return codecs.BOM_UTF8 + text.encode("utf-8", "replace")
    return data
