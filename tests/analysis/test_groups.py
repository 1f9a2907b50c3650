"""What hangs together by pairs."""

from legation.analysis.groups import groups


def test_a_chain_of_pairs_makes_one_group_and_what_is_in_no_pair_stays_alone() -> None:
    found = groups(["a", "b", "c", "d", "e"], [("c", "b"), ("b", "a"), ("e", "d"), ("d", "e")])
    assert sorted(map(sorted, found)) == [["a", "b", "c"], ["d", "e"]]
    assert sorted(map(sorted, groups(["a", "b"], []))) == [["a"], ["b"]]
