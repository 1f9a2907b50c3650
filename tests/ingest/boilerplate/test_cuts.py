"""Cuts are sorted, do not overlap, and leave the rest as it was."""

from hypothesis import given
from hypothesis import strategies as st

from legation.domain.article import Cut
from legation.ingest.boilerplate.cuts import joined, kept_spans, without_cuts

TEXT = "One two.\n\nThree.\n\nFour."


def test_neighbours_of_one_reason_are_joined_over_white_space() -> None:
    cuts = [Cut(10, 16, "a"), Cut(0, 8, "a"), Cut(18, 23, "b")]
    assert joined(TEXT, cuts) == (Cut(0, 16, "a"), Cut(18, 23, "b"))


def test_the_kept_text_has_no_holes_of_blank_lines() -> None:
    assert without_cuts(TEXT, (Cut(10, 16, "a"),)) == "One two.\n\nFour."


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(0, 5)), max_size=6))
def test_kept_spans_and_cuts_make_the_whole_text(pieces: list[tuple[int, int]]) -> None:
    cuts = sorted(Cut(start, min(23, start + size), "a") for start, size in pieces)
    covered = {at for cut in cuts for at in range(cut.start, cut.end)}
    kept = [at for start, end in kept_spans(TEXT, cuts) for at in range(start, end)]
    assert sorted(set(kept) | covered) == list(range(len(TEXT)))
    assert not set(kept) & covered
