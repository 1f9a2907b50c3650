"""Standing relations that are not titles: places within places, seats, membership, kin."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from legation.domain.claim import Status
from legation.domain.entity import Kind
from legation.domain.mention import Form
from legation.domain.ontology import load_ontology
from legation.extraction.claims.weights import (
    BY_NOUN_OF_KIN,
    BY_PARTICIPLE,
    BY_PATTERN,
    BY_VERB_OF_RELATION,
    PLACE_AFTER_COMMA,
    PLACE_INSIDE,
)
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.document import ClaimDraft, DocumentAnalysis
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    AUXILIARY,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    NEGATION,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    OBJECT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
    VERB,
    has_pos,
    has_role,
)
from legation.extraction.lexicon.words import word_table, words

_OWNER_PREPOSITIONS = words("relations/patterns.owner_prepositions")
_SEAT_PREPOSITIONS = words("relations/patterns.seat_prepositions")
_PLAIN_AUXILIARIES = words("relations/patterns.plain_auxiliaries")

_KIN = word_table("relations/patterns.kin")
_PARTICIPLES = word_table("relations/patterns.participles")
_NOUNS = word_table("relations/patterns.nouns")
_VERBS = word_table("relations/patterns.verbs")
_INSIDE = words("relations/patterns.inside")
_REVERSED = "^"
"""Before a type in the vocabulary: its ends stand the other way round."""


@Language.factory(
    "legation_relations",
    requires=["doc._.references", "doc._.links", "token.dep", "token.pos", "token.lemma"],
    assigns=["doc._.claims"],
)
def make_relations(nlp: Language, name: str) -> "Relations":  # noqa: ARG001 (the signature is spaCy's)
    """Reads standing relations from the dependency parse."""
    return Relations()


class Relations:
    """Adds standing drafts."""

    def __call__(self, doc: Doc) -> Doc:
        analysis = analysis_of(doc)
        for i, mention in enumerate(analysis.mentions):
            if mention.form is not Form.PRONOUN:
                self._place(doc, analysis, i)
                self._noun_of(doc, analysis, i)
        for token in doc:
            self._participle(doc, analysis, token)
            self._verb(analysis, token)
            self._kin(analysis, token)
        return doc

    def _add(
        self, analysis: DocumentAnalysis, type_: str, head: int, tail: int, cue: Token, score: float = BY_PATTERN
    ) -> None:
        ontology = load_ontology()
        ends = analysis.cluster_of(head), analysis.cluster_of(tail)
        if (
            ends[0] is ends[1]
            or ends[0].kind not in ontology[type_].subject_kinds
            or ends[1].kind not in ontology[type_].object_kinds
        ):
            return
        sentence = cue.sent
        analysis.add_claim(
            ClaimDraft(
                type_,
                head,
                tail,
                (cue.i, cue.i + 1),
                (sentence.start, sentence.end),
                cue.i,
                status=Status.ONGOING,
                score=score,
            )
        )

    def _place(self, doc: Doc, analysis: DocumentAnalysis, i: int) -> None:
        """ "Adazi, Latvia" and "the city of Donetsk in eastern Ukraine"."""
        mention = analysis.mentions[i]
        if mention.label not in ("CITY", "REGION", "TERRITORY", "LOC", "FAC") or mention.end >= len(doc):
            return
        after = mention.end
        if doc[after].text == "," and after + 1 in analysis.mention_at:
            other = analysis.mention_at[after + 1]
            closed = (
                analysis.mentions[other].end >= len(doc)
                or doc[analysis.mentions[other].end].is_punct
                or doc[analysis.mentions[other].end].text == "("
            )
            listed = has_role(doc[mention.head], CONJUNCT) or any(
                has_role(c, CONJUNCT, COORDINATOR) for c in doc[mention.head].children
            )
            if (
                analysis.mentions[other].label in ("COUNTRY", "REGION", "TERRITORY")
                and closed
                and not listed
                and analysis.mentions[other].start == after + 1
            ):
                self._add(analysis, "located_in", i, other, doc[after], PLACE_AFTER_COMMA)
        for prep in (c for c in doc[mention.head].children if has_role(c, PREPOSITION) and c.lower_ in _INSIDE):
            for pobj in (c for c in prep.children if has_role(c, PREPOSITION_OBJECT) and c.i in analysis.mention_at):
                if analysis.mentions[analysis.mention_at[pobj.i]].label in ("COUNTRY", "REGION", "TERRITORY"):
                    self._add(analysis, "located_in", i, analysis.mention_at[pobj.i], prep, PLACE_INSIDE)

    def _noun_of(self, doc: Doc, analysis: DocumentAnalysis, i: int) -> None:
        """ "Slovenia, the birthplace of Melania Trump"; "NATO member Latvia"; "Riga, the capital of Latvia"."""
        head = doc[analysis.mentions[i].head]
        nouns = [c for c in head.children if has_role(c, APPOSITION) and c.i not in _names(analysis)]
        if (
            has_role(head, SUBJECT)
            and head.head.lemma_ == "be"
            and not any(has_role(c, NEGATION) for c in head.head.children)
        ):
            nouns += [c for c in head.head.children if has_role(c, ATTRIBUTE)]
        nouns += [c for c in head.children if has_role(c, COMPOUND) and c.i == analysis.mentions[i].start - 1]
        for noun in nouns:
            type_ = _NOUNS.get(noun.lemma_.lower(), "")
            for owner in _owner_of(analysis, noun) if type_ else ():
                self._add(analysis, *_directed(type_, i, owner), noun)

    def _participle(self, doc: Doc, analysis: DocumentAnalysis, token: Token) -> None:
        """ "based in Vienna", "Vienna-based", "was born in Riga"."""
        type_ = _PARTICIPLES.get(token.lower_)
        if type_ is None:
            return
        heads = [token.head.i] if has_role(token, NOUN_CLAUSE, ADJECTIVE_MODIFIER, RELATIVE_CLAUSE) else []
        heads += [c.i for c in token.children if has_role(c, SUBJECT, PASSIVE_SUBJECT)]
        places = [
            g.i
            for p in token.children
            if has_role(p, PREPOSITION) and p.lower_ in _SEAT_PREPOSITIONS
            for g in p.children
            if has_role(g, PREPOSITION_OBJECT)
        ]
        places += [c.i for c in token.children if has_role(c, NOUN_ADVERBIAL)] + (
            [token.i - 2] if token.i > 1 and doc[token.i - 1].text == "-" else []
        )
        for head in heads:
            for place in places:
                if head in analysis.mention_at and place in analysis.mention_at:
                    subject = analysis.mention_at[head]
                    kind = analysis.cluster_of(subject).kind
                    self._add(
                        analysis,
                        "lives_in" if kind is Kind.PERSON and type_ == "based_in" else type_,
                        subject,
                        analysis.mention_at[place],
                        token,
                        BY_PARTICIPLE,
                    )

    def _verb(self, analysis: DocumentAnalysis, token: Token) -> None:
        type_ = _VERBS.get(token.lemma_.lower()) if has_pos(token, VERB) else None
        if type_ is None or any(
            has_role(c, NEGATION, AUXILIARY) and c.lemma_ not in _PLAIN_AUXILIARIES for c in token.children
        ):
            return
        subjects = [c.i for c in token.children if has_role(c, SUBJECT) and c.i in analysis.mention_at]
        for tail in (c.i for c in token.children if has_role(c, OBJECT) and c.i in analysis.mention_at):
            for head in subjects:
                pair = (analysis.mention_at[head], analysis.mention_at[tail])
                if type_ != "member_of" or analysis.cluster_of(pair[1]).subtype is not None:
                    score = BY_PATTERN if type_.startswith(_REVERSED) else BY_VERB_OF_RELATION
                    self._add(analysis, *_directed(type_, *pair), token, score)

    def _kin(self, analysis: DocumentAnalysis, token: Token) -> None:
        """ "Trump's wife Melania", "his son, Uday"."""
        type_ = _KIN.get(token.lower_)
        if type_ is None:
            return
        owners = [
            analysis.mention_at[c.i] for c in token.children if has_role(c, POSSESSOR) and c.i in analysis.mention_at
        ]
        owners += [
            analysis.mention_at[g.i]
            for p in token.children
            if p.lower_ == "of"
            for g in p.children
            if g.i in analysis.mention_at
        ]
        others = [
            analysis.mention_at[c.i] for c in token.children if has_role(c, APPOSITION) and c.i in analysis.mention_at
        ]
        if has_role(token, COMPOUND) and token.head.i in analysis.mention_at:
            others.append(analysis.mention_at[token.head.i])
        if has_role(token, APPOSITION) and token.head.i in analysis.mention_at:
            others.append(analysis.mention_at[token.head.i])
        for owner in owners:
            for other in others:
                pair = (owner, other) if load_ontology()[type_.lstrip(_REVERSED)].symmetric else (other, owner)
                self._add(analysis, *_directed(type_, *pair), token, BY_NOUN_OF_KIN)


def _directed(type_: str, head: int, tail: int) -> tuple[str, int, int]:
    """The type with its ends in order; one the vocabulary marks as reversed changes them."""
    return (type_[1:], tail, head) if type_.startswith(_REVERSED) else (type_, head, tail)


def _names(analysis: DocumentAnalysis) -> set[int]:
    return {f.head for f in analysis.mentions if f.form is Form.NAME}


def _owner_of(analysis: DocumentAnalysis, noun: Token) -> list[int]:
    tokens = [
        g
        for p in noun.children
        if has_role(p, PREPOSITION) and p.lower_ in _OWNER_PREPOSITIONS
        for g in p.children
        if has_role(g, PREPOSITION_OBJECT)
    ]
    tokens += [c for c in noun.children if has_role(c, POSSESSOR, COMPOUND, ADJECTIVE_MODIFIER)]
    return [analysis.mention_at[t.i] for t in tokens if t.i in analysis.mention_at]
