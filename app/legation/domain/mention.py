"""A span of one article that means an entity."""

from dataclasses import dataclass
from enum import StrEnum

from legation.domain.ids import content_id

Span = tuple[int, int]
"""[start, end) in Unicode code points of the article's unaltered text."""


class Form(StrEnum):
    """How the entity is mentioned."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Sense(StrEnum):
    """In which sense: "Moscow denied" is the state, "Russians" the people, "in Moscow" the place."""

    ITSELF = "itself"
    STATE = "state"
    PEOPLE = "people"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """`entity` is the local id of its entity in the same `Extraction`; `literal` names the city behind a metonym."""

    id: str
    start: int
    end: int
    text: str
    label: str
    form: Form
    entity: str
    sense: Sense = Sense.ITSELF
    literal: str | None = None
    head: Span | None = None

    @property
    def span(self) -> Span:
        """Offsets into the article's text."""
        return (self.start, self.end)


def mention_id(article: str, revision: str, start: int, end: int) -> str:
    """The same span of the same text is the same mention, whoever found it."""
    return content_id("men", article, revision, start, end)
