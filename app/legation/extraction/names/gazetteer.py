"""Known names in running text: exact, case-sensitive, longest first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from legation.extraction.doc_attributes import text_of
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownName

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens [start, end) read as one of `names`."""

    start: int
    end: int
    names: tuple[KnownName, ...]


class Gazetteer:
    """Surface forms of the knowledge base that may be matched verbatim, kept in one dictionary."""

    def __init__(self, knowledge: Knowledge) -> None:
        grouped: dict[str, list[KnownName]] = defaultdict(list)
        for name in knowledge.gazetteer():
            if _described(name.text):
                continue
            grouped[name.text.translate(_APOSTROPHES)].append(name)
        self._names = {text: tuple(names) for text, names in grouped.items()}
        self._longest: dict[str, int] = {}
        for text in self._names:
            first = _first_word(text)
            self._longest[first] = max(self._longest.get(first, 0), len(text))

    def hits(self, doc: Doc) -> Iterator[Hit]:
        """Longest matches from the left, not overlapping."""
        text = text_of(doc).translate(_APOSTROPHES)
        token = 0
        while token < len(doc):
            hit = self._longest_at(doc, text, token)
            if hit:
                yield hit
                token = hit.end
            else:
                token += 1

    def _longest_at(self, doc: Doc, text: str, start: int) -> Hit | None:
        begin = doc[start].idx
        longest = self._longest.get(_first_word(text[begin : begin + 40]))
        if not longest:
            return None
        best = None
        for end in range(start + 1, len(doc) + 1):
            stop = doc[end - 1].idx + len(doc[end - 1])
            # Line breaks and double spaces inside a name may lengthen it a little.
            if stop - begin > longest + 4:
                break
            surface = text[begin:stop]
            names = self._names.get(surface) or self._names.get(" ".join(surface.split()))
            if names:
                best = Hit(start, end, names)
        return best


def _described(text: str) -> bool:
    """Whether it is a description rather than a name: "Israeli army". Those are read as nouns with an owner."""
    words = text.split()
    return len(words) > 1 and words[0][0].isupper() and words[-1].isalpha() and words[-1].islower()


def _first_word(text: str) -> str:
    """The leading run of letters and digits: what the first token of any spelling shares."""
    end = 0
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[: max(end, 1)]
