"""Claims by the trained reader: what every two mentions of a sentence, and each alone, state. Grammar and vocabulary are its witnesses."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from legation.domain.claim import Change, Polarity, Status
from legation.domain.entity import Kind
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.claim_reading.aims import surest_aims
from legation.extraction.claim_reading.telling import telling_word
from legation.extraction.claim_reading.view import ClaimView
from legation.extraction.claims.calibration import BY_READER, BY_READER_AND_RULES
from legation.extraction.claims.changes import tell_changes
from legation.extraction.claims.component import date_claims
from legation.extraction.claims.places import place_claims
from legation.extraction.doc_attributes import analysis_of, trained
from legation.extraction.document import ClaimDraft, DocumentAnalysis
from legation.extraction.grammar.factuality import polarity, status
from legation.extraction.grammar.predicates import load_predicates
from legation.extraction.grammar.syntax import AUXILIARY_VERB, NOUN, PARTICLE, VERB, has_pos, has_role
from legation.extraction.quotations.attribution import Attributions, attributions_of
from legation.reader.claim_inputs import TYPES
from legation.reader.claims import ReadClaim

_LONGEST_CUE = 4
_DOUBTFUL = 0.1
"""From which chance of a denial on the grammar is believed that sees one."""
_DONE = (Status.HAPPENED, Status.ONGOING)


@Language.factory(
    "legation_claim_reader",
    requires=[
        "doc._.read",
        "doc._.mentions",
        "doc._.claims",
        "doc._.quotations",
        "doc._.relation_chances",
        "token.dep",
    ],
    assigns=["doc._.claims"],
)
def make_claim_reader(nlp: Language, name: str) -> "ClaimReader":  # noqa: ARG001 (the signature is spaCy's)
    """Asks the trained reader's claims head, where it has one."""
    return ClaimReader()


class ClaimReader:
    """Puts what the head states in the place of what the rules found; a claim both have keeps the rules' words and date."""

    def __call__(self, doc: Doc) -> Doc:
        analysis, read = analysis_of(doc), trained(doc)
        if read is None or not read.model.reads_claims:
            return doc
        view = ClaimView(doc, analysis)

        def entity(place: int) -> int:
            return analysis.mentions[view.mentions[place]].cluster

        found = surest_aims(read.model.claims(read.read, view.record(), admitted), entity)
        rules = _Rules(analysis)
        # Types younger than the reader are not for it to judge.
        kept = [draft for draft in analysis.claims if _is_given(analysis, draft) or draft.type not in TYPES]
        attributions = attributions_of(doc)
        drafts = [rules.joined(claim, view) or _draft(doc, view, claim, attributions) for claim in found]
        analysis.replace_claims([*kept, *drafts])
        _complete(doc, drafts)
        return doc


def admitted(type_: str, one: Mapping[str, Any], other: Mapping[str, Any] | None) -> bool:
    """Whether the ontology lets these kinds be its ends."""
    return _admits(type_, one["kind"], other["kind"] if other else None)


@cache
def _admits(type_: str, one: str, other: str | None) -> bool:
    return load_ontology()[type_].admits_kinds(Kind(one), Kind(other) if other else None)


def _is_given(analysis: DocumentAnalysis, draft: ClaimDraft) -> bool:
    """What was asked about two given spans is answered by its own component."""
    ends = [draft.subject, *([draft.object] if draft.object is not None else ())]
    return all(analysis.mentions[i].given for i in ends)


class _Rules:
    """The claims of grammar and vocabulary by type, entities and sentence."""

    def __init__(self, analysis: DocumentAnalysis) -> None:
        self.analysis = analysis
        self.drafts: dict[tuple[Any, ...], ClaimDraft] = {}
        for draft in sorted(analysis.claims, key=lambda d: d.score):
            self.drafts[self._key(draft.type, draft.subject, draft.object, draft.sentence[0])] = draft

    def joined(self, claim: ReadClaim, view: ClaimView) -> ClaimDraft | None:
        """The draft that states the same, now on the reader's word."""
        subject, object_ = _ends(view, claim)
        first = view.doc[self.analysis.mentions[subject].start].sent.start
        draft = self.drafts.pop(self._key(claim.type, subject, object_, first), None)
        if draft is None:
            return None
        _decide(draft, claim, draft.status, draft.polarity)
        draft.set_change(Change(claim.change) if claim.change else None)
        draft.rate(claim.score, BY_READER_AND_RULES)
        return draft

    def _key(self, type_: str, subject: int, object_: int | None, sentence: int) -> tuple[Any, ...]:
        ends = [self.analysis.mentions[i].cluster for i in (subject, *([object_] if object_ is not None else ()))]
        return (type_, sentence, *(sorted(ends) if load_ontology()[type_].symmetric else ends))


def _ends(view: ClaimView, claim: ReadClaim) -> tuple[int, int | None]:
    return view.mentions[claim.subject], view.mentions[claim.object] if claim.object is not None else None


def _draft(doc: Doc, view: ClaimView, claim: ReadClaim, attributions: Attributions) -> ClaimDraft:
    subject, object_ = _ends(view, claim)
    told = doc.char_span(*claim.cue, alignment_mode="expand")
    word = told.root if told is not None else doc[view.analysis.mentions[subject].head].head
    sentence = doc[view.analysis.mentions[subject].head].sent
    predicate = telling_word(doc, view.analysis, claim.type, subject, object_, word)
    draft = ClaimDraft(
        claim.type, subject, object_, _cue(predicate), (sentence.start, sentence.end), predicate.i,
        group=f"{predicate.i}:{predicate.i}:{claim.type}", score=claim.score, extractor=BY_READER,
    )  # fmt: skip
    draft.set_change(Change(claim.change) if claim.change else None)
    _judge(draft, claim, predicate, attributions)
    return draft


def _judge(draft: ClaimDraft, claim: ReadClaim, predicate: Token, attributions: Attributions) -> None:
    """Status and denial of what the reader alone read: the grammar is heard where the word that tells it has one."""
    held, denied = Status(claim.status), Polarity(claim.polarity)
    if load_ontology()[draft.type].is_event and has_pos(predicate, VERB, AUXILIARY_VERB, NOUN):
        predicates = load_predicates()
        held, denied = status(predicate, predicates), polarity(predicate, predicates)
        if attributions.denied(draft):
            denied = Polarity.DENIED
    _decide(draft, claim, held, denied)


def _decide(draft: ClaimDraft, claim: ReadClaim, held: Status, denied: Polarity) -> None:
    """The reader decides; but a deed it takes for done is not, where the grammar doubts it, nor affirmed, where it is not sure and
    the grammar denies it: a denial shown as a deed is the worst that can be told."""
    told = Status(claim.status)
    draft.set_status(held if told in _DONE and held not in _DONE else told)
    doubted = denied is Polarity.DENIED and claim.denied >= _DOUBTFUL
    draft.set_polarity(Polarity.DENIED if doubted else Polarity(claim.polarity))


def _cue(predicate: Token) -> tuple[int, int]:
    tokens = sorted({predicate.i} | {c.i for c in predicate.children if has_role(c, PARTICLE)})
    close = tokens[-1] - tokens[0] < _LONGEST_CUE
    return (tokens[0], tokens[-1] + 1) if close else (predicate.i, predicate.i + 1)


def _complete(doc: Doc, drafts: Sequence[ClaimDraft]) -> None:
    """What begins or ends, who says it of what happens, and when it was; titles and other standing relations are the outlet's own."""
    tell_changes(doc, analysis_of(doc), drafts)
    date_claims(doc, drafts)
    place_claims(doc, analysis_of(doc), drafts)
    attributions = attributions_of(doc)
    for draft in drafts:
        type_ = load_ontology()[draft.type]
        happens = type_.is_event or type_.has(Trait.HAPPENS)
        draft.attribute(attributions.chain(draft) if happens else ())
