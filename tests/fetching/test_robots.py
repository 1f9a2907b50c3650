"""robots.txt as RFC 9309 has it, and files that mean harm."""

import time

import pytest

from legation.fetching.robots import Rules, parse_robots


@pytest.mark.parametrize(
    ("text", "target", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("user-agent:*\ndisallow:/a", "/ab?c", False),
        ("User-agent: *\nDisallow: /a", "/b/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /a*b*c", "/axxbyyc", False),
        ("User-agent: *\nDisallow: /a*b*c", "/axxcyyb", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: *ab$", "/ab/ab", False),
        ("User-agent: *\nDisallow: /*?print=", "/a?b&print=1", True),
        ("User-agent: *\nDisallow: /*print=", "/a?b&print=1", False),
        ("User-agent: *\nDisallow: /ü", "/%C3%BC", False),
        ("User-agent: *\nDisallow: /%7euser", "/~user", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: / # all of it", "/a", False),
        ("User-agent: Legation\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: LEGATION/2.0\nAllow: /", "/b", True),
        ("User-agent: Legation\n\nUser-agent: Other\nDisallow: /", "/b", False),
        ("User-agent: Legation\nAllow: /\nUser-agent: *\nDisallow: /", "/b", True),
        ("User-agent: Other\nUser-agent: Legation\nDisallow: /a", "/a", False),
        ("User-agent: Other\nDisallow: /", "/a", True),
        (
            "User-agent: Legation\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: legation\nDisallow: /b",
            "/b",
            False,
        ),
        ("User-agent: *\nSitemap: https://news.com/map.xml\nDisallow: /a", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("<html>no rules here: none</html>", "/a", True),
        ("Disallow: /", "/a", True),
    ],
)
def test_the_longest_rule_for_us_decides(text: str, target: str, allowed: bool) -> None:
    assert parse_robots(text).allow(target) is allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 5", 5.0),
        ("User-agent: *\nCrawl-delay: 0.5\nDisallow: /x", 0.5),
        ("User-agent: legation\nCrawl-delay: 2\n\nUser-agent: *\nCrawl-delay: 9", 2.0),
        ("User-agent: *\nCrawl-delay: soon", None),
        ("User-agent: *\nCrawl-delay: -1", None),
        ("User-agent: *\nCrawl-delay: nan", None),
        ("User-agent: *\nCrawl-delay: 99999999999999999999", None),
        ("", None),
    ],
)
def test_the_delay_is_read_where_it_is_a_number(text: str, delay: float | None) -> None:
    assert parse_robots(text).delay == delay


def test_no_pattern_makes_the_check_slow() -> None:
    text = "User-agent: *\n" + "".join(f"Disallow: /{'a*' * 40}b{n}$\n" for n in range(3_000))
    began = time.thread_time()
    assert parse_robots(text).allow("/" + "a" * 3_000)
    assert time.thread_time() - began < 2


def test_rules_without_paths_allow_everything() -> None:
    assert Rules(delay=3.0).allow("/")
