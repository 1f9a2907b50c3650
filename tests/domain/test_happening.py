"""Which claims are taken to tell of one happening."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.domain.happening import DatedBy, Slot, anchors, happenings, read_slot, slot_of


def slot(
    start: str | None = None, end: str | None = None, reported: str = "", status: str = "happened", **more: object
) -> Slot:
    found = slot_of(
        is_event=bool(more.get("is_event", True)), change=more.get("change"), status=status, start=start, end=end,  # type: ignore[arg-type]
        reported=reported, article="a1",
    )  # fmt: skip
    assert found is not None
    return found


TOLD = slot("2016-07-08", "2016-07-09", "2016-07-09")


@pytest.mark.parametrize(("reported", "joined"), [("2016-07-08", True), ("2016-07-10T08:00:00Z", True), ("2016-07-11", False), ("2016-07-07", False)])  # fmt: skip
def test_a_report_without_a_day_means_a_told_day_shortly_before(reported: str, joined: bool) -> None:
    undated = slot(reported=reported)
    assert (anchors([TOLD, undated])[undated] == TOLD) is joined


def test_reports_on_a_few_days_on_end_mean_one_happening_and_a_long_run_many() -> None:
    days = [slot(reported=f"2016-07-{day:02}") for day in range(1, 8)]
    assert len(set(anchors(days[:3]).values())) == 1
    assert len(set(anchors(days).values())) == 5
    assert len(set(anchors([days[0], days[4]]).values())) == 2


def test_a_month_means_the_only_day_told_in_it_and_nothing_where_there_are_two() -> None:
    march = slot("2016-07-01", "2016-08-01", "2016-09-01")
    other = slot("2016-07-20", "2016-07-21", "2016-07-20")
    assert anchors([TOLD, march])[march] == TOLD
    assert anchors([TOLD, other, march])[march] == march
    year = slot("2016-01-01", "2017-01-01", "2017-01-01")
    assert anchors([TOLD, year])[year] == year


def test_plans_and_beginnings_and_ends_are_happenings_of_their_own() -> None:
    done, plan = slot(reported="2016-07-08"), slot(reported="2016-07-08", status="planned")
    begin, end = (slot(reported="2016-07-08", is_event=False, change=change) for change in ("begin", "end"))
    assert len(set(anchors([done, plan, begin, end]).values())) == 4
    assert (
        slot_of(is_event=False, change=None, status="ongoing", start=None, end=None, reported="", article="a") is None
    )


def test_what_is_dated_by_nothing_is_told_by_its_article_alone() -> None:
    assert slot().dated_by is DatedBy.NOTHING
    assert slot().article == "a1"


def test_places_told_keep_happenings_of_one_day_apart_and_claims_without_one_join_the_most_told() -> None:
    found = happenings("rel", {(TOLD, "lyon"): 2, (TOLD, "nice"): 1, (TOLD, ""): 4})
    assert found[TOLD, ""] == found[TOLD, "lyon"] != found[TOLD, "nice"]


_SLOTS = st.builds(
    lambda day, kind: [
        slot(f"2016-07-{day:02}", f"2016-07-{day + 1:02}"),
        slot(reported=f"2016-07-{day:02}"),
        slot("2016-07-01", "2016-08-01"),
    ][kind],
    st.integers(1, 28), st.integers(0, 2),
)  # fmt: skip


@given(st.lists(_SLOTS, min_size=1, max_size=5))
def test_the_order_of_claims_does_not_matter(slots: list[Slot]) -> None:
    answers = [happenings("rel", {(s, ""): 1 for s in order}) for order in permutations(slots)]
    assert all(answer == answers[0] for answer in answers)


@given(_SLOTS)
def test_a_slot_is_read_as_it_was_written(slot_: Slot) -> None:
    assert read_slot(slot_.day, slot_.key()) == slot_
