"""Who acts and who is acted on, read from the dependency parse: voices, control, coordination, relative clauses."""

from collections.abc import Iterator

from spacy.tokens import Token

from legation.extraction.grammar.predicates import Predicates, prepositions
from legation.extraction.lexicon.words import ordered_words, words

_RELATIVE_PRONOUNS = words("grammar/arguments.relative_pronouns")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OBJECT_CONTROL_PREPOSITIONS = words("grammar/arguments.object_control_prepositions")
_AREA_NOUNS = words("grammar/arguments.area_nouns")
_GIVING_VERBS = words("grammar/arguments.giving_verbs")
_DOCUMENT_NOUNS = words("grammar/arguments.document_nouns")
_LED_PARTICIPLES = words("grammar/arguments.led_participles")
_EXPELLING_VERBS = words("grammar/arguments.expelling_verbs")
_REQUEST_NOUNS = words("grammar/arguments.request_nouns")
_DEPTH = 6
_BEFORE_REQUEST = words("grammar/arguments.before_request")
_BEFORE_POSSESSOR = ordered_words("grammar/arguments.before_possessor")
_INSIDE_PREPOSITIONS = words("grammar/arguments.inside_prepositions")


def agents(verb: Token, predicates: Predicates, depth: int = 0) -> list[Token]:
    """Heads of the noun phrases that do what the verb says; empty when the sentence does not name them."""
    if depth > _DEPTH:
        return []
    by = [pobj for prep in verb.children if prep.dep_ == "agent" for pobj in _coordinated_objects(prep)]
    if is_main_verb_in_disguise(verb):
        return [*(c for c in verb.head.children if c.dep_ == "appos" and c.pos_ == "PROPN"), verb.head][:1]
    if is_passive(verb):
        # "Diplomats were expelled from Kenya": by whom it says as well.
        return by or (behind(verb, ("from",)) if verb.lemma_.lower() in _EXPELLING_VERBS else [])
    subjects = [s for child in verb.children if child.dep_ in ("nsubj", "csubj") for s in (child, *child.conjuncts)]
    if subjects:
        return [_antecedent(subject, verb) for subject in subjects]
    return _inherited(verb, predicates, depth)


def _inherited(verb: Token, predicates: Predicates, depth: int) -> list[Token]:
    head, dep = verb.head, verb.dep_
    if dep == "xcomp" and head.pos_ in ("VERB", "AUX"):
        if predicates.complement(head) == "ask":
            controlled = patients(head)
            if controlled:
                return controlled
        return agents(head, predicates, depth + 1) or (patients(head) if is_passive(head) else [])
    if dep == "xcomp" and head.pos_ == "ADJ":
        # "Is due to visit": the subject stands at the copula; who is willing has not acted yet.
        copula = head.head if head.dep_ == "acomp" and head.lower_ not in predicates.readiness else head
        return agents(head, predicates, depth + 1) or agents(copula, predicates, depth + 1)
    if dep in ("conj", "advcl", "dep") and head.pos_ in ("VERB", "AUX"):
        if dep == "conj" and verb.tag_ in _FINITE:
            # "Ordered them to leave and closed the consulate": a finite verb goes with the finite one above.
            while head.tag_ == "VB" and head.dep_ in ("xcomp", "ccomp", "advcl") and head.head.pos_ == "VERB":
                head = head.head
        if dep == "conj" and is_passive(head):
            return patients(head)
        return agents(head, predicates, depth + 1)
    if dep in ("acl", "relcl") and verb.tag_ in ("VBG", "VB") and head.pos_ in ("NOUN", "PROPN"):
        # "a promise to send", "the decision to leave": who promised or decided acts; "troops fighting": the noun does.
        if verb.tag_ == "VBG" and head.dep_ == "dobj" and head.lemma_.lower() in _DOCUMENT_NOUNS:
            return agents(head.head, predicates, depth + 1)  # "passed a resolution condemning"
        headline = head.dep_ == "ROOT" and head.pos_ == "PROPN"
        return [head] if verb.tag_ == "VBG" or headline else possessors(head)
    if dep == "ccomp" and head.lower_ == "let" and any(c.lower_ == "alone" for c in head.children):
        return agents(head, predicates, depth + 1)  # "did not recognise, let alone support"
    return _of_gerund(verb, predicates, depth) if dep == "pcomp" else []


def _of_gerund(verb: Token, predicates: Predicates, depth: int) -> list[Token]:
    prep, governor = verb.head, gerund_governor(verb)
    if governor.pos_ == "VERB" and prep.lower_ in _OBJECT_CONTROL_PREPOSITIONS and (controlled := patients(governor)):
        # "Accused Iran of attacking", "warned Australia against interfering": the object acts.
        return controlled
    if governor.pos_ in ("ADV", "ADJ") and governor.head.pos_ == "VERB":
        governor = governor.head  # "stopped short of attacking"
    return agents(governor, predicates, depth + 1) if governor.pos_ in ("VERB", "AUX") else possessors(governor)


def gerund_governor(verb: Token) -> Token:
    """The word whose preposition a gerund stands behind: "accused Iran of attacking", "was accused by experts of arming"."""
    governor = verb.head.head
    if governor.dep_ == "pobj" and governor.head.dep_ == "agent" and is_passive(governor.head.head):
        return governor.head.head
    return governor


def is_passive(verb: Token) -> bool:
    """ "was annexed", "annexed by Russia", "troops deployed to Latvia"."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if is_main_verb_in_disguise(verb):
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl"):
        return not any(child.dep_ == "dobj" for child in verb.children)
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and verb.head.tag_ == "VBN"
        and is_passive(verb.head)
        and not any(child.dep_ in ("nsubj", "dobj") for child in verb.children)
    )


def is_main_verb_in_disguise(verb: Token) -> bool:
    """ "Lithuania's president, Gitanas Nauseda, called on Belarus …": a past tense the parser took for a participle.

    The sentence ends in a full stop, has no other main verb, and the word goes on as an active verb does.
    """
    if verb.dep_ != "acl" or verb.head.dep_ != "ROOT" or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    if verb.tag_ == "VBD" or verb.tag_ != "VBN":
        return verb.tag_ == "VBD"
    if any(c.dep_ == "agent" for c in verb.children) or not any(t.text in ".!" for t in verb.sent[-2:]):
        return False
    after = any(c.dep_ in ("dobj", "prep", "ccomp", "xcomp", "advcl") and c.i > verb.i for c in verb.children)
    return after and verb.i - verb.head.i > 0 and _comes_after_a_whole_subject(verb)


def _comes_after_a_whole_subject(verb: Token) -> bool:
    """Right behind the noun, or behind the comma that closes what is said of it."""
    before = verb.nbor(-1)
    return before == verb.head or before.text == ","


def patients(verb: Token) -> list[Token]:
    """Heads of the noun phrases the verb acts on: direct and indirect objects, passive subjects, what it modifies."""
    found = [
        o
        for c in verb.children
        if c.dep_ in ("dobj", "dative", "nsubjpass") and c.pos_ != "ADP"
        for o in (c, *c.conjuncts)
    ]
    found += [g for c in verb.children if c.dep_ == "dative" and c.pos_ == "ADP" for g in _coordinated_objects(c)]
    found = [_antecedent(token, verb) for token in found]
    if found:
        return [g for token in found for g in (*_given_to(verb, token), token)]
    if is_main_verb_in_disguise(verb):
        return []
    if verb.lemma_.lower() == "call" and (
        names := [c for c in verb.children if c.dep_ == "oprd" and c.pos_ == "PROPN"]
    ):
        return names  # "Putin called Trump on Monday", as the parser sees it
    if verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN" and verb.head.pos_ in ("NOUN", "PROPN"):
        return [verb.head]
    if verb.dep_ == "relcl" and _lacks_object(verb):
        return [verb.head]  # "the five men it had arrested"
    if verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and verb.head.pos_ == "VERB":
        # "seized and annexed the peninsula": a coordinated verb shares what stands behind the last one.
        shared = [
            c for c in verb.head.children if c.dep_ in ("dobj", "nsubjpass") and (c.i > verb.i or is_passive(verb.head))
        ]
        return [_antecedent(token, verb.head) for token in shared]
    later = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.tag_ == verb.tag_]
    shared = [o for c in later for o in c.children if o.dep_ == "dobj"] if not _has_complement(verb) else []
    # A name right behind the verb that the parser took for a circumstance.
    return shared or [c for c in verb.children if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.i > verb.i]


def _given_to(verb: Token, thing: Token) -> list[Token]:
    """ "Granted Julian Assange asylum": the parser makes one noun of whom it is given to and what."""
    if verb.lemma_.lower() not in _GIVING_VERBS or thing.pos_ != "NOUN" or verb.i + 1 != thing.left_edge.i:
        return []
    names = [c for c in thing.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
    others = any(c.dep_ in ("det", "amod", "poss") for c in thing.children)
    return names[-1:] if not others else []


def _lacks_object(verb: Token) -> bool:
    """A relative clause with a subject of its own and nothing that its verb acts on."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    placed = any(c.dep_ in ("prep", "advmod") and (c.tag_ in ("WRB",) or any(g.tag_ in ("WDT", "WP") for g in c.children)) for c in verb.children)  # fmt: skip
    return bool(subjects) and all(s.lower_ not in _RELATIVE_PRONOUNS for s in subjects) and not placed and not any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)  # fmt: skip


def _has_complement(verb: Token) -> bool:
    return any(c.dep_ in ("ccomp", "xcomp", "prep") for c in verb.children)


def behind(word: Token, preps: tuple[str, ...]) -> list[Token]:
    """Objects of these prepositions, in the order of `preps`."""
    by_prep = [prep for prep in prepositions(word) if not is_at_request(prep)]
    return [
        pobj for wanted in preps for prep in by_prep if prep.lower_ == wanted for pobj in _coordinated_objects(prep)
    ]


def is_at_request(prep: Token) -> bool:
    """ "At the request of Washington": who asked for it, not where."""
    return prep.lower_ in _BEFORE_REQUEST and any(c.lemma_.lower() in _REQUEST_NOUNS for c in prep.children)


def possessors(noun: Token) -> list[Token]:
    """Whose a noun is: possessive, adjective or compound before it, then "by", then "of"."""
    return owning(noun) + behind(noun, _BEFORE_POSSESSOR)


def owning(noun: Token) -> list[Token]:
    """Who does what an event noun tells: "the annexation by Russia", "Russia's annexation", "the Russian annexation", "a Saudi-led strike"."""
    before = [o for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod") for o in (c, *c.conjuncts)]
    before += [
        o for c in noun.children if c.lower_ in _LED_PARTICIPLES and c.dep_ == "amod" for o in c.children if o.i < c.i
    ]
    by = behind(noun, ("by",))
    if not by and noun.dep_ == "dobj" and not is_passive(noun.head):
        by = [
            t for t in behind(noun.head, ("by",)) if t.pos_ == "PROPN"
        ]  # "condemned the execution of the man by Iran"
    return by + before


def within(noun: Token) -> Iterator[Token]:
    """Tokens inside a noun phrase that may name the actor it is about, those who do it first, then the nearest."""
    yield from owning(noun)
    yield from (c for c in noun.children if c.dep_ == "appos")
    for prep in (c for c in noun.children if c.dep_ == "prep" and c.lower_ in _INSIDE_PREPOSITIONS):
        for pobj in _coordinated_objects(prep):
            yield pobj
            yield from (c for c in pobj.children if c.dep_ == "appos" and c.pos_ == "PROPN")
            yield from behind(pobj, ("of",)) if pobj.lemma_.lower() in _AREA_NOUNS else ()
            yield from (c for c in pobj.children if c.dep_ in ("poss", "amod", "compound", "nmod"))
            yield from behind(pobj, ("by",))  # "offers for talks by Cuba"


def _coordinated_objects(prep: Token) -> list[Token]:
    found = [o for c in prep.children if c.dep_ == "pobj" for o in (c, *c.conjuncts)]
    # "An attack on the government calling it …": the parser makes a clause of the object and what follows.
    clauses = [c for c in prep.children if c.dep_ == "pcomp" and c.tag_ == "VBG"] if not found else []
    return found or [s for clause in clauses for s in clause.children if s.dep_ == "nsubj"]


def _antecedent(token: Token, verb: Token) -> Token:
    """A relative pronoun stands for the noun its clause modifies."""
    if token.lower_ in _RELATIVE_PRONOUNS and token.tag_ in ("WDT", "WP", "IN", "WP$"):
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.dep_ != "relcl":
            clause = clause.head
        if clause.dep_ in ("relcl", "acl"):
            return clause.head
    return token
