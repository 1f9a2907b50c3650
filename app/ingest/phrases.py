"""The versioned lists of what pages say about themselves (data/phrases/)."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.names import normal_name
from app.errors import BadInput
from app.ingest.blocks import Block
from app.ingest.cuts import Reason
from app.ingest.prose import addresses_reader, is_quoted_speech

LONGEST_WHOLE = 200
_MOST_WORDS_START = 40
_MOST_WORDS_WITHIN = 120
_COUNT = re.compile(r"[\s:.!?,;|\u203a\u00bb>\u2192]+$")
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\u2011": "-"})
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PhraseList:
    """Compiled patterns by reason, and the headings after which no article goes on."""

    version: str
    whole: Mapping[Reason, Pattern]
    start: Mapping[Reason, Pattern]
    within: Mapping[Reason, Pattern]
    endings: Pattern | None

    def reason(self, block: Block) -> Reason | None:
        """Why the block is not article, by its words alone; None when the list does not know it."""
        text = _plain(block.text)
        if len(text) <= LONGEST_WHOLE and (found := _first(self.whole, as_compared(text), whole=True)):
            return found
        if len(block.words) > _MOST_WORDS_WITHIN:
            return None
        if is_quoted_speech(text):
            return None
        if len(block.words) <= _MOST_WORDS_START and (found := _first(self.start, text, whole=False)):
            return found
        return _first_within(self.within, text) if addresses_reader(text) else None

    def is_ending(self, block: Block) -> bool:
        text = as_compared(block.text)
        return self.endings is not None and len(text) <= 90 and bool(self.endings.fullmatch(text))


@cache
def phrase_list(outlet: str | None = None, extra: Path | None = None) -> PhraseList:
    """The general list, with the outlet's own where there is one, here or in the user's folder `extra`. Raises BadInput."""
    directory = shipped_directory()
    data = [_load(directory / "general.yaml")]
    own = (*_outlet_lists(directory / "outlets"), *(_outlet_lists(extra) if extra else ()))
    data += [one for one in own if outlet and normal_name(outlet) in one["outlets"]]
    return compile_lists(data)


def as_compared(text: str) -> str:
    """A block as `whole` patterns see it: plain quotes and spaces, without closing punctuation."""
    return _COUNT.sub("", _plain(text))


def compile_lists(data: Sequence[Mapping[str, Any]]) -> PhraseList:
    """One list out of several."""
    return PhraseList(
        version="+".join(str(one["version"]) for one in data),
        whole=_compiled(data, "whole"),
        start=_compiled(data, "start"),
        within=_compiled(data, "within"),
        endings=_alternatives(pattern for one in data for pattern in one.get("endings", ())),
    )


def shipped_directory() -> Path:
    """data/phrases of a checkout, else where the package's data was installed."""
    checkout = Path(__file__).resolve().parents[2] / "data" / "phrases"
    return checkout if checkout.is_dir() else Path(sys.prefix) / "share" / "legation" / "phrases"


def _load(path: Path) -> dict[str, Any]:
    import yaml  # loaded when first needed, to keep the command line quick

    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    loaded["outlets"] = {normal_name(name) for name in loaded.get("outlets", ())}
    return loaded


@cache
def _outlet_lists(directory: Path) -> tuple[dict[str, Any], ...]:
    found = []
    for path in sorted(directory.glob("*.yaml")):
        try:
            found.append(_load(path))
            compile_lists(found[-1:])
        except Exception as error:
            raise BadInput(f"{path}: {error}: it is no list of phrases (see data/phrases)") from error
    return tuple(found)


def _compiled(data: Sequence[Mapping[str, Any]], place: str) -> dict[Reason, Pattern]:
    result = {}
    for reason in Reason:
        pattern = _alternatives(p for one in data for p in one.get(reason.value, {}).get(place, ()))
        if pattern is not None:
            result[reason] = pattern
    return result


def _alternatives(patterns: Iterable[str]) -> Pattern | None:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined, re.IGNORECASE) if joined else None


def _plain(text: str) -> str:
    return text.translate(_STRAIGHT)


def _first(patterns: Mapping[Reason, Pattern], text: str, *, whole: bool) -> Reason | None:
    for reason, pattern in patterns.items():
        if pattern.fullmatch(text) if whole else pattern.match(text):
            return reason
    return None


def _first_within(patterns: Mapping[Reason, Pattern], text: str) -> Reason | None:
    return next((reason for reason, pattern in patterns.items() if pattern.search(text)), None)
