"""Entries that readers sign."""

import pytest

from legation.ingest.blocks import Block, blocks_of
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.reader_comments import entries_start, judge_entries
from tests.ingest.texts import PARAGRAPHS


def blocks(*lines: str) -> list[Block]:
    return blocks_of("\n\n".join(lines))


@pytest.mark.parametrize(
    "entries",
    [
        ("Jane | 12.03.2024 14:05 I never liked it.", "Old Sailor | 12.03.2024 15:10 Nor did I."),
        ("Jane Doe wrote on 12 March 2024:", "I never liked it.", "Sailor said:", "Nor did I."),
        ("Jane (12 March 2024 20:14): I never liked it.", "Sailor (March 13, 2024): Nor did I."),
    ],
)
def test_two_signed_entries_below_an_article_begin_the_talk(entries: tuple[str, ...]) -> None:
    found = blocks(*PARAGRAPHS, *entries)
    verdicts: list[Reason | None] = [None] * len(found)
    judge_entries(found, verdicts)
    assert verdicts == [None] * len(PARAGRAPHS) + [Reason.COMMENTS] * len(entries)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe, 12 March 2024",
        "The minister resigned on 12 March 2024 after a storm.",
        "Canada and Latvia signed it on 12 March 2024. It was wet.",
    ],
)
def test_bylines_and_sentences_with_dates_are_no_entries(line: str) -> None:
    found = blocks(*PARAGRAPHS, line, line, *PARAGRAPHS)
    assert entries_start(found) == len(found)


def test_one_entry_or_one_above_the_article_begins_nothing() -> None:
    entry = "Jane | 12.03.2024 14:05 I never liked it."
    for lines in ((*PARAGRAPHS, entry), (entry, entry, *PARAGRAPHS)):
        found = blocks(*lines)
        assert entries_start(found) == len(found)
