"""A PDF as an article: the words of its text layer in paragraphs, title, author and date from its own information."""

import io
import logging
import re
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from legation.errors import BadInput
from legation.ingest.compose import article_of_text
from legation.ingest.formats.encoding import clean_characters
from legation.ingest.formats.pdf_lines import Line, Piece, lines_of, without_running_lines
from legation.ingest.formats.pdf_paragraphs import paragraphs_of, title_of
from legation.ingest.html.metadata import Metadata, split_authors
from legation.ingest.items import ReadItem, ReadOptions
from legation.ingest.metadata.guessed_dates import with_guess

_MOST_STREAM_BYTES = 20_000_000
_MOST_PIECES = 400_000
_FEWEST_LETTERS = 20
_MOST_UNREADABLE = 0.3
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|rtf|odt|pages|qxp|html?)$|^(?:microsoft word\b|untitled|document\d*$)", re.IGNORECASE
)
# A browser prints its own day into the file, not the article's.
_BROWSER = re.compile(r"mozilla/|chrom(?:e|ium)|skia|firefox|safari|webkit|wkhtml", re.IGNORECASE)
_LONGEST_LINE = 500
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(path: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    """The one article of a PDF. Nothing it refers to is followed, nothing in it is run. Raises BadInput."""
    from pypdf import apply_configuration  # slow to load
    from pypdf.errors import DependencyError, PyPdfError

    bounds = dict.fromkeys(
        (
            "array_based_stream_maximum_output_length",
            "lzw_maximum_output_length",
            "run_length_maximum_output_length",
            "zlib_maximum_output_length",
        ),
        _MOST_STREAM_BYTES,
    )
    try:
        with apply_configuration(None, **bounds):
            pages, information = _read(data, options)
    except (DependencyError, NotImplementedError):
        raise BadInput("it is locked in a way that is not read: print it into a new PDF and give that") from None
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OSError) as error:
        said = " ".join(str(error).split())[:120]
        raise BadInput(f"the PDF is damaged ({said}): get another copy, or give its text") from None
    text, known = _article(pages, information)
    day = (
        None
        if _BROWSER.search(_told(information, "/Creator") + _told(information, "/Producer"))
        else _date(information)
    )
    yield with_guess(day, "pdf", options, lambda told: article_of_text(path, text, told, known))


def _read(data: bytes, options: ReadOptions) -> tuple[list[list[Line]], dict[str, Any]]:
    """The lines of each page, and the document's information."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise BadInput("it is locked with a password: open it and print it into a new PDF")
    count = len(reader.pages)
    if count > options.max_pages:
        raise BadInput(f"it has {count:,} pages, more than {options.max_pages:,}: split it")
    watch = _Watch(options.max_seconds)
    pages = [lines_of(_pieces(page, watch)) for page in reader.pages]
    return pages, dict(reader.metadata or {})


def _pieces(page: Any, watch: "_Watch") -> list[Piece]:
    """What the page draws of text, in the order in which it is drawn."""
    pieces: list[Piece] = []

    def draws(text: str, place: Any, matrix: Any, _font: Any, size: float) -> None:
        if text.strip():
            x = matrix[4] * place[0] + matrix[5] * place[2] + place[4]
            y = matrix[4] * place[1] + matrix[5] * place[3] + place[5]
            scale = abs(matrix[3] * place[3]) or abs(matrix[1] * place[1]) or 1.0
            pieces.append(Piece(float(x), float(y), float(size) * scale, text))

    page.extract_text(visitor_operand_before=lambda *_: watch.look(len(pieces)), visitor_text=draws)
    watch.look(len(pieces))
    return pieces


class _Watch:
    """Ends a reading that takes too long or yields too much."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._end = seconds, time.monotonic() + seconds

    def look(self, pieces: int) -> None:
        """Raises BadInput."""
        if time.monotonic() > self._end:
            raise BadInput(f"it takes longer than {self._seconds:g} s to read: split it, or give its text")
        if pieces > _MOST_PIECES:
            raise BadInput("one of its pages holds far too much text: give the text itself")


_BODY = re.compile(
    r"\b(?:ministry|department|office|commission|council|agency|government|secretariat|embassy|parliament|senate|bank|institute|"
    r"university|organi[sz]ation|authority|union|committee|bureau|federation|association|foundation|press|directorate|court)\b",
    re.IGNORECASE,
)
"""Who publishes a document in its own name is its outlet, no author."""


def _article(pages: list[list[Line]], information: dict[str, Any]) -> tuple[str, Metadata]:
    """The text and what the document says of itself. Raises BadInput when it has no text layer."""
    kept = without_running_lines(pages)
    text = clean_characters("\n\n".join(paragraphs_of(kept)))
    letters = sum(1 for char in text if char.isalpha())
    unreadable = len(_UNREADABLE.findall(text))
    if unreadable > _MOST_UNREADABLE * max(1, letters):
        raise BadInput("its fonts do not tell which letters they show: run it through text recognition (OCR) first")
    if letters < _FEWEST_LETTERS:
        raise BadInput("it has no text layer, only pictures of pages: run it through text recognition (OCR) first")
    told = " ".join(_told(information, "/Title").split())
    title = None if not told or _FILE_NAME.search(told) else told[:_LONGEST_LINE]
    author = " ".join(_told(information, "/Author").split())
    body = author if _BODY.search(author) else None
    authors = tuple(split_authors(author)) if not body and " " in author and "@" not in author else ()
    return text, Metadata().filled(Metadata(title=title or title_of(kept), outlet=body, authors=authors), "pdf")


def _told(information: dict[str, Any], name: str) -> str:
    value = information.get(name)
    return clean_characters(value) if isinstance(value, str) else ""


def _date(information: dict[str, Any]) -> str | None:
    """The day of "D:20161221093000+02'00'"."""
    digits = re.match(r"(?:D:)?(\d{8})", _told(information, "/CreationDate"))
    try:
        return datetime.strptime(digits.group(1), "%Y%m%d").date().isoformat() if digits else None
    except ValueError:
        return None
