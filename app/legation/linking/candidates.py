"""Who a name could be: exact normal forms in the knowledge base first, then like ones for people and bodies."""

from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from legation.domain.entity import Kind, Subtype
from legation.domain.names import normal_name
from legation.domain.ontology import Trait, load_ontology
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownEntity, KnownName, NameKind
from legation.linking.vocabulary import ENGLISH, LEGAL_FORMS

_FORGIVING = frozenset({Kind.PERSON, Kind.ORGANIZATION})
"""Kinds whose names may be misspelt; a country never is another country's typing error."""
_LIKE = 88.0
_LIKE_WORD = 75.0
_SLIPS = ((4, 0), (7, 1), (99, 2))
"""How many letters may differ in a word of at most so many: short names are one letter apart by nature."""
_SCRIPTS = str.maketrans({"x": "ks", "y": "i", "w": "v", "q": "k"})
"""Letters by which one name of another script is written in several ways."""
_SOUNDS = str.maketrans(
    {"c": "k", "q": "k", "x": "ks", "f": "v", "w": "v", "z": "s", "d": "t", **dict.fromkeys("aeiouyh")}
)
"""Consonants that languages write in several ways, as one; vowels and silent letters are left out."""
_HONORIFICS = ENGLISH.words("candidates.honorifics")
_LEFT_OUT = LEGAL_FORMS | ENGLISH.words("candidates.added_words")
"""Words papers add to a body's name or leave out."""
_OWN_NAME = 2
"""A family name of so many bearers is no misspelling of another."""
_WHOLE_NAME = 10
"""A family name of more bearers than this ends a whole name, and begins no longer one."""
_MOST_BEARERS = 40
"""Of a family name more common than this only the given name's beginning is looked at."""
_WORDLIKE, _SHORTEST_TITLED = 6, 4
"""Acronyms this short look like words; those this long are also written like other names."""
"""Offices that a text without a date may mean by a family name: in fifty years there are too many ministers."""
_LONGEST_STATE = 3
"""A state's name or adjective before a body's has at most so many words: "Bosnia and Herzegovina" may come first, no more."""
_SHORTEST = 8
"""Names shorter than this are not forgiven anything: too many are one letter apart."""


@dataclass(frozen=True, slots=True)
class Said:
    """The office that words beside a name give its bearer, and the state of it where they name one."""

    role: str
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """What the words of an article say of somebody, as far as it casts doubt on who is meant.

    `bare`: no more than a family name or a first name is ever used. `polite`: with "Mr." or the like before it, which
    no first name has. `job`: what they do, where that is no office ("baker"); `public_job` one that politicians come from
    ("lawyer"); `rank` a title of army, police or court. `others`: normal full names of others in the article with the same family name. `sport`: it is about sport.
    """

    bare: bool = False
    polite: bool = False
    age: int | None = None
    job: str = ""
    public_job: str = ""
    rank: str = ""
    others: tuple[str, ...] = ()
    sport: bool = False


NOTHING_SAID = Described()


@dataclass(frozen=True, slots=True)
class Context:
    """What an article tells about a name: its date, the states in it by weight, the knowledge ids already sure,
    and the kind of place that the words beside the name say it is ("the province of"). `region` is the region named right
    beside a town ("Paris, Texas"), `regions` those that the article speaks of."""

    on: date | None
    states: dict[str, float] = field(default_factory=dict)
    sure: frozenset[str] = frozenset()
    kind: Kind | None = None
    within: str | None = None
    region: str | None = None
    regions: frozenset[str] = frozenset()
    office: Said | None = None
    described: Described = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entity a name may mean, the name by which it was found, and the words that were looked for."""

    entity: KnownEntity
    name: KnownName
    asked: str = ""

    @property
    def exact(self) -> bool:
        """Whether the words are that name, but for accents, case and points."""
        return not self.asked or normal_name(self.asked) == self.name.normal

    @property
    def begins(self) -> bool:
        """Whether the words are the name's beginning, its last word left out."""
        return bool(self.asked) and self.name.normal.startswith(normal_name(self.asked) + " ")


def candidates(knowledge: Knowledge, text: str, kinds: frozenset[Kind]) -> tuple[Candidate, ...]:
    """All entities of these kinds one of whose names has the normal form of `text`, else is very like it.

    One candidate an entity, its best name; by id.
    """
    normal = normal_name(text)
    exact = _one_each(knowledge, knowledge.names(normal), text, kinds)
    if exact or not kinds & _FORGIVING:
        return exact
    kinds &= _FORGIVING
    first, _, rest = normal.partition(" ")
    if first in _HONORIFICS and " " in rest and Kind.PERSON in kinds:
        return candidates(knowledge, rest, kinds)
    shorter, _, last = normal.rpartition(" ")
    if shorter and Kind.ORGANIZATION in kinds and (last in _LEFT_OUT or _is_party(knowledge, shorter, last)):
        return _one_each(knowledge, knowledge.names(shorter), text.rsplit(" ", 1)[0], kinds)
    if Kind.ORGANIZATION in kinds and (national := _national(knowledge, text)):
        return national
    begun = _begun(knowledge, normal) if Kind.PERSON in kinds else ()
    return _one_each(knowledge, begun or _like(knowledge, normal), text, kinds)


def _national(knowledge: Knowledge, text: str) -> tuple[Candidate, ...]:
    """Bodies of the state that the name begins with: "the U.S. Food and Drug Administration", "Polish Law and Justice"."""
    words = text.split()
    for length in range(1, min(_LONGEST_STATE, len(words) - 1) + 1):
        states = {name.entity for name in knowledge.names(normal_name(" ".join(words[:length])))}
        rest = " ".join(words[length:])
        found = _one_each(knowledge, knowledge.names(normal_name(rest)), rest, frozenset({Kind.ORGANIZATION}))
        of_it = tuple(c for c in found if c.entity.country in states)
        if of_it:
            return of_it
    return ()


def _is_party(knowledge: Knowledge, shorter: str, last: str) -> bool:
    """Whether "party" was added to the whole name of a party: "the Order and Justice Party"."""
    held = (knowledge.entity(name.entity) for name in knowledge.names(shorter)) if last == "party" else ()
    return " " in shorter and any(entity and entity.subtype is Subtype.PARTY for entity in held)


def _one_each(
    knowledge: Knowledge, names: tuple[KnownName, ...], text: str, kinds: frozenset[Kind]
) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    for name in names:
        entity = knowledge.entity(name.entity)
        if entity is None or entity.kind not in kinds or _miscased(name, text):
            continue
        held = found.get(entity.id)
        if held is None or _rank(name, text) > _rank(held.name, text):
            found[entity.id] = Candidate(entity, name, text)
    return tuple(found[key] for key in sorted(found))


def _miscased(name: KnownName, text: str) -> bool:
    """A short name in capitals is not the word of the same letters: "is" for IS, "The" for THE; "Nato" and "Unesco" will do."""
    letters = [char for char in text if char.isalpha()]
    if not (name.text.isupper() and name.text.isalpha() and len(name.text) <= _WORDLIKE) or not letters:
        return False
    return not all(char.isupper() for char in letters) and (len(letters) < _SHORTEST_TITLED or not text[:1].isupper())


def _rank(name: KnownName, text: str) -> tuple[bool, bool, bool]:
    """A strong name goes before a weak one, the very spelling before another, a name of its own before an adjective."""
    return (name.strong, name.text == text, name.kind not in (NameKind.ADJECTIVE, NameKind.DEMONYM))


def _begun(knowledge: Knowledge, normal: str) -> tuple[KnownName, ...]:
    """Full names of which the text is all but the last word: "Salva Kiir" for "Salva Kiir Mayardit"."""
    if " " not in normal or len(normal) < _SHORTEST or _bearers(knowledge, normal.split()[-1]) > _WHOLE_NAME:
        return ()
    longer = knowledge.names_beginning(normal + " ")
    full = [n for n in longer if n.kind is NameKind.PERSON_FULL and n.normal.count(" ") == normal.count(" ") + 1]
    return tuple(full) if len({n.entity for n in full}) == 1 else ()


def _bearers(knowledge: Knowledge, family: str) -> int:
    """How many known people have that family name."""
    return sum(1 for name in knowledge.names(family) if name.kind is NameKind.PERSON_FAMILY)


def _like(knowledge: Knowledge, normal: str) -> tuple[KnownName, ...]:
    """Names of several words that begin alike or end in the same word, and differ by a letter or two."""
    words = normal.split()
    if len(words) < 2 or len(normal) < _SHORTEST:
        return ()
    near = list(knowledge.names_beginning(f"{words[0]} {words[1][0]}"))
    families = [name for name in knowledge.names(words[-1]) if name.kind is NameKind.PERSON_FAMILY]
    if len(families) <= _MOST_BEARERS:
        near += [name for family in families for name in knowledge.names_of(family.entity)]
    return tuple(name for name in near if _is_like(words, name.normal) and not _is_another(knowledge, words, name))


def _is_another(knowledge: Knowledge, words: list[str], name: KnownName) -> bool:
    """Whether the first name is somebody else's, or the family name one of its own, not another spelling: Samson is no slip for Sampson."""
    first, family, other = words[0], words[-1], name.normal.split()[-1]
    if contradicts(knowledge, first, name.normal.split()[0]):
        return True
    spelled_alike = family.translate(_SCRIPTS) == other.translate(_SCRIPTS)
    return family != other and not spelled_alike and _bearers(knowledge, family) >= _OWN_NAME


def _is_like(words: list[str], other: str) -> bool:
    others = other.split()
    return (
        len(words) == len(others)
        and fuzz.ratio(" ".join(words), other) >= _LIKE
        and all(_is_slip(a, b) for a, b in zip(words, others, strict=True))
    )


def contradicts(knowledge: Knowledge, first: str, other: str) -> bool:
    """Whether two first names, both in normal form, are those of two people: Marie is not Marine, Mohammed is Mohamed."""
    if first == other:
        return False
    genders = (knowledge.gender(first), knowledge.gender(other))
    if None in genders:
        return False
    return genders[0] != genders[1] or _sound(first) != _sound(other)


def _sound(name: str) -> str:
    """What is left of a name in all its spellings."""
    written = name.replace("ph", "f").translate(_SOUNDS)
    return "".join(letter for i, letter in enumerate(written) if i == 0 or letter != written[i - 1])


def _is_slip(a: str, b: str) -> bool:
    if a[0] != b[0] or fuzz.ratio(a, b) < _LIKE_WORD:
        return False
    allowed = next(slips for longest, slips in _SLIPS if min(len(a), len(b)) <= longest)
    return Levenshtein.distance(a.translate(_SCRIPTS), b.translate(_SCRIPTS)) <= allowed


def family_candidates(knowledge: Knowledge, family: str, on: date | None) -> tuple[KnownEntity, ...]:
    """People of that family name who hold a top office on that day, or without a day ever led a state; by id."""
    roles = load_ontology().having(Trait.LEADER if on is None else Trait.HIGH)
    people = {person.id: person for person in knowledge.people_by_family_name(normal_name(family), on, roles)}
    return tuple(people[key] for key in sorted(people))
