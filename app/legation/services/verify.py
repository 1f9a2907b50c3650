"""Every citation cut anew from its article, and compared with what is stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from legation.services.every_claim import every_claim
from legation.store.base import StoreReader
from legation.store.filters import ClaimQuery, ClaimView

_KEPT_TEXTS = 64


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim; `wrong` says what is not as the article has it, None where all is."""

    claim: str
    article: str
    wrong: str | None


def verify(store: StoreReader) -> Iterator[Checked]:
    """One result for every claim of the current revisions, in the order of the list of claims."""

    @lru_cache(_KEPT_TEXTS)
    def text_of(article: str) -> str | None:
        view = store.article(article)
        return view.article.text if view else None

    for views in every_claim(store, ClaimQuery()):
        for view in views:
            text = text_of(view.claim.article)
            wrong = "its article is not there" if text is None else _wrong(view, text)
            yield Checked(view.claim.id, view.claim.article, wrong)


def _wrong(view: ClaimView, text: str) -> str | None:
    held = view.claim.evidence
    if text[held.start : held.end] != held.sentence:
        return "the sentence stands elsewhere, or is another"
    for name, span, words in (
        ("subject", held.subject, view.subject_text),
        ("object", held.object, view.object_text),
        ("cue", held.cue, None),
    ):
        if span is None:
            continue
        start, end = span
        if not (0 <= start < end <= len(text)):
            return f"the {name} lies outside the article"
        if words is not None and text[start:end] != words:
            return f"the {name} reads {text[start:end]!r} and is stored as {words!r}"
    return None
