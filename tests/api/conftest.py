"""A service over a real SQLite file with a few hand-made articles in it."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.api import dependencies
from legation.api.server import create_app
from legation.domain.claim import Polarity, Status
from legation.settings import Settings
from legation.store.sql import open_store
from tests.api.lent_crew import Lender
from tests.builders import CANADA, DARCHIEV, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved

Application = Callable[[Settings], FastAPI]

MEMBER = Said("Canada is a member of NATO.", "member_of", CANADA, NATO, "member")
GUARDS = Said("NATO will send tanks to Latvia.", "MOBILIZE", NATO, LATVIA, "send", status=Status.PLANNED)
SEIZED = Said(
    "Russia seized part of Ukraine 😀.", "COERCE", RUSSIA, UKRAINE, "seized", event=("2014-03-18", "2014-03-19")
)
DENIED = Said(
    "Alexander Darchiev said Russia never seized any of Ukraine.", "COERCE", RUSSIA, UKRAINE, "seized",
    speaker=DARCHIEV, polarity=Polarity.DENIED,
)  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def lender() -> Iterator[None]:
    """Services in this process read with the same crew."""
    made = Lender()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dependencies, "article_crew", made)
        yield
    made.close()


@pytest.fixture(scope="session")
def application() -> Application:
    """The application of the settings. It opens its database, and makes all its parts, whenever it starts: it can start again."""
    made = cache(lambda written: create_app(Settings.model_validate_json(written)))
    return lambda settings: made(settings.model_dump_json())


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Always the same, so that the settings of one test are those of the next."""
    return tmp_path_factory.mktemp("service")


@pytest.fixture
def settings(folder: Path) -> Settings:
    """Those of a service whose database is not there yet."""
    shutil.rmtree(folder)
    folder.mkdir()
    return Settings(database=f"sqlite:///{folder / 'graph.db'}")


@pytest.fixture(scope="session")
def few_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database to copy."""
    file = tmp_path_factory.mktemp("few") / "graph.db"
    store = open_store(f"sqlite:///{file}")
    store.add(make_resolved([MEMBER, GUARDS], title="Tanks for Latvia", published="2016-07-08"))
    store.add(make_resolved([SEIZED], outlet="Eastern Wire", published="2014-03-20"))
    store.add(make_resolved([DENIED], outlet="Capital Ledger", published="2016-12-21", quoted=True))
    store.close()
    return file


@pytest.fixture
def client(settings: Settings, few_articles: Path, application: Application) -> Iterator[TestClient]:
    shutil.copy(few_articles, settings.database.removeprefix("sqlite:///"))
    with TestClient(application(settings), base_url="http://127.0.0.1") as opened:
        yield opened
