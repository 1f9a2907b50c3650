"""Which state somebody acts for, and who holds an office, at the article's date."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from legation.domain.entity import STATES, Kind
from legation.domain.names import normal_name
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.document import Cluster, DocumentAnalysis
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import words
from legation.linking.acting import state_of_offices, state_served
from legation.linking.knowledge import DESIGNATE, Knowledge
from legation.linking.known import Office
from legation.linking.titles import post_of

_GOVERNMENT_NOUNS = words("entities/office_holders.government_nouns")


@dataclass(frozen=True, slots=True)
class Post:
    """An office as a noun phrase tells it: "Russia's envoy to Turkey", "the president-elect". `coming`: not yet held."""

    title: str
    words: tuple[str, ...]
    state: str | None
    receiver: str | None = None
    coming: bool = False


def published(analysis: DocumentAnalysis) -> date | None:
    """The article's date; what is known of offices is asked as of this day."""
    return date.fromisoformat(analysis.anchor[:10]) if analysis.anchor else None


def state_of(analysis: DocumentAnalysis, index: int, knowledge: Knowledge) -> str | None:
    """The knowledge id of the state a mention is, belongs to or acts for."""
    cluster = analysis.cluster_of(index)
    if cluster.known and cluster.kind in STATES:
        return cluster.known
    return cluster.acts_for or acting_state(analysis, cluster, knowledge)


def acting_state(analysis: DocumentAnalysis, cluster: Cluster, knowledge: Knowledge) -> str | None:
    """The state for which a known person holds office at the date, or a known public body acts."""
    if not cluster.known:
        return None
    return state_served(knowledge, cluster.known, cluster.kind, cluster.subtype, cluster.country, published(analysis))


def governed_state(analysis: DocumentAnalysis, noun: Token, owner: int, knowledge: Knowledge) -> str | None:
    """The state behind a noun phrase's owner; behind "the government of Harper" the state he led, even if he has left since."""
    state = state_of(analysis, owner, knowledge)
    cluster = analysis.cluster_of(owner)
    if state or noun.lemma_.lower() not in _GOVERNMENT_NOUNS:
        return state
    on = published(analysis)
    if not cluster.known:
        # A reader of names may take "Biden" for a body where an administration is called so.
        called = cluster.kind in (Kind.PERSON, Kind.ORGANIZATION)
        return _led_by(cluster.name, on, knowledge) if called else None
    if cluster.kind is not Kind.PERSON:
        return None
    led = [o for o in knowledge.offices_of(cluster.known) if load_ontology()[o.role].has(Trait.LEADER) and o.of]
    before = [o for o in led if on and (o.since or date.min) <= on]
    if before:
        last = max(o.since or date.min for o in before)
        before = [o for o in before if (o.since or date.min) == last]
    return state_of_offices(before or ([] if on else led), cluster.country)


def _led_by(name: str, on: date | None, knowledge: Knowledge) -> str | None:
    """The state whose government is called by a bare family name: led by the only leader of that name, on the day or at any time."""
    leading = load_ontology().having(Trait.LEADER)
    days = (on, None) if on else (None,)
    for day in days:
        people = knowledge.people_by_family_name(normal_name(name), day, leading)
        led = {
            o.state
            for p in people
            for o in knowledge.offices_of(p.id)
            if o.role in leading and (day is None or o.held(day))
        }
        if led:
            return _only(led)
    return None


def holds(analysis: DocumentAnalysis, cluster: int, post: Post, knowledge: Knowledge) -> bool:
    """Whether a person of the article holds the post: the article says so, or the knowledge base does."""
    person = analysis.clusters[cluster]
    if post.state and person.acts_for and person.acts_for != post.state:
        return False
    if post.receiver and not _accredited(analysis, cluster, post, knowledge):
        return False
    if not post.coming:
        for i in person.members:
            role = analysis.mentions[i].role
            same = role and load_roles().title_type(role) == post.title
            if role and same and (post.state is None or state_of(analysis, i, knowledge) in (post.state, None)):
                return post.title != "minister_of" or post.words[0] in role or role in post.words
    offices = knowledge.offices_of(person.known) if person.known else ()
    on = published(analysis)
    return on is not None and any(_fits(o, post, on) for o in offices)


def _fits(office: Office, post: Post, on: date) -> bool:
    if office.role != post.title or (post.state is not None and office.of != post.state):
        return False
    if post.coming:
        return office.since is not None and on < office.since <= on + DESIGNATE
    if post.title == "minister_of" and not any(w in office.title.lower() for w in post.words if " " in w):
        return False
    return office.held(on)


def _accredited(analysis: DocumentAnalysis, cluster: int, post: Post, knowledge: Knowledge) -> bool:
    """Whether a person may be the envoy to the receiver: known or said to be, or nothing is known of another receiver."""
    person, on = analysis.clusters[cluster], published(analysis)
    said = {
        analysis.cluster_of(d.object).known
        for d in analysis.claims
        if d.type == "ambassador_to" and d.object is not None and analysis.mentions[d.subject].cluster == cluster
    }
    posts = knowledge.offices_of(person.known) if person.known else ()
    known = {o.to for o in posts if o.role == "ambassador_of" and o.to and (on is None or o.held(on))}
    return post.receiver in said | known or not said | known


def known_holder(analysis: DocumentAnalysis, post: Post, knowledge: Knowledge) -> str | None:
    """The one person known to hold the post at the date."""
    on = published(analysis)
    if on is None or post.state is None:
        return None
    if post.title == "ambassador_of":
        found = knowledge.ambassadors(post.state, post.receiver, on) if post.receiver else ()
    elif load_ontology()[post.title].has(Trait.LEADER) and (
        post.title != "head_of_state" or any("president" in w for w in post.words)
    ):
        found = knowledge.designated(post.title, post.state, on) if post.coming else knowledge.holders(post.title, post.state, on)  # fmt: skip
    elif post.title == "minister_of" and not post.coming:
        named = next((w for w in post.words if load_roles().title_type(w) == post.title and _one_seat(w)), None)
        found = knowledge.holders_by_title(named, post.state, on) if named else ()
    else:
        return None
    return _only({o.person for o in found})


def _one_seat(title: str) -> bool:
    """Whether a government has one such minister: of foreign affairs, not "minister" or "state secretary"."""
    post = post_of(title)
    return post.endswith("_minister") and not post.startswith("deputy")


def _only(found: Set[str | None] | Set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None
