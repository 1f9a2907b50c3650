"""What the trained reader tells apart; the order is that of its outputs."""

NAMES = ("PERSON", "ORG", "COUNTRY", "REGION", "CITY", "LOC", "FAC", "NORP", "EVENT", "AGREEMENT", "MISC")
TAGS = ("O", *(f"{part}-{name}" for name in NAMES for part in "BI"))
ROLES = ("O", "B-source", "I-source", "B-content", "I-content")
CUES = ("O", "B", "I")
EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
RELATIONS = (
    "advisor_of", "agency_of", "agent_of", "applies_to", "based_in", "citizen_of", "event_in", "founder_of", "head_of",
    "head_of_government", "head_of_state", "located_in", "CONSULT", "member_of", "minister_of", "parent_of", "part_of",
    "present_in", "royalty_of", "SANCTION", "sibling", "signed_by", "spokesperson_of", "spouse", "lives_in", "works_for",
)  # fmt: skip
"""Relations of a whole document, in the ontology's words."""
