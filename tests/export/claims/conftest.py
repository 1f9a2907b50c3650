"""Claims of every sort as a store tells them: the facts and what is none, with texts that are hard to write."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from legation.domain.claim import Change, Polarity, Status
from legation.domain.entity import Entity, Kind, Subtype
from legation.export.claims.told import Told
from legation.linking.knowledge import open_knowledge
from legation.services.told_claims import told_claims
from legation.store.filters import ClaimQuery, Resolved
from legation.store.sql import SqlStore, open_store
from tests.builders import CANADA, DARCHIEV, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved

NASTY = 'x" onload="\\ \t <script>&amp; \u202e 😀 e\u0301'
STATE = Entity("kb:c/ca", Kind.COUNTRY, "Dominion", links={"iso3": "CAN", "wikidata": "Q16"})
CITY = Entity("geo:2950159", Kind.CITY, "Berlin", country="kb:c/de", links={"geonames": "2950159", "wikidata": "Q64"})
NOWHERE = Entity("ent_nowhere", Kind.PLACE, "Nowhere Hill")
FIRM = Entity("ent_firm", Kind.ORGANIZATION, "Acme", Subtype.COMPANY)
FORCE = Entity("ent_force", Kind.ORGANIZATION, "Navy", Subtype.ARMED_FORCE, country="kb:c/ca")
MARY, JOHN = (Entity(f"ent_{name}", Kind.PERSON, name) for name in ("Mary", "John"))
GROUP = Entity("ent_group", Kind.GROUP, "militants", named=False)
PACT = Entity("ent_pact", Kind.AGREEMENT, "Riga Pact")
FAIR = Entity("ent_fair", Kind.EVENT, "World Fair")
HOSTILE = Entity("ent_ nasty/é", Kind.PERSON, NASTY)


def _stored() -> list[Resolved]:
    first = [
        Said("Canada is a member of NATO.", "member_of", CANADA, NATO, "member"),
        Said("Mary is married to John.", "spouse", MARY, JOHN, "married", status=Status.ONGOING),
        Said("Acme is owned by Dominion.", "owned_by", FIRM, STATE, "owned"),
        Said("Mary works for Acme.", "works_for", MARY, FIRM, "works"),
        Said("John heads Acme.", "head_of", JOHN, FIRM, "heads"),
        Said("John speaks for Acme.", "spokesperson_of", JOHN, FIRM, "speaks"),
        Said("Riga Pact is signed by Latvia.", "signed_by", PACT, LATVIA, "signed"),
        Said("World Fair took place in Berlin.", "event_in", FAIR, CITY, "took place"),
        Said("Mary is in Nowhere Hill.", "present_in", MARY, NOWHERE, "is in"),
        Said(f"{NASTY} threatened Canada.", "THREATEN", HOSTILE, CANADA, "threatened"),
    ]
    second = [
        Said("Canada protested.", "PROTEST", CANADA, None, "protested"),
        Said("Berlin will protest.", "PROTEST", CITY, None, "protest", status=Status.PLANNED),
        Said(
            "Navy seized militants in Berlin.", "COERCE", FORCE, GROUP, "seized",
            subject_for=STATE, event=("2014-03-18", "2014-03-19"), place=CITY,
        ),
        Said(
            "Alexander Darchiev said Russia never seized any of Ukraine.", "COERCE", RUSSIA, UKRAINE, "seized",
            speaker=DARCHIEV, polarity=Polarity.DENIED,
        ),
        Said("NATO will send tanks to Latvia.", "MOBILIZE", NATO, LATVIA, "send", status=Status.PLANNED),
        Said("Latvia may join NATO.", "member_of", LATVIA, NATO, "join", status=Status.CONDITIONAL),
        Said("Ukraine never was a member of NATO.", "member_of", UKRAINE, NATO, "was", polarity=Polarity.DENIED),
    ]  # fmt: skip
    left = make_resolved(
        [Said("John left NATO.", "member_of", JOHN, NATO, "left")], outlet=None, published=None, url="no address"
    )
    told = replace(left.extraction, claims=tuple(replace(c, change=Change.END) for c in left.extraction.claims))
    return [
        make_resolved(first, title=NASTY, url="https://news.example.com/a?b=1&c=2", published="2016-12-21T08:30+02:00"),
        make_resolved(second, outlet="Eastern Wire", quoted=True),
        replace(left, extraction=told),
    ]


@pytest.fixture(scope="session")
def told_store() -> Iterator[SqlStore]:
    store = open_store("memory:")
    for resolved in _stored():
        store.add(resolved)
    yield store
    store.close()


@pytest.fixture(scope="session")
def told(told_store: SqlStore) -> Told:
    """All of them on one page."""
    (page,) = told_claims(told_store, open_knowledge(), ClaimQuery())
    assert len(page.claims) == told_store.stats().claims == 18
    return page


@pytest.fixture
def pages(told: Told) -> Iterator[Told]:
    """The same, one claim a page, so that what is written once is written once over all pages."""
    return (Told((claim,), told.entities) for claim in told.claims)
