"""Whatever the user names is read item by item; what cannot be read is said, and the rest goes on."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from legation.ingest.boilerplate.cuts import kept_text
from legation.ingest.items import ArticleRead, ReadFailure, ReadItem, ReadOptions, ReadSkip
from legation.ingest.readers import read_bytes, read_record, read_sources
from tests.ingest.texts import ARTICLE, FRENCH, HEADLINE, OTHER, PARAGRAPHS, page, paragraphs

PLAIN = ReadOptions()


def items(folder: Path) -> list[ReadItem]:
    return list(read_sources([str(folder)], PLAIN))


def only(name: str, data: bytes, options: ReadOptions = PLAIN) -> ReadItem:
    (item,) = read_bytes(name, data, options)
    return item


def article_text(item: ReadItem) -> str:
    assert isinstance(item, ArticleRead), item
    return item.article.text


def message(item: ReadItem) -> str:
    assert isinstance(item, ReadFailure), item
    return item.message


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (item,) = items(tmp_path)
    assert article_text(item) == ARTICLE
    assert item.path == str(tmp_path / "a.txt")


def test_header_lines_are_metadata_and_cut() -> None:
    header = "Title: Canada leads in Latvia\nOutlet: The Riga Courier\nPublished: 2016-12-21\nBy Jane Doe\n\n"
    item = only("a.txt", (header + "\n\n".join(PARAGRAPHS)).encode())
    assert isinstance(item, ArticleRead)
    article = item.article
    assert (article.title, article.outlet) == ("Canada leads in Latvia", "The Riga Courier")
    assert (article.published, article.authors) == ("2016-12-21", ("Jane Doe",))
    assert kept_text(article) == "\n\n".join(PARAGRAPHS)
    assert {cut.reason for cut in article.cuts} == {"metadata"}


def test_a_page_is_told_by_its_name_or_its_first_bytes() -> None:
    markup = page(f"<h1>{HEADLINE}</h1>" + paragraphs()).encode()
    for name in ("a.html", "a.htm", "-", "upload"):
        assert article_text(only(name, markup)) == "\n".join((HEADLINE, *PARAGRAPHS))


def test_each_line_of_ndjson_is_one_article(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}) for text in (ARTICLE, OTHER)]
    (tmp_path / "dump.ndjson").write_text("\n\n".join(lines), "utf-8")
    read = items(tmp_path)
    assert [article_text(item) for item in read] == [ARTICLE, OTHER]
    assert [item.path for item in read] == [f"{tmp_path}/dump.ndjson:1", f"{tmp_path}/dump.ndjson:3"]


def test_a_broken_line_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    good = json.dumps({"text": ARTICLE}).encode()
    (tmp_path / "d.jsonl").write_bytes(b"\n".join((good, b'{"text": oops}', b"[1]", b'{"a": "\xff\xfe"}', b"{}", good)))
    kinds = [type(item) for item in items(tmp_path)]
    assert kinds == [ArticleRead, ReadFailure, ReadFailure, ReadFailure, ReadFailure, ArticleRead]


@pytest.mark.parametrize("wrapped", [lambda a: a, lambda a: {"articles": a}, lambda a: {"items": a}])
def test_json_may_hold_a_list_of_articles(wrapped: object) -> None:
    records = [{"content": ARTICLE}, {"body": OTHER}]
    read = list(read_bytes("a.json", json.dumps(wrapped(records)).encode(), PLAIN))  # type: ignore[operator]
    assert [article_text(item) for item in read] == [ARTICLE, OTHER]
    assert [item.path for item in read] == ["a.json:1", "a.json:2"]


def test_a_json_object_is_one_article() -> None:
    item = only("a.json", json.dumps({"title": HEADLINE, "text": OTHER, "source": {"name": "Wire"}}).encode())
    assert isinstance(item, ArticleRead)
    assert (item.path, item.article.title, item.article.outlet) == ("a.json", HEADLINE, "Wire")


@pytest.mark.parametrize(
    "data",
    [ARTICLE.encode(), page(paragraphs()).encode(), json.dumps({"text": ARTICLE}).encode()],
    ids=["text", "html", "ndjson"],
)
def test_standard_input_is_sniffed(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (item,) = read_sources(["-"], PLAIN)
    assert PARAGRAPHS[0] in article_text(item)
    assert "<p>" not in article_text(item)
    assert '{"' not in article_text(item)


def test_ndjson_on_standard_input_is_read_line_by_line() -> None:
    lines = "\n".join(json.dumps({"text": text}) for text in (ARTICLE, OTHER)).encode()
    assert [item.path for item in read_bytes("-", lines, PLAIN)] == ["-:1", "-:2"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n ", "empty"),
        ("a.ndjson", b"\n", "empty"),
        ("a.txt", bytes(range(256)) * 40, "save it as UTF-8"),
        ("a.txt", b"\x89PNG\r\n\x1a\n rest", "PNG image"),
        ("a.html", page("<script>var a = 1</script><img src='b.png'>").encode(), "no text"),
        ("a.html", b"<html></html>", "no text"),
        ("a.json", b'{"text": ', "not JSON"),
        ("a.json", b"[" * 100_000, "not JSON"),
        ("a.json", b'{"title": "x"}', "needs one of the fields text"),
        ("a.json", b"[4]", "no JSON object"),
        ("a.txt", b"word " * 1_000_000, "split it"),
        ("a.txt", "Ādaži, Rīga and".encode() + b"\xc4 broken", "broken bytes"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(name: str, data: bytes, says: str) -> None:
    assert says in message(only(name, data))


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (item,) = read_sources([str(tmp_path)], ReadOptions(max_bytes=100))
    assert "split it" in message(item)


def test_a_bad_item_does_not_end_the_run(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "2.txt").write_bytes(b"\x00\x01\x02" * 500)
    (tmp_path / "3.txt").write_text(ARTICLE, "utf-8")
    read = list(read_sources([str(tmp_path / "missing.txt"), str(tmp_path)], PLAIN))
    assert [type(item) for item in read] == [ReadFailure, ReadFailure, ReadFailure, ArticleRead]


def test_another_language_is_set_aside_with_its_reason() -> None:
    item = only("a.txt", FRENCH.encode())
    assert isinstance(item, ReadSkip)
    assert "language fr" in item.reason
    assert isinstance(only("a.txt", FRENCH.encode(), ReadOptions(languages=("en", "fr"))), ArticleRead)


def test_keep_all_cuts_nothing() -> None:
    text = "Skip to content\n\nShare\n\n" + ARTICLE
    cut, whole = only("a.txt", text.encode()), only("a.txt", text.encode(), ReadOptions(keep_all=True))
    assert isinstance(cut, ArticleRead)
    assert isinstance(whole, ArticleRead)
    assert len(cut.article.cuts) == 1
    assert whole.article.cuts == ()
    assert cut.article.text == whole.article.text == text


def test_what_the_caller_knows_fills_what_the_item_does_not_say() -> None:
    options = ReadOptions(published="2020-01-01", outlet="Given", authors=("A B",), url="https://given.example/a")
    item = read_record({"text": ARTICLE, "outlet": "Own"}, "r", options)
    assert isinstance(item, ArticleRead)
    assert (item.article.outlet, item.article.published) == ("Own", "2020-01-01")
    assert (item.article.authors, item.article.url) == (("A B",), "https://given.example/a")
    assert item.found["published"] == "given"


def test_a_record_without_text_is_a_failure() -> None:
    assert "needs one of the fields" in message(read_record({"text": 5}, "r", PLAIN))


def test_the_same_bytes_give_the_same_article() -> None:
    markup = page(f"<h1>{HEADLINE}</h1>" + paragraphs()).encode()
    assert only("a.html", markup) == only("a.html", markup)


def test_importing_the_readers_loads_no_heavy_library() -> None:
    heavy = "trafilatura", "lxml", "py3langid", "charset_normalizer", "htmldate", "numpy", "yaml"
    code = f"import sys, legation.ingest.readers; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
