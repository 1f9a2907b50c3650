"""What is somebody's: "his country", "her ministry", "their party", "her husband" — where the article or the knowledge base tells which."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.domain.entity import STATES, Kind, Subtype
from legation.domain.mention import Form
from legation.domain.names import normal_name
from legation.domain.ontology import load_ontology
from legation.extraction.document import Cluster, DocumentAnalysis, MentionDraft
from legation.extraction.entities.office_holders import acting_state
from legation.extraction.grammar.syntax import (
    APPOSITION,
    COMPOUND,
    NOUN,
    POSSESSOR,
    SINGULAR_NOUN,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.labels import LABEL_OF_KIND
from legation.extraction.lexicon.words import word_table, words
from legation.linking.knowledge import Knowledge

_STATE_NOUNS = words("coreference/possessed.state_nouns")
_BODY_NOUNS: dict[str, frozenset[Subtype]] = {
    noun: frozenset(map(Subtype, kinds)) for noun, kinds in word_table("coreference/possessed.bodies").items()
}
_MINISTRIES = words("coreference/possessed.ministries")
_MINISTERS = words("coreference/possessed.ministers")
_KIN: dict[str, str] = word_table("coreference/possessed.kin")
_KIN_BACK: dict[str, str] = word_table("coreference/possessed.kin_back")
_ANOTHER = words("coreference/possessed.another")


def add_possessed(doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
    """Adds such phrases, and gives groups without a name that are called so to whom they mean; it comes after the pronouns."""
    kin = _Kin(doc, analysis, knowledge)
    for token in doc:
        if not has_pos(token, NOUN) or not has_tag(token, SINGULAR_NOUN):
            continue
        noun = token.lemma_.lower()
        if noun not in _STATE_NOUNS and noun not in _BODY_NOUNS and noun not in _KIN:
            continue
        owner = _owner(analysis, token)
        if owner is None or any(c.lower_ in _ANOTHER for c in token.lefts):
            continue
        if noun in _KIN:
            meant = kin.of(owner, noun)
        elif noun in _STATE_NOUNS:
            meant = _state_of(analysis, owner, knowledge)
        else:
            meant = _body_of(analysis, owner, noun)
        if meant is not None and meant != owner:
            _give(analysis, token, meant)


def _owner(analysis: DocumentAnalysis, token: Token) -> int | None:
    """The cluster of whose it is, where the phrase has no name beside it."""
    if any(has_role(c, APPOSITION) for c in token.children) or has_role(token, COMPOUND, APPOSITION):
        return None
    owners = [c for c in token.children if has_role(c, POSSESSOR)]
    if len(owners) != 1 or owners[0].i not in analysis.mention_at:
        return None
    mention = analysis.mentions[analysis.mention_at[owners[0].i]]
    return mention.cluster if mention.head != token.i else None


def _give(analysis: DocumentAnalysis, token: Token, meant: int) -> None:
    index = analysis.mention_at.get(token.i)
    label = LABEL_OF_KIND[analysis.clusters[meant].kind]
    if index is None or analysis.mentions[index].head != token.i:
        if index is not None and analysis.mentions[index].form is Form.NAME:
            return
        start = min((c.left_edge.i for c in token.lefts), default=token.i)
        analysis.mark(analysis.add_mention(MentionDraft(start, token.i + 1, label, Form.NOMINAL, head=token.i), meant))
        return
    own = analysis.cluster_of(index)
    if own.named or own.kind is not Kind.GROUP:
        return
    for i in list(own.members):
        analysis.move(i, meant)
        analysis.relabel(i, label)


def _state_of(analysis: DocumentAnalysis, owner: int, knowledge: Knowledge) -> int | None:
    """The state somebody acts for or is of, where the article speaks of it."""
    cluster = analysis.clusters[owner]
    if cluster.kind in STATES:
        return None
    state = cluster.acts_for or acting_state(analysis, cluster, knowledge) or cluster.country
    return next((i for i, c in enumerate(analysis.clusters) if state and c.known == state and c.members), None)


def _body_of(analysis: DocumentAnalysis, owner: int, noun: str) -> int | None:
    """The one body of that kind to which the article says that somebody belongs."""
    ontology = load_ontology()
    found = {
        analysis.mentions[claim.object].cluster
        for claim in analysis.claims
        if claim.object is not None
        and not ontology[claim.type].is_event
        and analysis.mentions[claim.subject].cluster == owner
        and _called(analysis.clusters[analysis.mentions[claim.object].cluster], noun)
    }
    if not found and noun in _MINISTRIES:
        found = set(_ministries(analysis, owner))
    return found.pop() if len(found) == 1 else None


def _ministries(analysis: DocumentAnalysis, owner: int) -> Iterator[int]:
    """The ministries whose names share a word with the minister's title: "defence"."""
    roles = {w for i in analysis.clusters[owner].members for w in (analysis.mentions[i].role or "").split()}
    for i, cluster in enumerate(analysis.clusters):
        ministry = cluster.subtype is Subtype.MINISTRY and cluster.members and cluster.named
        if ministry and roles & set((normal_name(cluster.name) or "").split()) - _MINISTERS:
            yield i


def _called(cluster: Cluster, noun: str) -> bool:
    if not cluster.named or cluster.kind not in (Kind.ORGANIZATION, Kind.GROUP):
        return False
    return noun in (normal_name(cluster.name) or "").split() or cluster.subtype in _BODY_NOUNS[noun]


class _Kin:
    """Who is whose husband or brother: as names in apposition say ("her husband, Bill Clinton"), else by the knowledge base."""

    def __init__(self, doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
        self.analysis, self.knowledge = analysis, knowledge
        self.told: dict[tuple[int, str], int] = {}
        for token in doc:
            if token.lower_ in _KIN and has_pos(token, NOUN):
                self._tell(token)

    def _tell(self, token: Token) -> None:
        analysis = self.analysis
        owners = [c for c in token.children if has_role(c, POSSESSOR) and c.i in analysis.mention_at]
        names = [c for c in token.children if has_role(c, APPOSITION)]
        if has_role(token, COMPOUND, APPOSITION):
            names.append(token.head)
            owners += [c for c in token.head.children if has_role(c, POSSESSOR) and c.i in analysis.mention_at]
        for name in names:
            index = analysis.mention_at.get(name.i)
            if index is None or analysis.mentions[index].form is not Form.NAME or not owners:
                continue
            relative, owner = (
                analysis.mentions[index].cluster,
                analysis.mentions[analysis.mention_at[owners[0].i]].cluster,
            )
            if analysis.clusters[relative].kind is Kind.PERSON and relative != owner:
                self.told[owner, _KIN[token.lower_]] = relative
                if back := _KIN_BACK.get(_KIN[token.lower_]):
                    self.told.setdefault((relative, back), owner)

    def of(self, owner: int, noun: str) -> int | None:
        """The relative of that kind, where it is one person of the article."""
        relation = _KIN[noun]
        if (owner, relation) in self.told:
            return self.told[owner, relation]
        known = self.analysis.clusters[owner].known
        if known is None or self.analysis.clusters[owner].kind is not Kind.PERSON:
            return None
        relatives = {person for kind, person in self.knowledge.relatives(known) if kind == relation}
        found = [i for i, c in enumerate(self.analysis.clusters) if c.known in relatives and c.members]
        return found[0] if len(found) == 1 else None
