"""A service over a real SQLite file with a few hand-made articles in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation.api.server import create_app
from legation.domain.claim import Polarity, Status
from legation.settings import Settings
from legation.store.sql import open_store
from tests.builders import CANADA, DARCHIEV, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved

MEMBER = Said("Canada is a member of NATO.", "member_of", CANADA, NATO, "member")
GUARDS = Said("NATO will send tanks to Latvia.", "MOBILIZE", NATO, LATVIA, "send", status=Status.PLANNED)
SEIZED = Said(
    "Russia seized part of Ukraine 😀.", "COERCE", RUSSIA, UKRAINE, "seized", event=("2014-03-18", "2014-03-19")
)
DENIED = Said(
    "Alexander Darchiev said Russia never seized any of Ukraine.", "COERCE", RUSSIA, UKRAINE, "seized",
    speaker=DARCHIEV, polarity=Polarity.DENIED,
)  # fmt: skip


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database=f"sqlite:///{tmp_path / 'graph.db'}")


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    store = open_store(settings.database)
    store.add(make_resolved([MEMBER, GUARDS], title="Tanks for Latvia", published="2016-07-08"))
    store.add(make_resolved([SEIZED], outlet="Eastern Wire", published="2014-03-20"))
    store.add(make_resolved([DENIED], outlet="Capital Ledger", published="2016-12-21", quoted=True))
    store.close()
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as opened:
        yield opened
