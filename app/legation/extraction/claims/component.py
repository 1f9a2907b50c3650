"""The last touches on drafts: who says it, what a denial denies, when it was."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from legation.domain.claim import Status
from legation.domain.entity import Subtype
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.claims.changes import heads_of, is_held, tell_changes, turn_of
from legation.extraction.claims.places import place_claims
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.document import ClaimDraft, DocumentAnalysis
from legation.extraction.grammar.factuality import status
from legation.extraction.grammar.predicates import load_predicates
from legation.extraction.grammar.syntax import ATTRIBUTE, AUXILIARY_VERB, VERB, has_pos, has_role
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.quotations.attribution import attributions_of
from legation.extraction.time.event_time import event_time
from legation.extraction.time.expressions import find_dates

# "Is to meet on Monday", "may meet", "is meeting on Monday".
_AHEAD = (Status.PLANNED, Status.CONDITIONAL, Status.ONGOING)


@Language.factory(
    "legation_claims", requires=["doc._.claims", "doc._.quotations", "token.dep", "token.pos"], assigns=["doc._.claims"]
)
def make_claims(nlp: Language, name: str) -> "Claims":  # noqa: ARG001 (the signature is spaCy's)
    """Gives every draft its speakers, its denial and its event time."""
    return Claims()


class Claims:
    """Completes `DocumentAnalysis.claims`."""

    def __call__(self, doc: Doc) -> Doc:
        analysis = analysis_of(doc)
        ontology = load_ontology()
        on = date.fromisoformat(analysis.anchor[:10]) if analysis.anchor else None
        tell_changes(doc, analysis, analysis.claims)
        date_claims(doc, analysis.claims)
        place_claims(doc, analysis, analysis.claims)
        attributions = attributions_of(doc)
        for draft in analysis.claims:
            draft.attribute(attributions.chain(draft))
            if draft.type == "head_of" and _is_party_of_office(analysis, draft, doc):
                # "Liberal Prime Minister Jean Chr\u00e9tien": the office is of the state, the party is his.
                draft.retype("member_of_party")
            event = ontology[draft.type].is_event
            asserted = (
                event
                or has_pos(doc[draft.predicate], VERB, AUXILIARY_VERB)
                or has_role(doc[draft.predicate], ATTRIBUTE)
            )
            if asserted and attributions.denied(draft):
                draft.deny()
            if draft.status is Status.ONGOING and on and draft.time and draft.time.start and draft.time.start > on:
                draft.set_status(Status.PLANNED)  # "is sending troops next year"
        return doc


def _is_party_of_office(analysis: DocumentAnalysis, draft: ClaimDraft, doc: Doc) -> bool:
    title = load_roles().title_type(doc[draft.cue[0] : draft.cue[1]].text)
    body = analysis.cluster_of(draft.object) if draft.object is not None else None
    return (
        body is not None
        and body.subtype is Subtype.PARTY
        and title is not None
        and load_ontology()[title].has(Trait.GOVERNMENT)
    )


def _is_ahead(doc: Doc, draft: ClaimDraft) -> bool:
    """Whether it is still to come; of what merely stands, the verb's own form says so."""
    if load_ontology()[draft.type].is_event:
        return draft.status in _AHEAD
    predicate = doc[draft.predicate]
    return has_pos(predicate, VERB) and status(predicate, load_predicates()) is Status.PLANNED


def date_claims(doc: Doc, drafts: Iterable[ClaimDraft]) -> None:
    """When each was, where the text says so: events, who was where, and what begins or ends; "on Monday" is the next one of
    what is to come."""
    dates = find_dates(doc)
    if not dates:
        return
    analysis, ontology = analysis_of(doc), load_ontology()
    for draft in drafts:
        if draft.time is not None:
            continue
        first, last = (bisect_left(dates, end, key=lambda d: d.start) for end in draft.sentence)
        inside, before = dates[first:last], dates[first - 1] if first else None
        predicate, type_ = doc[draft.predicate], ontology[draft.type]
        if not (type_.is_event or type_.has(Trait.HAPPENS)):
            # What begins or ends has its day; of an office that is held it is told since when.
            turn = turn_of(doc, analysis, draft) if draft.change is not None else None
            if turn is not None and turn.dated and turn.change is draft.change:
                predicate = turn.word
            elif draft.change is None or not has_pos(predicate, VERB):
                inside = [d for d in inside if is_held(draft.type) and d.past.start is not None and d.past.end is None]
            before = None
        target = doc[analysis.mentions[draft.object].head] if draft.object is not None else None
        ahead = _is_ahead(doc, draft)
        # "Warned on Thursday that his army would attack": the day on which somebody speaks of what is to come is not its own.
        doers = frozenset() if ahead else heads_of(analysis, draft.subject, draft)
        told = event_time(predicate, inside, before, ahead, doers, target)
        draft.date(told)
