"""Names: spaCy's recogniser and the gazetteer, made consistent over the whole article."""

from collections.abc import Iterable, Iterator, Mapping

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from legation.domain.entity import Kind
from legation.extraction.doc_attributes import analysis_of, trained
from legation.extraction.document import MentionDraft
from legation.extraction.grammar.syntax import PAST_FORM, PLURAL_NAME, SINGULAR_NAME, THIRD_PERSON, has_tag
from legation.extraction.labels import LABEL_OF_KIND, OF_READER, OF_SPACY, PLACES
from legation.extraction.lexicon.words import word_table, words
from legation.extraction.names.boundaries import after_titles, pieces
from legation.extraction.names.credits import credited
from legation.extraction.names.gazetteer import Gazetteer, Hit
from legation.extraction.names.language_names import denotes_language
from legation.extraction.names.persons import make_whole, small_words
from legation.extraction.names.types import agree, first_label
from legation.extraction.resources import resources_of
from legation.linking.knowledge import Knowledge
from legation.linking.known import NameKind

_TOWN = 0.35
"""Cities less known than this may share their name with a person or a body."""
_TRUST = 3
"""Votes of the trained reader's label against the cues of the words around it."""
# Words before a month.
_BEFORE_MONTHS = words("names/component.before_months")
_MONTHS = frozenset(word_table("time/rules.months"))
_PEOPLE_NAMES = frozenset({NameKind.ADJECTIVE, NameKind.DEMONYM})


@Language.factory(
    "legation_names", requires=["doc.ents", "token.tag", "token.pos", "token.dep"], assigns=["doc._.mentions"]
)
def make_names(nlp: Language, name: str) -> "Names":  # noqa: ARG001 (the signature is spaCy's)
    """Finds names."""
    return Names(resources_of(nlp).knowledge)


class Names:
    """Writes `DocumentAnalysis.mentions` with form "name"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.gazetteer = Gazetteer(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        analysis = analysis_of(doc)
        read = trained(doc) is not None
        known = [self._known(doc, hit) for hit in self.gazetteer.hits(doc)]
        recognised = self._recognised(doc)
        if read:
            recognised = [f for f in recognised if not self._is_state(doc, f, recognised, known)]
        found = (_complete if read else _merge)(doc, recognised, known)
        aside = credited(doc)
        found = [f for f in found if f.start not in aside]
        agree(doc, found, self.knowledge, _TRUST if read else 1)
        if not read:
            found = make_whole(doc, found, self.knowledge)
        found = _repeat(doc, [*found, *bracketed(doc, found)], aside)
        for name in found:
            if name.label == "NORP" and denotes_language(doc, name.start, name.end):
                name.relabel("MISC", ())
                name.doubt()
        names = sorted(found, key=lambda f: (f.start, -f.end))
        for mention in names:
            while mention.end - mention.start > 1 and doc[mention.end - 1].is_space:
                mention.resize(mention.start, mention.end - 1)
            mention.set_head(doc[mention.start : mention.end].root.i)
        analysis.set_names(names)
        return doc

    def _recognised(self, doc: Doc) -> list[MentionDraft]:
        if trained(doc):
            return [
                MentionDraft(after_titles(doc, e.start, e.end) if e.label_ == "PERSON" else e.start, e.end, e.label_)
                for e in doc.ents
                if e.label_ in OF_READER and not _office(e)
            ]
        return [
            MentionDraft(start, end, first_label(ent.label_, doc[start:end]))
            for ent in doc.ents
            if ent.label_ in OF_SPACY
            for start, end in pieces(ent)
            if not _common(doc[start:end], ent.label_)
        ]

    def _is_state(
        self, doc: Doc, name: MentionDraft, recognised: Iterable[MentionDraft], known: Iterable[MentionDraft]
    ) -> bool:
        """Whether what the reader takes for a person is one word that names a state, and nobody in the article bears it.

        News gives whoever is called Chad or Jordan a second name; "Baku" alone is Azerbaijan's capital.
        """
        if name.label != "PERSON" or name.end - name.start > 1:
            return False
        hit = next((h for h in known if (h.start, h.end) == (name.start, name.end) and h.sure), None)
        if hit is None or not any((e := self.knowledge.entity(one)) and e.kind is Kind.COUNTRY for one in hit.known):
            return False
        word = doc[name.start].text
        longer = (f for f in recognised if f.label == "PERSON" and f.end - f.start > 1)
        return not any(word == token.text for f in longer for token in doc[f.start : f.end])

    def _known(self, doc: Doc, hit: Hit) -> MentionDraft:
        ids = tuple(dict.fromkeys(name.entity for name in hit.names))
        best = max(hit.names, key=lambda n: (n.strong, n.kind not in _PEOPLE_NAMES, self._prior(n.entity)))
        entity = self.knowledge.entity(best.entity)
        label = LABEL_OF_KIND[entity.kind] if entity else "MISC"
        if entity and entity.kind is Kind.REGION and entity.country:
            label = "REGION"
        if best.kind in _PEOPLE_NAMES:
            label = "NORP"
        return MentionDraft(
            hit.start,
            hit.end,
            label,
            known=ids,
            strong=best.strong,
            sure=best.strong and _spelled(doc[hit.start]) and (label != "CITY" or self._prior(best.entity) > _TOWN),
        )

    def _prior(self, entity: str) -> float:
        known = self.knowledge.entity(entity)
        return known.prior if known else 0.0


def _office(name: Span) -> bool:
    """ "Liberal government": a noun with an adjective, for the nominals to read."""
    return name.label_ == "ORG" and name[-1].lower_ == "government" and name[-1].is_lower


def _spelled(token: Token) -> bool:
    """A name of one to three capitals may be any abbreviation; the reader's label then counts."""
    return len(token.text) > 1


def _common(name: Span, recognised: str) -> bool:
    """Whether it is a common noun after all, capital only because a sentence begins."""
    if len(name) > 1:
        return False
    word = name[0]
    if word.is_lower:
        return True
    return (
        word.is_title
        and word.is_sent_start is True
        and not has_tag(word, SINGULAR_NAME, PLURAL_NAME)
        and recognised != "NORP"
    )


def bracketed(doc: Doc, found: list[MentionDraft]) -> Iterator[MentionDraft]:
    """The short form of a body behind its full name: "Croatian Democratic Union (HDZ)"."""
    taken = {f.start for f in found}
    for f in found:
        inside = f.end + 1
        if f.label not in ("ORG", "AGREEMENT") or inside + 1 >= len(doc) or inside in taken:
            continue
        word = doc[inside]
        if doc[f.end].text == "(" and doc[inside + 1].text == ")" and word.is_upper and word.is_alpha and len(word) > 1:
            yield MentionDraft(inside, inside + 1, f.label)


def _merge(doc: Doc, recognised: list[MentionDraft], known: list[MentionDraft]) -> list[MentionDraft]:
    """One non-overlapping set: a strong known name wins over the reader unless it is only part of a longer name."""
    kept: list[MentionDraft] = []
    taken: set[int] = set()
    standing = _standing(sorted(recognised, key=lambda f: f.start))
    spans = {(f.start, f.end): f for f in recognised}
    for hit in known:
        over = [f for f in _over(standing, hit) if f.start < hit.end and hit.start < f.end]
        same = spans.get((hit.start, hit.end))
        if same:
            _join(same, hit)
            continue
        wider = [f for f in over if f.start <= hit.start and f.end >= hit.end]
        if wider and _swallows(doc, wider[0], hit):
            continue
        if not hit.strong and not over:
            continue
        for f in over:
            _cut(f, hit)
        if not taken & set(range(hit.start, hit.end)):
            kept.append(hit)
            taken |= set(range(hit.start, hit.end))
    return [f for f in recognised if f.start < f.end and not taken & set(range(f.start, f.end))] + kept


def _complete(doc: Doc, recognised: list[MentionDraft], known: list[MentionDraft]) -> list[MentionDraft]:
    """The trained reader's names stay whole; known names say whom they mean and add what it missed."""
    standing = _standing(recognised)
    whole = [
        hit
        for hit in known
        if not any(
            f.start <= hit.start and hit.end <= f.end and (f.start, f.end) != (hit.start, hit.end)
            for f in _over(standing, hit)
        )
    ]
    named = {(f.start, f.end): f.label for f in recognised}
    # A place's name that the reader takes for a team or a person is one.
    whole = [h for h in whole if not (h.label in PLACES and named.get((h.start, h.end)) in ("ORG", "PERSON"))]
    return _merge(doc, recognised, whole)


def _standing(found: Iterable[MentionDraft]) -> dict[int, list[MentionDraft]]:
    """By token, what stands there: a long article has thousands of names."""
    standing: dict[int, list[MentionDraft]] = {}
    for f in found:
        for i in range(f.start, f.end):
            standing.setdefault(i, []).append(f)
    return standing


def _over(standing: Mapping[int, list[MentionDraft]], hit: MentionDraft) -> list[MentionDraft]:
    """What stands where the hit does, each once, in order."""
    return list({id(f): f for i in range(hit.start, hit.end) for f in standing.get(i, ())}.values())


def _join(same: MentionDraft, hit: MentionDraft) -> None:
    # A person's or body's name may be spelled like a small town's; a state's or capital's rarely is.
    if hit.sure or (same.label in PLACES and hit.label in PLACES) or hit.label == same.label:
        same.take(hit)
    else:
        same.relabel(same.label, hit.known)


def _swallows(doc: Doc, wider: MentionDraft, hit: MentionDraft) -> bool:
    """Whether the longer recognised name stays whole ("Bank of Canada", "Paris Hilton")."""
    if wider.label in PLACES or wider.label == "NORP":
        return False
    leading = hit.start == wider.start
    if leading and hit.label == "NORP":
        rest = doc[hit.end : wider.end]
        return not (wider.label == "PERSON" or (len(rest) == 1 and wider.label == "ORG" and rest.text.isupper()))
    if leading and hit.label == "ORG" and wider.label == "PERSON":
        return False
    return wider.label != "PERSON" or hit.label in PLACES


def _cut(found: MentionDraft, hit: MentionDraft) -> None:
    """Leave a recognised name what the known one does not cover, if that is one piece at its end."""
    if found.start < hit.start or found.end <= hit.end:
        found.resize(found.start, found.start)
    else:
        found.resize(hit.end, found.end)


def _repeat(doc: Doc, found: list[MentionDraft], aside: set[int]) -> list[MentionDraft]:
    """Names found once are found wherever the same words stand; a person's family name alone, too."""
    spoken: dict[tuple[str, ...], MentionDraft] = {}
    for f in found:
        words = tuple(token.text for token in doc[f.start : f.end])
        if len(words[0]) > 1 and (words[0][0].isupper() or (len(words) > 1 and words[-1][0].isupper())):
            spoken.setdefault(words, f)
            if f.label == "PERSON" and len(words) > 1 and len(words[-1]) > 1 and words[-1][0].isupper():
                spoken.setdefault(words[-1:], f)
    taken = aside | {i for f in found for i in range(f.start, f.end)}
    lower = small_words(doc)
    texts = [token.text for token in doc]
    sizes: dict[str, list[int]] = {}
    for said in sorted(spoken, key=len, reverse=True):
        if len(said) not in (known := sizes.setdefault(said[0], [])):
            known.append(len(said))
    added: list[MentionDraft] = []
    i = 0
    while i < len(doc):
        longest_first = () if i in taken else sizes.get(texts[i], ())
        match = _said_at(doc, texts, i, spoken, longest_first, taken, lower) if longest_first else None
        if match:
            added.append(match)
            i = match.end
        else:
            i += 1
    return found + added


def _said_at(
    doc: Doc, texts: list[str], i: int, spoken: dict[tuple[str, ...], MentionDraft], sizes: Iterable[int], taken: set[int],
    lower: set[str],
) -> MentionDraft | None:  # fmt: skip
    for size in sizes:
        said = tuple(texts[i : i + size])
        model = spoken.get(said) if len(said) == size else None
        if not model or taken & set(range(i, i + size)):
            continue
        if size == 1 and (said[0].lower() in lower or doc[i].is_stop) and not _meant(doc[i], model):
            continue
        return MentionDraft(i, i + size, model.label, known=model.known, strong=model.strong, sure=model.sure)
    return None


def _meant(word: Token, model: MentionDraft) -> bool:
    """A word the article also writes small is no name by itself ("Battle"), but a person's is inside a sentence ("May") and
    wherever a finite verb follows, as none follows a modal ("May said")."""
    if word.is_upper:
        return model.label == "ORG"
    if model.label != "PERSON" or _is_month(word):
        return False
    if word.i + 1 < len(word.doc) and has_tag(word.nbor(), PAST_FORM, THIRD_PERSON):
        return True
    return has_tag(word, SINGULAR_NAME) and not word.is_sent_start and word.ent_type_ != "DATE"


def _is_month(word: Token) -> bool:
    """ "In May", "since last May", "May 5", "May 2017"."""
    if word.lower_ not in _MONTHS:
        return False
    before = word.nbor(-1).lower_ if word.i else ""
    after = word.nbor() if word.i + 1 < len(word.doc) else None
    return before in _BEFORE_MONTHS or before.isdigit() or (after is not None and after.like_num)
