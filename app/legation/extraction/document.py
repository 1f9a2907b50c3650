"""What the components find in one Doc, before it becomes an `Extraction`. Spans are token indices, end exclusive."""

from dataclasses import dataclass, field

from legation.domain.claim import Polarity, Status
from legation.domain.entity import Kind, Subtype
from legation.domain.interval import Interval
from legation.domain.mention import Form, Sense


@dataclass(slots=True)
class Found:
    """A mention in the making. `known` are the knowledge ids its name may mean; `role` the title words beside it."""

    start: int
    end: int
    label: str
    form: Form = Form.NAME
    sense: Sense = Sense.ITSELF
    known: tuple[str, ...] = ()
    head: int = -1
    cluster: int = -1
    literal: str | None = None
    role: str | None = None
    strong: bool = True
    sure: bool = False
    given: bool = False

    def covers(self, token: int) -> bool:
        """Whether the token lies inside the mention."""
        return self.start <= token < self.end


@dataclass(slots=True)
class Cluster:
    """All mentions of one thing in this article. `acts_for` is the knowledge id of the state behind it."""

    kind: Kind
    name: str
    subtype: Subtype | None = None
    known: str | None = None
    score: float = 1.0
    method: str = "text"
    reason: str = ""
    named: bool = True
    acts_for: str | None = None
    country: str | None = None
    members: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A claim in the making; subject and object index `Reading.found`."""

    type: str
    subject: int
    object: int | None
    cue: tuple[int, int]
    sentence: tuple[int, int]
    predicate: int
    group: str = ""
    mode: str | None = None
    status: Status = Status.HAPPENED
    polarity: Polarity = Polarity.AFFIRMED
    time: Interval | None = None
    speakers: tuple[int, ...] = ()
    score: float = 0.7
    extractor: str = "patterns"


@dataclass(slots=True)
class Quote:
    """Reported content: `speaker` indexes `Reading.found`; spans are tokens."""

    content: list[tuple[int, int]]
    direct: bool
    speaker: int | None = None
    speaker_span: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    spoken: bool = True
    """False for thoughts and wishes the outlet tells of: kept as quotations, no speakers of claims."""


@dataclass(slots=True)
class Reading:
    """Filled by the components, one after the other; read by `extract.py`. `anchor` is the published date, ISO."""

    anchor: str | None = None
    pairs: tuple[tuple[int, int], ...] = ()
    found: list[Found] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)

    def index(self) -> None:
        """Rebuild `at`: token index to the index of the mention that covers it; the shortest covering mention wins."""
        self.at = {}
        for i in sorted(range(len(self.found)), key=lambda i: self.found[i].start - self.found[i].end):
            mention = self.found[i]
            self.at.update(dict.fromkeys(range(mention.start, mention.end), i))
