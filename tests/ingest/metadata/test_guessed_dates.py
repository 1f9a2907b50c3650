"""A day guessed from a file stands in only where nobody says better."""

from legation.ingest.compose import article_of_text
from legation.ingest.html.metadata import Metadata
from legation.ingest.items import ArticleRead, ReadItem, ReadOptions
from legation.ingest.metadata.guessed_dates import day_of, with_guess
from tests.ingest.texts import ARTICLE


def read(day: str | None, options: ReadOptions, published: str | None = None) -> tuple[str | None, str | None]:
    def make(told: ReadOptions) -> ReadItem:
        return article_of_text("a", ARTICLE, told, Metadata(published=published))

    item = with_guess(day, "pdf", options, make)
    assert isinstance(item, ArticleRead)
    return item.article.published, item.found.get("published")


def test_the_guess_is_named_as_such() -> None:
    assert read("2016-12-21", ReadOptions()) == ("2016-12-21", "pdf")
    assert read(None, ReadOptions()) == (None, None)


def test_the_article_and_the_user_know_better() -> None:
    assert read("2016-12-21", ReadOptions(), "2015-01-01")[0] == "2015-01-01"
    assert read("2016-12-21", ReadOptions(published="2014-01-01")) == ("2014-01-01", "given")


def test_only_the_day_of_an_instant_counts() -> None:
    assert day_of("2016-12-21T23:59:00Z") == "2016-12-21"
    assert day_of("soon") is None
