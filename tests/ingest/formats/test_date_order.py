"""A date that can be read in two ways is read as most of its file's other dates are written."""

import json
from itertools import count, islice

import pytest

from legation.ingest.formats.date_order import looked_ahead, with_date_order
from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.readers import read_bytes

TEXT = "Iran threatened Oman on Friday."


def days(name: str, data: str, options: ReadOptions | None = None) -> list[str | None]:
    """The days read; None where there is a warning in the place of one."""
    items = list(read_bytes(name, data.encode(), options or ReadOptions()))
    assert all(isinstance(item, ArticleRead) for item in items), items
    articles = [item for item in items if isinstance(item, ArticleRead)]
    assert all(bool(item.warnings) is (item.article.published is None) for item in articles)
    return [item.article.published for item in articles]


def lines(*dates: str) -> str:
    return "".join(json.dumps({"text": TEXT, "date": told}) + "\n" for told in dates)


def table(*dates: str) -> str:
    return "text;date\n" + "".join(f"{TEXT};{told}\n" for told in dates)


def listed(*dates: str) -> str:
    return json.dumps([{"text": TEXT, "date": told} for told in dates])


@pytest.mark.parametrize(("name", "written"), [("r.jsonl", lines), ("r.csv", table), ("r.json", listed)])
@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("03/04/2020", "16/03/2020"), ["2020-04-03", "2020-03-16"]),
        (("03/04/2020", "03/16/2020"), ["2020-03-04", "2020-03-16"]),
        (("03.04.2020", "03.16.2020"), ["2020-03-04", "2020-03-16"]),
        (("03.04.2020", "16.03.2020 10:00"), ["2020-04-03", "2020-03-16"]),
        (
            ("01/02/2020", "13/02/2020", "14/02/2020", "02/15/2020"),
            ["2020-02-01", "2020-02-13", "2020-02-14", "2020-02-15"],
        ),
        (("03/04/2020", "03/03/2020"), [None, "2020-03-03"]),
        (("03/04/2020", "16/03/2020", "03/16/2020"), [None, "2020-03-16", "2020-03-16"]),
    ],
)
def test_the_files_other_dates_decide(
    name: str, written: object, dates: tuple[str, ...], expected: list[str | None]
) -> None:
    assert callable(written)
    assert days(name, written(*dates)) == expected


def test_the_users_own_name_of_the_date_counts() -> None:
    data = "".join(json.dumps({"text": TEXT, "Tag": told}) + "\n" for told in ("03/04/2020", "16/03/2020"))
    assert days("r.jsonl", data, ReadOptions(fields={"published": "Tag"})) == ["2020-04-03", "2020-03-16"]


def test_a_line_that_cannot_be_read_is_told_in_its_place() -> None:
    items = list(
        read_bytes("r.jsonl", (lines("03/04/2020") + "{broken\n" + lines("16/03/2020")).encode(), ReadOptions())
    )
    assert [item.path for item in items] == ["r.jsonl:1", "r.jsonl:2", "r.jsonl:3"]
    assert [isinstance(item, ArticleRead) for item in items] == [True, False, True]


def test_no_more_is_held_than_the_head() -> None:
    entries = count()
    head, again = looked_ahead(entries, lambda _: 1)
    assert (len(head), next(entries)) == (200, 200)
    assert list(islice(again, 201)) == [*range(200), 201]
    assert len(looked_ahead(iter(range(9)), lambda _: 3_000_000)[0]) == 2


def test_what_is_no_record_tells_nothing() -> None:
    assert with_date_order([None, 3, {"date": "x"}], ReadOptions()).day_first is None
