from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from tests.extraction.conftest import Told

pytestmark = pytest.mark.slow

DENIALS = {
    "Alexander Darchiev denied that Russia had annexed the Crimean Peninsula.": ("Aleksandr Darchiev",),
    "Russia's takeover of Crimea was legal. Alexander Darchiev insists it was not an annexation.": (
        "Aleksandr Darchiev",
    ),
    "Russia's takeover of Crimea was legal. Alexander Darchiev rejected the term annexation.": ("Aleksandr Darchiev",),
    'Asked about Russia\'s takeover of Crimea, Alexander Darchiev said: "I would use another term."': (
        "Aleksandr Darchiev",
    ),
    "Experts doubt that Russia will annex the Crimean Peninsula.": ("Experts",),
}


@pytest.mark.parametrize(("text", "speakers"), DENIALS.items())
def test_a_denial_is_a_claim_with_its_speaker(
    told: Callable[..., list[Told]], text: str, speakers: tuple[str, ...]
) -> None:
    denied = [c for c in told(text) if c.polarity == "denied"]
    assert [(c.edge, c.speakers) for c in denied] == [("Russia COERCE Crimea", speakers)]


CHAINS = {
    "Moscow says Washington denies arming the rebels.": [("denied", ("Russia", "United States"))],
    "Barack Obama said the intelligence services believed that Syria had armed the rebels.": [
        ("affirmed", ("Barack Obama", "the intelligence services"))
    ],
    "Syria armed the rebels. Barack Obama said that he was worried.": [("affirmed", ())],
    "Syria is said to have armed the rebels.": [("affirmed", ())],
    "Barack Obama assured that Syria had armed the rebels.": [("affirmed", ("Barack Obama",))],
}


@pytest.mark.parametrize(("text", "expected"), CHAINS.items())
def test_speakers_run_from_the_outermost_in(
    told: Callable[..., list[Told]], text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(c.polarity, c.speakers) for c in told(text) if c.type == "AID"] == expected


def test_a_denied_accusation_was_made(told: Callable[..., list[Told]]) -> None:
    claims = told("Russia has accused Ukraine of preparing an invasion; Kyiv denies it.")
    assert [(c.edge, c.polarity) for c in claims] == [("Russia ACCUSE Ukraine", "affirmed")]


def test_an_accusation_that_a_clause_behind_it_takes_up_was_made(told: Callable[..., list[Told]]) -> None:
    text = "Rwanda has repeatedly been accused by United Nations experts of arming the rebels, something Kigali has always denied."
    assert {(c.type, c.polarity) for c in told(text)} == {("ACCUSE", "affirmed"), ("AID", "affirmed")}


def test_a_denial_by_the_outlet_has_no_speaker(told: Callable[..., list[Told]]) -> None:
    assert [(c.polarity, c.speakers) for c in told("Russia did not attack Finland.")] == [("denied", ())]


def test_what_a_denial_takes_for_granted_is_not_denied(told: Callable[..., list[Told]]) -> None:
    claims = told("Azerbaijan denied that Turkish troops had attacked Armenia.")
    assert {(c.type, c.polarity) for c in claims} == {("ASSAULT", "denied"), ("agency_of", "affirmed")}


def test_a_refusal_is_affirmed(told: Callable[..., list[Told]]) -> None:
    assert [(c.type, c.polarity) for c in told("France refused to help Mali.")] == [("REJECT", "affirmed")]


def test_a_party_before_an_office_is_the_persons_own(told: Callable[..., list[Told]]) -> None:
    claims = told("Liberal Prime Minister Jean Chrétien of Canada retired.")
    assert "Jean Chrétien head_of Liberal Party of Canada" not in {c.edge for c in claims}


TIMES = {
    "Russia annexed the Crimean Peninsula in 2014.": ["2014-01-01"],
    "Moscow's 2014 annexation of the peninsula led to Canada's support for Ukraine.": [None],
    "Spain arrested the men on Monday.": ["2016-12-19"],
    "In 2015, Iran released the men.": ["2015-01-01"],
    "Iran will release the men on Monday.": ["2016-12-26"],
    "The rebels attacked Chad on Monday, killing five soldiers.": ["2016-12-19", "2016-12-19"],
    "The assassination of the envoy by Chad shocked Moscow on Monday.": [None],
    "Speaking on Monday, Iran urged Chad to free the men.": ["2016-12-19"],
    "Iran was expected on Monday to release the men.": ["2016-12-26"],
    "Iran attacked Chad on Monday. It then attacked Mali.": ["2016-12-19", "2016-12-19"],
    "Iran attacked Chad on Monday. France attacked Mali.": ["2016-12-19", None],
    "Theresa May attacked Iran. Iran was attacked by May.": [None, None],
}


@pytest.mark.parametrize(("sentence", "expected"), TIMES.items())
def test_an_event_gets_the_date_of_its_own_clause(
    told: Callable[..., list[Told]], sentence: str, expected: list[str | None]
) -> None:
    assert [c.time for c in told(sentence)] == expected


STANDING = {
    "Angela Merkel was born in Hamburg in 1954.": "1954-01-01",
}


@pytest.mark.parametrize(("sentence", "expected"), STANDING.items())
def test_what_happens_among_standing_relations_has_its_date_too(
    read: Callable[..., Extraction], sentence: str, expected: str
) -> None:
    times = {
        str(c.event_time.start) for c in read(sentence).claims if c.type in ("present_in", "born_in") and c.event_time
    }
    assert times == {expected}


def test_a_present_tense_with_a_date_to_come_is_a_plan(told: Callable[..., list[Told]]) -> None:
    assert [c.status for c in told("Canada is sending troops to Latvia next year.")] == ["planned"]


def test_every_claim_cuts_its_sentence_out_of_the_text(read: Callable[..., Extraction]) -> None:
    text = (
        "Poland said on Monday it had expelled a Russian envoy.\n\nMoscow denied that its troops had attacked Poland."
    )
    claims = read(text).claims
    assert claims
    for claim in claims:
        evidence = claim.evidence
        assert text[evidence.start : evidence.end] == evidence.sentence
        assert evidence.start <= evidence.cue[0] < evidence.cue[1] <= evidence.end


PARAGRAPHS = {
    "Norway has pledged two warships to Ukraine. Oslo will also train Ukrainian pilots, Defence Minister Bj\u00f8rn Arild "
    "Gram told reporters on Thursday. Russia condemned Norway's decision as a provocation.": {
        "Norway AGREE Ukraine",
        "Norway AID Ukrainian pilots",
        "Russia ACCUSE Norway",
    },
    "The talks between Armenia and Azerbaijan ended without an agreement. Yerevan accused Baku of shelling Georgia. "
    "Azerbaijan denied that its troops had attacked Armenia.": {
        "Armenia CONSULT Azerbaijan",
        "Armenia ACCUSE Azerbaijan",
        "Azerbaijan ASSAULT Georgia",
        "Armed Forces of Azerbaijan ASSAULT Armenia",
    },
    'Ethiopian troops seized the port of Assab last year, according to Eritrea. "Ethiopia has not invaded Eritrea," '
    "Prime Minister Abiy Ahmed said. He urged Sudan to stay neutral.": {
        "Armed Forces of Ethiopia COERCE Assab",
        "Ethiopia ASSAULT Eritrea",
        "Abiy Ahmed REQUEST Sudan",
    },
    "Thousands of students demonstrated in Belgrade against the government of Aleksandar Vu\u010di\u0107. Police fired at "
    "protesters. Germany's ambassador to Serbia met the opposition and asked it to negotiate with the government.": {
        "students PROTEST Serbia",
        "Serbian police ASSAULT protesters",
        "Germany's ambassador CONSULT Serbian opposition",
    },
    "Mexico, which borders the United States, recalled its ambassador to Ecuador after Ecuadorian police raided the "
    "Mexican embassy in Quito. Peru offered to mediate between Mexico and Ecuador, but neither Brazil nor Chile "
    "supported Peru.": {
        "Mexico SANCTION Ecuador",
        "Ecuadorian police ASSAULT Mexican embassy",
        "Peru AGREE Mexico",
        "Peru AGREE Ecuador",
        "Chile SUPPORT Peru",
        "Brazil SUPPORT Peru",
    },
}


@pytest.mark.parametrize(("paragraph", "expected"), PARAGRAPHS.items())
def test_a_paragraph_tells_these_events(told: Callable[..., list[Told]], paragraph: str, expected: set[str]) -> None:
    assert {c.edge for c in told(paragraph) if c.type.isupper()} == expected


TIMES = {
    "Police have detained the students since the election on Sunday.": ("2016-12-18", None),
    "Barack Obama will fly to Cuba on Friday to meet Raul Castro.": ("2016-12-23", "2016-12-24"),
    "Canada blamed Indian agents for a murder in 2013.": None,
    "Chile asked Peru for help after the earthquake in August.": None,
}


@pytest.mark.parametrize(("text", "expected"), TIMES.items())
def test_a_date_counts_for_what_it_dates(
    read: Callable[..., Extraction], text: str, expected: tuple[str, str | None] | None
) -> None:
    claims = [c for c in read(text).claims if c.type in ("COERCE", "CONSULT", "ACCUSE", "REQUEST")]
    assert claims
    times = {
        (
            c.event_time.start.isoformat() if c.event_time.start else None,
            c.event_time.end and c.event_time.end.isoformat(),
        )
        if c.event_time
        else None
        for c in claims
    }
    assert times == {expected}
