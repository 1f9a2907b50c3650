"""Which event a verb tells in its sentence, if any: light verbs, idioms, promises, questions, what is only asked for."""

from spacy.tokens import Token

from legation.extraction.grammar.arguments import patients
from legation.extraction.grammar.predicates import Entry, Predicates, objects

_TELLING = frozenset({"tell", "warn", "advise", "convince", "persuade", "remind"})
_BRINGING = frozenset(
    {"help", "let", "allow", "force", "enable", "permit", "prompt", "lead", "cause", "inspire", "provoke"}
)
_BARRING = frozenset(
    {"ban", "bar", "stop", "prevent", "keep", "prohibit", "block", "refrain", "discourage", "dissuade"}
)
_HARM = frozenset({"SANCTION", "COERCE", "ASSAULT"})
UNREADY = frozenset({"unwilling", "reluctant", "unprepared"})
_OPINION = frozenset({"ask", "suggest", "insist", "advise", "recommend", "remind", "question"})


def is_verb(token: Token) -> bool:
    """A verb, or an infinitive the tagger took for a noun ("continues to battle")."""
    infinitive = token.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    return token.pos_ == "VERB" or (infinitive and token.pos_ == "NOUN")


def sense(verb: Token, predicates: Predicates) -> Entry | None:
    """The entry the verb is told by; none where a noun tells the event, or nothing does."""
    entry = predicates.verb(verb)
    if predicates.idiomatic(verb) or (entry and entry.type == "PROTEST" and not entry.weight and _shows(verb)):
        return None
    if entry is not None and entry.type == "REQUEST" and _only_says(verb):
        return None
    if entry is not None and entry.type == "AGREE" and _promises_harm(verb, predicates):
        return _made("THREATEN", verb)
    if verb.lemma_.lower() == "try" and any(c.dep_ == "xcomp" for c in verb.children):
        return None  # an attempt, no trial
    carried = _carried(verb, predicates)
    if carried is not None and (entry is None or (entry.weight < 4 and verb.lemma_.lower() in predicates.light)):
        return None  # the noun behind a light verb tells the event
    return entry


def asked_for(verb: Token, predicates: Predicates) -> bool:
    """The verb only says what somebody asks of, refuses or denies to another; the asking is the event."""
    governor = verb.head
    if verb.dep_ == "pcomp" and governor.lower_ in ("against", "from", "into"):
        barred = governor.lower_ == "from" and governor.head.lemma_.lower() in _BARRING
        return barred or predicates.complement(governor.head) == "ask"
    if _is_demanded(verb, predicates):
        return True
    if _goes_on(verb, predicates) and governor != verb:
        return asked_for(governor, predicates)
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or governor.pos_ not in ("VERB", "ADJ") or governor == verb:
        return False
    kind = predicates.complement(governor)
    finite = verb.tag_ != "VB" or any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.children)
    if governor.lemma_.lower() in _TELLING and verb.dep_ == "ccomp" and finite:
        return False  # "told Iraq that Israel bombed": told, not asked
    if kind == "refuse" and verb.dep_ == "xcomp":
        return True
    if kind == "ask" and verb.dep_ in ("xcomp", "ccomp") and governor.lemma_.lower() not in _BRINGING:
        return True
    ready = governor.pos_ == "ADJ" and governor.lower_ in predicates.readiness | UNREADY
    return verb.dep_ == "xcomp" and (
        ready or governor.lemma_.lower() in ("agree", "pledge", "threaten", "promise", "vow", "offer")
    )


def _is_demanded(verb: Token, predicates: Predicates) -> bool:
    """ "Its demand that the emperor apologise"."""
    if (
        verb.dep_ not in ("acl", "ccomp")
        or verb.head.pos_ != "NOUN"
        or not any(c.dep_ == "mark" for c in verb.children)
    ):
        return False
    entry = predicates.noun(verb.head)
    return entry is not None and entry.type == "REQUEST"


def _goes_on(verb: Token, predicates: Predicates) -> bool:
    """ "Asked Peru to help patrol", "offered to freeze it and begin talks": part of what is asked for or offered."""
    if (
        verb.tag_ != "VB"
        or verb.head.pos_ != "VERB"
        or any(c.dep_ in ("nsubj", "aux") and c.lower_ != "to" for c in verb.children)
    ):
        return False
    coordinated = verb.dep_ == "conj" and verb.head.tag_ == "VB" and verb.head.dep_ in ("xcomp", "ccomp", "advcl")
    return coordinated or (verb.dep_ == "xcomp" and predicates.complement(verb.head) == "begin")


def _promises_harm(verb: Token, predicates: Predicates) -> bool:
    """ "Promised to impose sanctions" is a threat."""
    deeds = [e for c in verb.children if c.dep_ == "xcomp" and (e := predicates.verb(c)) is not None]
    return verb.lemma_.lower() in ("promise", "pledge", "vow") and any(e.type in _HARM for e in deeds)


def _carried(verb: Token, predicates: Predicates) -> Token | None:
    """The event noun a light verb carries ("imposed sanctions")."""
    if verb.lemma_.lower() not in predicates.light:
        return None
    return next((o for o in (*patients(verb), *objects(verb)) if predicates.noun(o)), None)


def _made(type_: str, token: Token) -> Entry:
    return Entry(token.lemma_, type_, None, (), frozenset(), inverse=False)


def _shows(verb: Token) -> bool:
    """ "Demonstrated that", "rallied support": done to something, it is no protest."""
    shown = any(c.dep_ in ("ccomp", "dobj") for c in verb.children)
    return shown and verb.lemma_.lower() in ("demonstrate", "rally", "march", "strike", "riot")


def _only_says(verb: Token) -> bool:
    """ "Asked whether", "suggested that he had": a question or an opinion; "asked that he leave" is a request."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if clause is None or verb.lemma_.lower() not in _OPINION:
        return False
    aux = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    return any(c.lower_ in ("if", "whether") for c in clause.children) or (clause.tag_ != "VB" and not aux & {"should", "must", "be"})  # fmt: skip


def own_deed(clause: Token) -> bool:
    """ "Warned that it would strike": a threat is of what one will do oneself."""
    subjects = [c for c in clause.children if c.dep_ == "nsubj"]
    mine = any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her", "our", "my") for s in subjects for c in s.children)  # fmt: skip
    own = mine or any(s.lower_ in ("it", "they", "he", "she", "we", "i") for s in subjects)
    return own and any(
        c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll", "could", "may") for c in clause.children
    )
