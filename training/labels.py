"""How each corpus' labels map to the reader's classes. A corpus that marks less leaves classes open."""

from app.reader.classes import NAMES, RELATIONS

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
MENTIONS = {
    "dwie": DWIE,
    "worldwide": WORLDWIDE,
    "conll04": CONLL04,
    "crossner_politics": CROSS,
    "crossre_news": CROSS,
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
SYMMETRIC = frozenset({"CONSULT", "sibling", "spouse"})
JUDGED = {
    "dwie": tuple(range(RELATIONS.index("lives_in"))),
    "conll04": tuple(RELATIONS.index(name) for name in ("based_in", "located_in", "lives_in", "works_for")),
}
"""Which relations a corpus marks; the others are masked in its loss."""
