"""Small builders: an article, and a parcel of claims as extraction and resolver would hand it to the store."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from legation.domain.article import Article
from legation.domain.claim import Claim, Evidence, Polarity, Status, claim_id
from legation.domain.decision import Link
from legation.domain.entity import Entity, Kind, Subtype
from legation.domain.extraction import Extraction
from legation.domain.ids import content_id
from legation.domain.interval import Interval, Precision
from legation.domain.mention import Form, Mention, Sense, mention_id
from legation.domain.quotation import Quotation
from legation.ingest.identify import make_article as identified
from legation.store.filters import Resolved

CANADA = Entity("kb_canada", Kind.COUNTRY, "Canada", links={"iso3": "CAN", "wikidata": "Q16"})
LATVIA = Entity("kb_latvia", Kind.COUNTRY, "Latvia", links={"iso3": "LVA"})
RUSSIA = Entity("kb_russia", Kind.COUNTRY, "Russia", links={"iso3": "RUS"})
UKRAINE = Entity("kb_ukraine", Kind.COUNTRY, "Ukraine", links={"iso3": "UKR"})
NATO = Entity("kb_nato", Kind.ORGANIZATION, "NATO", Subtype.ALLIANCE, links={"wikidata": "Q7184"})
DARCHIEV = Entity("kb_darchiev", Kind.PERSON, "Alexander Darchiev", country="kb_russia")


def make_article(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = "The Riga Courier",
    published: str | None = "2016-12-21",
    url: str | None = None,
) -> Article:
    """An article with its ids and signature, nothing cut."""
    return identified(text, (), title=title, outlet=outlet, url=url, published=published)


@dataclass(frozen=True)
class Said:
    """One claim to put into an article: names must occur in the sentence."""

    sentence: str
    type: str
    subject: Entity
    object: Entity | None
    cue: str
    speaker: Entity | None = None
    status: Status = Status.HAPPENED
    polarity: Polarity = Polarity.AFFIRMED
    subject_for: Entity | None = None
    event: tuple[str, str] | None = None
    place: Entity | None = None
    score: float = 0.8
    names: dict[str, str] = field(default_factory=dict)
    """Entity name to how this sentence calls it."""


def make_resolved(
    said: Sequence[Said],
    *,
    title: str | None = None,
    outlet: str | None = "The Riga Courier",
    published: str | None = "2016-12-21",
    url: str | None = None,
    quoted: bool = False,
) -> Resolved:
    """An article of these sentences, with mentions, claims, links and, if asked, one quotation a speaker."""
    article = make_article(
        "\n".join(s.sentence for s in said), title=title, outlet=outlet, published=published, url=url
    )
    entities: dict[str, Entity] = {}
    mentions: dict[str, Mention] = {}
    claims: list[Claim] = []
    quotations: list[Quotation] = []
    at = 0
    for one in said:
        ends = [_mention(article, one, at, e, entities, mentions) if e else None for e in (one.subject, one.object)]
        speaker = _mention(article, one, at, one.speaker, entities, mentions) if one.speaker else None
        place = _mention(article, one, at, one.place, entities, mentions) if one.place else None
        claims.append(replace(_claim(article, one, at, ends, speaker, entities), place=place.id if place else None))
        if quoted and speaker:
            span = (at, at + len(one.sentence))
            id_ = content_id("quo", article.id, *span)
            quotations.append(
                Quotation(id_, article.id, article.revision, speaker.id, speaker.span, None, (span,), direct=False)
            )
        at += len(one.sentence) + 1
    links = tuple(
        Link(m.id, entities[m.entity].id, 0.9, "name", "its name", knowledge_version="test") for m in mentions.values()
    )
    extraction = Extraction(
        article, tuple(mentions.values()), tuple(entities.values()), tuple(claims), tuple(quotations)
    )
    return Resolved(extraction, entities, links)


def _local(entity: Entity, entities: dict[str, Entity]) -> str:
    entities[f"e-{entity.id}"] = entity
    return f"e-{entity.id}"


def _mention(
    article: Article, said: Said, at: int, entity: Entity, entities: dict[str, Entity], mentions: dict[str, Mention]
) -> Mention:
    name = said.names.get(entity.name, entity.name)
    start = at + said.sentence.index(name)
    id_ = mention_id(article.id, article.revision, start, start + len(name))
    form = Form.NAME if entity.named else Form.NOMINAL
    local = _local(entity, entities)
    label = entity.kind.value.upper()
    mentions[id_] = Mention(id_, start, start + len(name), name, label, form, local, Sense.ITSELF)
    return mentions[id_]


def _claim(
    article: Article,
    said: Said,
    at: int,
    ends: Sequence[Mention | None],
    speaker: Mention | None,
    entities: dict[str, Entity],
) -> Claim:
    subject, object_ = ends
    assert subject is not None
    start = at + said.sentence.index(said.cue)
    cue = (start, start + len(said.cue))
    speakers = (speaker.span,) if speaker else ()
    id_ = claim_id(
        article.id,
        article.revision,
        said.type,
        subject.span,
        object_.span if object_ else None,
        cue,
        said.polarity,
        speakers,
    )
    evidence = Evidence(
        at, at + len(said.sentence), said.sentence, subject.span, object_.span if object_ else None, cue
    )
    time = None
    if said.event:
        time = Interval(date.fromisoformat(said.event[0]), date.fromisoformat(said.event[1]), Precision.DAY, "then")
    return Claim(
        id_,
        article.id,
        article.revision,
        said.type,
        subject.id,
        object_.id if object_ else None,
        evidence,
        event_group=content_id("grp", article.id, cue),
        subject_for=_local(said.subject_for, entities) if said.subject_for else None,
        speakers=(speaker.id,) if speaker else (),
        status=said.status,
        polarity=said.polarity,
        event_time=time,
        report_time=article.published,
        score=said.score,
    )
