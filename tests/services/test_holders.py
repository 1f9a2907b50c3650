"""Who held which office, by the shipped tenures and by what articles claim."""

from dataclasses import replace
from datetime import date

import pytest

from legation.domain.claim import Change, Polarity, Status
from legation.domain.entity import Entity, Kind
from legation.errors import NotFound
from legation.linking.knowledge import Knowledge, open_knowledge
from legation.services.holders import Holder, holders, owner
from legation.store.sql import SqlStore
from tests.builders import LATVIA, Said, make_resolved

BERZINS = Entity("ent_berzins", Kind.PERSON, "Janis Berzins")
OZOLS = Entity("ent_ozols", Kind.PERSON, "Mara Ozols")
LEADER = frozenset({"head_of_state", "head_of_government"})


@pytest.fixture(scope="module")
def kb() -> Knowledge:
    return open_knowledge()


def tell(store: SqlStore, person: Entity, published: str, change: Change | None, **given: object) -> None:
    """An article of that day that says the person became, was or no longer is head of government of Latvia."""
    sentence = f"{person.name} and the office of prime minister of Latvia."
    said = Said(sentence, "head_of_government", person, LATVIA, "office", **given)  # type: ignore[arg-type]
    made = make_resolved([said], outlet=f"{published} {change}", published=published)
    claims = tuple(replace(claim, change=change) for claim in made.extraction.claims)
    store.add(replace(made, extraction=replace(made.extraction, claims=claims)))


def of_articles(store: SqlStore, kb: Knowledge, on: str | None = None) -> list[Holder]:
    found = holders(store, kb, LATVIA.id, date.fromisoformat(on) if on else None, LEADER)
    return [h for h in found if h.claim is not None]


def test_each_state_has_one_head_on_a_day(store: SqlStore, kb: Knowledge) -> None:
    for state, day, head, government in (
        ("kb:c/gb", date(1990, 6, 1), "Elizabeth II", "Margaret Thatcher"),
        ("kb:c/us", date(2022, 6, 1), "Joe Biden", "Joe Biden"),
        ("kb:c/de", date(2010, 9, 1), "Christian Wulff", "Angela Merkel"),
        ("kb:c/gb", date(2022, 6, 1), "Elizabeth II", "Boris Johnson"),
    ):
        found = {h.type: h for h in holders(store, kb, state, day, LEADER)}
        assert {t: h.person.name for t, h in found.items()} == {
            "head_of_state": head,
            "head_of_government": government,
        }
        assert all(h.source and h.since for h in found.values())


def test_states_are_found_by_name_code_and_id(store: SqlStore, kb: Knowledge) -> None:
    for typed in ("UK", "gb", "Great Britain", "kb:c/gb", "Britain"):
        assert owner(store, kb, typed).id == "kb:c/gb"
    with pytest.raises(NotFound):
        owner(store, kb, "Kalnsberg")


def test_an_appointment_holds_until_the_next_one(store: SqlStore, kb: Knowledge) -> None:
    tell(store, BERZINS, "2031-02-01", Change.BEGIN)
    tell(store, OZOLS, "2033-05-01", Change.BEGIN)
    first, second = sorted(of_articles(store, kb), key=lambda h: h.since or date.min)
    assert (first.person.name, first.since, first.until) == ("Janis Berzins", date(2031, 2, 1), date(2033, 5, 1))
    assert (second.person.name, second.since, second.until) == ("Mara Ozols", date(2033, 5, 1), None)
    assert [h.person.name for h in of_articles(store, kb, "2032-01-01")] == ["Janis Berzins"]
    assert first.claim is not None
    assert first.claim.claim.evidence.sentence.startswith("Janis Berzins")


def test_a_resignation_ends_it(store: SqlStore, kb: Knowledge) -> None:
    tell(store, BERZINS, "2031-02-01", Change.BEGIN)
    tell(store, BERZINS, "2032-02-01", Change.END, event=("2032-01-15", "2032-01-16"))
    (held,) = of_articles(store, kb)
    assert (held.since, held.until) == (date(2031, 2, 1), date(2032, 1, 15))


def test_a_title_without_a_date_holds_on_the_day_of_the_article(store: SqlStore, kb: Knowledge) -> None:
    tell(store, BERZINS, "2031-02-01", None)
    assert [h.person.name for h in of_articles(store, kb, "2031-02-01")] == ["Janis Berzins"]
    assert of_articles(store, kb, "2031-02-02") == of_articles(store, kb, "2031-01-31") == []


def test_what_is_denied_or_only_planned_holds_nothing(store: SqlStore, kb: Knowledge) -> None:
    tell(store, BERZINS, "2031-02-01", Change.BEGIN, polarity=Polarity.DENIED)
    tell(store, OZOLS, "2031-02-02", Change.BEGIN, status=Status.PLANNED)
    assert of_articles(store, kb) == []
