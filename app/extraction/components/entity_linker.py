"""Links clusters to the knowledge base as of the article's date, and decides state or place for metonyms."""

from collections import Counter, defaultdict
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Token

from app.domain.entity import Kind
from app.domain.extraction import Proposal
from app.domain.mention import Sense
from app.domain.names import normal_name
from app.extraction.attributes import reading_of
from app.extraction.labels import LABEL_OF_KIND, STATES
from app.extraction.reading import Cluster, Found, Reading
from app.extraction.state_senses import sense_of_state
from app.linking.candidates import Context, candidates, family_candidates
from app.linking.knowledge import Knowledge
from app.linking.known import NameKind
from app.linking.scoring import best

_METONYMS = frozenset({NameKind.CAPITAL_METONYM, NameKind.SEAT_METONYM})
_PEOPLE = frozenset({NameKind.ADJECTIVE, NameKind.DEMONYM})
_PLACE_PREPS = frozenset(
    {
        "in",
        "to",
        "from",
        "at",
        "near",
        "outside",
        "around",
        "into",
        "through",
        "across",
        "of",
        "inside",
        "over",
        "via",
        "off",
        "toward",
        "towards",
    }
)
_STATE_PREPS = frozenset({"with", "between", "by", "against", "for", "on", "behind", "than", "like"})
_KINDS = {
    "PERSON": frozenset({Kind.PERSON}),
    "ORG": frozenset({Kind.ORGANIZATION, Kind.GROUP}),
    "AGREEMENT": frozenset({Kind.AGREEMENT, Kind.EVENT}),
    "EVENT": frozenset({Kind.EVENT, Kind.AGREEMENT}),
    "MISC": frozenset({Kind.AGREEMENT, Kind.EVENT}),
}
_PLACE_KINDS = frozenset({Kind.COUNTRY, Kind.HISTORICAL_STATE, Kind.TERRITORY, Kind.REGION, Kind.CITY, Kind.PLACE})


@Language.factory("legation_entity_linker", requires=["doc._.reading", "token.dep"], assigns=["doc._.reading"])
def make_entity_linker(nlp: Language, name: str) -> "EntityLinker":  # noqa: ARG001 (the signature is spaCy's)
    """Asks `linking` who each cluster is; needs a knowledge base before first use (`equip`)."""
    return EntityLinker()


class EntityLinker:
    """Writes `Cluster.known` and joins clusters that turn out to be one."""

    def __init__(self) -> None:
        self.knowledge: Knowledge | None = None

    def equip(self, knowledge: Knowledge) -> None:
        """Give the knowledge base."""
        self.knowledge = knowledge

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        assert self.knowledge is not None
        on = date.fromisoformat(reading.anchor[:10]) if reading.anchor else None
        context = Context(on, self._states(reading))
        for cluster in reading.clusters:
            if cluster.members:
                self._link(doc, reading, cluster, context)
        self._split_metonyms(doc, reading)
        _join(reading)
        _tell_senses(doc, reading)
        return doc

    def _states(self, reading: Reading) -> dict[str, float]:
        """States by their share of the article's unambiguous state names, times four, at most 1."""
        counts: Counter[str] = Counter()
        for f in reading.found:
            if len(f.known) == 1 and f.label in ("COUNTRY", "NORP"):
                counts[f.known[0]] += 1
        total = sum(counts.values()) or 1
        return {state: min(1.0, 0.25 + 4 * n / total) for state, n in counts.items()}

    def _link(self, doc: Doc, reading: Reading, cluster: Cluster, context: Context) -> None:
        assert self.knowledge is not None
        mention = reading.found[cluster.members[0]]
        longest = max((reading.found[i] for i in cluster.members), key=lambda f: (f.end - f.start, -f.start))
        text = doc[longest.start : longest.end].text
        found = candidates(self.knowledge, text, _KINDS.get(mention.label, _PLACE_KINDS))
        if mention.label == "NORP":
            found = tuple(c for c in found if c.name.kind in _PEOPLE)
        elif mention.label not in _KINDS:
            found = tuple(c for c in found if c.name.kind not in _METONYMS | _PEOPLE) or tuple(
                c for c in found if c.name.kind in _METONYMS
            )
        proposal = best(self.knowledge, found, context)
        if proposal is None and mention.label == "PERSON" and " " not in text:
            proposal = self._by_family(text, context)
        if proposal:
            self._adopt(reading, cluster, proposal)

    def _by_family(self, text: str, context: Context) -> Proposal | None:
        assert self.knowledge is not None
        people = family_candidates(self.knowledge, text, context.on)
        near = [p for p in people if p.country and context.states.get(p.country)]
        if len(near) != 1:
            return None
        return Proposal(
            near[0].id,
            0.7,
            "family name",
            "the only holder of a top office of that name at the date whose state is in the article",
        )

    def _adopt(self, reading: Reading, cluster: Cluster, proposal: Proposal) -> None:
        assert self.knowledge is not None
        entity = self.knowledge.entity(proposal.known)
        assert entity is not None
        cluster.known, cluster.score = proposal.known, proposal.score
        cluster.method, cluster.reason = proposal.method, proposal.reason
        cluster.kind, cluster.subtype, cluster.name = entity.kind, entity.subtype, entity.name
        cluster.country = entity.country
        for i in cluster.members:
            mention = reading.found[i]
            if mention.label == "NORP":
                mention.sense = Sense.PEOPLE
            elif mention.label != "REGION" or entity.kind is not Kind.REGION:
                mention.label = (
                    LABEL_OF_KIND[entity.kind] if entity.kind is not Kind.REGION or not entity.country else "REGION"
                )

    def _split_metonyms(self, doc: Doc, reading: Reading) -> None:
        """A capital or seat that acts stands for its state; in, to or from it stays the city."""
        assert self.knowledge is not None
        for cluster in list(reading.clusters):
            state = self._state_behind(doc, reading, cluster)
            if not state:
                continue
            acting = [i for i in cluster.members if acts(doc, reading.found[i]) or cluster.kind is Kind.PLACE]
            if not acting:
                continue
            entity = self.knowledge.entity(state)
            assert entity is not None
            home = Cluster(
                entity.kind,
                entity.name,
                entity.subtype,
                state,
                0.9,
                "metonym",
                f"{cluster.name} stands for its government",
                country=state,
            )
            reading.clusters.append(home)
            for i in acting:
                reading.found[i].literal = cluster.known or cluster.name
                reading.found[i].sense = Sense.STATE
                home.members.append(i)
            cluster.members = [i for i in cluster.members if i not in acting]

    def _state_behind(self, doc: Doc, reading: Reading, cluster: Cluster) -> str | None:
        assert self.knowledge is not None
        if not cluster.members or cluster.kind not in (Kind.CITY, Kind.PLACE, Kind.ORGANIZATION):
            return None
        f = reading.found[cluster.members[0]]
        names = self.knowledge.names(normal_name(doc[f.start : f.end].text))
        states = {
            n.entity
            for n in names
            if n.kind in _METONYMS and (e := self.knowledge.entity(n.entity)) and e.kind in STATES
        }
        if len(states) > 1:
            on = date.fromisoformat(reading.anchor[:10]) if reading.anchor else None
            states = {
                s
                for s in states
                if (e := self.knowledge.entity(s))
                and (e.valid_to is None or (on is not None and on < e.valid_to))
                and (on is None or e.valid_from is None or e.valid_from <= on)
            }
        return states.pop() if len(states) == 1 else None


def _tell_senses(doc: Doc, reading: Reading) -> None:
    """States called by their own name: the state where it acts, the place where somebody is in it."""
    for cluster in reading.clusters:
        for i in cluster.members if cluster.kind in STATES else ():
            mention = reading.found[i]
            if mention.sense is Sense.ITSELF and mention.label != "NORP":
                mention.sense = sense_of_state(doc, mention)


def acts(doc: Doc, f: Found) -> bool:
    """Whether a place name stands where actors stand: subject or agent of a verb, possessor, partner of talks, in "U.S.-backed"."""
    head = doc[f.start : f.end].root
    while head.dep_ == "conj" and f.start <= head.i < f.end:
        head = head.head
    return _acting_role(head, depth=0)


def _acting_role(token: Token, depth: int) -> bool:
    dep = token.dep_
    if dep == "conj" and depth < 3:
        return _acting_role(token.head, depth + 1)
    if dep in ("nsubj", "agent", "dative"):
        return token.head.lemma_ not in ("be", "lie", "become", "remain") or any(
            c.dep_ in ("acomp", "xcomp") for c in token.head.children
        )
    if dep == "nsubjpass":
        return token.head.lemma_.lower() in (
            "accuse",
            "expect",
            "urge",
            "ask",
            "force",
            "criticize",
            "criticise",
            "condemn",
            "blame",
            "invite",
        )
    if dep == "dobj":
        return token.head.lemma_.lower() not in (
            "visit",
            "leave",
            "reach",
            "hit",
            "strike",
            "enter",
            "capture",
            "bomb",
            "shell",
            "tour",
            "take",
            "seize",
            "include",
            "storm",
            "rock",
            "travel",
        )
    if dep == "poss":
        return token.head.lemma_.lower() not in (
            "street",
            "centre",
            "center",
            "airport",
            "mayor",
            "suburb",
            "district",
            "outskirt",
            "university",
            "museum",
            "population",
            "mosque",
            "church",
            "neighborhood",
            "neighbourhood",
        )
    if dep == "pobj":
        prep = token.head.lower_
        if prep == "of":
            return token.head.head.lemma_.lower() in (
                "government",
                "aggression",
                "refusal",
                "criticism",
                "support",
                "decision",
            )
        if prep == "between":
            return token.head.head.pos_ == "NOUN"
        return prep in _STATE_PREPS and token.head.head.lemma_.lower() not in (
            "base",
            "head",
            "leave",
            "depart",
            "march",
            "advance",
            "attack",
            "flight",
            "train",
            "bus",
            "plane",
        )
    return dep in ("npadvmod", "amod") and token.head.tag_ in ("VBN", "VBG", "JJ")


def _join(reading: Reading) -> None:
    """Clusters linked to one known entity are one."""
    first: dict[str, Cluster] = {}
    groups: dict[int, list[int]] = defaultdict(list)
    for index, cluster in enumerate(reading.clusters):
        if cluster.known and cluster.members:
            home = first.setdefault(cluster.known, cluster)
            if home is not cluster:
                home.members.extend(cluster.members)
                home.score = max(home.score, cluster.score)
                cluster.members = []
        groups[index] = cluster.members
    for index, cluster in enumerate(reading.clusters):
        for i in cluster.members:
            reading.found[i].cluster = index
        cluster.members.sort()
