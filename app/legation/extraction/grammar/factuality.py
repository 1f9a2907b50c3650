"""Whether what a clause says happened, goes on, is planned, conditional or alleged, and whether it is affirmed."""

from spacy.tokens import Token

from legation.domain.claim import Polarity, Status
from legation.extraction.grammar.arguments import gerund_governor
from legation.extraction.grammar.predicates import Predicates
from legation.extraction.lexicon.words import ordered_words, words

_FUTURE_AUXILIARIES = words("grammar/factuality.future_auxiliaries")
_POSSIBILITY_AUXILIARIES = words("grammar/factuality.possibility_auxiliaries")
_REPORTING_VERBS = words("grammar/factuality.reporting_verbs")
_HEDGING_ADVERBS = words("grammar/factuality.hedging_adverbs")
_HEDGING_ADJECTIVES = words("grammar/factuality.hedging_adjectives")
_PLANNED_ADJECTIVES = words("grammar/factuality.planned_adjectives")
_POSSIBLE_ADJECTIVES = words("grammar/factuality.possible_adjectives")
_ACCUSING_VERBS = words("grammar/factuality.accusing_verbs")
# "Alleged that", and "is said to have": whoever tells it does not vouch for it.
_UNPROVEN_VERBS = words("grammar/factuality.unproven_verbs")
_HEARSAY_VERBS = words("grammar/factuality.hearsay_verbs")
_PERHAPS_ADVERBS = words("grammar/factuality.perhaps_adverbs")
# What has no evidence, or is not true, is denied.
_PROOF_NOUNS = words("grammar/factuality.proof_nouns")
_TRUE_ADJECTIVES = words("grammar/factuality.true_adjectives")
_FALSE_ADJECTIVES = words("grammar/factuality.false_adjectives")
_DURATION_NOUNS = words("grammar/factuality.duration_nouns")
# Before what is to come: "once Pyongyang releases them", "until India lifts the curfew".
_AWAITING_MARKS = words("grammar/factuality.awaiting_marks")
_SOON_ADJECTIVES = words("grammar/factuality.soon_adjectives")
_POTENTIAL_ADJECTIVES = words("grammar/factuality.potential_adjectives")
_NEGATIVE_ADJECTIVES = words("grammar/factuality.negative_adjectives")
_NEGATIONS = words("grammar/factuality.negations")
_REFUSING_VERBS = words("grammar/factuality.refusing_verbs")
_ASSERTION_NOUNS = words("grammar/factuality.assertion_nouns")
_NOUNS_OF_NEVER = words("grammar/factuality.nouns_of_never")
_HARDLY_ADVERBS = words("grammar/factuality.hardly_adverbs")
_INSTEAD_OF = words("grammar/factuality.instead_of")
_DENYING_VERBS = words("grammar/factuality.denying_verbs")
# Verbs whose object acts in the clause: what is said of them is said of the clause.
_CAUSING_VERBS = words("grammar/factuality.causing_verbs")
# "Marched to demand", "met to discuss": what people came together to say they said.
_SPEECH_AT_GATHERINGS = words("grammar/factuality.speech_at_gatherings")
_CONDITION_MARKS = words("grammar/factuality.condition_marks")
_LET_ALONE = ordered_words("grammar/factuality.let_alone")
_AWAITED_AUXILIARIES = words("grammar/factuality.awaited_auxiliaries")
_PRESENT_OF_HAVE = words("grammar/factuality.present_of_have")
_PAST_OF_BE = words("grammar/factuality.past_of_be")
_ONGOING_AUXILIARIES = words("grammar/factuality.ongoing_auxiliaries")
_PRESENT_OF_BE = words("grammar/factuality.present_of_be")
_PRESENT_OF_DO = words("grammar/factuality.present_of_do")
_INTENTION_WORDS = words("grammar/factuality.intention_words")
_PERFECT_PASSIVE = words("grammar/factuality.perfect_passive")
_NEGATIVE_PRONOUNS = words("grammar/factuality.negative_pronouns")
_ALTERNATIVES = words("grammar/factuality.alternatives")
_ONGOING_ADJECTIVES = words("grammar/factuality.ongoing_adjectives")
_DEFINITE_DETERMINERS = words("grammar/factuality.definite_determiners")
_NEGATIVE_DETERMINERS = words("grammar/factuality.negative_determiners")
_PERFECT_AUXILIARIES = words("grammar/factuality.perfect_auxiliaries")


def polarity(token: Token, predicates: Predicates) -> Polarity:
    """Denied when the clause is negated, fails, or hangs on what is; whoever denies a whole clause is its speaker."""
    negations, verb = _negated(token), token
    for governor in _governors(token, predicates):
        failing = predicates.complement(governor) == "fail" and verb.dep_ in ("xcomp", "pcomp")
        negations += failing + _negated(governor) + (governor.lower_ in _NEGATIVE_ADJECTIVES) + _is_yet_to(governor)
        verb = governor
    above = denier(token) or _governor(token)
    if above is not None and denied_by(token, above):
        negations += 1 + (_negated(above) if token.dep_ != "xcomp" else 0)
    return Polarity.DENIED if (negations + _disproved(token)) % 2 else Polarity.AFFIRMED


def _disproved(token: Token) -> bool:
    """ "There is no evidence that", "it is not true that", "stopped short of", "far from", "let alone"."""
    above = token.head
    if token.dep_ == "pcomp" and f"{above.head.lower_} {above.lower_}" in _INSTEAD_OF:
        return True
    if token.i > 1 and (token.nbor(-2).lower_, token.nbor(-1).lower_) == _LET_ALONE:
        return True
    if token.dep_ not in ("acl", "ccomp", "relcl") or not any(c.lower_ == "that" for c in token.children):
        return False
    if above.lemma_.lower() in _PROOF_NOUNS:
        return bool(_negated(above)) or (above.dep_ in ("attr", "dobj") and bool(_negated(above.head)))
    said = [c.lower_ for c in above.children if c.dep_ == "acomp"] if above.lemma_ == "be" else [above.lower_]
    return bool(_negated(above)) if _TRUE_ADJECTIVES & set(said) else bool(_FALSE_ADJECTIVES & set(said))


def denied_by(token: Token, verb: Token) -> bool:
    """Whether the verb's denial of what the token tells is counted in its polarity: "denies arming"."""
    if denier(token) == verb:
        return True
    own = token.dep_ in ("xcomp", "dobj", "acl") or (token.dep_ == "advcl" and token.tag_ == "VBG")
    return verb.lemma_.lower() in _DENYING_VERBS and _governor(token) == verb and own


def denier(token: Token) -> Token | None:
    """ "Rejected claims that officers had killed": the verb that refuses what a noun's clause tells."""
    noun = token.head
    if token.dep_ != "acl" or noun.lemma_.lower() not in _ASSERTION_NOUNS or token.tag_ == "VBG":
        return None
    # "Dismissed as absurd a claim that": the parser ties the object to "as".
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    return verb if noun.dep_ in ("dobj", "pobj") and verb.lemma_.lower() in _REFUSING_VERBS else None


def _is_yet_to(verb: Token) -> bool:
    """ "Has yet to ease"."""
    return verb.lemma_.lower() == "have" and any(c.lower_ == "yet" for c in verb.children)


def _negated(token: Token) -> int:
    if any(c.dep_ in ("neg", "det", "preconj", "advmod") and c.lower_ in _NEGATIONS for c in token.children):
        return 1
    if _never(token) or any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in token.children if c.i):
        return 1
    # "No country attacked", "neither France nor Germany".
    subjects = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(g.lower_ == "no" for c in token.children if c.dep_ == "dobj" for g in c.children if g.dep_ == "det"):
        return 1  # "has handed over no deserter"
    if any(s.left_edge.lower_ == "not" for s in subjects):
        return 1  # "not one soldier shot"
    if any(
        s.lower_ in _NEGATIVE_PRONOUNS or any(c.lower_ in _NEGATIVE_DETERMINERS for c in s.children) for s in subjects
    ):
        return 1
    if token.dep_ == "pcomp" and token.head.lower_ == "without":
        return 1
    # "Did not attack or invade."
    joined = token.dep_ == "conj" and token.pos_ == "VERB" and token.tag_ == token.head.tag_
    if joined and any(c.lower_ in _ALTERNATIVES for c in token.head.children):
        return _negated(token.head)
    return 0


def _never(token: Token) -> bool:
    """ "At no time", "in no case"; "hardly ever"."""
    preps = [c for c in token.children if c.dep_ == "prep" and c.i < token.i]
    nouns = [o for c in preps for o in c.children if o.dep_ == "pobj" and o.lemma_.lower() in _NOUNS_OF_NEVER]
    hardly = any(g.lower_ in _HARDLY_ADVERBS for c in token.children if c.dep_ == "advmod" for g in c.children)
    return hardly or any(g.lower_ == "no" for o in nouns for g in o.children)


def _governor(token: Token) -> Token | None:
    if token.dep_ in ("xcomp", "ccomp", "dobj", "acl", "advcl"):
        return token.head
    return gerund_governor(token) if token.dep_ == "pcomp" else None


def _governors(token: Token, predicates: Predicates) -> list[Token]:
    """The verbs above whose negation, mood and tense are the clause's own: raising, control, causation."""
    found: list[Token] = []
    while (above := _governor(token)) is not None and above.pos_ in ("VERB", "AUX", "ADJ"):
        failing = predicates.complement(above) == "fail" and token.dep_ in ("xcomp", "pcomp")
        if not (failing or token.dep_ == "xcomp" or (token.dep_ == "ccomp" and above.lemma_.lower() in _CAUSING_VERBS)):
            break
        found.append(above)
        token = above
    return found


def status(token: Token, predicates: Predicates) -> Status:
    """From hedges, conditions, the governing verb, modals and tense, the first that speaks."""
    clause = _clause(token)
    if token.pos_ in ("NOUN", "PROPN") and _presupposed(token):
        return _alleged(token, token, predicates) or _own_mark(token) or _tense(token, token)
    for mark in (_alleged, _conditional, _planned):
        found = mark(token, clause, predicates)
        if found:
            return found
    above = _governors(clause, predicates)
    return _tense(token, above[-1] if above and clause.tag_ in ("VB", "VBG") else clause)


def _presupposed(noun: Token) -> bool:
    """ "Russia's takeover", "the annexation of": the phrase takes for granted what it names, whatever its verb says."""
    whose = {c.dep_ for c in noun.children}
    definite = "poss" in whose or any(c.dep_ == "det" and c.lower_ in _DEFINITE_DETERMINERS for c in noun.children)
    return definite and noun.dep_ not in ("attr", "oprd")


def _own_mark(noun: Token) -> Status | None:
    """What the noun's own adjectives say of it."""
    words = {c.lower_ for c in noun.children if c.dep_ in ("amod", "det")}
    if words & _POSSIBLE_ADJECTIVES:
        return Status.CONDITIONAL
    return Status.PLANNED if words & _PLANNED_ADJECTIVES else None


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


def _alleged(token: Token, clause: Token, predicates: Predicates) -> Status | None:
    hedged = (token, clause, *_governors(clause, predicates))
    words = {c.lower_ for t in hedged for c in t.children if c.dep_ in ("advmod", "amod")}
    if words & _HEDGING_ADVERBS or (token.pos_ == "NOUN" and words & _HEDGING_ADJECTIVES):
        return Status.ALLEGED
    governor = _governor(token)
    if governor is not None and token.dep_ in ("pcomp", "xcomp") and governor.lemma_.lower() in _ACCUSING_VERBS:
        return Status.ALLEGED
    return Status.ALLEGED if any(_only_said(verb) for verb in (clause, *_governors(clause, predicates))) else None


def _only_said(clause: Token) -> bool:
    """ "Claimed that troops attacked", "is believed to have attacked": told, and not vouched for."""
    verb = clause.head
    if clause.dep_ == "ccomp":
        return verb.lemma_.lower() in _UNPROVEN_VERBS and not any(c.dep_ == "neg" for c in verb.children)
    if claims_to(clause):
        return True
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    return clause.dep_ == "xcomp" and passive and verb.lemma_.lower() in _HEARSAY_VERBS


def claims_to(clause: Token) -> bool:
    """ "Claimed to have killed", of oneself."""
    verb = clause.head
    own = clause.dep_ in ("xcomp", "advcl") and any(c.lower_ == "to" for c in clause.children)
    return own and verb.lemma_.lower() in _UNPROVEN_VERBS and not any(c.dep_ == "auxpass" for c in verb.children)


def _conditional(token: Token, clause: Token, predicates: Predicates) -> Status | None:
    above = _governors(clause, predicates)
    asked = [clause.head] if clause.dep_ == "ccomp" else []
    for verb in (clause, *above, *asked):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITION_MARKS for c in verb.children):
            return Status.CONDITIONAL
    if (
        any(verb.lower_ in _POTENTIAL_ADJECTIVES for verb in above)
        or any(_awaits(v) for v in (clause, *above))
        or _asks(clause)
    ):
        return Status.CONDITIONAL
    if any(c.dep_ == "advmod" and c.lower_ in _PERHAPS_ADVERBS for c in clause.children):
        return Status.CONDITIONAL
    if token.pos_ == "NOUN" and _own_mark(token) is Status.CONDITIONAL:
        return Status.CONDITIONAL
    for verb in (clause, *above):
        modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        if modals & _POSSIBILITY_AUXILIARIES:
            past_speech = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _REPORTING_VERBS and "would" in modals
            past_speech &= not _on_condition(verb)
            return Status.PLANNED if past_speech else Status.CONDITIONAL
    return None


def _on_condition(verb: Token) -> bool:
    """ "Would welcome the agency if it left London"."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    return any(m.lower_ in _CONDITION_MARKS for c in clauses for m in c.children if m.dep_ == "mark")


def _awaits(clause: Token) -> bool:
    """ "It will resume them once Pyongyang releases the hostages": not said to come."""
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod", "prep")}
    if clause.dep_ != "advcl" or not marks & _AWAITING_MARKS:
        return False
    coming = {c.lower_ for c in clause.head.children if c.dep_ == "aux"} & (_FUTURE_AUXILIARIES | _AWAITED_AUXILIARIES)
    return bool(coming) and not any(c.dep_ == "aux" and c.lower_ in _PERFECT_AUXILIARIES for c in clause.children)


def _asks(clause: Token) -> bool:
    """ "Did Libya bomb the port?": the outlet asks, and does not say."""
    end = clause.sent[-1]
    while end.is_space and end.i > clause.sent.start:
        end = end.nbor(-1)
    return end.text == "?" and clause.dep_ == "ROOT"


def _planned(token: Token, clause: Token, predicates: Predicates) -> Status | None:
    verbs = (clause, *_governors(clause, predicates))
    if any(c.dep_ == "aux" and c.lower_ in _FUTURE_AUXILIARIES for verb in verbs for c in verb.children):
        return Status.PLANNED
    if token.pos_ == "NOUN" and _own_mark(token) is Status.PLANNED:
        return Status.PLANNED
    # "Canada to lead battle group", as headlines put it; "promised to keep training".
    if (
        clause.tag_ == "VB"
        and clause.dep_ == "ROOT"
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
    ):
        return Status.PLANNED
    if any(predicates.complement(verb) == "intend" for verb in verbs[1:]):
        return Status.PLANNED
    governor = clause.head if clause.dep_ in ("xcomp", "acl") else None
    if governor is not None and governor.lemma_ == "be" and clause.tag_ == "VB":
        return Status.PLANNED  # "is to meet"
    if governor is not None and governor != clause:
        if predicates.complement(governor) == "intend" or governor.lemma_.lower() in _INTENTION_WORDS:
            return Status.PLANNED
        if governor.lemma_ == "go" and governor.tag_ == "VBG":
            return Status.PLANNED
        if governor.lower_ in _SOON_ADJECTIVES and clause.tag_ == "VB":
            return Status.PLANNED  # "is due to visit"
    # A bare purpose clause ("to deter aggression") says what is meant to be.
    if (
        clause.tag_ == "VB"
        and clause.dep_ in ("advcl", "acl", "relcl")
        and any(c.lower_ == "to" for c in clause.children)
        and not (clause.lemma_.lower() in _SPEECH_AT_GATHERINGS and clause.head.tag_ in ("VBD", "VBN"))
    ):
        return Status.PLANNED
    return None


def _tense(token: Token, clause: Token) -> Status:
    if clause != token and clause.lemma_.lower() in _DENYING_VERBS:
        return Status.HAPPENED  # "denies arming": what is denied is over
    if _is_yet_to(clause):
        return Status.HAPPENED
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries & _PRESENT_OF_HAVE and any(_lasts(c) for c in clause.children):
        return Status.ONGOING  # "has armed the rebels for two years"
    reported = clause.dep_ == "ccomp" and clause.head.tag_ == "VBD" and clause.head.lemma_.lower() in _REPORTING_VERBS
    if clause.tag_ == "VBG" and reported and auxiliaries & _PAST_OF_BE:
        return Status.ONGOING  # "said it was shelling": it is, says the speaker
    if clause.tag_ == "VBG" and auxiliaries & _ONGOING_AUXILIARIES:
        return Status.ONGOING
    if clause.tag_ == "VBN" and auxiliaries & _PRESENT_OF_BE and not auxiliaries & _PERFECT_PASSIVE:
        return Status.ONGOING
    if clause.tag_ == "VBG" and clause.dep_ in ("acl", "relcl") and not auxiliaries:
        return Status.ONGOING
    if clause.tag_ == "VB" and auxiliaries & _PRESENT_OF_DO:
        return Status.ONGOING  # "does not negotiate"
    if clause.tag_ in ("VBZ", "VBP") and token.pos_ in ("VERB", "AUX"):
        return Status.HAPPENED if _is_headline(clause) else Status.ONGOING
    if token.pos_ == "NOUN" and any(c.lower_ in _ONGOING_ADJECTIVES for c in token.children):
        return Status.ONGOING
    return Status.HAPPENED


def _lasts(prep: Token) -> bool:
    """ "For the past two years"."""
    return prep.lower_ == "for" and any(c.lemma_.lower() in _DURATION_NOUNS for c in prep.children if c.dep_ == "pobj")


def _is_headline(clause: Token) -> bool:
    """A main clause with no full stop: "Zambia arrests three rebels" tells what has happened."""
    last = clause.sent[-1]
    while last.is_space and last.i > clause.sent.start:
        last = last.nbor(-1)
    return clause.dep_ == "ROOT" and not last.is_punct and not any(c.dep_ == "aux" for c in clause.children)
