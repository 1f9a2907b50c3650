"""To whom it is done, where the phrase that says so stands far from the verb or beside another. The sentences are our own."""

from collections.abc import Callable

import pytest

from tests.extraction.conftest import Told

pytestmark = pytest.mark.slow

TARGETS = {
    "Macron discussed Libya with Vladimir Putin in a phone call.": {"Emmanuel Macron CONSULT Vladimir Putin"},
    "The prosecutor charged a former Rwandan minister with contempt of court.": {
        "The prosecutor ACCUSE a former Rwandan minister"
    },
    "A lawyer has filed a lawsuit in a Paris court against Bashar al-Assad.": {"A lawyer ACCUSE Bashar al-Assad"},
    "Spain will send a team of experts to Iran to investigate the crash.": {"Spain ACCUSE Iran"},
    "Norway gave 20 million euros to promote farming in Ethiopia.": {"Norway AID Ethiopia"},
    "Italy returned a painting that was stolen from a museum in Berlin to Germany.": {"Italy CONCEDE Germany"},
    "Mexico has spurned repeated offers for talks by Cuba.": {"Mexico REJECT Cuba"},
    "The police detained several suspects in the attack against the convoy of the king.": {
        "The police COERCE several suspects"
    },
    "The Taliban handed over the bodies of two Americans to the Red Cross.": {
        "Taliban CONCEDE International Committee of the Red Cross"
    },
    "Peru's envoy is delivering Norway's message to Syria.": {"Peru's envoy CONSULT Syria"},
    "Two utilities have filed complaints with the Constitutional Court about taxes.": set(),
    "Cuba was removed by the United States from its blacklist.": {"United States CONCEDE Cuba"},
    "Greece and Turkey exchanged fire on the border.": {"Greece ASSAULT Turkey"},
    "Militants used Iraqi civilians as human shields.": {"Militants ASSAULT Iraqi civilians"},
    "Russia and Turkey's foreign ministers met on Monday.": {"Russia CONSULT Turkey"},
}

LETTING = {
    "Algeria opened its airspace to French military planes.": {"Algeria AID France"},
    "Bangladesh allows Rohingya refugees to enter.": {"Bangladesh CONCEDE Rohingya refugees"},
    "Bangladesh does not allow Rohingya refugees to enter.": set(),
}

UNNAMED = {
    "Iran freed a Swedish teacher, Karin Berg, on Monday.": {"Iran CONCEDE Karin Berg"},
    "Iran freed a teacher, Karin Berg and two others.": {"Iran CONCEDE a teacher"},
    "The junta has been accused by the UN of burning down homes.": {"United Nations ACCUSE The junta"},
    "The commission asked Malta to reply.": {"The commission REQUEST Malta"},
}

DEMANDS = {
    "Seoul is sending a warship to the Strait of Hormuz at the request of Washington.": {
        "South Korea MOBILIZE -",
        "Washington REQUEST South Korea",
    },
    "Eritrea complained that Ethiopia had violated the border ruling.": {"Eritrea ACCUSE Ethiopia"},
    "North Korea has reiterated its demand that the United States ease sanctions.": {
        "North Korea REQUEST United States"
    },
    "Peru's speaker repeated his demand that the Chilean president apologise to the women.": {
        "Peru's speaker REQUEST Michelle Bachelet"
    },
}

PLANS = {
    "Turkey's president says it will begin a new military operation against Kurdish fighters in Syria.": {
        "Turkey ASSAULT Kurdish fighters"
    },
    "Peru's president says it rains in Chile.": set(),
}


@pytest.mark.parametrize(
    ("sentence", "expected"), [*TARGETS.items(), *UNNAMED.items(), *LETTING.items(), *DEMANDS.items(), *PLANS.items()]
)
def test_the_target_is_found_where_it_stands(
    told: Callable[..., list[Told]], sentence: str, expected: set[str]
) -> None:
    assert {c.edge for c in told(sentence) if c.type.isupper()} == expected
