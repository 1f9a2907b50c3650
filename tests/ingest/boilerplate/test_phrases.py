"""What pages say of themselves, and what only sounds like it."""

import pytest
import yaml

from legation.ingest.blocks import make_block
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.phrases import PhraseList, compile_lists, phrase_list, shipped_directory


def reason(text: str, phrases: PhraseList | None = None) -> Reason | None:
    return (phrases or phrase_list()).reason(make_block(0, len(text), text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Advertisement", Reason.ADVERTISING),
        ("Skip to main content", Reason.NAVIGATION),
        ("Share on Facebook", Reason.NAVIGATION),
        ("Sign up for our morning briefing", Reason.NEWSLETTER),
        ("Be the first to comment", Reason.COMMENTS),
        ("Comments that break our rules will be removed.", Reason.COMMENTS),
        ("Related stories", Reason.PROMOTION),
        ("Read more: Canada leads in Latvia", Reason.PROMOTION),
        ("You have read three of your five free articles.", Reason.PAYWALL),
        ("Last updated: 21 December 2016", Reason.METADATA),
        ("Reporting by Jane Doe; Editing by John Roe", Reason.METADATA),
        ("Image caption, The ministers shake hands", Reason.CAPTION),
        ("Getty Images", Reason.CREDIT),
        ("All rights reserved.", Reason.BOILERPLATE),
        ("[adsense1]", Reason.ADVERTISING),
        ("Don\u2019t miss our best deal", Reason.ADVERTISING),
    ],
)
def test_chrome_is_known_with_its_reason(text: str, expected: Reason) -> None:
    assert reason(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Canada to lead battle group in Latvia",
        "Russia said it would share intelligence with Turkey on Facebook accounts run by the militants.",
        "Subscribers to the treaty must withdraw their troops within a year.",
        "The cookies were baked by the ambassador's wife.",
        "The government will not comment on the report, a spokesman told reporters.",
        '"Sign up for our army," the general said.',
        "Related parties in the dispute met in Geneva on Monday.",
    ],
)
def test_sentences_about_the_world_are_not_chrome(text: str) -> None:
    assert reason(text) is None


def test_an_outlet_may_have_a_list_of_its_own() -> None:
    own = {"version": 1, "promotion": {"whole": ["from the harbour"]}, "endings": ["from the harbour"]}
    both = compile_lists([yaml.safe_load((shipped_directory() / "general.yaml").read_text("utf-8")), own])
    line = "From the harbour"
    assert reason(line) is None
    assert reason(line, both) is Reason.PROMOTION
    assert both.is_ending(make_block(0, len(line), line))
    assert both.version.endswith("+1")


def test_every_pattern_is_text() -> None:
    data = yaml.safe_load((shipped_directory() / "general.yaml").read_text("utf-8"))
    assert set(data) == {"version", "endings", *(one.value for one in Reason)}
    patterns = [p for one in Reason for place in data[one.value].values() for p in place] + data["endings"]
    assert all(isinstance(pattern, str) for pattern in patterns)
