"""An HTML page as its visible text in reading order, one paragraph a line, with what the mark-up says of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from legation.errors import BadInput
from legation.ingest.blocks import Block, make_block
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.html.class_names import is_hidden, named_reason

_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
        "label",
    ]
)
_SPACE = re.compile(r"[ \t\n\r\f\v\u200b\ufeff]+")
_DEEPEST = 2000
_PICTURES = frozenset({"img", "amp-img", "picture", "video", "amp-video"})
_SMALLEST_PICTURE = 80
_FORMULA = re.compile(r"\bheight\s*:\s*[\d.]+e[xm]\b")
_CELLS = frozenset({"td", "th"})
_ROW_PARTS = _CELLS | {"tr", "tbody", "thead", "tfoot", "caption"}
_MOST_CELL_WORDS = 25
_PATH = 12
_MOST_LABEL = 6
_MOST_LINES = 10_000
# A tag of this length holds a picture or an attack in its attributes, and nothing we read.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})\s[^<>]{20000,}>")
# Some sites keep the article in a script of this type and show it when the page has loaded.
_TEMPLATE = re.compile(
    r"<script\b[^<>]{0,200}\btype\s*=\s*[\"']?text/(?:x-)?template\b[^<>]{0,200}>(.{0,500000}?)</script\s*>",
    re.IGNORECASE | re.DOTALL,
)
_DATA = "data-script"
_PLACEHOLDERS = re.compile(r"\{\{|<%|\$\{")


@dataclass(frozen=True, slots=True)
class Hint:
    """What the mark-up around a block says.

    Its tag, the likely reason and which element (`holder`) said so, the share of link text, the numbers of the blocks
    that hold it from the inside out, and whether a picture stands right before it.
    """

    tag: str
    reason: Reason | None
    holder: int
    path: tuple[int, ...]
    linked: float
    pictured: bool = False

    @property
    def parent(self) -> int:
        return self.path[0]


@dataclass(frozen=True, slots=True)
class PageText:
    """The page's text and, in step, its blocks and hints. `holder_sizes` is how many words each naming element holds."""

    text: str
    blocks: tuple[Block, ...]
    hints: tuple[Hint, ...]
    holder_sizes: dict[int, int]


@dataclass(slots=True)
class _Open:
    """An element being walked."""

    tag: str
    reason: Reason | None
    holder: int
    number: int
    block: bool
    lines: int = 0
    table: bool = False


@dataclass(slots=True)
class _Line:
    """The paragraph being filled."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    length: int = 0
    breaks: int = 0
    owner: _Open | None = None


def parse_html(markup: str) -> Any:
    """The page's tree. Raises BadInput when there is none; nothing outside the page is ever loaded."""
    if "template" in markup:
        markup = _TEMPLATE.sub(_shown_template, markup)
    markup = _LONG_TAG.sub(r"<\1>", markup)  # the parser takes a time quadratic in the number of attributes
    # Without `huge_tree` the parser drops, in silence, all that follows the 256th open element; with it, the 2048th.
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise BadInput("the HTML cannot be parsed: save the page again, complete or as text") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise BadInput("the page nests its elements too deep to be read whole: save it as text")
    return tree


def _shown_template(script: re.Match[str]) -> str:
    """Its mark-up in place of the script, if it holds paragraphs and none of them waits to be filled."""
    inner = script[1]
    markup = not inner.lstrip().startswith(("{", "[", "<![")) and "<p" in inner
    return f"<div>{inner}</div>" if markup and not _PLACEHOLDERS.search(inner) else script[0]


def drop_unread(tree: Any) -> None:
    """Take out what neither we nor trafilatura read, styles, drawings and programs: every walk through the tree pays for it."""
    for element in list(tree.iter("script")):
        if "ld+json" in (element.get("type") or ""):
            element.tag = _DATA
    etree.strip_elements(tree, "style", "svg", "script", with_tail=False)
    for element in list(tree.iter(_DATA)):
        element.tag = "script"


def page_text(tree: Any, *, hidden: bool = False) -> PageText:
    """Walk the tree in reading order, without recursion, so that no nesting is too deep; `hidden`, with what is not shown at first."""
    builder = _Builder(hidden=hidden)
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(element.tag, str):
            builder.start(element) if event == "start" else builder.end(element)
        elif event == "end":
            builder.tail(element)
    return builder.finish()


class _Builder:
    """Collects lines while elements open and close."""

    def __init__(self, *, hidden: bool) -> None:
        self._shows_all = hidden
        self._stack: list[_Open] = [_Open("html", None, 0, 0, block=True)]
        self._hidden = 0
        self._links = 0
        self._count = 0
        self._line = _Line()
        self._pictured = False
        self._lines: list[tuple[str, Hint]] = []
        self._holder_sizes: dict[int, int] = {}

    def start(self, element: Any) -> None:
        tag = element.tag.lower()
        if tag in _PICTURES and not _is_small(element):
            self._pictured = True
        if self._hidden:
            self._hidden += 1
            return
        attributes = dict(element.items())
        if is_hidden(tag, attributes, shows_all=self._shows_all) or len(self._stack) > _DEEPEST:
            self._hidden = 1
            return
        self._count += 1
        opened = self._opened(element, tag, attributes)
        if opened.block:
            self._close_line()
        self._stack.append(opened)
        if tag == "br":
            self._break()
        elif tag in _CELLS and not opened.block and self._line.length:
            self._line.pieces.append(" | ")
        elif tag == "a" and self._line.breaks and self._line.length <= _MOST_LABEL:
            self._close_line()
        self._links += tag == "a"
        if text := element.text:
            self._add(text)

    def _opened(self, element: Any, tag: str, attributes: Mapping[str, str]) -> _Open:
        above = self._stack[-1]
        reason = named_reason(tag, attributes)
        holder = self._count if reason else above.holder
        table = _is_data_table(element) if tag == "table" else above.table
        block = tag in _BLOCK and not (table and tag in _CELLS)
        return _Open(tag, reason or above.reason, holder, self._count, block, table=table)

    def end(self, element: Any) -> None:
        if self._hidden:
            self._hidden -= 1
        else:
            closed = self._stack[-1]
            self._links -= closed.tag == "a"
            if closed.block:
                self._close_line(own_end=True)
            self._stack.pop()
            if tail := element.tail:
                self._add(tail)
            return
        self.tail(element)

    def tail(self, element: Any) -> None:
        if not self._hidden and (tail := element.tail):
            self._add(tail)

    def finish(self) -> PageText:
        self._close_line()
        text = "\n".join(line for line, _ in self._lines)
        blocks, position = [], 0
        for line, _ in self._lines:
            blocks.append(make_block(position, position + len(line), text))
            position += len(line) + 1
        return PageText(text, tuple(blocks), tuple(hint for _, hint in self._lines), self._holder_sizes)

    def _add(self, text: str) -> None:
        line = self._line
        if text.isspace():
            if line.pieces:  # at the start of a line it is nothing
                line.pieces.append(text)
            return
        if line.breaks:
            line.pieces.append(" ")
            line.breaks = 0
        line.pieces.append(text)
        size = len(text.split())
        line.length += size
        line.linked += size if self._links else 0
        # The innermost element that names a reason owns the line: a credit inside a caption is a line of the caption.
        if line.owner is None:
            line.owner = self._stack[-1]

    def _break(self) -> None:
        """One line break is a space; two end a paragraph, as pages without paragraph tags write them; so does one after a link."""
        if self._line.breaks or 0 < self._line.length == self._line.linked:
            self._close_line()
        else:
            self._line.breaks = 1

    def _close_line(self, *, own_end: bool = False) -> None:
        """End the paragraph. At its block's `own_end`, as the only one in it, it is held by what holds the block."""
        line = self._line
        if not line.pieces:
            line.breaks = 0
            return
        self._line = _Line()
        text = _SPACE.sub(" ", "".join(line.pieces)).strip()
        if not text:
            return
        holders = [one for one in reversed(self._stack) if one.block][: _PATH + 1]
        block = holders[0]
        path = tuple(one.number for one in (holders[1:] if own_end and not block.lines else holders)) or (0,)
        if len(self._lines) >= _MOST_LINES:
            raise BadInput(f"the page has more than {_MOST_LINES:,} paragraphs: save the article alone, or as text")
        block.lines += 1
        whole = self._whole_line_owner(line.owner or self._stack[-1], line, block)
        self._holder_sizes[whole.holder] = self._holder_sizes.get(whole.holder, 0) + line.length
        linked = line.linked / max(1, line.length)
        self._lines.append((text, Hint(block.tag, whole.reason, whole.holder, path, linked, self._pictured)))
        self._pictured &= not any(letter.isalpha() for letter in text)  # "1 / 8" may stand between

    def _whole_line_owner(self, owner: _Open, line: _Line, block: _Open) -> _Open:
        """An inline element speaks for the line only when nothing else stands on it."""
        return owner if len([piece for piece in line.pieces if piece.strip()]) == 1 else block


def _is_small(element: Any) -> bool:
    """An icon, a face, a pixel that counts, a formula."""
    if "ex" in (element.get("style") or "") and _FORMULA.search(element.get("style")):
        return True
    sizes = (str(element.get(name) or "").removesuffix("px") for name in ("width", "height"))
    return any(size.isdigit() and int(size) < _SMALLEST_PICTURE for size in sizes)


def _is_data_table(table: Any) -> bool:
    """Rows of two cells or more that hold a few words each: a table to be read by rows, and no layout of a page."""
    rows = 0
    for element in table.iterdescendants():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag == "tr":
            rows += len(element) > 1
        elif tag in _BLOCK - _ROW_PARTS or (tag in _CELLS and len((element.text or "").split()) > _MOST_CELL_WORDS):
            return False
    return rows > 1
