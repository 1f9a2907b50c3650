"""Items know the file they came from and their place in it."""

from pathlib import Path

import pytest

from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.readers import read_sources
from tests.ingest.texts import ARTICLE


@pytest.mark.parametrize(
    ("name", "content", "place", "follows"),
    [
        ("a.txt", ARTICLE, "", True),
        ("a.jsonl", '{"id": 17, "text": "Russia threatened Latvia."}\n', "#17", True),
        ("a.jsonl", '{"text": "Russia threatened Latvia."}\n', ":1", False),
        ("a.csv", "guid;text\nx-1;Russia threatened Latvia on Monday in Riga.\n", "#x-1", True),
    ],
)
def test_a_file_and_a_record_with_its_own_id_can_be_followed(
    tmp_path: Path, name: str, content: str, place: str, *, follows: bool
) -> None:
    (tmp_path / name).write_text(content)
    (item,) = read_sources([str(tmp_path)], ReadOptions())
    assert isinstance(item, ArticleRead)
    assert (item.article.source, item.follows) == (f"{(tmp_path / name).resolve()}{place}", follows)


def test_what_comes_by_no_file_has_no_place(tmp_path: Path) -> None:
    from legation.ingest.readers import read_bytes

    (item,) = read_bytes("a.txt", ARTICLE.encode(), ReadOptions())
    assert isinstance(item, ArticleRead)
    assert (item.article.source, item.follows) == (None, False)
