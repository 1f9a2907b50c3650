"""Titles of office brought to one general name: "Secretary of State for Foreign Affairs" is a foreign minister."""

import re

from legation.domain.names import normal_name
from legation.linking.vocabulary import ENGLISH

# The first pattern that matches a title names its post; order matters.
_POSTS = tuple((post, re.compile(written)) for post, written in ENGLISH.table("titles.posts").items())
_NOT_IN_OFFICE = re.compile(ENGLISH.pattern("titles.not_in_office"))


def post_of(title: str) -> str:
    """The general name of the job ("foreign_minister"), or the title's own normal form where no rule knows it."""
    plain = _NOT_IN_OFFICE.sub("", normal_name(title.replace("-", " ").replace("'", " ")))
    for post, pattern in _POSTS:
        if pattern.search(plain):
            return post
    return plain.replace(" ", "_")
