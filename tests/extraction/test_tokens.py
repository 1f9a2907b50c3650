"""Words as the pipeline cuts them: what stands before a dash is a name of its own."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The U.S.-led coalition struck a convoy near the Syrian border.", "U.S."),
        ("The Canadian–led battle group arrived in Latvia on Monday.", "Canadian"),
        ("Doctors of a Fresno, Calif.-based clinic met officials in Texas.", "Calif."),
    ],
)
def test_a_state_before_a_dash_is_a_mention(read: Callable[..., Extraction], sentence: str, name: str) -> None:
    assert name in {mention.text for mention in read(sentence).mentions}
