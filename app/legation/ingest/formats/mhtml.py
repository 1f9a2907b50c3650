"""A page saved as one file (MHTML): its HTML part; the pictures and styles beside it are left alone."""

from collections.abc import Iterator
from email.message import EmailMessage

from legation.errors import BadInput
from legation.ingest.compose import article_of_page
from legation.ingest.formats.mail import header, parse_mail, part_text
from legation.ingest.html.metadata import Metadata
from legation.ingest.items import ReadItem, ReadOptions

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_WEB = ("http://", "https://")


def read_mhtml(path: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    """The one article of a saved page. The date of its saving tells nothing of the article's. Raises BadInput."""
    saved = parse_mail(data)
    address = header(saved, "Snapshot-Content-Location")
    page = _main_page(saved, address)
    markup = part_text(page, markup=True)
    url = next((one for one in (address, _address(page)) if one and one.lower().startswith(_WEB)), None)
    known = Metadata().filled(Metadata(url=url), "mhtml")
    yield article_of_page(path, markup, options, known)


def _main_page(saved: EmailMessage, address: str | None) -> EmailMessage:
    """The page itself among its frames: the one with the file's own address or marked as start, else the first."""
    pages = [part for part in saved.walk() if part.get_content_type() in _PAGES and isinstance(part, EmailMessage)]
    if not pages:
        raise BadInput("the saved page holds no HTML: open it in a browser and save it again")
    start = (saved.get_param("start") or "") if saved.is_multipart() else ""
    return next(
        (
            part
            for part in pages
            if (address and _address(part) == address) or (start and header(part, "Content-ID") == start)
        ),
        pages[0],
    )


def _address(part: EmailMessage) -> str | None:
    """Its Content-Location, whose long lines are folded in the middle of an address."""
    found = header(part, "Content-Location")
    return found.replace(" ", "") if found else None
