"""Articles as extraction would hand them to the store, as many as asked for: few actors in most claims, ten years, reprints, denials."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from legation.domain.article import Article
from legation.domain.claim import Claim, Evidence, Polarity, Status, claim_id
from legation.domain.decision import Link
from legation.domain.entity import Entity, Kind, Subtype
from legation.domain.extraction import Extraction
from legation.domain.ids import content_id
from legation.domain.interval import Interval, Precision
from legation.domain.mention import Form, Mention, Sense, mention_id
from legation.domain.ontology import load_ontology
from legation.domain.quotation import Quotation
from legation.store.filters import Resolved

CLAIMS_AN_ARTICLE = 8
_FIRST, _DAYS = date(2010, 1, 1), 3_650
_OUTLETS = [f"Outlet {n}" for n in range(120)]
_SYLLABLES = ("ba", "kor", "lin", "mar", "ta", "vel", "dro", "san", "ni", "ur", "po", "gre", "za", "hel", "mi", "ro")
_EVENTS = [name for name, type_ in load_ontology().types.items() if type_.is_event]
_PERMILLE_STATES, _PERMILLE_BODIES = 2, 300


@dataclass
class News:
    """A world of `actors` entities; the same seed tells the same news. Actor n is named with weight 1/(n+1) (Zipf)."""

    actors: int
    seed: int = 20161221
    _draw: random.Random = field(init=False)
    _entities: list[Entity] = field(init=False)
    _states: dict[str, Entity] = field(init=False)
    _weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self._draw = random.Random(self.seed)
        states = max(8, self.actors * _PERMILLE_STATES // 1000)
        self._entities = [self._entity(n, states) for n in range(self.actors)]
        self._states = {e.id: e for e in self._entities[:states]}
        total, self._weights = 0.0, []
        for n in range(self.actors):
            total += 1 / (n + 1)
            self._weights.append(total)

    def _entity(self, number: int, states: int) -> Entity:
        name = " ".join("".join(self._draw.choices(_SYLLABLES, k=3)).title() for _ in range(2)) + f" {number}"
        if number < states:
            return Entity(f"kb:s/{number}", Kind.COUNTRY, name)
        state = f"kb:s/{self._draw.randrange(states)}"
        if self._draw.randrange(1000) < _PERMILLE_BODIES:
            return Entity(f"ent_{number:020x}", Kind.ORGANIZATION, name, Subtype.MINISTRY, country=state)
        return Entity(f"ent_{number:020x}", Kind.PERSON, name, country=state)

    @property
    def entities(self) -> Sequence[Entity]:
        """All actors, the most named first."""
        return self._entities

    def articles(self, count: int, first: int = 0) -> Iterator[Resolved]:
        """As many articles, numbered from `first`."""
        for number in range(first, first + count):
            yield self._article(number)

    def _article(self, number: int) -> Resolved:
        draw = self._draw
        day = _FIRST + timedelta(days=draw.randrange(_DAYS))
        cast = draw.choices(self._entities, cum_weights=self._weights, k=6)
        plans = [self._plan(cast) for _ in range(CLAIMS_AN_ARTICLE)]
        text = "\n".join(sentence for sentence, *_ in plans)
        signature = tuple(draw.getrandbits(31) for _ in range(64))
        id_ = content_id("art", self.seed, number)
        article = Article(id_, content_id("rev", text), text, f"Title {number}", draw.choice(_OUTLETS), (), None, day.isoformat(), None, "en", (), signature)  # fmt: skip
        return _Writer(article, day, draw, self._states).resolved(plans)

    def _plan(self, cast: Sequence[Entity]) -> tuple[str, str, Entity, Entity, Entity | None]:
        draw = self._draw
        a, b = draw.sample(list(cast), 2)
        speaker = draw.choice(cast) if draw.random() < 0.4 else None
        type_ = draw.choice(_EVENTS)
        if draw.random() < 0.15 and a.kind is Kind.PERSON and b.kind is Kind.COUNTRY:
            type_ = "citizen_of"
        said = f"{speaker.name} said that " if speaker else ""
        return f"{said}{a.name} dealt with {b.name} on the day.", type_, a, b, speaker


@dataclass
class _Writer:
    article: Article
    day: date
    draw: random.Random
    states: Mapping[str, Entity]
    mentions: dict[str, Mention] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)

    def resolved(self, plans: Sequence[tuple[str, str, Entity, Entity, Entity | None]]) -> Resolved:
        """The parcel of these sentences."""
        claims, quotations, at = [], [], 0
        for sentence, type_, a, b, speaker in plans:
            ends = [self._mention(at, sentence, e) for e in (a, b)]
            voice = self._mention(at, sentence, speaker) if speaker else None
            if a.id != b.id:
                claims.append(self._claim(at, sentence, type_, ends, (a, b), voice))
            if voice:
                span = (at + sentence.index("said that") + 10, at + len(sentence))
                id_ = content_id("quo", self.article.id, *span)
                quotations.append(Quotation(id_, self.article.id, self.article.revision, voice.id, voice.span, None, (span,), direct=False))  # fmt: skip
            at += len(sentence) + 1
        links = tuple(Link(m.id, self.entities[m.entity].id, 0.9, "name", "its name") for m in self.mentions.values())
        extraction = Extraction(self.article, tuple(self.mentions.values()), tuple(self.entities.values()), tuple(claims), tuple(quotations))  # fmt: skip
        return Resolved(extraction, self.entities, links)

    def _mention(self, at: int, sentence: str, entity: Entity) -> Mention:
        start = at + sentence.index(entity.name)
        id_ = mention_id(self.article.id, self.article.revision, start, start + len(entity.name))
        local = f"e-{entity.id}"
        self.entities[local] = entity
        self.mentions[id_] = Mention(id_, start, start + len(entity.name), entity.name, "ORG", Form.NAME, local, Sense.ITSELF)  # fmt: skip
        return self.mentions[id_]

    def _claim(
        self,
        at: int,
        sentence: str,
        type_: str,
        ends: Sequence[Mention],
        pair: tuple[Entity, Entity],
        voice: Mention | None,
    ) -> Claim:
        a, b = ends
        start = at + sentence.index("dealt")
        cue = (start, start + 5)
        denied = voice is not None and self.draw.random() < 0.1
        polarity = Polarity.DENIED if denied else Polarity.AFFIRMED
        speakers = (voice.span,) if voice else ()
        id_ = claim_id(self.article.id, self.article.revision, type_, a.span, b.span, cue, polarity, speakers)
        time = None
        if self.draw.random() < 0.4:
            told = self.day - timedelta(days=self.draw.randrange(3))
            time = Interval(told, told + timedelta(days=1), Precision.DAY, "then")
        acting = [f"e-{e.country}" if e.country else None for e in pair]
        for local, e in zip(acting, pair, strict=True):
            if local and e.country:
                self.entities.setdefault(local, self.states[e.country])
        return Claim(
            id_, self.article.id, self.article.revision, type_, a.id, b.id, Evidence(at, at + len(sentence), sentence, a.span, b.span, cue),
            content_id("grp", self.article.id, cue), acting[0], acting[1], speakers=(voice.id,) if voice else (),
            status=self.draw.choice([Status.HAPPENED, Status.HAPPENED, Status.PLANNED, Status.ONGOING]), polarity=polarity, event_time=time,
            report_time=self.article.published, score=round(0.3 + 0.65 * self.draw.random(), 3),
        )  # fmt: skip
