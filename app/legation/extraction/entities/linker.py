"""Links clusters to the knowledge base as of the article's date, and decides state or place for metonyms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from legation.domain.entity import PLACES as PLACE_KINDS
from legation.domain.entity import STATES, Kind, Subtype
from legation.domain.extraction import Proposal
from legation.domain.mention import Sense
from legation.domain.names import normal_name
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.document import Cluster, DocumentAnalysis, MentionDraft
from legation.extraction.entities.country_salience import linked_states, named_regions, named_states
from legation.extraction.entities.office_holders import published
from legation.extraction.entities.person_context import (
    acts_like_somebody,
    are_somebody,
    described,
    full_name_before,
    is_storm,
    is_thing,
)
from legation.extraction.entities.place_context import home_said, kind_said, region_said, state_said
from legation.extraction.entities.seats_of_power import METONYMS, split_metonyms
from legation.extraction.entities.sports_teams import about_sport, denotes_team
from legation.extraction.entities.state_senses import sense_of_state
from legation.extraction.entities.title_context import name_without_title, office_said
from legation.extraction.labels import LABEL_OF_KIND, PLACES
from legation.extraction.lexicon.words import words
from legation.extraction.resources import resources_of
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
_STATES_LIKE_PEOPLE = words("entities/linker.states_like_people")
_FAMILY, _LARGE = 2, 0.5
"""A family name of so many known people, a place so well known that it is meant first."""
_ONLY_TEAM = 0.7
"""The one known team of a city: smaller ones are not known."""
_ONLY_OFFICE_HOLDER = 0.7
"""The one holder of a top office with a family name, from a state of the article."""
_COLLEAGUES = 0.6
"""Family names that settle each other by offices held at one time."""


@Language.factory(
    "legation_entity_linker",
    requires=["doc._.mentions", "doc._.clusters", "token.dep", "token.pos", "token.tag", "token.lemma"],
    assigns=["doc._.links", "doc._.clusters"],
)
def make_entity_linker(nlp: Language, name: str) -> "EntityLinker":  # noqa: ARG001 (the signature is spaCy's)
    """Asks `linking` who each cluster is."""
    return EntityLinker(resources_of(nlp).knowledge)


class EntityLinker:
    """Writes `Cluster.known` and joins clusters that turn out to be one."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.teams: tuple[KnownEntity, ...] | None = None

    def __call__(self, doc: Doc) -> Doc:
        analysis = analysis_of(doc)
        on = published(analysis)
        sport = about_sport(doc)
        if sport:
            _set_teams_apart(doc, analysis)
        self._set_namesakes_apart(doc, analysis)
        states = named_states(analysis)
        self._link_all(doc, analysis, Context(on, states), sport)
        # What is linked now says more of where the article is at home.
        sure = frozenset(c.known for c in analysis.clusters if c.known and c.members)
        most = _most(states, linked_states(analysis))
        self._link_all(doc, analysis, Context(on, most, sure), sport)
        self._link_colleagues(doc, analysis, on)
        split_metonyms(doc, analysis, self.knowledge)
        analysis.settle()
        _tell_senses(doc, analysis)
        return doc

    def _set_namesakes_apart(self, doc: Doc, analysis: DocumentAnalysis) -> None:
        """Storms called like a place or a person, people called like a place."""
        joined: dict[int, int] = {}
        for index, cluster in enumerate(analysis.clusters):
            mentions = [analysis.mentions[i] for i in cluster.members]
            if not mentions or not {f.label for f in mentions} <= PLACES | {"PERSON"}:
                continue
            if any(is_storm(doc, f) for f in mentions):
                _turn_into(analysis, cluster, Kind.EVENT, "EVENT")
            elif mentions[0].label == "PERSON" or any(f.end - f.start > 1 for f in mentions):
                continue
            elif (full := full_name_before(doc, analysis, cluster)) is not None:
                joined[index] = full
            elif (self._is_first_name(cluster.name) and are_somebody(doc, mentions)) or self._is_family_name(
                doc, mentions
            ):
                _turn_into(analysis, cluster, Kind.PERSON, "PERSON")
        analysis.absorb(joined)

    def _is_family_name(self, doc: Doc, mentions: Sequence[MentionDraft]) -> bool:
        """Whether somebody called like a small place acts: "Hammond told the children a story"; The Hague has its article."""
        text = doc[mentions[0].start].text
        names = self.knowledge.names(normal_name(text))
        places = [e for n in names if n.strong and (e := self.knowledge.entity(n.entity)) and e.kind in PLACE_KINDS]
        bearers = sum(1 for n in names if n.kind is NameKind.PERSON_FAMILY)
        if bearers < _FAMILY or any(p.prior >= _LARGE and not p.name.startswith("The ") for p in places):
            return False
        return all(acts_like_somebody(doc, f) for f in mentions)

    def _is_first_name(self, name: str) -> bool:
        """Of those of states only these are known to be given to people."""
        return self.knowledge.gender(name) is not None or normal_name(name) in _STATES_LIKE_PEOPLE

    def _link_all(self, doc: Doc, analysis: DocumentAnalysis, context: Context, sport: bool) -> None:
        # States first, then regions: they say where the others lie.
        wide = [c for c in analysis.clusters if c.kind in STATES] + [
            c for c in analysis.clusters if c.kind is Kind.REGION
        ]
        for cluster in wide:
            if cluster.members and cluster.known is None:
                self._link(doc, analysis, cluster, context, sport)
        context = replace(context, regions=named_regions(analysis))
        for cluster in list(analysis.clusters):
            if cluster.members and cluster.known is None:
                self._link(doc, analysis, cluster, context, sport)

    def _link(self, doc: Doc, analysis: DocumentAnalysis, cluster: Cluster, context: Context, sport: bool) -> None:
        mention = analysis.mentions[cluster.members[0]]
        if mention.label == "PERSON" and any(is_thing(doc, analysis.mentions[i]) for i in cluster.members):
            return
        texts = _spellings(doc, analysis, cluster)
        text = texts[0]
        if mention.label not in _KINDS:
            context = _placed(doc, analysis, cluster, context)
        elif mention.label == "PERSON":
            context = _titled(doc, analysis, cluster, context)
            context = replace(context, described=described(doc, analysis, cluster, sport=sport))
        elif mention.label == "ORG":
            context = _at_home(doc, analysis, cluster, context)
        tries = (best(self.knowledge, self._candidates(mention.label, t, context, sport), context) for t in texts)
        proposal = next((p for p in tries if p), None)
        if proposal is None and mention.label == "PERSON" and " " not in text and not sport:
            proposal = self._by_family(text, context)
        if proposal is None and mention.label == "ORG" and sport:
            proposal = self._team(text)
        if proposal is None and mention.label in ("ORG", "PERSON") and not sport:
            proposal = self._after_all(mention.label, text, context)
        if proposal:
            self._adopt(analysis, cluster, proposal)

    def _candidates(self, label: str, text: str, context: Context, sport: bool) -> tuple[Candidate, ...]:
        found = candidates(self.knowledge, text, _KINDS.get(label, PLACE_KINDS))
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
        if self.teams is None:
            self.teams = tuple(e for e in self.knowledge.entities(Kind.ORGANIZATION) if e.subtype is Subtype.TEAM)
        cities = candidates(self.knowledge, text, frozenset({Kind.CITY}))
        names = {n.normal for c in cities for n in self.knowledge.names_of(c.entity.id)} | {normal_name(text)}
        fitting = [e for e in self.teams if any(_of_city(word, names) for word in normal_name(e.name).split())]
        if len(fitting) != 1:
            return None
        return Proposal(fitting[0].id, _ONLY_TEAM, "team", f"the one known team of {text}, in an article about sport")

    def _after_all(self, label: str, text: str, context: Context) -> Proposal | None:
        """A party called by its adjective ("the Conservatives"), or a state taken for a body or a person."""
        if candidates(self.knowledge, text, _KINDS[label]):
            return None
        parties = candidates(self.knowledge, f"{text.removesuffix('s')} Party", _KINDS["ORG"]) if label == "ORG" else ()
        today = (c for c in parties if c.exact and alive(c.entity, context.on))
        near = tuple(c for c in today if context.states.get(c.entity.country or ""))
        if near:
            return best(self.knowledge, near, context)
        if label == "PERSON" and self._is_first_name(text):
            return None
        named = (c for c in candidates(self.knowledge, text, STATES) if c.name.strong and alive(c.entity, context.on))
        return best(self.knowledge, tuple(c for c in named if c.name.kind not in METONYMS | _PEOPLE), context)

    def _by_family(self, text: str, context: Context) -> Proposal | None:
        people = family_candidates(self.knowledge, text, context.on)
        near = [p for p in people if p.country and context.states.get(p.country)]
        if len(near) != 1:
            return None
        return Proposal(
            near[0].id,
            _ONLY_OFFICE_HOLDER,
            "family name",
            "the only holder of a top office of that name at the date whose state is in the article",
        )

    def _link_colleagues(self, doc: Doc, analysis: DocumentAnalysis, on: date | None) -> None:
        """People named by family name alone who settle each other: Turnbull beside Shorten."""
        alone: dict[str, Cluster] = {}
        for cluster in analysis.clusters:
            mentions = [analysis.mentions[i] for i in cluster.members]
            if cluster.known is None and mentions and all(f.label == "PERSON" for f in mentions):
                longest = max((name_without_title(doc, f) for f in mentions), key=len)
                if " " not in longest:
                    alone[longest] = cluster
        linked = {
            (normal_name(c.name) or c.name).split()[-1]
            for c in analysis.clusters
            if c.known and c.kind is Kind.PERSON and c.members
        }
        for family, person in colleagues(self.knowledge, sorted({*alone, *linked}), on).items():
            if family in alone:
                reason = f"held office in {person.country} together with others of the article"
                self._adopt(analysis, alone[family], Proposal(person.id, _COLLEAGUES, "colleagues", reason))

    def _adopt(self, analysis: DocumentAnalysis, cluster: Cluster, proposal: Proposal) -> None:
        entity = self.knowledge.entity(proposal.known)
        assert entity is not None
        analysis.link(cluster, entity, proposal.score, proposal.method, proposal.reason)
        for i in cluster.members:
            mention = analysis.mentions[i]
            if mention.label == "NORP":
                analysis.set_sense(i, Sense.PEOPLE)
            elif mention.label != "REGION" or entity.kind is not Kind.REGION:
                home = LABEL_OF_KIND[entity.kind]
                analysis.relabel(i, home if entity.kind is not Kind.REGION or not entity.country else "REGION")


def _of_city(word: str, names: set[str]) -> bool:
    """ "Köln" is the city, "Hamburger" an adjective of it."""
    return word in names or word.removesuffix("er") in names


def _most(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {state: max(one.get(state, 0.0), other.get(state, 0.0)) for state in one | other}


def _placed(doc: Doc, analysis: DocumentAnalysis, cluster: Cluster, context: Context) -> Context:
    """The context with what stands beside one of the place's mentions."""
    mentions = [analysis.mentions[i] for i in cluster.members]
    kind = next((k for f in mentions if (k := kind_said(doc, f))), None)
    state = next((s for f in mentions if (s := state_said(doc, analysis, f))), None)
    region = next((r for f in mentions if (r := region_said(doc, analysis, f))), None)
    return replace(context, kind=kind, within=state, region=region)


def _at_home(doc: Doc, analysis: DocumentAnalysis, cluster: Cluster, context: Context) -> Context:
    """The context with the state named before one of the body's mentions."""
    said = (home_said(doc, analysis, analysis.mentions[i]) for i in cluster.members)
    return replace(context, within=next((s for s in said if s), None))


def _spellings(doc: Doc, analysis: DocumentAnalysis, cluster: Cluster) -> list[str]:
    """The cluster's longest name, then its other names of several words: "John Pombe Magufuli", "John Magufuli"."""
    texts = {name_without_title(doc, f): f for f in (analysis.mentions[i] for i in reversed(cluster.members))}
    longest, *others = sorted(texts, key=lambda t: (texts[t].start - texts[t].end, texts[t].start))
    return [longest, *(t for t in others if " " in t)]


def _titled(doc: Doc, analysis: DocumentAnalysis, cluster: Cluster, context: Context) -> Context:
    """The context with the office said before one of the person's names, best with its state."""
    said = [s for i in cluster.members if (s := office_said(doc, analysis, analysis.mentions[i]))]
    return replace(context, office=max(said, key=lambda s: s.state or "")) if said else context


def _turn_into(analysis: DocumentAnalysis, cluster: Cluster, kind: Kind, label: str) -> None:
    analysis.set_kind(cluster, kind)
    for i in cluster.members:
        analysis.relabel(i, label, ())


def _set_teams_apart(doc: Doc, analysis: DocumentAnalysis) -> None:
    """States and cities that play are teams, entities of their own."""
    for cluster in list(analysis.clusters):
        labels = {analysis.mentions[i].label for i in cluster.members}
        if not labels or not labels <= PLACES:
            continue
        playing = [i for i in cluster.members if denotes_team(doc, analysis.mentions[i])]
        if not playing:
            continue
        analysis.split(cluster, playing, Cluster(Kind.ORGANIZATION, cluster.name, Subtype.TEAM))
        for i in playing:
            analysis.relabel(i, "ORG", ())


def _tell_senses(doc: Doc, analysis: DocumentAnalysis) -> None:
    """States called by their own name: the state where it acts, the place where somebody is in it."""
    for cluster in analysis.clusters:
        for i in cluster.members if cluster.kind in STATES else ():
            mention = analysis.mentions[i]
            if mention.sense is Sense.ITSELF and mention.label != "NORP":
                analysis.set_sense(i, sense_of_state(doc, mention))
