"""One article out of what was read: the more certain source of a field wins."""

import pytest

from legation.errors import BadInput
from legation.ingest.compose import article_of_page, article_of_record, article_of_text
from legation.ingest.items import ArticleRead, ReadItem, ReadOptions, ReadSkip
from tests.ingest.texts import ARTICLE, HEADLINE, PARAGRAPHS, page, paragraphs


def read(item: ReadItem) -> ArticleRead:
    assert isinstance(item, ArticleRead), item
    return item


def test_a_records_own_fields_come_before_what_its_text_tells() -> None:
    item = read(article_of_record("r", {"text": ARTICLE, "title": "Its own title"}, ReadOptions()))
    assert item.article.title == "Its own title"
    assert "title" not in item.found


def test_a_records_page_is_read_as_a_page() -> None:
    record = {"html": page(f"<h1>{HEADLINE}</h1>" + paragraphs()), "outlet": "Own"}
    item = read(article_of_record("r", record, ReadOptions()))
    assert (item.article.text, item.article.outlet) == ("\n".join((HEADLINE, *PARAGRAPHS)), "Own")


def test_a_text_over_the_limit_is_refused_before_it_is_judged() -> None:
    with pytest.raises(BadInput, match="split it"):
        article_of_text("a", ARTICLE, ReadOptions(max_characters=100))
    with pytest.raises(BadInput, match="split it"):
        article_of_page("a", page(paragraphs()), ReadOptions(max_characters=100))


def test_nothing_but_chrome_is_set_aside() -> None:
    chrome = "Skip to content\n\nShare\n\nAll rights reserved."
    assert isinstance(article_of_text("a", chrome, ReadOptions()), ReadSkip)
    assert read(article_of_text("a", chrome, ReadOptions(keep_all=True))).article.text == chrome
