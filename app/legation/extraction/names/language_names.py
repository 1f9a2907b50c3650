"""An adjective of a people that means its language: "in German", "the Japanese language", "French-speaking", "learn Latvian"."""

from spacy.tokens import Doc, Token

_OF_LANGUAGE = frozenset(
    {"language", "languages", "speaker", "speakers", "speaking", "translation", "translations", "translator", "translators", "dictionary",
     "lesson", "lessons", "expression", "expressions", "alphabet", "subtitle", "subtitles", "grammar", "vocabulary", "dialect", "dialects",
     "accent", "proficiency", "skills", "fluency"}
)  # fmt: skip
_SPOKEN = frozenset({"speak", "learn", "teach", "study", "write", "read", "understand", "master", "translate"})
_INTO = frozenset({"in", "into", "from"})


def is_tongue(doc: Doc, start: int, end: int) -> bool:
    """Whether the adjective at these tokens means a language."""
    after = end + 1 if end < len(doc) and doc[end].text == "-" else end
    if after < len(doc) and doc[after].lower_ in _OF_LANGUAGE:
        return True
    last = doc[end - 1]
    if end < len(doc) and (doc[end].pos_ in ("NOUN", "PROPN", "NUM") or doc[end].text == "-"):
        return False
    return end - start == 1 and not last.lower_.endswith("s") and _is_spoken(_first_of_list(last))


def _first_of_list(token: Token) -> Token:
    """ "In English, French and Chinese": all as the first."""
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    return token


def _is_spoken(token: Token) -> bool:
    governor = token.head
    if token.dep_ == "pobj":
        return governor.lower_ in _INTO and not any(c.dep_ in ("det", "poss") for c in token.children)
    spoken = token.dep_ in ("dobj", "oprd", "acomp", "advmod") and governor.lemma_.lower() in _SPOKEN
    return spoken and not any(c.dep_ in ("det", "poss", "nummod") for c in token.children)
