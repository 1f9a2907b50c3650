"""Persons' names made whole: the first name, the particle or the second family name that the reader left out."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.extraction.document import MentionDraft
from legation.extraction.grammar.syntax import SINGULAR_NAME, has_tag
from legation.extraction.lexicon.name_words import load_name_words
from legation.extraction.lexicon.roles import load_roles
from legation.linking.knowledge import Knowledge

_WORDS = load_name_words()
_PARTICLES = _WORDS.particles
_LONGEST = 3


def make_whole(doc: Doc, found: list[MentionDraft], knowledge: Knowledge) -> list[MentionDraft]:
    """The mentions with persons' names lengthened and joined; in text order."""
    ordered = sorted(found, key=lambda f: (f.start, -f.end))
    taken = {i for f in ordered for i in range(f.start, f.end)}
    small = small_words(doc)
    for f in ordered:
        if f.label == "PERSON":
            f.resize(_begin(doc, f, taken, small, knowledge), f.end)
            f.resize(f.start, _end(doc, f, taken, small))
            taken.update(range(f.start, f.end))
    return list(_joined(doc, ordered))


def small_words(doc: Doc) -> set[str]:
    """The words the article writes in small letters."""
    return {token.text for token in doc if token.is_lower}


def _begin(doc: Doc, f: MentionDraft, taken: set[int], small: set[str], knowledge: Knowledge) -> int:
    start = f.start
    while start > 0 and f.end - start < _LONGEST and not doc[start].is_sent_start:
        word = doc[start - 1]
        if word.i in taken or not _namelike(word) or word.lower_ in small:
            break
        first = knowledge.gender(word.text) is not None
        if not first and (word.is_sent_start or f.end - f.start > 1):
            break
        start -= 1
    return start


def _end(doc: Doc, f: MentionDraft, taken: set[int], small: set[str]) -> int:
    end = f.end
    while end < len(doc) and end - f.start < _LONGEST:
        word = doc[end]
        if word.i in taken or word.is_sent_start or not _namelike(word) or word.lower_ in small:
            break
        end += 1
    return end


def _namelike(word: Token) -> bool:
    """A capitalised proper noun that is no title, office, body or event."""
    if not (word.is_title and word.is_alpha and has_tag(word, SINGULAR_NAME) and len(word) > 1) or word.is_stop:
        return False
    roles, lower = load_roles(), word.lower_
    if lower in roles.honorifics or roles.title_type(lower) or lower in roles.modifiers:
        return False
    others = (_WORDS.ranks, _WORDS.titles_after, _WORDS.organization, _WORDS.event, _WORDS.thing, _WORDS.agreement)
    return not any(lower in words for words in (*others, _WORDS.party, _WORDS.never, _WORDS.starters))


def _joined(doc: Doc, ordered: list[MentionDraft]) -> Iterator[MentionDraft]:
    last: MentionDraft | None = None
    for f in ordered:
        if last is not None and _one_person(doc, last, f):
            last.resize(last.start, f.end)
            continue
        if last is not None:
            yield last
        last = f
    if last is not None:
        yield last


def _one_person(doc: Doc, first: MentionDraft, second: MentionDraft) -> bool:
    """Whether two neighbours are one name: "Zine El" "Abidine Ben Ali", "José Eduardo" dos "Santos"."""
    gap = [doc[i] for i in range(first.end, second.start)]
    if first.label != "PERSON" or second.start < first.end or doc[first.end : second.end + 1].start != first.end:
        return False
    if any(doc[i].is_sent_start for i in range(first.end, second.start + 1)):
        return False
    if not gap:
        return second.label == "PERSON" and doc[second.start].text not in {t.text for t in doc[first.start : first.end]}
    particle = len(gap) <= 2 and all(t.lower_ in _PARTICLES and t.is_lower for t in gap)
    return particle and second.label in ("PERSON", "ORG", "CITY") and second.end - second.start <= 2
