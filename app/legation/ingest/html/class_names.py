"""What the names in HTML mark-up say: which elements are not shown, and why one holds no article."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from legation.ingest.boilerplate.cuts import Reason

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
_BY_TAG_ALONE = {**_BY_TAG, "footer": Reason.BOILERPLATE}
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
_NAMING = ("class", "id", "data-component", "data-module")
_LONGEST_NAMES = 300
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_hidden(tag: str, attributes: Mapping[str, str], *, shows_all: bool = False) -> bool:
    """Whether a browser shows nothing of the element; `shows_all`, not even after a click."""
    if tag in _HIDDEN:
        return True
    if shows_all:
        return False
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _INVISIBLE.search(style))


def named_reason(tag: str, attributes: Mapping[str, str]) -> Reason | None:
    """Why the element is no article, by its tag, role, class or id."""
    if not attributes:
        return _BY_TAG_ALONE.get(tag)
    return _reason_of_element(
        tag, attributes.get("role"), *(attributes.get(key, "")[:_LONGEST_NAMES] for key in _NAMING)
    )


@lru_cache(4096)
def _reason_of_element(tag: str, role: str | None, *names: str) -> Reason | None:
    """The pages of one outlet, and the rows of one list, share their names."""
    if tag in ("html", "body", "main", "article"):
        return None
    if found := _BY_TAG.get(tag) or _ROLES.get((role or "").lower()):
        return found
    told = (_reason_of_names(value) for value in names if value)
    return next(filter(None, told), _BY_TAG_ALONE.get(tag))


@lru_cache(4096)
def _reason_of_names(value: str) -> Reason | None:
    """The first reason that one of the names in an attribute gives. The pages of one outlet share their names."""
    for name in _names(value):
        for reason, pattern in _NAMES:
            if pattern.match(name):
                return reason
    return None


def _names(value: str) -> Iterator[str]:
    """Class and id names, with the parts of "block__element--state" names by themselves."""
    for name in value.replace("_", "-").split():
        yield name.strip("-")
        if "--" in name:
            yield from (part for part in name.split("--") if part)
