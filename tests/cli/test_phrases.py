"""What an outlet says on every page is learnt in one step and cut in the next."""

import json
from pathlib import Path

import pytest

from legation.settings import load_settings
from tests.cli.conftest import Run

OWN = "Readers of the Harbour Echo may find the echo of the harbour wherever they walk."
NEWS = ["Canada", "Latvia", "Kenya", "Japan", "Norway", "Brazil", "Egypt", "India"]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for state in NEWS:
        text = f"{state} sent two hundred soldiers to Estonia on Monday, officials in the capital said."
        body = f"<p>{text}</p><p>{OWN}</p><p>The soldiers from {state} will stay there until the end of the summer.</p>"
        head = '<meta property="og:site_name" content="The Harbour Echo">'
        (folder / f"{state}.html").write_text(
            f"<html><head><title>{state} sends soldiers</title>{head}</head><body><article>{body}</article></body></html>"
        )
    return folder


def texts(typed: Run, folder: Path) -> list[str]:
    code, out, _ = typed("read", str(folder), "--json")
    assert code == 0
    return [json.loads(line)["text"] for line in out.splitlines()]


def test_what_every_page_says_is_learnt_and_cut_from_then_on(
    typed: Run, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(OWN in text for text in texts(typed, pages))
    code, out, _ = typed("phrases", str(pages), "-o", str(tmp_path / "lists"))
    assert code == 0
    assert "The Harbour Echo" in out
    monkeypatch.setenv("LEGATION_PHRASES_EXTRA", str(tmp_path / "lists"))
    load_settings.cache_clear()
    found = texts(typed, pages)
    assert len(found) == len(NEWS)
    assert not any(OWN in text for text in found)
    assert all("will stay there" in text for text in found)


def test_pages_that_share_nothing_teach_nothing(typed: Run, pages: Path, tmp_path: Path) -> None:
    for path in sorted(pages.iterdir())[4:]:
        path.unlink()
    code, _, err = typed("phrases", str(pages), "-o", str(tmp_path / "lists"))
    assert code == 0
    assert "no outlet repeats itself" in err


def test_a_list_that_is_none_is_refused_by_name(
    typed: Run, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "broken.yaml").write_text("outlets: [A]\nversion: 1\nboilerplate: {whole: ['(']}\n")
    monkeypatch.setenv("LEGATION_PHRASES_EXTRA", str(tmp_path / "lists"))
    load_settings.cache_clear()
    code, _, err = typed("read", str(pages))
    assert code != 0
    assert "broken.yaml" in err
