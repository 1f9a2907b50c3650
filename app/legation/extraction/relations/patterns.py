"""Standing relations that are not titles: places within places, seats, membership, kin."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from legation.domain.claim import Status
from legation.domain.entity import Kind
from legation.domain.mention import Form
from legation.domain.ontology import load_ontology
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

_KIN = {
    "wife": "spouse", "husband": "spouse", "spouse": "spouse", "widow": "spouse",
    "son": "child", "daughter": "child", "father": "parent_of", "mother": "parent_of",
    "brother": "sibling", "sister": "sibling",
}  # fmt: skip
_HEADS = {
    "based": "based_in",
    "headquartered": "based_in",
    "located": "located_in",
    "situated": "located_in",
    "born": "born_in",
}
_NOUNS = {
    "member": "member_of",
    "capital": "capital_of",
    "founder": "founder_of",
    "subsidiary": "subsidiary_of",
    "ally": "ally_of",
    "birthplace": "birthplace",
    "native": "born_in",
    "citizen": "citizen_of",
    "part": "part_of",
    "province": "part_of",
    "city": "located_in",
    "town": "located_in",
    "region": "part_of",
}
_VERBS = {
    "join": "member_of",
    "found": "founder_of",
    "own": "owns",
    "lead": "head_of",
    "head": "head_of",
    "chair": "head_of",
}
_INSIDE = frozenset({"in", "of", "near"})


@Language.factory("legation_relations", requires=["doc._.analysis", "token.dep"], assigns=["doc._.analysis"])
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
        self, analysis: DocumentAnalysis, type_: str, head: int, tail: int, cue: Token, score: float = 0.75
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
                self._add(analysis, "located_in", i, other, doc[after], 0.8)
        for prep in (c for c in doc[mention.head].children if has_role(c, PREPOSITION) and c.lower_ in _INSIDE):
            for pobj in (c for c in prep.children if has_role(c, PREPOSITION_OBJECT) and c.i in analysis.mention_at):
                if analysis.mentions[analysis.mention_at[pobj.i]].label in ("COUNTRY", "REGION", "TERRITORY"):
                    self._add(analysis, "located_in", i, analysis.mention_at[pobj.i], prep, 0.7)

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
            type_ = _NOUNS.get(noun.lemma_.lower())
            for owner in _owner_of(analysis, noun) if type_ else ():
                if type_ == "birthplace":
                    self._add(analysis, "born_in", owner, i, noun)
                elif type_:
                    self._add(analysis, type_, i, owner, noun)

    def _participle(self, doc: Doc, analysis: DocumentAnalysis, token: Token) -> None:
        """ "based in Vienna", "Vienna-based", "was born in Riga"."""
        type_ = _HEADS.get(token.lower_)
        if type_ is None:
            return
        heads = [token.head.i] if has_role(token, NOUN_CLAUSE, ADJECTIVE_MODIFIER, RELATIVE_CLAUSE) else []
        heads += [c.i for c in token.children if has_role(c, SUBJECT, PASSIVE_SUBJECT)]
        places = [
            g.i
            for p in token.children
            if has_role(p, PREPOSITION) and p.lower_ in ("in", "at")
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
                        0.8,
                    )

    def _verb(self, analysis: DocumentAnalysis, token: Token) -> None:
        type_ = _VERBS.get(token.lemma_.lower()) if has_pos(token, VERB) else None
        if type_ is None or any(
            has_role(c, NEGATION, AUXILIARY) and c.lemma_ not in ("have", "be") for c in token.children
        ):
            return
        subjects = [c.i for c in token.children if has_role(c, SUBJECT) and c.i in analysis.mention_at]
        for tail in (c.i for c in token.children if has_role(c, OBJECT) and c.i in analysis.mention_at):
            for head in subjects:
                pair = (analysis.mention_at[head], analysis.mention_at[tail])
                if type_ == "owns":
                    self._add(analysis, "owned_by", pair[1], pair[0], token)
                elif type_ != "member_of" or analysis.clusters[analysis.mentions[pair[1]].cluster].subtype is not None:
                    self._add(analysis, type_, *pair, token, 0.7)

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
                pair = (owner, other) if type_ in ("child", "spouse", "sibling") else (other, owner)
                self._add(analysis, "parent_of" if type_ == "child" else type_, *pair, token, 0.8)


def _names(analysis: DocumentAnalysis) -> set[int]:
    return {f.head for f in analysis.mentions if f.form is Form.NAME}


def _owner_of(analysis: DocumentAnalysis, noun: Token) -> list[int]:
    tokens = [
        g
        for p in noun.children
        if has_role(p, PREPOSITION) and p.lower_ in ("of", "in", "to")
        for g in p.children
        if has_role(g, PREPOSITION_OBJECT)
    ]
    tokens += [c for c in noun.children if has_role(c, POSSESSOR, COMPOUND, ADJECTIVE_MODIFIER)]
    return [analysis.mention_at[t.i] for t in tokens if t.i in analysis.mention_at]
