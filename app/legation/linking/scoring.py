"""How well a candidate fits, in parts that can be said in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from legation.domain.entity import PLACES, Kind, Subtype
from legation.domain.extraction import Proposal
from legation.domain.ontology import Trait, load_ontology
from legation.linking import features as f
from legation.linking.candidates import Candidate, Context
from legation.linking.doubts import doubts
from legation.linking.features import Part
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownEntity, KnownName, NameKind, Office, within
from legation.linking.vocabulary import ENGLISH

THRESHOLD = 0.45
"""Below this no link is made: the entity stays local and is offered for decision."""
MARGIN = 0.08
"""A second candidate closer than this leaves the name open."""
_GRACE = timedelta(days=365 * 4)
_MOST_FAMOUS, _FAMOUS, _KNOWN, _AHEAD = 0.9, 0.8, 0.45, 0.4
"""Who is this well known, and so much better known than the next of the name, is meant by a bare family name."""
_RARE, _COMMON = 3, 30
"""A family name borne by no more, or by at least so many known people."""
_SMALL = 0.35
"""Cities less known than this, of some half a million people, are met at home: there are thousands of them."""
_KINDS_OF_NAME: dict[str, str] = ENGLISH.table("scoring.kinds_of_name")
_CAPITAL_ARTICLES = ENGLISH.words("scoring.capital_articles")
_WELL = 0.5
"""From here a prior is called well known."""
_TOLD = 0.05
"""What counts less is no reason."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score in [0, 1] and the reasons, strongest first."""

    candidate: Candidate
    score: float
    reasons: tuple[str, ...]


def best(knowledge: Knowledge, candidates: tuple[Candidate, ...], context: Context) -> Proposal | None:
    """The one candidate that clears the threshold and the margin, or None."""
    first = decided(weigh(knowledge, candidates, context))
    if first is None:
        return None
    method = "name" if first.candidate.exact else "like name"
    return Proposal(first.candidate.entity.id, round(min(first.score, 1.0), 3), method, "; ".join(first.reasons))


def decided(scored: list[Scored]) -> Scored | None:
    """The first where it clears the threshold and nobody else comes close, or where those close are one place."""
    if not scored or scored[0].score < THRESHOLD:
        return None
    close = [s for s in scored if scored[0].score - s.score < MARGIN]
    return scored[0] if len(close) == 1 else _innermost(close)


def _innermost(close: list[Scored]) -> Scored | None:
    """Of a state and the city it is named after the state, of a region and its city the city: Singapore, Zurich."""
    entities = [s.candidate.entity for s in close]
    if len({_state(e) for e in entities} - {None}) != 1 or not {e.kind for e in entities} <= PLACES:
        return None
    for kind in (Kind.COUNTRY, Kind.CITY):
        of_kind = [s for s in close if s.candidate.entity.kind is kind]
        if of_kind:
            return of_kind[0] if len(of_kind) == 1 else None
    return None


def weigh(knowledge: Knowledge, candidates: tuple[Candidate, ...], context: Context) -> list[Scored]:
    """Every candidate with its score, best first; ties go by id."""
    # An undated text may mean the dead: they stay rivals in fame.
    living = [
        c for c in candidates if context.on is None or alive(c.entity, context.on) or _remembered(c)
    ] or candidates
    near = [c for c in living if _near(c.entity, context)]
    rivals = [c.entity for c in near or living]
    city = _foremost_city(candidates)
    at_home = any(_is_national(c.entity) for c in near)
    scored = (_score(knowledge, c, context, rivals, len(candidates), city, at_home) for c in candidates)
    return sorted(scored, key=lambda s: (-s.score, s.candidate.entity.id))


def _near(entity: KnownEntity, context: Context) -> bool:
    """Whether its state is in the article."""
    return bool(context.states.get(_state(entity) or ""))


def _state(entity: KnownEntity) -> str | None:
    return entity.id if entity.kind is Kind.COUNTRY else entity.country


def _score(
    knowledge: Knowledge,
    candidate: Candidate,
    context: Context,
    rivals: Sequence[KnownEntity],
    bearers: int,
    city: tuple[str, float],
    at_home: bool,
) -> Scored:
    entity, name = candidate.entity, candidate.name
    parts = [_of_name(knowledge, candidate, context)]
    famous = _famous(knowledge, entity, context, rivals) if name.kind is NameKind.PERSON_FAMILY else ()
    parts.extend(famous)
    if name.kind is not NameKind.PERSON_FAMILY and bearers == 1:
        parts.append(_alone(candidate))
    if at_home and _is_national(entity) and entity.country and not _near(entity, context):
        parts.append(f.OTHER_STATE.part())
    parts.extend(_of_its_time(entity, name, context.on, bool(famous)))
    if city[0] == entity.id:
        parts.append((city[1], f.BEST_KNOWN_CITY.reason))
    parts.append((f.WELL_KNOWN if entity.prior >= _WELL else f.LITTLE_KNOWN).part(entity.prior))
    parts.extend(_fit(knowledge, candidate, context, famous=bool(famous)))
    reasons = tuple(text for value, text in sorted(parts, key=lambda p: -abs(p[0])) if abs(value) >= _TOLD)
    return Scored(candidate, sum(value for value, _ in parts), reasons)


def _of_name(knowledge: Knowledge, candidate: Candidate, context: Context) -> Part:
    """What the name alone says: a family name says little unless its bearer holds a top office on the day."""
    name = candidate.name
    if name.kind is NameKind.PERSON_FAMILY:
        if context.on is not None and _top_office(knowledge, candidate.entity, context.on):
            return f.FAMILY_NAME_IN_OFFICE.part(name=name.text)
        return f.FAMILY_NAME.part(name=name.text)
    if candidate.begins:
        return f.BEGINNING_OF_NAME.part(asked=candidate.asked, name=name.text)
    if not candidate.exact:
        return f.LIKE_NAME.part(name=name.text)
    if name.strong:
        return f.STRONG_NAME.part(name=name.text, kind=_KINDS_OF_NAME.get(name.kind, name.kind.value))
    return f.WEAK_NAME.part(name=name.text)


def _foremost_city(candidates: tuple[Candidate, ...]) -> tuple[str, float]:
    """The city that is better known than any other place of the name, and what that is worth."""
    ranked = sorted((c.entity for c in candidates if c.entity.kind in PLACES), key=lambda e: (-e.prior, e.id))
    if len(ranked) < 2 or ranked[0].kind is not Kind.CITY:
        return ("", 0.0)
    return (ranked[0].id, min(f.BEST_KNOWN_CITY.weight, ranked[0].prior - ranked[1].prior))


def _alone(candidate: Candidate) -> Part:
    """That nobody else known bears the name; of people many are not known, and a like name proves nothing."""
    if candidate.entity.kind is Kind.PERSON and not candidate.exact:
        return f.ONLY_KNOWN_LIKE_IT.part()
    if candidate.entity.kind is Kind.PERSON and not candidate.name.strong:
        return f.ONLY_KNOWN_BEARER.part()
    return f.ONLY_BEARER.part()


def _famous(
    knowledge: Knowledge, entity: KnownEntity, context: Context, rivals: Sequence[KnownEntity]
) -> tuple[Part, ...]:
    """Where a family name alone is enough: its bearer is famous and well ahead of the others, at home or anywhere."""
    others = [r for r in rivals if r.id != entity.id]
    ahead = entity.prior - max((r.prior for r in others), default=0.0) >= _AHEAD
    if entity.prior >= _MOST_FAMOUS and not ahead:
        ahead = entity.prior - max((_fame(knowledge, r, context) for r in others), default=0.0) >= _AHEAD
    if ahead and entity.prior >= _FAMOUS:
        return (f.BEST_KNOWN_OF_FAMILY_NAME.part(),)
    if ahead and entity.prior >= _KNOWN and _near(entity, context):
        return (f.BEST_KNOWN_NEAR.part(),)
    return ()


def _fame(knowledge: Knowledge, entity: KnownEntity, context: Context) -> float:
    """How well known it is to readers of the article: the leaders of small states that it does not name are less so."""
    home = knowledge.entity(entity.country) if entity.country and not _near(entity, context) else None
    return entity.prior if home is None else entity.prior - 2 * (1 - home.prior)


def _remembered(candidate: Candidate) -> bool:
    """Whether the name means somebody famous long after death."""
    return candidate.entity.kind is Kind.PERSON and candidate.entity.prior >= _FAMOUS


def _fit(knowledge: Knowledge, candidate: Candidate, context: Context, *, famous: bool) -> list[Part]:
    entity, name = candidate.entity, candidate.name
    parts = _where(knowledge, candidate, context)
    if entity.kind is Kind.PERSON:
        parts.append(_office_fit(knowledge, entity, context.on, famous=famous))
        parts.extend(_at_home(knowledge, entity, context))
        parts.extend(_rarity(knowledge, candidate, context))
        titled = _titled(knowledge, entity, context, family=name.kind is NameKind.PERSON_FAMILY)
        parts.extend(titled)
        parts.extend(_doubts(knowledge, candidate, context, titled=bool(titled), famous=famous))
    if entity.kind is Kind.ORGANIZATION and context.sure & _wholes(knowledge, entity.id):
        parts.append(f.WHOLE_NEAR.part())
    if context.on is not None and not within(context.on, name.since, name.until):
        parts.append(f.NOT_YET_OR_NO_LONGER_ITS_NAME.part())
    elif name.kind is NameKind.FORMER and context.on is None:
        parts.append(f.FORMER_NAME.part())
    if _lacks_article(candidate):
        lacking = f.LACKS_ARTICLE if name.strong else f.LACKS_ARTICLE_OF_WEAK_NAME
        parts.append(lacking.part(name=name.text, asked=candidate.asked))
    return parts


def _doubts(
    knowledge: Knowledge, candidate: Candidate, context: Context, *, titled: bool, famous: bool
) -> tuple[Part, ...]:
    person, on = candidate.entity, context.on
    return doubts(
        knowledge,
        candidate,
        context,
        titled=titled,
        at_home=_near(person, context) or bool(context.sure & _bodies_of(knowledge, person)),
        famous=famous,
        in_high_office=on is not None and _top_office(knowledge, person, on) is not None,
    )


def _where(knowledge: Knowledge, candidate: Candidate, context: Context) -> list[Part]:
    """What the kind of place said and the states of the article say for it or against it."""
    entity, name = candidate.entity, candidate.name
    parts: list[Part] = [*_in_region(knowledge, entity, context)] if entity.kind is Kind.CITY else []
    if context.kind is not None and entity.kind is context.kind:
        parts.append(f.KIND_SAID.part(kind=entity.kind.value))
    if context.within is not None and entity.country == context.within:
        # A body's name is shared by those of other states; a town's by any number of towns.
        parts.append((f.STATE_SAID_OF_BODY if entity.kind is Kind.ORGANIZATION else f.STATE_SAID_OF_PLACE).part())
    elif context.within is not None and entity.country and _is_national(entity):
        parts.append(f.OTHER_STATE_SAID.part())
    elif _near(entity, context) and entity.kind is Kind.COUNTRY and name.strong:
        # An ambiguous name is not counted for its state, so that others must have spoken for it.
        parts.append(f.OWN_THINGS_NEAR.part())
    elif _near(entity, context):
        parts.append(f.STATE_NEAR.part(min(1.0, context.states[_state(entity) or ""])))
    elif entity.kind is Kind.CITY and entity.prior < _SMALL and context.states:
        parts.append(f.SMALL_CITY_ABROAD.part())
    elif entity.kind is Kind.COUNTRY and any(border.b in context.states for border in knowledge.borders(entity.id)):
        parts.append(f.NEIGHBOUR_NEAR.part())
    return parts


def _in_region(knowledge: Knowledge, city: KnownEntity, context: Context) -> tuple[Part, ...]:
    """What the region named beside a town, or those of the article, say where it is known in which region the town lies."""
    if context.region is None and not context.regions:
        return ()
    regions = {part.parent for part in knowledge.wholes_of(city.id) if part.kind == "de_jure"}
    if not regions:
        return ()
    if context.region is not None:
        return ((f.REGION_SAID if context.region in regions else f.OTHER_REGION_SAID).part(),)
    if regions & context.regions:
        return (f.REGION_NEAR.part(),)
    return (f.OTHER_REGION.part(),) if city.prior < _SMALL else ()


def _at_home(knowledge: Knowledge, person: KnownEntity, context: Context) -> tuple[Part, ...]:
    """Whether the article names a body of his, or nothing at all that is his."""
    if context.sure & _bodies_of(knowledge, person):
        return (f.OWN_BODY_NEAR.part(),)
    if person.prior < _KNOWN and not _near(person, context) and context.sure:
        return (f.NOTHING_NEAR.part(),)
    return ()


def _bodies_of(knowledge: Knowledge, person: KnownEntity) -> set[str]:
    """The bodies the person held office in, and what they are part of, but for the state."""
    bodies = {end for o in knowledge.offices_of(person.id) for end in (o.of, o.to) if end} - {person.country}
    return bodies | {whole for body in bodies for whole in _wholes(knowledge, body)} - {person.country or ""}


def _wholes(knowledge: Knowledge, body: str) -> frozenset[str]:
    """What a body is part of."""
    return frozenset(part.parent for part in knowledge.wholes_of(body))


def _rarity(knowledge: Knowledge, candidate: Candidate, context: Context) -> tuple[Part, ...]:
    """How many known people bear the family name says how many unknown ones may bear the whole name."""
    words = candidate.name.normal.split()
    if len(words) < 2 or not candidate.exact or _near(candidate.entity, context):
        return ()
    bearers = sum(1 for n in knowledge.names(words[-1]) if n.kind is NameKind.PERSON_FAMILY)
    if 0 < bearers <= _RARE and not candidate.name.strong:
        return (f.RARE_FAMILY_NAME.part(),)
    return (f.COMMON_FAMILY_NAME.part(),) if bearers >= _COMMON else ()


def _titled(knowledge: Knowledge, person: KnownEntity, context: Context, *, family: bool) -> tuple[Part, ...]:
    """Whether he held the office said beside the name: at the date, or ever where there is none."""
    said = context.office
    if said is None or (
        family and not said.state and not load_ontology()[said.role].has(Trait.SINGLE) and not _near(person, context)
    ):
        # Members and ministers are many: "Senator Strange" may be any of that name.
        return ()
    if said.role == "member_of" and context.described.job:
        # A defender or a goalkeeper is a member, too: of a team.
        return ()
    for office in knowledge.offices_of(person.id):
        same = office.role == said.role and (said.state is None or office.state == said.state)
        if same and (context.on is None or office.held(context.on)):
            return ((f.OFFICE_SAID_WITH_STATE if said.state else f.OFFICE_SAID).part(),)
    return ()


def _of_its_time(entity: KnownEntity, name: KnownName, on: date | None, famous: bool) -> tuple[Part, ...]:
    """Undated texts may be older than anybody's death; a family name alone still means the living first,
    but for one far better known than all others, living or dead."""
    if alive(entity, on):
        return ()
    if on is None and entity.kind is Kind.HISTORICAL_STATE and name.strong:
        return (f.NO_LONGER_EXISTS.part(),)
    if famous and (entity.valid_from is None or on is None or entity.valid_from <= on):
        return (f.FAMOUS_AND_NO_LONGER_LIVES.part(),)
    if on is not None or entity.kind is not Kind.PERSON:
        return (f.NOT_AT_THE_DATE.part(),)
    if name.kind is not NameKind.PERSON_FAMILY:
        return ()
    return (f.NO_LONGER_LIVES.part(),)


def _lacks_article(candidate: Candidate) -> bool:
    """E.g. "the Hill" for The Hill: without its capital article a one-word name is a word like any other."""
    name = candidate.name.text
    bare = candidate.entity.kind is Kind.ORGANIZATION and name[:4] in _CAPITAL_ARTICLES and " " not in name[4:]
    shouted = name.isupper() or not candidate.name.strong
    return bare and shouted and bool(candidate.asked) and candidate.asked[:4] not in _CAPITAL_ARTICLES


def alive(entity: KnownEntity, on: date | None) -> bool:
    """Whether it existed on that day; unknown days count as yes. Events and agreements are spoken of ever after."""
    if entity.kind in (Kind.EVENT, Kind.AGREEMENT):
        return on is None or entity.valid_from is None or entity.valid_from <= on
    if on is None:
        return entity.valid_to is None
    return entity.existed(on)


def _high(office: Office) -> bool:
    return load_ontology()[office.role].has(Trait.HIGH)


def _is_national(entity: KnownEntity) -> bool:
    """A body at home in one state, whose name those of other states bear as well."""
    return entity.subtype is Subtype.PARTY or entity.subtype in load_ontology().public_bodies


def _top_office(knowledge: Knowledge, person: KnownEntity, on: date) -> Office | None:
    return next((o for o in knowledge.offices_of(person.id) if _high(o) and o.held(on)), None)


def _office_fit(knowledge: Knowledge, person: KnownEntity, on: date | None, *, famous: bool) -> Part:
    offices = knowledge.offices_of(person.id)
    if on is None or not offices:
        return f.OFFICES_NOT_WEIGHED.part()
    # The office people know goes before a seat in parliament.
    for office in sorted(offices, key=lambda o: not _high(o)):
        if (office.since or date.min) <= on < (office.until or date.max):
            return f.IN_OFFICE.part(office=office.title or office.role)
    if min(_distance(office, on) for office in offices) <= _GRACE:
        return f.NEAR_OFFICE.part()
    if famous and any(office.until and office.until <= on for office in offices):
        return f.REMEMBERED.part()
    if all(office.since and office.since > on for office in offices):
        return f.LONG_BEFORE_OFFICE.part()
    return f.OUT_OF_OFFICE.part()


def _distance(office: Office, on: date) -> timedelta:
    """How far the day lies before the office began or after it ended."""
    if office.since and on < office.since:
        return office.since - on
    return on - office.until if office.until and on > office.until else timedelta(0)
