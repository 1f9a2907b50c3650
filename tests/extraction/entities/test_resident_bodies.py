"""Bodies without a name are those of the state or city the article speaks of, where that is plain; else nobody's."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

pytestmark = pytest.mark.slow


def named(extraction: Extraction, text: str) -> list[tuple[str, bool]]:
    """(name, has a name of its own) of what the mentions of that text mean, in order."""
    entities = {e.id: (e.name, e.named) for e in extraction.entities}
    return [entities[m.entity] for m in extraction.mentions if m.text.lower() == text]


KUWAIT = "KUWAIT CITY - Police in Kuwait arrested three men on Monday, the interior ministry said. Kuwait had tightened its borders. "
CASES = {
    (KUWAIT + "The police blamed a smuggler.", "the police"): [("Kuwaiti police", True)],
    (KUWAIT + "The government thanked Oman.", "the government"): [("Kuwait", True)],
    (KUWAIT + "The parliament meets on Tuesday.", "the parliament"): [("Parliament of Kuwait", True)],
    ("The Delhi government banned cars. India's capital chokes every winter.", "the delhi government"): [
        ("Delhi government", True)
    ],
    (KUWAIT + "The opposition boycotted the vote.", "the opposition"): [("Kuwaiti opposition", True)],
    (KUWAIT + "Investigators questioned him.", "investigators"): [("Kuwaiti investigators", True)],
    (KUWAIT + "A police spokesman denied it.", "a police spokesman"): [("Kuwaiti police", True)],
    ("Latvian police arrested two men on Monday.", "latvian police"): [("Latvian police", True)],
    (
        "Police in Columbus arrested two men on Friday. Columbus has seen four murders this year, as Columbus councillors said. "
        "The police asked for help.",
        "the police",
    ): [("Columbus police", True)],
    (KUWAIT + "The opposition police union protested.", "the opposition police"): [],
    (
        "Iran and Israel traded threats. Turkey and Egypt called for calm. A police officer looked on. The police left.",
        "the police",
    ): [("The police", False)],
}


@pytest.mark.parametrize(("case", "expected"), CASES.items(), ids=[c[0][-40:] for c in CASES])
def test_whose_body_it_is(
    read: Callable[..., Extraction], case: tuple[str, str], expected: list[tuple[str, bool]]
) -> None:
    text, phrase = case
    assert named(read(text), phrase) == expected


def test_one_body_of_a_state_is_one_entity(read: Callable[..., Extraction]) -> None:
    extraction = read(KUWAIT + "The police blamed a smuggler. Later the police freed him.")
    mentions = [m for m in extraction.mentions if m.text.lower() == "the police"]
    assert len(mentions) == 2
    assert len({m.entity for m in mentions}) == 1


@pytest.mark.parametrize(
    ("text", "published", "state"),
    [
        ("The Trump administration imposed sanctions on Iran.", "2018-06-01", "United States"),
        ("The Bush administration imposed sanctions on Iran.", None, "United States"),
        ("The Erdogan government imposed sanctions on Greece.", "2023-06-01", "Turkey"),
    ],
)
def test_an_administration_called_by_its_leader_is_the_state(
    read: Callable[..., Extraction], text: str, published: str | None, state: str
) -> None:
    extraction = read(text, published)
    names = {e.id: e.name for e in extraction.entities}
    subjects = {m.id: names[m.entity] for m in extraction.mentions}
    assert [subjects[claim.subject] for claim in extraction.claims if claim.type == "SANCTION"] == [state]


@pytest.mark.parametrize(
    ("text", "published", "state"),
    [
        ("President Macron criticised China.", "2018-06-01", "France"),
        ("President Obama criticised China.", "2015-06-01", "United States"),
        ("King Charles III criticised China.", "2023-06-01", "United Kingdom"),
    ],
)
def test_who_leads_a_state_acts_for_it_whatever_depends_on_it(
    read: Callable[..., Extraction], text: str, published: str, state: str
) -> None:
    extraction = read(text, published)
    names = {e.id: e.name for e in extraction.entities}
    claim = next(c for c in extraction.claims if c.type == "ACCUSE")
    assert names[claim.subject_for or ""] == state


def test_an_opposition_does_not_act_for_its_state(read: Callable[..., Extraction]) -> None:
    extraction = read(KUWAIT + "The opposition accused Oman of fraud.")
    assert [c.subject_for for c in extraction.claims if c.type == "ACCUSE"] == [None]
