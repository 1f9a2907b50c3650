"""Noun phrases that mean an actor: "Russia's envoy", "the Canadian government", "Russian troops", "militants", "he"."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from legation.domain.claim import Status
from legation.domain.entity import Kind, Subtype
from legation.domain.mention import Form, Sense
from legation.domain.names import normal_name
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.coreference.descriptions import join_descriptions
from legation.extraction.coreference.group_names import name_groups
from legation.extraction.coreference.lands import add_lands
from legation.extraction.coreference.names_within import add_names_within
from legation.extraction.coreference.offices_of_states import add_states_of_titles
from legation.extraction.coreference.possessed import add_possessed
from legation.extraction.coreference.pronouns import add_it, add_pronouns
from legation.extraction.coreference.unnamed_actors import is_body_inside, is_unnamed_actor
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.document import ClaimDraft, DocumentAnalysis, MentionDraft
from legation.extraction.entities.implied import body_of_state, office_holder, state_of_government, unnamed_group
from legation.extraction.entities.office_holders import Post, acting_state, governed_state, holds, known_holder
from legation.extraction.entities.resident_bodies import name_resident_bodies
from legation.extraction.grammar.arguments import behind
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    DETERMINER,
    INDIRECT_OBJECT,
    NOUN,
    NOUN_ADVERBIAL,
    NOUN_MODIFIER,
    NUMBER_MODIFIER,
    OBJECT_PREDICATE,
    PAST_FORM,
    PAST_PARTICIPLE,
    PLAIN_ADJECTIVE,
    PLURAL_NOUN,
    POSSESSOR,
    PREDETERMINER,
    PREPOSITION,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    QUANTIFIER_MODIFIER,
    SINGULAR_NAME,
    SINGULAR_NOUN,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.labels import LABEL_OF_KIND
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import ordered_words, words
from legation.extraction.resources import resources_of
from legation.linking.knowledge import Knowledge

_NP_LEFT = frozenset(
    {
        DETERMINER,
        ADJECTIVE_MODIFIER,
        COMPOUND,
        POSSESSOR,
        NUMBER_MODIFIER,
        NOUN_MODIFIER,
        PREDETERMINER,
        QUANTIFIER_MODIFIER,
    }
)
_INSIDE = frozenset({COMPOUND, ADJECTIVE_MODIFIER, NOUN_MODIFIER, NOUN_ADVERBIAL})
_REFERRED = (Subtype.ALLIANCE, Subtype.IGO)
"""Bodies so few in an article that a noun alone tells which; "the company" and "the party" are left open."""
_GOVERNMENT_NOUNS = words("coreference/nominals.government_nouns")
_SUBSTANCE_MODIFIERS = words("coreference/nominals.substance_modifiers")
_SIDE_MODIFIERS = words("coreference/nominals.side_modifiers")
_NON_STATE_MODIFIERS = words("coreference/nominals.non_state_modifiers")
_UNOWNED_OFFICES = words("coreference/nominals.unowned_offices")
_BEFORE_OWNER = ordered_words("coreference/nominals.before_owner")
_BEFORE_RECEIVER = ordered_words("coreference/nominals.before_receiver")
_LEANING_PREFIXES = words("coreference/nominals.leaning_prefixes")
_LEANING_BEGINNINGS = ordered_words("coreference/nominals.leaning_beginnings")
_DESIGNATE = ordered_words("coreference/nominals.designate")
_BEFORE_OFFICE = words("coreference/nominals.before_office")
_COMING_TO_BE = words("coreference/nominals.coming_to_be")
_INDEFINITE = words("coreference/nominals.indefinite")
_NOT_TODAYS_HOLDER = words("coreference/nominals.not_todays_holder")


@Language.factory(
    "legation_nominals",
    requires=["doc._.links", "doc._.claims", "token.dep", "token.pos", "token.tag", "token.lemma"],
    assigns=["doc._.references", "doc._.clusters", "doc._.links", "doc._.claims"],
)
def make_nominals(nlp: Language, name: str) -> "Nominals":  # noqa: ARG001 (the signature is spaCy's)
    """Finds nominal and pronoun mentions."""
    return Nominals(resources_of(nlp).knowledge)


class Nominals:
    """Adds mentions with form nominal or pronoun, and the clusters they need."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __call__(self, doc: Doc) -> Doc:
        analysis = self.find(doc)
        name_resident_bodies(doc, analysis, self.knowledge)
        name_groups(doc, analysis)
        add_states_of_titles(doc, analysis, self.knowledge)
        add_names_within(doc, analysis, self.knowledge)
        for cluster in analysis.clusters:
            analysis.act_for(cluster, cluster.acts_for or acting_state(analysis, cluster, self.knowledge))
        return doc

    def find(self, doc: Doc) -> DocumentAnalysis:
        """All nominals and pronouns; bodies that nobody names are still groups."""
        analysis = analysis_of(doc)
        analysis.index()
        add_it(doc, analysis)
        add_lands(doc, analysis, self.knowledge)
        analysis.index()
        for token in doc:
            if token.i not in analysis.mention_at and has_pos(token, NOUN, PROPER_NOUN):
                self._noun(doc, analysis, token)
        analysis.index()
        join_descriptions(doc, analysis, self.knowledge)
        analysis.index()
        add_pronouns(doc, analysis, self.knowledge)
        add_possessed(doc, analysis, self.knowledge)
        analysis.index()
        self._left_over(doc, analysis)
        analysis.index()
        return analysis

    def _left_over(self, doc: Doc, analysis: DocumentAnalysis) -> None:
        """Who else acts by the noun: after all others, so that no pronoun or description means them in another's place."""
        for token in doc:
            if token.i in analysis.mention_at:
                continue
            if is_body_inside(token):
                self._noun(doc, analysis, token, inside=True)
            elif is_unnamed_actor(token) and not (
                _in_title(token) or _is_office_alone(token) or _before_name(doc, analysis, token)
            ):
                self._group(doc, analysis, token, None, None)

    def _noun(self, doc: Doc, analysis: DocumentAnalysis, token: Token, *, inside: bool = False) -> None:
        roles = load_roles()
        noun = _before_elect(token)
        lemma, words = noun.lemma_.lower(), _head_words(noun)
        title = next((t for w in words if (t := roles.title_type(w))), None)
        body = next((roles.bodies[w] for w in (*words, lemma) if w in roles.bodies), None)
        collective = body or lemma in roles.groups or lemma in roles.state
        if any(has_role(c, COMPOUND) and c.lower_ in _SUBSTANCE_MODIFIERS for c in token.children) or _in_title(token):
            return
        if not (title or collective):
            return
        if not inside and (has_role(token, *_INSIDE) or _before_name(doc, analysis, token)):
            return
        owners = _owners(analysis, token)
        state = self._state(analysis, token, owners)
        if lemma in roles.things and state is None and not _of_some_side(token):
            return
        if lemma in roles.abstract and not _meant_as_actor(token, owners):
            return
        if (
            title
            and load_ontology()[title].has(Trait.OFFICE)
            and has_tag(token, SINGULAR_NOUN, SINGULAR_NAME)
            and not _against_the_state(token)
        ):
            if _is_office_alone(token):
                return
            self._office(doc, analysis, token, self._post(analysis, token, title, words, state), owners)
        elif (lemma in roles.state or token.lower_ in roles.state) and not body:
            if _against_the_state(token):
                self._group(doc, analysis, token, None, None)
            elif state is not None:
                self._join_state(analysis, token, state)
            elif token.lower_ in _GOVERNMENT_NOUNS or lemma == "official" or has_tag(token, PLURAL_NOUN):
                self._group(doc, analysis, token, None, None)
        else:
            self._group(doc, analysis, token, state, body)

    def _state(self, analysis: DocumentAnalysis, token: Token, owners: list[int]) -> str | None:
        states = (governed_state(analysis, token, owner, self.knowledge) for owner in owners)
        return next((state for state in states if state), None)

    def _post(
        self, analysis: DocumentAnalysis, token: Token, title: str, words: tuple[str, ...], state: str | None
    ) -> Post:
        to = _receiver(analysis, token) if title == "ambassador_of" else None
        receiver = analysis.cluster_of(to).known if to is not None else None
        return Post(title, words, state, receiver, _coming(token))

    def _office(self, doc: Doc, analysis: DocumentAnalysis, token: Token, post: Post, owners: list[int]) -> None:
        """ "The Russian envoy" is the person of the article who holds that office, the known holder, or the office itself."""
        named = owners or token.lower_ in _UNOWNED_OFFICES or post.coming
        person = self._holder(analysis, token, post) if named else None
        if person is None:
            self._group(doc, analysis, token, post.state, None)
        else:
            self._add(analysis, token, person, "PERSON")
            _state_standing(analysis, token, person, post, owners)

    def _holder(self, analysis: DocumentAnalysis, token: Token, post: Post) -> int | None:
        if has_tag(token, PLURAL_NOUN) or _modified(token):
            return None
        people = [i for i, c in enumerate(analysis.clusters) if c.kind is Kind.PERSON and c.members]
        fitting = [i for i in people if holds(analysis, i, post, self.knowledge)]
        if post.state is None and len(fitting) > 1:
            # Nobody's president is the one named last.
            fitting = [max(fitting, key=lambda i: _last_before(analysis, i, token))]
        if len(fitting) == 1:
            return fitting[0]
        known = known_holder(analysis, post, self.knowledge) if not fitting else None
        return self._person(analysis, known, post) if known else None

    def _person(self, analysis: DocumentAnalysis, known: str, post: Post) -> int | None:
        """The known holder becomes an entity of the article although nobody names them."""
        person = self.knowledge.entity(known)
        if person is None:
            return None
        for i, cluster in enumerate(analysis.clusters):
            if cluster.known == person.id:
                return i
        return analysis.add_cluster(office_holder(person, post.words[0], post.state))

    def _join_state(self, analysis: DocumentAnalysis, token: Token, state: str) -> None:
        index = next((i for i, c in enumerate(analysis.clusters) if c.known == state and c.members), None)
        if index is None:
            index = self._new_state(analysis, state)
        if index is not None:
            self._add(analysis, token, index, LABEL_OF_KIND[analysis.clusters[index].kind], Sense.STATE)

    def _new_state(self, analysis: DocumentAnalysis, state: str) -> int | None:
        entity = self.knowledge.entity(state)
        if entity is None:
            return None
        return analysis.add_cluster(state_of_government(entity))

    def _group(self, doc: Doc, analysis: DocumentAnalysis, token: Token, state: str | None, body: str | None) -> None:
        """A body the knowledge base knows, or people without a name, for whom a state may stand."""
        span = doc[_left(token) : token.i + 1]
        known = self._known_body(span.text, state, body)
        same = next((i for i, c in enumerate(analysis.clusters) if known and c.known == known and c.members), None)
        same = same if same is not None or state else _referred(analysis, token)
        if same is None:
            entity = self.knowledge.entity(known) if known else None
            cluster = body_of_state(entity, state) if entity else unnamed_group(span.text, state)
            same = analysis.add_cluster(cluster)
        self._add(analysis, token, same, LABEL_OF_KIND[analysis.clusters[same].kind])
        if known and state:
            _state_body(analysis, token, same, state)

    def _known_body(self, text: str, state: str | None, body: str | None) -> str | None:
        if not (state and body):
            return None
        named = {
            n.entity
            for n in self.knowledge.names(normal_name(text))
            if (e := self.knowledge.entity(n.entity)) and e.country == state
        }
        if len(named) == 1:
            return named.pop()
        if body != Subtype.ARMED_FORCE.value:
            return None
        forces = [e for e in self.knowledge.bodies(state, Subtype.ARMED_FORCE) if e.id.startswith("army:")]
        return forces[0].id if forces else None

    def _add(
        self, analysis: DocumentAnalysis, token: Token, cluster: int, label: str, sense: Sense = Sense.ITSELF
    ) -> None:
        start = _left(token)
        analysis.add_mention(MentionDraft(start, token.i + 1, label, Form.NOMINAL, sense, head=token.i), cluster)


def _referred(analysis: DocumentAnalysis, token: Token) -> int | None:
    """The body that "the alliance" or "the bloc" means: the one of that kind named so far, if it is the only one."""
    kinds = {kind for kind in _REFERRED if token.lower_ in load_roles().references[kind]}
    only = [c.lower_ for c in token.children if has_role(c, *_NP_LEFT)]
    if not kinds or only not in (["the"], ["this"], ["that"]) or any(has_role(c, PREPOSITION) for c in token.children):
        return None
    named = [
        i
        for i, c in enumerate(analysis.clusters)
        if c.known and c.subtype in kinds and _last_before(analysis, i, token) >= 0
    ]
    return named[0] if len(named) == 1 else None


def _is_office_alone(token: Token) -> bool:
    """ "Ran for president", "was elected president", "as prime minister", "becoming chancellor": what somebody is to be, nobody who acts."""
    if any(has_role(c, DETERMINER, POSSESSOR) for c in token.children):
        return False
    if has_role(token, PREPOSITION_OBJECT):
        return token.head.lower_ in _BEFORE_OFFICE
    return has_role(token, OBJECT_PREDICATE) or (
        has_role(token, ATTRIBUTE) and token.head.lemma_.lower() in _COMING_TO_BE
    )


def _against_the_state(token: Token) -> bool:
    """ "The Ugandan opposition leader" does not act for Uganda."""
    return any(c.lower_ in _NON_STATE_MODIFIERS for c in token.children if has_role(c, *_NP_LEFT))


def _of_some_side(token: Token) -> bool:
    """ "Forces loyal to the general", "rebel troops": somebody's, whoever that is."""
    return any(c.lower_ in _SIDE_MODIFIERS for c in token.children)


def _owners(analysis: DocumentAnalysis, token: Token) -> list[int]:
    """The mentions that say whose: "Russian troops", "Russia's envoy", "government of Stephen Harper", "troops from Canada"."""
    near = [c for c in token.children if has_role(c, POSSESSOR, ADJECTIVE_MODIFIER, COMPOUND, NOUN_MODIFIER)]
    near += [
        g for c in near for g in c.children if has_role(g, ADJECTIVE_MODIFIER, COMPOUND, POSSESSOR) and not _leaning(c)
    ]
    near += behind(token, _BEFORE_OWNER)
    found = [analysis.mention_at[t.i] for t in near if t.i in analysis.mention_at and not _leaning(t)]
    # A modifier the parser tied elsewhere: the word right before.
    before = token.i - 1
    if (
        not found
        and before in analysis.mention_at
        and analysis.mentions[analysis.mention_at[before]].label in ("NORP", "COUNTRY")
    ):
        found = [analysis.mention_at[before]] if not _leaning(token.doc[before]) else []
    return list(dict.fromkeys(found))


def _receiver(analysis: DocumentAnalysis, token: Token) -> int | None:
    """The state an envoy is sent to; right behind the noun also where the parser tied it to the verb."""
    tokens = behind(token, _BEFORE_RECEIVER)
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if not tokens and after is not None and after.lower_ == "to" and has_role(after, PREPOSITION, INDIRECT_OBJECT):
        tokens = [c for c in after.children if has_role(c, PREPOSITION_OBJECT)]
    return next((analysis.mention_at[t.i] for t in tokens if t.i in analysis.mention_at), None)


def _state_body(analysis: DocumentAnalysis, token: Token, body: int, state: str) -> None:
    """ "Canadian soldiers" says whose the force is; once is enough."""
    owners = [o for o in _owners(analysis, token) if analysis.cluster_of(o).known == state]
    said = any(d.type == "agency_of" and analysis.mentions[d.subject].cluster == body for d in analysis.claims)
    if owners and not said:
        analysis.add_claim(_standing("agency_of", len(analysis.mentions) - 1, owners[0], token))


def _standing(type_: str, subject: int, end: int, cue: Token) -> ClaimDraft:
    sentence = cue.sent
    return ClaimDraft(
        type_, subject, end, (cue.i, cue.i + 1), (sentence.start, sentence.end), cue.i, status=Status.ONGOING, score=0.7
    )


def _state_standing(analysis: DocumentAnalysis, token: Token, person: int, post: Post, owners: list[int]) -> None:
    """ "Russia's ambassador to Canada" says so of whom it means, where the article names him; once is enough."""
    cluster = analysis.clusters[person]
    if not any(analysis.mentions[i].form is Form.NAME for i in cluster.members) or post.coming:
        return
    ends = [(post.title, o) for o in owners if analysis.cluster_of(o).known == post.state]
    receiver = _receiver(analysis, token) if post.receiver else None
    ends += [("ambassador_to", receiver)] if receiver is not None else []
    said = {(d.type, analysis.mentions[d.subject].cluster, analysis.mentions[d.object].cluster) for d in analysis.claims if d.object is not None}  # fmt: skip
    for type_, end in ends:
        if post.state and (type_, person, analysis.mentions[end].cluster) not in said:
            analysis.add_claim(_standing(type_, len(analysis.mentions) - 1, end, token))


def _leaning(token: Token) -> bool:
    """ "Pro-Russian", "U.S.-led": on a state's side or under its lead, not its own."""
    doc, i = token.doc, token.i
    ahead = i > 1 and doc[i - 1].text in ("-", "\u2013") and doc[i - 2].lower_ in _LEANING_PREFIXES
    joined = (
        i + 2 < len(doc)
        and doc[i + 1].text in ("-", "\u2013")
        and has_tag(doc[i + 2], PAST_PARTICIPLE, PAST_FORM, PLAIN_ADJECTIVE)
    )
    return ahead or joined or token.lower_.startswith(_LEANING_BEGINNINGS)


def _meant_as_actor(token: Token, owners: list[int]) -> bool:
    """Whether a word such as "power" or "movement" means people who act: it is somebody's, or is told apart by an adjective,
    and is not what something is called, or the movement of something."""
    if has_role(token, ATTRIBUTE, OBJECT_PREDICATE) or (
        has_role(token, PREPOSITION_OBJECT) and token.head.lower_ == "as"
    ):
        return False
    left = {c.lower_ for c in token.children}
    some = has_tag(token, SINGULAR_NOUN) and (
        not any(has_role(c, DETERMINER) for c in token.children) or left & _INDEFINITE
    )
    told = any(has_role(c, ADJECTIVE_MODIFIER, COMPOUND) for c in token.children) and not some
    return (bool(owners) or told) and "of" not in left


def _last_before(analysis: DocumentAnalysis, cluster: int, token: Token) -> int:
    starts = [analysis.mentions[m].start for m in analysis.clusters[cluster].members]
    return max((start for start in starts if start < token.i), default=-1)


def _before_elect(token: Token) -> Token:
    """ "President-elect": the office is the word before the dash."""
    doc = token.doc
    joined = token.i > 1 and doc[token.i - 1].text == "-" and token.lower_ in _DESIGNATE
    return doc[token.i - 2] if joined else token


def _coming(token: Token) -> bool:
    """ "The president-elect", "the incoming president"."""
    after = token.doc[token.i + 1 : token.i + 3].text.lower().lstrip("- ")
    return (
        _before_elect(token) != token
        or after.startswith(_DESIGNATE)
        or any(c.lower_ in load_roles().future for c in token.children)
    )


def _head_words(token: Token) -> tuple[str, ...]:
    """The head with its compound and adjective words, longest first: "foreign minister", "minister"."""
    words: list[str] = []
    start = token.i
    while (
        start > 0
        and has_role(token.doc[start - 1], COMPOUND, ADJECTIVE_MODIFIER)
        and token.i - start < 3
        and token.doc[start - 1].head.i in range(start, token.i + 1)
    ):
        start -= 1
        words.append(token.doc[start : token.i].text.lower() + " " + token.lower_)
    return (*_whole_title(token), *reversed(words), token.lower_, token.lemma_.lower())


def _in_title(token: Token) -> bool:
    """The "state" of "secretary of state": part of a title, no state."""
    return has_role(token, PREPOSITION_OBJECT) and bool(_whole_title(token.head.head))


def _whole_title(token: Token) -> tuple[str, ...]:
    """The title that only its "of" phrase makes whole: "secretary of state"."""
    objects = (o for c in token.children if has_role(c, PREPOSITION) and c.lower_ == "of" for o in c.children)
    whole = (f"{token.lower_} of {o.lower_}" for o in objects if has_role(o, PREPOSITION_OBJECT))
    return tuple(title for title in whole if load_roles().title_type(title))


def _before_name(doc: Doc, analysis: DocumentAnalysis, token: Token) -> bool:
    """Part of a title before a name ("Russian President Vladimir Putin"): the name is the mention."""
    i = token.i + 1
    while i < len(doc) and i - token.i < 4 and i not in analysis.mention_at and has_role(doc[i], COMPOUND):
        i += 1
    if (
        i < len(doc)
        and i in analysis.mention_at
        and analysis.mentions[analysis.mention_at[i]].label == "PERSON"
        and analysis.mentions[analysis.mention_at[i]].form is Form.NAME
    ):
        return (
            has_role(token, COMPOUND, NOUN_MODIFIER, ADJECTIVE_MODIFIER)
            or has_role(doc[analysis.mentions[analysis.mention_at[i]].head], APPOSITION)
            or token.head.i in range(i, analysis.mentions[analysis.mention_at[i]].end)
        )
    return False


def _modified(token: Token) -> bool:
    """ "Former", "first", "next": not simply today's holder."""
    return any(
        has_role(c, ADJECTIVE_MODIFIER, NUMBER_MODIFIER, DETERMINER) and c.lower_ in _NOT_TODAYS_HOLDER
        for c in token.children
    )


def _left(token: Token) -> int:
    """Where the minimal noun phrase begins: its determiner or first modifier, possessors included, clauses not."""
    start = token.i
    for child in token.lefts:
        if has_role(child, *_NP_LEFT):
            start = min(start, child.left_edge.i)
    return start
