"""Whom "he" and "she" mean, and which state or body "it" means inside a sentence."""

from collections import defaultdict

from spacy.tokens import Doc, Token

from app.domain.entity import Kind
from app.domain.mention import Form
from app.extraction.labels import LABEL_OF_KIND, STATES
from app.extraction.reading import Found, Reading
from app.extraction.roles import load_roles
from app.extraction.speech import load_speech, quoted_spans
from app.linking.knowledge import Knowledge

_PERSONS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_THINGS = frozenset({"it", "its"})
_SUBJECTS = ("nsubj", "nsubjpass")
_BACK = 3
"""How many sentences a pronoun reaches back."""


def add_pronouns(doc: Doc, reading: Reading, knowledge: Knowledge | None) -> None:
    """Adds "he" and "she" where the text settles whom they mean; noun phrases count, so it comes after them."""
    quoted = {i for start, end in quoted_spans(doc) for i in range(start, end)}
    people: dict[int, list[Found]] = defaultdict(list)
    sentences = {t.i: n for n, s in enumerate(doc.sents) for t in s}
    for found in reading.found:
        if _is_person(reading, found, doc[found.head]):
            people[sentences[found.start]].append(found)
    for token in doc:
        gender = _PERSONS.get(token.lower_)
        if gender is None or _taken(reading, token):
            continue
        here = sentences[token.i]
        near = [(back, f) for back in range(_BACK + 1) for f in people[here - back] if f.start < token.i]
        cluster = _person(doc, reading, token, gender, near, quoted, knowledge)
        if cluster is not None:
            _add(reading, token, cluster)
            people[here].append(reading.found[-1])
    add_it(doc, reading)


def add_it(doc: Doc, reading: Reading) -> None:
    """Adds "it" and "its" where they mean a state or body mentioned so far."""
    for token in doc:
        if token.lower_ in _THINGS and not _taken(reading, token):
            _add(reading, token, _thing(reading, token))


def _taken(reading: Reading, token: Token) -> bool:
    """Inside a name, or found before; inside a noun phrase ("its ambassador") a pronoun means something of its own."""
    index = reading.at.get(token.i)
    return index is not None and reading.found[index].form is not Form.NOMINAL


def _add(reading: Reading, token: Token, cluster: int | None) -> None:
    if cluster is None:
        return
    label = LABEL_OF_KIND[reading.clusters[cluster].kind]
    reading.found.append(Found(token.i, token.i + 1, label, Form.PRONOUN, head=token.i, cluster=cluster))
    reading.clusters[cluster].members.append(len(reading.found) - 1)
    reading.at[token.i] = len(reading.found) - 1


def _person(
    doc: Doc,
    reading: Reading,
    token: Token,
    gender: str,
    near: list[tuple[int, Found]],
    quoted: set[int],
    knowledge: Knowledge | None,
) -> int | None:
    """The fitting person that stands best: subjects before others, near before far, the speaker's words apart."""
    scored: list[tuple[float, int, int]] = []
    for back, f in near:
        head = doc[f.head]
        fits = _may_mean(token, head, back, quoted) and _gender(doc, reading, f.cluster, knowledge) in (gender, None)
        if fits:
            scored.append((_salience(token, head, back, quoted), f.start, f.cluster))
    return max(scored)[2] if scored else None


def _is_person(reading: Reading, f: Found, head: Token) -> bool:
    """A person, or one without a name ("the driver")."""
    kind = reading.clusters[f.cluster].kind
    alone = kind is Kind.GROUP and head.tag_ == "NN" and load_roles().single(head.lemma_.lower())
    return kind is Kind.PERSON or (alone and f.form is not Form.NAME)


def _may_mean(token: Token, head: Token, back: int, quoted: set[int]) -> bool:
    # The narrator's "he said" is not somebody the speaker spoke of.
    if token.i not in quoted and head.i in quoted:
        return False
    # In the same clause an object pronoun is not its subject.
    if back == 0 and token.dep_ in ("dobj", "pobj", "dative"):
        verb = token.head
        while verb.dep_ == "conj":
            verb = verb.head
        return not (_role(head) and head.head in (verb, token.head)) and head.head != token.head
    return True


def _salience(token: Token, head: Token, back: int, quoted: set[int]) -> float:
    role = _role(head)
    speaker = role and head.head.lemma_.lower() in load_speech().verbs | {"reject"} if role else False
    # Inside a quotation "he" is not the one who speaks.
    if token.i in quoted and head.i not in quoted and speaker:
        return 0.5 - back
    weight = {2: 4.0, 1: 3.5, 0: 2.0}[role]
    return weight + 2.5 * (back == 0) - 1.5 * max(0, back - 1)


def _role(head: Token) -> int:
    """2 for the subject of a sentence, 1 for another subject, 0 otherwise."""
    node = head
    while node.dep_ in ("compound", "appos", "flat") and node.head != node:
        node = node.head
    if node.dep_ not in _SUBJECTS:
        return 0
    return 2 if node.head.dep_ == "ROOT" else 1


def _thing(reading: Reading, token: Token) -> int | None:
    """ "It" means the state or body that is the subject of an earlier clause of its sentence; else nobody knows."""
    if token.dep_ not in (*_SUBJECTS, "poss"):
        return None
    clause = token
    while clause.dep_ != "ROOT" and clause.head != clause:
        clause = clause.head
        for child in clause.children:
            if child.dep_ in (*_SUBJECTS, "poss") and child.i < token.i and child.i in reading.at:
                cluster = reading.found[reading.at[child.i]].cluster
                body = reading.clusters[cluster].kind in STATES | {Kind.ORGANIZATION}
                plural = child.tag_ == "NNS" or any(c.dep_ == "conj" for c in child.children)
                return cluster if body and not plural else None
    return None


def _gender(doc: Doc, reading: Reading, cluster: int, knowledge: Knowledge | None) -> str | None:
    known = reading.clusters[cluster].known
    if known and knowledge and (entity := knowledge.entity(known)) and entity.gender:
        return entity.gender
    for i in reading.clusters[cluster].members:
        f = reading.found[i]
        before = doc[f.start - 1].lower_.rstrip(".") if f.start else ""
        if before in ("mr", "sir", "lord", "king", "prince", "spokesman"):
            return "m"
        if before in ("mrs", "ms", "lady", "queen", "princess", "spokeswoman"):
            return "f"
        if f.form is Form.PRONOUN and doc[f.start].lower_ in _PERSONS:
            return _PERSONS[doc[f.start].lower_]
    name = reading.clusters[cluster].name
    return knowledge.gender(name.split()[0]) if knowledge and " " in name else None
