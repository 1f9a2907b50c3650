"""An HTML page as its visible text in reading order, one paragraph a line, with what the mark-up says of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from app.errors import BadInput
from app.ingest.blocks import Block, make_block
from app.ingest.cuts import Reason

_HIDDEN = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "canvas",
        "audio",
        "video",
        "source",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "param",
        "map",
        "area",
        "track",
        "meta",
        "link",
        "title",
        "frameset",
    ]
)
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
_BY_TAG = {
    "nav": Reason.NAVIGATION,
    "menu": Reason.NAVIGATION,
    "button": Reason.NAVIGATION,
    "label": Reason.NAVIGATION,
    "figcaption": Reason.CAPTION,
    "time": Reason.METADATA,
    "address": Reason.METADATA,
    "form": Reason.NEWSLETTER,
    "dialog": Reason.BOILERPLATE,
    "amp-ad": Reason.ADVERTISING,
}
# Class, id and role names by what they hold; the first that fits counts. Whole words, since "read" is in "breadcrumb".
_BY_NAME = (
    (Reason.CREDIT, r"credits?|photographer|photo-?credit|image-?credit|copyright-?holder|img-?source"),
    (Reason.CAPTION, r"(?:wp-)?captions?(?:-text)?|figcaption|legend|cutline|image-?description"),
    (
        Reason.ADVERTISING,
        r"ads?|adverts?|advertisement|advertising|adsense|adslot|ad-?(?:slot|unit|box|container|wrapper|label|banner)|"
        r"sponsor(?:ed|s)?|banner-?ad|dfp|gpt|taboola|outbrain|promoted|commercial",
    ),
    (
        Reason.NEWSLETTER,
        r"newsletters?(?:-\w+)*|sign-?up(?:-\w+)*|mailing-?list|email-?capture|subscribe-?(?:box|form|widget)|mc_embed\w*",
    ),
    (
        Reason.COMMENTS,
        r"comments?(?:-?(?:list|section|area|thread|body|form|policy|rules|wrapper|container|block|count))?|respond|"
        r"disqus\w*|discussion|replies|coral\w*|livefyre\w*|viafoura|spot-?im|community-?(?:rules|guidelines)",
    ),
    (
        Reason.PAYWALL,
        r"paywall(?:-\w+)*|pay-?wall|subscriber-?only|subscription-?(?:offer|wall|prompt)|metered?(?:-\w+)*|reg(?:istration)?-?wall|"
        r"premium-?(?:offer|box|prompt|note)|piano\w*|tp-\w+|donat\w+|support-?us",
    ),
    (
        Reason.PROMOTION,
        r"related(?:-\w+)*|recommend(?:ed|ations?)?(?:-\w+)*|read-?(?:more|also|next)(?:-\w+)*|more-?(?:on|from|news|stories|links)(?:-\w+)*|"
        r"most-?(?:read|popular|viewed)(?:-\w+)*|trending(?:-\w+)*|popular(?:-\w+)*|teasers?|promo(?:s|tion|box)?|see-?also|up-?next|also-?read|"
        r"inline-?(?:link|related)s?|in-?article-?(?:link|related)s?|latest(?:-news)?|topstories|editors?-?picks?|onward",
    ),
    (
        Reason.METADATA,
        r"by-?line(?:-\w+)*|authors?(?:-?(?:name|info|bio|box|block|meta|line))?|bio(?:-?box|graphy)?|contributors?|date-?line-?stamp|"
        r"time-?stamp|pub-?date|publish(?:ed)?-?(?:date|time|on)|post-?date|entry-?(?:date|meta)|post-?meta|article-?(?:meta|info|date|tags)|meta(?:data|-?info|-?bar)?|"
        r"last-?updated|updated?-?(?:time|date|at|stamp)|stamp|reading-?time|tags?(?:-?(?:list|cloud|links))?|topics?-?list|keywords|categories|cat-?links",
    ),
    (
        Reason.NAVIGATION,
        r"nav(?:bar|igation|-\w+)?|main-?nav|site-?nav|menu(?:-\w+)?|bread-?crumbs?|share(?:s|-\w+)?|sharing|social(?:-\w+)*|sharedaddy|addthis\w*|"
        r"tool-?(?:bar|box)|skip-?link|skip|pagination|pager|search(?:-\w+)?|masthead|site-?header|top-?bar|follow(?:-\w+)?|toc|utility|widget-?title|audio-?player|"
        r"font-?size|print-?link",
    ),
    (
        Reason.BOILERPLATE,
        r"cookies?(?:-\w+)*|consent(?:-\w+)*|gdpr(?:-\w+)*|onetrust\w*|footer(?:-\w+)*|site-?footer|colophon|copyright|legal|disclaimer|"
        r"privacy(?:-\w+)*|modal|pop-?up|overlay|toast|notice-?bar|notification|alert-?bar|sidebar|side-?bar|widgets?(?:-\w+)?|ticker|app-?banner|"
        r"site-?info|imprint",
    ),
)
_NAMES = tuple((reason, re.compile(rf"^(?:{pattern})$", re.IGNORECASE)) for reason, pattern in _BY_NAME)
_ROLES = {
    "navigation": Reason.NAVIGATION,
    "search": Reason.NAVIGATION,
    "contentinfo": Reason.BOILERPLATE,
    "complementary": Reason.BOILERPLATE,
    "dialog": Reason.BOILERPLATE,
    "alertdialog": Reason.BOILERPLATE,
}
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v\u200b\ufeff]+")
_DEEPEST = 2000


@dataclass(frozen=True, slots=True)
class Hint:
    """What the mark-up around a block says: its tag, the likely reason and which element said so, the share of link text."""

    tag: str
    reason: Reason | None
    holder: int
    parent: int
    linked: float


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
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise BadInput("the HTML cannot be parsed: save the page again, complete or as text") from error
    return tree


def page_text(tree: Any) -> PageText:
    """Walk the tree in reading order, without recursion, so that no nesting is too deep."""
    builder = _Builder()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(element.tag, str):
            builder.start(element) if event == "start" else builder.end(element)
        elif event == "end":
            builder.tail(element)
    return builder.finish()


class _Builder:
    """Collects lines while elements open and close."""

    def __init__(self) -> None:
        self._stack: list[_Open] = [_Open("html", None, 0, 0, block=True)]
        self._hidden = 0
        self._links = 0
        self._count = 0
        self._line = _Line()
        self._lines: list[tuple[str, Hint]] = []
        self._holder_sizes: dict[int, int] = {}

    def start(self, element: Any) -> None:
        tag = element.tag.lower()
        if self._hidden or _is_hidden(element, tag) or len(self._stack) > _DEEPEST:
            self._hidden += 1
            return
        self._count += 1
        above = self._stack[-1]
        reason = _named_reason(element, tag)
        holder = self._count if reason else above.holder
        opened = _Open(tag, reason or above.reason, holder, self._count, tag in _BLOCK)
        if opened.block:
            self._close_line()
        self._stack.append(opened)
        if tag == "br":
            self._break()
        self._links += tag == "a"
        self._add(element.text)

    def end(self, element: Any) -> None:
        if self._hidden:
            self._hidden -= 1
        else:
            closed = self._stack[-1]
            self._links -= closed.tag == "a"
            if closed.block:
                self._close_line()
            self._stack.pop()
        self.tail(element)

    def tail(self, element: Any) -> None:
        if not self._hidden:
            self._add(element.tail)

    def finish(self) -> PageText:
        self._close_line()
        text = "\n".join(line for line, _ in self._lines)
        blocks, position = [], 0
        for line, _ in self._lines:
            blocks.append(make_block(position, position + len(line), text))
            position += len(line) + 1
        return PageText(text, tuple(blocks), tuple(hint for _, hint in self._lines), self._holder_sizes)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._line.breaks and text.strip():
            self._line.pieces.append(" ")
            self._line.breaks = 0
        self._line.pieces.append(text)
        size = len(text.split())
        self._line.length += size
        self._line.linked += size if self._links else 0
        # The innermost element that names a reason owns the line: a credit inside a caption is a line of the caption.
        if text.strip() and self._line.owner is None:
            self._line.owner = self._stack[-1]

    def _break(self) -> None:
        """One line break is a space; two end a paragraph, as pages without paragraph tags write them."""
        if self._line.breaks:
            self._close_line()
        else:
            self._line.breaks = 1

    def _close_line(self) -> None:
        line, self._line = self._line, _Line()
        text = _SPACE.sub(" ", "".join(line.pieces)).strip()
        if not text:
            return
        owner = line.owner or self._stack[-1]
        block = next((one for one in reversed(self._stack) if one.block), self._stack[0])
        parent = self._stack[-2].number if len(self._stack) > 1 and self._stack[-1].block else block.number
        whole = self._whole_line_owner(owner, line, block)
        self._holder_sizes[whole.holder] = self._holder_sizes.get(whole.holder, 0) + line.length
        hint = Hint(block.tag, whole.reason, whole.holder, parent, line.linked / max(1, line.length))
        self._lines.append((text, hint))

    def _whole_line_owner(self, owner: _Open, line: _Line, block: _Open) -> _Open:
        """An inline element speaks for the line only when nothing else stands on it."""
        return owner if len([piece for piece in line.pieces if piece.strip()]) == 1 else block


def _is_hidden(element: Any, tag: str) -> bool:
    if tag in _HIDDEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _INVISIBLE.search(style))


def _named_reason(element: Any, tag: str) -> Reason | None:
    if tag in ("html", "body", "main", "article"):
        return None
    found = _BY_TAG.get(tag) or _ROLES.get((element.get("role") or "").lower())
    if found:
        return found
    for name in _names(element):
        for reason, pattern in _NAMES:
            if pattern.match(name):
                return reason
    return Reason.BOILERPLATE if tag == "footer" else None


def _names(element: Any) -> Iterator[str]:
    """Class and id names, with the parts of "block__element--state" names by themselves."""
    for value in (element.get("class"), element.get("id"), element.get("data-component"), element.get("data-module")):
        for name in (value or "")[:300].replace("_", "-").split():
            yield name.strip("-")
            if "--" in name:
                yield from (part for part in name.split("--") if part)
