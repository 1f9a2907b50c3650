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
CLAIM_EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
CLAIM_STANDING = (
    "head_of_state", "head_of_government", "minister_of", "royalty_of", "ambassador_of", "ambassador_to", "head_of",
    "member_of", "member_of_party", "agent_of", "agency_of", "spokesperson_of", "advisor_of", "works_for", "founder_of",
    "citizen_of", "born_in", "lives_in", "based_in", "located_in", "part_of", "capital_of", "claimed_by", "owned_by",
    "subsidiary_of", "ally_of", "signed_by", "applies_to", "event_in", "present_in", "spouse", "parent_of", "sibling",
)  # fmt: skip
"""Types of claims, in the ontology's words: events, then standing relations; the order is that of the claims head's outputs."""
CLAIM_MUTUAL = frozenset({"CONSULT", "COOPERATE", "ally_of", "spouse", "sibling"})
"""Those told once for both directions."""
