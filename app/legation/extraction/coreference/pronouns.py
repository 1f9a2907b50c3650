"""Whom "he", "she" and "they" mean, which state or body "it" means, and who "we" are in somebody's own words."""

from collections import defaultdict

from spacy.tokens import Doc, Token

from legation.domain.entity import Kind, Subtype
from legation.domain.mention import Form
from legation.extraction.document import Found, Reading
from legation.extraction.labels import LABEL_OF_KIND, STATES
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.speech import load_speech, quoted_spans
from legation.linking.knowledge import Knowledge

_PERSONS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_THINGS = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their"})
_SPEAKERS = frozenset({"i", "me", "my"})
_SIDE = frozenset({"we", "us", "our"})
# Verbs of an "it" that may mean nothing ("it rained", "it took two years").
_IMPERSONAL = frozenset({"be", "seem", "appear", "take", "rain", "snow", "become", "happen", "cost", "make", "remain", "come", "follow"})  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass")
_BACK, _PLURAL_BACK = 3, 1
"""How many sentences a pronoun reaches back."""
_OF_PEOPLE = frozenset({Subtype.ARMED_FORCE, Subtype.ARMED_GROUP, Subtype.PARTY, Subtype.TEAM, Subtype.COURT})


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
    add_they(doc, reading, quoted)


def add_they(doc: Doc, reading: Reading, quoted: set[int]) -> None:
    """Adds "they", "them" and "their" where the plural that stands best is an actor of the text."""
    sentences = list(doc.sents)
    number = {t.i: n for n, s in enumerate(sentences) for t in s}
    for token in doc:
        if token.lower_ in _SEVERAL and not _taken(reading, token):
            here = number[token.i]
            near = [t for s in sentences[max(0, here - _PLURAL_BACK) : here + 1] for t in s if t.i < token.i]
            fitting = [
                (_salience(token, t, here - number[t.i], quoted), t.i)
                for t in near
                if _is_plural(reading, t) and _may_mean(token, t, here - number[t.i], quoted)
            ]
            if fitting:
                _add(reading, token, _acting_together(reading, doc[max(fitting)[1]]))


def add_own_words(doc: Doc, reading: Reading) -> None:
    """Adds "I" and "we" in direct quotations: who speaks, and the state or body the speaker is or acts for."""
    quoted = {i for start, end in quoted_spans(doc) for i in range(start, end)}
    for quote in reading.quotes:
        if not quote.direct or quote.speaker is None or not quote.spoken:
            continue
        speaker = reading.found[quote.speaker].cluster
        for token in (doc[i] for start, end in quote.content for i in range(start, end) if i in quoted):
            if token.lower_ in _SPEAKERS | _SIDE and not _taken(reading, token):
                _add(reading, token, speaker if token.lower_ in _SPEAKERS else _side(reading, speaker))


def _side(reading: Reading, speaker: int) -> int | None:
    """The cluster of the state the speaker acts for, or of the state or body that speaks."""
    cluster = reading.clusters[speaker]
    if cluster.kind in STATES | {Kind.ORGANIZATION}:
        return speaker
    return next((i for i, c in enumerate(reading.clusters) if cluster.acts_for and c.known == cluster.acts_for), None)


def _is_plural(reading: Reading, token: Token) -> bool:
    """A word for several: a plural, names joined by "and", a body of people, a "they" met before."""
    if token.lower_ in _SEVERAL:
        return token.i in reading.at
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod", "npadvmod"):
        return False
    several = token.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in token.children)
    index = reading.at.get(token.i)
    return several or (index is not None and reading.clusters[reading.found[index].cluster].subtype in _OF_PEOPLE)


def _acting_together(reading: Reading, token: Token) -> int | None:
    """The cluster of a plural actor; what is joined by "and" is no one mention, so nobody knows."""
    index = reading.at.get(token.i)
    if index is None or any(c.dep_ == "conj" for c in token.children):
        return None
    found = reading.found[index]
    kind = reading.clusters[found.cluster].kind
    # "Belarusian diplomats" act as their state; the state by its name is no "they".
    acting = kind in (Kind.GROUP, Kind.ORGANIZATION) or (kind in STATES and found.form is Form.NOMINAL)
    return found.cluster if acting and found.head in (token.i, -1) else None


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
    """ "It" means the state or body that is the subject of an earlier clause of its sentence, or of the sentence before."""
    if token.dep_ in ("dobj", "dative", "pobj"):
        return _thing_outside(reading, token)
    if token.dep_ not in (*_SUBJECTS, "poss"):
        return None
    clause = token
    while clause.dep_ != "ROOT" and clause.head != clause:
        clause = clause.head
        for child in clause.children:
            if child.dep_ in (*_SUBJECTS, "poss") and child.i < token.i and child.i in reading.at:
                body = _body(reading, child)
                return body if body is not None else _own_state(reading, child, token)
    return _thing_before(reading, token)


def _thing_outside(reading: Reading, token: Token) -> int | None:
    """ "Ukraine hopes that the fund will lend it five billion": the subject of the clause above, not of its own."""
    clause = token.head if token.dep_ != "pobj" else token.head.head
    own = [c for c in clause.children if c.dep_ == "nsubj"]
    if clause.dep_ == "advcl" and clause.tag_ == "VBG" and not own:
        return _other_side(reading, clause)
    if clause.dep_ not in ("ccomp", "xcomp", "advcl") or (clause.dep_ != "xcomp" and not own):
        return None
    above = clause.head
    between = [c for c in above.children if c.dep_ == "dobj"] if clause.dep_ == "xcomp" else own
    subjects = [c for c in above.children if c.dep_ == "nsubj" and c.i < token.i and c.i in reading.at]
    return _body(reading, subjects[0]) if subjects and between else None


def _other_side(reading: Reading, clause: Token) -> int | None:
    """ "They broke off relations with Qatar, accusing it of …": whom the main clause names beside its subject."""
    verb = clause.head
    subject = {t.i for c in verb.children if c.dep_ == "nsubj" for t in c.subtree}
    named = [t for t in verb.subtree if verb.i < t.i < clause.i and t.i not in subject and t.i in reading.at]
    bodies = [cluster for t in named if (cluster := _body(reading, t)) is not None]
    return bodies[0] if len(set(bodies)) == 1 else None


def _body(reading: Reading, subject: Token) -> int | None:
    cluster = reading.found[reading.at[subject.i]].cluster
    body = reading.clusters[cluster].kind in STATES | {Kind.ORGANIZATION}
    plural = subject.tag_ == "NNS" or any(c.dep_ == "conj" for c in subject.children)
    return cluster if body and not plural else None


def _own_state(reading: Reading, subject: Token, token: Token) -> int | None:
    """ "Turkey's president says it will strike": whose president he is."""
    ahead = any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll") for c in token.head.children)
    if token.dep_ != "nsubj" or not ahead or token.head.lemma_.lower() in _IMPERSONAL:
        return None
    of = [g for c in subject.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children]
    owners = [c for c in (*subject.children, *of) if c.dep_ in ("poss", "amod", "pobj") and c.i in reading.at]
    states = {reading.found[reading.at[c.i]].cluster for c in owners}
    known = [s for s in states if reading.clusters[s].kind in STATES]
    return known[0] if len(known) == 1 else None


def _thing_before(reading: Reading, token: Token) -> int | None:
    """The subject of the last sentence, where "it" opens the next one and does something to somebody."""
    verb, sentence = token.head, token.sent
    acts = token.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_.lower() not in _IMPERSONAL
    opens = all(t.is_space or t.is_punct for t in token.doc[sentence.start : token.i])
    if not (acts and opens and sentence.start) or any(c.dep_ in ("ccomp", "csubj") for c in verb.children):
        return None
    before = token.doc[sentence.start - 1].sent
    if "\n" in token.doc[before.start : token.i].text.strip():
        return None
    subjects = [c for c in before.root.children if c.dep_ == "nsubj" and c.i in reading.at]
    return _body(reading, subjects[0]) if len(subjects) == 1 else None


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
