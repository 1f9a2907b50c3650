"""Chromium against a real server over a real store of the samples."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.serving import served

_PATIENCE_MS = 30_000
"""A machine that does other things beside is slow; what is broken stays broken."""
expect.set_options(timeout=_PATIENCE_MS)
ROOT = Path(__file__).parent.parent.parent
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]


def browser_path() -> str | None:
    """Debian's Chromium."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def service(samples: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a service with the sample articles."""
    assert (ROOT / "app/ui/dist/index.html").exists(), "the explorer is not built: run `make setup`"
    path = tmp_path_factory.mktemp("browser") / "graph.db"
    shutil.copy(samples.removeprefix("sqlite:///"), path)
    url = f"sqlite:///{path}"
    with served(url) as (base, _):
        yield base


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if (path := browser_path()) is None:
        pytest.skip("no Chromium here: `make system-packages` installs one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, service: str) -> Iterator[Page]:
    """A fresh page that must stay without errors on its console and never ask another host; `troubles` holds these."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", base_url=service)
    opened = context.new_page()
    opened.set_default_timeout(_PATIENCE_MS)
    troubles: list[str] = []
    opened.troubles = troubles  # type: ignore[attr-defined]
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    opened.on(
        "request",
        lambda request: None if request.url.startswith((service, "blob:", "data:")) else troubles.append(request.url),
    )
    yield opened
    context.close()
    assert troubles == []
