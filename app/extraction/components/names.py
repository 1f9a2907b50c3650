"""Names: spaCy's recogniser and the gazetteer, made consistent over the whole article."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from app.domain.entity import Kind
from app.domain.names import normal_name
from app.extraction.attributes import reading_of
from app.extraction.gazetteer import Gazetteer, Hit
from app.extraction.labels import LABEL_OF_KIND, OF_SPACY, PLACES
from app.extraction.reading import Found
from app.extraction.roles import load_roles
from app.linking.knowledge import Knowledge
from app.linking.known import NameKind

_ORGANIZATION_WORDS = frozenset(
    [
        "inc",
        "corp",
        "ltd",
        "gmbh",
        "ag",
        "plc",
        "llc",
        "ministry",
        "university",
        "party",
        "bank",
        "council",
        "committee",
        "commission",
        "association",
        "agency",
        "institute",
        "union",
        "foundation",
        "court",
        "parliament",
        "company",
        "group",
        "federation",
        "league",
        "club",
        "society",
        "organization",
        "organisation",
        "department",
        "office",
        "authority",
        "corporation",
        "fund",
        "network",
        "newspaper",
        "times",
        "post",
        "tribune",
        "airlines",
        "airways",
        "bureau",
        "centre",
        "center",
        "college",
        "academy",
        "front",
        "movement",
        "congress",
        "senate",
        "brigade",
    ]
)
_AGREEMENT_WORDS = frozenset(
    [
        "treaty",
        "agreement",
        "accord",
        "accords",
        "convention",
        "protocol",
        "pact",
        "declaration",
        "memorandum",
        "charter",
    ]
)
_EVENT_WORDS = frozenset(
    [
        "summit",
        "war",
        "conference",
        "games",
        "cup",
        "championship",
        "championships",
        "olympics",
        "festival",
        "revolution",
        "election",
        "elections",
    ]
)
_BAD_EDGE = re.compile(r"^[\W_]+$")
_NEVER = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "gmt",
        "utc",
        "cet",
        "est",
    ]
)
_PEOPLE_NAMES = frozenset({NameKind.ADJECTIVE, NameKind.DEMONYM})


@Language.factory("legation_names", requires=["doc.ents", "token.tag"], assigns=["doc._.reading"])
def make_names(nlp: Language, name: str) -> "Names":  # noqa: ARG001 (the signature is spaCy's)
    """Finds names; needs a knowledge base before first use (`equip`)."""
    return Names()


class Names:
    """Writes `Reading.found` with form "name"."""

    def __init__(self) -> None:
        self.knowledge: Knowledge | None = None
        self.gazetteer: Gazetteer | None = None

    def equip(self, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        """Give the knowledge base and the gazetteer compiled from it."""
        self.knowledge = knowledge
        self.gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        assert self.gazetteer is not None
        assert self.knowledge is not None
        found = _merge(doc, self._recognised(doc), [self._known(doc, hit) for hit in self.gazetteer.hits(doc)])
        found = _repeat(doc, _agree(doc, found, self.knowledge))
        reading.found = sorted(found, key=lambda f: (f.start, -f.end))
        for mention in reading.found:
            while mention.end - mention.start > 1 and doc[mention.end - 1].is_space:
                mention.end -= 1
            mention.head = doc[mention.start : mention.end].root.i
        reading.index()
        return doc

    def _recognised(self, doc: Doc) -> list[Found]:
        return [f for ent in doc.ents if ent.label_ in OF_SPACY and (f := _trimmed(ent))]

    def _known(self, doc: Doc, hit: Hit) -> Found:
        assert self.knowledge is not None
        ids = tuple(dict.fromkeys(name.entity for name in hit.names))
        best = max(hit.names, key=lambda name: (name.strong, self._prior(name.entity)))
        entity = self.knowledge.entity(best.entity)
        label = LABEL_OF_KIND[entity.kind] if entity else "MISC"
        if entity and entity.kind is Kind.REGION and entity.country:
            label = "REGION"
        if best.kind in _PEOPLE_NAMES:
            label = "NORP"
        return Found(
            hit.start, hit.end, label, known=ids, strong=best.strong, sure=best.strong and _spelled(doc[hit.start])
        )

    def _prior(self, entity: str) -> float:
        assert self.knowledge is not None
        known = self.knowledge.entity(entity)
        return known.prior if known else 0.0


def _spelled(token: Token) -> bool:
    """A name of one to three capitals may be any abbreviation; the reader's label then counts."""
    return len(token.text) > 1


def _trimmed(ent: Span) -> Found | None:
    """Drop the article, quotes, titles and the possessive around a recognised name."""
    doc, start, end = ent.doc, ent.start, ent.end
    roles = load_roles()
    for line in range(start, end):
        if "\n" in doc[line].text:
            end = line
            break
    while start < end and (
        _BAD_EDGE.match(doc[start].text) or doc[start].lower_ in ("the", "a", "an", "this") or doc[start].is_space
    ):
        start += 1
    while start < end and (doc[end - 1].text in ("'s", "\u2019s", "'", "\u2019") or _BAD_EDGE.match(doc[end - 1].text)):
        end -= 1
    if ent.label_ == "PERSON":
        start = _after_titles(doc, start, end)
        while end - start > 1 and doc[start].lower_ in roles.honorifics:
            start += 1
    if start >= end or doc[start:end].text.lower() in _NEVER or not any(c.isalpha() for c in doc[start:end].text):
        return None
    return Found(start, end, _label(ent, doc[start:end]))


def _after_titles(doc: Doc, start: int, end: int) -> int:
    roles = load_roles()
    for size in range(min(roles.longest_title, end - start - 1), 0, -1):
        if roles.title_type(doc[start : start + size].text):
            return start + size
    return start


def _label(ent: Span, kept: Span) -> str:
    label = OF_SPACY[ent.label_]
    words = {token.lower_ for token in kept}
    if label in ("MISC", "ORG", "EVENT", "LOC") and words & _AGREEMENT_WORDS and len(kept) > 1:
        return "AGREEMENT"
    if label == "ORG" and kept[-1].lower_ in _EVENT_WORDS and len(kept) > 1:
        return "EVENT"
    if label == "PERSON" and kept[-1].lower_ in _ORGANIZATION_WORDS and len(kept) > 1:
        return "ORG"
    return label


def _merge(doc: Doc, recognised: list[Found], known: list[Found]) -> list[Found]:
    """One non-overlapping set: a strong known name wins over the reader unless it is only part of a longer name."""
    kept: list[Found] = []
    taken: set[int] = set()
    by_start = sorted(recognised, key=lambda f: f.start)
    spans = {(f.start, f.end): f for f in recognised}
    for hit in known:
        over = [f for f in by_start if f.start < hit.end and hit.start < f.end]
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


def _join(same: Found, hit: Found) -> None:
    same.known = hit.known
    # A person's or body's name may be spelled like a small town's; a state's or capital's rarely is.
    if hit.sure or (same.label in PLACES and hit.label in PLACES) or hit.label == same.label:
        same.label, same.strong, same.sure = hit.label, hit.strong, hit.sure


def _swallows(doc: Doc, wider: Found, hit: Found) -> bool:
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


def _cut(found: Found, hit: Found) -> None:
    """Leave a recognised name what the known one does not cover, if that is one piece at its end."""
    if found.start < hit.start or found.end <= hit.end:
        found.end = found.start
    else:
        found.start = hit.end


def _agree(doc: Doc, found: list[Found], knowledge: Knowledge) -> list[Found]:
    """One label for one spelling throughout the article, by cues beside the name, then by the majority."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for f in found:
        text = _text(doc, f)
        votes[text][f.label] += 8 if f.sure else 1
        for label, weight in _cues(doc, f, knowledge):
            votes[text][label] += weight
    people = {text for text, counts in votes.items() if " " in text and counts.most_common(1)[0][0] == "PERSON"}
    surnames = {text.split()[-1] for text in people}
    for text, counts in votes.items():
        if text in surnames:
            counts["PERSON"] += 3
    for f in found:
        if not f.sure:
            text = _text(doc, f)
            label = max(votes[text], key=lambda label: (votes[text][label], label))
            if label != f.label:
                f.label = label
                f.known = tuple(i for i in f.known if (e := knowledge.entity(i)) and LABEL_OF_KIND[e.kind] == label)
    return found


def _cues(doc: Doc, f: Found, knowledge: Knowledge) -> Iterable[tuple[str, int]]:
    before = doc[f.start - 1] if f.start else None
    words = [token.text for token in doc[f.start : f.end] if token.is_alpha]
    if before is not None and before.lower_.rstrip(".") in ("mr", "mrs", "ms", "dr", "sir", "herr", "madame"):
        yield "PERSON", 6
    elif before is not None and not before.is_punct and _title_before(doc, f.start):
        yield "PERSON", 2
    if len(words) > 1 and words[-1].lower() in _ORGANIZATION_WORDS:
        yield "ORG", 3
    if (
        1 < len(words) <= 4
        and f.label != "PERSON"
        and words[-1].lower() not in _ORGANIZATION_WORDS
        and knowledge.gender(words[0])
    ):
        yield "PERSON", 2
    if f.label != "ORG" and (entity := _known_body(doc, f, knowledge)):
        yield entity, 3
    following = doc[f.end] if f.end < len(doc) else None
    if (
        following is not None
        and following.lower_ in ("said", "says", "told", "added")
        and f.label in ("ORG", "CITY")
        and len(words) < 3
    ):
        yield "PERSON", 1
    if before is not None and before.lower_ in ("in", "near") and f.label in ("ORG", "PERSON") and len(words) < 3:
        yield "CITY", 1


def _title_before(doc: Doc, start: int) -> bool:
    roles = load_roles()
    return any(
        start - size >= 0 and roles.title_type(doc[start - size : start].text) is not None
        for size in range(1, roles.longest_title + 1)
    )


def _known_body(doc: Doc, f: Found, knowledge: Knowledge) -> str | None:
    for name in knowledge.names(normal_name(_text(doc, f))):
        entity = knowledge.entity(name.entity)
        if name.strong and entity and entity.kind in (Kind.ORGANIZATION, Kind.PERSON):
            return LABEL_OF_KIND[entity.kind]
    return None


def _repeat(doc: Doc, found: list[Found]) -> list[Found]:
    """Names found once are found wherever the same words stand; a person's family name alone, too."""
    spoken: dict[tuple[str, ...], Found] = {}
    for f in found:
        words = tuple(token.text for token in doc[f.start : f.end])
        if len(words[0]) > 1 and (words[0][0].isupper() or words[0].isupper()) and len("".join(words)) > 2:
            spoken.setdefault(words, f)
            if f.label == "PERSON" and len(words) > 1 and len(words[-1]) > 2 and words[-1][0].isupper():
                spoken.setdefault(words[-1:], f)
    taken = {i for f in found for i in range(f.start, f.end)}
    lower = {token.text for token in doc if token.is_lower}
    longest = max(map(len, spoken), default=0)
    added: list[Found] = []
    i = 0
    while i < len(doc):
        match = None if i in taken else _said_at(doc, i, spoken, longest, taken, lower)
        if match:
            added.append(match)
            i = match.end
        else:
            i += 1
    return found + added


def _said_at(
    doc: Doc, i: int, spoken: dict[tuple[str, ...], Found], longest: int, taken: set[int], lower: set[str]
) -> Found | None:
    for size in range(min(longest, len(doc) - i), 0, -1):
        words = tuple(token.text for token in doc[i : i + size])
        model = spoken.get(words)
        if not model or taken & set(range(i, i + size)):
            continue
        # A word the article also writes small is no name by itself ("Battle", "Best").
        if size == 1 and (words[0].lower() in lower or doc[i].is_stop):
            continue
        return Found(i, i + size, model.label, known=model.known, strong=model.strong, sure=model.sure)
    return None


def _text(doc: Doc, f: Found) -> str:
    return " ".join(token.text for token in doc[f.start : f.end])
