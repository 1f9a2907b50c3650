"""Who says what: direct quotation, indirect speech, "according to"."""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from legation.domain.entity import Kind
from legation.extraction.doc_attributes import analysis_of, trained
from legation.extraction.document import DocumentAnalysis, QuotationDraft
from legation.extraction.grammar.arguments import agents
from legation.extraction.grammar.predicates import load_predicates
from legation.extraction.grammar.syntax import (
    AUXILIARY_VERB,
    CLAUSE_MARK,
    CONTENT_CLAUSE,
    PARATAXIS,
    PREPOSITION_OBJECT,
    ROOT,
    VERB,
    has_pos,
    has_role,
)
from legation.extraction.lexicon.speech import SHORTEST_QUOTE, load_speech, quoted_spans
from legation.extraction.lexicon.words import words
from legation.extraction.quotations.interviews import add_turns
from legation.extraction.quotations.neural import join_quotes
from legation.extraction.quotations.soundness import sound

_CLAUSE_MARKS = words("quotations/component.clause_marks")

_PARAGRAPH = re.compile(r"\n\s*\n|\n")


@Language.factory(
    "legation_speakers",
    requires=["doc._.references", "doc._.clusters", "token.dep", "token.pos", "token.lemma", "doc.sents"],
    assigns=["doc._.quotations"],
)
def make_speakers(nlp: Language, name: str) -> "Speakers":  # noqa: ARG001 (the signature is spaCy's)
    """Finds quotations and their speakers."""
    return Speakers()


class Speakers:
    """Writes `DocumentAnalysis.quotations`."""

    def __init__(self) -> None:
        self.speech = load_speech()
        self.predicates = load_predicates()

    def __call__(self, doc: Doc) -> Doc:
        analysis = analysis_of(doc)
        quoted = quoted_spans(doc)
        inside = {i for start, end in quoted for i in range(start, end)}
        for sentence in doc.sents:
            for token in sentence:
                if has_pos(token, VERB) and token.i not in inside and token.lemma_.lower() in self.speech.verbs:
                    self._indirect(analysis, token, inside)
                elif token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
                    self._according(doc, analysis, sentence, token)
        for start, end in quoted:
            self._direct(doc, analysis, start, end, inside)
        if (read := trained(doc)) is not None:
            join_quotes(doc, analysis, read, self.speech)
        add_turns(doc, analysis)
        analysis.replace_quotations(sound(doc, sorted(analysis.quotations, key=lambda q: q.content[0])))
        return doc

    def _indirect(self, analysis: DocumentAnalysis, verb: Token, inside: set[int]) -> None:
        speakers = agents(verb, self.predicates)
        if not speakers:
            return
        clauses = [c for c in verb.children if has_role(c, CONTENT_CLAUSE, PARATAXIS) and c.i not in inside]
        if (
            has_role(verb, PARATAXIS, ROOT, CONTENT_CLAUSE)
            and not clauses
            and verb.head != verb
            and has_role(verb, PARATAXIS)
        ):
            clauses = [verb.head]
        for clause in clauses:
            marked = any(has_role(c, CLAUSE_MARK) and c.lower_ in _CLAUSE_MARKS for c in clause.children)
            if not marked and verb.lemma_.lower() not in self.speech.plain:
                continue
            content = _clause_spans(clause, verb, speakers)
            if sum(end - start for start, end in content) >= 2:
                self._add(analysis, content, False, speakers[0], (verb.i, verb.i + 1))

    def _according(self, doc: Doc, analysis: DocumentAnalysis, sentence: Span, token: Token) -> None:
        to = doc[token.i + 1]
        source = next((c for c in to.children if has_role(c, PREPOSITION_OBJECT)), None)
        if source is None:
            return
        left, right = token.i, source.right_edge.i + 1
        content = [(s, e) for s, e in ((sentence.start, left), (right, sentence.end)) if e - s > 2]
        if content:
            self._add(analysis, [max(content, key=lambda c: c[1] - c[0])], False, source, (token.i, token.i + 2))

    def _direct(self, doc: Doc, analysis: DocumentAnalysis, start: int, end: int, inside: set[int]) -> None:
        verb = self._cue(doc, start, end, inside)
        speaker: Token | None = None
        cue = None
        if verb is not None:
            found = agents(verb, self.predicates)
            speaker, cue = (found[0] if found else None), (verb.i, verb.i + 1)
        if speaker is None:
            last = self._speaker_before(doc, analysis, start)
            if last is None or not _sentence_like(doc[start:end]):
                return
            analysis.add_quotation(QuotationDraft([(start, end)], True, last.speaker, last.speaker_span, None))
            return
        self._add(analysis, [(start, end)], True, speaker, cue)

    def _cue(self, doc: Doc, start: int, end: int, inside: set[int]) -> Token | None:
        """The nearest speech verb outside quotes: in the sentence after, the sentence before, or around the quotation."""
        after = doc[end - 1].sent if end - 1 < len(doc) else None
        sentences = {s.start: s for s in (doc[start].sent, after) if s is not None}
        follow = end + 1
        if (
            follow < len(doc)
            and "\n" not in doc[end - 1 : follow].text
            and doc[follow - 1].text in ("\u201d", '"', "'", "\u2019")
        ):
            sentences.setdefault(doc[follow].sent.start, doc[follow].sent)
        verbs = [
            t
            for s in sentences.values()
            for t in s
            if t.i not in inside
            and has_pos(t, VERB)
            and t.lemma_.lower() in self.speech.verbs
            and not _between(doc, t.i, start, end)
        ]
        return min(verbs, key=lambda t: (min(abs(t.i - start), abs(t.i - end)), t.i), default=None)

    def _speaker_before(self, doc: Doc, analysis: DocumentAnalysis, start: int) -> QuotationDraft | None:
        """A quotation that stands alone goes on with the speaker of the same or the last paragraph."""
        before = [q for q in analysis.quotations if q.speaker is not None and q.content[-1][1] <= start]
        if not before:
            return None
        last = max(before, key=lambda q: q.content[-1][1])
        between = doc[last.content[-1][1] : start].text
        return last if len(_PARAGRAPH.findall(between)) <= 1 else None

    def _add(
        self,
        analysis: DocumentAnalysis,
        content: list[tuple[int, int]],
        direct: bool,
        speaker: Token,
        cue: tuple[int, int] | None,
    ) -> None:
        index = analysis.mention_at.get(speaker.i)
        if index is not None and analysis.cluster_of(index).kind in (
            Kind.EVENT,
            Kind.AGREEMENT,
        ):
            index = None
        span = (analysis.mentions[index].start, analysis.mentions[index].end) if index is not None else _phrase(speaker)
        quote = QuotationDraft(content, direct, index, span, cue)
        if not any(q.content == quote.content and q.direct == direct for q in analysis.quotations):
            analysis.add_quotation(quote)


def _between(doc: Doc, verb: int, start: int, end: int) -> bool:
    """Another paragraph lies between the verb and the quotation."""
    left, right = (verb, start) if verb < start else (end, verb)
    return "\n\n" in doc[left:right].text


def _clause_spans(clause: Token, verb: Token, speakers: list[Token]) -> list[tuple[int, int]]:
    """The clause's tokens without the reporting words, as runs; leading and trailing punctuation dropped."""
    outer = {verb.i} | {t.i for s in speakers for t in s.subtree if verb in s.ancestors or s.head == verb}
    tokens = sorted(t.i for t in clause.subtree if t.i not in outer)
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][1]:
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    spans = []
    for start, end in runs:
        first, last = start, end
        while first < last and (
            clause.doc[first].is_punct or clause.doc[first].is_space or clause.doc[first].lower_ == "that"
        ):
            first += 1
        while last > first and (clause.doc[last - 1].is_punct or clause.doc[last - 1].is_space):
            last -= 1
        if last > first:
            spans.append((first, last))
    return spans


def _phrase(head: Token) -> tuple[int, int]:
    return head.left_edge.i, min(head.right_edge.i + 1, head.i + 12)


def _sentence_like(span: Span) -> bool:
    return len(span) > SHORTEST_QUOTE and any(has_pos(t, VERB, AUXILIARY_VERB) for t in span)
