"""The state that a title means where no word names it: the United States behind "President Obama", South Korea behind "Gender Minister Kim".

It is the state in which the person is known to hold or have held the office, else the one that the article most speaks of there.
"""

from spacy.tokens import Doc

from legation.domain.claim import Status
from legation.domain.entity import STATES
from legation.domain.interval import Interval, Precision
from legation.domain.mention import Form, Sense
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.claims.weights import BY_TITLE
from legation.extraction.document import ClaimDraft, Cluster, DocumentAnalysis, MentionDraft
from legation.extraction.entities.implied import state_of_government
from legation.extraction.entities.office_holders import acting_state, published
from legation.extraction.entities.resident_bodies import Spoken
from legation.extraction.labels import LABEL_OF_KIND
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import words
from legation.linking.knowledge import Knowledge

_SERVING = words("coreference/offices_of_states.serving")
_BETWEEN = 3
"""How many words, forms of address mostly, may stand between a title and the name."""


def add_states_of_titles(doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
    """Makes such a title a mention of its state, and says who holds the office there."""
    spoken = Spoken(doc, analysis, knowledge)
    analysis.index()
    for i, mention in enumerate(list(analysis.mentions)):
        if mention.form is not Form.NAME or mention.label != "PERSON" or not mention.role:
            continue
        type_ = load_roles().title_type(mention.role)
        of_state = type_ is not None and (load_ontology()[type_].has(Trait.GOVERNMENT) or mention.role in _SERVING)
        title = _title(doc, mention) if of_state else None
        if title is None or type_ is None or any(t in analysis.mention_at for t in range(*title)):
            continue
        if any(d.subject == i for d in analysis.claims):
            continue  # The words say of what.
        person = analysis.clusters[mention.cluster]
        state = _held_in(analysis, person, type_, knowledge)
        if state is None and not _leads_a_body(analysis, mention.cluster):
            state = person.acts_for or spoken.most_likely(doc[title[1] - 1])
        if state is not None:
            _add(doc, analysis, i, title, type_, state, knowledge)


def _title(doc: Doc, mention: MentionDraft) -> tuple[int, int] | None:
    """Where the title stands before the name."""
    assert mention.role is not None
    for end in range(mention.start, max(mention.start - _BETWEEN, 0), -1):
        for start in range(end - 1, max(end - load_roles().longest_title - 2, -1), -1):
            if doc[start:end].text.lower() == mention.role:
                return start, end
    return None


def _held_in(analysis: DocumentAnalysis, person: Cluster, type_: str, knowledge: Knowledge) -> str | None:
    """The state for which a known person acts on the day, or has held such an office."""
    if not person.known:
        return None
    on = published(analysis)
    held = {
        o.state
        for o in knowledge.offices_of(person.known)
        if o.role == type_ and o.state and (on is None or o.since is None or o.since <= on)
    }
    return acting_state(analysis, person, knowledge) or (held.pop() if len(held) == 1 else None)


def _leads_a_body(analysis: DocumentAnalysis, person: int) -> bool:
    """ "President Bartomeu" leads the club of which the article says so."""
    return any(
        d.object is not None
        and analysis.mentions[d.subject].cluster == person
        and analysis.cluster_of(d.object).kind not in STATES
        and load_ontology()[d.type].has(Trait.SPEAKS_FOR)
        for d in analysis.claims
    )


def _add(
    doc: Doc,
    analysis: DocumentAnalysis,
    person: int,
    title: tuple[int, int],
    type_: str,
    state: str,
    knowledge: Knowledge,
) -> None:
    home = next((i for i, c in enumerate(analysis.clusters) if c.known == state and c.members), None)
    if home is None:
        entity = knowledge.entity(state)
        if entity is None:
            return
        home = analysis.add_cluster(state_of_government(entity))
    label = LABEL_OF_KIND[analysis.clusters[home].kind]
    start, end = title
    mention = analysis.add_mention(MentionDraft(start, end, label, Form.NOMINAL, Sense.STATE, head=end - 1), home)
    sentence = doc[start].sent
    words_before = doc[max(sentence.start, start - 3) : start]
    draft = ClaimDraft(
        type_, person, mention, title, (sentence.start, sentence.end), end - 1, status=Status.ONGOING, score=BY_TITLE
    )
    if any(t.lower_.rstrip("-") in load_roles().former for t in words_before):
        draft.set_status(Status.HAPPENED)
        draft.date(Interval(None, None, Precision.OPEN, "former"))
    else:
        analysis.act_for(analysis.clusters[analysis.mentions[person].cluster], state)
    analysis.add_claim(draft)
