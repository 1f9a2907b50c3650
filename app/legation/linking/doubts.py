"""What speaks against a known person being the one an article names: a bare name, an age, a job, others of the family name."""

from datetime import date

from legation.linking import features as f
from legation.linking.candidates import Candidate, Context, Described
from legation.linking.features import Part
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownEntity, NameKind, Office

WELL_KNOWN = 0.7
"""Who is this well known and in high office is meant by "Mr." and the family name."""
_FAMOUS = 0.8
"""Who is this well known is meant by the name alone."""
_KNOWN = 0.45
_GROWN_UP = 18
"""Nobody holds office at a younger age."""
_LATE = 2
"""How many years a told age may be off."""


def doubts(
    knowledge: Knowledge, candidate: Candidate, context: Context, *, titled: bool, at_home: bool, in_high_office: bool
) -> tuple[Part, ...]:
    """The parts of a score that the article's words about the person give.

    `titled`: an office said beside the name fits; `at_home`: the person's state or body is in the article.
    """
    person, told = candidate.entity, context.described
    parts = list(_age(knowledge, person, context))
    if not titled:
        parts.extend(_job(person, told))
        if told.sport and person.prior < _FAMOUS:
            parts.append(f.SPORT.part())
        if told.bare and " " not in candidate.name.normal:
            parts.extend(_bare(knowledge, candidate, told, at_home=at_home, in_high_office=in_high_office))
    if told.others and not any(n.normal in told.others for n in knowledge.names_of(person.id)):
        parts.append(f.OTHER_BEARER.part())
    return tuple(parts)


def _bare(
    knowledge: Knowledge, candidate: Candidate, told: Described, *, at_home: bool, in_high_office: bool
) -> tuple[Part, ...]:
    person, name = candidate.entity, candidate.name
    parts: list[Part] = []
    if not told.polite and person.prior < _FAMOUS and knowledge.gender(name.normal):
        parts.append(f.BARE_FIRST_NAME.part(name=name.text))
    known = person.prior >= WELL_KNOWN or (at_home and person.prior >= _KNOWN)
    led = any(office.state for office in knowledge.offices_of(person.id))
    if name.kind is NameKind.PERSON_FAMILY and not (known and (in_high_office or (person.prior >= _FAMOUS and led))):
        parts.append(f.NOTHING_FOR_BARE_NAME.part())
    return tuple(parts)


def _job(person: KnownEntity, told: Described) -> tuple[Part, ...]:
    if told.job:
        return (f.OTHER_JOB.part(job=told.job),)
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
