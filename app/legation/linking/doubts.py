"""What speaks against a known person being the one an article names: a bare name, an age, a job, others of the family name."""

from datetime import date, timedelta

from legation.domain.ontology import Trait, load_ontology
from legation.linking import features as f
from legation.linking.candidates import Candidate, Context, Described
from legation.linking.features import Part
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownEntity, NameKind, Office

WELL_KNOWN = 0.7
"""Who is this well known and in high office is meant by "Mr." and the family name."""
_FAMOUS = 0.8
"""Who is this well known and leads a state is meant by the name alone, and named in articles about sport, too."""
_KNOWN = 0.45
_GROWN_UP = 18
"""Nobody holds office at a younger age."""
COMMON = 15
"""A family name borne by so many known people has many more bearers whom nobody knows."""
_GRACE = timedelta(days=365 * 2)
_LATE = 2
"""How many years a told age may be off."""


def doubts(
    knowledge: Knowledge,
    candidate: Candidate,
    context: Context,
    *,
    titled: bool,
    at_home: bool,
    in_high_office: bool,
    famous: bool,
) -> tuple[Part, ...]:
    """The parts of a score that the article's words about the person give.

    `titled`: an office said beside the name fits; `at_home`: the person's state or body is in the article;
    `famous`: the family name alone means this person.
    """
    person, told = candidate.entity, context.described
    parts = list(_age(knowledge, person, context))
    if not titled:
        parts.extend(_namesakes(knowledge, candidate, context, at_home=at_home))
        parts.extend(_job(person, told, at_home=at_home))
        if told.sport and person.prior < _FAMOUS:
            parts.append(f.SPORT.part())
        if told.bare and " " not in candidate.name.normal:
            leads = person.prior >= _FAMOUS and context.on is not None and _leads(knowledge, person, context.on)
            meant = famous or leads or (in_high_office and (at_home or (told.polite and person.prior >= WELL_KNOWN)))
            parts.extend(_bare(knowledge, candidate, told, at_home=at_home, meant=meant, famous=famous))
    if told.others and not any(n.normal in told.others for n in knowledge.names_of(person.id)):
        parts.append(f.OTHER_BEARER.part())
    return tuple(parts)


def _bare(
    knowledge: Knowledge, candidate: Candidate, told: Described, *, at_home: bool, meant: bool, famous: bool
) -> tuple[Part, ...]:
    person, name = candidate.entity, candidate.name
    parts: list[Part] = []
    if not told.polite and not famous and knowledge.gender(name.normal):
        parts.append(f.BARE_FIRST_NAME.part(name=name.text))
    crowded = not at_home and not famous and _bearers(knowledge, name.normal) >= COMMON
    if name.kind is NameKind.PERSON_FAMILY and (not meant or crowded or person.prior < _KNOWN):
        parts.append(f.NOTHING_FOR_BARE_NAME.part())
    return tuple(parts)


def _leads(knowledge: Knowledge, person: KnownEntity, on: date) -> bool:
    return any(o.held(on) and load_ontology()[o.role].has(Trait.LEADER) for o in knowledge.offices_of(person.id))


def _bearers(knowledge: Knowledge, family: str) -> int:
    return sum(1 for n in knowledge.names(family) if n.kind is NameKind.PERSON_FAMILY)


def _namesakes(knowledge: Knowledge, candidate: Candidate, context: Context, *, at_home: bool) -> tuple[Part, ...]:
    """A whole name that many may bear, of somebody few know and who holds no office near the date."""
    words, on = candidate.name.normal.split(), context.on
    if len(words) < 2 or candidate.entity.prior >= _KNOWN or (on is None and at_home):
        return ()
    offices = knowledge.offices_of(candidate.entity.id)
    serving = on is not None and any(
        o.held(on) or (o.until and timedelta(0) <= on - o.until <= _GRACE) for o in offices
    )
    common = _bearers(knowledge, words[-1]) >= COMMON
    return (f.LITTLE_KNOWN_NAMESAKE.part(),) if common and not serving else ()


def _job(person: KnownEntity, told: Described, *, at_home: bool) -> tuple[Part, ...]:
    if told.job or (told.rank and not at_home):
        return (f.OTHER_JOB.part(job=told.job or told.rank),)
    if told.public_job and person.prior < _KNOWN:
        return (f.OTHER_JOB_OF_LITTLE_KNOWN.part(job=told.public_job),)
    return ()


def _age(knowledge: Knowledge, person: KnownEntity, context: Context) -> tuple[Part, ...]:
    """Whether the age told is theirs: by the day of birth, else because nobody holds office as a child."""
    age, on = context.described.age, context.on
    if age is None:
        return ()
    if on is None:
        return (f.AGE_CONTRADICTS.part(age=str(age)),) if age <= _GROWN_UP else ()
    born = person.valid_from
    if born is not None:
        agrees = abs(on.year - born.year - age) <= _LATE
        return ((f.AGE_AGREES if agrees else f.AGE_CONTRADICTS).part(age=str(age)),)
    first = _first_year(knowledge.offices_of(person.id))
    too_young = first is not None and age - (on.year - first) < _GROWN_UP
    return (f.AGE_CONTRADICTS.part(age=str(age)),) if too_young else ()


def _first_year(offices: tuple[Office, ...]) -> int | None:
    return min((o.since.year for o in offices if isinstance(o.since, date)), default=None)
