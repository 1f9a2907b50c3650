"""Family names and spellings of people, by the customs of their country."""

import re

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
_PARTICLES = frozenset({
    "de", "del", "della", "di", "da", "dos", "das", "do", "la", "le", "van", "von", "der", "den", "ten", "ter", "zu", "af",
    "bin", "ibn", "al", "el", "ould", "mac", "st", "du",
})  # fmt: skip
_FAMILY_FIRST = frozenset({"CN", "KP", "KR", "TW", "HK", "MO"})
_GIVEN_NAME_USED = frozenset({"ET", "ER", "MY", "BN", "IS", "AF", "IN_NONE"})
_TWO_SURNAMES = frozenset({
    "ES", "MX", "AR", "CL", "CO", "PE", "VE", "EC", "BO", "PY", "UY", "CR", "PA", "NI", "HN", "SV", "GT", "CU", "DO", "GQ",
})  # fmt: skip
_CYRILLIC = frozenset({"RU", "UA", "BY", "BG", "KZ", "KG", "TJ", "UZ", "TM", "MN", "SUHH", "GE", "AM", "AZ", "MD"})
_REGNAL = re.compile(
    r"^(?:(?:King|Queen|Pope|Emperor|Sultan|Prince|Emir)\s+)?(\w+(?:[ -]\w+)?)\s+([IVX]+)(?:,? of .+)?$"
)
_PARENTHESIS = re.compile(r"\s*\([^)]*\)")
# Spellings of one Cyrillic name; the first is left as it stands, the others become aliases.
_SPELLINGS = (
    ("Sergey", "Sergei"), ("Andrey", "Andrei"), ("Alexey", "Alexei", "Aleksei", "Aleksey"), ("Dmitry", "Dmitri", "Dmitriy"),
    ("Alexander", "Aleksandr", "Alexandr"), ("Yevgeny", "Evgeny", "Yevgeniy", "Evgeniy"), ("Yury", "Yuri", "Yuriy"), ("Viktor", "Victor"),
    ("Vasily", "Vasiliy", "Vassily"), ("Grigory", "Grigoriy"), ("Anatoly", "Anatoliy", "Anatolii"), ("Nikolai", "Nikolay"),
    ("Oleksandr", "Olexandr"), ("Andriy", "Andrii"), ("Oleksii", "Oleksiy"), ("Vitaly", "Vitaliy", "Vitali", "Vitalii"),
    ("Valery", "Valeriy", "Valerii"), ("Maxim", "Maksim"), ("Mikhail", "Michail"), ("Yulia", "Yuliya", "Julia"), ("Maria", "Mariya"),
    ("Gennady", "Gennadiy", "Gennadi"), ("Arkady", "Arkadiy"), ("Volodymyr", "Vladimir"),
)  # fmt: skip
_SPELLING = {name: names for names in _SPELLINGS for name in names}
_ENDINGS = (
    ("skyy", "sky"),
    ("skiy", "sky"),
    ("skyi", "sky"),
    ("sky", "skyy"),
    ("sky", "skiy"),
    ("ich", "ych"),
    ("ych", "ich"),
    ("ey", "yev"),
)


_CYRILLIC_LETTERS = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z", "и": "i", "і": "i",
    "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "қ": "q",
    "ғ": "gh", "ү": "u", "ұ": "u", "ң": "ng", "ө": "o", "ә": "a", "һ": "h", "ў": "u", "ҷ": "j", "ҳ": "h", "ӣ": "i", "ј": "j", "љ": "lj",
    "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
})  # fmt: skip


def from_cyrillic(name: str) -> str:
    """E.g. "Дарчиев, Александр Никитич" → Aleksandr Darchiev: given name first, no patronymic; other scripts give nothing."""
    family, _, given = name.partition(",")
    tokens = [*given.split()[:1], *family.split()] if given else name.split()
    if len(tokens) == 3 and re.search(r"(вич|вна|ич|чна|улы|ұлы)$", tokens[1]):
        tokens.pop(1)
    latin = [token.lower().translate(_CYRILLIC_LETTERS) for token in tokens]
    if not all(re.fullmatch(r"[a-z'’-]+", token) for token in latin):
        return ""
    ending = [re.sub(r"(?<=sk)iy$", "y", re.sub(r"(?<=[dtnrl])iy$", "y", token)) for token in latin]
    return " ".join("-".join(part.capitalize() for part in token.split("-")) for token in ending)


def plain_name(label: str) -> str:
    """The name without what stands in brackets behind it."""
    return " ".join(_PARENTHESIS.sub("", label).split())


def family_names(name: str, iso: str, western_first: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The family names by which the press may call that person, the usual one first; none for monarchs and popes."""
    if _REGNAL.match(name) or name.startswith(("Pope ", "Patriarch ")):
        return ()
    tokens = [token for token in name.replace(",", "").split() if token.lower().strip(".") not in _SUFFIXES]
    if len(tokens) < 2:
        return ()
    if iso in _FAMILY_FIRST and len(tokens) <= 3 and tokens[0] not in western_first:
        return (tokens[0],)
    found = [_with_particles(tokens), tokens[-1]]
    stripped = re.sub(r"^(?:al|el|Al|El|ath|as|ash|ad|an|ar|at)-", "", tokens[-1])
    if stripped != tokens[-1]:
        found = [stripped, tokens[-1]]
    if iso in _TWO_SURNAMES and len(tokens) >= 3:
        found += [tokens[-2], " ".join(tokens[-2:])]
    if iso in _GIVEN_NAME_USED:
        found.append(tokens[0])
    return tuple(dict.fromkeys(text for text in found if len(text) > 1))


def _with_particles(tokens: list[str]) -> str:
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1].lower().rstrip(".-") in _PARTICLES:
        start -= 1
    return " ".join(tokens[start:])


def spellings(name: str, iso: str) -> tuple[str, ...]:
    """Other ways to write the full name: without middle initials or the Arabic article, other transliterations."""
    found: list[str] = []
    tokens = name.split()
    if len(tokens) > 2:
        shorter = [
            t
            for i, t in enumerate(tokens)
            if i in (0, len(tokens) - 1) or not re.fullmatch(r"[A-Z]\.?|[A-Z]\.[A-Z]\.", t)
        ]
        found.append(" ".join(t for t in shorter if t.lower().strip(".,") not in _SUFFIXES))
    if "al-" in name.lower():
        found += [re.sub(r"\b[Aa]l-", "", name), re.sub(r"\b[Aa]l-", "al ", name)]
    if " Al " in name:
        found.append(name.replace(" Al ", " al-"))
    if iso in _CYRILLIC:
        if len(tokens) == 3 and re.search(r"(vich|evich|ovich|yich|ich|vna)$", tokens[1]):
            found.append(f"{tokens[0]} {tokens[2]}")
            tokens = [tokens[0], tokens[2]]
        found += _transliterations(tokens)
    if "-" in name and iso in ("KR", "KP", "TW", "CN"):
        found += [name.replace("-", " "), re.sub(r"-(\w)", lambda m: m[1], name)]
    return tuple(dict.fromkeys(text for text in found if text and text != name and " " in text))


def _transliterations(tokens: list[str]) -> list[str]:
    firsts = _SPELLING.get(tokens[0], (tokens[0],))
    lasts = [tokens[-1]] + [tokens[-1][: -len(a)] + b for a, b in _ENDINGS if tokens[-1].endswith(a)]
    if tokens[-1].endswith("iev"):
        lasts.append(tokens[-1][:-3] + "yev")
    return [" ".join([first, *tokens[1:-1], last]) for first in firsts for last in lasts]


def regnal_names(name: str, gender: str) -> tuple[str, ...]:
    """E.g. "Abdullah II of Jordan" is also King Abdullah and King Abdullah II."""
    found = _REGNAL.match(name)
    if not found or name.startswith(("Pope", "Patriarch")):
        return ()
    title = "Queen" if gender == "f" else "King"
    return (f"{title} {found[1]}", f"{title} {found[1]} {found[2]}", f"{found[1]} {found[2]}")
