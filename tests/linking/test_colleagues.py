"""Family names that settle each other."""

from datetime import date

from legation.linking.colleagues import colleagues
from legation.linking.knowledge import Knowledge


def names(kb: Knowledge, families: list[str], on: date | None = None) -> dict[str, str]:
    return {family: person.name for family, person in colleagues(kb, families, on).items()}


def test_two_of_one_government_settle_each_other(kb: Knowledge) -> None:
    assert names(kb, ["Shorten", "Turnbull"]) == {"Shorten": "Bill Shorten", "Turnbull": "Malcolm Turnbull"}


def test_one_alone_settles_nobody(kb: Knowledge) -> None:
    assert names(kb, ["Turnbull"]) == {}


def test_names_that_point_to_two_states_stay_open(kb: Knowledge) -> None:
    assert names(kb, ["Shorten", "Turnbull", "Merkel", "Steinmeier"]) == {}
