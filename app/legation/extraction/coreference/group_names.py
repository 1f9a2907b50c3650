"""Groups told apart by a name beside their noun are called by it: "Numsa members", "Gbagbo supporters", "leaders of the ANC"."""

from spacy.tokens import Doc, Token

from legation.domain.entity import Kind
from legation.domain.mention import Form
from legation.extraction.document import DocumentAnalysis, MentionDraft
from legation.extraction.grammar.arguments import behind
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    NOUN_MODIFIER,
    NUMBER_MODIFIER,
    PLURAL_NAME,
    PLURAL_NOUN,
    POSSESSIVE_PRONOUN,
    POSSESSOR,
    PREDETERMINER,
    QUANTIFIER_MODIFIER,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import ordered_words, words

_BEHIND = ordered_words("coreference/group_names.behind")
_UNTOLD = words("coreference/group_names.untold")
_COUNTING = (DETERMINER, PREDETERMINER, NUMBER_MODIFIER, QUANTIFIER_MODIFIER)
_INDEFINITE = words("coreference/nominals.indefinite")


def name_groups(doc: Doc, analysis: DocumentAnalysis) -> None:
    """Calls groups without a name by the name that says which they are, and makes one of those called alike."""
    called = {c.name: i for i, c in enumerate(analysis.clusters) if c.named and c.members and c.kind is Kind.GROUP}
    for index, cluster in enumerate(analysis.clusters):
        if cluster.named or cluster.kind is not Kind.GROUP or not cluster.members:
            continue
        mentions = [analysis.mentions[i] for i in cluster.members if analysis.mentions[i].form is Form.NOMINAL]
        name = next((text for m in mentions if (text := _name(doc, analysis, m))), None)
        if name is None:
            continue
        if name in called:
            for i in list(cluster.members):
                analysis.move(i, called[name])
        else:
            analysis.call(cluster, name)
            called[name] = index


def _name(doc: Doc, analysis: DocumentAnalysis, mention: MentionDraft) -> str | None:
    """What a phrase for several people or for a body says of whose they are; "some 300 Gbagbo supporters" are Gbagbo supporters."""
    head = doc[mention.head]
    if not _is_of_several(head) or any(has_role(c, CONJUNCT) for c in head.children):
        return None
    kept = [c for c in head.lefts if not has_role(c, *_COUNTING) and not has_tag(c, POSSESSIVE_PRONOUN)]
    beside = [c for c in kept if has_role(c, POSSESSOR, COMPOUND, ADJECTIVE_MODIFIER, NOUN_MODIFIER)]
    start = min((c.left_edge.i for c in kept if not c.is_punct and c.lower_ not in _UNTOLD), default=head.i)
    start -= 2 if start - mention.start > 1 and doc[start - 1].text == "-" else 0
    if any(_tells(analysis, t, head) for c in beside for t in c.subtree):
        joined = any(has_role(t, CONJUNCT) for c in beside for t in c.subtree)
        return None if joined else _without_article(doc, start, head.i + 1)
    for token in behind(head, _BEHIND):
        if _tells(analysis, token, head) and not token.conjuncts:
            whose = analysis.cluster_of(analysis.mention_at[token.i]).name
            return f"{_without_article(doc, start, head.i + 1)} of {whose}"
    return None


def _without_article(doc: Doc, start: int, end: int) -> str:
    return doc[start + 1 if has_role(doc[start], DETERMINER) else start : end].text


def _is_of_several(head: Token) -> bool:
    """A plural, or one body that is not just any: "the UN team", not "a Dutch company"."""
    roles, lemma = load_roles(), head.lemma_.lower()
    if lemma in roles.things or lemma in roles.references["country"]:
        return False
    if has_tag(head, PLURAL_NOUN, PLURAL_NAME):
        return True
    return lemma in roles.collective and not any(
        has_role(c, DETERMINER) and c.lower_ in _INDEFINITE for c in head.lefts
    )


def _tells(analysis: DocumentAnalysis, token: Token, head: Token) -> bool:
    """Whether the token is in a name that says which group it is; before a verb the parser took for a noun it is none."""
    index = analysis.mention_at.get(token.i)
    if index is None or analysis.mentions[index].form is not Form.NAME or analysis.mentions[index].covers(head.i):
        return False
    return analysis.cluster_of(index).named
