"""What is found in one Doc before it becomes an `Extraction`: `DocumentAnalysis` owns it, components ask it to change.

Spans are token indices, end exclusive. Mentions, clusters and claims are named by their place in the analysis' sequences;
places never change.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from legation.domain.claim import Change, Polarity, Status
from legation.domain.entity import Kind, Subtype
from legation.domain.interval import Interval
from legation.domain.mention import Form, Sense
from legation.linking.known import KnownEntity


@dataclass(slots=True)
class MentionDraft:
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

    def resize(self, start: int, end: int) -> None:
        """Take other tokens."""
        self.start, self.end = start, end

    def relabel(self, label: str, known: tuple[str, ...]) -> None:
        """Be of another kind, and so perhaps somebody else."""
        self.label, self.known = label, known

    def take(self, other: "MentionDraft") -> None:
        """Be what another mention of the same words is, and as surely."""
        self.label, self.known, self.strong, self.sure = other.label, other.known, other.strong, other.sure

    def doubt(self) -> None:
        """Its spelling alone proves nothing."""
        self.strong, self.sure = False, False

    def set_head(self, token: int) -> None:
        """The token the rest of the mention hangs on."""
        self.head = token


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
class ClaimDraft:
    """A claim in the making; subject, object and place are indices of `DocumentAnalysis.mentions`."""

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
    change: Change | None = None
    time: Interval | None = None
    place: int | None = None
    speakers: tuple[int, ...] = ()
    score: float = 0.7
    extractor: str = "patterns"

    def attribute(self, speakers: tuple[int, ...]) -> None:
        """Who says it, outermost first."""
        self.speakers = speakers

    def retype(self, type_: str) -> None:
        """Be a claim of another type."""
        self.type = type_

    def deny(self) -> None:
        """Turn an assertion into its denial, and a denial into an assertion."""
        self.polarity = Polarity.DENIED if self.polarity is Polarity.AFFIRMED else Polarity.AFFIRMED

    def set_polarity(self, polarity: Polarity) -> None:
        """Whether it is affirmed or denied."""
        self.polarity = polarity

    def set_change(self, change: Change | None) -> None:
        """Whether what it tells began or ended."""
        self.change = change

    def date(self, time: Interval | None) -> None:
        """When it was, or holds."""
        self.time = time

    def put(self, place: int | None) -> None:
        """Where it was: a place in `DocumentAnalysis.mentions`."""
        self.place = place

    def set_status(self, status: Status) -> None:
        """Whether it has happened, holds, is planned ..."""
        self.status = status

    def rate(self, score: float, extractor: str) -> None:
        """How sure it is, and on whose word."""
        self.score, self.extractor = score, extractor


@dataclass(slots=True)
class QuotationDraft:
    """Reported content: `speaker` is a place in `DocumentAnalysis.mentions`; spans are tokens."""

    content: list[tuple[int, int]]
    direct: bool
    speaker: int | None = None
    speaker_span: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    spoken: bool = True
    """False for thoughts and wishes the outlet tells of: kept as quotations, no speakers of claims."""
    turn: bool = False
    """Whether it is a turn of an interview, the speaker's own words without quotation marks."""

    def extend(self, content: Iterable[tuple[int, int]]) -> None:
        """Report more than was seen first."""
        self.content = list(content)

    def attribute(self, speaker: int | None, span: tuple[int, int] | None) -> None:
        """Whose words they are, and the words that say so."""
        self.speaker, self.speaker_span = speaker, span

    def hear(self, spoken: bool) -> None:
        """Whether it is speech at all."""
        self.spoken = spoken


class DocumentAnalysis:
    """Mentions, clusters, claims and quotations of one article, and the only place that puts them together.

    `anchor` is the published date, ISO. The sequences are read by everybody and written here alone.
    """

    __slots__ = ("_claims", "_clusters", "_mention_at", "_mentions", "_quotations", "anchor")

    def __init__(self) -> None:
        self.anchor: str | None = None
        self._mentions: list[MentionDraft] = []
        self._clusters: list[Cluster] = []
        self._claims: list[ClaimDraft] = []
        self._quotations: list[QuotationDraft] = []
        self._mention_at: dict[int, int] = {}

    @property
    def mentions(self) -> Sequence[MentionDraft]:
        """All mentions; names first, in the order of the text."""
        return self._mentions

    @property
    def clusters(self) -> Sequence[Cluster]:
        """All clusters; one without members means nothing any more."""
        return self._clusters

    @property
    def claims(self) -> Sequence[ClaimDraft]:
        """All claims so far."""
        return self._claims

    @property
    def quotations(self) -> Sequence[QuotationDraft]:
        """All quotations so far."""
        return self._quotations

    @property
    def mention_at(self) -> Mapping[int, int]:
        """By token the shortest mention that covers it, as of the last `index` and the pronouns added since."""
        return self._mention_at

    def cluster_of(self, mention: int) -> Cluster:
        """What the mention is one of."""
        return self._clusters[self._mentions[mention].cluster]

    def publish(self, anchor: str | None) -> None:
        """What the text says of days is as of this one, ISO; None where nobody knows."""
        self.anchor = anchor

    # mentions

    def set_names(self, names: Iterable[MentionDraft]) -> None:
        """Begin with these names, in the order of the text."""
        self._mentions = list(names)
        self.index()

    def add_mention(self, mention: MentionDraft, cluster: int) -> int:
        """One more mention of the cluster; the place it has got. It is not in `mention_at` before `index` or `mark`."""
        mention.cluster = cluster
        self._mentions.append(mention)
        self._clusters[cluster].members.append(len(self._mentions) - 1)
        return len(self._mentions) - 1

    def mark(self, mention: int) -> None:
        """Let its head be found by `mention_at` at once."""
        self._mention_at[self._mentions[mention].head] = mention

    def index(self) -> None:
        """Make `mention_at` anew."""
        self._mention_at = {}
        for i in sorted(range(len(self._mentions)), key=lambda i: self._mentions[i].start - self._mentions[i].end):
            mention = self._mentions[i]
            self._mention_at.update(dict.fromkeys(range(mention.start, mention.end), i))

    def take_as_given(self, mention: int) -> None:
        """Whoever asks about this span says that it is an actor."""
        self._mentions[mention].given = True

    def set_role(self, mention: int, role: str) -> None:
        """The title words beside the name."""
        self._mentions[mention].role = role

    def set_sense(self, mention: int, sense: Sense, literal: str | None = None) -> None:
        """What is meant by the name; `literal` is the place that stands for it."""
        self._mentions[mention].sense = sense
        self._mentions[mention].literal = literal if literal is not None else self._mentions[mention].literal

    def relabel(self, mention: int, label: str, known: tuple[str, ...] | None = None) -> None:
        """The mention is of another kind; with `known` it may also mean somebody else."""
        self._mentions[mention].label = label
        if known is not None:
            self._mentions[mention].known = known

    # clusters

    def add_cluster(self, cluster: Cluster, members: Sequence[int] = ()) -> int:
        """One more cluster, with mentions that nothing else holds; the place it has got."""
        self._clusters.append(cluster)
        cluster.members = list(members)
        return len(self._clusters) - 1

    def assign(self, mention: int, cluster: int) -> None:
        """A mention without a cluster is one of this."""
        self._mentions[mention].cluster = cluster
        self._clusters[cluster].members.append(mention)

    def move(self, mention: int, cluster: int) -> None:
        """The mention is one of another cluster."""
        self._clusters[self._mentions[mention].cluster].members.remove(mention)
        self.assign(mention, cluster)

    def absorb(self, moved: Mapping[int, int]) -> None:
        """Clusters (keys) give all their mentions, with the label of those they find there, to others (values)."""
        for i, mention in enumerate(self._mentions):
            if mention.cluster in moved:
                mention.label = self._mentions[self._clusters[moved[mention.cluster]].members[0]].label
                self.assign(i, moved[mention.cluster])
        for source in moved:
            self._clusters[source].members.clear()

    def split(self, cluster: Cluster, apart: Sequence[int], new: Cluster) -> int:
        """Some members of a cluster are another thing; the place it has got. They point to it after `settle`."""
        place = self.add_cluster(new, apart)
        cluster.members = [i for i in cluster.members if i not in apart]
        return place

    def link(self, cluster: Cluster, entity: KnownEntity, score: float, method: str, reason: str) -> None:
        """The cluster is this entity of the knowledge base."""
        cluster.known, cluster.score, cluster.method, cluster.reason = entity.id, score, method, reason
        cluster.kind, cluster.subtype, cluster.name = entity.kind, entity.subtype, entity.name
        cluster.country = entity.country

    def set_kind(self, cluster: Cluster, kind: Kind) -> None:
        """The cluster is a thing of another kind than its names were taken for."""
        cluster.kind = kind

    def call(self, cluster: Cluster, name: str) -> None:
        """What nobody named is told apart by this name from now on."""
        cluster.name, cluster.named = name, True

    def act_for(self, cluster: Cluster, state: str | None) -> None:
        """The state behind it; what is known already stays."""
        cluster.acts_for = cluster.acts_for or state

    def settle(self) -> None:
        """Join clusters that are linked to one entity, and let every mention point to the cluster that holds it."""
        first: dict[str, Cluster] = {}
        for cluster in self._clusters:
            if cluster.known and cluster.members:
                home = first.setdefault(cluster.known, cluster)
                if home is not cluster:
                    home.members.extend(cluster.members)
                    home.score = max(home.score, cluster.score)
                    cluster.members = []
        for index, cluster in enumerate(self._clusters):
            for i in cluster.members:
                self._mentions[i].cluster = index
        self.sort_members()

    def sort_members(self) -> None:
        """Members in the order of the mentions."""
        for cluster in self._clusters:
            cluster.members.sort()

    # claims and quotations

    def add_claim(self, claim: ClaimDraft) -> None:
        """One more claim."""
        self._claims.append(claim)

    def keep_claims(self, wanted: Callable[[ClaimDraft], bool]) -> None:
        """Let go of all others."""
        self._claims = [claim for claim in self._claims if wanted(claim)]

    def replace_claims(self, claims: Iterable[ClaimDraft]) -> None:
        """Let go of all that are not among these, and take their order."""
        self._claims = list(claims)

    def add_quotation(self, quotation: QuotationDraft) -> None:
        """One more quotation."""
        self._quotations.append(quotation)

    def replace_quotations(self, quotations: Iterable[QuotationDraft]) -> None:
        """Let go of all that are not among these, and take their order."""
        self._quotations = list(quotations)
