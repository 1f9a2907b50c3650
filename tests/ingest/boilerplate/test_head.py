"""Headline and lead among what a page puts above its article."""

import pytest

from legation.ingest.blocks import Block, blocks_of
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.head import head_lines, is_filed_by
from legation.ingest.boilerplate.judge import judge
from legation.ingest.boilerplate.phrases import phrase_list
from tests.ingest.texts import HEADLINE, PARAGRAPHS


def judged(*above: str) -> tuple[list[Block], list[Reason | None], list[str]]:
    blocks = blocks_of("\n\n".join((*above, *PARAGRAPHS)))
    verdicts = judge(blocks, phrase_list())
    kept = [block.text for block, verdict in zip(blocks, verdicts, strict=True) if verdict is None]
    return blocks, verdicts, kept[: -len(PARAGRAPHS)]


def test_the_headline_is_the_line_on_the_articles_topic() -> None:
    kept = judged("Menu", "Log in", HEADLINE, "Share", "Delivered free of charge worldwide")[2]
    assert kept == [HEADLINE]


def test_a_lead_below_the_headline_is_kept() -> None:
    lead = "Soldiers from Canada will be based north-east of Riga, government says"
    assert judged("Menu", "Log in", HEADLINE, lead, "Share")[2] == [HEADLINE, lead]


def test_a_label_does_not_hide_a_headline_but_a_link_is_none() -> None:
    assert judged("Menu", "Log in", f"Exclusive: {HEADLINE}")[2] == [f"Exclusive: {HEADLINE}"]
    assert judged("Menu", "Log in", f"Read more: {HEADLINE}")[2] == []


def test_dates_and_bylines_are_no_headline() -> None:
    _, verdicts, kept = judged("Menu", "Log in", HEADLINE, "Jane Doe in Riga", "May 4th 2016 | RIGA")
    assert kept == [HEADLINE]
    assert verdicts[3:5] == [Reason.METADATA, Reason.METADATA]


def test_without_a_line_on_topic_the_nearest_run_is_taken() -> None:
    blocks, verdicts, _ = judged("Far from every quarrel", "A walk in spring")
    assert head_lines(blocks, verdicts, 2) == [0, 1]


@pytest.mark.parametrize(
    ("line", "filed"),
    [
        ("Leyla Demir in Istanbul and Jonathan Price in London", True),
        ("Jane Doe in New York", True),
        ("Canada to lead battle group in Latvia", False),
        ("Jane Doe", False),
    ],
)
def test_a_byline_may_lack_its_by(line: str, *, filed: bool) -> None:
    assert is_filed_by(line) is filed
