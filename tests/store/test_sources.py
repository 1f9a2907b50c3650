"""Articles by what their sender calls them and by the files they were read from, whatever database is behind it."""

from dataclasses import replace

from legation.store.base import Outcome
from legation.store.filters import ClaimQuery, Paging, Resolved
from legation.store.sql import SqlStore
from tests.builders import CANADA, LATVIA, Said, make_resolved

SENT = Said("Canada will send soldiers to Latvia.", "COOPERATE", CANADA, LATVIA, "send")


def parcel(name: str, *, external_id: str | None = None, source: str | None = None) -> Resolved:
    made = make_resolved([SENT], title=name)
    article = replace(made.extraction.article, external_id=external_id, source=source)
    return replace(made, extraction=replace(made.extraction, article=article))


def test_an_article_is_found_by_what_its_sender_calls_it(store: SqlStore) -> None:
    for name, external_id in (("One", "a-1"), ("Two", "a-2"), ("Three", None)):
        store.add(parcel(name, external_id=external_id))
    (found,) = store.articles(Paging(), "a-2").items
    assert (found.article.title, found.article.external_id) == ("Two", "a-2")
    assert store.articles(Paging(), "a-9").items == ()
    assert len(store.articles(Paging()).items) == 3
    assert {view.external_id for view in store.claims(ClaimQuery()).items} == {"a-1", "a-2", None}


def test_an_article_is_found_by_its_file(store: SqlStore) -> None:
    one, other = parcel("One", source="/news/a_b.txt"), parcel("Other", source="/news/aXb.txt")
    for each in (one, other, parcel("Sent")):
        store.add(each)
    article = one.extraction.article
    assert store.read_from("/news/a_b.txt") == (article.id, article.revision)
    assert store.read_from("/news/c.txt") is None
    assert [source for _, source in store.read_below("/news")] == ["/news/aXb.txt", "/news/a_b.txt"]
    assert [source for _, source in store.read_below("/news/a_b")] == ["/news/a_b.txt"]


def test_a_forgotten_article_is_read_when_it_comes_back_and_a_withdrawn_one_is_not(store: SqlStore) -> None:
    for forget, outcome in ((True, Outcome.ADDED), (False, Outcome.WITHDRAWN)):
        store.add(parcel("One"))
        assert store.withdraw(parcel("One").extraction.article.id, forget=forget)
        assert store.add(parcel("One")) is outcome
