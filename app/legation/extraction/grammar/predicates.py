"""The vocabulary of events (`lexicon/en/predicates.yaml`) and how a word in its sentence is matched against it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from legation.domain.packaged import read_yaml
from legation.extraction.lexicon.words import ordered_words, word_table, words

_ENTRY = re.compile(r"^(?P<lemma>[^:>=]+)(?::(?P<particle>[^>=]+))?(?:>(?P<preps>[^=]+))?(?:=(?P<objects>.+))?$")
DEFAULT_NOUN_PREPS = ordered_words("grammar/predicates.default_noun_preps")
_TIMES = words("grammar/predicates.time_units").union(
    *(word_table(f"time/rules.{table}") for table in ("weekdays", "months", "short_months"))
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_RELATIVE = ("WDT", "WP", "WP$")
_BY = "by-"
_MEASURED_IN = words("grammar/predicates.measured_in")
_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd")


@dataclass(frozen=True, slots=True)
class Entry:
    """One vocabulary line: the event type a lemma reports under these conditions."""

    lemma: str
    type: str
    particle: str | None
    preps: tuple[str, ...]
    objects: frozenset[str]

    @property
    def weight(self) -> int:
        """How specific the conditions are: an object says more than a particle, a particle more than a preposition."""
        return 4 * bool(self.objects) + 2 * bool(self.particle) + bool(self.preps)


_VERBS = "legation verbs"
_NOUNS = "legation nouns"


@dataclass(frozen=True, slots=True)
class Predicates:
    """Entries by lemma, and the verb classes that bend what a clause says. `things` are sent, given, cut or
    lifted, `forces` among them; behind a `receiving` verb the event is done to its subject. Forces that move for
    `peace` are aid (CAMEO 074)."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    light: frozenset[str]
    receiving: frozenset[str]
    complements: Mapping[str, frozenset[str]]
    readiness: frozenset[str]
    things: frozenset[str]
    forces: frozenset[str]
    peace: frozenset[str]
    idioms: Mapping[str, frozenset[str]]

    def idiomatic(self, token: Token) -> bool:
        """Whether the words below a verb make it mean something else ("march in lockstep", "strike a balance")."""
        words = self.idioms.get(token.lemma_.lower(), frozenset())
        below = (*objects(token), *(c for prep in prepositions(token) for c in prep.children))
        return any(word.lemma_.lower() in words for word in below)

    def verb(self, token: Token) -> Entry | None:
        """The most specific entry whose conditions the verb meets in its sentence."""
        return _once(_VERBS, token, self._verb)

    def _verb(self, token: Token) -> Entry | None:
        lemma = token.lemma_.lower()
        # The lemmatiser cuts too much off some: "fin" of "fined".
        entries = self.verbs.get(lemma) or self.verbs.get(f"{lemma}e", ())
        fitting = [entry for entry in entries if _fits(entry, token)]
        return self._in_peace(max(fitting, key=lambda entry: entry.weight, default=None), token)

    def noun(self, token: Token) -> Entry | None:
        """The entry of an event noun ("annexation", "talks")."""
        return _once(_NOUNS, token, self._noun)

    def _noun(self, token: Token) -> Entry | None:
        lemma = token.lemma_.lower()
        kinds = (f"{c.lower_}-{lemma}" for c in token.children if c.dep_ in ("amod", "compound"))
        entries = next((self.nouns[kind] for kind in kinds if kind in self.nouns), ())
        entries = entries or self.nouns.get(lemma) or self.nouns.get(token.lower_, ())
        return self._in_peace(entries[0] if entries else None, token)

    def _in_peace(self, entry: Entry | None, token: Token) -> Entry | None:
        if entry is None or entry.type != "MOBILIZE" or not any(t.lemma_.lower() in self.peace for t in token.subtree):
            return entry
        return replace(entry, type="AID")

    def complement(self, token: Token) -> str | None:
        """refuse, fail, intend, ask or begin, for a verb that takes a clause; the first class that lists it."""
        lemma = token.lemma_.lower()
        return next((name for name, verbs in self.complements.items() if lemma in verbs), None)


def _once(kept: str, token: Token, find: Callable[[Token], Entry | None]) -> Entry | None:
    """What was found for a token of a parsed document: many components ask about the same word."""
    found: dict[int, Entry | None] = token.doc.user_data.setdefault(kept, {})
    if token.i not in found:
        found[token.i] = find(token)
    return found[token.i]


def prepositions(token: Token) -> list[Token]:
    """The prepositions that hang on a word, those behind its particle included."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ != "according":
            if not _tells_time(child):
                found.append(child)
            found.extend(grand for grand in child.children if grand.dep_ == "prep")
        elif child.dep_ in ("prt", "advmod"):
            found.extend(grand for grand in child.children if grand.dep_ == "prep")
    return found


def modified_object(verb: Token) -> Token | None:
    """The noun before a verb that is its object: "sanctions imposed by Canada", "the sanctions that Canada imposed"."""
    if verb.head.pos_ not in ("NOUN", "PROPN") or any(
        c.dep_ in _OBJECTS and c.tag_ not in _RELATIVE for c in verb.children
    ):
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    own = any(c.tag_ not in _RELATIVE for c in subjects) and not any(c.dep_ == "nsubjpass" for c in subjects)
    return verb.head if verb.dep_ == "relcl" and own else None


def _tells_time(prep: Token) -> bool:
    """ "On Tuesday" is no complement of "call on"; told by its words, for not every recogniser marks dates."""
    return prep.dep_ == "prep" and any(
        c.dep_ == "pobj" and (c.ent_type_ in ("DATE", "TIME") or c.lemma_.lower() in _TIMES or _YEAR.match(c.text))
        for c in prep.children
    )


def objects(token: Token) -> list[Token]:
    """Direct objects (or passive subjects) of a verb, coordinated ones included."""
    heads = [child for child in token.children if child.dep_ in _OBJECTS and child.tag_ not in _RELATIVE]
    if not heads and (modified := modified_object(token)) is not None:
        heads = [modified]
    return [noun for head in heads for noun in (head, *head.conjuncts)]


def _fits(entry: Entry, token: Token) -> bool:
    if entry.particle and not _has_particle(token, entry.particle):
        return False
    if entry.preps and not any(prep.lower_ in entry.preps for prep in prepositions(token)):
        return False
    return not entry.objects or bool(entry.objects & _object_words(token, entry.preps))


def _object_words(token: Token, preps: tuple[str, ...] = ()) -> set[str]:
    words: set[str] = {"TO"} if any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in token.children) else set()
    if any(c.dep_ in ("dobj", "nsubjpass") for c in token.children):
        words.add("OBJ")
    words |= {_BY + c.lemma_.lower() for c in token.children if c.dep_ == "nsubj"}
    said = [c for c in token.children if c.dep_ in ("dobj", "oprd", "acomp")]
    if len(said) == 1 and said[0].pos_ == "PROPN" and said[0].tag_ == "NNP":  # none of "called Blair his friend"
        words.add("NAME")
    for noun in (*objects(token), *(c for c in token.children if c.dep_ in ("acomp", "ccomp", "xcomp", "pobj"))):
        words |= {noun.lemma_.lower(), noun.lower_}
        words |= {child.lemma_.lower() for child in noun.children if child.dep_ == "compound"}
        # "3 million in aid", "a package of assistance": the measured thing counts.
        words |= {
            g.lemma_.lower()
            for child in noun.children
            if child.dep_ == "prep"
            for g in child.children
            if g.dep_ == "pobj"
        }
    for prep in prepositions(token):
        words |= {
            child.lemma_.lower()
            for child in prep.children
            if child.dep_ == "pobj" and prep.lower_ in _MEASURED_IN.union(preps)
        }
    return words


def _has_particle(token: Token, particle: str) -> bool:
    return any(
        (child.lower_ == particle and not _tells_time(child)) or (particle == "forces" and child.lower_ == particle)
        for child in token.children
        if child.dep_ in ("prt", "advmod", "prep", "dobj", "acomp", "oprd")
    )


@cache
def load_predicates() -> Predicates:
    """Read the packaged vocabulary. Raises ValueError naming the entry that is ill-formed."""
    raw = read_yaml("legation.extraction.lexicon", "en/predicates.yaml")
    classes = {name: frozenset(words) for name, words in raw["classes"].items()}
    return Predicates(
        _entries(raw["verbs"], classes),
        _entries(raw["nouns"], classes),
        frozenset(map(str, raw["light"])),
        frozenset(map(str, raw["receiving"])),
        {name: frozenset(map(str, verbs)) for name, verbs in raw["complements"].items()},
        frozenset(raw["readiness"]),
        frozenset().union(*(classes[name] for name in ("TROOPS", "AID", "CURBS", "TIES"))),
        classes["TROOPS"],
        classes["PEACE"],
        {lemma: frozenset(words) for lemma, words in raw["idioms"].items()},
    )


def _entries(block: Mapping[str, str], classes: Mapping[str, frozenset[str]]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for type_, text in block.items():
        for word in text.split():
            entry = _entry(word, type_, classes)
            found[entry.lemma].append(entry)
    return {lemma: tuple(entries) for lemma, entries in found.items()}


def _entry(word: str, type_: str, classes: Mapping[str, frozenset[str]]) -> Entry:
    match = _ENTRY.match(word)
    if not match:
        raise ValueError(f"predicates.yaml: cannot read the entry {word!r} of {type_}")
    named = match["objects"].split(",") if match["objects"] else []
    preps = tuple(match["preps"].split(",")) if match["preps"] else ()
    return Entry(match["lemma"], type_, match["particle"], preps, _widen(named, classes))


def _widen(names: Iterable[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        if name.startswith(_BY):
            found |= {_BY + word for word in classes[name.removeprefix(_BY)]}
        else:
            found |= classes.get(name, frozenset({name}))
    return frozenset(found)
