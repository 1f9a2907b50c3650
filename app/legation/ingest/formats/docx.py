"""A DOCX as an article: its visible paragraphs, and title, author and day from its properties."""

import zipfile
from collections.abc import Iterator
from typing import Any

from legation.errors import BadInput
from legation.ingest.compose import article_of_text
from legation.ingest.dates import iso_instant
from legation.ingest.formats.encoding import clean_characters
from legation.ingest.formats.xml_trees import child_text, parse_xml
from legation.ingest.formats.zips import member_bytes
from legation.ingest.html.metadata import Metadata, split_authors
from legation.ingest.items import ReadItem, ReadOptions
from legation.ingest.metadata.guessed_dates import day_of, with_guess

DOCUMENT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_MOST_PROPERTIES = 1_000_000
_LONGEST_LINE = 500
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Deleted and moved words, instructions to the program, notes of reviewers, and a second copy for older programs.
_HIDDEN = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "commentReference", "rPr", "pPr", "sectPr"))
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(path: str, archive: zipfile.ZipFile, options: ReadOptions) -> Iterator[ReadItem]:
    """The one article of a document. Macros, fields and what it refers to are never followed. Raises BadInput."""
    tree = parse_xml(member_bytes(archive, DOCUMENT, options.max_bytes, options))
    paragraphs = list(_paragraphs(tree))
    text = "\n\n".join(words for words, _ in paragraphs)
    if not text.strip():
        raise BadInput("the document holds no text, only pictures or nothing: give its text")
    known, day = _properties(archive, options)
    title = known.title or next((words for words, style in paragraphs if style == "Title"), None)
    known = Metadata().filled(Metadata(title=title, authors=known.authors, updated=known.updated), "docx")
    yield with_guess(day, "docx", options, lambda told: article_of_text(path, text, told, known))


def _paragraphs(tree: Any) -> Iterator[tuple[str, str]]:
    """(words, name of the style) of each paragraph that has words, in reading order and without recursion."""
    from lxml import etree

    open_paragraphs: list[list[str]] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = etree.QName(element).localname
        if event == "start":
            if name in _HIDDEN or (name == "r" and _is_hidden(element)):
                walk.skip_subtree()
            elif name == "p":
                open_paragraphs.append([])
            elif open_paragraphs:
                open_paragraphs[-1].append(_drawn(name, element))
        elif name == "p" and open_paragraphs:
            words = _tidy("".join(open_paragraphs.pop()))
            if words:
                yield words, _style(element)


def _drawn(name: str, element: Any) -> str:
    return str(element.text or "") if name == "t" else _MARKS.get(name, "")


def _tidy(words: str) -> str:
    """Lines without the white space around them; there is none twice, so that breaks inside a paragraph stay so."""
    lines = (" ".join(line.split()) for line in clean_characters(words).replace("\u00ad", "").split("\n"))
    return "\n".join(line for line in lines if line)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_WORDS}rPr/{_WORDS}vanish")
    return vanish is not None and vanish.get(f"{_WORDS}val", "true") not in ("0", "false", "off")


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_WORDS}pPr/{_WORDS}pStyle")
    return str(style.get(f"{_WORDS}val") or "") if style is not None else ""


def _properties(archive: zipfile.ZipFile, options: ReadOptions) -> tuple[Metadata, str | None]:
    """What the document says of itself, and the day it was made."""
    try:
        tree = parse_xml(member_bytes(archive, _PROPERTIES, _MOST_PROPERTIES, options))
    except BadInput:  # it may have none
        return Metadata(), None
    author = child_text(tree, "creator") or ""
    known = Metadata(
        title=(child_text(tree, "title") or "")[:_LONGEST_LINE] or None,
        authors=tuple(split_authors(author)) if " " in author and "@" not in author else (),
        updated=iso_instant(child_text(tree, "modified")),
    )
    return known, day_of(child_text(tree, "created"))
