"""The last touches on drafts: who says it, what a denial denies, when it was."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from app.domain.claim import Polarity, Status
from app.domain.entity import Subtype
from app.domain.interval import Interval
from app.domain.ontology import Family, load_ontology
from app.extraction.attributes import reading_of
from app.extraction.dates import Dated, find_dates, nearest_date
from app.extraction.reading import Draft, Quote, Reading
from app.extraction.roles import load_roles
from app.extraction.speech import load_speech

# "Is to meet on Monday", "may meet", "is meeting on Monday".
_AHEAD = (Status.PLANNED, Status.CONDITIONAL, Status.ONGOING)
_ASIDE = frozenset({"\u2013", "\u2014", "--", "(", ")"})


@Language.factory("legation_claims", requires=["doc._.reading"], assigns=["doc._.reading"])
def make_claims(nlp: Language, name: str) -> "Claims":  # noqa: ARG001 (the signature is spaCy's)
    """Gives every draft its speakers, its denial and its event time."""
    return Claims()


class Claims:
    """Completes `Reading.drafts`."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        ontology = load_ontology()
        on = date.fromisoformat(reading.anchor[:10]) if reading.anchor else None
        dates = find_dates(doc, on)
        held = _by_token(reading)
        for draft in reading.drafts:
            holding = held.get(draft.predicate, [])
            chain = [q for q in _speaker_chain(reading, draft, holding) if q.direct or not _is_aside(doc, q, draft)]
            draft.speakers = _distinct(reading, (*(q.speaker for q in chain), *draft.speakers))
            if draft.type == "head_of" and _is_party_of_office(reading, draft, doc):
                # "Liberal Prime Minister Jean Chr\u00e9tien": the office is of the state, the party is his.
                draft.type = "member_of_party"
            event = ontology[draft.type].family is Family.EVENT
            asserted = event or doc[draft.predicate].pos_ in ("VERB", "AUX") or doc[draft.predicate].dep_ == "attr"
            if asserted and any(self._denies(doc, q) for q in holding):
                draft.polarity = Polarity.DENIED if draft.polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
            if draft.time is None and event:
                draft.time = _event_time(doc, draft, dates)
            if draft.status is Status.ONGOING and on and draft.time and draft.time.start and draft.time.start > on:
                draft.status = Status.PLANNED  # "is sending troops next year"
        return doc

    @staticmethod
    def _denies(doc: Doc, quote: Quote) -> bool:
        return quote.cue is not None and not quote.direct and doc[quote.cue[0]].lemma_.lower() in load_speech().denying


def _by_token(reading: Reading) -> dict[int, list[Quote]]:
    """The quotations each token lies in."""
    held: dict[int, list[Quote]] = defaultdict(list)
    for quote in (q for q in reading.quotes if q.spoken):
        for i in {i for start, end in quote.content for i in range(start, end)}:
            held[i].append(quote)
    return held


def _distinct(reading: Reading, speakers: Iterable[int | None]) -> tuple[int, ...]:
    """Each speaker once, where first named."""
    known = [s for s in speakers if s is not None]
    return tuple(
        {reading.found[s].cluster: s for s in reversed(known)}[c]
        for c in dict.fromkeys(reading.found[s].cluster for s in known)
    )


def _speaker_chain(reading: Reading, draft: Draft, holding: list[Quote]) -> list[Quote]:
    """The quotations the predicate lies in, outermost first; one a speaker."""
    holding = sorted(holding, key=lambda q: (q.content[0][0] - q.content[-1][1], q.direct))
    chain: list[Quote] = []
    for quote in holding:
        same = [
            q
            for q in chain
            if q.speaker is not None
            and quote.speaker is not None
            and reading.found[q.speaker].cluster == reading.found[quote.speaker].cluster
        ]
        if not same and not (draft.subject == quote.speaker and quote.cue and quote.cue[0] == draft.predicate):
            chain.append(quote)
    return chain


def _is_aside(doc: Doc, quote: Quote, draft: Draft) -> bool:
    """Between dashes or brackets inside reported speech the outlet explains in its own words."""
    for start, end in quote.content:
        if start <= draft.predicate < end:
            before = [t.text for t in doc[start : draft.predicate] if t.text in _ASIDE]
            after = any(t.text in _ASIDE for t in doc[draft.predicate : end])
            return after and len(before) % 2 == 1
    return False


def _is_party_of_office(reading: Reading, draft: Draft, doc: Doc) -> bool:
    title = load_roles().title_type(doc[draft.cue[0] : draft.cue[1]].text)
    body = reading.clusters[reading.found[draft.object].cluster] if draft.object is not None else None
    return (
        body is not None
        and body.subtype is Subtype.PARTY
        and title in ("head_of_state", "head_of_government", "minister_of")
    )


def _event_time(doc: Doc, draft: Draft, dates: list[Dated]) -> Interval | None:
    """The date expression nearest to the predicate in its own clause; "on Monday" is the next one of what is to come."""
    first, last = (bisect_left(dates, end, key=lambda d: d.start) for end in draft.sentence)
    return nearest_date(doc[draft.predicate], dates[first:last], doc, draft.status in _AHEAD)
