"""What speaks for a candidate and against it: each feature with its weight and the reason that people read.

A score is the sum of the weights of the features that hold, on a scale on which `scoring.THRESHOLD` is enough for a link. The weights
are set by hand on the cases of `tests/linking/cases.tsv` and the development lines; a reason may name what it found, in braces.
"""

from dataclasses import dataclass

Part = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Feature:
    """One line of the table."""

    weight: float
    reason: str

    def part(self, share: float = 1.0, **found: str) -> Part:
        """Its part of a score, `share` of the weight, and the reason with what was found in it."""
        return self.weight * share, self.reason.format(**found)


# What the name alone says.
STRONG_NAME = Feature(0.5, '"{name}" is its {kind} name')
WEAK_NAME = Feature(0.3, '"{name}" is a weak name of it')
BEGINNING_OF_NAME = Feature(0.4, '"{asked}" begins "{name}"')
LIKE_NAME = Feature(0.3, 'spelled almost like "{name}"')
FAMILY_NAME = Feature(0.05, '"{name}" is no more than a family name')
FAMILY_NAME_IN_OFFICE = Feature(0.25, '"{name}" is the family name of one in high office')
LACKS_ARTICLE = Feature(-0.4, 'called "{name}", not "{asked}"')
LACKS_ARTICLE_OF_WEAK_NAME = Feature(-0.2, 'called "{name}", not "{asked}"')
NOT_YET_OR_NO_LONGER_ITS_NAME = Feature(-0.1, "not its name at the date")
FORMER_NAME = Feature(-0.05, "a former name")

# Who else bears it.
ONLY_BEARER = Feature(0.15, "no other bears the name")
ONLY_KNOWN_BEARER = Feature(0.075, "no other known bears the name")
ONLY_KNOWN_LIKE_IT = Feature(0.0, "no other known bears a name like it")
RARE_FAMILY_NAME = Feature(0.05, "a rare family name")
COMMON_FAMILY_NAME = Feature(-0.05, "a common family name")

# How well known it is.
WELL_KNOWN = Feature(0.25, "well known")
LITTLE_KNOWN = Feature(0.25, "little known")
BEST_KNOWN_OF_FAMILY_NAME = Feature(0.25, "by far the best known of that family name")
BEST_KNOWN_NEAR = Feature(0.2, "the best known of that family name in a state of the article")
BEST_KNOWN_CITY = Feature(0.2, "the best known city of that name")
"""At most so much; the city's lead over the next place where that is less."""

# Where it is, and where the article is.
KIND_SAID = Feature(0.35, "a {kind}, as the words beside it say")
STATE_SAID_OF_BODY = Feature(0.3, "of the state named beside it")
STATE_SAID_OF_PLACE = Feature(0.6, "of the state named beside it")
OTHER_STATE_SAID = Feature(-0.6, "of another state than the one named beside it")
OTHER_STATE = Feature(-0.2, "of another state than those of the article")
OWN_THINGS_NEAR = Feature(0.2, "something of it is in the article")
STATE_NEAR = Feature(0.15, "its state is in the article")
NEIGHBOUR_NEAR = Feature(0.06, "a neighbour is in the article")
REGION_SAID = Feature(0.3, "in the region named beside it")
OTHER_REGION_SAID = Feature(-0.6, "in another region than the one named beside it")
REGION_NEAR = Feature(0.2, "its region is in the article")
OTHER_REGION = Feature(-0.15, "in another region than those of the article")
SMALL_CITY_ABROAD = Feature(-0.3, "a small city of a state that the article does not name")
WHOLE_NEAR = Feature(0.15, "what it is part of is in the article")
OWN_BODY_NEAR = Feature(0.1, "a body of theirs is in the article")
NOTHING_NEAR = Feature(-0.1, "nothing else of theirs is in the article")

# Offices.
OFFICE_SAID_WITH_STATE = Feature(0.3, "held the office said beside the name")
OFFICE_SAID = Feature(0.15, "held the office said beside the name")
IN_OFFICE = Feature(0.3, "held office at the date ({office})")
NEAR_OFFICE = Feature(0.15, "held office near the date")
REMEMBERED = Feature(0.0, "held office long before, and is remembered")
LONG_BEFORE_OFFICE = Feature(-0.35, "held no office until years later")
OUT_OF_OFFICE = Feature(-0.1, "held no office near the date")
OFFICES_NOT_WEIGHED = Feature(0.0, "no date to weigh offices by")

# What casts doubt on a person.
NOTHING_FOR_BARE_NAME = Feature(-0.4, "neither title, office nor anything else of theirs stands beside the bare name")
BARE_FIRST_NAME = Feature(-0.4, '"{name}" may be no more than a first name')
OTHER_BEARER = Feature(-0.6, "somebody else of that family name is in the article")
AGE_CONTRADICTS = Feature(-1.2, "{age} years old, as the words beside it say")
AGE_AGREES = Feature(0.2, "{age} years old, as the words beside it say")
OTHER_JOB = Feature(-0.9, "a {job}, as the words beside it say")
OTHER_JOB_OF_LITTLE_KNOWN = Feature(-0.35, "a {job}, as the words beside it say")
SPORT = Feature(-0.3, "the article is about sport, and no office is named")
LITTLE_KNOWN_NAMESAKE = Feature(-0.35, "a common name of somebody little known and out of office")

# Its time.
NO_LONGER_EXISTS = Feature(-0.15, "exists no more")
NOT_AT_THE_DATE = Feature(-0.35, "did not exist at the date")
NO_LONGER_LIVES = Feature(-0.15, "no longer lives")
FAMOUS_AND_NO_LONGER_LIVES = Feature(-0.05, "no longer lives")
