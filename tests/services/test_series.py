"""Points of a series: how stretches of time are cut, and what events come to."""

from datetime import date

import pytest

from legation.services.series import Bucket, By, series
from legation.store.filters import EventQuery
from legation.store.sql import open_store
from tests.builders import RUSSIA, UKRAINE, Said, make_resolved

QUERY = EventQuery(subject=RUSSIA.id, object=UKRAINE.id)


@pytest.mark.parametrize(
    ("bucket", "since", "until"),
    [
        (Bucket.DAY, date(2016, 12, 31), date(2017, 1, 1)),
        (Bucket.WEEK, date(2016, 12, 26), date(2017, 1, 2)),
        (Bucket.MONTH, date(2016, 12, 1), date(2017, 1, 1)),
        (Bucket.QUARTER, date(2016, 10, 1), date(2017, 1, 1)),
        (Bucket.YEAR, date(2016, 1, 1), date(2017, 1, 1)),
    ],
)
def test_a_stretch_holds_its_first_day_and_not_the_first_after_it(bucket: Bucket, since: date, until: date) -> None:
    store = open_store("memory:")
    store.add(
        make_resolved([Said("Russia struck Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "struck")], published="2016-12-31")
    )
    (point,) = series(store, QUERY, bucket)
    assert (point.since, point.until) == (since, until)
    store.close()


def test_a_point_tells_mean_and_spread_of_the_scale_and_the_undated_come_last() -> None:
    store = open_store("memory:")
    said = [
        Said("Russia struck Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "struck"),
        Said("Russia helped Ukraine.", "AID", RUSSIA, UKRAINE, "helped"),
    ]
    store.add(make_resolved(said, published="2016-12-31"))
    store.add(make_resolved(said[1:], outlet="Other", published=None))
    first, last = series(store, QUERY, Bucket.MONTH, By.QUAD_CLASS)
    assert (first.events, first.mean, first.spread) == (2, -1.05, 8.45)
    assert first.counts == {"material_conflict": 1, "material_cooperation": 1}
    assert (last.since, last.events, last.spread) == (None, 1, 0.0)
    store.close()
