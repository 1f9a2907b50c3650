"""Who is meant, why, and when the name is left open."""

from datetime import date

import pytest

from legation.domain.entity import Kind
from legation.domain.extraction import Proposal
from legation.linking.candidates import Context, Said, candidates
from legation.linking.knowledge import Knowledge
from legation.linking.scoring import MARGIN, THRESHOLD, best, weigh

PEOPLE = frozenset({Kind.PERSON})
BODIES = frozenset({Kind.ORGANIZATION})
PLACES = frozenset({Kind.COUNTRY, Kind.HISTORICAL_STATE, Kind.TERRITORY, Kind.REGION, Kind.CITY, Kind.PLACE})


def chosen(kb: Knowledge, text: str, kinds: frozenset[Kind], on: str | None = None, *states: str) -> Proposal | None:
    context = Context(date.fromisoformat(on) if on else None, dict.fromkeys(states, 1.0))
    return best(kb, candidates(kb, text, kinds), context)


def meant(kb: Knowledge, text: str, kinds: frozenset[Kind], on: str | None = None, *states: str) -> str | None:
    proposal = chosen(kb, text, kinds, on, *states)
    return proposal.known if proposal else None


def test_the_reasons_are_words_strongest_first(kb: Knowledge) -> None:
    found = chosen(kb, "Stephen Harper", PEOPLE, "2012-01-01", "kb:c/ca")
    assert found is not None
    assert found.reason.startswith('"Stephen Harper" is its full name; held office at the date (Prime Minister')
    assert "its state is in the article" in found.reason
    assert found.method == "name"
    assert THRESHOLD <= found.score <= 1.0


def test_a_misspelt_name_says_so(kb: Knowledge) -> None:
    found = chosen(kb, "Dilma Rouseff", PEOPLE, "2014-01-01")
    assert found is not None
    assert found.method == "like name"
    assert 'spelled almost like "Dilma Rousseff"' in found.reason


@pytest.mark.parametrize("text", ["Congo", "Korea"])
def test_a_close_second_leaves_the_name_open(kb: Knowledge, text: str) -> None:
    scored = weigh(kb, candidates(kb, text, PLACES), Context(date(2016, 1, 1)))
    assert len(scored) >= 2
    assert meant(kb, text, PLACES, "2016-01-01") is None


def test_the_states_of_the_article_settle_an_ambiguous_name(kb: Knowledge) -> None:
    assert meant(kb, "Congo", PLACES, "2016-01-01", "kb:c/cd") == "kb:c/cd"
    assert meant(kb, "Korea", PLACES, "2016-01-01", "kb:c/kp") == "kb:c/kp"


def test_georgia_is_open_without_context_and_settled_by_it(kb: Knowledge) -> None:
    assert meant(kb, "Georgia", PLACES, "2016-01-01", "kb:c/ge") == "kb:c/ge"
    assert meant(kb, "Georgia", PLACES, "2016-01-01", "kb:c/us") == "kb:r/us-ga"


@pytest.mark.parametrize(
    ("text", "on", "state"),
    [
        ("Soviet Union", "1985-01-01", "kb:hist/su"), ("Czechoslovakia", "1990-01-01", "kb:hist/cs"), ("Russia", "1995-01-01", "kb:c/ru"),
        ("Burma", "2016-01-01", "kb:c/mm"), ("Myanmar", "2016-01-01", "kb:c/mm"), ("Macedonia", "2016-01-01", "kb:c/mk"),
        ("Macedonia", "2021-01-01", "kb:c/mk"), ("North Macedonia", "2021-01-01", "kb:c/mk"), ("Guinea", "2016-01-01", "kb:c/gn"),
        ("Guinea-Bissau", "2016-01-01", "kb:c/gw"), ("South Korea", "2016-01-01", "kb:c/kr"),
    ],
)  # fmt: skip
def test_states_past_and_present(kb: Knowledge, text: str, on: str, state: str) -> None:
    assert meant(kb, text, PLACES, on) == state


def test_kiev_and_kyiv_are_one_city(kb: Knowledge) -> None:
    assert meant(kb, "Kiev", PLACES, "2016-01-01") == meant(kb, "Kyiv", PLACES, "2016-01-01") == "geo:703448"


@pytest.mark.parametrize(
    ("text", "on", "states", "name"),
    [
        ("Kerry", "2014-06-01", (), "John Kerry"), ("Harper", "2012-06-01", ("kb:c/ca",), "Stephen Harper"),
        ("Merkel", "2010-06-01", (), "Angela Merkel"), ("Merkel", None, (), "Angela Merkel"), ("Putin", None, (), "Vladimir Putin"),
    ],
)  # fmt: skip
def test_a_family_name_alone_means_who_is_in_high_office_or_famous(
    kb: Knowledge, text: str, on: str | None, states: tuple[str, ...], name: str
) -> None:
    found = chosen(kb, text, PEOPLE, on, *states)
    assert found is not None
    known = kb.entity(found.known)
    assert known is not None
    assert known.name == name


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Rachel", None), ("Charlie", None), ("Harper", None), ("Harper", "2018-06-01"), ("Kerry", "1995-06-01"), ("Clinton", None),
        ("Bush", None), ("Hill", "2016-01-01"), ("Smith", "2016-01-01"), ("Wang", "2016-01-01"), ("John Smith", None),
    ],
)  # fmt: skip
def test_a_name_too_many_bear_stays_open(kb: Knowledge, text: str, on: str | None) -> None:
    assert meant(kb, text, PEOPLE, on) is None


def test_a_namesake_years_before_the_office_is_another(kb: Knowledge) -> None:
    assert meant(kb, "David Frost", PEOPLE, "1977-05-04") is None
    assert meant(kb, "David Frost", PEOPLE, "2021-05-04", "kb:c/gb") == "kb:p/Q5233879"


def test_one_of_many_namesakes_wins_by_office(kb: Knowledge) -> None:
    assert meant(kb, "Wang Yi", PEOPLE, "2016-06-01", "kb:c/cn") == "kb:p/Q701801"


def test_an_outlet_without_its_capital_article_is_a_word(kb: Knowledge) -> None:
    assert meant(kb, "the Hill", BODIES, "2016-01-01") is None
    assert meant(kb, "The Hill", BODIES, "2016-01-01") is not None


def test_the_margin_is_held(kb: Knowledge) -> None:
    for text in ("Georgia", "Guinea", "Paris", "Tripoli", "Macedonia"):
        found = candidates(kb, text, PLACES)
        scored = weigh(kb, found, Context(None))
        decided = best(kb, found, Context(None))
        close = len(scored) > 1 and scored[0].score - scored[1].score < MARGIN
        assert (decided is None) == (close or scored[0].score < THRESHOLD)


@pytest.mark.parametrize(("on", "known"), [(None, True), ("2016-01-01", True), ("1930-01-01", False)])
def test_an_event_is_spoken_of_after_it_and_not_before(kb: Knowledge, on: str | None, *, known: bool) -> None:
    assert (meant(kb, "World War II", frozenset({Kind.EVENT}), on) is not None) is known


def test_a_common_word_is_no_party(kb: Knowledge) -> None:
    assert meant(kb, "the Party", BODIES, "2016-01-01") is None


def test_of_a_state_and_its_city_of_one_name_the_state_is_meant(kb: Knowledge) -> None:
    assert meant(kb, "Singapore", PLACES) == "kb:c/sg"
    assert meant(kb, "Djibouti", PLACES) == "kb:c/dj"


def test_of_a_region_and_its_city_of_one_name_the_city_is_meant(kb: Knowledge) -> None:
    assert meant(kb, "Zurich", PLACES, None, "kb:c/ch") == "geo:2657896"


def test_an_undated_text_may_speak_of_the_dead(kb: Knowledge) -> None:
    assert meant(kb, "John McCain", PEOPLE) == "kb:p/Q10390"


def test_the_office_said_beside_a_name_settles_it(kb: Knowledge) -> None:
    said = Context(None, {}, office=Said("head_of_state", "kb:c/sy"))
    found = best(kb, candidates(kb, "Assad", PEOPLE), said)
    assert found is not None
    assert found.known == "kb:p/Q44329"
    assert "held the office said beside the name" in found.reason


def test_bodies_of_the_articles_states_go_before_namesakes_at_home_elsewhere(kb: Knowledge) -> None:
    assert meant(kb, "Republicans", BODIES, "2017-06-01", "kb:c/fr") == "kb:party/8168"
    assert meant(kb, "Republicans", BODIES, "2017-06-01", "kb:c/us") == "kb:o/republican-party"
    assert meant(kb, "Republicans", BODIES, "2017-06-01") == "kb:o/republican-party"


def test_a_body_is_known_by_what_it_is_part_of(kb: Knowledge) -> None:
    asked = candidates(kb, "Parliamentary Assembly", BODIES)
    assert best(kb, asked, Context(date(2014, 3, 1), {"kb:c/ua": 1.0})) is None
    found = best(kb, asked, Context(date(2014, 3, 1), {"kb:c/ua": 1.0}, frozenset({"kb:coe"})))
    assert found is not None
    assert found.known == "kb:pace"
    assert "what it is part of is in the article" in found.reason


def test_a_town_of_the_world_is_not_lost_to_a_namesake_in_the_united_states(kb: Knowledge) -> None:
    assert meant(kb, "Geneva", PLACES, "2014-01-20", "kb:c/sy", "kb:c/us") == "geo:2660646"
    assert meant(kb, "Vancouver", PLACES, "2014-01-20", "kb:c/us") == "geo:6173331"


def test_a_rare_family_name_lets_the_whole_name_of_a_legislator_stand_alone(kb: Knowledge) -> None:
    found = chosen(kb, "Dietmar Bartsch", PEOPLE)
    assert found is not None
    assert "a rare family name" in found.reason
    assert meant(kb, "John Smith", PEOPLE) is None


def test_the_dead_may_be_meant_by_family_name_where_none_is_half_as_well_known(kb: Knowledge) -> None:
    assert meant(kb, "Gadhafi", PEOPLE) == "kb:p/Q19878"
    assert meant(kb, "Bush", PEOPLE) is None


@pytest.mark.parametrize("on", ["1985-01-01", "2014-05-01"])
def test_a_party_listed_by_phases_lives_as_long_as_the_last_of_them(kb: Knowledge, on: str) -> None:
    assert meant(kb, "Greens", BODIES, on, "kb:c/de") == "kb:party/1816"


def test_the_state_named_beside_a_body_settles_whose_it_is(kb: Knowledge) -> None:
    found = candidates(kb, "Supreme Court", BODIES)
    proposal = best(kb, found, Context(date(2016, 3, 2), {"kb:c/us": 1.0}, within="kb:c/gb"))
    assert proposal is not None
    assert proposal.known == "court:gb"
    assert "of the state named beside it" in proposal.reason


def test_a_party_of_another_state_than_the_one_beside_it_is_not_meant(kb: Knowledge) -> None:
    found = candidates(kb, "Green Party", BODIES)
    with_state = best(kb, found, Context(date(2010, 8, 2), {"kb:c/de": 1.0, "kb:c/rw": 1.0}, within="kb:c/rw"))
    without = best(kb, found, Context(date(2010, 8, 2), {"kb:c/de": 1.0, "kb:c/rw": 1.0}))
    assert with_state is None
    assert without is not None


def test_a_small_city_far_from_the_article_is_not_meant(kb: Knowledge) -> None:
    assert meant(kb, "East London", PLACES, "2015-12-06", "kb:c/za") == "geo:1006984"
    assert meant(kb, "East London", PLACES, "2015-12-06", "kb:c/gb", "kb:c/sy") is None
    assert meant(kb, "East London", PLACES, "2015-12-06") == "geo:1006984"
