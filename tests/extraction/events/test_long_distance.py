"""Events whose target stands far from the verb, and demands in reported speech."""

from collections.abc import Callable

import pytest

from tests.extraction.conftest import Told

Claim = tuple[str, str, str | None]
Events = Callable[[str], set[Claim]]


@pytest.fixture
def events(told: Callable[..., list[Told]]) -> Events:
    return lambda text: {(c.type, c.subject, c.object) for c in told(text)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Sweden is willing to withdraw its engineers from South Sudan.", ("AGREE", "Sweden", "South Sudan")),
        ("Peru has agreed to allow access of Red Cross aid workers to deliver food.", ("AGREE", "Peru", "Red Cross aid workers")),
        ("Fiji withdrew the batch of 100 peacekeepers from Lebanon in May.", ("SANCTION", "Fiji", "Lebanon")),
    ],
)  # fmt: skip
def test_a_far_target_is_found_where_reader_and_vocabulary_agree(
    events: Events, text: str, claim: tuple[str, str, str]
) -> None:
    assert claim in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Budapest opposes sanctions against Russia, its foreign minister said.",
        "Oman is adding a plane to the pool of resources to fight the epidemic in Guinea.",
        "Germany borders France and Poland.",
    ],
)
def test_who_is_only_named_in_the_sentence_is_no_target(events: Events, text: str) -> None:
    assert {claim[2] for claim in events(text)} & {"Russia", "Guinea", "France", "Poland"} == set()


def test_what_another_must_do_is_asked_of_it(events: Events) -> None:
    assert ("REQUEST", "Jean Asselborn", "European Union") in events(
        "Foreign Minister Jean Asselborn said the European Union must be ready to mediate in Libya."
    )


def test_what_one_must_do_oneself_is_asked_of_nobody(events: Events) -> None:
    assert not [
        c
        for c in events("Angela Merkel said she must go. “I must say I was surprised,” Merkel said.")
        if c[0] == "REQUEST"
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Two inspectors of the OSCE have been expelled from Belarus.", ("SANCTION", "Belarus", "inspectors of Organization for Security and Co-operation in Europe")),
        ("Sauli Niinisto called Kersti Kaljulaid on Friday to explain the law.", ("CONSULT", "Sauli Niinistö", "Kersti Kaljulaid")),
        ("Iran has violated a ban by the UN on missile tests.", ("REJECT", "Iran", "United Nations")),
        ("Russia on Thursday passed a resolution condemning Turkey.", ("ACCUSE", "Russia", "Turkey")),
    ],
)  # fmt: skip
def test_common_turns_of_the_news_are_read(events: Events, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in events(text)


def test_calling_somebody_something_is_no_call(events: Events) -> None:
    assert not [c for c in events("Donald Trump called Jens Stoltenberg a friend.") if c[0] == "CONSULT"]
    assert ("ACCUSE", "Donald Trump", "NATO") in events("Donald Trump has also called NATO obsolete.")
