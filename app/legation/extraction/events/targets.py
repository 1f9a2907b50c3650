"""To whom or what it is done that a verb tells."""

from spacy.tokens import Doc, Token

from legation.domain.entity import Kind
from legation.domain.ontology import QuadClass, Trait, load_ontology
from legation.extraction.document import DocumentAnalysis
from legation.extraction.events.actors import Actor, actors, is_whereabouts
from legation.extraction.events.predicate_senses import own_deed
from legation.extraction.grammar.arguments import behind, owning, patients, within
from legation.extraction.grammar.predicates import Entry, Predicates
from legation.extraction.grammar.syntax import (
    ADVERBIAL_CLAUSE,
    BASE_FORM,
    COMPOUND,
    CONTENT_CLAUSE,
    INDIRECT_OBJECT,
    NEGATION,
    NOUN,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_CLAUSE,
    PASSIVE_SUBJECT,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_OBJECT,
    PRONOUN,
    PROPER_NOUN,
    RELATIVE_CLAUSE,
    SUBJECT,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.words import ordered_words, words

_OPENING = words("events/targets.opening")
_BEHIND_MOVED_THING = ordered_words("events/targets.behind_moved_thing")
_BEHIND_GIVEN_THING = ordered_words("events/targets.behind_given_thing")
_BEHIND_IMPOSED_THING = ordered_words("events/targets.behind_imposed_thing")
_BEHIND_OBJECT = ordered_words("events/targets.behind_object")
_WHERE_SAID = words("events/targets.where_said")
_WHERE_FILED = words("events/targets.where_filed")
_BEHIND_SENT_THING = ordered_words("events/targets.behind_sent_thing")
_FOR_WHOSE_GOOD = ordered_words("events/targets.for_whose_good")

_TARGET_PREPOSITIONS = ordered_words("events/targets.target_prepositions")
_BARE_PREPOSITIONS = ordered_words("events/targets.bare_prepositions")
_FORCE_PREPOSITIONS = ordered_words("events/targets.force_prepositions")
_CALLED_HOME = words("events/targets.called_home")
_OBJECT_FIRST = words("events/targets.object_first")
"""Whom it is done to is the object: "charged a minister with fraud"."""
_OWNERS = words("events/targets.owners")
_LETTING = words("events/targets.letting")
_TALKED_OVER = words("events/targets.talked_over")
_SENDING = words("events/targets.sending")
_HANDING = words("events/targets.handing")
_BECAUSE = words("events/targets.because")


def targets(analysis: DocumentAnalysis, verb: Token, entry: Entry, predicates: Predicates) -> list[Actor]:
    """The actors behind the verb's own slots, else behind other prepositions or in the clause it governs."""
    direct = _slots(verb, entry)
    if _has(entry, Trait.JUDGING) and (deeds := [t for t in direct if is_deed(t, predicates)]):
        # "Condemned the annexation of Crimea by Russia": whom it condemns is who did it.
        doers = [d for t in deeds for d in owning(t)]
        judged = list(actors(analysis, [*(t for t in direct if t not in deeds), *doers], "target"))
        # "Charged three officers with torture".
        return judged or list(actors(analysis, (t for t in patients(verb) if t not in deeds), "target"))
    found = _near(analysis, verb, entry, direct, predicates) or _far(analysis, verb, entry, direct, predicates)
    if _has(entry, Trait.SPOKEN):
        found = [f for f in found if not f[1] or not is_whereabouts(verb.doc, analysis, f[0])]
    if entry.type == "PROTEST":
        found = [f for f in found if _is_protested_against(verb.doc, analysis, f[0])]
    if entry.type == "MOBILIZE":
        found = [f for f in found if analysis.clusters[analysis.mentions[f[0]].cluster].kind is not Kind.PERSON]
    return found


def _has(entry: Entry, trait: Trait) -> bool:
    return load_ontology()[entry.type].has(trait)


def _near(
    analysis: DocumentAnalysis, verb: Token, entry: Entry, direct: list[Token], predicates: Predicates
) -> list[Actor]:
    """The actors that are the verb's objects or stand in their phrases."""
    things = [t for t in direct if _is_instrument(t, entry, predicates)]
    found = list(actors(analysis, (t for t in direct if t not in things), "target"))
    if entry.lemma in _OPENING:
        # "Opened its borders to refugees".
        found = [f for f in found if not (f[1] and verb.doc[analysis.mentions[f[0]].head].lower_ in _OWNERS)]
    if _has(entry, Trait.HOSTILE) and entry.objects - {"OBJ"} and all(nested for _, nested in found):
        found = list(actors(analysis, _against(verb), "target")) or found
    if verb.lemma_.lower() in _HANDING:
        found = _receivers(analysis, verb, direct, found)
    for thing in things if not found else ():
        found += actors(analysis, _around(thing, entry), "target")
    return found


def _receivers(analysis: DocumentAnalysis, verb: Token, direct: list[Token], found: list[Actor]) -> list[Actor]:
    """ "Handed the bodies of two Americans to the Red Cross": not those inside the phrase of what is handed."""
    to = [o for w in (verb, *direct) for o in behind(w, ("to",))]
    given = [a for a in (*found, *actors(analysis, to, "target")) if not a[1]]
    return list(dict.fromkeys(given)) or found if found else []


def _far(
    analysis: DocumentAnalysis, verb: Token, entry: Entry, direct: list[Token], predicates: Predicates
) -> list[Actor]:
    """The actors behind other prepositions, deep in the object's phrase, in a purpose or an occasion."""
    found: list[Actor] = []
    if not any(has_pos(t, PRONOUN) and has_role(t, OBJECT, INDIRECT_OBJECT) for t in direct):
        # "Asked it to negotiate with the government": whom a pronoun means stays open, but it is somebody else.
        found = [(i, True) for i, _ in _further(analysis, verb, entry, predicates)]
    deep = [_behind_objects(direct, entry)]
    deep += [_handed_to(direct, predicates)] if verb.lemma_.lower() in _HANDING else []
    deep += [_purpose([verb, *direct])] if entry.type == "AID" else []
    deep += [_let_do(verb)] if entry.lemma in _LETTING else []
    for tokens in deep:
        found = found or [(i, True) for i, _ in actors(analysis, tokens, "target")]
    if not found and entry.type == "SANCTION":
        found = list(actors(analysis, _occasion(verb), "target"))
    return found


def _slots(verb: Token, entry: Entry) -> list[Token]:
    """What stands behind the verb's own prepositions, or its objects."""
    if entry.lemma in _TALKED_OVER and (partners := [o for w in (verb, *patients(verb)) for o in behind(w, ("with",))]):
        return partners  # "discussed Libya with Trump"
    if not entry.preps or entry.lemma in _OBJECT_FIRST:
        return patients(verb)
    return behind(verb, entry.preps) or patients(verb)


def _against(verb: Token) -> list[Token]:
    """ "Filed a suit in a Paris court against the minister": behind "against", however deep in the phrases of the verb."""
    row, found = [verb], list[Token]()
    while row and not found:
        row = [
            c
            for t in row
            for c in t.children
            if c.i > verb.i and has_role(c, OBJECT, PASSIVE_SUBJECT, PREPOSITION, PREPOSITION_OBJECT)
        ]
        found = [o for t in row if t.lower_ == "against" for o in t.children if has_role(o, PREPOSITION_OBJECT)]
    return [o for t in found for o in (t, *t.conjuncts)]


def _handed_to(direct: list[Token], predicates: Predicates) -> list[Token]:
    """ "Returned a painting that was stolen from a museum to Germany": the last "to", which the parser tied to the nearest noun."""
    inside = [t for thing in direct for t in thing.subtree if t.lower_ == "to" and has_role(t, PREPOSITION)]
    own = [t for t in inside if has_pos(t.head, NOUN, PROPER_NOUN) and predicates.noun(t.head) is None]
    return [o for t in own[-1:] for o in t.children if has_role(o, PREPOSITION_OBJECT)]


def _let_do(verb: Token) -> list[Token]:
    """ "Allows refugees to enter": who may do it. Not letting somebody is more than not conceding: left alone."""
    if any(has_role(c, NEGATION) for c in verb.children):
        return []
    return [
        s
        for c in verb.children
        if has_role(c, CONTENT_CLAUSE) and has_tag(c, BASE_FORM)
        for s in c.children
        if has_role(s, SUBJECT)
    ]


def _purpose(words: list[Token]) -> list[Token]:
    """ "Gave 20 million to promote farming in Ethiopia": those for whose good it is."""
    clauses = [
        c
        for w in words
        for c in w.children
        if has_role(c, ADVERBIAL_CLAUSE, NOUN_CLAUSE, RELATIVE_CLAUSE, OPEN_CLAUSE) and has_tag(c, BASE_FORM)
    ]
    return [t for clause in clauses for t in (*patients(clause), *behind(clause, _FOR_WHOSE_GOOD))]


def _is_protested_against(doc: Doc, analysis: DocumentAnalysis, index: int) -> bool:
    """Not a place people march to, strike in or block."""
    found = analysis.mentions[index]
    place = analysis.clusters[found.cluster].kind in (Kind.CITY, Kind.REGION)
    return not place or doc[found.head].head.lower_ == "against"


def is_deed(noun: Token, predicates: Predicates) -> bool:
    """An act of material conflict, told by a noun."""
    entry = predicates.noun(noun)
    return entry is not None and load_ontology()[entry.type].quad_class is QuadClass.MATERIAL_CONFLICT


def _is_instrument(token: Token, entry: Entry, predicates: Predicates) -> bool:
    """What is sent, given, cut or lifted is not whom it is done to."""
    words = {token.lemma_.lower(), token.lower_} | {c.lemma_.lower() for c in token.children if has_role(c, COMPOUND)}
    words |= {o.lemma_.lower() for o in behind(token, ("of",))}  # "a batch of peacekeepers"
    if entry.type == "MOBILIZE" or (entry.type == "ACCUSE" and entry.lemma in _SENDING):
        return entry.lemma != "shadow"
    recalled = entry.type == "SANCTION" and entry.lemma in _CALLED_HOME
    if _has(entry, Trait.DONE_TO_PEOPLE) and words & predicates.forces:
        return False  # "detained ten soldiers"
    return bool(entry.objects & words) and (recalled or bool(words & predicates.things))


def _unless_thing(token: Token, deed: Entry | None, predicates: Predicates) -> list[Token]:
    """What is moved or given is not whom it is done to: "to send aid to", "to withdraw its engineers from"."""
    own = any(has_role(c, POSSESSOR) and c.lower_ in _OWNERS for c in token.children)
    moved = own and deed is not None and _has(deed, Trait.MOVES_OWN)
    thing = moved or {token.lemma_.lower(), token.lower_} & predicates.things
    return behind(token, _BEHIND_MOVED_THING) if thing else [token]


def _around(thing: Token, entry: Entry) -> list[Token]:
    if _has(entry, Trait.MOVES_FORCES):
        return behind(thing, _FORCE_PREPOSITIONS)
    if entry.lemma in _SENDING and entry.type == "ACCUSE":
        return [o for t in (thing, *behind(thing, ("of",))) for o in behind(t, _BEHIND_SENT_THING)]
    if entry.type == "AID" or entry.lemma in _CALLED_HOME:
        return behind(thing, _BEHIND_GIVEN_THING)
    said = (o for c in thing.children if has_role(c, NOUN_CLAUSE) for o in behind(c, _BEHIND_IMPOSED_THING))
    return [*within(thing), *said]  # "sanctions imposed on Iran", "trucks belonging to traders"


def _behind_objects(direct: list[Token], entry: Entry) -> list[Token]:
    """ "Opened its borders to a million refugees", "cancelled a visit to Ankara": behind the object, not the verb."""
    named = (t for t in direct if entry.objects & {t.lemma_.lower(), t.lower_, "OBJ"})
    return [o for t in named for o in behind(t, _BEHIND_OBJECT)]


def _further(analysis: DocumentAnalysis, verb: Token, entry: Entry, predicates: Predicates) -> list[Actor]:
    """Targets not in the verb's own slots: behind other prepositions, else in the clause it governs."""
    force, spoken = entry.type == "MOBILIZE", _has(entry, Trait.SPOKEN)
    for wanted in _FORCE_PREPOSITIONS if force else (*_TARGET_PREPOSITIONS, *_BARE_PREPOSITIONS):
        if wanted in _WHERE_SAID and spoken:
            continue
        if wanted == "from" and spoken and entry.type != "REQUEST":
            continue
        if wanted in _WHERE_FILED and entry.type == "ACCUSE" and entry.objects:
            continue  # a complaint is filed with a court, not against it
        found = [x for x in actors(analysis, behind(verb, (wanted,)), "target") if not _only_when(analysis, x[0])]
        found = [x for x in found if not x[1] or wanted in _TARGET_PREPOSITIONS]
        if found:
            return found
    return _in_clause(analysis, verb, entry, predicates) if _has(entry, Trait.TAKES_CLAUSE) else []


def _in_clause(analysis: DocumentAnalysis, verb: Token, entry: Entry, predicates: Predicates) -> list[Actor]:
    """Whom the clause names that is agreed to, asked for, refused or threatened."""
    for clause in (c for c in verb.children if has_role(c, CONTENT_CLAUSE, OPEN_CLAUSE) and c.i > verb.i):
        if has_role(clause, CONTENT_CLAUSE) and (
            entry.type == "REJECT" or (_has(entry, Trait.ABOUT_OWN_DEED) and not own_deed(clause))
        ):
            continue
        hit = (deed := predicates.verb(clause)) is not None and _has(deed, Trait.FORCIBLE)
        sent = [o for t in patients(clause) for o in ([t] if hit else _unless_thing(t, deed, predicates))]
        slots = (sent, [c for c in clause.children if has_role(c, SUBJECT, PASSIVE_SUBJECT)], behind(clause, (*_TARGET_PREPOSITIONS, *_BARE_PREPOSITIONS)))  # fmt: skip
        asked = entry.type == "REQUEST" and not (has_role(clause, OPEN_CLAUSE) and has_tag(clause, BASE_FORM))
        for tokens in slots[1:2] if asked else slots:
            found = list(actors(analysis, tokens, "target"))
            if found:
                return found
    return []


def _occasion(verb: Token) -> list[Token]:
    """Who gave the occasion: "suspended contacts after Moscow annexed the peninsula"."""
    clauses = [
        c for c in verb.children if has_role(c, ADVERBIAL_CLAUSE) and any(m.lower_ in _BECAUSE for m in c.children)
    ]
    return [s for clause in clauses for s in clause.children if has_role(s, SUBJECT)]


def _only_when(analysis: DocumentAnalysis, index: int) -> bool:
    return analysis.cluster_of(index).kind is Kind.EVENT
