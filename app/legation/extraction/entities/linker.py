"""Links clusters to the knowledge base as of the article's date, and decides state or place for metonyms."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from legation.domain.entity import Kind, Subtype
from legation.domain.extraction import Proposal
from legation.domain.mention import Sense
from legation.domain.names import normal_name
from legation.extraction.doc_attributes import reading_of
from legation.extraction.document import Cluster, Reading
from legation.extraction.entities.country_salience import linked_states, named_states
from legation.extraction.entities.office_holders import published
from legation.extraction.entities.place_context import home_said, kind_said, state_said
from legation.extraction.entities.seats_of_power import METONYMS, split_metonyms
from legation.extraction.entities.sports_teams import about_sport, plays
from legation.extraction.entities.state_senses import sense_of_state
from legation.extraction.entities.title_context import office_said, spoken
from legation.extraction.labels import LABEL_OF_KIND, PLACES, STATES
from legation.linking.candidates import Candidate, Context, candidates, family_candidates
from legation.linking.colleagues import colleagues
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownEntity, NameKind
from legation.linking.scoring import alive, best

_PEOPLE = frozenset({NameKind.ADJECTIVE, NameKind.DEMONYM})
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
        self.teams: tuple[KnownEntity, ...] | None = None

    def equip(self, knowledge: Knowledge) -> None:
        """Give the knowledge base."""
        self.knowledge, self.teams = knowledge, None

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        assert self.knowledge is not None
        on = published(reading)
        sport = about_sport(doc)
        if sport:
            _set_teams_apart(doc, reading)
        states = named_states(reading)
        self._link_all(doc, reading, Context(on, states), sport)
        # What is linked now says more of where the article is at home.
        sure = frozenset(c.known for c in reading.clusters if c.known and c.members)
        self._link_all(doc, reading, Context(on, _most(states, linked_states(reading)), sure), sport)
        self._link_colleagues(doc, reading, on)
        split_metonyms(doc, reading, self.knowledge)
        _join(reading)
        _tell_senses(doc, reading)
        return doc

    def _link_all(self, doc: Doc, reading: Reading, context: Context, sport: bool) -> None:
        # States first: they say where the others lie.
        for cluster in sorted(reading.clusters, key=lambda c: c.kind not in STATES):
            if cluster.members and cluster.known is None:
                self._link(doc, reading, cluster, context, sport)

    def _link(self, doc: Doc, reading: Reading, cluster: Cluster, context: Context, sport: bool) -> None:
        assert self.knowledge is not None
        mention = reading.found[cluster.members[0]]
        texts = _spellings(doc, reading, cluster)
        text = texts[0]
        if mention.label not in _KINDS:
            context = _placed(doc, reading, cluster, context)
        elif mention.label == "PERSON":
            context = _titled(doc, reading, cluster, context)
        elif mention.label == "ORG":
            context = _at_home(doc, reading, cluster, context)
        tries = (best(self.knowledge, self._candidates(mention.label, t, context, sport), context) for t in texts)
        proposal = next((p for p in tries if p), None)
        if proposal is None and mention.label == "PERSON" and " " not in text and not sport:
            proposal = self._by_family(text, context)
        if proposal is None and mention.label == "ORG" and sport:
            proposal = self._team(text)
        if proposal is None and mention.label in ("ORG", "PERSON") and not sport:
            proposal = self._after_all(mention.label, text, context)
        if proposal:
            self._adopt(reading, cluster, proposal)

    def _candidates(self, label: str, text: str, context: Context, sport: bool) -> tuple[Candidate, ...]:
        assert self.knowledge is not None
        found = candidates(self.knowledge, text, _KINDS.get(label, _PLACE_KINDS))
        if label == "NORP":
            # "Kosovo police": some states have no other adjective than their name.
            return tuple(c for c in found if c.name.kind in _PEOPLE or c.entity.kind in STATES - {Kind.TERRITORY})
        if label == "PERSON" and sport and context.office is None:
            # Players and coaches share family names with politicians.
            return tuple(c for c in found if c.name.kind is not NameKind.PERSON_FAMILY)
        if label in _KINDS:
            return found
        if context.kind is Kind.REGION and not any(c.entity.kind is Kind.REGION for c in found):
            # "The province of Huambo" is not the city, even where only the city is known.
            found = tuple(c for c in found if c.entity.kind is not Kind.CITY)
        plain = tuple(c for c in found if c.name.kind not in METONYMS | _PEOPLE)
        return plain or tuple(c for c in found if c.name.kind in METONYMS)

    def _team(self, text: str) -> Proposal | None:
        """The one known team that bears the city's name, in any of its languages: "Cologne" for 1. FC Köln."""
        assert self.knowledge is not None
        if self.teams is None:
            self.teams = tuple(e for e in self.knowledge.entities(Kind.ORGANIZATION) if e.subtype is Subtype.TEAM)
        cities = candidates(self.knowledge, text, frozenset({Kind.CITY}))
        names = {n.normal for c in cities for n in self.knowledge.names_of(c.entity.id)} | {normal_name(text)}
        fitting = [e for e in self.teams if any(_of_city(word, names) for word in normal_name(e.name).split())]
        if len(fitting) != 1:
            return None
        return Proposal(fitting[0].id, 0.7, "team", f"the one known team of {text}, in an article about sport")

    def _after_all(self, label: str, text: str, context: Context) -> Proposal | None:
        """A party called by its adjective ("the Conservatives"), or a state taken for a body or a person."""
        assert self.knowledge is not None
        if candidates(self.knowledge, text, _KINDS[label]):
            return None
        parties = candidates(self.knowledge, f"{text.removesuffix('s')} Party", _KINDS["ORG"]) if label == "ORG" else ()
        today = (c for c in parties if c.exact and alive(c.entity, context.on))
        near = tuple(c for c in today if context.states.get(c.entity.country or ""))
        if near:
            return best(self.knowledge, near, context)
        named = (c for c in candidates(self.knowledge, text, STATES) if c.name.strong and alive(c.entity, context.on))
        return best(self.knowledge, tuple(c for c in named if c.name.kind not in METONYMS | _PEOPLE), context)

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

    def _link_colleagues(self, doc: Doc, reading: Reading, on: date | None) -> None:
        """People named by family name alone who settle each other: Turnbull beside Shorten."""
        assert self.knowledge is not None
        alone: dict[str, Cluster] = {}
        for cluster in reading.clusters:
            mentions = [reading.found[i] for i in cluster.members]
            if cluster.known is None and mentions and all(f.label == "PERSON" for f in mentions):
                longest = max((spoken(doc, f) for f in mentions), key=len)
                if " " not in longest:
                    alone[longest] = cluster
        linked = {
            (normal_name(c.name) or c.name).split()[-1]
            for c in reading.clusters
            if c.known and c.kind is Kind.PERSON and c.members
        }
        for family, person in colleagues(self.knowledge, sorted({*alone, *linked}), on).items():
            if family in alone:
                reason = f"held office in {person.country} together with others of the article"
                self._adopt(reading, alone[family], Proposal(person.id, 0.6, "colleagues", reason))

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


def _of_city(word: str, names: set[str]) -> bool:
    """ "Köln" is the city, "Hamburger" an adjective of it."""
    return word in names or word.removesuffix("er") in names


def _most(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {state: max(one.get(state, 0.0), other.get(state, 0.0)) for state in one | other}


def _placed(doc: Doc, reading: Reading, cluster: Cluster, context: Context) -> Context:
    """The context with what stands beside one of the place's mentions."""
    mentions = [reading.found[i] for i in cluster.members]
    kind = next((k for f in mentions if (k := kind_said(doc, f))), None)
    state = next((s for f in mentions if (s := state_said(doc, reading, f))), None)
    return replace(context, kind=kind, within=state)


def _at_home(doc: Doc, reading: Reading, cluster: Cluster, context: Context) -> Context:
    """The context with the state named before one of the body's mentions."""
    said = (home_said(doc, reading, reading.found[i]) for i in cluster.members)
    return replace(context, within=next((s for s in said if s), None))


def _spellings(doc: Doc, reading: Reading, cluster: Cluster) -> list[str]:
    """The cluster's longest name, then its other names of several words: "John Pombe Magufuli", "John Magufuli"."""
    texts = {spoken(doc, f): f for f in (reading.found[i] for i in reversed(cluster.members))}
    longest, *others = sorted(texts, key=lambda t: (texts[t].start - texts[t].end, texts[t].start))
    return [longest, *(t for t in others if " " in t)]


def _titled(doc: Doc, reading: Reading, cluster: Cluster, context: Context) -> Context:
    """The context with the office said before one of the person's names, best with its state."""
    said = [s for i in cluster.members if (s := office_said(doc, reading, reading.found[i]))]
    return replace(context, office=max(said, key=lambda s: s.state or "")) if said else context


def _set_teams_apart(doc: Doc, reading: Reading) -> None:
    """States and cities that play are teams, entities of their own."""
    for cluster in list(reading.clusters):
        labels = {reading.found[i].label for i in cluster.members}
        if not labels or not labels <= PLACES:
            continue
        playing = [i for i in cluster.members if plays(doc, reading.found[i])]
        if not playing:
            continue
        reading.clusters.append(Cluster(Kind.ORGANIZATION, cluster.name, Subtype.TEAM, members=playing))
        for i in playing:
            reading.found[i].label, reading.found[i].known = "ORG", ()
        cluster.members = [i for i in cluster.members if i not in playing]


def _tell_senses(doc: Doc, reading: Reading) -> None:
    """States called by their own name: the state where it acts, the place where somebody is in it."""
    for cluster in reading.clusters:
        for i in cluster.members if cluster.kind in STATES else ():
            mention = reading.found[i]
            if mention.sense is Sense.ITSELF and mention.label != "NORP":
                mention.sense = sense_of_state(doc, mention)


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
