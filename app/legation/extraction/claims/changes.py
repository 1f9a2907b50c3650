"""Whether an office or membership begins or ends: "was sworn in", "resigned", "took over from", "the former minister", "her appointment"."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from legation.domain.claim import Change, Status
from legation.domain.entity import Kind
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.document import ClaimDraft, DocumentAnalysis
from legation.extraction.grammar.arguments import agents, is_passive, patients, possessors
from legation.extraction.grammar.factuality import status
from legation.extraction.grammar.predicates import load_predicates
from legation.extraction.grammar.syntax import (
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    AUXILIARY,
    CONJUNCTION,
    INFINITIVE_MARK,
    NOUN,
    OBJECT,
    OBJECT_PREDICATE,
    PAST_PARTICIPLE,
    PREPOSITION,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    RELATIVE_CLAUSE,
    SUBJECT,
    VERB,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import word_table, words

_VERBS: dict[str, list[str]] = word_table("claims/changes.verbs")
_LEMMAS = frozenset(entry.partition("=")[0].partition(":")[0] for entries in _VERBS.values() for entry in entries)
_OF_NOUN = {
    noun: (Change(change), frozenset(before.split(",")) if before else frozenset())
    for change, nouns in word_table("claims/changes.nouns").items()
    for noun, _, before in (entry.partition("=") for entry in nouns)
}
"""By noun its change, and the words of which one must stand before it."""
_NEW = words("claims/changes.new")
_ABIDING = words("claims/changes.abiding")
_ADVERBS = words("claims/changes.adverbs")
_OFFICE = words("claims/changes.office")
_NAMING = words("claims/changes.naming")
_TO_OFFICE = words("claims/changes.to_office")
_FOUND = "legation words of change"
_NEAR = 4
"""Tokens before a title in which a word says that it is a new or a former one."""
_HELD = (Trait.RECORDED, Trait.SERVES_STATE, Trait.SPEAKS_FOR)


@dataclass(frozen=True, slots=True)
class Turn:
    """An office begins or ends, and the word that tells it; `dated` where that word has a day of its own."""

    change: Change
    word: Token
    dated: bool = True


def is_held(type_: str) -> bool:
    """Whether it is an office or a membership, that somebody takes up and leaves."""
    told = load_ontology()[type_]
    return not told.is_event and any(told.has(trait) for trait in _HELD)


def tell_changes(doc: Doc, analysis: DocumentAnalysis, drafts: Iterable[ClaimDraft]) -> None:
    """Gives what the words tell to be beginning or ending its change; what they leave open stays as it was read."""
    for draft in drafts:
        turn = turn_of(doc, analysis, draft)
        if turn is not None:
            draft.set_change(turn.change)


def turn_of(doc: Doc, analysis: DocumentAnalysis, draft: ClaimDraft) -> Turn | None:
    """The change of what a person holds, by what stands before the title, else by the verb or noun that has the person as its own."""
    if not is_held(draft.type):
        return None
    if analysis.cluster_of(draft.subject).kind is not Kind.PERSON:
        return None
    heads = heads_of(analysis, draft.subject, draft)
    office = {draft.predicate, *(heads_of(analysis, draft.object, draft) if draft.object is not None else ())}
    if (marked := _marked(doc, draft, heads, office)) is not None:
        return marked
    turns = list(_turns(doc, draft, heads, office))
    told = {t.change for t in turns}
    if len(told) > 1:
        turns = [t for t in turns if t.word.i == draft.predicate]
        told = {t.change for t in turns}
    if len(told) == 1:
        return min(turns, key=lambda t: abs(t.word.i - draft.predicate))
    return None


def heads_of(analysis: DocumentAnalysis, mention: int, draft: ClaimDraft) -> frozenset[int]:
    """The heads of all mentions of the same in the sentence."""
    members = (analysis.mentions[i] for i in analysis.cluster_of(mention).members)
    return frozenset(m.head for m in members if draft.sentence[0] <= m.head < draft.sentence[1])


def _turns(doc: Doc, draft: ClaimDraft, heads: frozenset[int], office: set[int]) -> Iterator[Turn]:
    told = _words_of_change(doc)
    first, last = (bisect_left(told, end) for end in draft.sentence)
    for token in (doc[i] for i in told[first:last]):
        if has_pos(token, VERB):
            change = None if _is_open(token) else _of_verb(token, heads)
            if change is not None and _is_of_office(token, draft.type, heads, office):
                yield Turn(change, token)
        elif any(p.i in heads for p in possessors(token)) and not _is_asked_for(token):
            change, before = _OF_NOUN[token.lemma_.lower()]
            if not before or any(c.lemma_.lower() in before for c in token.children):
                yield Turn(change, token)


def _is_open(verb: Token) -> bool:
    """ "Sought to oust him", "should resign": not told to be so, nor to come."""
    if any(has_role(c, AUXILIARY) and has_tag(c, INFINITIVE_MARK) for c in verb.children):
        return True
    return status(verb, load_predicates()) is Status.CONDITIONAL


def _is_asked_for(noun: Token) -> bool:
    """ "Demanded his resignation"."""
    entry = load_predicates().verb(noun.head) if has_pos(noun.head, VERB) else None
    return entry is not None and entry.type == "REQUEST"


def _words_of_change(doc: Doc) -> list[int]:
    """The tokens that may tell of one, in order; found once a document, for every claim asks."""
    if _FOUND not in doc.user_data:
        doc.user_data[_FOUND] = [
            t.i
            for t in doc
            if (has_pos(t, VERB) and t.lemma_.lower() in _LEMMAS) or (has_pos(t, NOUN) and t.lemma_.lower() in _OF_NOUN)
        ]
    found: list[int] = doc.user_data[_FOUND]
    return found


def _of_verb(verb: Token, heads: frozenset[int]) -> Change | None:
    predicates = load_predicates()
    does = any(a.i in heads for a in agents(verb, predicates))
    suffers = any(p.i in heads for p in patients(verb))
    for change in Change:
        if does and not is_passive(verb) and _is_listed(verb, f"{change.value}s"):
            return change
        if does and _is_listed(verb, f"{change.value}s_for_doer"):
            return change
        if suffers and _is_listed(verb, f"{change.value}s_for_done_to"):
            return change
    if _is_listed(verb, "begins_for_doer") or _is_listed(verb, "begins"):
        # "Took over from him", "took over as leader from him".
        below = [c for prep in verb.subtree if prep.lower_ == "from" for c in prep.children]
        return Change.END if any(c.i in heads for c in below) else None
    return None


def _is_listed(verb: Token, name: str) -> bool:
    """An entry is a lemma, "lemma:particle", or "lemma=noun,noun" with one of these as its object or behind its preposition."""
    lemma = verb.lemma_.lower()
    for entry in _VERBS[name]:
        word, _, nouns = entry.partition("=")
        word, _, particle = word.partition(":")
        if word != lemma:
            continue
        if particle and not any(c.lower_ == particle for c in verb.children):
            continue
        if nouns and not _stands_with(verb, frozenset(nouns.split(","))):
            continue
        return True
    return False


def _stands_with(verb: Token, nouns: frozenset[str]) -> bool:
    below = [c for c in verb.children if has_role(c, OBJECT, ATTRIBUTE)]
    below += [
        g for c in verb.children if has_role(c, PREPOSITION) for g in c.children if has_role(g, PREPOSITION_OBJECT)
    ]
    return any(c.lemma_.lower() in nouns for c in below)


def _is_of_office(verb: Token, type_: str, heads: frozenset[int], office: set[int]) -> bool:
    """Whether it is this office that the verb tells of: named below it, or none is and the verb needs none."""
    follows = _is_listed(verb, "begins_for_doer")
    below = [
        c
        for c in verb.children
        if has_role(c, ATTRIBUTE, OBJECT_PREDICATE, ADJECTIVE_COMPLEMENT)
        or (has_role(c, OBJECT) and not follows and c.i not in heads)
        or (has_role(c, PREPOSITION) and c.lower_ in _TO_OFFICE and not (follows and c.lower_ == "from"))
    ]
    told = [c for c in below if not any(t.i in heads for t in c.children)]
    unnamed = [c for c in told if any(t.lemma_.lower() in _OFFICE for t in (c, *c.children))]
    named = [c for c in told if c not in unnamed]
    if any(t.i in office or load_roles().title_type(t.text) == type_ for c in told for t in c.subtree):
        return True
    return not named and (bool(unnamed) or verb.lemma_.lower() not in _NAMING)


def _marked(doc: Doc, draft: ClaimDraft, heads: frozenset[int], office: set[int]) -> Turn | None:
    """ "The former president", "a new minister", "the ousted leader": what stands before the title."""
    titles = [doc[draft.predicate]] if has_pos(doc[draft.predicate], NOUN, PROPER_NOUN) else []
    titles = [t for t in titles if t.i not in heads] or [
        noun for i in sorted(heads) for noun in _said_of(doc[i]) if any(t.i in office for t in noun.subtree)
    ]
    for title in titles:
        first = draft.cue[0] if draft.cue[0] <= title.i < draft.cue[1] else title.i
        change = Change.END if _is_former(title) else _before(doc, first, draft.sentence[0])
        if change is not None:
            return Turn(change, title, dated=False)
    return None


def _said_of(name: Token) -> Iterator[Token]:
    """The nouns that stand beside a name, or are said of it with "is"."""
    yield from (c for c in name.children if has_role(c, APPOSITION))
    if has_role(name, APPOSITION):
        yield name.head
    copulas = [c for c in name.children if has_role(c, RELATIVE_CLAUSE)]
    copulas += [name.head] if has_role(name, SUBJECT) else []
    yield from (c for verb in copulas if verb.lemma_ == "be" for c in verb.children if has_role(c, ATTRIBUTE))


def _is_former(title: Token) -> bool:
    """ "A former Middle East director"."""
    beside = {c.lower_ for c in title.lefts if has_role(c, ADJECTIVE_MODIFIER)}
    return bool(beside & (load_roles().former - _ADVERBS)) and not beside & _ABIDING


def _before(doc: Doc, title: int, floor: int) -> Change | None:
    roles = load_roles()
    for token in reversed(doc[max(floor, title - _NEAR) : title]):
        word = token.lower_.rstrip("-")
        if token.text in (",", ";", ":") or has_pos(token, CONJUNCTION) or word in _ABIDING:
            return None
        if has_pos(token, VERB) and not has_tag(token, PAST_PARTICIPLE):
            return None
        if word in roles.former and not (word in _ADVERBS and token.i + 1 < title and doc[token.i + 1].text != "-"):
            return Change.END
        if word in _NEW and not token.is_title:
            return Change.BEGIN
    return None
