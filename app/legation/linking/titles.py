"""Titles of office brought to one general name: "Secretary of State for Foreign Affairs" is a foreign minister."""

import re

from legation.domain.names import normal_name

# The first pattern that matches a title names its post; order matters.
_POSTS: tuple[tuple[str, str], ...] = (
    (
        "deputy_prime_minister",
        r"(deputy|vice|first deputy|first vice) (prime minister|premier|chancellor|head of government)|vice premier|tanaiste",
    ),
    (
        "deputy_minister",
        r"^(deputy|vice|assistant|associate|state|junior|parliamentary)\b.*(minister|secretary)|undersecretary|under secretary|^state secretary|^minister of state|secretary of state (at|in) the",
    ),
    (
        "vice_president",
        r"(deputy|vice|first vice) president\b(?! of the (senate|national|chamber|parliament|assembly))",
    ),
    ("spokesperson", r"spokes(person|man|woman|peson|eperson)|press secretary"),
    ("ambassador", r"\b(ambassador|high commissioner to|charge d affaires|envoy to|permanent representative)"),
    (
        "foreign_minister",
        r"foreign (affairs|minister|secretary|relations|policy|and expatriates)|external (affairs|relations)|international relations|minister.*\bforeign\b|secretary of state$|united states secretary of state|u s secretary of state|europe and foreign|exterior relations",
    ),
    (
        "defence_minister",
        r"(minister|secretary)( of state)? (of|for)( the)?( federal| national| people s)? ?(defen[cs]e|armed forces|war\b|revolutionary armed)|defen[cs]e (minister|secretary)|minister of defen[cs]e",
    ),
    (
        "finance_minister",
        r"(minister|secretary)[^,]*\b(finance|treasury)|finance minister|chancellor of the exchequer|treasurer",
    ),
    (
        "interior_minister",
        r"(minister|secretary)[^,]*\b(interior|internal affairs|home affairs|home department|homeland security)|(home|interior) (secretary|minister)|minister for home",
    ),
    ("justice_minister", r"(minister|secretary)[^,]*\bjustice|justice (minister|secretary)|keeper of the seals"),
    ("attorney_general", r"(attorney|prosecutor|procurator) general|general prosecutor|public prosecutor"),
    ("trade_minister", r"(minister|secretary)[^,]*\b(trade|commerce)"),
    ("economy_minister", r"(minister|secretary)[^,]*\b(econom)"),
    ("energy_minister", r"(minister|secretary)[^,]*\b(energy|oil|petroleum)"),
    ("health_minister", r"(minister|secretary)[^,]*\bhealth"),
    ("education_minister", r"(minister|secretary)[^,]*\beducation"),
    ("environment_minister", r"(minister|secretary)[^,]*\b(environment|climate)"),
    ("agriculture_minister", r"(minister|secretary)[^,]*\bagricultur"),
    ("transport_minister", r"(minister|secretary)[^,]*\btransport"),
    ("culture_minister", r"(minister|secretary)[^,]*\bcultur"),
    ("labour_minister", r"(minister|secretary)[^,]*\b(labou?r|employment)"),
    (
        "speaker",
        r"\bspeaker\b|^(president|chairman|chairwoman|chairperson|chair) of (the )?(\w+ )?(senate|parliament|assembly|chamber|house|council of states|national council|national assembly|state duma|duma|federation council|congress|legislative|seimas|sejm|storting|riksdag|folketing|verkhovna)",
    ),
    (
        "central_bank_governor",
        r"(governor|president|chair|chairman|chairwoman|chairperson|head) of (the )?(\w+ ){0,3}(bank|federal reserve|monetary authority|bundesbank)",
    ),
    (
        "chief_of_staff",
        r"chief of (the )?(general|defence|defense|army|joint|air|naval|navy)? ?(staff|defen[cs]e)|chairman of the joint chiefs|chief of defen[cs]e|commander in chief|chief of the armed",
    ),
    ("chief_justice", r"chief justice|president of the (supreme|constitutional|federal constitutional) court"),
    ("governor_general", r"governor general"),
    (
        "prime_minister",
        r"^((prime|first) minister|premier|(federal )?chancellor|taoiseach|head of (the )?government|president of (the )?(government|council of ministers|swiss confederation)|chairman of (the )?(cabinet|council) of ministers( prime minister)?|chief executive|minister president|(crown prince|sultan|king) and prime minister)$",
    ),
    (
        "monarch",
        r"^(king|queen|monarch|emperor|sultan|emir|amir|grand duke|prince|supreme head|yang di pertuan agong|sovereign|king sultan)$",
    ),
    ("pope", r"^pope$"),
    ("supreme_leader", r"^supreme leader$"),
    ("first_lady", r"first (lady|gentleman)"),
    ("crown_prince", r"crown prince"),
    ("secretary_general", r"(secretary|director|managing) (general|director)"),
    (
        "president",
        r"^(president|head of state|chairman of the (state council|council of state)|president of the council of state|chairman of the presidency|captain regent|president of (the )?(republic|palestinian (national )?authority|state))$",
    ),
    ("governor", r"\bgovernor\b|^premier of|^head of the (republic|chechen)"),
    ("mayor", r"\bmayor\b"),
    ("minister", r"\bminister\b|\bsecretary of\b|commissioner for"),
)
_COMPILED = tuple((post, re.compile(pattern)) for post, pattern in _POSTS)
_ACTING = re.compile(
    r"^(acting|interim|caretaker|transitional|transition|former|then|designate|federal) (?!chancellor)"
)


def post_of(title: str) -> str:
    """The general name of the job ("foreign_minister"), or the title's own normal form where no rule knows it."""
    plain = _ACTING.sub("", normal_name(title.replace("-", " ").replace("'", " ")))
    for post, pattern in _COMPILED:
        if pattern.search(plain):
            return post
    return plain.replace(" ", "_")
