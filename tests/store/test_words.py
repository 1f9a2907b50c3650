"""Words are found in sentences, quotations and articles, on every database, from the moment they are written until they are withdrawn."""

from dataclasses import replace

import pytest

from legation.domain.decision import Action, Decision
from legation.errors import BadFilter
from legation.store.deriving.rebuild import rebuild
from legation.store.filters import ClaimFilter, ClaimQuery, EventQuery, Paging, QuotationQuery, RelationQuery
from legation.store.queries import matching
from legation.store.sql import SqlStore
from tests.builders import CANADA, DARCHIEV, LATVIA, RUSSIA, UKRAINE, Said, make_resolved

SEIZED = Said("Russia seized São Tomé's oil tanker of Ukraine.", "COERCE", RUSSIA, UKRAINE, "seized")
DENIED = Said("Alexander Darchiev denied that Russia seized an oil tanker.", "ACCUSE", DARCHIEV, RUSSIA, "denied")
MET = Said("Canada met U.S. envoys of Latvia on the tanker.", "CONSULT", CANADA, LATVIA, "met")


@pytest.fixture
def told(store: SqlStore) -> SqlStore:
    for number, said in enumerate((SEIZED, DENIED, MET), start=1):
        store.add(make_resolved([said], published=f"2016-12-0{number}", url=f"https://o.example/{number}", quoted=True))
    return store


def found(store: SqlStore, asked: str) -> list[str]:
    """Days of the claims' reports; quotations and articles are found alike, as each article is one sentence."""
    days = [
        [v.claim.report_time for v in store.claims(ClaimQuery(filter=ClaimFilter(text=asked))).items],
        [v.published for v in store.quotations(QuotationQuery(text=asked)).items],
        [v.article.published for v in store.articles(Paging(), text=asked).items],
    ]
    assert days[0] == days[2]
    assert set(days[1]) <= set(days[0])
    return [str(day)[-2:] for day in days[0]]


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("tanker", ["03", "02", "01"]),
        ("TANKER oil", ["02", "01"]),
        ('"oil tanker"', ["02", "01"]),
        ('"tanker oil"', []),
        ("sao tome", ["01"]),
        ("São", ["01"]),
        ("tank", []),
        ("tank*", ["03", "02", "01"]),
        ("U.S.", ["03"]),
        ("seized -- '); DROP", []),
        ("seized ' ; --", ["02", "01"]),
        ("oil NOT tanker", []),
        ("words:seized", []),
    ],
)
def test_words_are_found_in_any_case_with_and_without_accents_in_their_order_where_asked(
    told: SqlStore, asked: str, days: list[str]
) -> None:
    assert found(told, asked) == days


def test_a_search_without_a_word_is_refused(told: SqlStore) -> None:
    for ask in (lambda: told.articles(Paging(), text="!?"), lambda: told.quotations(QuotationQuery(text='"'))):
        with pytest.raises(BadFilter, match="holds no word"):
            ask()


def test_every_question_about_claims_takes_words(told: SqlStore) -> None:
    given = ClaimFilter(text="oil tanker")
    assert {v.subject.name for v in told.relations(RelationQuery(filter=given)).items} == {
        "Russia",
        "Alexander Darchiev",
    }
    assert [v.subject.name for v in told.events(EventQuery(filter=ClaimFilter(text="envoys"))).items] == ["Canada"]
    assert told.claims(ClaimQuery(entity=CANADA.id, filter=given)).items == ()
    assert told.coverage(ClaimQuery(filter=given)).claims == 2


def test_what_is_withdrawn_superseded_or_rejected_is_found_no_more(told: SqlStore) -> None:
    first = told.claims(ClaimQuery(filter=ClaimFilter(text="oil"))).items[-1].claim
    told.decide(Decision("d1", Action.REJECT, {"claim": first.id}, "ann", "2020-01-01T00:00:00Z"))
    assert [v.claim.report_time for v in told.claims(ClaimQuery(filter=ClaimFilter(text="oil"))).items] == [
        "2016-12-02"
    ]
    told.undo("d1", "2020-01-02T00:00:00Z")
    again = make_resolved([replace(SEIZED, sentence="Russia seized the cargo of Ukraine.")], published="2016-12-01", url="https://o.example/1", quoted=True)  # fmt: skip
    told.add(again)
    assert found(told, "oil") == ["02"]
    assert found(told, "cargo") == ["01"]
    told.add(again, again=True)
    assert found(told, "cargo") == ["01"]
    told.withdraw(again.extraction.article.id)
    assert found(told, "cargo") == []
    assert found(told, "seized") == ["02"]
    with told._write() as connection:
        rebuild(connection, told.workspace)
    assert found(told, "seized") == ["02"]
    assert told.within("other").claims(ClaimQuery(filter=ClaimFilter(text="seized"))).items == ()


def test_nothing_is_left_in_the_index_of_what_was_withdrawn(told: SqlStore) -> None:
    for view in told.articles(Paging()).items:
        told.withdraw(view.article.id)
    for name in ("claim", "quotation", "article"):
        with told._read() as connection:
            terms = "SELECT count(*) FROM {}_words WHERE words @@ 'tanker'" if connection.dialect.name == "postgresql" else "SELECT count(*) FROM {}_words WHERE {}_words MATCH 'tanker'"  # fmt: skip
            assert connection.exec_driver_sql(terms.format(name, name)).scalar() == 0


@pytest.mark.parametrize("at_first", [1, 2, 3, 7])
def test_common_words_are_paged_without_loss_newest_first(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, at_first: int
) -> None:
    days = (1, 1, 1, 2, 2, None, 3, 3, 3, None)
    parcels = [
        make_resolved(
            [SEIZED, MET], published=f"2016-12-{day:02}" if day else None, url=f"https://o.example/{n}", quoted=True
        )
        for n, day in enumerate(days)
    ]
    store.add_many(parcels)
    whole = [v.claim.id for v in store.claims(ClaimQuery()).items]
    monkeypatch.setattr(matching, "AT_FIRST", at_first)
    for limit in (1, 4, 50):
        read, cursor = [], None
        while True:
            page = store.claims(ClaimQuery(filter=ClaimFilter(text="tanker"), paging=Paging(limit, cursor)))
            read += [v.claim.id for v in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert read == whole
        assert page.total.value <= len(whole)
    assert not page.total.exact
