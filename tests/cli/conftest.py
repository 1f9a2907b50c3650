"""Commands typed as a user types them, and a web server for those that fetch."""

import sys
from collections.abc import Callable, Iterator

import pytest

from legation import bootstrap
from legation.cli.application import main
from legation.settings import load_settings
from tests.fetching.site import Site, fetcher_to, open_site

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def settings_of_the_test() -> Iterator[None]:
    """Settings are read once a process: here once a test, so that one test's environment is not another's."""
    load_settings.cache_clear()
    yield
    load_settings.cache_clear()


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Type a command: exit code, standard output, standard error."""

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["legation", *words])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A web server that the commands' fetcher may reach: nothing but code can let it through."""
    with open_site() as opened:
        fetcher = fetcher_to(opened)
        monkeypatch.setattr(bootstrap, "connect_fetcher", lambda settings, **_: fetcher)
        yield opened
