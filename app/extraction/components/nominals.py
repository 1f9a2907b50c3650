"""Noun phrases that mean an actor: "Russia's envoy", "the Canadian government", "Russian troops", "militants", "he"."""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Token

from app.domain.entity import Kind, Subtype
from app.domain.mention import Form, Sense
from app.domain.names import normal_name
from app.extraction.attributes import reading_of
from app.extraction.labels import LABEL_OF_KIND, STATES
from app.extraction.reading import Cluster, Found, Reading
from app.extraction.roles import load_roles
from app.linking.knowledge import Knowledge

_NP_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod"})
_PERSON_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_OFFICES = frozenset(
    {"head_of_state", "head_of_government", "minister_of", "ambassador_of", "royalty_of", "spokesperson_of"}
)


@Language.factory("legation_nominals", requires=["doc._.reading", "token.dep", "token.pos"], assigns=["doc._.reading"])
def make_nominals(nlp: Language, name: str) -> "Nominals":  # noqa: ARG001 (the signature is spaCy's)
    """Finds nominal and pronoun mentions; needs a knowledge base before first use (`equip`)."""
    return Nominals()


class Nominals:
    """Adds mentions with form nominal or pronoun, and the clusters they need."""

    def __init__(self) -> None:
        self.knowledge: Knowledge | None = None

    def equip(self, knowledge: Knowledge) -> None:
        """Give the knowledge base."""
        self.knowledge = knowledge

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        reading.index()
        for token in doc:
            if token.i not in reading.at and token.pos_ in ("NOUN", "PROPN"):
                self._noun(doc, reading, token)
        reading.index()
        self._pronouns(doc, reading)
        reading.index()
        return doc

    def _noun(self, doc: Doc, reading: Reading, token: Token) -> None:
        roles = load_roles()
        lemma, words = token.lemma_.lower(), _head_words(token)
        title = next((t for w in words if (t := roles.title_type(w))), None)
        body = next((roles.bodies[w] for w in (*words, lemma) if w in roles.bodies), None)
        if not (title or body or lemma in roles.groups or lemma in roles.state) or _before_name(doc, reading, token):
            return
        owner = self._owner(reading, token)
        state = self.state_of(reading, owner) if owner is not None else None
        if title in _OFFICES and token.tag_ in ("NN", "NNP"):
            self._office(doc, reading, token, title, words, state, owner)
        elif (lemma in roles.state or token.lower_ in roles.state) and not body:
            if state is not None:
                self._join_state(reading, token, state)
            elif (
                token.lower_ in ("government", "authorities", "administration", "regime") or token.lemma_ == "official"
            ):
                self._group(doc, reading, token, None, None)
        else:
            self._group(doc, reading, token, state, body)

    def _owner(self, reading: Reading, token: Token) -> int | None:
        """The mention that says whose: "Russian troops", "Russia's envoy", "government of Stephen Harper", "troops from Canada"."""
        near = [c for c in token.children if c.dep_ in ("poss", "amod", "compound", "nmod") and c.i in reading.at]
        if not near:
            near = [
                g
                for c in token.children
                if c.dep_ in ("amod", "compound", "poss", "nmod")
                for g in c.children
                if g.i in reading.at and g.dep_ in ("npadvmod", "amod", "compound", "poss")
            ]
        if not near:
            near = [
                g
                for p in token.children
                if p.dep_ == "prep" and p.lower_ in ("of", "from", "for")
                for g in p.children
                if g.dep_ == "pobj" and g.i in reading.at
            ]
        if near:
            return reading.at[near[0].i]
        # A modifier the parser tied elsewhere: the word right before.
        before = token.i - 1
        if before in reading.at and reading.found[reading.at[before]].label in ("NORP", "COUNTRY"):
            return reading.at[before]
        return None

    def state_of(self, reading: Reading, index: int) -> str | None:
        """The knowledge id of the state a mention belongs to or acts for at the article's date."""
        cluster = reading.clusters[reading.found[index].cluster]
        if cluster.known and cluster.kind in STATES:
            return cluster.known
        if cluster.acts_for:
            return cluster.acts_for
        return self.acting_state(reading, cluster)

    def acting_state(self, reading: Reading, cluster: Cluster) -> str | None:
        """The state for which a known person holds office at the date, or a known public body acts."""
        if not cluster.known or self.knowledge is None:
            return None
        if cluster.kind is Kind.PERSON:
            on = date.fromisoformat(reading.anchor[:10]) if reading.anchor else None
            held = [
                o
                for o in self.knowledge.offices_of(cluster.known)
                if o.of and o.role in _OFFICES | {"agent_of", "member_of"}
            ]
            now = [o for o in held if on and (o.since or date.min) <= on < (o.until or date.max)]
            states = {o.of for o in now or ([] if on else held)}
            return states.pop() if len(states) == 1 else None
        public = (
            Subtype.MINISTRY,
            Subtype.ARMED_FORCE,
            Subtype.LEGISLATURE,
            Subtype.INTELLIGENCE,
            Subtype.COURT,
            Subtype.CENTRAL_BANK,
        )
        return cluster.country if cluster.subtype in public else None

    def _office(
        self,
        doc: Doc,
        reading: Reading,
        token: Token,
        title: str,
        words: tuple[str, ...],
        state: str | None,
        owner: int | None,
    ) -> None:
        """ "The Russian envoy" is the person of the article who holds that office, the known holder, or the office itself."""
        if owner is None and token.lower_ not in (
            "president",
            "envoy",
            "ambassador",
            "premier",
            "chancellor",
            "minister",
            "prime",
        ):
            return self._group(doc, reading, token, state, None)
        person = self._holder(reading, token, title, words, state)
        if person is None:
            return self._group(doc, reading, token, state, None, named=False)
        self._add(reading, token, person, "PERSON")
        return None

    def _holder(
        self, reading: Reading, token: Token, title: str, words: tuple[str, ...], state: str | None
    ) -> int | None:
        people = [i for i, c in enumerate(reading.clusters) if c.kind is Kind.PERSON and c.members]
        fitting = [i for i in people if self._holds(reading, reading.clusters[i], title, words, state)]
        if state is None and len(fitting) > 1:
            before = {
                i: max(
                    (reading.found[m].start for m in reading.clusters[i].members if reading.found[m].start < token.i),
                    default=-1,
                )
                for i in fitting
            }
            fitting = [max(before, key=lambda i: before[i])]
        if len(fitting) == 1:
            return fitting[0]
        if fitting or state is None or token.tag_ == "NNS" or _modified(token):
            return None
        return self._known_holder(reading, title, words, state)

    def _holds(self, reading: Reading, cluster: Cluster, title: str, words: tuple[str, ...], state: str | None) -> bool:
        if state and cluster.acts_for and cluster.acts_for != state:
            return False
        for i in cluster.members:
            role = reading.found[i].role
            if (
                role
                and load_roles().title_type(role) == title
                and (state is None or self.state_of(reading, i) in (state, None))
            ):
                return title != "minister_of" or words[0] in role or role in words
        if not cluster.known or self.knowledge is None:
            return False
        on = date.fromisoformat(reading.anchor[:10]) if reading.anchor else None
        return on is not None and any(
            o.role == title
            and (state is None or o.of == state)
            and (o.since or date.min) <= on < (o.until or date.max)
            and (title != "minister_of" or any(w in (o.title or "").lower() for w in words if " " in w))
            for o in self.knowledge.offices_of(cluster.known)
        )

    def _known_holder(self, reading: Reading, title: str, words: tuple[str, ...], state: str) -> int | None:
        """The one known holder at the date becomes an entity of the article although nobody names them."""
        if self.knowledge is None or title not in ("head_of_state", "head_of_government") or not reading.anchor:
            return None
        holders = {o.person for o in self.knowledge.holders(title, state, date.fromisoformat(reading.anchor[:10]))}
        if title == "head_of_state" and not any("president" in w for w in words):
            return None
        if len(holders) != 1:
            return None
        person = self.knowledge.entity(holders.pop())
        if person is None:
            return None
        for i, cluster in enumerate(reading.clusters):
            if cluster.known == person.id:
                return i
        reading.clusters.append(
            Cluster(
                Kind.PERSON,
                person.name,
                None,
                person.id,
                0.75,
                "office",
                f"the only known {words[0]} at the date",
                acts_for=state,
                country=state,
            )
        )
        return len(reading.clusters) - 1

    def _join_state(self, reading: Reading, token: Token, state: str) -> None:
        index = next((i for i, c in enumerate(reading.clusters) if c.known == state and c.members), None)
        if index is None:
            index = self._new_state(reading, state)
        if index is not None:
            self._add(reading, token, index, LABEL_OF_KIND[reading.clusters[index].kind], Sense.STATE)

    def _new_state(self, reading: Reading, state: str) -> int | None:
        entity = self.knowledge.entity(state) if self.knowledge else None
        if entity is None:
            return None
        reading.clusters.append(
            Cluster(
                entity.kind,
                entity.name,
                entity.subtype,
                state,
                0.9,
                "office",
                "the state its government acts for",
                country=state,
            )
        )
        return len(reading.clusters) - 1

    def _group(
        self, doc: Doc, reading: Reading, token: Token, state: str | None, body: str | None, *, named: bool = False
    ) -> None:
        """A body the knowledge base knows, or people without a name, for whom a state may stand."""
        span = doc[_left(token) : token.i + 1]
        known = self._known_body(span.text, state, body)
        same = next((i for i, c in enumerate(reading.clusters) if known and c.known == known and c.members), None)
        if same is None:
            entity = self.knowledge.entity(known) if known and self.knowledge else None
            cluster = (
                Cluster(
                    entity.kind,
                    entity.name,
                    entity.subtype,
                    known,
                    0.85,
                    "body",
                    "the body of that state",
                    country=entity.country,
                    acts_for=state,
                )
                if entity
                else Cluster(Kind.GROUP, span.text, acts_for=state, named=named, country=state)
            )
            reading.clusters.append(cluster)
            same = len(reading.clusters) - 1
        self._add(reading, token, same, LABEL_OF_KIND[reading.clusters[same].kind])

    def _known_body(self, text: str, state: str | None, body: str | None) -> str | None:
        if not (state and body and self.knowledge):
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

    def _add(self, reading: Reading, token: Token, cluster: int, label: str, sense: Sense = Sense.ITSELF) -> None:
        start = _left(token)
        found = Found(start, token.i + 1, label, Form.NOMINAL, sense, head=token.i, cluster=cluster)
        reading.found.append(found)
        reading.clusters[cluster].members.append(len(reading.found) - 1)

    def _pronouns(self, doc: Doc, reading: Reading) -> None:
        """ "He" and "she" mean the last person of fitting gender who is a subject, or the last one named; else nobody."""
        people = sorted(
            (f.start, i) for i, f in enumerate(reading.found) if reading.clusters[f.cluster].kind is Kind.PERSON
        )
        for token in doc:
            gender = _PERSON_PRONOUNS.get(token.lower_)
            if gender is None:
                continue
            antecedent = self._antecedent(doc, reading, token, gender, people)
            if antecedent is not None:
                found = Found(token.i, token.i + 1, "PERSON", Form.PRONOUN, head=token.i, cluster=antecedent)
                reading.found.append(found)
                reading.clusters[antecedent].members.append(len(reading.found) - 1)
                people.append((token.i, len(reading.found) - 1))
                people.sort()

    def _antecedent(
        self, doc: Doc, reading: Reading, token: Token, gender: str, people: list[tuple[int, int]]
    ) -> int | None:
        sentence = token.sent.start
        floor = doc[max(0, sentence - 1)].sent.start if sentence else 0
        near = [(start, i) for start, i in people if floor <= start < token.i]
        scored: list[tuple[int, int, int]] = []
        for start, i in near:
            cluster = reading.found[i].cluster
            if self._gender(doc, reading, cluster) not in (gender, None):
                continue
            head = doc[reading.found[i].head]
            subject = head.dep_ in ("nsubj", "nsubjpass") or (
                head.dep_ in ("compound", "appos") and head.head.dep_ == "nsubj"
            )
            # In the same clause a pronoun object is not its subject.
            if start >= sentence and token.dep_ in ("dobj", "pobj", "dative") and head.head == token.head:
                continue
            scored.append((2 * subject + (start < sentence) * -1, start, cluster))
        if not scored:
            return None
        return max(scored)[2]

    def _gender(self, doc: Doc, reading: Reading, cluster: int) -> str | None:
        for i in reading.clusters[cluster].members:
            f = reading.found[i]
            before = doc[f.start - 1].lower_.rstrip(".") if f.start else ""
            if before in ("mr", "sir", "lord", "king", "prince", "spokesman"):
                return "m"
            if before in ("mrs", "ms", "lady", "queen", "princess", "spokeswoman"):
                return "f"
            if f.form is Form.PRONOUN and doc[f.start].lower_ in _PERSON_PRONOUNS:
                return _PERSON_PRONOUNS[doc[f.start].lower_]
        first = reading.clusters[cluster].name.split()[0]
        return self.knowledge.gender(first) if self.knowledge and " " in reading.clusters[cluster].name else None


def _head_words(token: Token) -> tuple[str, ...]:
    """The head with its compound and adjective words, longest first: "foreign minister", "minister"."""
    words: list[str] = []
    start = token.i
    while (
        start > 0
        and token.doc[start - 1].dep_ in ("compound", "amod")
        and token.i - start < 3
        and token.doc[start - 1].head.i in range(start, token.i + 1)
    ):
        start -= 1
        words.append(token.doc[start : token.i].text.lower() + " " + token.lower_)
    return (*reversed(words), token.lower_, token.lemma_.lower())


def _before_name(doc: Doc, reading: Reading, token: Token) -> bool:
    """Part of a title before a name ("Russian President Vladimir Putin"): the name is the mention."""
    i = token.i + 1
    while i < len(doc) and i - token.i < 4 and i not in reading.at and doc[i].dep_ == "compound":
        i += 1
    if (
        i < len(doc)
        and i in reading.at
        and reading.found[reading.at[i]].label == "PERSON"
        and reading.found[reading.at[i]].form is Form.NAME
    ):
        return (
            token.dep_ in ("compound", "nmod", "amod")
            or doc[reading.found[reading.at[i]].head].dep_ in ("appos",)
            or token.head.i in range(i, reading.found[reading.at[i]].end)
        )
    return False


def _modified(token: Token) -> bool:
    """ "Former", "first", "next": not simply today's holder."""
    return any(
        c.dep_ in ("amod", "nummod", "det")
        and c.lower_
        in (
            "former",
            "first",
            "next",
            "new",
            "ex",
            "late",
            "a",
            "an",
            "any",
            "previous",
            "vice",
            "deputy",
            "elect",
            "no",
            "every",
            "another",
        )
        for c in token.children
    )


def _left(token: Token) -> int:
    """Where the minimal noun phrase begins: its determiner or first modifier, possessors included, clauses not."""
    start = token.i
    for child in token.lefts:
        if child.dep_ in _NP_LEFT:
            start = min(start, child.left_edge.i)
    return start
