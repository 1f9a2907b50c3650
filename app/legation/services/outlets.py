"""Outlets by their known names: "theglobeandmail.com", "@globeandmail" and "Globe & Mail" are one newspaper."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from legation.domain.entity import Entity, Kind, Subtype
from legation.domain.names import normal_name
from legation.ingest.items import ArticleRead, ReadItem
from legation.linking.knowledge import Knowledge
from legation.linking.known import NameKind
from legation.services.background import entity_of
from legation.store.filters import Coverage

_HOST = re.compile(r"^(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)/?$", re.IGNORECASE)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "or", "ne", "gob", "gouv"})
_FEWEST_LETTERS = 3


def with_known_outlet(item: ReadItem, knowledge: Knowledge) -> ReadItem:
    """The item with its outlet called as the knowledge base calls it; an outlet it does not know, or knows twice, stays."""
    if not isinstance(item, ArticleRead):
        return item
    article = item.article
    known = known_outlet(article.outlet, article.url, knowledge)
    if known is None or known == article.outlet:
        return item
    found = item.found if article.outlet else {**item.found, "outlet": "url"}
    return replace(item, article=replace(article, outlet=known), found=found)


def known_outlet(name: str | None, url: str | None, knowledge: Knowledge) -> str | None:
    """The one known outlet of that name; without a name, the one whose name the address is made of."""
    names, letters = _known(knowledge)
    if name is None:
        return letters.get(_site(urlsplit(url).hostname or "")) if url else None
    host = _HOST.match(name.strip())
    if host:
        return letters.get(_site(host["host"]))
    if name.startswith("@"):
        return letters.get(_letters(name))
    return names.get(_as_called(name))


def outlet_countries(found: Coverage, knowledge: Knowledge) -> dict[str, Entity]:
    """Name of an outlet to the state it is of, where the knowledge base knows the one outlet of that name."""
    countries: dict[str, Entity] = {}
    for share in found.outlets:
        states = {
            entity.country
            for known in knowledge.names(normal_name(share.outlet or ""))
            if (entity := knowledge.entity(known.entity)) is not None and entity.subtype is Subtype.MEDIA
        }
        state = knowledge.entity(next(iter(states)) or "") if len(states) == 1 else None
        if share.outlet and state is not None:
            countries[share.outlet] = entity_of(state)
    return countries


@cache
def _known(knowledge: Knowledge) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The name of the one outlet that has this normal name, and of the one whose name has these letters."""
    names: dict[str, set[str]] = defaultdict(set)
    letters: dict[str, set[str]] = defaultdict(set)
    for entity in knowledge.entities(Kind.ORGANIZATION):
        if entity.subtype is not Subtype.MEDIA:
            continue
        for known in knowledge.names_of(entity.id):
            if known.strong or known.kind is NameKind.ACRONYM:
                names[_as_called(known.text)].add(entity.name)
                letters[_letters(known.text)].add(entity.name)
    return _single(names), _single({key: found for key, found in letters.items() if len(key) >= _FEWEST_LETTERS})


def _single(found: Mapping[str, set[str]]) -> dict[str, str]:
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _as_called(name: str) -> str:
    """The normal form; but many a town has a "Times", so that "The Times" is told from it."""
    normal = normal_name(name.replace("&", " and "))
    return normal if " " in normal else name.strip().casefold()


def _site(host: str) -> str:
    """The letters of what somebody registered: "bbc" of "news.bbc.co.uk"."""
    labels = host.lower().removeprefix("www.").split(".")[:-1]
    while len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return _letters(labels[-1]) if labels else ""


def _letters(text: str) -> str:
    joined = "".join(filter(str.isalnum, normal_name(text.replace("&", " and "))))
    return joined.removeprefix("the") if len(joined) > len("the") + _FEWEST_LETTERS else joined
