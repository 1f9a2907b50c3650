"""Titles of office brought to one post."""

import pytest

from legation.linking.titles import post_of


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("Prime Minister", "prime_minister"), ("Federal Chancellor", "prime_minister"), ("Taoiseach", "prime_minister"),
        ("Deputy Prime Minister", "deputy_prime_minister"), ("acting Prime Minister", "prime_minister"),
        ("Secretary of State for Foreign Affairs", "foreign_minister"), ("Foreign Secretary", "foreign_minister"),
        ("Secretary of State", "foreign_minister"), ("Minister of National Defence", "defence_minister"),
        ("Defense Secretary", "defence_minister"), ("Secretary of Defense", "defence_minister"),
        ("Chancellor of the Exchequer", "finance_minister"), ("Home Secretary", "interior_minister"),
        ("Vice President", "vice_president"), ("President of the Senate", "speaker"), ("President", "president"),
        ("Deputy Minister of Foreign Affairs", "deputy_minister"), ("Under Secretary of State", "deputy_minister"),
        ("Ambassador to Canada", "ambassador"), ("Press Secretary", "spokesperson"), ("King", "monarch"),
        ("Governor of the Bank of England", "central_bank_governor"), ("Secretary General", "secretary_general"),
        ("Mayor of Riga", "mayor"), ("Keeper of the Lamps", "keeper_of_the_lamps"),
    ],
)  # fmt: skip
def test_a_title_names_its_post(title: str, post: str) -> None:
    assert post_of(title) == post
