"""Links of an extraction against those of an annotated document: same span, same identifier."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

LINKS = ("wikidata", "wikipedia", "geonames")
Document = Mapping[str, Any]
Links = set[tuple[tuple[int, int], str]]


def link_scores(
    predicted: Document, gold: Document, known: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, Links, Links]]:
    """(label, predicted, gold) for each kind of identifier the gold document has, and once more over those that the
    knowledge base holds, where nothing but recall means anything."""
    labels = {mention["label"] for mention in gold.get("mentions", ())}
    for kind in LINKS:
        wanted = dict(_links(gold, kind))
        if not wanted:
            continue
        marked = {_span(m) for m in gold["mentions"]}
        found = {(s, link) for s, link in _links(predicted, kind, labels, marked)}
        yield kind, found, set(wanted.items())
        inside = {(s, link) for s, link in wanted.items() if link in known.get(kind, ())}
        spans = {s for s, _ in inside}
        yield f"{kind}, known", {(s, link) for s, link in found if s in spans}, inside


def _links(
    document: Document, kind: str, labels: Collection[str] = (), marked: Collection[tuple[int, int]] = ()
) -> Iterator[tuple[tuple[int, int], str]]:
    """Names with such an identifier; with `labels` only those that gold marks, or would have to mark."""
    links = {e["id"]: e.get("links", {}).get(kind) for e in document.get("entities", ())}
    for mention in document.get("mentions", ()):
        link = links.get(mention.get("entity"))
        named = (mention.get("form") or mention.get("kind") or "name") == "name"
        if link and named and (not labels or mention["label"] in labels or _span(mention) in marked):
            yield _span(mention), str(link).replace("_", " ").strip()


def _span(mention: Mapping[str, Any]) -> tuple[int, int]:
    return mention["start"], mention["end"]
