"""A small graph in every store."""

import pytest

from legation.domain.claim import Polarity
from legation.store.sql import SqlStore
from tests.builders import CANADA, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved

MEMBER = Said("Canada is a member of NATO.", "member_of", CANADA, NATO, "member")
GUARDS = Said("NATO sent tanks to Latvia.", "MOBILIZE", NATO, LATVIA, "sent")
WARNED = Said("Russia warned Latvia.", "THREATEN", RUSSIA, LATVIA, "warned")
SEIZED = Said("Russia never seized part of Ukraine.", "COERCE", RUSSIA, UKRAINE, "seized", polarity=Polarity.DENIED)


@pytest.fixture
def graph(store: SqlStore) -> SqlStore:
    store.add(make_resolved([MEMBER, GUARDS, WARNED, SEIZED]))
    return store
