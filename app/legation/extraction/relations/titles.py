"""Titles beside persons' names: "Russian President Vladimir Putin", "Alexander Darchiev, Russia's ambassador to Canada"."""

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from legation.domain.claim import Status
from legation.domain.entity import STATES
from legation.domain.interval import Interval, Precision
from legation.domain.mention import Form
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.claims.weights import BY_TITLE
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.document import ClaimDraft, DocumentAnalysis, MentionDraft
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    PAST_FORM,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_OBJECT,
    SUBJECT,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import words

_COPULAS = words("relations/titles.copulas")
_RECEIVER_PREPOSITIONS = words("relations/titles.receiver_prepositions")
_ELSEWHERE = words("relations/titles.elsewhere")
_POSSESSIVE_MARKS = words("relations/titles.possessive_marks")
_OWNER_PREPOSITIONS = words("relations/titles.owner_prepositions")


@dataclass(slots=True)
class _Title:
    """Tokens [start, end) of the title words, the standing type they state, and whether it is over or yet to come."""

    start: int
    end: int
    type: str
    former: bool = False
    future: bool = False


@Language.factory(
    "legation_titles", requires=["doc._.mentions", "doc._.links", "token.dep", "token.tag"], assigns=["doc._.claims"]
)
def make_titles(nlp: Language, name: str) -> "Titles":  # noqa: ARG001 (the signature is spaCy's)
    """Reads what a title states about a person and a state or body."""
    return Titles()


class Titles:
    """Adds standing drafts, sets `MentionDraft.role` and the state a person acts for."""

    def __call__(self, doc: Doc) -> Doc:
        analysis = analysis_of(doc)
        analysis.index()
        for i, mention in enumerate(analysis.mentions):
            if mention.label == "PERSON" and mention.form is Form.NAME:
                title = _before(doc, mention) or _beside(doc, analysis, mention)
                if title:
                    self._state(doc, analysis, i, title)
        return doc

    def _state(self, doc: Doc, analysis: DocumentAnalysis, person: int, title: _Title) -> None:
        mention = analysis.mentions[person]
        analysis.set_role(person, doc[title.start : title.end].text.lower())
        for owner, prep in _owners(doc, analysis, title, mention):
            type_ = _type_for(title, analysis, owner, prep)
            if type_ is None or analysis.mentions[owner].cluster == mention.cluster:
                continue
            analysis.add_claim(_draft(doc, person, owner, type_, title))
            cluster = analysis.clusters[mention.cluster]
            behind = analysis.cluster_of(owner)
            if (
                load_ontology()[type_].has(Trait.OFFICIAL)
                and behind.kind in STATES
                and behind.known
                and not title.former
            ):
                analysis.act_for(cluster, behind.known)


def _draft(doc: Doc, person: int, owner: int, type_: str, title: _Title) -> ClaimDraft:
    sentence = doc[title.start].sent
    draft = ClaimDraft(
        type_, person, owner, (title.start, title.end), (sentence.start, sentence.end), title.end - 1, score=BY_TITLE
    )
    if title.former:
        draft.date(Interval(None, None, Precision.OPEN, "former"))
    elif title.future:
        draft.set_status(Status.PLANNED)
    else:
        draft.set_status(Status.ONGOING)
    return draft


def _before(doc: Doc, mention: MentionDraft) -> _Title | None:
    """The title that ends where the name (and its honorific) begins."""
    roles = load_roles()
    end = mention.start
    while size := roles.honorific_before([t.text for t in doc[max(end - 2, 0) : end]]):
        end -= size
    future = False
    if end > 2 and doc[end - 1].lower_ in roles.future:
        future, end = True, end - 2 if doc[end - 2].text == "-" else end - 1
    found = _title_ending(doc, end)
    if found is None and end > 1 and doc[end - 1].text in (",", ":"):
        found = _title_ending(doc, end - 1)
    if found is None:
        return None
    former = any(
        doc[j].lower_ in roles.former for j in range(max(found.start - 3, doc[found.start].sent.start), found.start)
    )
    return _Title(found.start, found.end, found.type, former, future or _marked(doc, found.start, roles.future))


def _title_ending(doc: Doc, end: int) -> _Title | None:
    roles = load_roles()
    for size in range(min(roles.longest_title + 1, end), 0, -1):
        words = doc[end - size : end]
        type_ = roles.title_type(" ".join(words.text.split()))
        if type_ and not words[0].is_space:
            return _Title(end - size, end, type_)
    return None


def _beside(doc: Doc, analysis: DocumentAnalysis, mention: MentionDraft) -> _Title | None:
    """A title in apposition to the name, or said of it with "is"."""
    head = doc[mention.head]
    nouns = [c for c in head.children if has_role(c, APPOSITION)]
    if has_role(head, APPOSITION):
        nouns.append(head.head)
    if has_role(head, SUBJECT) and head.head.lemma_ in _COPULAS:
        nouns += [c for c in head.head.children if has_role(c, ATTRIBUTE)]
    for noun in nouns:
        if noun.i in analysis.mention_at and analysis.mentions[analysis.mention_at[noun.i]].form is Form.NAME:
            continue
        title = _title_at(noun)
        if title:
            past = has_role(head, SUBJECT) and has_tag(noun.head, PAST_FORM)
            return _Title(title.start, title.end, title.type, title.former or past, title.future)
    return None


def _title_at(noun: Token) -> _Title | None:
    roles = load_roles()
    for size in range(min(roles.longest_title, noun.i + 1), 0, -1):
        words = noun.doc[noun.i + 1 - size : noun.i + 1]
        type_ = roles.title_type(words.text)
        if type_:
            start = words.start
            return _Title(
                start, noun.i + 1, type_, _marked(noun.doc, start, roles.former), _marked(noun.doc, start, roles.future)
            )
    return None


def _marked(doc: Doc, start: int, marks: frozenset[str]) -> bool:
    floor = doc[start].sent.start
    return any(doc[j].lower_.rstrip("-") in marks for j in range(max(floor, start - 3), start))


def _owners(doc: Doc, analysis: DocumentAnalysis, title: _Title, person: MentionDraft) -> list[tuple[int, str | None]]:
    """Mentions that say of what: (index, preposition or None when they stand before the title)."""
    found: list[tuple[int, str | None]] = []
    modifiers = load_roles().modifiers
    i = title.start - 1
    floor = doc[title.start].sent.start
    while i >= floor and title.start - i < 8:
        token = doc[i]
        if i in analysis.mention_at:
            owner = analysis.mention_at[i]
            if analysis.mentions[owner].label not in ("PERSON", "EVENT", "MISC"):
                found.append((owner, None))
            i = analysis.mentions[owner].start - 1
            continue
        if not (
            token.lower_ in modifiers
            or token.text in _POSSESSIVE_MARKS
            or has_role(token, COMPOUND, ADJECTIVE_MODIFIER)
        ):
            break
        i -= 1
    noun = doc[title.end - 1]
    for prep in (c for c in noun.children if has_role(c, PREPOSITION) and c.lower_ in _OWNER_PREPOSITIONS):
        for pobj in (c for c in prep.children if has_role(c, PREPOSITION_OBJECT)):
            found.extend(
                (analysis.mention_at[t.i], prep.lower_) for t in (pobj, *pobj.conjuncts) if t.i in analysis.mention_at
            )
            found.extend(
                (analysis.mention_at[t.i], prep.lower_)
                for t in pobj.children
                if t.i in analysis.mention_at
                and has_role(t, POSSESSOR, ADJECTIVE_MODIFIER, COMPOUND)
                and pobj.i not in analysis.mention_at
            )
    own = analysis.mention_at.get(person.start)
    return [(o, p) for o, p in dict.fromkeys(found) if o != own]


def _type_for(title: _Title, analysis: DocumentAnalysis, owner: int, prep: str | None) -> str | None:
    """The first standing type of the title that the owner's kind admits."""
    ontology, kind = load_ontology(), analysis.cluster_of(owner).kind
    stated = ontology[title.type]
    if stated.has(Trait.GOVERNMENT) and prep in _ELSEWHERE:
        return None
    if title.type == "member_of" and kind in STATES and prep is not None:
        return None  # "a member for Sweden" need be no Swede
    choices = [title.type, stated.otherwise.get(kind, title.type)]
    if title.type == "ambassador_of" and prep in _RECEIVER_PREPOSITIONS:
        choices = ["ambassador_to"]
    return next((c for c in choices if kind in ontology[c].object_kinds), None)
