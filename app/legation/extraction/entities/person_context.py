"""What the words beside a person's names say of them: age, job, whether a first name or a title is ever used, and what is no person at all."""

import re

from spacy.tokens import Doc

from legation.domain.names import normal_name
from legation.extraction.document import Cluster, DocumentAnalysis, MentionDraft
from legation.extraction.entities.title_context import name_without_title
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import ordered_words, pattern, words
from legation.linking.candidates import Described

_PRIVATE = words("entities/person_context.private_jobs")
_PUBLIC = words("entities/person_context.public_jobs")
_POLITE = words("entities/person_context.polite")
_BEFORE_THINGS = "|".join(re.escape(word) for word in ordered_words("entities/person_context.before_things"))
_BEHIND_THINGS = "|".join(re.escape(word) for word in ordered_words("entities/person_context.behind_things"))
_THING_BEFORE = re.compile(rf"(?:^|[^\w])(?:{_BEFORE_THINGS})\s+$", re.IGNORECASE)
_THING_BEHIND = re.compile(rf"^(?:'s|’s)?\s+(?:{_BEHIND_THINGS})\b")
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
    private = public = ""
    for found in mentions:
        start, end = _span(doc, found)
        before, behind = doc.text[max(0, start - _REACH) : start], doc.text[end : end + _REACH]
        age = age if age is not None else _age(before, behind)
        for phrase in _phrases(before, behind):
            private = private or _job(phrase, _PRIVATE)
            public = public or _job(phrase, _PUBLIC)
    return Described(
        bare,
        bare and any(_politely(doc, f) for f in mentions),
        age,
        private,
        public,
        _others(doc, analysis, cluster, names) if bare else (),
        sport,
    )


def is_thing(doc: Doc, found: MentionDraft) -> bool:
    """Whether the words beside a name say that it is no person: "Hurricane Michael", "Kennedy airport", "the prophet Elijah"."""
    start, end = doc[found.start].idx, doc[found.end - 1].idx + len(doc[found.end - 1])
    before, behind = doc.text[max(0, start - _REACH) : start], doc.text[end : end + _REACH]
    return bool(_THING_BEFORE.search(before) or _THING_BEHIND.search(behind))


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
    found = [_PHRASE_BEHIND.search(behind), _PHRASE_BEFORE.search(before)]
    return [match.group(1) for match in found if match]


def _job(phrase: str, jobs: frozenset[str]) -> str:
    """The job the phrase names, unless it also names an office, or what somebody was before."""
    roles = load_roles()
    told = phrase.lower()
    offices = [t for t, role in roles.titles.items() if role not in ("member_of", "head_of") and re.search(rf"\b{re.escape(t)}\b", told)]
    if offices or any(re.search(rf"\b{re.escape(word)}\b", told) for word in roles.former):
        return ""
    head = _ENDS_JOB.split(told, maxsplit=1)[0].split()
    for size in (2, 1):
        last = " ".join(head[-size:])
        if len(head) >= size and last in jobs:
            return last
    return ""


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
