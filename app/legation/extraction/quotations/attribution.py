"""Who says what a predicate tells: the quotations it lies in, from the outermost speaker in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from legation.domain.claim import Status
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.document import ClaimDraft, DocumentAnalysis, QuotationDraft
from legation.extraction.grammar.arguments import agents, is_passive
from legation.extraction.grammar.factuality import denied_by
from legation.extraction.grammar.predicates import load_predicates
from legation.extraction.grammar.syntax import BY_AGENT, CONTENT_CLAUSE, OBJECT, VERB, has_pos, has_role
from legation.extraction.lexicon.speech import load_speech, quoted_spans
from legation.extraction.lexicon.words import words
from legation.extraction.names.datelines import dateline_tokens
from legation.extraction.quotations.unnamed_sources import name_speakers

_ASIDE = frozenset({"\u2013", "\u2014", "--", "(", ")"})
_POINTING = words("quotations/attribution.pointing")
_TAKING_UP = words("quotations/attribution.taking_up")


_ATTRIBUTIONS = "legation attributions"


def attributions_of(doc: Doc) -> "Attributions":
    """The attributions of the Doc's finished quotations, with a speaker for each that its present claims lie in."""
    # What the tokens lie in is found once a document; its claims change between two who ask.
    if _ATTRIBUTIONS not in doc.user_data:
        doc.user_data[_ATTRIBUTIONS] = Attributions(doc, analysis_of(doc))
    found: Attributions = doc.user_data[_ATTRIBUTIONS]
    found.name_speakers()
    return found


class Attributions:
    """The quotations of a document by the tokens they hold."""

    def __init__(self, doc: Doc, analysis: DocumentAnalysis) -> None:
        self.doc = doc
        self.analysis = analysis
        self.written = dateline_tokens(doc)
        self.quoted = {i for start, end in quoted_spans(doc) for i in range(start, end)}
        self.wholes: list[tuple[QuotationDraft, QuotationDraft]] = []
        self.held = self._by_token()

    def name_speakers(self) -> None:
        """Give those that claims lie in the speaker their words name, a new unnamed one where no mention stands."""
        telling = {id(q): q for draft in self.analysis.claims for q in self._holding(draft)}
        name_speakers(self.doc, self.analysis, [(q, None if q.direct else self._verb(q)) for q in telling.values()])
        for whole, part in self.wholes:
            if whole.speaker is None:
                whole.attribute(part.speaker, whole.speaker_span)

    def chain(self, draft: ClaimDraft) -> tuple[int, ...]:
        """Speakers as indices of `DocumentAnalysis.mentions`, outermost first, each once; those the draft has come last."""
        said = [q for q in self._holding(draft) if not _is_own_word(draft, q)]
        outer = sorted(said, key=lambda q: (q.content[0][0] - q.content[-1][1], q.direct))
        speakers = [self._speaker(q) for q in outer if q.direct or not _is_aside(self.doc, q, draft)]
        found = _distinct(self.analysis, (*speakers, *draft.speakers))
        if not _is_done_by_speaking(draft):
            return found
        doer = self.analysis.mentions[draft.subject].cluster
        return tuple(s for s in found if self.analysis.mentions[s].cluster != doer)

    def denied(self, draft: ClaimDraft) -> bool:
        """Whether somebody denies the whole clause; a denial that the clause's own grammar tells is counted there."""
        predicate = self.doc[draft.predicate]
        return any(
            (verb := self._verb(q)) is not None
            and not q.direct
            and verb.lemma_.lower() in load_speech().denying
            and not denied_by(predicate, verb)
            for q in self._holding(draft)
        )

    def _by_token(self) -> Mapping[int, list[QuotationDraft]]:
        """The quotations each token lies in; a reported clause is held whole, wherever its content was cut off."""
        held: dict[int, list[QuotationDraft]] = defaultdict(list)
        quotes = [part for q in self.analysis.quotations if q.spoken for part in self._parts(q)]
        for quote in (*quotes, *self._nested(quotes)):
            inside = {i for start, end in quote.content for i in range(start, end)}
            verb = None if quote.direct else self._verb(quote)
            for clause in verb.children if verb else ():
                whole = {t.i for t in clause.subtree} if has_role(clause, CONTENT_CLAUSE) else set()
                inside |= whole if inside & whole else set()
            inside = inside - self._apart(verb, inside) if verb else inside | self._beside_according(quote)
            for i in inside:
                held[i].append(quote)
        return held

    def _parts(self, quote: QuotationDraft) -> Iterator[QuotationDraft]:
        """The reader joins what is reported with the quotation that follows; only the latter is in the speaker's own words."""
        marked = [2 * sum(i in self.quoted for i in range(s, e)) > e - s for s, e in quote.content]
        if all(marked) or not any(marked):
            yield quote
            return
        for direct in (False, True):
            content = [span for span, one in zip(quote.content, marked, strict=True) if one is direct]
            part = replace(quote, content=content, direct=direct)
            self.wholes.append((quote, part))
            yield part

    def _apart(self, verb: Token, inside: set[int]) -> set[int]:
        """What a semicolon parts from the verb of speech: "the three will meet; Ethiopia fears an alliance"."""
        stops = [t.i for t in verb.sent if t.text == ";" and t.i not in self.quoted]
        first = max((i for i in stops if i < verb.i), default=-1)
        last = min((i for i in stops if i > verb.i), default=len(self.doc))
        return {i for i in inside if not first < i < last}

    def _beside_according(self, quote: QuotationDraft) -> set[int]:
        """All that stands before or behind "according to somebody" in its sentence, where some of it is held."""
        cue = self.doc[slice(*quote.cue)] if quote.cue and not quote.direct else None
        if cue is None or cue[0].lower_ != "according":
            return set()
        source = quote.speaker_span[1] if quote.speaker_span else cue.end
        sides = (range(cue.sent.start, cue.start), range(max(source, cue.end), cue.sent.end))
        stops = {t.i for t in cue.sent if t.text == ";"}
        return {i for side in sides if not stops & set(side) and any(s in side for s, _ in quote.content) for i in side}

    def _nested(self, quotes: Sequence[QuotationDraft]) -> Iterator[QuotationDraft]:
        """Reports inside reports that are no quotations of their own: "Obama said the services believed that"."""
        cues = {i for q in quotes if q.cue for i in range(*q.cue)}
        predicates, speech = load_predicates(), load_speech()
        for clause in (t for t in self.doc if has_role(t, CONTENT_CLAUSE) and t.i not in self.quoted):
            verb = clause.head
            if verb.i in cues or not has_role(verb, CONTENT_CLAUSE) or verb.lemma_.lower() not in speech.plain:
                continue
            speaker = next(
                (self.analysis.mention_at[a.i] for a in agents(verb, predicates) if a.i in self.analysis.mention_at),
                None,
            )
            if speaker is not None:
                content = (clause.left_edge.i, clause.right_edge.i + 1)
                yield QuotationDraft([content], False, speaker, None, (verb.i, verb.i + 1))

    def _holding(self, draft: ClaimDraft) -> Sequence[QuotationDraft]:
        return _one_each([q for q in self.held.get(draft.predicate, ()) if self._reports(q, draft)])

    def _reports(self, quote: QuotationDraft, draft: ClaimDraft) -> bool:
        """Whether the quotation's cue can report what the predicate tells."""
        if quote.direct:
            return quote.turn or draft.predicate in self.quoted
        if quote.cue is None:
            return False
        verb = self._verb(quote)
        if verb is None:
            return any(t.lower_ == "according" for t in self.doc[slice(*quote.cue)])
        if any(has_role(c, OBJECT) and c.lower_ in _POINTING for c in verb.children):
            return False  # "Russia has accused Kiev; Washington denies it": the accusation stands
        told = max(end for _, end in quote.content)
        if any(c.lower_ in _TAKING_UP and told <= c.i < verb.i for c in verb.children):
            return False  # "Experts accuse Rwanda, something Kigali denies"
        if verb in self.doc[draft.predicate].conjuncts and verb.i < draft.predicate:
            return False  # "Gunmen said to be militants attacked the soldiers"
        here = draft.sentence[0] <= verb.i < draft.sentence[1]
        # "Nepal is said to have": the subject of the passive does not speak.
        return here and (not is_passive(verb) or any(has_role(c, BY_AGENT) for c in verb.children))

    def _verb(self, quote: QuotationDraft) -> Token | None:
        """The verb of speech among the words of the cue: one that always is, else the verb that the reader takes for one here."""
        speech = load_speech()
        verbs = [t for t in self.doc[slice(*quote.cue)] if has_pos(t, VERB)] if quote.cue else []
        known = [t for t in verbs if t.lemma_.lower() in speech.plain | speech.denying]
        return next(iter((*known, *verbs)), None)

    def _speaker(self, quote: QuotationDraft) -> int | None:
        """The subject of the verb of speech where it is a mention, else whom the quotation names."""
        verb = None if quote.direct else self._verb(quote)
        subjects = agents(verb, load_predicates()) if verb is not None else []
        own = [
            self.analysis.mention_at[s.i]
            for s in subjects
            if s.i in self.analysis.mention_at and s.i not in self.written
        ]
        speaker = own[0] if len(own) == 1 else quote.speaker
        return speaker if speaker is None or self.analysis.mentions[speaker].start not in self.written else None


def _one_each(quotes: Sequence[QuotationDraft]) -> list[QuotationDraft]:
    """One quotation a cue, and one of those in quotation marks: the shortest, whose speaker stands nearest."""
    best: dict[tuple[int, int] | str | None, QuotationDraft] = {}
    for quote in quotes:
        key = "direct" if quote.direct else quote.cue
        if key not in best or _length(quote) < _length(best[key]):
            best[key] = quote
    return list(best.values())


def _length(quote: QuotationDraft) -> int:
    return sum(end - start for start, end in quote.content)


def _is_own_word(draft: ClaimDraft, quote: QuotationDraft) -> bool:
    """The draft tells the speaking itself."""
    return draft.subject == quote.speaker and quote.cue is not None and quote.cue[0] <= draft.predicate < quote.cue[1]


def _is_done_by_speaking(draft: ClaimDraft) -> bool:
    """ "'He cannot lead,' she said": that she criticises him is not said by her, her words are the criticism."""
    type_ = load_ontology()[draft.type]
    spoken = type_.has(Trait.SPOKEN) and not type_.has(Trait.MUTUAL)
    return spoken and draft.status not in (Status.PLANNED, Status.ALLEGED)


def _distinct(analysis: DocumentAnalysis, speakers: Iterable[int | None]) -> tuple[int, ...]:
    """Each speaker once, where first named."""
    known = [s for s in speakers if s is not None]
    first = {analysis.mentions[s].cluster: s for s in reversed(known)}
    return tuple(first[c] for c in dict.fromkeys(analysis.mentions[s].cluster for s in known))


def _is_aside(doc: Doc, quote: QuotationDraft, draft: ClaimDraft) -> bool:
    """Between dashes or brackets inside reported speech the outlet explains in its own words."""
    for start, end in quote.content:
        if start <= draft.predicate < end:
            before = [t.text for t in doc[start : draft.predicate] if t.text in _ASIDE]
            after = any(t.text in _ASIDE for t in doc[draft.predicate : end])
            return after and len(before) % 2 == 1
    return False
