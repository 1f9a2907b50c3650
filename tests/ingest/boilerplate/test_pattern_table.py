"""Patterns found by first letter give what asking all of them would."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.pattern_table import PatternTable
from legation.ingest.boilerplate.phrases import as_compared, shipped_directory
from legation.services.evaluation.page_scores import gold_pages

PAGES = Path(__file__).parents[3] / "data" / "gold" / "pages"


@cache
def shipped() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((shipped_directory() / "general.yaml").read_text("utf-8"))
    return loaded


def rows(place: str) -> list[tuple[Reason, str]]:
    return [(reason, one) for reason in Reason for one in shipped().get(reason.value, {}).get(place, ())]


@cache
def lines() -> list[str]:
    found = {
        as_compared(re.sub(r"<[^>]*>", " ", line).strip())
        for page in gold_pages(PAGES)
        if page.path.suffix != ".pdf"
        for line in page.path.read_text("utf-8", "replace").splitlines()
    }
    return sorted(line for line in found if 0 < len(line) < 300)


@pytest.mark.parametrize("place", ["whole", "start"])
def test_the_shipped_patterns_give_the_same_as_when_each_is_asked(place: str) -> None:
    known = rows(place)
    each = [(reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in known]
    table = PatternTable(known)
    found = set()
    for line in lines():
        if place == "whole":
            told, slow = table.is_whole(line), next((why for why, one in each if one.fullmatch(line)), None)
        else:
            told, slow = table.starts(line), next((why for why, one in each if one.match(line)), None)
        assert told is slow, line
        found.add(told)
    assert len(found) > 5


def test_case_matters_only_where_a_flag_says_so() -> None:
    table = PatternTable([(Reason.ADVERTISING, "(?-i:promoted) (?-i:[A-Z])"), (Reason.CREDIT, r"By \w+ (?P<Name>X)")])
    assert table.starts("promoted Shoes") is Reason.ADVERTISING
    assert table.starts("promoted shoes") is None
    assert table.starts("Promoted Shoes") is None
    assert table.is_whole("by JANE x") is Reason.CREDIT
    assert table.is_within("photo BY jane X today") is Reason.CREDIT


def test_reasons_come_in_their_own_order_whatever_order_they_are_given_in() -> None:
    first, second = list(Reason)[:2]
    assert PatternTable([(second, "a"), (first, "a")]).is_whole("A") is first


def test_a_broken_pattern_is_told_when_asked_for_and_not_before() -> None:
    table = PatternTable([(Reason.CREDIT, "b(")])
    assert table.is_whole("a") is None
    with pytest.raises(re.error):
        table.check()
