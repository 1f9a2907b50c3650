"""What the claims head sees of a document: sentences, mentions, syntax, quotations, and what grammar and reader say of pairs.

Plain values with spans in characters, as `legation.reader.claim_inputs` takes them; entities are named by their cluster.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

from legation.domain.claim import Polarity
from legation.domain.mention import Span
from legation.extraction.claims.calibration import calibrated
from legation.extraction.doc_attributes import relation_chances_of
from legation.extraction.document import ClaimDraft, Cluster, DocumentAnalysis, MentionDraft
from legation.extraction.events.predicate_senses import is_verb, predicate_sense
from legation.extraction.grammar.factuality import polarity, status
from legation.extraction.grammar.predicates import load_predicates
from legation.extraction.grammar.syntax import AUXILIARY_VERB, NOUN, has_pos, pos, role

View = dict[str, Any]


class ClaimView:
    """The view of a finished analysis, and which of its mentions each of the view's is."""

    def __init__(self, doc: Doc, analysis: DocumentAnalysis) -> None:
        self.doc, self.analysis = doc, analysis
        by_span = {(m.start, m.end): i for i, m in enumerate(analysis.mentions) if m.cluster >= 0}
        self.mentions: Sequence[int] = [by_span[span] for span in sorted(by_span)]
        """By place in the view, the place in `DocumentAnalysis.mentions`."""
        self._place = {span: n for n, span in enumerate(sorted(by_span))}
        self._of_known = {c.known: str(n) for n, c in enumerate(analysis.clusters) if c.known and c.members}

    def record(self) -> View:
        """Everything the head asks for."""
        return {
            "sentences": [(s.start_char, s.end_char) for s in self.doc.sents if s.text.strip()],
            "mentions": [self._mention(self.analysis.mentions[i]) for i in self.mentions],
            "rules": list(self._rules()),
            "chances": [(str(a), str(b), dict(chances)) for (a, b), chances in relation_chances_of(self.doc).items()],
            "quotes": list(self._quotes()),
            "tokens": [(t.idx, t.idx + len(t), t.head.i, role(t), pos(t)) for t in self.doc],
            "cues": list(self._cues()),
        }

    def place(self, mention: int) -> int | None:
        """The place in the view of a mention of the analysis, or of its twin on the same tokens."""
        one = self.analysis.mentions[mention]
        return self._place.get((one.start, one.end))

    def _mention(self, mention: MentionDraft) -> View:
        cluster = self.analysis.clusters[mention.cluster]
        start, end = self._characters(mention.start, mention.end)
        return {
            "start": start,
            "end": end,
            "head": self._characters(mention.head, mention.head + 1) if mention.head >= 0 else (start, end),
            "label": mention.label,
            "form": mention.form.value,
            "sense": mention.sense.value,
            "entity": str(mention.cluster),
            "named": cluster.named,
            "kind": cluster.kind.value,
            "acts_for": self._state(cluster),
        }

    def _state(self, cluster: Cluster) -> str | None:
        return self._of_known.get(cluster.acts_for, cluster.acts_for) if cluster.acts_for else None

    def _characters(self, start: int, end: int) -> Span:
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last)

    def _rules(self) -> Iterator[View]:
        for draft in self.analysis.claims:
            subject, object_ = self.place(draft.subject), None
            if draft.object is not None:
                object_ = self.place(draft.object)
                if object_ is None or self._same(draft):
                    continue
            if subject is not None:
                yield {
                    "type": draft.type,
                    "subject": subject,
                    "object": object_,
                    "sentence": self._characters(*draft.sentence),
                    "score": round(calibrated(draft.type, draft.extractor, draft.score), 3),
                }

    def _same(self, draft: ClaimDraft) -> bool:
        assert draft.object is not None
        return self.analysis.mentions[draft.subject].cluster == self.analysis.mentions[draft.object].cluster

    def _quotes(self) -> Iterator[tuple[list[Span], int | None, bool, Span | None]]:
        for quotation in self.analysis.quotations:
            speaker = self.place(quotation.speaker) if quotation.speaker is not None else None
            content = [self._characters(s, e) for s, e in quotation.content]
            yield content, speaker, quotation.direct, self._characters(*quotation.cue) if quotation.cue else None

    def _cues(self) -> Iterator[tuple[int, str, str, bool]]:
        """Verbs and event nouns: the type that the vocabulary gives them ("" for none), status and denial by their grammar."""
        predicates = load_predicates()
        for token in self.doc:
            verb = is_verb(token) or has_pos(token, AUXILIARY_VERB)
            if not verb and not has_pos(token, NOUN):
                continue
            entry = predicate_sense(token, predicates) if verb else predicates.noun(token)
            if entry is not None or verb:
                denied = polarity(token, predicates) is Polarity.DENIED
                yield token.i, entry.type if entry else "", status(token, predicates).value, denied
