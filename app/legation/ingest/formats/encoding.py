"""Bytes to text: byte order marks, declared encodings, guesses, and a clear refusal of what is not text."""

import codecs
import re
from functools import cache

from legation.errors import BadInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_SAMPLE = 65_536
# C0 and C1 controls other than tab, line feed, form feed and carriage return: no text has them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# What English news in Windows-1252 holds beyond ASCII: quotes, dashes, signs, Latin letters.
_PLAUSIBLE_CP1252 = re.compile(
    "[\u00a0-\u00ff\u2013\u2014\u2018-\u201e\u2020-\u2026\u2030\u2039\u203a\u20ac\u2122\u0152\u0153]"
)
# Signs in the midst of a word ("Rados\u00b3aw") and letters that no Western name holds beside one another ("Koš" with "Lajè")
# are Polish, Czech, Slovak and Hungarian letters read as Windows-1252.
_NO_WESTERN_WORD = re.compile(
    r"[^\W\d_][\u00a3\u00a5\u00b3\u00b9\u00bc\u00be\u00bf\u00b6](?=[^\W\d_])|"
    r"\b\w*[\u0160\u0161\u017d\u017e]\w*[\u00e8\u00ec\u00f8\u00f9]|\b\w*[\u00e8\u00ec\u00f8\u00f9\u00c8\u00d8]\w*[\u00e1\u00ed\u00fd\u0161\u017e]"
)
_NO_CENTRAL_WORD = re.compile(r"[^\W\d_][\u00a4-\u00bb\u02c7\u02d8-\u02dd](?=[^\W\d_])")
_NOT_TEXT = "it does not decode as text: save it as UTF-8 and try again"


def decode(data: bytes, *, markup: bool = False) -> str:
    """The text of the bytes, line feeds its only line ends. `markup` also believes an encoding the page itself declares.

    Raises BadInput for binary data and for bytes no encoding makes text of.
    """
    refuse_known_binary(data)
    text = _marked(data)
    if text is None:
        text = _declared(data) if markup else None
    if text is None:
        text = _guessed(data)
    if not _is_text(text):
        raise BadInput(_NOT_TEXT)
    return clean_characters(text)


def clean_characters(text: str) -> str:
    """Line feeds as the only line ends, and no lone surrogates, which no file and no database can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return _SURROGATES.sub("\ufffd", text)


def refuse_known_binary(data: bytes) -> None:
    """Raise BadInput naming the kind of file, when the first bytes tell it."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BadInput(f"it is {what}, not text: give the article's text or page")


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    name = match.group(1).decode("ascii").lower()
    # Browsers read these labels as Windows-1252, and so must we: pages labelled latin-1 hold curly quotes.
    name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(name, name)
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return believed(data, name) if _gives_text(name) else None


def believed(data: bytes, encoding: str) -> str | None:
    """The text by the encoding it is said to be in; None where the bytes deny it.

    A label for one byte a letter fits any bytes. Where these are UTF-8 with letters of several bytes, which hardly
    happens by chance, or where the label makes controls of quotes and dashes, the label is false.
    """
    text = _strictly(data, encoding)
    if text is None or data.isascii() or not _one_byte_a_letter(encoding):
        return text
    utf8 = _strictly(data, "utf-8")
    if utf8 is not None:
        return utf8
    cp1252 = _strictly(data, "cp1252") if _CONTROLS.search(text) else None
    return cp1252 if cp1252 is not None and not _CONTROLS.search(cp1252) else text


@cache
def _one_byte_a_letter(encoding: str) -> bool:
    """Whether every byte by itself is a letter, as in ISO 8859, Windows and Mac encodings."""
    name = codecs.lookup(encoding).name
    return name.startswith(("iso8859", "cp125", "mac-", "koi8", "cp437", "cp850", "cp852", "cp866", "ascii", "latin"))


def _gives_text(encoding: str) -> bool:
    """False for codecs such as "hex" that turn bytes into bytes, and for UTF-16: the tag could not have been read."""
    return getattr(codecs.lookup(encoding), "_is_text_encoding", True) and not encoding.startswith(("utf-16", "utf16"))


def _guessed(data: bytes) -> str:
    text = _strictly(data, "utf-8")
    if (text is None and (wide := _wide(data))) or (
        text is not None and "\x00" in text[:_SAMPLE] and (wide := _wide(data))
    ):
        text = _strictly(data, wide)
    if text is None:
        _refuse_broken_utf8(data)
        text = _windows(data)
    if text is None:
        text = _by_statistics(data)
    if text is None:
        raise BadInput(_NOT_TEXT)
    return text


def _refuse_broken_utf8(data: bytes) -> None:
    """Most of what is not ASCII reads as UTF-8, so the rest is damage: any other reading garbles the whole text."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for char in text if ord(char) > 127) - broken
    if beyond > broken:
        raise BadInput("it is UTF-8 with broken bytes: get an undamaged copy, or save it as UTF-8 again")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _windows(data: bytes) -> str | None:
    """Windows-1252 when nearly all is ASCII and the rest is what Western papers print; Windows-1250 where words tell it."""
    text = _strictly(data, "cp1252")
    if text is None:
        return None
    central = _strictly(data, "cp1250") if _NO_WESTERN_WORD.search(text) else None
    if central is not None and not _CONTROLS.search(central) and not _NO_CENTRAL_WORD.search(central):
        return central
    beyond = [char for char in text if ord(char) > 127]
    return text if len(beyond) < 0.1 * len(text) and all(map(_PLAUSIBLE_CP1252.match, beyond)) else None


def _by_statistics(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to load and seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    return _strictly(data, best.encoding) if best else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) <= 0.005 * len(sample)
