"""What a match can begin with, and that nothing is promised where that is not plain."""

import pytest

from legation.ingest.boilerplate.pattern_prefilter import first_letters


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("advertising", "a"),
        ("(your )?(ad|advert) could", "ya"),
        ("(skip|jump|go)( to)? (the )?content", "sjg"),
        ("share|tweet this|(e-)?mail", "stem"),
        ("(?:on|at) (?:a|b|(c))", "oa"),
        (r"\[(ads?|x)\]", "["),
        (r"\(?photo", "(p"),
        (r"a+b|c{2}d", "ac"),
        (r"(a[)|]b|c) d", "ac"),
        (r"x?y*z", "xyz"),
    ],
)
def test_the_letters_a_match_can_begin_with(pattern: str, letters: str) -> None:
    assert first_letters(pattern) == set(letters)


@pytest.mark.parametrize(
    "pattern",
    [r"\d+ ads", ".{0,40} now", "[ab]c", "(?-i:[A-Z])x", "^a", "(a)?", "a{0,2}b", "a{,2}b", r"\bword", "(a|)b?", ""],
)
def test_what_may_begin_with_anything_promises_nothing(pattern: str) -> None:
    assert first_letters(pattern) is None
