"""What comes of an article that cannot be read; apart, so that it is known without loading spaCy."""

from dataclasses import dataclass

from legation.domain.article import Article


@dataclass(frozen=True, slots=True)
class Failure:
    """One article that could not be read, and why."""

    article: Article
    reason: str
