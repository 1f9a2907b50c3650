"""Text whose sender says its encoding."""

from legation.ingest.formats.encoding import believed, clean_characters, decode

# Senders put these on everything; what the text itself shows tells more.
_UNTOLD = frozenset(("", "us-ascii", "ascii", "iso-8859-1", "latin-1", "latin1"))


def text_in(data: bytes, charset: str | None, *, markup: bool) -> str:
    """The text in the encoding it is said to have, where that is true; else in the one it shows. Raises BadInput."""
    name = (charset or "").lower()
    if name not in _UNTOLD:
        try:
            if (text := believed(data, name)) is not None:
                return clean_characters(text.removeprefix("\ufeff"))
        except (LookupError, ValueError, TypeError):
            pass
    return decode(data, markup=markup)
