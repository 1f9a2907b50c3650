"""Who says what a predicate tells: the quotations it lies in, from the outermost speaker in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from app.extraction.arguments import is_passive
from app.extraction.modality import denied_by
from app.extraction.reading import Draft, Quote, Reading
from app.extraction.speech import load_speech, quoted_spans

_ASIDE = frozenset({"\u2013", "\u2014", "--", "(", ")"})
_ITSELF = frozenset({"it", "this", "that"})


class Attributions:
    """The quotations of a document by the tokens they hold."""

    def __init__(self, doc: Doc, reading: Reading) -> None:
        self.doc = doc
        self.reading = reading
        self.quoted = {i for start, end in quoted_spans(doc) for i in range(start, end)}
        self.held = _by_token(reading)

    def chain(self, draft: Draft) -> tuple[int, ...]:
        """Speakers as indices of `Reading.found`, outermost first, each once; those the draft has come last."""
        said = [q for q in self._holding(draft) if not _is_own_word(draft, q)]
        outer = sorted(said, key=lambda q: (q.content[0][0] - q.content[-1][1], q.direct))
        speakers = [q.speaker for q in outer if q.direct or not _is_aside(self.doc, q, draft)]
        return _distinct(self.reading, (*speakers, *draft.speakers))

    def denied(self, draft: Draft) -> bool:
        """Whether somebody denies the whole clause; a denial that the clause's own grammar tells is counted there."""
        predicate = self.doc[draft.predicate]
        return any(
            (verb := self._verb(q)) is not None
            and not q.direct
            and verb.lemma_.lower() in load_speech().denying
            and not denied_by(predicate, verb)
            for q in self._holding(draft)
        )

    def _holding(self, draft: Draft) -> Sequence[Quote]:
        return _one_each([q for q in self.held.get(draft.predicate, ()) if self._reports(q, draft)])

    def _reports(self, quote: Quote, draft: Draft) -> bool:
        """Whether the quotation's cue can report what the predicate tells."""
        if quote.direct:
            return draft.predicate in self.quoted
        if quote.cue is None:
            return False
        verb = self._verb(quote)
        if verb is None:
            return any(t.lower_ == "according" for t in self.doc[slice(*quote.cue)])
        if any(c.dep_ == "dobj" and c.lower_ in _ITSELF for c in verb.children):
            return False  # "Russia has accused Kiev; Washington denies it": the accusation stands
        here = draft.sentence[0] <= verb.i < draft.sentence[1]
        # "Nepal is said to have": the subject of the passive does not speak.
        return here and (not is_passive(verb) or any(c.dep_ == "agent" for c in verb.children))

    def _verb(self, quote: Quote) -> Token | None:
        """The verb of speech among the words of the cue."""
        speech = load_speech()
        words = self.doc[slice(*quote.cue)] if quote.cue else ()
        return next((t for t in words if t.lemma_.lower() in speech.plain | speech.denying), None)


def _by_token(reading: Reading) -> Mapping[int, list[Quote]]:
    held: dict[int, list[Quote]] = defaultdict(list)
    for quote in (q for q in reading.quotes if q.spoken):
        for i in {i for start, end in quote.content for i in range(start, end)}:
            held[i].append(quote)
    return held


def _one_each(quotes: Sequence[Quote]) -> list[Quote]:
    """One quotation a cue, and one of those in quotation marks: the shortest, whose speaker stands nearest."""
    best: dict[tuple[int, int] | str | None, Quote] = {}
    for quote in quotes:
        key = "direct" if quote.direct else quote.cue
        if key not in best or _length(quote) < _length(best[key]):
            best[key] = quote
    return list(best.values())


def _length(quote: Quote) -> int:
    return sum(end - start for start, end in quote.content)


def _is_own_word(draft: Draft, quote: Quote) -> bool:
    """The draft tells the speaking itself."""
    return draft.subject == quote.speaker and quote.cue is not None and quote.cue[0] <= draft.predicate < quote.cue[1]


def _distinct(reading: Reading, speakers: Iterable[int | None]) -> tuple[int, ...]:
    """Each speaker once, where first named."""
    known = [s for s in speakers if s is not None]
    first = {reading.found[s].cluster: s for s in reversed(known)}
    return tuple(first[c] for c in dict.fromkeys(reading.found[s].cluster for s in known))


def _is_aside(doc: Doc, quote: Quote, draft: Draft) -> bool:
    """Between dashes or brackets inside reported speech the outlet explains in its own words."""
    for start, end in quote.content:
        if start <= draft.predicate < end:
            before = [t.text for t in doc[start : draft.predicate] if t.text in _ASIDE]
            after = any(t.text in _ASIDE for t in doc[draft.predicate : end])
            return after and len(before) % 2 == 1
    return False
