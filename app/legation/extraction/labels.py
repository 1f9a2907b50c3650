"""How kinds of things, spaCy's labels and our mention labels correspond."""

from legation.domain.entity import Kind
from legation.reader.classes import NAMES

LABEL_OF_KIND = {
    Kind.COUNTRY: "COUNTRY",
    Kind.HISTORICAL_STATE: "HISTORICAL_STATE",
    Kind.TERRITORY: "TERRITORY",
    Kind.REGION: "LOC",
    Kind.CITY: "CITY",
    Kind.PLACE: "LOC",
    Kind.PERSON: "PERSON",
    Kind.ORGANIZATION: "ORG",
    Kind.AGREEMENT: "AGREEMENT",
    Kind.EVENT: "EVENT",
    Kind.GROUP: "GROUP",
}

KIND_OF_LABEL = {
    "COUNTRY": Kind.COUNTRY,
    "HISTORICAL_STATE": Kind.HISTORICAL_STATE,
    "TERRITORY": Kind.TERRITORY,
    "REGION": Kind.REGION,
    "CITY": Kind.CITY,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "NORP": Kind.GROUP,
    "AGREEMENT": Kind.AGREEMENT,
    "EVENT": Kind.EVENT,
    "GROUP": Kind.GROUP,
}

# spaCy's labels that name things; LAW is an agreement only when its words say so.
OF_SPACY = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "CITY",
    "NORP": "NORP",
    "LOC": "LOC",
    "FAC": "FAC",
    "EVENT": "EVENT",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LANGUAGE": "MISC",
}

# The trained reader's classes, which are our labels.
OF_READER = frozenset(NAMES)

PLACES = frozenset({"COUNTRY", "HISTORICAL_STATE", "TERRITORY", "REGION", "CITY", "LOC", "FAC"})
ACTORS = frozenset(
    {
        Kind.COUNTRY,
        Kind.HISTORICAL_STATE,
        Kind.TERRITORY,
        Kind.REGION,
        Kind.CITY,
        Kind.PERSON,
        Kind.ORGANIZATION,
        Kind.GROUP,
    }
)
