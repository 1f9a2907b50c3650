"""What a name names: by its own words, by the words beside it, by the rest of the article."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from legation.domain.entity import Kind
from legation.domain.names import normal_name
from legation.extraction.document import MentionDraft
from legation.extraction.labels import LABEL_OF_KIND, OF_SPACY, PLACES
from legation.extraction.lexicon.name_words import load_name_words
from legation.extraction.lexicon.roles import load_roles
from legation.extraction.lexicon.words import words
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownName, NameKind

_WORDS = load_name_words()
_LOCATIVE = words("names/types.locative")
_SURE = 8
Cue = tuple[str, int]
_OF_MINISTRY = words("names/types.of_ministry")


def first_label(recognised: str, name: Span) -> str:
    """Our label for spaCy's, corrected by the name's own words."""
    label = OF_SPACY[recognised]
    last = name[-1].lower_
    if name.text.lower() in _WORDS.party and label in ("NORP", "ORG", "PERSON", "MISC"):
        return "ORG"
    if len(name) == 1:
        return label
    if label in ("MISC", "ORG", "EVENT", "LOC") and any(token.lower_ in _WORDS.agreement for token in name):
        return "AGREEMENT"
    if label in ("ORG", "PERSON") and last in _WORDS.event:
        return "EVENT"
    if label in ("ORG", "PERSON") and last in _WORDS.thing:
        return "MISC"
    if label == "PERSON" and last in _WORDS.organization:
        return "ORG"
    return label


def agree(doc: Doc, found: list[MentionDraft], knowledge: Knowledge, trust: int = 1) -> None:
    """One label for one spelling throughout the article: by the cues beside its mentions, then by the majority.

    `trust` is the number of votes each recognised label has.
    """
    groups: dict[str, list[MentionDraft]] = defaultdict(list)
    for f in found:
        groups[name_text(doc, f)].append(f)
    votes = {text: _votes(doc, text, group, knowledge, trust) for text, group in groups.items()}
    people = {text for text, counts in votes.items() if " " in text and _winner(counts) == "PERSON"}
    families = {text.split()[-1] for text in people}
    for text, group in groups.items():
        counts = votes[text]
        if text in families:
            counts["PERSON"] += 3 + sum(counts[label] for label in ("ORG", "CITY", "NORP", "MISC", "FAC", "LOC"))
        _settle(group, _winner(counts), knowledge)


def _settle(group: Sequence[MentionDraft], label: str, knowledge: Knowledge) -> None:
    for f in group:
        if not f.sure and label != f.label:
            f.relabel(label, tuple(i for i in f.known if (e := knowledge.entity(i)) and LABEL_OF_KIND[e.kind] == label))


def _winner(counts: Counter[str]) -> str:
    return max(counts, key=lambda label: (counts[label], label))


def _votes(doc: Doc, text: str, group: Sequence[MentionDraft], knowledge: Knowledge, trust: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for f in group:
        counts[f.label] += _SURE if f.sure else trust
    if all(f.sure for f in group):
        return counts
    names = knowledge.names(normal_name(text))
    for label, weight in _own_cues(group[0], text.split(), names, knowledge):
        counts[label] += weight
    for f in group:
        for label, weight in _cues(doc, f, names):
            counts[label] += weight
    return counts


def _own_cues(f: MentionDraft, words: list[str], names: Sequence[KnownName], knowledge: Knowledge) -> Iterator[Cue]:
    """What the name itself tells, once whatever the number of its mentions."""
    last = words[-1].lower()
    if len(words) > 1 and (last in _WORDS.organization or _headed(words)) and f.label not in ("EVENT", "AGREEMENT"):
        yield "ORG", 3
    elif 1 < len(words) <= 4 and f.label not in ("PERSON", "EVENT", "MISC") and knowledge.gender(words[0]):
        yield "PERSON", 2
    if f.label not in ("ORG", "PERSON") or len(words) > 1:
        yield from ((label, 3) for label in _known_labels(names, knowledge, f.label))
    if len(words) == 1 and f.label in ("CITY", "ORG") and any(n.kind is NameKind.PERSON_FAMILY for n in names):
        known = any(n.kind is not NameKind.PERSON_FAMILY for n in names)
        yield "PERSON", 0 if known else 2


def _headed(words: list[str]) -> bool:
    """Whether it is built like "Ministry of Justice"."""
    return len(words) > 2 and words[0].lower() in _WORDS.organization and words[1].lower() in _OF_MINISTRY


def _known_labels(names: Sequence[KnownName], knowledge: Knowledge, label: str) -> Iterator[str]:
    for name in names:
        entity = knowledge.entity(name.entity)
        if name.strong and entity and entity.kind in (Kind.ORGANIZATION, Kind.PERSON):
            found = LABEL_OF_KIND[entity.kind]
            if found != label:
                yield found
            return


def _cues(doc: Doc, f: MentionDraft, names: Sequence[KnownName]) -> Iterator[Cue]:
    """What the words beside one mention tell."""
    before = doc[f.start - 1] if f.start else None
    after = doc[f.end] if f.end < len(doc) else None
    if before is not None and not before.is_punct:
        yield from _before(doc, f, before, names)
    if after is not None:
        yield from _after(f, after)
    if before is not None and before.lower_ in _WORDS.speech and f.label in ("ORG", "CITY", "FAC", "MISC"):
        yield "PERSON", 2 if after is not None and after.text in (".", ",", '"', "\u201d") else 1


def _before(doc: Doc, f: MentionDraft, before: Token, names: Sequence[KnownName]) -> Iterator[Cue]:
    word = before.lower_
    if word.rstrip(".") in _WORDS.kin:
        yield "PERSON", 6 if before.is_title else 2
    elif _title_before(doc, f.start):
        yield "PERSON", 2
    if word in _WORDS.before_organization and f.label not in PLACES:
        yield "ORG", 3
    if word in _LOCATIVE and f.label in ("ORG", "PERSON", "FAC", "LOC", "MISC") and f.end - f.start < 3:
        yield "CITY", 4 if any(n.entity.startswith("geo:") for n in names) else 1
    if word == "of" and f.start > 1 and doc[f.start - 2].lower_ in _WORDS.before_place:
        yield "CITY", 5


def _after(f: MentionDraft, after: Token) -> Iterator[Cue]:
    short = f.end - f.start < 3
    if after.lower_ in _WORDS.speech and f.label in ("ORG", "CITY", "MISC") and short:
        yield "PERSON", 1
    if after.lower_ == "," and after.i + 2 < len(after.doc) and after.nbor().is_digit and after.nbor(2).text == ",":
        yield "PERSON", 4
    if after.lower_ == "who" or (after.text == "," and after.i + 1 < len(after.doc) and after.nbor().lower_ == "who"):
        yield "PERSON", 3
    if after.lower_ in _WORDS.after_organization and f.label in ("PERSON", "MISC", "NORP"):
        yield "ORG", 2
    if after.lower_ in _WORDS.after_place and short and f.label in ("ORG", "PERSON", "LOC"):
        yield "CITY", 3


def _title_before(doc: Doc, start: int) -> bool:
    roles = load_roles()
    return any(
        start - size >= 0 and roles.title_type(doc[start - size : start].text) is not None
        for size in range(1, roles.longest_title + 1)
    )


def name_text(doc: Doc, f: MentionDraft) -> str:
    """The mention's words with one space between them, as spaCy cuts them."""
    return " ".join(token.text for token in doc[f.start : f.end])
