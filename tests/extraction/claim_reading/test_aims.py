"""A deed read twice in a sentence, once without and once with somebody it is done to."""

from legation.extraction.claim_reading.aims import surest_aims
from legation.reader.claims import ReadClaim


def _claim(
    type_: str, object_: int | None, score: float, subject: int = 0, sentence: tuple[int, int] = (0, 40)
) -> ReadClaim:
    return ReadClaim(type_, subject, object_, sentence, (5, 9), "happened", "affirmed", None, score)


def test_a_deed_to_somebody_stands_for_the_same_deed_to_nobody() -> None:
    aimed, alone = _claim("REJECT", 1, 0.5), _claim("REJECT", None, 0.4)
    assert surest_aims([alone, aimed], int) == [aimed]


def test_a_deed_to_nobody_stays_where_the_reader_is_surer_of_it() -> None:
    aimed, alone = _claim("REJECT", 1, 0.4), _claim("REJECT", None, 0.5)
    assert surest_aims([alone, aimed], int) == [alone, aimed]


def test_another_kind_doer_or_sentence_takes_nothing_away() -> None:
    alone = _claim("REJECT", None, 0.3)
    others = [
        _claim("ACCUSE", 1, 0.9),
        _claim("REJECT", 1, 0.9, subject=2),
        _claim("REJECT", 1, 0.9, sentence=(41, 60)),
    ]
    assert surest_aims([alone, *others], int) == [alone, *others]


def test_two_mentions_of_one_entity_are_one_doer() -> None:
    alone, aimed = _claim("REJECT", None, 0.3, subject=4), _claim("REJECT", 1, 0.9, subject=2)
    assert surest_aims([alone, aimed], lambda place: place % 2) == [aimed]
