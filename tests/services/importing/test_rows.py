"""What a line of an import must be, and what is told of one that is not."""

import json
import re
from datetime import date

import pytest

from legation.domain.claim import Change, Polarity, Status
from legation.domain.interval import Precision
from legation.errors import BadInput
from legation.services.importing.rows import Row, read_row
from legation.services.importing.source import Source

ALLIES = {"type": "ally_of", "subject": "Russia", "object": "Belarus", "source": "A Factbook"}


def row(**fields: object) -> Row:
    return read_row(1, json.dumps({**ALLIES, **fields}).encode(), Source())


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"type": "ALLY_OF"}, "did you mean ally_of"),
        ({"type": "ACUSE"}, "did you mean ACCUSE"),
        ({"type": None}, '"type" is missing'),
        ({"subject": None}, '"subject" is missing'),
        ({"object": None}, '"object" is missing: ally_of stands between two'),
        ({"object": {"kind": "country"}}, '"object" has no "name"'),
        ({"object": {"name": "Belarus", "kind": "nation"}}, "unknown kind 'nation': use one of country"),
        ({"status": "true"}, "use one of happened, ongoing, planned"),
        ({"type": "ACCUSE", "change": "begin"}, "ACCUSE is an event"),
        ({"event_time": "last week"}, '"2016-12-21"'),
        ({"event_time": {"start": "2020-02-02", "end": "2020-02-01"}}, "ends before it begins"),
        ({"score": 7}, "between 0 and 1"),
        ({"source": None}, "it has no source"),
        ({"source": {"outlet": "A", "published": "16.03.2020"}}, "write 2016-12-21"),
        ({"sentense": "Russia is an ally."}, "did you mean 'sentence'"),
    ],
)
def test_what_is_wrong_with_a_line_says_what_to_do(fields: dict[str, object], told: str) -> None:
    with pytest.raises(BadInput, match=re.escape(told)):
        row(**fields)


@pytest.mark.parametrize(("line", "told"), [(b"{", "not JSON"), (b"[]", "not a JSON object"), (b'{"\xff"}', "UTF-8")])
def test_a_line_that_is_no_record_is_told(line: bytes, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        read_row(1, line, Source())


def test_a_standing_relation_holds_unless_its_line_says_otherwise() -> None:
    assert row().told["status"] is Status.ONGOING
    told = row(status="planned", change="begin", polarity="denied").told
    assert (told["status"], told["change"], told["polarity"]) == (Status.PLANNED, Change.BEGIN, Polarity.DENIED)
    assert "status" not in row(type="ACCUSE").told


@pytest.mark.parametrize(
    ("written", "end", "precision"),
    [
        ("2016-12-31", date(2017, 1, 1), Precision.DAY),
        ("2016-12", date(2017, 1, 1), Precision.MONTH),
        ("2016-11", date(2016, 12, 1), Precision.MONTH),
        ("2016", date(2017, 1, 1), Precision.YEAR),
    ],
)
def test_a_day_a_month_and_a_year_are_half_open(written: str, end: date, precision: Precision) -> None:
    time = row(event_time=written).event_time
    assert time is not None
    assert (time.end, time.precision, time.text) == (end, precision, written)


def test_a_source_may_be_an_address_or_a_name_and_is_filled_by_what_the_caller_knows() -> None:
    assert row(source="https://example.org/a").source == Source(url="https://example.org/a")
    filled = read_row(1, json.dumps(ALLIES).encode(), Source(outlet="Other", published="2020-01-01")).source
    assert (filled.outlet, filled.published) == ("A Factbook", "2020-01-01")
