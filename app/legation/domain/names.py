"""The one normal form in which names are compared."""

import re
import unicodedata

_QUOTES = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-"}
)
# Letters NFKD leaves whole although English papers write them with plain ones.
FOLDED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe"}
)
_POSSESSIVE = re.compile(r"('s|')$")
_NOT_WORD = re.compile(r"[^\w\s]")
_LEADING_ARTICLE = re.compile(r"^(?:the|a|an) (?=\S)")


def normal_name(text: str) -> str:
    """NFKD without accents, lower case, no punctuation, no leading article, no possessive ending.

    "The Chrétien's" and "chretien" are one; "U.S." becomes "us".
    """
    straight = text.translate(_QUOTES).translate(FOLDED)
    decomposed = unicodedata.normalize("NFKD", straight)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).lower().strip()
    plain = _POSSESSIVE.sub("", plain)
    plain = plain.replace("-", " ").replace("/", " ")
    plain = " ".join(_NOT_WORD.sub("", plain).split())
    return _LEADING_ARTICLE.sub("", plain)


def turned_name(text: str) -> str | None:
    """The given name first where it stands last: "Putin, Vladimir" and "Merkel Angela"; None where there are not two parts."""
    family, comma, given = text.partition(",")
    if comma:
        return f"{given.strip()} {family.strip()}" if family.strip() and given.strip() and "," not in given else None
    words = text.split()
    return f"{words[1]} {words[0]}" if len(words) == 2 else None
