"""Agency copy that outlets cut and head in their own way is one report; other texts that are as much alike are not."""

from dataclasses import replace
from itertools import permutations

import pytest

from legation.domain.article import similarity
from legation.ingest.identify import signature
from legation.store.filters import Paging, Resolved
from legation.store.origins import SIMILAR, SIMILAR_BY_AGENCY
from legation.store.sql import SqlStore
from tests.builders import CANADA, LATVIA, Said, make_resolved

SENT = Said("Canada will send soldiers to Latvia.", "COOPERATE", CANADA, LATVIA, "send")
COPY = [
    f"The {n}th minister of the alliance told reporters that his country would send {n} soldiers." for n in range(20)
]
OWN = [f"Readers of this paper in district {n} have long asked what the {n} bases nearby will cost." for n in range(9)]
OTHER = [f"Farmers {n} miles away said that they had seen {n} lorries pass in the night." for n in range(9)]


def report(outlet: str, lines: list[str], agency: str | None, published: str = "2016-12-21") -> Resolved:
    made = make_resolved([SENT], outlet=outlet, published=published)
    told = replace(made.extraction.article, signature=signature(" ".join(lines)), agency=agency)
    return replace(made, extraction=replace(made.extraction, article=told))


def origins(store: SqlStore) -> int:
    return len({view.origin for view in store.articles(Paging()).items})


def test_the_two_reports_are_less_alike_than_reprints() -> None:
    alike = similarity(signature(" ".join(COPY + OWN)), signature(" ".join(COPY + OTHER)))
    assert SIMILAR_BY_AGENCY < alike < SIMILAR


@pytest.mark.parametrize(
    ("agency", "published", "expected"),
    [
        ("Reuters", "2016-12-21", 1),
        ("Reuters", "2016-12-22T06:00:00Z", 1),
        ("Reuters", "2016-12-24", 2),
        ("Associated Press", "2016-12-21", 2),
        (None, "2016-12-21", 2),
    ],
)
def test_the_same_agency_within_a_day_makes_one_origin(
    agency: str | None, published: str, expected: int, store: SqlStore
) -> None:
    store.add(report("The Riga Courier", COPY + OWN, "Reuters"))
    store.add(report("Capital Ledger", COPY + OTHER, agency, published))
    assert origins(store) == expected


def test_two_reports_of_one_agency_about_different_things_stay_two(store: SqlStore) -> None:
    store.add(report("The Riga Courier", OWN, "Reuters"))
    store.add(report("Capital Ledger", OTHER, "Reuters"))
    assert origins(store) == 2


def test_the_order_of_arrival_changes_nothing_and_withdrawing_takes_apart(store: SqlStore) -> None:
    parcels = [
        report("The Riga Courier", COPY + OWN, "Reuters"),
        report("Capital Ledger", COPY + OTHER, "Reuters"),
        report("Harbour Post", COPY + OTHER, None),
    ]
    seen = []
    for order in permutations(parcels):
        for parcel in order:
            store.add(parcel, again=True)
        seen.append([view.origin for view in store.articles(Paging()).items])
        for parcel in order:
            store.withdraw(parcel.extraction.article.id)
    assert all(one == seen[0] for one in seen)
    assert len(set(seen[0])) == 1
    for parcel in parcels:
        store.add(parcel, again=True)
    store.withdraw(parcels[1].extraction.article.id)  # what held the other two together
    assert origins(store) == 2
