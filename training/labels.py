"""How each corpus' labels map to the reader's classes. A corpus that marks less leaves classes open."""

from typing import Any

from legation.reader.classes import NAMES, RELATIONS

ANY = frozenset({*NAMES, "O"})
"""A mention that may be anything: no training signal."""


def _only(**names: str) -> dict[str, frozenset[str]]:
    return {label: frozenset(name.split("|")) for label, name in names.items()}


DWIE = _only(
    person="PERSON", organization="ORG", gpe0="COUNTRY", gpe1="REGION", gpe2="CITY", gpe="COUNTRY|REGION|CITY",
    location="LOC", facility="FAC", ethnicity="NORP", religion="MISC", language="MISC", event="EVENT",
    work_of_art="MISC", product="MISC", treaty="AGREEMENT", misc="MISC", role="O", time="O", money="O", value="O",
) | {x: frozenset({"NORP"}) for x in ("gpe0-x", "gpe1-x", "gpe2-x", "loc-x", "religion-x")}  # fmt: skip
WORLDWIDE = _only(
    Person="PERSON", Organization="ORG", Facility="FAC", NORP="NORP", Misc="MISC|EVENT|AGREEMENT", Product="MISC",
    Date="O", Money="O", Location="COUNTRY|REGION|CITY|LOC",
)  # fmt: skip
CONLL04 = _only(Peop="PERSON", Org="ORG", Loc="COUNTRY|REGION|CITY|LOC|FAC")
CROSS = _only(
    person="PERSON", politician="PERSON", organisation="ORG", politicalparty="ORG", country="COUNTRY",
    location="REGION|CITY|LOC|FAC", election="EVENT", event="EVENT", misc="MISC|NORP|AGREEMENT|O",
)  # fmt: skip
_PLACE = "COUNTRY|REGION|CITY|LOC|FAC"
GUM = _only(
    person="PERSON", organization="ORG", place=_PLACE, event="EVENT|AGREEMENT|O", object="MISC|O", abstract="MISC|NORP|O",
    substance="MISC|O", animal="MISC|O", plant="MISC|O", time="O",
)  # fmt: skip
REDOCRED = _only(PER="PERSON", ORG="ORG", LOC=f"{_PLACE}|NORP", MISC="MISC|EVENT|AGREEMENT|NORP", TIME="O", NUM="O")
RE3D = _only(
    Organisation="ORG|COUNTRY", Person="PERSON", Location=_PLACE, Nationality="NORP", Temporal="O", Quantity="O", Money="O",
    Frequency="O", CommsIdentifier="O",
)  # fmt: skip
MENTIONS = {
    "dwie": DWIE,
    "worldwide": WORLDWIDE,
    "conll04": CONLL04,
    "crossner_politics": CROSS,
    "crossre_news": CROSS,
    "gum": GUM,
    "redocred": REDOCRED,
    "re3d": RE3D,
}
"""Corpora that mark every name; a label that is not listed may be anything."""

DWIE_RELATIONS = {
    "advisor_of": "advisor_of", "agency_of": "agency_of", "ministry_of": "agency_of", "institution_of": "agency_of",
    "agent_of": "agent_of", "law_of": "applies_to", "based_in0": "based_in", "based_in1": "based_in",
    "based_in2": "based_in", "citizen_of": "citizen_of", "event_in": "event_in", "event_in0": "event_in",
    "event_in1": "event_in", "event_in2": "event_in", "founder_of": "founder_of", "head_of": "head_of",
    "mayor_of": "head_of", "head_of_gov": "head_of_government", "head_of_state": "head_of_state", "in0": "located_in",
    "in1": "located_in", "in2": "located_in", "is_meeting": "CONSULT", "member_of": "member_of",
    "minister_of": "minister_of", "parent_of": "parent_of", "child_of": "^parent_of", "part_of": "part_of",
    "present_in0": "present_in", "royalty_of": "royalty_of", "sanctions": "SANCTION", "sibling": "sibling",
    "signed_by": "signed_by", "spokesperson_of": "spokesperson_of", "spouse_of": "spouse",
}  # fmt: skip
DWIE_RELATIONS |= {f"{label}-x": name for label, name in DWIE_RELATIONS.items()}
CONLL04_RELATIONS = {
    "Live_In": "lives_in", "Work_For": "works_for", "OrgBased_In": "based_in", "Located_In": "located_in",
}  # fmt: skip
# Head's type and Wikidata property; "^" turns head and tail round.
REDOCRED_RELATIONS = {
    "ORG P17": "based_in", "LOC P17": "located_in", "ORG P131": "based_in", "LOC P131": "located_in", "P159": "based_in",
    "P27": "citizen_of", "P6": "^head_of_government", "P35": "^head_of_state", "P463": "member_of", "P102": "member_of",
    "P361": "part_of", "P527": "^part_of", "P26": "spouse", "P40": "parent_of", "P22": "^parent_of", "P25": "^parent_of",
    "P3373": "sibling", "P112": "^founder_of", "P108": "works_for", "P551": "lives_in", "P488": "^head_of", "P169": "^head_of",
    "MISC P276": "event_in",
}  # fmt: skip
RELATIONS_OF = {"dwie": DWIE_RELATIONS, "conll04": CONLL04_RELATIONS, "redocred": REDOCRED_RELATIONS}
SYMMETRIC = frozenset({"CONSULT", "sibling", "spouse"})
JUDGED = {
    "dwie": tuple(range(RELATIONS.index("lives_in"))),
    "conll04": tuple(RELATIONS.index(name) for name in ("based_in", "located_in", "lives_in", "works_for")),
    "redocred": tuple(sorted({RELATIONS.index(name.lstrip("^")) for name in REDOCRED_RELATIONS.values()})),
}
"""Which relations a corpus marks; the others are masked in its loss."""

_COUNTRY_OF = frozenset({"P17", "P27"})
_WITHIN = frozenset({"P131"})
_MOST_NAME = 6


def narrowed(gold: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Classes that the relations of redocred tell: what something has for its country is one, or its people's name."""
    if gold["source"] != "redocred":
        return {}
    places = {r["tail"] for r in gold["relations"] if r["label"] in _WITHIN}
    states = {r["tail"] for r in gold["relations"] if r["label"] in _COUNTRY_OF}
    known = {e["id"] for e in gold["entities"] if e["label"] == "LOC"}
    return {
        e: frozenset({"COUNTRY", "NORP"}) if e in states else frozenset({"REGION", "CITY"})
        for e in known & (places | states)
    }


def is_loose(gold: dict[str, Any], mention: dict[str, Any]) -> bool:
    """Whole noun phrases, which gum and re3d mark too: no names, but names may stand in them."""
    kind = mention.get("kind")
    if kind is None:
        return False
    words = gold["text"][mention["start"] : mention["end"]].split()
    return kind != "name" or len(words) > _MOST_NAME
