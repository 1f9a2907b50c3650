"""The versioned lists of what pages say about themselves (data/phrases/)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from legation.domain.names import normal_name
from legation.errors import BadInput
from legation.ingest.blocks import Block
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.pattern_table import PatternTable
from legation.ingest.boilerplate.prose import addresses_reader, is_quoted_speech
from legation.shipped import shipped

LONGEST_WHOLE = 200
_MOST_WORDS_START = 40
_MOST_WORDS_WITHIN = 120
_COUNT = re.compile(r"[\s:.!?,;|\u203a\u00bb>\u2192]+$")
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\u2011": "-"})
_LONGEST_ENDING = 90
_REMEMBERED = 512  # the lines of a page or two: several rules ask of each


@dataclass(frozen=True, slots=True, eq=False)
class PhraseList:
    """Patterns by reason, and the headings after which no article goes on."""

    version: str
    whole: PatternTable
    start: PatternTable
    within: PatternTable
    endings: PatternTable

    def check(self) -> None:
        """Raises re.error for a pattern that is none."""
        for table in (self.whole, self.start, self.within, self.endings):
            table.check()

    def reason(self, block: Block, *, within: bool = True) -> Reason | None:
        """Why the block is not article, by its words alone; None when the list does not know it.

        `within` asks also for what it says in its midst, which a paragraph about such things may say too.
        """
        return _reason(self, block.text, len(block.words), within)

    def is_ending(self, block: Block) -> bool:
        """Whether it is a heading after which no article goes on."""
        return len(block.text) <= 2 * _LONGEST_ENDING and _is_ending(self, block.text)


@lru_cache(_REMEMBERED)
def _reason(phrases: PhraseList, line: str, words: int, within: bool) -> Reason | None:
    text = _plain(line)
    if len(text) <= LONGEST_WHOLE and (found := phrases.whole.is_whole(_COUNT.sub("", text))):
        return found
    if words > _MOST_WORDS_WITHIN or is_quoted_speech(text):
        return None
    if words <= _MOST_WORDS_START and (found := phrases.start.starts(text)):
        return found
    return phrases.within.is_within(text) if within and addresses_reader(text) else None


@lru_cache(_REMEMBERED)
def _is_ending(phrases: PhraseList, line: str) -> bool:
    text = as_compared(line)
    return len(text) <= _LONGEST_ENDING and phrases.endings.is_whole(text) is not None


@lru_cache(_REMEMBERED)
def phrase_list(outlet: str | None = None, extra: Path | None = None) -> PhraseList:
    """The general list, with the outlet's own where there is one, here or in the user's folder `extra`. Raises BadInput."""
    lists = (*_outlet_lists(shipped_directory() / "outlets"), *(_outlet_lists(extra) if extra else ()))
    name = normal_name(outlet) if outlet else None
    own = [one for one in lists if name in one["outlets"]]
    return compile_lists([_general(), *own]) if own else _general_list()


@cache
def _general_list() -> PhraseList:
    return compile_lists([_general()])


@cache
def _general() -> Mapping[str, Any]:
    return _load(shipped_directory() / "general.yaml")


def as_compared(text: str) -> str:
    """A block as `whole` patterns see it: plain quotes and spaces, without closing punctuation."""
    return _COUNT.sub("", _plain(text))


def compile_lists(data: Sequence[Mapping[str, Any]]) -> PhraseList:
    """One list out of several."""
    return PhraseList(
        version="+".join(str(one["version"]) for one in data),
        whole=_table(data, "whole"),
        start=_table(data, "start"),
        within=_table(data, "within"),
        endings=PatternTable((Reason.PROMOTION, pattern) for one in data for pattern in one.get("endings", ())),
    )


def shipped_directory() -> Path:
    """The folder of the shipped lists."""
    return shipped("phrases")


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
            compile_lists(found[-1:]).check()
        except Exception as error:
            raise BadInput(f"{path}: {error}: it is no list of phrases (see data/phrases)") from error
    return tuple(found)


def _table(data: Sequence[Mapping[str, Any]], place: str) -> PatternTable:
    return PatternTable(
        (reason, p) for one in data for reason in Reason for p in one.get(reason.value, {}).get(place, ())
    )


def _plain(text: str) -> str:
    return text.translate(_STRAIGHT)
