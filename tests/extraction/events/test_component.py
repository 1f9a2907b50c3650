"""Tables of sentence and the events it tells, no more and no fewer. The sentences are our own."""

from collections.abc import Callable

import pytest

from tests.extraction.conftest import Told

pytestmark = pytest.mark.slow

VOICES = {
    "Russia annexed Crimea.": {"Russia COERCE Crimea"},
    "Crimea was annexed by Russia.": {"Russia COERCE Crimea"},
    "Moscow seized and annexed the Crimean Peninsula.": {"Russia COERCE Crimea"},
    "The coalition that invaded Iraq fell apart.": {"The coalition ASSAULT Iraq"},
    "Cuba, which had expelled the diplomats of Chile, apologised.": {"Cuba SANCTION Chile"},
    "Rebels backed by Iran attacked Bahrain.": {"Iran SUPPORT Rebels", "Rebels ASSAULT Bahrain"},
    "Norway praised Sweden and criticised Denmark.": {"Norway SUPPORT Sweden", "Norway ACCUSE Denmark"},
    "Kenya accused Somalia and Ethiopia.": {"Kenya ACCUSE Somalia", "Kenya ACCUSE Ethiopia"},
    "Poland and Latvia condemned Belarus.": {"Poland ACCUSE Belarus", "Latvia ACCUSE Belarus"},
}

NOUNS = {
    "The annexation of Crimea by Russia continues to divide Europe.": {"Russia COERCE Crimea"},
    "Russia's annexation of Crimea continues to divide Europe.": {"Russia COERCE Crimea"},
    "Canada imposed sanctions on Russia.": {"Canada SANCTION Russia"},
    "The sanctions that Canada imposed on Russia remain in force.": {"Canada SANCTION Russia"},
    "Sanctions imposed by Canada on Russia remain in force.": {"Canada SANCTION Russia"},
    "The Canadian sanctions imposed on Russia remain in force.": {"Canada SANCTION Russia"},
    "Canada's sanctions against Russia remain in force.": {"Canada SANCTION Russia"},
    "Turkey faces sanctions from the United States.": {"United States SANCTION Turkey"},
    "Talks between Serbia and Kosovo collapsed.": {"Serbia CONSULT Kosovo"},
    "Japan is in talks with Australia.": {"Japan CONSULT Australia"},
    "Ottawa repeated its promise to Ukraine to send armoured vehicles.": {"Canada AGREE Ukraine"},
    "Brazil expressed admiration for Uruguay.": {"Brazil SUPPORT Uruguay"},
    "Israel's invasion of Lebanon drew criticism from Turkey.": {"Israel ASSAULT Lebanon", "Turkey ACCUSE Israel"},
}

CONTROL = {
    "France refused to take part in the coalition that invaded Iraq.": {
        "France REJECT the coalition",
        "the coalition ASSAULT Iraq",
    },
    "Germany agreed to supply tanks to Ukraine.": {"Germany AGREE Ukraine"},
    "Iran threatened to attack Bahrain.": {"Iran THREATEN Bahrain"},
    "Kiev continues to battle militants.": {"Ukraine ASSAULT militants"},
    "Poland urged Germany to recognise Kosovo.": {"Poland REQUEST Germany"},
    "Iran told Iraq to leave Kuwait.": {"Iran REQUEST Iraq"},
    "Iran told Iraq that Israel bombed Syria.": {"Israel ASSAULT Syria"},
    "Yerevan accused Baku of shelling Armenia.": {"Armenia ACCUSE Azerbaijan", "Azerbaijan ASSAULT Armenia"},
    "Denmark asked Norway to mediate.": {"Denmark REQUEST Norway"},
}

TARGETS = {
    "Canada is sending soldiers and tanks to Latvia.": {"Canada MOBILIZE Latvia"},
    "NATO will place fighter jets, troops and tanks in Estonia.": {"NATO MOBILIZE Estonia"},
    "Canada deployed 450 soldiers.": {"Canada MOBILIZE -"},
    "Ottawa reopened channels with Russia.": {"Canada CONSULT Russia"},
    "Mexico recalled its ambassador to Ecuador.": {"Mexico SANCTION Ecuador"},
    "Germany closed its embassy in Yemen.": {"Germany SANCTION Yemen"},
    "The United States lifted the sanctions against Iran.": {"United States CONCEDE Iran"},
    "Canada suspended diplomatic contacts after Russia annexed the Crimean Peninsula.": {
        "Canada SANCTION Russia",
        "Russia COERCE Crimea",
    },
    "The annexation of Crimea by Russia was condemned by Poland.": {"Russia COERCE Crimea", "Poland ACCUSE Russia"},
    "Ukraine welcomed Russia's withdrawal from Kherson.": {"Ukraine SUPPORT Russia", "Russia RETREAT Kherson"},
    "Ukraine and the rebels agreed to a ceasefire in Minsk.": {"Ukraine AGREE the rebels"},
    "Australia and Indonesia signed a security treaty.": {"Australia SUPPORT Indonesia"},
    "Spain called on Monday on Morocco to talk.": {"Spain REQUEST Morocco"},
    "Peru returned the paintings to Chile.": {"Peru CONCEDE Chile"},
    "NATO agreed to send four battle groups to Latvia.": {"NATO AGREE Latvia"},
    "Donald Trump promised to impose sanctions on Tehran.": {"Donald Trump THREATEN Iran"},
    "The United States ordered Russia to leave and expelled the ambassador of Cuba.": {
        "United States REQUEST Russia",
        "United States SANCTION the ambassador",
    },
    "Students demonstrated in Belgrade against Serbia.": {"Students PROTEST Serbia"},
}

MORE = {
    "Serbia and Kosovo clashed.": {"Serbia ASSAULT Kosovo"},
    "Peru to host talks between Venezuela and Colombia": {"Venezuela CONSULT Colombia"},
    "Cuba mediated talks between Venezuela and Colombia.": {"Venezuela CONSULT Colombia"},
    "The Russian military intervention in Syria goes on.": {"Russia MOBILIZE Syria"},
    "Ethiopia intervened militarily in Somalia.": {"Ethiopia MOBILIZE Somalia"},
    "Spain extradited a suspect to Morocco.": {"Spain COOPERATE Morocco"},
    "Austria freed the five activists it had arrested.": {
        "Austria CONCEDE the five activists",
        "Austria COERCE the five activists",
    },
    "Iran promised not to attack Bahrain.": {"Iran AGREE Bahrain"},
    "Ukraine accused Russia of shelling its border guards.": {
        "Ukraine ACCUSE Russia",
        "Russia ASSAULT Ukrainian border guards",
    },
    "Finland is due to attack Latvia.": {"Finland ASSAULT Latvia"},
    "DUBAI \u2014 Iran attacked Bahrain.": {"Iran ASSAULT Bahrain"},
    "LONDON (Reuters) - Britain attacked Yemen.": {"United Kingdom ASSAULT Yemen"},
    "ADDIS ABABA, Ethiopia (AP) \u2014 Sudan attacked Chad.": {"Sudan ASSAULT Chad"},
    "Ecuador granted Julian Assange asylum.": {"Ecuador AID Julian Assange"},
    "Fiji demanded an apology from Vanuatu.": {"Fiji REQUEST Vanuatu"},
    "Iraq, Egypt and Oman broke off relations with Qatar.": {
        "Iraq SANCTION Qatar",
        "Egypt SANCTION Qatar",
        "Oman SANCTION Qatar",
    },
    "Malta and China have agreed on the appointment of bishops.": {"Malta AGREE China"},
    "Chad was accused by Sudan of attacking the rebels.": {"Sudan ACCUSE Chad", "Chad ASSAULT the rebels"},
    "Lithuania's president, Gitanas Nauseda, called on Belarus to stop the violence.": {
        "Gitanas Nausėda REQUEST Belarus"
    },
    "Fighting between Sudan and Chad entered a fourth day.": {"Sudan ASSAULT Chad"},
    "The United States ended four days of exercises with Brazil.": {"United States COOPERATE Brazil"},
    "Kenya and Tanzania rebuilt the bridge together.": {"Kenya COOPERATE Tanzania"},
    "American and Chinese negotiators met in Geneva.": {"United States CONSULT China"},
    "Edi Rama spoke and Aleksandar Vucic listened. The two leaders met again.": {"Edi Rama CONSULT Aleksandar Vučić"},
    "Moldovan and Romanian ministers want their agencies to fight crime together.": set(),
    "Dmitry Peskov says the NATO deployment will be bad for the region.": {
        "Dmitry Peskov ACCUSE NATO",
        "NATO MOBILIZE -",
    },
    '"It is a huge blunder," Dmitry Peskov said of NATO.': {"Dmitry Peskov ACCUSE NATO"},
    "Dmitry Peskov says the NATO deployment will not be bad for the region.": {"NATO MOBILIZE -"},
    "According to the Kremlin, Ukraine attacked Belarus.": {"Ukraine ASSAULT Belarus"},
    "The Ugandan opposition leader met Paul Kagame.": {"The Ugandan opposition leader CONSULT Paul Kagame"},
    "Poland condemned the execution of the man by Iran.": {"Poland ACCUSE Iran", "Iran ASSAULT the man"},
    "Police in Bosnia took control of the town of Zvornik.": {"Police COERCE Zvornik"},
    "Thousands of Moldovans demonstrated on Sunday.": {"Moldova PROTEST -"},
}

NOTHING = [
    "Canada and the United States marched in lockstep in their approach to Russia.",
    "Obama demonstrated that the United States would not give up.",
    "Most experts agree that Russia has made mistakes.",
    "The UN warned that Yemen was falling apart.",
    "Germany struck a balance between France and Poland.",
    "Spain met the demands of the European Union.",
    "Tanks and fighter jets rolled through the streets.",
    "Hungary fears an invasion of Ukraine by Russia.",
    "The base is meant to deter Moscow's aggression against Norway.",
    "Italy is a beautiful country near Malta.",
]


@pytest.mark.parametrize(("sentence", "expected"), [*VOICES.items(), *NOUNS.items(), *CONTROL.items(), *TARGETS.items(), *MORE.items()])  # fmt: skip
def test_a_sentence_tells_these_events(told: Callable[..., list[Told]], sentence: str, expected: set[str]) -> None:
    assert {c.edge for c in told(sentence) if c.type.isupper()} == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_idioms_and_opinions_are_no_events(told: Callable[..., list[Told]], sentence: str) -> None:
    assert [c for c in told(sentence) if c.type.isupper()] == []


def test_one_predicate_yields_one_claim(told: Callable[..., list[Told]]) -> None:
    assert len(told("Canada imposed sanctions on Russia.")) == 1
    assert len(told("Brazil expressed admiration for Uruguay.")) == 1


def test_claims_of_one_predicate_share_their_event_group(read: Callable[..., object]) -> None:
    claims = read("Poland and Latvia condemned Belarus.").claims  # type: ignore[attr-defined]
    assert len(claims) == 2
    assert len({c.event_group for c in claims}) == 1
