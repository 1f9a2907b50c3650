"""What the words beside a person's names say of them: age, job, whether a first name or a title is ever used, and what is no person at all."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from legation.domain.names import normal_name
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.doc_attributes import text_of
from legation.extraction.document import Cluster, DocumentAnalysis, MentionDraft
from legation.extraction.entities.title_context import name_without_title
from legation.extraction.grammar.syntax import NOUN, PROPER_NOUN, SUBJECT, VERB, has_pos, has_role
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import ordered_words, pattern, words
from legation.linking.candidates import Described

_PRIVATE = words("entities/person_context.private_jobs")
_PUBLIC = words("entities/person_context.public_jobs")
_RANKS = words("entities/person_context.ranks")
_OF_PLACES = words("entities/metonymy.verbs_without_deed")
_POLITE = words("entities/person_context.polite")
_BEFORE_THINGS = "|".join(re.escape(word) for word in ordered_words("entities/person_context.before_things"))
_BEHIND_THINGS = "|".join(re.escape(word) for word in ordered_words("entities/person_context.behind_things"))
_THING_BEFORE = re.compile(rf"(?:^|[^\w])(?:{_BEFORE_THINGS})\s+$", re.IGNORECASE)
_THING_BEHIND = re.compile(rf"^(?:'s|’s)?\s+(?:{_BEHIND_THINGS})\b")
_STORM = re.compile(rf"(?:^|[^\w])(?:{'|'.join(ordered_words('entities/person_context.storms'))})\s+$", re.IGNORECASE)
_HE_OR_SHE = words("entities/person_context.he_or_she")
_AGE_BEHIND = re.compile(pattern("entities/person_context.age_behind"))
_AGE_BEFORE = re.compile(pattern("entities/person_context.age_before"))
_PHRASE_BEHIND = re.compile(pattern("entities/person_context.phrase_behind"))
_PHRASE_BEFORE = re.compile(pattern("entities/person_context.phrase_before"))
_ENDS_JOB = re.compile(pattern("entities/person_context.ends_job"))
_REACH = 100
"""Characters before and behind a name that are looked at."""


def described(doc: Doc, analysis: DocumentAnalysis, cluster: Cluster, *, sport: bool) -> Described:
    """What the article says of somebody beside the names of the cluster."""
    mentions = [analysis.mentions[i] for i in cluster.members]
    names = {normal_name(name_without_title(doc, f)) for f in mentions}
    bare = all(" " not in name for name in names)
    age: int | None = None
    private = public = rank = ""
    for found in mentions:
        start, end = _span(doc, found)
        before, behind = text_of(doc)[max(0, start - _REACH) : start], text_of(doc)[end : end + _REACH]
        age = age if age is not None else _age(before, behind)
        for phrase in _phrases(before, behind):
            private = private or _job(phrase, _PRIVATE)
            public = public or _job(phrase, _PUBLIC)
        rank = rank or _rank(doc, found)
    return Described(
        bare,
        bare and any(_politely(doc, f) for f in mentions),
        age,
        private,
        public,
        rank,
        _others(doc, analysis, cluster, names) if bare else (),
        sport,
    )


def is_thing(doc: Doc, found: MentionDraft) -> bool:
    """Whether the words beside a name say that it is no person: "Hurricane Michael", "Kennedy airport", "the prophet Elijah"."""
    start, end = doc[found.start].idx, doc[found.end - 1].idx + len(doc[found.end - 1])
    before, behind = text_of(doc)[max(0, start - _REACH) : start], text_of(doc)[end : end + _REACH]
    return bool(_THING_BEFORE.search(before) or _THING_BEHIND.search(behind))


def is_storm(doc: Doc, found: MentionDraft) -> bool:
    """ "Hurricane Florence", "Typhoon Haiyan", where only the name was found."""
    start = doc[found.start].idx
    return bool(_STORM.search(text_of(doc)[max(0, start - _REACH) : start]))


def are_somebody(doc: Doc, found: Sequence[MentionDraft]) -> bool:
    """Whether a place's names are a person's: "Chad, a 19-year-old student", "Jordan said he was tired" where Jordan never is
    more than one who acts."""
    return any(_described_as_somebody(doc, f) for f in found) or (
        all(has_role(doc[f.end - 1], SUBJECT) for f in found) and any(_called_he_or_she(doc, f) for f in found)
    )


def acts_like_somebody(doc: Doc, found: MentionDraft) -> bool:
    """Whether the name is the subject of a deed, without an article: "Hague won", not "The Hague is"."""
    head = doc[found.end - 1]
    articled = found.start > 0 and doc[found.start - 1].lower_ == "the"
    return has_role(head, SUBJECT) and has_pos(head.head, VERB) and head.head.lemma_ not in _OF_PLACES and not articled


def full_name_before(doc: Doc, analysis: DocumentAnalysis, cluster: Cluster) -> int | None:
    """The person, named in full before, whose family name a place seems to be: "William Hague ... Hague praised"."""
    mentions = [analysis.mentions[i] for i in cluster.members]
    family = normal_name(doc[mentions[0].start : mentions[0].end].text)
    if not all(acts_like_somebody(doc, f) for f in mentions):
        return None
    for index, other in enumerate(analysis.clusters):
        for i in other.members:
            found = analysis.mentions[i]
            full = normal_name(doc[found.start : found.end].text)
            if found.label == "PERSON" and full.endswith(f" {family}") and found.start < mentions[0].start:
                return index
    return None


def _described_as_somebody(doc: Doc, found: MentionDraft) -> bool:
    start, end = _span(doc, found)
    before, behind = text_of(doc)[max(0, start - _REACH) : start], text_of(doc)[end : end + _REACH]
    return _age(before, behind) is not None or any(_job(phrase, _PRIVATE) for phrase in _phrases(before, behind))


def _called_he_or_she(doc: Doc, found: MentionDraft) -> bool:
    """The first pronoun behind the name, with no other noun between."""
    later = [token for token in doc[found.end - 1].sent if token.i >= found.end]
    pronoun = next((token for token in later if token.lower_ in _HE_OR_SHE), None)
    return pronoun is not None and not any(has_pos(t, PROPER_NOUN, NOUN) for t in doc[found.end : pronoun.i])


def _span(doc: Doc, found: MentionDraft) -> tuple[int, int]:
    """In characters, a title before the name left out."""
    name = name_without_title(doc, found)
    end = doc[found.end - 1].idx + len(doc[found.end - 1])
    return end - len(name), end


def _age(before: str, behind: str) -> int | None:
    told = _AGE_BEHIND.search(behind) or _AGE_BEFORE.search(before)
    return int(next(group for group in told.groups() if group)) if told else None


def _phrases(before: str, behind: str) -> list[str]:
    """Noun phrases that say what somebody is: ", a baker from Leeds", "the actor …"."""
    apposed, title = _PHRASE_BEHIND.search(behind), _PHRASE_BEFORE.search(before)
    phrases = [_ENDS_JOB.split(apposed.group(1), maxsplit=1)[0]] if apposed and not _is_former(apposed.group(1)) else []
    return [*phrases, title.group(1)] if title and not _is_former(title.group(1)) else phrases


def _is_former(phrase: str) -> bool:
    """Whether the phrase names an office, or what somebody was before: "an actor and former governor"."""
    told = f" {phrase.lower()} "
    roles = load_roles()
    return any(f" {word} " in told for word in roles.former) or any(
        f" {title} " in told for title, role in roles.titles.items() if not load_ontology()[role].has(Trait.EVERYDAY)
    )


def _job(phrase: str, jobs: frozenset[str]) -> str:
    """The job that the phrase ends in."""
    head = phrase.lower().split()
    for size in (2, 1):
        last = " ".join(head[-size:])
        if len(head) >= size and last in jobs:
            return last
    return ""


def _rank(doc: Doc, found: MentionDraft) -> str:
    before = doc[found.start - 1].lower_ if found.start else ""
    return next((word for word in (doc[found.start].lower_, before) if word in _RANKS), "")


def _politely(doc: Doc, found: MentionDraft) -> bool:
    first = doc[found.start].lower_
    return first in _POLITE or (found.start > 0 and doc[found.start - 1].lower_ in _POLITE)


def _others(doc: Doc, analysis: DocumentAnalysis, cluster: Cluster, names: set[str]) -> tuple[str, ...]:
    """Full names elsewhere in the article that end in one of these."""
    found = set()
    for other in analysis.clusters:
        if other is cluster:
            continue
        for i in other.members:
            if analysis.mentions[i].label == "PERSON":
                full = normal_name(name_without_title(doc, analysis.mentions[i]))
                if " " in full and full.rsplit(" ", 1)[-1] in names:
                    found.add(full)
    return tuple(sorted(found))
