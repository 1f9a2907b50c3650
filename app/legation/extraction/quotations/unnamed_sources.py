"""Speakers nobody has found a mention for: "diplomats said", "his office", "a foreman told reporters"."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from legation.domain.entity import Kind
from legation.domain.mention import Form
from legation.extraction.document import Cluster, DocumentAnalysis, MentionDraft, QuotationDraft
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    APPOSITION,
    CASE_MARK,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    NOUN,
    NOUN_MODIFIER,
    NUMBER_MODIFIER,
    POSSESSOR,
    PREPOSITION_OBJECT,
    QUANTIFIER_MODIFIER,
    SUBJECT,
    has_pos,
    has_role,
)
from legation.extraction.lexicon.words import words

_BEFORE_HEAD = frozenset(
    {
        DETERMINER,
        ADJECTIVE_MODIFIER,
        COMPOUND,
        POSSESSOR,
        NUMBER_MODIFIER,
        NOUN_MODIFIER,
        QUANTIFIER_MODIFIER,
        CASE_MARK,
    }
)
_SPEAKING = frozenset({SUBJECT, CONJUNCT})
_BEFORE_SOURCE = words("quotations/unnamed_sources.before_source")


def name_speakers(doc: Doc, analysis: DocumentAnalysis, quotes: Iterable[tuple[QuotationDraft, Token | None]]) -> None:
    """Gives each quotation the speaker its words name, a new unnamed one where no mention stands.

    The subject of the verb of speech counts for more than what was taken for the speaker without one.
    """
    for quote, verb in quotes:
        subject = next((c for c in verb.children if has_role(c, SUBJECT)), None) if verb is not None else None
        if subject is not None and has_pos(subject, NOUN) and subject.i not in analysis.mention_at:
            quote.attribute(_meant(doc, analysis, subject), quote.speaker_span)
        elif quote.speaker is None and quote.speaker_span is not None:
            quote.attribute(_meant(doc, analysis, doc[slice(*quote.speaker_span)].root), quote.speaker_span)


def _meant(doc: Doc, analysis: DocumentAnalysis, head: Token) -> int | None:
    """The mention of the noun, or of the name beside it: "Its vice president, Hamilton Mourao"."""
    near = (head, *(c for c in head.children if has_role(c, APPOSITION)))
    known = next((analysis.mention_at[t.i] for t in near if t.i in analysis.mention_at), None)
    return known if known is not None else _unnamed(doc, analysis, head)


def _unnamed(doc: Doc, analysis: DocumentAnalysis, head: Token) -> int | None:
    """A person or group of this article alone, called by the words up to the noun."""
    speaking = has_role(head, *_SPEAKING) or (has_role(head, PREPOSITION_OBJECT) and head.head.lower_ in _BEFORE_SOURCE)
    if not has_pos(head, NOUN) or not speaking:
        return None
    start = head.i
    while start > 0 and has_role(doc[start - 1], *_BEFORE_HEAD) and head in doc[start - 1].ancestors:
        start -= 1
    cluster = analysis.add_cluster(Cluster(Kind.GROUP, doc[start : head.i + 1].text, named=False))
    index = analysis.add_mention(MentionDraft(start, head.i + 1, "GROUP", Form.NOMINAL, head=head.i), cluster)
    analysis.mark(index)
    return index
