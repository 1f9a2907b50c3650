"""Where names begin and end, and what they name."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from legation.domain.mention import Form

Read = Callable[..., Extraction]


def names(extraction: Extraction) -> list[tuple[str, str]]:
    return [(m.text, m.label) for m in extraction.mentions if m.form is Form.NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Federal Bureau of Investigation (FBI) opened a case.", ("FBI", "ORG")),
        ("The Croatian Democratic Union (HDZ) won the vote.", ("HDZ", "ORG")),
        ("South Korean President Park Geun-hye met ministers in Seoul.", ("Park Geun-hye", "PERSON")),
        ("President Jose Eduardo dos Santos has led Angola for years.", ("Jose Eduardo dos Santos", "PERSON")),
        ("Members of the Associated Press news agency met in Paris.", ("Associated Press", "ORG")),
        ("Police Superintendent Maria Jensen told reporters.", ("Maria Jensen", "PERSON")),
        ("He has lived in New Zealand for years.", ("New Zealand", "COUNTRY")),
        ("The Republicans rejected the bill on Monday.", ("Republicans", "ORG")),
    ],
)
def test_a_name_has_its_own_words_and_its_type(read: Read, text: str, expected: tuple[str, str]) -> None:
    assert expected in names(read(text))


def test_the_owner_and_what_it_owns_are_two_names(read: Read) -> None:
    found = dict(names(read("The merger would protect Suez from a takeover by Italy's Enel.")))
    assert found["Italy"] == "COUNTRY"
    assert "Italy's Enel" not in found


def test_a_states_army_in_small_letters_is_a_noun_with_an_owner(read: Read) -> None:
    extraction = read("The Israeli army struck targets in Gaza.")
    kinds = {m.text.removeprefix("The "): m.form for m in extraction.mentions}
    assert kinds["Israeli"] is Form.NAME
    assert kinds["Israeli army"] is Form.NOMINAL
    assert "Israel Defense Forces" in {e.name for e in extraction.entities}


def test_a_common_noun_that_begins_a_sentence_is_no_name(read: Read) -> None:
    found = names(read("They ate bread. Flour was scarce in Cairo. Workouts were banned. Isolation hurts."))
    assert {t for t, _ in found} == {"Cairo"}


@pytest.mark.parametrize(
    "line",
    ["abc/def (AFP, Reuters, dpa)", "Author: Jane Miller\nEditor: Paul Smith", "Reporting by Jane Miller"],
)
def test_credit_lines_name_nobody(read: Read, line: str) -> None:
    found = names(read(f"Germany criticised Russia on Monday.\n\n{line}"))
    assert {t for t, _ in found} == {"Germany", "Russia"}


def test_an_agency_that_reports_is_named(read: Read) -> None:
    assert "Reuters" in {t for t, _ in names(read("Officials told Reuters that Germany agreed."))}


def test_words_of_a_sentence_are_not_taken_into_a_persons_name(read: Read) -> None:
    found = dict(
        names(
            read("Former Chancellor Angela Merkel said Mr. Hollande agreed. Interior Minister Horst Seehofer did not.")
        )
    )
    assert {"Angela Merkel", "Hollande", "Horst Seehofer"} <= set(found)


def test_a_capital_alone_is_a_place_unless_somebody_bears_its_name(read: Read) -> None:
    text = "The talks between Armenia and Azerbaijan ended. Yerevan accused Baku of shelling Georgia."
    assert dict(names(read(text)))["Baku"] != "PERSON"
    borne = dict(names(read("The singer Jane Chad sang in Paris. Chad sang for hours, and Chad wept.")))
    assert borne["Chad"] == "PERSON"


def test_a_family_name_that_is_a_month_too_is_told_by_the_words_around_it(read: Read) -> None:
    text = (
        "Prime Minister Theresa May won. May said so in Paris. In May she left, and it may rain until May 5. "
        "The talks were long, but May stayed."
    )
    starts = [m.start for m in read(text).mentions if m.text == "May"]
    assert starts == [text.index("May said"), text.index("May stayed")]
