"""Each file in a zip archive is read as if it lay in a folder; bombs and broken members end within their bounds."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from legation.ingest.items import ArticleRead, ReadFailure, ReadOptions
from legation.ingest.readers import read_sources
from tests.ingest.archives import gzipped, zipped
from tests.ingest.reading import article, failure, kinds, read
from tests.ingest.texts import ARTICLE, OTHER, page, paragraphs


def test_each_member_is_read_under_its_own_path(tmp_path: Path) -> None:
    lines = json.dumps({"text": OTHER}).encode()
    files = {"b/dump.ndjson": lines, "a.txt": ARTICLE.encode(), "b/page.html": page(paragraphs()).encode()}
    (tmp_path / "a.zip").write_bytes(zipped(files))
    items = list(read_sources([str(tmp_path / "a.zip")], ReadOptions()))
    assert kinds(items) == ["article"] * 3
    assert [item.path.partition("a.zip")[2] for item in items] == ["!a.txt", "!b/dump.ndjson:1", "!b/page.html"]


def test_hidden_files_and_what_belongs_to_a_saved_page_are_left_out() -> None:
    files = dict.fromkeys((".DS_Store", "__MACOSX/._a.html", "a_files/style.css", "a_files/frame.html"), b"x")
    assert article(read("a.zip", zipped({**files, "a.html": page(paragraphs()).encode()})))


def test_an_archive_is_known_by_its_bytes() -> None:
    assert article(read("upload.txt", zipped({"a.txt": ARTICLE.encode()})))


def test_nothing_is_written_wherever_a_member_says_it_belongs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    items = read("a.zip", zipped({"../../evil.txt": ARTICLE.encode(), f"{tmp_path}/evil.txt": OTHER.encode()}))
    assert kinds(items) == ["article", "article"]
    assert list(tmp_path.rglob("*")) == [tmp_path / "inner"]


def test_a_bomb_is_left_out_and_the_rest_is_read() -> None:
    items = read("a.zip", zipped({"1.txt": b"a " * 20_000_000, "2.txt": ARTICLE.encode()}))
    assert kinds(items) == ["failure", "article"]
    assert isinstance(items[0], ReadFailure)
    assert "times its size" in items[0].message


def test_all_members_together_are_bounded() -> None:
    files = {f"{n}.txt": (ARTICLE * 50).encode() for n in range(9)}
    items = read("a.zip", zipped(files, zipfile.ZIP_STORED), ReadOptions(max_unpacked=100_000))
    assert "failure" in kinds(items)
    assert len(items) < 9
    assert items[-1].path == "a.zip"
    assert "unpacks to more than" in failure(items[-1:])


def test_an_archive_of_too_many_files_is_refused() -> None:
    assert "more than 5 files" in failure(
        read("a.zip", zipped({f"{n}.txt": b"x" for n in range(6)}), ReadOptions(max_members=5))
    )
    directory = zipped({"n" * 20_000: b"x"})
    assert "more than 5 files" in failure(read("a.zip", directory, ReadOptions(max_members=5)))


def test_what_is_packed_twice_is_not_read() -> None:
    inner = zipped({"a.txt": ARTICLE.encode()})
    assert "inside an archive" in failure(read("a.zip", zipped({"b.zip": inner})))
    assert "inside an archive" in failure(read("a.zip", zipped({"b.zip": inner}, zipfile.ZIP_STORED)))
    assert "inside an archive" in failure(read("a.zip", zipped({"b.txt.gz": gzipped(ARTICLE.encode())})))
    assert article(read("a.zip", zipped({"b.txt.gz": gzipped(ARTICLE.encode())}, zipfile.ZIP_STORED)))


def test_a_locked_or_oddly_packed_member_says_so() -> None:
    data = bytearray(zipped({"a.txt": ARTICLE.encode()}))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    assert "password" in failure(read("a.zip", bytes(data)))
    assert "unusual way" in failure(read("a.zip", zipped({"a.txt": ARTICLE.encode()}, zipfile.ZIP_LZMA)))


def test_a_damaged_archive_is_a_failure_of_what_is_damaged() -> None:
    whole = zipped({"1.txt": ARTICLE.encode(), "2.txt": OTHER.encode()})
    assert "damaged" in failure(read("a.zip", whole[: len(whole) // 2]))
    broken = bytearray(whole)
    broken[60] ^= 0xFF
    assert kinds(read("a.zip", bytes(broken))) == ["failure", "article"]
    assert failure(read("a.zip", b"PK\x03\x04"))
    assert "holds no file" in failure(read("a.zip", zipped({})))
    assert "holds no file" in failure(read("a.zip", zipped({"": ARTICLE.encode()})))


@pytest.mark.parametrize(
    ("part", "says"), [("xl/workbook.xml", "spreadsheet"), ("ppt/presentation.xml", "presentation")]
)
def test_other_office_files_say_what_to_do(part: str, says: str) -> None:
    assert says in failure(read("a.zip", zipped({part: b"<x/>"})))


def test_a_packed_web_archive_gives_its_records_alone() -> None:
    files = {
        "datapackage.json": b"{}",
        "indexes/index.cdx.gz": b"\x1f\x8b",
        "archive/a.warc.gz": gzipped(b"WARC/1.0\r\n"),
    }
    items = read("a.wacz", zipped(files, zipfile.ZIP_STORED))
    assert {item.path.partition("!")[2].partition(":")[0] for item in items} == {"archive/a.warc.gz"}


def test_standard_input_may_be_an_archive() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    from legation.ingest.readers import read_stream

    (item,) = read_stream("-", Pipe(zipped({"a.txt": ARTICLE.encode()})), ReadOptions())
    assert isinstance(item, ArticleRead)
    assert item.path == "-!a.txt"
