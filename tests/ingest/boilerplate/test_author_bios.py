"""Words about the author below the article."""

from legation.ingest.blocks import blocks_of
from legation.ingest.boilerplate.author_bios import judge_bios
from legation.ingest.boilerplate.cuts import Reason
from tests.ingest.texts import PARAGRAPHS


def cut(*lines: str, authors: tuple[str, ...] = ("Jane Doe",)) -> list[str]:
    blocks = blocks_of("\n\n".join((*PARAGRAPHS, *lines)))
    verdicts: list[Reason | None] = [None] * len(blocks)
    judge_bios(blocks, verdicts, authors)
    return [block.text for block, verdict in zip(blocks, verdicts, strict=True) if verdict]


def test_what_the_author_is_and_her_bare_name_are_cut() -> None:
    about = "Jane Doe is a former ambassador who teaches in Riga."
    assert cut("Jane Doe", about, "Jane Doe, a former envoy, writes about trade.") == [
        "Jane Doe",
        about,
        "Jane Doe, a former envoy, writes about trade.",
    ]


def test_other_people_and_what_the_author_did_are_kept() -> None:
    assert cut("John Roe is a former ambassador.", "Jane Doe met the minister on Monday.") == []
    assert cut("Jane Doe is a former ambassador.", authors=()) == []


def test_above_the_middle_nothing_is_cut() -> None:
    blocks = blocks_of("\n\n".join(("Jane Doe is the new ambassador.", *PARAGRAPHS)))
    verdicts: list[Reason | None] = [None] * len(blocks)
    judge_bios(blocks, verdicts, ("Jane Doe",))
    assert not any(verdicts)
