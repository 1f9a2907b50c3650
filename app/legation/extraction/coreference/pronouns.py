"""Whom "he", "she" and "they" mean, which state or body "it" means, and who "we" are in somebody's own words."""

from collections import Counter, defaultdict

from spacy.tokens import Doc, Token

from legation.domain.entity import STATES, Kind, Subtype
from legation.domain.mention import Form
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.coreference.salience import SUBJECTS as _SUBJECTS
from legation.extraction.coreference.salience import Speakers, of_person, of_several, role
from legation.extraction.document import DocumentAnalysis, MentionDraft
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    CLAUSAL_SUBJECT,
    COMPOUND,
    CONJUNCT,
    CONTENT_CLAUSE,
    GERUND,
    INDIRECT_OBJECT,
    NOUN,
    NOUN_ADVERBIAL,
    OBJECT,
    OPEN_CLAUSE,
    PLURAL_NAME,
    PLURAL_NOUN,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    ROOT,
    SINGULAR_NOUN,
    SUBJECT,
    VERB,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.labels import LABEL_OF_KIND
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.speech import quoted_spans
from legation.extraction.lexicon.words import word_table, words
from legation.linking.knowledge import Knowledge

_GENDER_OF_PRONOUN: dict[str, str] = word_table("coreference/pronouns.gender_of_pronoun")
_THING_PRONOUNS = words("coreference/pronouns.thing_pronouns")
_PLURAL_PRONOUNS = words("coreference/pronouns.plural_pronouns")
_SPEAKER_PRONOUNS = words("coreference/pronouns.speaker_pronouns")
_SIDE_PRONOUNS = words("coreference/pronouns.side_pronouns")
# Verbs of an "it" that may mean nothing ("it rained", "it took two years").
_IMPERSONAL_VERBS = words("coreference/pronouns.impersonal_verbs")
_BACK, _PLURAL_BACK = 3, 1
"""How many sentences a pronoun reaches back."""
_NEAREST = 30
"""People of one sentence that it may mean, the last ones: in a list of hundreds nobody could say whom."""
_OF_PEOPLE = frozenset({Subtype.ARMED_FORCE, Subtype.ARMED_GROUP, Subtype.PARTY, Subtype.TEAM, Subtype.COURT})
_MALE_TITLES = words("coreference/pronouns.male_titles")
_FEMALE_TITLES = words("coreference/pronouns.female_titles")
_FUTURE_AUXILIARIES = words("coreference/pronouns.future_auxiliaries")


def add_pronouns(doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
    """Adds "he" and "she" where the text settles whom they mean; noun phrases count, so it comes after them."""
    quoted = {i for start, end in quoted_spans(doc) for i in range(start, end)}
    people: dict[int, list[MentionDraft]] = defaultdict(list)
    sentences = {t.i: n for n, s in enumerate(doc.sents) for t in s}
    genders = _Genders(doc, analysis, knowledge)
    for found in analysis.mentions:
        if _is_person(analysis, found, doc[found.head]):
            people[sentences[found.start]].append(found)
    speakers, times = Speakers(doc, analysis, quoted), _Times(analysis)
    for token in doc:
        gender = _GENDER_OF_PRONOUN.get(token.lower_)
        if gender is None or _taken(analysis, token):
            continue
        here = sentences[token.i]
        near = [(back, f) for back in range(_BACK + 1) for f in people[here - back][-_NEAREST:] if f.start < token.i]
        speaking = speakers.beside(token) if token.i in quoted else set()
        fitting = [
            (back, f)
            for back, f in near
            if f.cluster not in speaking
            and _may_mean(token, doc[f.head], back, quoted)
            and genders.of(f.cluster) in (gender, None)
        ]
        cluster = _person(doc, analysis, token, fitting, quoted, times)
        if cluster is not None:
            _add(analysis, token, cluster)
            people[here].append(analysis.mentions[-1])
            times.count(cluster)
    add_it(doc, analysis)
    add_they(doc, analysis, quoted)


def add_they(doc: Doc, analysis: DocumentAnalysis, quoted: set[int]) -> None:
    """Adds "they", "them" and "their" where the plural that stands best is an actor of the text."""
    sentences = list(doc.sents)
    number = {t.i: n for n, s in enumerate(sentences) for t in s}
    for token in doc:
        if token.lower_ in _PLURAL_PRONOUNS and not _taken(analysis, token):
            here = number[token.i]
            near = [t for s in sentences[max(0, here - _PLURAL_BACK) : here + 1] for t in s if t.i < token.i]
            fitting = [
                (of_several(token, t, here - number[t.i], quoted), t.i)
                for t in near
                if _is_plural(analysis, t) and _may_mean(token, t, here - number[t.i], quoted)
            ]
            if fitting:
                _add(analysis, token, _acting_together(analysis, doc[max(fitting)[1]]))


def add_own_words(doc: Doc, analysis: DocumentAnalysis) -> None:
    """Adds "I" and "we" in direct quotations: who speaks, and the state or body the speaker is or acts for."""
    quoted = {i for start, end in quoted_spans(doc) for i in range(start, end)}
    for quote in analysis.quotations:
        if not quote.direct or quote.speaker is None or not quote.spoken:
            continue
        speaker = analysis.mentions[quote.speaker].cluster
        for token in (doc[i] for start, end in quote.content for i in range(start, end) if i in quoted):
            if token.lower_ in _SPEAKER_PRONOUNS | _SIDE_PRONOUNS and not _taken(analysis, token):
                _add(analysis, token, speaker if token.lower_ in _SPEAKER_PRONOUNS else _side(analysis, speaker))


def _side(analysis: DocumentAnalysis, speaker: int) -> int | None:
    """The cluster of the state or body that speaks, of the state the speaker acts for, or of the one body they speak for."""
    cluster = analysis.clusters[speaker]
    if cluster.kind in STATES | {Kind.ORGANIZATION}:
        return speaker
    if cluster.acts_for:
        return next((i for i, c in enumerate(analysis.clusters) if c.known == cluster.acts_for), None)
    ontology = load_ontology()
    bodies = {
        analysis.mentions[claim.object].cluster
        for claim in analysis.claims
        if claim.object is not None
        and ontology[claim.type].has(Trait.SPEAKS_FOR)
        and analysis.mentions[claim.subject].cluster == speaker
        and analysis.cluster_of(claim.object).kind is Kind.ORGANIZATION
    }
    return bodies.pop() if len(bodies) == 1 else None


def _is_plural(analysis: DocumentAnalysis, token: Token) -> bool:
    """A word for several: a plural, names joined by "and", a body of people, a "they" met before."""
    if token.lower_ in _PLURAL_PRONOUNS:
        return token.i in analysis.mention_at
    if not has_pos(token, NOUN, PROPER_NOUN) or has_role(token, COMPOUND, ADJECTIVE_MODIFIER, NOUN_ADVERBIAL):
        return False
    several = has_tag(token, PLURAL_NOUN, PLURAL_NAME) or any(has_role(c, CONJUNCT) for c in token.children)
    index = analysis.mention_at.get(token.i)
    return several or (index is not None and analysis.cluster_of(index).subtype in _OF_PEOPLE)


def _acting_together(analysis: DocumentAnalysis, token: Token) -> int | None:
    """The cluster of a plural actor; what is joined by "and" is no one mention, so nobody knows."""
    index = analysis.mention_at.get(token.i)
    if index is None or any(has_role(c, CONJUNCT) for c in token.children):
        return None
    found = analysis.mentions[index]
    kind = analysis.clusters[found.cluster].kind
    # "Belarusian diplomats" act as their state; the state by its name is no "they".
    acting = kind in (Kind.GROUP, Kind.ORGANIZATION) or (kind in STATES and found.form is Form.NOMINAL)
    return found.cluster if acting and found.head in (token.i, -1) else None


def add_it(doc: Doc, analysis: DocumentAnalysis) -> None:
    """Adds "it" and "its" where they mean a state or body mentioned so far."""
    for token in doc:
        if token.lower_ in _THING_PRONOUNS and not _taken(analysis, token):
            _add(analysis, token, _thing(analysis, token))


def _taken(analysis: DocumentAnalysis, token: Token) -> bool:
    """Inside a name, or found before; inside a noun phrase ("its ambassador") a pronoun means something of its own."""
    index = analysis.mention_at.get(token.i)
    return index is not None and analysis.mentions[index].form is not Form.NOMINAL


def _add(analysis: DocumentAnalysis, token: Token, cluster: int | None) -> None:
    if cluster is None:
        return
    label = LABEL_OF_KIND[analysis.clusters[cluster].kind]
    analysis.mark(analysis.add_mention(MentionDraft(token.i, token.i + 1, label, Form.PRONOUN, head=token.i), cluster))


def _person(
    doc: Doc,
    analysis: DocumentAnalysis,
    token: Token,
    fitting: list[tuple[int, MentionDraft]],
    quoted: set[int],
    times: "_Times",
) -> int | None:
    """The fitting person that stands best."""
    scored: list[tuple[float, int, int]] = []
    for back, f in fitting:
        often, named = times.before(f.cluster, token), analysis.clusters[f.cluster].named
        scored.append((of_person(token, doc[f.head], back, quoted, often, named=named), f.start, f.cluster))
    return max(scored)[2] if scored else None


class _Times:
    """How often each has been spoken of before a token; asked in the order of the text."""

    def __init__(self, analysis: DocumentAnalysis) -> None:
        self._left = sorted(((m.start, m.cluster) for m in analysis.mentions), reverse=True)
        self._counts: Counter[int] = Counter()

    def before(self, cluster: int, token: Token) -> int:
        """Mentions of it that begin before the token."""
        while self._left and self._left[-1][0] < token.i:
            self._counts[self._left.pop()[1]] += 1
        return self._counts[cluster]

    def count(self, cluster: int) -> None:
        """One more, a pronoun."""
        self._counts[cluster] += 1


def _is_person(analysis: DocumentAnalysis, f: MentionDraft, head: Token) -> bool:
    """A person, or one without a name ("the driver")."""
    kind = analysis.clusters[f.cluster].kind
    alone = kind is Kind.GROUP and has_tag(head, SINGULAR_NOUN) and load_roles().single(head.lemma_.lower())
    return kind is Kind.PERSON or (alone and f.form is not Form.NAME)


def _may_mean(token: Token, head: Token, back: int, quoted: set[int]) -> bool:
    # The narrator's "he said" is not somebody the speaker spoke of.
    if token.i not in quoted and head.i in quoted:
        return False
    # In the same clause an object pronoun is not its subject.
    if back == 0 and has_role(token, OBJECT, PREPOSITION_OBJECT, INDIRECT_OBJECT):
        verb = token.head
        while has_role(verb, CONJUNCT):
            verb = verb.head
        return not (role(head) and head.head in (verb, token.head)) and head.head != token.head
    return True


def _thing(analysis: DocumentAnalysis, token: Token) -> int | None:
    """ "It" means the state or body that is the subject of an earlier clause of its sentence, or of the sentence before."""
    if has_role(token, OBJECT, INDIRECT_OBJECT, PREPOSITION_OBJECT):
        return _thing_outside(analysis, token)
    if not has_role(token, *_SUBJECTS, POSSESSOR):
        return None
    clause = token
    while not has_role(clause, ROOT) and clause.head != clause:
        clause = clause.head
        for child in clause.children:
            if has_role(child, *_SUBJECTS, POSSESSOR) and child.i < token.i and child.i in analysis.mention_at:
                body = _body(analysis, child)
                return body if body is not None else _own_state(analysis, child, token)
    return _thing_before(analysis, token)


def _thing_outside(analysis: DocumentAnalysis, token: Token) -> int | None:
    """ "Ukraine hopes that the fund will lend it five billion": the subject of the clause above, not of its own."""
    clause = token.head if not has_role(token, PREPOSITION_OBJECT) else token.head.head
    own = [c for c in clause.children if has_role(c, SUBJECT)]
    if has_role(clause, ADVERBIAL_CLAUSE) and has_tag(clause, GERUND) and not own:
        return _other_side(analysis, clause)
    if not has_role(clause, CONTENT_CLAUSE, OPEN_CLAUSE, ADVERBIAL_CLAUSE) or (
        not has_role(clause, OPEN_CLAUSE) and not own
    ):
        return None
    above = clause.head
    between = [c for c in above.children if has_role(c, OBJECT)] if has_role(clause, OPEN_CLAUSE) else own
    subjects = [c for c in above.children if has_role(c, SUBJECT) and c.i < token.i and c.i in analysis.mention_at]
    return _body(analysis, subjects[0]) if subjects and between else None


def _other_side(analysis: DocumentAnalysis, clause: Token) -> int | None:
    """ "They broke off relations with Qatar, accusing it of …": whom the main clause names beside its subject."""
    verb = clause.head
    subject = {t.i for c in verb.children if has_role(c, SUBJECT) for t in c.subtree}
    named = [t for t in verb.subtree if verb.i < t.i < clause.i and t.i not in subject and t.i in analysis.mention_at]
    bodies = [cluster for t in named if (cluster := _body(analysis, t)) is not None]
    return bodies[0] if len(set(bodies)) == 1 else None


def _body(analysis: DocumentAnalysis, subject: Token) -> int | None:
    cluster = analysis.mentions[analysis.mention_at[subject.i]].cluster
    body = analysis.clusters[cluster].kind in STATES | {Kind.ORGANIZATION}
    plural = has_tag(subject, PLURAL_NOUN) or any(has_role(c, CONJUNCT) for c in subject.children)
    return cluster if body and not plural else None


def _own_state(analysis: DocumentAnalysis, subject: Token, token: Token) -> int | None:
    """ "Turkey's president says it will strike": whose president he is."""
    ahead = any(has_role(c, AUXILIARY) and c.lower_ in _FUTURE_AUXILIARIES for c in token.head.children)
    if not has_role(token, SUBJECT) or not ahead or token.head.lemma_.lower() in _IMPERSONAL_VERBS:
        return None
    of = [g for c in subject.children if has_role(c, PREPOSITION) and c.lower_ == "of" for g in c.children]
    owners = [
        c
        for c in (*subject.children, *of)
        if has_role(c, POSSESSOR, ADJECTIVE_MODIFIER, PREPOSITION_OBJECT) and c.i in analysis.mention_at
    ]
    states = {analysis.mentions[analysis.mention_at[c.i]].cluster for c in owners}
    known = [s for s in states if analysis.clusters[s].kind in STATES]
    return known[0] if len(known) == 1 else None


def _thing_before(analysis: DocumentAnalysis, token: Token) -> int | None:
    """The subject of the last sentence, where "it" opens the next one and does something to somebody."""
    verb, sentence = token.head, token.sent
    acts = has_role(token, SUBJECT) and has_pos(verb, VERB) and verb.lemma_.lower() not in _IMPERSONAL_VERBS
    opens = all(t.is_space or t.is_punct for t in token.doc[sentence.start : token.i])
    if not (acts and opens and sentence.start) or any(
        has_role(c, CONTENT_CLAUSE, CLAUSAL_SUBJECT) for c in verb.children
    ):
        return None
    before = token.doc[sentence.start - 1].sent
    if "\n" in token.doc[before.start : token.i].text.strip():
        return None
    subjects = [c for c in before.root.children if has_role(c, SUBJECT) and c.i in analysis.mention_at]
    return _body(analysis, subjects[0]) if len(subjects) == 1 else None


class _Genders:
    """Whether somebody is a he or a she, asked for each pronoun: of the mentions of each only those not yet looked at."""

    def __init__(self, doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
        self.doc, self.analysis, self.knowledge = doc, analysis, knowledge
        self._told: dict[int, str] = {}
        self._looked_at: dict[int, int] = {}
        self._known: dict[int, str | None] = {}

    def of(self, cluster: int) -> str | None:
        """By the knowledge base, by the words beside a mention or its pronoun, else by the first name."""
        if cluster not in self._known:
            known = self.analysis.clusters[cluster].known
            entity = self.knowledge.entity(known) if known else None
            self._known[cluster] = entity.gender if entity else None
        return self._known[cluster] or self._by_mentions(cluster) or self._by_first_name(cluster)

    def _by_mentions(self, cluster: int) -> str | None:
        members = self.analysis.clusters[cluster].members
        while cluster not in self._told and self._looked_at.get(cluster, 0) < len(members):
            n = self._looked_at.get(cluster, 0)
            self._looked_at[cluster] = n + 1
            if (gender := self._of_mention(self.analysis.mentions[members[n]])) is not None:
                self._told[cluster] = gender
        return self._told.get(cluster)

    def _of_mention(self, found: MentionDraft) -> str | None:
        before = self.doc[found.start - 1].lower_.rstrip(".") if found.start else ""
        if before in _MALE_TITLES:
            return "m"
        if before in _FEMALE_TITLES:
            return "f"
        pronoun = found.form is Form.PRONOUN
        return _GENDER_OF_PRONOUN.get(self.doc[found.start].lower_) if pronoun else None

    def _by_first_name(self, cluster: int) -> str | None:
        name = self.analysis.clusters[cluster].name
        return self.knowledge.gender(name.split()[0]) if " " in name else None
