"""Where an article ends, and where it only pauses for a box of links."""

import pytest

from legation.ingest.blocks import blocks_of
from legation.ingest.boilerplate.judge import judge
from legation.ingest.boilerplate.phrases import phrase_list
from tests.ingest.texts import PARAGRAPHS

TEASERS = (
    "Related stories",
    "Latvia thanks Canada",
    "The president of Latvia thanked the soldiers from Canada at a parade in Riga on Friday.",
    "Spain sends tanks",
    "Six tanks from Spain reached the port of Riga by ship, the defence ministry announced.",
)
COMMENT = "I served in Latvia with NATO troops, and I can tell you that Canada should have come long ago."


def kept(*lines: str) -> list[str]:
    blocks = blocks_of("\n\n".join(lines))
    verdicts = judge(blocks, phrase_list())
    return [block.text for block, verdict in zip(blocks, verdicts, strict=True) if verdict is None]


def test_related_stories_with_their_teasers_are_cut() -> None:
    assert kept(*PARAGRAPHS, *TEASERS) == list(PARAGRAPHS)


def test_the_article_goes_on_after_a_box_of_links() -> None:
    box = ("Don't miss", "Spain sends tanks to Riga", "Ten rules for winter tyres")
    assert kept(*PARAGRAPHS[:3], *box, *PARAGRAPHS[3:]) == list(PARAGRAPHS)
    assert kept(*PARAGRAPHS[:4], *box, PARAGRAPHS[4]) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "heading", ["Comments", "12 comments", "3 thoughts on \u201cCanada leads\u201d", "Join the conversation"]
)
def test_readers_comments_are_cut_however_long(heading: str) -> None:
    assert kept(*PARAGRAPHS, heading, COMMENT, COMMENT + " Twice.", "Reply") == list(PARAGRAPHS)


@pytest.mark.parametrize("heading", ["ENDS", "Notes to editors:", "Media contact"])
def test_a_press_release_ends_at_its_notes(heading: str) -> None:
    note = "Diplomatic relations between Canada and Latvia were restored by NATO members on 3 September 1991."
    assert kept(*PARAGRAPHS, heading, note, note[:-1] + " in Riga.") == list(PARAGRAPHS)


def test_a_short_last_sentence_is_kept() -> None:
    assert kept(
        "Skip to content", "Share", *PARAGRAPHS, "Russia denies it.", "Follow us on Facebook", "Terms of use"
    ) == [
        *PARAGRAPHS,
        "Russia denies it.",
    ]


def test_unknown_lines_after_the_article_are_cut_where_there_are_many() -> None:
    forum = ("BB code is On", "Posting Permissions", "Thread Tools", "Similar Threads")
    assert kept("Skip to content", "Share", *PARAGRAPHS, *forum) == list(PARAGRAPHS)


def test_headlines_each_with_a_sentence_below_an_offer_are_announcements() -> None:
    teasers = (
        "Storm leaves thousands without power along the coast",
        "The storm reached the coast on Friday and moved on to the east by night.",
        "New bridge to open a year late",
        "The bridge will open in spring, the minister of transport told the town.",
    )
    offer = ("Subscribe to continue reading.", "Already a subscriber? Log in")
    assert kept(*PARAGRAPHS, *offer, *teasers) == list(PARAGRAPHS)


def test_a_list_below_a_colon_is_no_list_of_links() -> None:
    listed = ("The main topics of the meeting were:", "the courts of the country,", "its power grid,", "its ports.")
    lines = ("Home", "Sign in", *PARAGRAPHS[:2], *listed, *PARAGRAPHS[2:], "Subscribe", "Privacy policy")
    assert set(listed) <= set(kept(*lines))
