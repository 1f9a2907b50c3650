"""What a browser saves beside a page is no article."""

from pathlib import Path

from legation.ingest.formats.saved_pages import without_companions
from legation.ingest.items import ReadOptions
from legation.ingest.readers import read_sources
from tests.ingest.texts import ARTICLE, page, paragraphs


def test_the_folder_of_a_saved_page_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "Canada leads_files").mkdir()
    (tmp_path / "Canada leads_files" / "frame.html").write_text(page("<p>An advertisement in a frame.</p>"), "utf-8")
    (tmp_path / "Canada leads.html").write_text(page(paragraphs()), "utf-8")
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "a.txt").write_text(ARTICLE, "utf-8")
    names = [Path(item.path).name for item in read_sources([str(tmp_path)], ReadOptions())]
    assert names == ["Canada leads.html", "a.txt"]


def test_only_the_folder_of_a_page_that_is_there_is_left_out() -> None:
    assert without_companions(["x/a_files/b.js", "a.html"]) == ["x/a_files/b.js", "a.html"]
    assert without_companions(["x/a_files/y/b.js", "x/a.htm"]) == ["x/a.htm"]
