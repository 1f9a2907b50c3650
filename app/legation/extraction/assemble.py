"""From a finished Doc to an `Extraction`: token spans become offsets, clusters entities, drafts claims."""

from datetime import date

from spacy.tokens import Doc

from legation.domain.article import Article
from legation.domain.claim import Claim, Evidence, claim_id, told_fields
from legation.domain.entity import STATES, Entity, Kind
from legation.domain.extraction import Extraction, Inference, Proposal
from legation.domain.ids import content_id
from legation.domain.mention import Form, Mention, Span, mention_id
from legation.domain.ontology import load_ontology
from legation.domain.quotation import Quotation
from legation.extraction.claims.calibration import calibrated
from legation.extraction.doc_attributes import Chances, analysis_of, relation_chances_of
from legation.extraction.document import ClaimDraft, Cluster, DocumentAnalysis, QuotationDraft
from legation.extraction.entities.implied import state_behind_actor
from legation.extraction.relations.inference import Stated, infer
from legation.linking.knowledge import Knowledge

_BEFORE_SENTENCES = "\u2014\u2013-\u2022*"


class _Entities:
    """Local ids in order of first mention; states nobody mentions come after, as they are asked for."""

    def __init__(self, doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.entities: list[Entity] = []
        self.proposals: dict[str, Proposal] = {}
        self.of_cluster: dict[int, str] = {}
        self.of_known: dict[str, str] = {}
        members = [
            (min(analysis.mentions[i].start for i in c.members), index)
            for index, c in enumerate(analysis.clusters)
            if c.members
        ]
        for _, index in sorted(members):
            self._add(doc, analysis, analysis.clusters[index], index)

    def _add(self, doc: Doc, analysis: DocumentAnalysis, cluster: Cluster, index: int) -> None:
        local = f"e{len(self.entities)}"
        aliases = {doc[f.start : f.end].text for i in cluster.members if (f := analysis.mentions[i]).form is Form.NAME}
        name = cluster.name if cluster.known else (max(aliases, key=lambda a: (len(a), a)) if aliases else cluster.name)
        links = {}
        if cluster.known and (known := self.knowledge.entity(cluster.known)):
            links = dict(known.links)
            self.proposals[local] = Proposal(cluster.known, cluster.score, cluster.method, cluster.reason)
            self.of_known[cluster.known] = local
        self.entities.append(
            Entity(
                local,
                cluster.kind,
                name,
                cluster.subtype,
                tuple(sorted(aliases - {name})),
                cluster.country,
                links,
                cluster.named,
                self.knowledge.point(cluster.known) if cluster.known else None,
            )
        )
        self.of_cluster[index] = local

    def state(self, known: str | None) -> str | None:
        """The local id of a known state, added without a mention when the article does not name it."""
        if known is None or (entity := self.knowledge.entity(known)) is None:
            return None
        if known not in self.of_known:
            local = f"e{len(self.entities)}"
            self.of_known[known] = local
            self.entities.append(
                Entity(
                    local,
                    entity.kind,
                    entity.name,
                    entity.subtype,
                    (),
                    entity.country,
                    dict(entity.links),
                    point=self.knowledge.point(known),
                )
            )
            self.proposals[local] = state_behind_actor(known)
        return self.of_known[known]


def assemble(doc: Doc, article: Article, knowledge: Knowledge) -> Extraction:
    """Everything the components found, as immutable records with offsets into the article's unaltered text."""
    analysis = analysis_of(doc)
    book = _Entities(doc, analysis, knowledge)
    mentions: dict[int, Mention] = {}
    for i, found in enumerate(analysis.mentions):
        if found.cluster in book.of_cluster:
            start, end = _chars(doc, found.start, found.end)
            id_ = mention_id(article.id, article.revision, start, end)
            head = _chars(doc, found.head, found.head + 1) if found.form is not Form.NAME and found.head >= 0 else None
            mentions[i] = Mention(
                id_,
                start,
                end,
                article.text[start:end],
                found.label,
                found.form,
                book.of_cluster[found.cluster],
                found.sense,
                found.literal,
                head,
            )
    claims = _claims(doc, article, analysis, mentions, book)
    quotations = tuple(_quotation(doc, article, quote, mentions) for quote in analysis.quotations)
    inferences = _inferences(relation_chances_of(doc), analysis, book, article)
    unique = {m.id: m for m in mentions.values()}
    ordered = tuple(sorted(unique.values(), key=lambda m: (m.start, m.end)))
    return Extraction(article, ordered, tuple(book.entities), claims, quotations, inferences, book.proposals)


def _claims(
    doc: Doc, article: Article, analysis: DocumentAnalysis, mentions: dict[int, Mention], book: _Entities
) -> tuple[Claim, ...]:
    found: dict[str, Claim] = {}
    for draft in analysis.claims:
        ends = (draft.subject,) if draft.object is None else (draft.subject, draft.object)
        if any(i not in mentions for i in ends) or (
            draft.object is not None and mentions[draft.subject].entity == mentions[draft.object].entity
        ):
            continue
        if not _admitted(analysis, draft):
            continue
        claim = _claim(doc, article, analysis, draft, mentions, book)
        if claim.id not in found or claim.score > found[claim.id].score:
            found[claim.id] = claim
    return tuple(sorted(found.values(), key=lambda c: (c.evidence.start, c.evidence.cue, c.type, c.id)))


def _admitted(analysis: DocumentAnalysis, draft: ClaimDraft) -> bool:
    object_ = analysis.cluster_of(draft.object).kind if draft.object is not None else None
    return load_ontology()[draft.type].admits_kinds(analysis.cluster_of(draft.subject).kind, object_)


def _claim(
    doc: Doc,
    article: Article,
    analysis: DocumentAnalysis,
    draft: ClaimDraft,
    mentions: dict[int, Mention],
    book: _Entities,
) -> Claim:
    subject = mentions[draft.subject]
    object_ = mentions[draft.object] if draft.object is not None else None
    start, end = _sentence(doc, article, draft)
    cue = _chars(doc, *draft.cue)
    speakers = [mentions[i] for i in draft.speakers if i in mentions]
    id_ = claim_id(
        article.id,
        article.revision,
        draft.type,
        subject.span,
        object_.span if object_ else None,
        cue,
        draft.polarity,
        tuple(s.span for s in speakers),
    )
    evidence = Evidence(start, end, article.text[start:end], subject.span, object_.span if object_ else None, cue)
    group = content_id("evt", article.id, article.revision, draft.type, cue, draft.group)
    return Claim(
        id_, article.id, article.revision, draft.type, subject.id, object_.id if object_ else None, evidence, group,
        subject_for=_acts_for(analysis, draft.subject, book),
        object_for=_acts_for(analysis, draft.object, book) if draft.object is not None else None,
        place=mentions[draft.place].id if draft.place in mentions else None, speakers=tuple(s.id for s in speakers), event_time=draft.time, report_time=article.published, score=round(calibrated(draft.type, draft.extractor, draft.score), 3), extractor=draft.extractor,
        **{told.name: getattr(draft, told.name) for told in told_fields()},
    )  # fmt: skip


def _acts_for(analysis: DocumentAnalysis, mention: int, book: _Entities) -> str | None:
    cluster = analysis.cluster_of(mention)
    if cluster.kind in STATES:
        return None
    return book.state(cluster.acts_for)


def _sentence(doc: Doc, article: Article, draft: ClaimDraft) -> Span:
    """The sentence's offsets without white space at its ends or the dash of a dateline, never reaching into a cut."""
    start, end = _chars(doc, *draft.sentence)
    text = article.text
    while start < end and (text[start].isspace() or text[start] in _BEFORE_SENTENCES):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for cut in article.cuts:
        if start <= cut.start < end:
            end = cut.start
            while end > start and text[end - 1].isspace():
                end -= 1
    return start, end


def _quotation(doc: Doc, article: Article, quote: QuotationDraft, mentions: dict[int, Mention]) -> Quotation:
    content = tuple(_chars(doc, s, e) for s, e in quote.content)
    speaker = mentions.get(quote.speaker) if quote.speaker is not None else None
    span = _chars(doc, *quote.speaker_span) if quote.speaker_span else None
    cue = _chars(doc, *quote.cue) if quote.cue else None
    id_ = content_id("quo", article.id, article.revision, content, span)
    return Quotation(
        id_, article.id, article.revision, speaker.id if speaker else None, span, cue, content, quote.direct
    )


def _inferences(
    chances: Chances, analysis: DocumentAnalysis, book: _Entities, article: Article
) -> tuple[Inference, ...]:
    on = date.fromisoformat(article.published[:10]) if article.published else None
    stated = {
        (
            d.type,
            book.of_cluster.get(analysis.mentions[d.subject].cluster),
            book.of_cluster.get(analysis.mentions[d.object].cluster),
        )
        for d in analysis.claims
        if d.object is not None
    }
    named = [e for e in book.entities if e.named and e.kind is not Kind.GROUP]
    return infer(named, book.proposals, stated, book.knowledge, on, _read(chances, book) if chances else None)


def _read(chances: Chances, book: _Entities) -> dict[Stated, float]:
    """The reader's chances by local ids."""
    return {
        (type_, book.of_cluster[head], book.of_cluster[tail]): chance
        for (head, tail), found in chances.items()
        if head in book.of_cluster and tail in book.of_cluster
        for type_, chance in found.items()
    }


def _chars(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)
