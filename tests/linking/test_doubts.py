"""What speaks against a known person, feature by feature."""

from datetime import date

import pytest

from legation.domain.entity import Kind
from legation.linking import features as f
from legation.linking.candidates import Context, Described, candidates, contradicts
from legation.linking.knowledge import Knowledge
from legation.linking.scoring import best, weigh

PEOPLE = frozenset({Kind.PERSON})


def meant(kb: Knowledge, name: str, on: date, said: Described, states: tuple[str, ...] = ()) -> str | None:
    context = Context(on, dict.fromkeys(states, 1.0), described=said)
    proposal = best(kb, candidates(kb, name, PEOPLE), context)
    entity = kb.entity(proposal.known) if proposal else None
    return entity.name if entity else None


def test_an_age_far_from_the_known_one_is_a_veto(kb: Knowledge) -> None:
    on = date(2014, 5, 1)
    assert meant(kb, "John Kerry", on, Described(age=70)) == "John Kerry"
    assert meant(kb, "John Kerry", on, Described(age=33)) is None


def test_a_bare_name_needs_more_than_an_office_somewhere(kb: Knowledge) -> None:
    on = date(2016, 5, 1)
    assert meant(kb, "Hammond", on, Described(bare=True)) is None
    assert meant(kb, "Hammond", on, Described(bare=True), ("kb:c/gb",)) == "Philip Hammond"
    assert meant(kb, "Obama", on, Described(bare=True)) == "Barack Obama"


def test_others_of_the_family_name_are_a_veto(kb: Knowledge) -> None:
    on = date(2014, 5, 1)
    assert meant(kb, "Harper", on, Described(bare=True, polite=True)) == "Stephen Harper"
    assert meant(kb, "Harper", on, Described(bare=True, polite=True, others=("elijah harper",))) is None


def test_a_rank_counts_only_abroad(kb: Knowledge) -> None:
    on = date(2012, 5, 1)
    assert meant(kb, "Cameron", on, Described(bare=True, polite=True, rank="sergeant")) is None
    assert meant(kb, "Cameron", on, Described(bare=True, rank="captain"), ("kb:c/gb",)) == "David Cameron"


def test_the_reasons_are_told_in_words(kb: Knowledge) -> None:
    scored = weigh(
        kb, candidates(kb, "John Kerry", PEOPLE), Context(date(2014, 5, 1), described=Described(job="baker"))
    )
    assert f.OTHER_JOB.reason.format(job="baker") in scored[0].reasons


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [("marie", "marine", True), ("mohammed", "mohamed", False), ("eric", "erik", False), ("john", "mary", True)],
)
def test_first_names_contradict_unless_they_sound_alike(kb: Knowledge, one: str, other: str, differ: bool) -> None:
    assert contradicts(kb, one, other) is differ
