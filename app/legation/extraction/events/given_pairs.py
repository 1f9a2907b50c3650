"""The best event type for a pair of given spans (`pairs` in `legation extract`): always one of the event types."""

import math
from collections.abc import Iterator, Mapping

from spacy.language import Language
from spacy.tokens import Doc, Token

from legation.domain.claim import Polarity, Status
from legation.domain.mention import Form, Span
from legation.domain.ontology import QuadClass, Trait, load_ontology
from legation.extraction.claims.weights import (
    ABOVE_END,
    ACTING,
    BY_VERB,
    CONDITION,
    DEMAND,
    GIVEN_FALLBACK,
    GIVEN_LEAST,
    GIVEN_MOST,
    GIVEN_PER_WEIGHT,
    GOVERNED,
    INSIDE_TARGET,
    OCCASION,
    PATTERN_AGAINST_READER,
    PER_TOKEN,
    REPORTING,
    WORD,
)
from legation.extraction.doc_attributes import analysis_of, given_pairs_of
from legation.extraction.document import ClaimDraft, DocumentAnalysis, MentionDraft
from legation.extraction.entities.implied import unnamed_group
from legation.extraction.events.demands import is_demanded
from legation.extraction.events.neural import read_event
from legation.extraction.grammar.arguments import agents
from legation.extraction.grammar.factuality import polarity, status
from legation.extraction.grammar.predicates import Entry, Predicates, load_predicates
from legation.extraction.grammar.syntax import (
    ADJECTIVE,
    AUXILIARY,
    AUXILIARY_VERB,
    CONTENT_CLAUSE,
    NOUN,
    OBJECT,
    OPEN_CLAUSE,
    PASSIVE_SUBJECT,
    PROPER_NOUN,
    SUBJECT,
    VERB,
    VERB_FORMS,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.labels import ACTORS
from legation.extraction.lexicon.words import words

_OCCASIONS = words("events/given_pairs.occasions")
_REPORTED_COMPLEMENTS = words("events/given_pairs.reported_complements")
_REPORTED_FIRST = words("events/given_pairs.reported_first")
_WILL = words("events/given_pairs.will")

_FALLBACK = "CONSULT"
_ANNOUNCING = words("events/given_pairs.announcing")


@Language.factory(
    "legation_given_pairs",
    requires=["doc._.references", "doc._.links", "doc._.claims", "token.dep", "token.pos", "token.tag", "token.lemma"],
    assigns=["doc._.claims", "doc._.references", "doc._.clusters"],
)
def make_given_pairs(nlp: Language, name: str) -> "GivenPairs":  # noqa: ARG001 (the signature is spaCy's)
    """Answers for the pairs of `doc._.given_pairs`."""
    return GivenPairs()


class GivenPairs:
    """Adds both spans as actors where no mention stands, and one event draft a pair."""

    def __init__(self) -> None:
        self.predicates = load_predicates()

    def __call__(self, doc: Doc) -> Doc:
        analysis = analysis_of(doc)
        for source_span, target_span in given_pairs_of(doc):
            source, target = _actor(doc, analysis, source_span), _actor(doc, analysis, target_span)
            if source is None or target is None:
                continue
            analysis.replace_claims([d for d in analysis.claims if not _same_pair(analysis, d, source, target)])
            analysis.add_claim(_best(doc, analysis, source, target, self.predicates))
        return doc


def _actor(doc: Doc, analysis: DocumentAnalysis, span: Span) -> int | None:
    tokens = doc.char_span(*span, alignment_mode="expand")
    if tokens is None:
        return None
    for i, found in enumerate(analysis.mentions):
        if (found.start, found.end) == (tokens.start, tokens.end):
            analysis.take_as_given(i)
            if analysis.clusters[found.cluster].kind not in ACTORS:
                _make_actor(analysis, i, tokens.text)
            return i
    cluster = _group(analysis, tokens.text)
    mention = MentionDraft(tokens.start, tokens.end, "GROUP", Form.NOMINAL, head=tokens.root.i, given=True)
    return analysis.add_mention(mention, cluster)


def _group(analysis: DocumentAnalysis, name: str) -> int:
    return analysis.add_cluster(unnamed_group(name, None))


def _make_actor(analysis: DocumentAnalysis, mention: int, name: str) -> None:
    """What is given as an actor is one, whatever the reader took it for."""
    analysis.move(mention, _group(analysis, name))
    analysis.relabel(mention, "GROUP")


def _same_pair(analysis: DocumentAnalysis, draft: ClaimDraft, source: int, target: int) -> bool:
    """An event between the two spans, or between mentions inside them: the pair's own event takes its place."""
    if not load_ontology()[draft.type].is_event or draft.object is None:
        return False
    ends = (draft.subject, draft.object)
    return any(_touch(analysis, one, source) and _touch(analysis, other, target) for one, other in (ends, ends[::-1]))


def _touch(analysis: DocumentAnalysis, mention: int, given: int) -> bool:
    a, b = analysis.mentions[mention], analysis.mentions[given]
    return a.cluster == b.cluster or (a.start < b.end and b.start < a.end)


def _best(doc: Doc, analysis: DocumentAnalysis, source: int, target: int, predicates: Predicates) -> ClaimDraft:
    a, b = analysis.mentions[source], analysis.mentions[target]
    first, last = doc[min(a.start, b.start)].sent.start, doc[max(a.end, b.end) - 1].sent.end
    ranked = [
        (weight, token, stated(token, type_, predicates))
        for weight, token, type_ in sorted(
            _candidates(doc, first, last, a, b, predicates), key=lambda c: (-c[0], c[1].i)
        )
    ]
    read = read_event(doc, (first, last), (a.start, a.end), (b.start, b.end))
    if read:
        return _read_best(doc, analysis, source, target, predicates, ranked, read)
    if not ranked:
        root = doc[a.head].sent.root
        return ClaimDraft(_FALLBACK, source, target, (root.i, root.i + 1), (first, last), root.i, score=GIVEN_FALLBACK)
    weight, token, type_ = ranked[0]
    score = round(min(GIVEN_MOST, GIVEN_LEAST + GIVEN_PER_WEIGHT * max(0.0, weight)), 3)
    return _draft((source, target), (first, last), token, type_, score, predicates)


def _read_best(
    doc: Doc, analysis: DocumentAnalysis, source: int, target: int, predicates: Predicates,
    ranked: list[tuple[float, Token, str]], read: Mapping[str, float],
) -> ClaimDraft:  # fmt: skip
    """Patterns and the trained reader together: the product of the reader's probability and the patterns' weights."""
    a, b = analysis.mentions[source], analysis.mentions[target]
    first, last = doc[min(a.start, b.start)].sent.start, doc[max(a.end, b.end) - 1].sent.end
    said: dict[str, tuple[float, Token]] = {}
    for weight, token, type_ in ranked:
        said.setdefault(type_, (weight, token))
    top = ranked[0][1] if ranked else doc[a.head].sent.root
    total = {
        t: math.log(max(p, 1e-6)) + PATTERN_AGAINST_READER * max(0.0, said[t][0] if t in said else 0.0)
        for t, p in read.items()
    }
    best = max(total, key=lambda t: (total[t], t))
    token = said[best][1] if best in said else top
    score = round(read[best], 3)
    draft = _draft((source, target), (first, last), token, best, score, predicates)
    draft.rate(draft.score, "patterns+reader" if best in said else "reader")
    return draft


def _draft(
    pair: tuple[int, int], sentence: tuple[int, int], token: Token, type_: str, score: float, predicates: Predicates
) -> ClaimDraft:
    return ClaimDraft(
        type_, *pair, (token.i, token.i + 1), sentence, token.i,
        group=f"{token.i}:{token.i}:{type_}", status=status(token, predicates), polarity=polarity(token, predicates), score=score,
    )  # fmt: skip


def _candidates(
    doc: Doc, first: int, last: int, a: MentionDraft, b: MentionDraft, predicates: Predicates
) -> Iterator[tuple[float, Token, str]]:
    """(weight, word, type) of every predicate of the sentence, weighed by how it stands to the two actors."""
    source, target = doc[a.head], doc[b.head]
    above_source, above_target = set(source.ancestors), set(target.ancestors)
    for token in doc[first:last]:
        if a.covers(token.i):
            continue
        if _demands(token, a, b, predicates):
            yield DEMAND, token.head, "REQUEST"
        entry = entry_of(token, predicates)
        if entry is None:
            continue
        weight = WORD + CONDITION * entry.weight
        weight += ACTING * _acts(token, a, predicates)
        weight += ABOVE_END * (token in above_source) + ABOVE_END * (token in above_target)
        weight += BY_VERB if has_pos(token, VERB, ADJECTIVE) else 0.0
        weight -= INSIDE_TARGET * b.covers(token.i) + PER_TOKEN * min(abs(token.i - source.i), abs(token.i - target.i))
        weight += REPORTING * (
            predicates.complement(token) in _REPORTED_COMPLEMENTS or token.lemma_.lower() in _REPORTED_FIRST
        )
        weight -= GOVERNED * _below_predicate(token, predicates)
        if entry.type == "CONSULT" and not entry.weight and token.lemma_.lower() in _OCCASIONS:
            weight -= OCCASION
        yield weight, token, entry.type


def _demands(clause: Token, a: MentionDraft, b: MentionDraft, predicates: Predicates) -> bool:
    """ "Oslo says Riga must act": asked by the one of the other, be it by name or of its affairs."""
    return (
        is_demanded(clause)
        and any(b.covers(c.i) for c in clause.children if has_role(c, SUBJECT, PASSIVE_SUBJECT))
        and any(a.covers(sayer.i) for sayer in agents(clause.head, predicates))
    )


def entry_of(token: Token, predicates: Predicates) -> Entry | None:
    """What the vocabulary knows of a word as a predicate."""
    if has_pos(token, VERB, AUXILIARY_VERB) or has_tag(token, *VERB_FORMS):
        return predicates.verb(token)
    if (
        has_pos(token, ADJECTIVE)
        and token.lower_ in predicates.readiness
        and any(has_role(c, OPEN_CLAUSE) for c in token.children)
    ):
        return Entry(token.lemma_, "AGREE", None, (), frozenset())
    return predicates.noun(token) if has_pos(token, NOUN, PROPER_NOUN) else None


def _acts(token: Token, a: MentionDraft, predicates: Predicates) -> bool:
    if has_pos(token, NOUN, PROPER_NOUN):
        carrier = token.head if has_role(token, OBJECT, PASSIVE_SUBJECT) else None
        doers = agents(carrier, predicates) if carrier is not None and has_pos(carrier, VERB) else []
    else:
        doers = agents(token.head if has_pos(token, ADJECTIVE) else token, predicates)
    return any(a.covers(doer.i) for doer in doers)


def _below_predicate(token: Token, predicates: Predicates) -> bool:
    return any(has_pos(p, VERB) and predicates.verb(p) is not None for p in token.ancestors)


def stated(token: Token, type_: str, predicates: Predicates) -> str:
    """An actor's own word about what it will do is AGREE (cooperation) or THREATEN (conflict), its no is REJECT, as PLOVER codes it."""
    clause = token if has_pos(token, VERB) else token.head
    meant = load_ontology()[type_]
    cooperates = meant.is_cooperation and not meant.has(Trait.ABOUT_OWN_DEED)
    if cooperates and polarity(token, predicates) is Polarity.DENIED:
        return "REJECT"
    spoken = has_role(clause, CONTENT_CLAUSE, OPEN_CLAUSE) and clause.head.lemma_.lower() in _ANNOUNCING
    if status(token, predicates) is Status.PLANNED and (
        spoken or any(has_role(c, AUXILIARY) and c.lower_ in _WILL for c in clause.children)
    ):
        if cooperates and not meant.has(Trait.JUDGING):
            return "AGREE"
        if meant.quad_class is QuadClass.MATERIAL_CONFLICT:
            return "THREATEN"
    return type_
