"""The rows of one source as an article with its claims: its text is the sentences they cite, one a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from legation.domain.article import Article
from legation.domain.claim import IMPORTED, Claim, Evidence, Polarity, claim_id
from legation.domain.entity import STATES, Entity
from legation.domain.extraction import Extraction, Proposal
from legation.domain.ids import content_id
from legation.domain.mention import Form, Mention, Span, mention_id
from legation.domain.names import normal_name
from legation.errors import BadInput
from legation.extraction.labels import LABEL_OF_KIND
from legation.ingest.identify import make_article
from legation.linking.acting import state_served
from legation.linking.knowledge import Knowledge
from legation.services.importing.ends import Meant, kinds_of, meant, states_of
from legation.services.importing.rows import Named, Row
from legation.services.importing.source import Source, joined
from legation.services.outlets import known_outlet

Refused = tuple[Row, str]
"""A row that is left out, and why."""


def records_of(collection: str, rows: Sequence[Row], knowledge: Knowledge) -> tuple[Extraction, list[Refused]]:
    """The extraction of all rows that hold; those of one source, in their order."""
    made = _Records(rows, knowledge)
    refused = [(row, reason) for row in rows if (reason := made.take(row)) is not None]
    return made.extraction(collection), refused


class _Lines:
    """The text as it grows: every line once, by what it says."""

    def __init__(self) -> None:
        self.text = ""
        self._starts: dict[str, int] = {}

    def place(self, line: str) -> int:
        """Where the line stands, written now if it does not yet."""
        if line not in self._starts:
            self._starts[line] = len(self.text)
            self.text += line + "\n"
        return self._starts[line]


class _Records:
    def __init__(self, rows: Sequence[Row], knowledge: Knowledge) -> None:
        self._knowledge, self._source = knowledge, joined(row.source for row in rows)
        self._on = date.fromisoformat(self._source.published[:10]) if self._source.published else None
        self._states = states_of(rows, knowledge)
        self._lines = _Lines()
        self._entities: list[Entity] = []
        self._local_of: dict[str, str] = {}
        self._proposals: dict[str, Proposal] = {}
        self._at: dict[Span, tuple[str, Form]] = {}
        self._claims: list[_Draft] = []
        self._seen: dict[tuple[object, ...], int] = {}

    def take(self, row: Row) -> str | None:
        """Add a row; why not, where it cannot be."""
        try:
            everybody = [
                (role, named, meant(role, named, kinds, self._on or _day(row), self._states, self._knowledge))
                for role, named, kinds in kinds_of(row)
            ]
        except BadInput as error:
            return str(error)
        ends = {role: found[0] for role, _, found in everybody}
        if (wrong := _forbidden(row, ends)) is not None:
            return wrong
        draft = self._draft(row, everybody)
        if (first := self._seen.setdefault(draft.key(), row.line)) != row.line:
            return f"the same claim as in line {first}: leave one out"
        self._claims.append(draft)
        return None

    def _draft(self, row: Row, everybody: "Sequence[tuple[str, Named, Meant]]") -> "_Draft":
        sentence = (row.sentence or _stated(row)).strip()
        lead = len(row.sentence) - len(row.sentence.lstrip()) if row.sentence else 0
        start = self._lines.place(sentence)
        whole = (start, start + len(sentence))
        spans: dict[str, list[Span]] = {}
        locals_: dict[str, str] = {}
        for role, named, found in everybody:
            local = self._local(found)
            locals_[role] = local
            if role not in ("subject_for", "object_for"):
                spans.setdefault(role, []).append(self._mention(named, local, sentence, start, lead))
        cue = self._cue(row, sentence, start, lead) or whole
        for role, end in (("subject_for", "subject"), ("object_for", "object")):
            if role not in locals_ and end in locals_ and (state := self._served(locals_[end])):
                locals_[role] = state
        return _Draft(row, whole, sentence, cue, spans, locals_)

    def _local(self, found: Meant) -> str:
        entity, proposal = found
        key = proposal.known if proposal else f"{entity.kind}:{normal_name(entity.name)}"
        if key not in self._local_of:
            local = self._local_of[key] = f"e{len(self._entities)}"
            self._entities.append(replace(entity, id=local))
            if proposal:
                self._proposals[local] = proposal
        return self._local_of[key]

    def _served(self, local: str) -> str | None:
        """The state that an end acts for at the date, where the row does not tell it."""
        entity, proposal = self._entities[int(local[1:])], self._proposals.get(local)
        if proposal is None or entity.kind in STATES:
            return None
        state = state_served(self._knowledge, proposal.known, entity.kind, entity.subtype, entity.country, self._on)
        known = self._knowledge.entity(state) if state else None
        if known is None:
            return None
        whom = Entity("", known.kind, known.name, known.subtype, (), known.country, dict(known.links))
        return self._local((whom, Proposal(known.id, 1.0, "acts for", "the state an actor acts for at the date")))

    def _mention(self, named: Named, local: str, sentence: str, start: int, lead: int) -> Span:
        """Where the sentence has it; somebody who does not stand there stands on a line of their own."""
        for first, last in _places(named, sentence, lead):
            span = (start + first, start + last)
            if self._at.setdefault(span, (local, _form(named, sentence[first:last])))[0] == local:
                return span
        line = named.name
        while True:
            at = self._lines.place(line)
            span = (at, at + len(named.name))
            if self._at.setdefault(span, (local, Form.NAME))[0] == local:
                return span
            line += " "  # a namesake

    def _cue(self, row: Row, sentence: str, start: int, lead: int) -> Span | None:
        found = _find(row.cue, sentence) if isinstance(row.cue, str) else _inside(row.cue, sentence, lead)
        return (start + found[0], start + found[1]) if found else None

    def extraction(self, collection: str) -> Extraction:
        """With the article that all of it is of."""
        article = _article(collection, self._source, self._lines.text, self._claims, self._knowledge)
        ids = {span: mention_id(article.id, article.revision, *span) for span in self._at}
        kinds = {entity.id: entity.kind for entity in self._entities}
        mentions = tuple(
            Mention(ids[span], *span, article.text[slice(*span)], LABEL_OF_KIND[kinds[local]], form, local)
            for span, (local, form) in sorted(self._at.items())
        )
        claims = tuple(draft.claim(article, ids) for draft in self._claims)
        return Extraction(article, mentions, tuple(self._entities), claims, proposals=self._proposals)


class _Draft:
    """A claim whose article is not finished."""

    def __init__(
        self, row: Row, whole: Span, sentence: str, cue: Span, spans: dict[str, list[Span]], ends: dict[str, str]
    ) -> None:
        self.row, self.whole, self.sentence, self.cue, self.spans, self.ends = row, whole, sentence, cue, spans, ends
        self.polarity = row.told.get("polarity", Polarity.AFFIRMED)
        self.subject = spans["subject"][0]
        self.object = spans["object"][0] if "object" in spans else None
        self.speakers = tuple(spans.get("speakers", ()))

    def key(self) -> tuple[object, ...]:
        """What makes its id."""
        return (self.row.type.name, self.subject, self.object, self.cue, self.polarity, self.speakers)

    def claim(self, article: Article, ids: dict[Span, str]) -> Claim:
        """`ids` of mentions by where they stand."""
        type_, row = self.row.type.name, self.row
        return Claim(
            claim_id(article.id, article.revision, type_, self.subject, self.object, self.cue, self.polarity, self.speakers),
            article.id, article.revision, type_, ids[self.subject], ids[self.object] if self.object else None,
            Evidence(*self.whole, self.sentence, self.subject, self.object, self.cue),
            content_id("evt", article.id, article.revision, type_, self.cue),
            subject_for=self.ends.get("subject_for"), object_for=self.ends.get("object_for"),
            place=ids[self.spans["place"][0]] if "place" in self.spans else None,
            speakers=tuple(ids[span] for span in self.speakers), event_time=row.event_time, report_time=article.published,
            score=row.score, extractor=IMPORTED, **row.told,
        )  # fmt: skip


def _article(
    collection: str, source: Source, text: str, claims: Sequence[_Draft], knowledge: Knowledge
) -> Article:  # fmt: skip
    """Never the article of that address which was read here: its id is its own. It is revised where any of its rows is."""
    outlet = known_outlet(source.outlet, source.url, knowledge) or source.outlet
    made = make_article(
        text, (), title=source.title, outlet=outlet, url=source.url, published=source.published,
        language=source.language or "en", external_id=source.external_id,
    )  # fmt: skip
    rows = [replace(draft.row, line=0) for draft in claims]
    return replace(
        made,
        id=content_id("art", IMPORTED, collection, *source.identity),
        revision=content_id("rev", text, *map(repr, rows)),
        source=source_of(collection),
    )


def source_of(collection: str) -> str:
    """What articles of the collection have as their source, where articles that were read have their file."""
    return f"{IMPORTED}:{collection}"


def _forbidden(row: Row, ends: dict[str, Entity]) -> str | None:
    subject, object_ = ends["subject"], ends.get("object")
    if subject == object_:
        return f"both ends are {subject.name}: name two, or mend the names"
    if row.type.admits(subject, object_):
        return None
    kinds = " and ".join(end.kind.value for end in (subject, object_) if end)
    wanted = " and ".join("/".join(sorted(kinds)) for kinds in (row.type.subject_kinds, row.type.object_kinds))
    return f"{row.type.name} does not stand between {kinds}, but between {wanted}: mend the type or the kinds"


def _stated(row: Row) -> str:
    """What a row without a sentence says, as a record and not as anybody's words."""
    words = row.type.name.lower().replace("_", " ")
    return " – ".join([row.subject.name, words, *([row.object.name] if row.object else [])])


def _places(named: Named, sentence: str, lead: int) -> Iterator[Span]:
    """Where in the sentence it may stand, best first."""
    if given := _inside(named.span, sentence, lead):
        yield given
    for words in (named.text, named.name):
        if words and (found := _find(words, sentence)):
            yield found


def _inside(span: Span | None, sentence: str, lead: int) -> Span | None:
    if span is None:
        return None
    first, last = span[0] - lead, span[1] - lead
    return (first, last) if 0 <= first < last <= len(sentence) else None


def _find(words: str, sentence: str) -> Span | None:
    for flags in (re.NOFLAG, re.IGNORECASE):
        if found := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence, flags):
            return found.span()
    return None


def _form(named: Named, words: str) -> Form:
    """A name has a word in common with the name that is meant."""
    shared = set(normal_name(words).split()) & set(normal_name(named.name).split())
    return Form.NAME if shared else Form.NOMINAL


def _day(row: Row) -> date | None:
    return row.event_time.start if row.event_time else None
