"""Whether what a clause says happened, goes on, is planned, conditional or alleged, and whether it is affirmed."""

from spacy.tokens import Token

from app.domain.claim import Polarity, Status
from app.extraction.predicates import Predicates

_FUTURE = frozenset({"will", "shall", "'ll", "\u2019ll", "wo"})
_MAYBE = frozenset({"would", "could", "may", "might", "should", "must", "can", "ought", "'d"})
_REPORTING = frozenset(
    {"say", "tell", "announce", "add", "promise", "declare", "confirm", "report", "state", "vow", "pledge", "insist"}
)
_HEDGES = frozenset({"allegedly", "reportedly", "apparently", "supposedly", "purportedly"})
_HEDGED_NOUN = frozenset({"alleged", "suspected", "reported", "supposed", "apparent", "purported", "claimed"})
_PLANNED_NOUN = frozenset(
    {"planned", "upcoming", "forthcoming", "future", "scheduled", "imminent", "expected", "proposed", "coming"}
)
_POSSIBLE_NOUN = frozenset({"possible", "potential", "any", "hypothetical", "threatened", "further"})
_CLAIMING = frozenset({"accuse", "suspect", "allege"})
_NEGATIVE = frozenset({"not", "n't", "n\u2019t", "never", "no", "neither", "nor", "without", "hardly", "nobody"})
_DENYING = frozenset({"deny", "refute", "reject", "dispute", "dismiss"})
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "should"})


def polarity(token: Token, predicates: Predicates) -> Polarity:
    """Denied when the clause is negated, fails, or hangs on a denial."""
    negations = _negated(token)
    governor = _governor(token)
    if governor is not None:
        if predicates.complement(governor) == "fail" and token.dep_ in ("xcomp", "pcomp"):
            negations += 1 + _negated(governor)
        elif governor.lemma_.lower() in _DENYING and token.dep_ in ("ccomp", "xcomp", "dobj", "acl"):
            negations += 1
        elif token.dep_ == "xcomp" and governor.pos_ in ("VERB", "AUX", "ADJ"):
            negations += _negated(governor)
    return Polarity.DENIED if negations % 2 else Polarity.AFFIRMED


def _negated(token: Token) -> int:
    return int(any((c.dep_ in ("neg", "det", "preconj", "advmod") and c.lower_ in _NEGATIVE) for c in token.children))


def _governor(token: Token) -> Token | None:
    if token.dep_ in ("xcomp", "ccomp", "dobj", "acl", "advcl"):
        return token.head
    if token.dep_ == "pcomp":
        return token.head.head
    return None


def status(token: Token, predicates: Predicates) -> Status:
    """From hedges, conditions, the governing verb, modals and tense, the first that speaks."""
    clause = _clause(token)
    for mark in (_alleged, _conditional, _planned):
        found = mark(token, clause, predicates)
        if found:
            return found
    return _tense(token, clause)


def _clause(token: Token) -> Token:
    """The verb whose tense and modals count: the word itself, or the verb its phrase hangs on."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    while (
        verb.dep_ == "conj"
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    ):
        verb = verb.head
    return verb


def _alleged(token: Token, clause: Token, predicates: Predicates) -> Status | None:  # noqa: ARG001 (one shape for all marks)
    words = {c.lower_ for t in (token, clause) for c in t.children if c.dep_ in ("advmod", "amod")}
    if words & _HEDGES or (token.pos_ == "NOUN" and words & _HEDGED_NOUN):
        return Status.ALLEGED
    governor = _governor(token)
    if governor is not None and token.dep_ in ("pcomp", "xcomp") and governor.lemma_.lower() in _CLAIMING:
        return Status.ALLEGED
    return None


def _conditional(token: Token, clause: Token, predicates: Predicates) -> Status | None:  # noqa: ARG001
    for verb in (clause, *(a for a in (clause.head,) if clause.dep_ in ("xcomp", "ccomp"))):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITIONS for c in verb.children):
            return Status.CONDITIONAL
    if token.pos_ == "NOUN" and {c.lower_ for c in token.children if c.dep_ in ("amod", "det")} & _POSSIBLE_NOUN:
        return Status.CONDITIONAL
    modals = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    if modals & _MAYBE:
        past_speech = clause.dep_ == "ccomp" and clause.head.lemma_.lower() in _REPORTING and "would" in modals
        return Status.PLANNED if past_speech else Status.CONDITIONAL
    return None


def _planned(token: Token, clause: Token, predicates: Predicates) -> Status | None:
    if any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in clause.children):
        return Status.PLANNED
    if token.pos_ == "NOUN" and {c.lower_ for c in token.children if c.dep_ == "amod"} & _PLANNED_NOUN:
        return Status.PLANNED
    governor = clause.head if clause.dep_ in ("xcomp", "acl") else None
    if governor is not None and governor != clause:
        if predicates.complement(governor) == "intend" or governor.lemma_.lower() in (
            "promise",
            "pledge",
            "plan",
            "decision",
            "offer",
            "vow",
            "willing",
            "ready",
            "intention",
            "threat",
            "proposal",
        ):
            return Status.PLANNED
        if governor.lemma_ == "go" and governor.tag_ == "VBG":
            return Status.PLANNED
        if governor.pos_ in ("VERB", "AUX") and any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in governor.children):
            return Status.PLANNED
    # A bare purpose clause ("to deter aggression") says what is meant to be.
    if (
        clause.tag_ == "VB"
        and clause.dep_ in ("advcl", "acl", "relcl")
        and any(c.lower_ == "to" for c in clause.children)
    ):
        return Status.PLANNED
    return None


def _tense(token: Token, clause: Token) -> Status:
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    if clause.tag_ == "VBG" and auxiliaries & {"is", "are", "'s", "'re", "am", "has", "have", "\u2019s"}:
        return Status.ONGOING
    if clause.tag_ in ("VBZ", "VBP") and token.pos_ in ("VERB", "AUX"):
        return Status.ONGOING
    if token.pos_ == "NOUN" and any(c.lower_ in ("ongoing", "continuing", "current") for c in token.children):
        return Status.ONGOING
    return Status.HAPPENED
