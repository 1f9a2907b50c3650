"""Takes the pictures in docs/screenshots anew from the samples: `make screenshots`."""

import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, ROOT, browser_path
from tests.serving import served

PICTURES = ROOT / "docs" / "screenshots"
SIZE = {"width": 1440, "height": 900}


def main() -> None:
    """Build the samples, serve them, look at them."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'graph.db'}"
        files = sorted(str(path) for path in (ROOT / "data/samples").glob("*/*"))
        subprocess.run([sys.executable, "-m", "legation.cli", "build", *files, "--db", database], check=True)
        with served(database) as (base, _), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
            for name, view in _views(base).items():
                scheme = "dark" if name == "dark" else "light"
                page = browser.new_page(base_url=base, viewport=SIZE, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                _take(page, view, PICTURES / f"{name}.png")


def _views(base: str) -> dict[str, str]:
    disputed = next(edge for edge in _ask(base, "relations", type="ASSAULT", limit=200) if edge["disputed"])
    sent = _ask(base, "relations", type="MOBILIZE", between="kb:c/ca,kb:c/lv")[0]
    claim = _ask(base, f"relations/{sent['id']}/claims")[0]
    evidence = claim["evidence"]["article"]["id"]
    disputes = [event for event in _ask(base, "events", limit=200) if event["disputed"]]
    event = max(disputes, key=lambda event: (event["claim_count"], event["id"]))
    nato = "center=kb:nato&entity=kb:nato"
    return {
        "start": "/",
        "edge": f"/?relation={disputed['id']}",
        "article": f"/?center=kb:c/lv&article={evidence}&claim={claim['id']}",
        "event": f"/?center={event['subject']['id']}&event={event['id']}",
        "table": f"/?{nato}&show=table",
        "dark": f"/?{nato}",
    }


def _ask(base: str, path: str, **query: Any) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{base}/v1/{path}?{urlencode(query)}") as answer:
        items: list[dict[str, Any]] = json.load(answer)["items"]
    return items


def _take(page: Page, view: str, file: Path) -> None:
    page.goto(view)
    page.wait_for_load_state("networkidle")
    page.wait_for_function("document.querySelector('[data-drawn], tbody tr') && !document.querySelector('.loading')")
    page.wait_for_timeout(2_500)
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    main()
