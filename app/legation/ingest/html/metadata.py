"""Title, outlet, authors, dates and address of an HTML page: JSON-LD first, then OpenGraph and meta tags, then the rest."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import islice
from typing import Any

from legation.ingest.dates import WRITTEN, iso_instant

_ESCAPED = re.compile(
    r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|amp|quot|apos|lt|gt|nbsp|pound|euro|[lr][sd]quo|[mn]dash|hellip|[a-zA-Z]{2,7}(?:grave|acute|circ|tilde|uml|cedil)|[a-zA-Z](?:grave|acute|circ|tilde|uml|cedil));"
)
_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|Posting|PressRelease|WebPage)$")
_TITLE_TAIL = re.compile(r"\s+(?:[:|\u2013\u2014\u00b7\u2022\u00ab\u00bb-]|::)\s+")
_SEPARATOR = re.compile(r"\s*(?:[|\u2013\u2014\u00b7\u2022\u00ab\u00bb/]|::|(?<=\s)-(?=\s)|:(?=\s))\s*")
_CLOSING_SEPARATOR = re.compile(r"\s+(?:[|\u2013\u2014\u00b7\u2022\u00ab\u00bb:/-]|::)\s+$")
_SPACE = re.compile(r"\s+")
# Old pages hide data in marks of comments.
_UNWRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
_FEWEST_TITLE = 3
_DAY = 10
_YEAR_ALONE = "-01-01"
_MOST_BYLINES = 5
_LONGEST_BYLINE = 16
_BY_CLASS = ".//*[contains(@class, 'byline') or contains(@class, 'by-line') or contains(@class, 'author') or contains(@id, 'byline')]"
_BYLINE_NAMES = frozenset(
    [
        "byline",
        "by-line",
        "author",
        "author-name",
        "article-author",
        "post-author",
        "entry-author",
        "article-byline",
        "story-byline",
        "article__byline",
        "byline__name",
        "byline-name",
        "authors",
    ]
)
_MOST_TIMES = 40
_LONGEST_TIME = 80
_LONGEST_LABEL = 40
_CHANGED = re.compile(r"modif|updat|last.?(?:edit|change)|amended|edited|revised|changed|refreshed")
_PUBLISHES = re.compile(r"publish|entry-date|pubdate|\bpub|created|posted|issued|dateline|uploaded")
_DEEPEST_NAME = 4
_MOST_NAMES = 20
_MOST_NAME = 9
_META = {
    "title": ("og:title", "twitter:title", "headline", "dc.title", "citation_title", "parsely-title", "sailthru.title"),
    "outlet": (
        "og:site_name",
        "application-name",
        "publisher",
        "dc.publisher",
        "citation_journal_title",
        "twitter:site",
    ),
    "authors": (
        "author",
        "article:author",
        "byl",
        "dc.creator",
        "parsely-author",
        "citation_author",
        "sailthru.author",
    ),
    "published": (
        "article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "sailthru.date",
        "parsely-pub-date",
        "citation_date",
        "citation_publication_date",
        "article.published",
        "published-date",
        "originalpublicationdate",
    ),
    "updated": (
        "article:modified_time",
        "og:updated_time",
        "lastmod",
        "last-modified",
        "datemodified",
        "dcterms.modified",
        "article:updated",
    ),
    "url": ("og:url",),
    "section": ("article:section", "section", "parsely-section"),
}
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


_FIELDS = (
    "title",
    "outlet",
    "authors",
    "url",
    "published",
    "updated",
    "language",
    "section",
    "place",
    "agency",
    "external_id",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text.

    `found` names the source of each field that has one; `warnings` tell what is stated and could not be read.
    """

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    section: str | None = None
    place: str | None = None
    agency: str | None = None
    external_id: str | None = None
    found: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def filled(self, other: "Metadata", source: str) -> "Metadata":
        """A copy with what is lacking taken from the other."""
        taken = {name: getattr(other, name) for name in _FIELDS if not getattr(self, name) and getattr(other, name)}
        found = {**self.found, **{name: other.found.get(name, source) for name in taken}}
        warnings = tuple(dict.fromkeys((*self.warnings, *other.warnings)))
        return replace(self, **taken, found=found, warnings=warnings) if taken or other.warnings else self


def page_metadata(tree: Any, url: str | None = None) -> Metadata:
    """Everything the page says of itself."""
    known = Metadata(url=url).filled(_from_json_ld(tree), "json-ld").filled(_from_meta(tree), "meta")
    known = known.filled(_from_markup(tree, known), "markup")
    if known.outlet and known.outlet == known.title:
        known = replace(known, outlet=None)
    known = _without_tail(known, _first_heading(tree))
    return known.filled(Metadata(outlet=_outlet_of_window(tree, known) or _home(tree)), "markup")


def _from_json_ld(tree: Any) -> Metadata:
    nodes = [node for script in tree.iterfind(".//script") for node in _nodes(script)]
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return Metadata()
    about = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and node.keys() - {"@id", "@type"}}
    publisher = _resolved(article.get("publisher") or article.get("sourceOrganization"), about)
    author = _resolved(article.get("author") or article.get("creator"), about)
    title, outlet = _told_title(article, tree), _name(publisher)
    return Metadata(
        title=title,
        outlet=outlet if outlet and outlet != title else None,
        authors=tuple(dict.fromkeys(_names(author))),
        url=_address(article),
        published=_instant(article.get("datePublished")) or _instant(article.get("dateCreated")),
        updated=_instant(article.get("dateModified")),
        language=_text(article.get("inLanguage")),
        section=_clean(_first(article.get("articleSection"))),
    )


def _told_title(article: Mapping[str, Any], tree: Any) -> str | None:
    """Of the data's headline and name the first that the page shows in its window or as a heading, else the headline."""
    told = [name for key in ("headline", "name") for name in islice(_told_names(article.get(key)), 1)]
    window = tree.find(".//head/title")
    shown = [window.text_content() if window is not None else "", *(h.text_content() for h in tree.iter("h1"))]
    seen = [_letters(one) for one in shown]
    shared = (name for name in told if any(_letters(name) in one or (one and one in _letters(name)) for one in seen))
    return next(shared, None) or next((name for name in told if not any(seen) or name.count(" ")), None)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _resolved(value: Any, about: Mapping[str, Any]) -> Any:
    """The things that are named by their number only, as the page describes them elsewhere."""
    if isinstance(value, list):
        return [_resolved(one, about) for one in value[:_MOST_NAMES]]
    if isinstance(value, dict) and not value.keys() - {"@id", "@type"}:
        return about.get(value.get("@id", ""), value)
    return value


def _instant(value: Any) -> str | None:
    value = _first(value)
    return iso_instant(value.get("@value") if isinstance(value, dict) else value)


def _nodes(script: Any) -> Iterator[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or "") or not script.text:
        return
    try:
        data = json.loads(_UNWRAPPED.sub("", script.text[:500_000]).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [data]
    for _ in range(500):  # a page's own data; anything larger is not about one article
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(
                node[key]
                for key in (
                    "@graph",
                    "mainEntity",
                    "mainEntityOfPage",
                    "publisher",
                    "author",
                    "itemListElement",
                    "hasPart",
                )
                if isinstance(node.get(key), dict | list)
            )


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names) and bool(
        node.get("headline") or node.get("datePublished")
    )


def _name(value: Any) -> str | None:
    return next(_told_names(value), None)


def _names(value: Any) -> Iterator[str]:
    for name in _told_names(value):
        if not name.startswith(("http://", "https://")):
            yield from split_authors(name)


def _told_names(value: Any, depth: int = 0) -> Iterator[str]:
    """The names in a string, a thing with a name or with its parts, or lists of these, whatever holds what."""
    if depth > _DEEPEST_NAME:
        return
    if isinstance(value, list):
        for one in value[:_MOST_NAMES]:
            yield from _told_names(one, depth + 1)
    elif isinstance(value, dict):
        parts = [part for key in ("givenName", "familyName") if (part := _clean(value.get(key)))]
        named = list(_told_names(value.get("name") or value.get("@value") or value.get("@list"), depth + 1))
        yield from named or ([" ".join(parts)] if parts else [])
    elif text := _clean(value):
        yield text


def _address(article: Mapping[str, Any]) -> str | None:
    page = article.get("mainEntityOfPage")
    for value in (article.get("url"), page.get("@id") if isinstance(page, dict) else page):
        if isinstance(value, str) and value.startswith("http"):
            return value
    return None


def _from_meta(tree: Any) -> Metadata:
    values: dict[str, list[str]] = {}
    for tag in tree.iterfind(".//meta"):
        name = (
            (tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or "")
            .strip()
            .lower()
        )
        content = _clean(tag.get("content"))
        if name and content:
            values.setdefault(name, []).append(content)

    def first(key: str) -> str | None:
        return next((values[name][0] for name in _META[key] if name in values), None)

    outlet = first("outlet")
    authors = next((values[name] for name in _META["authors"] if name in values), [])
    return Metadata(
        title=first("title"),
        outlet=_outlet_name(outlet) if outlet else None,
        authors=tuple(
            dict.fromkeys(name for one in authors if not one.startswith("http") for name in split_authors(one))
        ),
        url=first("url"),
        published=next(filter(None, (iso_instant(v) for n in _META["published"] for v in values.get(n, ()))), None),
        updated=next(filter(None, (iso_instant(v) for n in _META["updated"] for v in values.get(n, ()))), None),
        section=first("section"),
    )


def _outlet_name(told: str) -> str | None:
    """A site's name without its slogan, "Name | City", its handle's sign or its scheme, "https://name.example"."""
    return told.split(" | ")[0].removeprefix("https://").removeprefix("http://").strip("@/ ") or None


def _from_markup(tree: Any, known: Metadata) -> Metadata:
    canonical = next((link.get("href") for link in tree.iterfind(".//link") if link.get("rel") == "canonical"), None)
    published, updated = _marked_times(tree) if not (known.published and known.updated) else (None, None)
    return Metadata(
        title=_heading(tree),
        url=canonical if canonical and canonical.startswith("http") else None,
        published=published,
        updated=updated,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        authors=tuple(dict.fromkeys(_bylines(tree))) if not known.authors else (),
    )


def _without_tail(known: Metadata, heading: str | None) -> Metadata:
    """The title without what stands behind it: the outlet's name, or all that the page's own heading lacks."""
    title = known.title
    if not title:
        return known
    if heading and len(heading.split()) >= _FEWEST_TITLE and title.startswith(heading):
        return replace(known, title=heading) if _SEPARATOR.match(title[len(heading) :]) else known
    before, _, tail = title.rpartition(known.outlet) if known.outlet else ("", "", title)
    cut = _CLOSING_SEPARATOR.sub("", before)
    return replace(known, title=cut) if not tail and cut != before and len(cut.split()) > 1 else known


def _outlet_of_window(tree: Any, known: Metadata) -> str | None:
    """What the window's title holds beside the article's: "Title | World | Outlet", "Outlet: Title"."""
    window = tree.find(".//head/title")
    text = _clean(window.text_content()) if window is not None else None
    if not text or not known.title or known.title not in text:
        return None
    before, _, after = text.partition(known.title)
    tail = [part for part in _SEPARATOR.split(after) if part.strip()]
    front = [part for part in _SEPARATOR.split(before) if part.strip()]
    if _SEPARATOR.match(after) and tail:
        return _as_outlet(tail[-1], known)
    return _as_outlet(front[0], known) if front and _SEPARATOR.search(before) else None


def _as_outlet(part: str, known: Metadata) -> str | None:
    name = part.strip()
    plain = 1 <= len(name.split()) <= _MOST_NAME and name[0].isupper() and not iso_instant(name)
    return name if plain and name != known.section and name not in known.authors else None


def _home(tree: Any) -> str | None:
    """The words or picture that lead to the front page, where the mark-up says so."""
    for link in tree.xpath(".//a[@rel='home']")[:3]:
        picture = link.find(".//img")
        name = _clean(link.text_content()) or (_clean(picture.get("alt")) if picture is not None else None)
        if name and len(name.split()) <= _MOST_NAME and name.lower() != "home":
            return name
    return None


def _first_heading(tree: Any) -> str | None:
    """The page's first first-level heading of more than two words."""
    return next((text for h in tree.iter("h1") if (text := _clean(h.text_content())) and len(text.split()) > 2), None)


def _heading(tree: Any) -> str | None:
    """The page's first-level heading, else the window's title without the outlet's name."""
    if heading := _first_heading(tree):
        return heading
    window = tree.find(".//head/title")
    text = _clean(window.text_content()) if window is not None else None
    return max(_TITLE_TAIL.split(text), key=len) if text else None


def _marked_times(tree: Any) -> tuple[str | None, str | None]:
    """(published, updated) by time elements and what is marked as dates: the first that is said to be either.

    One that says neither is the publication; where all tell of changes, none is.
    """
    published: list[str] = []
    updated: list[str] = []
    plain: list[str] = []
    for one in tree.xpath(".//time | .//*[starts-with(@itemprop, 'date')]")[:_MOST_TIMES]:
        if found := _time_of(one):
            said = " ".join(str(one.get(name) or "") for name in ("itemprop", "class", "id", "pubdate", "data-type"))
            around = (one.text_content() + " " + _said_before(one))[:_LONGEST_TIME].lower()
            if _CHANGED.search(f"{said.lower()} {around}") and not _PUBLISHES.search(said.lower()):
                updated.append(found)
            elif _PUBLISHES.search(f"{said.lower()} {around}"):
                published.append(found)
            else:
                plain.append(found)
    return next(iter(published + plain), None), next(iter(updated), None)


def _time_of(one: Any) -> str | None:
    told = one.get("datetime") or one.get("content")
    return iso_instant(told) or iso_instant(_clean(one.text_content()) if not told else None)


def _said_before(one: Any) -> str:
    """The few words right before an element: "Updated: <time>"."""
    before = one.getprevious()
    words = (before.tail if before is not None else one.getparent().text if one.getparent() is not None else "") or ""
    if not words.strip() and before is not None and isinstance(before.tag, str):
        words = before.text_content()
    return words[-_LONGEST_LABEL:]


def _bylines(tree: Any) -> Iterator[str]:
    marked = tree.xpath(".//*[@rel='author' or @itemprop='author']")[:_MOST_BYLINES]
    found = False
    for element in marked:
        text = _clean(element.text_content())
        if text and len(text.split()) <= _LONGEST_BYLINE:
            names = split_authors(text)
            found = found or bool(names)
            yield from names
    if found:
        return
    named = (one for one in tree.xpath(_BY_CLASS) if _BYLINE_NAMES & {*_words_of(one, "class"), *_words_of(one, "id")})
    for element in islice(named, _MOST_BYLINES):
        text = _clean(element.text_content())
        if text and len(text.split()) <= _LONGEST_BYLINE and (names := split_authors(WRITTEN.sub(" ", text))):
            yield from names
            return


def not_changed(found: Metadata, known: Metadata) -> Metadata:
    """What a search found, without a date that is the day of the last change: libraries take that for want of another."""
    changed = found.published and known.updated and found.published[:_DAY] >= known.updated[:_DAY]
    return replace(found, published=None) if changed else found


def _words_of(element: Any, name: str) -> list[str]:
    return str(element.get(name) or "").split()


def searched_date(tree: Any, url: str | None) -> Metadata:
    """The date that htmldate finds where pages state one; a year alone, which it gives as its first day, tells none."""
    from htmldate import find_date  # heavy, and seldom needed

    try:
        found = iso_instant(find_date(tree, extensive_search=False, original_date=True, url=url))
    except Exception:
        return Metadata()
    return Metadata(published=found if found and not found.endswith(_YEAR_ALONE) else None)


def split_authors(text: str) -> list[str]:
    """Names from "By Jane Doe and John Roe, Reuters"; addresses and roles are dropped."""
    plain = re.sub(
        r"^(?:by|von|from|written by|story by|text by|words by|reporting by|author)\b:?\s*",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    names = []
    for part in re.split(r",|;|/|\||\band\b|&|\bwith\b|\n", plain):
        name = re.sub(r"\(.*?\)|\b(?:in|at|for)\s+[A-Z].*$|\S+@\S+", "", part).strip(" .-\u2013\u2014\u00b7\u2022")
        if 1 < len(name.split()) <= 5 and name[0].isupper() and not _ROLE.search(name) and not re.search(r"\d", name):
            names.append(_cased(name))
    return list(dict.fromkeys(names))


_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|desk|bureau|agency|agencies|news|press|reuters|afp|columnist|chief|"
    r"team|updated|published|contributor|service|photographer|minister|ambassador|analyst|fellow|professor|director)\b",
    re.IGNORECASE,
)


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name


def _clean(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    if _ESCAPED.search(value):
        value = unescape(value)
        value = unescape(value) if _ESCAPED.search(value) else value
    return _SPACE.sub(" ", value).strip()[:500] or None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value
