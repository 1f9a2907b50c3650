"""Noun phrases that describe somebody the article names: "the 56-year-old leader", "the company", "Hardt, the party's speaker".

What stands in apposition to a name or is said of it is that person or body; "the senator" is the one whose role is told, "the agency"
the last one whose name or kind the noun tells. Where nothing tells, the phrase stays nobody's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from legation.domain.entity import Kind, Subtype
from legation.domain.mention import Form
from legation.domain.names import normal_name
from legation.extraction.document import Cluster, DocumentAnalysis, MentionDraft
from legation.extraction.entities.implied import unnamed_group
from legation.extraction.entities.office_holders import published
from legation.extraction.entities.resident_bodies import noun_of
from legation.extraction.grammar.arguments import behind
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    NEGATION,
    NOUN,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    NUMBER_MODIFIER,
    PLURAL_NAME,
    PLURAL_NOUN,
    POSSESSOR,
    PREPOSITION,
    RELATIVE_CLAUSE,
    SUBJECT,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.labels import LABEL_OF_KIND
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import ordered_words, word_table, words
from legation.linking.knowledge import Knowledge

_DEFINITE = words("coreference/descriptions.definite")
_ANOTHER = words("coreference/descriptions.another")
_COPULAS = words("coreference/descriptions.copulas")
_ARMED = words("coreference/descriptions.armed_people")
_SUBTYPES: Mapping[str, frozenset[Subtype]] = {
    noun: frozenset(map(Subtype, kinds)) for noun, kinds in word_table("coreference/descriptions.bodies").items()
}
_ALSO: Mapping[str, list[str]] = word_table("coreference/descriptions.also_called")
_VOICES = words("coreference/descriptions.voices")
_VOICES_TOGETHER = words("coreference/descriptions.voices_together")
_PEOPLE = words("coreference/descriptions.people")
_BEFORE_BODY = ordered_words("coreference/descriptions.before_body")
_ANY_BODY: Mapping[str, frozenset[Subtype]] = {
    noun: frozenset(map(Subtype, kinds)) for noun, kinds in word_table("coreference/descriptions.any_body").items()
}
_BACK = 6
"""How many sentences the body may lie back."""
_OCCASIONS = words("coreference/descriptions.occasions")
_NEAR = 2
"""How many where its noun tells no more than that it is a body."""
_TELLING = frozenset(noun for noun, kinds in _SUBTYPES.items() if kinds)
_OF_OCCASIONS = (Kind.EVENT, Kind.AGREEMENT, Kind.ORGANIZATION)
_BODIES = (Kind.ORGANIZATION, Kind.GROUP)


def join_descriptions(doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
    """Gives phrases without a name to the person or body of the article they mean."""
    described = _Described(doc, analysis, knowledge)
    _add_phrases(doc, analysis, described)
    nominals = [i for i, m in enumerate(analysis.mentions) if m.form is Form.NOMINAL and m.head >= 0]
    for i in sorted(nominals, key=lambda i: analysis.mentions[i].head):
        head = doc[analysis.mentions[i].head]
        own = analysis.cluster_of(i)
        if own.named or own.kind is not Kind.GROUP:
            described.tell(analysis.mentions[i].cluster, head)
            continue
        meant = _beside(analysis, head)
        if meant is None:
            meant = _fighters_of(analysis, head)
        if meant is None:
            meant = _voice_of(doc, analysis, head)
        if meant is None and (_is_definite(head) or described.heads_article(head)):
            meant = described.person(head) if _is_single(head) else described.body(head)
        if meant is not None:
            _join(analysis, i, meant)
            described.tell(meant, head)


def _add_phrases(doc: Doc, analysis: DocumentAnalysis, described: "_Described") -> None:
    """Phrases by nouns that mean nobody unless somebody of the article: "the nominee", "the party", "the daily"."""
    for token in doc:
        lemma = token.lemma_.lower()
        known = lemma in _SUBTYPES or lemma in _PEOPLE or lemma in _ANY_BODY or lemma in _OCCASIONS
        if not known or token.i in analysis.mention_at or not has_pos(token, NOUN) or _is_plural(token):
            continue
        if has_role(token, COMPOUND, ATTRIBUTE) or not _is_definite(token):
            continue
        meant = described.person(token) if lemma in _PEOPLE else described.body(token)
        if meant is not None:
            start = min((c.left_edge.i for c in token.lefts), default=token.i)
            label = LABEL_OF_KIND[analysis.clusters[meant].kind]
            analysis.add_mention(MentionDraft(start, token.i + 1, label, Form.NOMINAL, head=token.i), meant)


def _join(analysis: DocumentAnalysis, mention: int, cluster: int) -> None:
    """The phrase and whatever else means the same."""
    for i in list(analysis.clusters[analysis.mentions[mention].cluster].members):
        analysis.move(i, cluster)
        analysis.relabel(i, LABEL_OF_KIND[analysis.clusters[cluster].kind])


def _beside(analysis: DocumentAnalysis, head: Token) -> int | None:
    """The name in apposition to the phrase, or of which it is said with "is"."""
    if has_role(head, CONJUNCT) or any(has_role(c, CONJUNCT) for c in head.children):
        return None
    names = [c for c in head.children if has_role(c, APPOSITION)]
    if has_role(head, APPOSITION):
        names.append(head.head)
    verb = head.head
    negated = any(has_role(c, NEGATION) for c in verb.children)
    if has_role(head, ATTRIBUTE) and verb.lemma_.lower() in _COPULAS and not negated:
        names += [c for c in verb.children if has_role(c, SUBJECT)]
    for token in names:
        index = analysis.mention_at.get(token.i)
        if index is None or token.conjuncts:
            continue
        name = analysis.mentions[index]
        if name.form is Form.NAME and name.head == token.i and _fits(analysis.clusters[name.cluster], head):
            return name.cluster
    return None


def _fits(cluster: Cluster, head: Token) -> bool:
    """Whether the noun may be said of a thing of that kind."""
    if _is_plural(head):
        return cluster.kind is Kind.GROUP
    return cluster.kind is Kind.PERSON if _is_single(head) else cluster.kind in _BODIES


def _fighters_of(analysis: DocumentAnalysis, head: Token) -> int | None:
    """ "Hezbollah militants", "Houthi rebels": what the armed of a body do, it does."""
    if head.lemma_.lower() not in _ARMED:
        return None
    for child in head.lefts:
        index = analysis.mention_at.get(child.i)
        if index is None or not has_role(child, COMPOUND, ADJECTIVE_MODIFIER, NOUN_MODIFIER, POSSESSOR):
            continue
        body = analysis.cluster_of(index)
        armed = body.subtype in (None, Subtype.ARMED_GROUP, Subtype.ARMED_FORCE)
        if body.named and armed and (body.kind is Kind.ORGANIZATION or (body.kind is Kind.GROUP and body.known)):
            return analysis.mentions[index].cluster
    return None


def _voice_of(doc: Doc, analysis: DocumentAnalysis, head: Token) -> int | None:
    """ "A Pentagon spokesman", "EU officials", "a defence ministry spokeswoman": who speaks for a body without a name is the body."""
    lemma = head.lemma_.lower()
    if (lemma not in _VOICES and not (lemma in _VOICES_TOGETHER and _is_plural(head))) or any(
        c.lower_ in _ANOTHER | load_roles().former for c in head.lefts
    ):
        return None
    beside = [c for c in head.lefts if has_role(c, COMPOUND, ADJECTIVE_MODIFIER, NOUN_MODIFIER, POSSESSOR)]
    for token in (*reversed(beside), *behind(head, _BEFORE_BODY)):
        index = analysis.mention_at.get(token.i)
        if index is not None and analysis.mentions[index].head != head.i:
            own = analysis.cluster_of(index)
            if own.kind is Kind.ORGANIZATION or (own.kind is Kind.GROUP and not own.named and noun_of(token)):
                return analysis.mentions[index].cluster
    for token in reversed(beside):
        if has_role(token, COMPOUND) and token.is_lower and noun_of(token):
            start = min((c.i for c in token.lefts if has_role(c, COMPOUND, ADJECTIVE_MODIFIER)), default=token.i)
            group = analysis.add_cluster(unnamed_group(doc[start : token.i + 1].text, None))
            analysis.add_mention(
                MentionDraft(start, token.i + 1, LABEL_OF_KIND[Kind.GROUP], Form.NOMINAL, head=token.i), group
            )
            return group
    return None


def _nouns_beside(doc: Doc, name: MentionDraft) -> Iterator[str]:
    """What the name is called right beside it: "Republican nominee Donald Trump", "Trump, the nominee", "Justice Kumar"."""
    yield from (t.lower_ for t in doc[max(name.start - 1, 0) : name.start + 1])
    head = doc[name.head]
    beside = [c for c in head.children if has_role(c, COMPOUND, APPOSITION)]
    if has_role(head, APPOSITION):
        beside.append(head.head)
    yield from (t.lemma_.lower() for t in beside if has_pos(t, NOUN) and not name.covers(t.i))


def _is_single(head: Token) -> bool:
    return not _is_plural(head) and load_roles().single(head.lemma_.lower())


def _is_plural(head: Token) -> bool:
    return has_tag(head, PLURAL_NOUN, PLURAL_NAME)


def _is_definite(head: Token) -> bool:
    """Whether something spoken of before is meant: "the company", not "another company", "the companies' council"."""
    left = list(head.lefts)
    if not any(has_role(c, DETERMINER) and c.lower_ in _DEFINITE for c in left):
        return False
    if any(c.lower_ in _ANOTHER or has_role(c, NUMBER_MODIFIER, POSSESSOR) for c in left):
        return False
    return not any(has_role(c, RELATIVE_CLAUSE, NOUN_CLAUSE, PREPOSITION) for c in head.rights)


def _is_body(cluster: Cluster) -> bool:
    return cluster.kind is Kind.ORGANIZATION or (cluster.kind is Kind.GROUP and bool(cluster.known))


class _Described:
    """Who is named where, and by which nouns they have been called so far."""

    def __init__(self, doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
        self.analysis, self.knowledge = analysis, knowledge
        self.sentence_of = {token.i: n for n, sentence in enumerate(doc.sents) for token in sentence}
        self.nouns: dict[int, set[str]] = defaultdict(set)
        for mention in analysis.mentions:
            if mention.cluster < 0 or mention.form is not Form.NAME:
                continue
            if mention.role:
                self.nouns[mention.cluster].update((mention.role, mention.role.split()[-1]))
            self.nouns[mention.cluster].update(_nouns_beside(doc, mention))

    def tell(self, cluster: int, head: Token) -> None:
        """Remember what it has been called."""
        self.nouns[cluster].add(head.lemma_.lower())

    def person(self, head: Token) -> int | None:
        """The last person before of whom the noun has been said, or who held such an office."""
        noun = head.lemma_.lower()
        former = any(c.lower_ in load_roles().former for c in head.lefts)
        post = [noun, *(c.lower_ for c in head.lefts if has_role(c, COMPOUND))]
        people = [i for i, c in enumerate(self.analysis.clusters) if c.kind is Kind.PERSON and c.members]
        called = [i for i in people if self._held(i, post, former) or (not former and self._called(i, noun))]
        return self._last(called, head)

    def _called(self, person: int, noun: str) -> bool:
        nouns = self.nouns[person]
        return noun in nouns or any(other in nouns for other in _ALSO.get(noun, ()))

    def _held(self, person: int, post: list[str], former: bool) -> bool:
        """Whether it is known of a person to hold an office called so on the day, or to have held it before."""
        known, on = self.analysis.clusters[person].known, published(self.analysis)
        if known is None or on is None:
            return False
        titles = ((o, o.title.lower().replace("-", " ").split()) for o in self.knowledge.offices_of(known))
        held = [o for o, title in titles if all(word in title for word in post)]
        now = any(o.held(on) for o in held)
        return now if not former else not now and any(o.since and o.since <= on for o in held)

    def body(self, head: Token) -> int | None:
        """The last body before whose name holds the noun, of which it has been said, or that is of such a kind."""
        noun = head.lemma_.lower()
        if _is_plural(head):
            return None
        bodies = [
            i
            for i, c in enumerate(self.analysis.clusters)
            if c.named and c.members and (c.kind in _OF_OCCASIONS if noun in _OCCASIONS else _is_body(c))
        ]
        called = [i for i in bodies if noun in self._words(i) or noun in self.nouns[i]]
        found = self._last(called, head)
        if found is None and noun in _SUBTYPES:
            alike = [i for i in bodies if self.analysis.clusters[i].subtype in _SUBTYPES[noun]]
            found = self._last(alike, head)
        if found is None and noun in _ANY_BODY:
            may = [i for i in bodies if self._may_be(i, _ANY_BODY[noun])]
            found = self._last(may, head, _NEAR)
        return found

    def _may_be(self, body: int, kinds: frozenset[Subtype]) -> bool:
        """Whether it is of such a kind, or nobody knows of which and its name does not tell another."""
        subtype = self.analysis.clusters[body].subtype
        return subtype in kinds or (subtype is None and not self._words(body) & _TELLING)

    def _words(self, body: int) -> set[str]:
        cluster = self.analysis.clusters[body]
        return set((normal_name(cluster.name) or "").split())

    def _last(self, clusters: list[int], head: Token, back: int = _BACK) -> int | None:
        here = self.sentence_of[head.i]
        found = [
            (start, i)
            for i in clusters
            for start in self._starts(i)
            if start < head.i and here - self.sentence_of[start] <= back
        ]
        if not found and self.heads_article(head):
            after = [
                (start, i) for i in clusters for start in self._starts(i) if self.sentence_of[start] <= here + _BACK
            ]
            return min(after)[1] if after else None
        return max(found)[1] if found else None

    def heads_article(self, head: Token) -> bool:
        """ "Ministry denies torture reports": in a headline the bare noun is told who it is further down."""
        return self.sentence_of[head.i] == 0 and not any(head.children) and has_role(head, SUBJECT)

    def _starts(self, cluster: int) -> Iterator[int]:
        return (self.analysis.mentions[m].start for m in self.analysis.clusters[cluster].members)
