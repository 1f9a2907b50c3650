"""Addresses sent to the service: off unless switched on, and public ones alone."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from legation import bootstrap
from legation.settings import Settings
from tests.api.conftest import Application
from tests.fetching.site import Reply, Site, fetcher_to, open_site
from tests.fetching.test_articles import page, rss

WORDS = "Canada will send 450 soldiers to Latvia, Canadian Prime Minister Justin Trudeau said on Friday. Russia condemned the deployment."


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with open_site() as opened:
        fetcher = fetcher_to(opened)
        monkeypatch.setattr(bootstrap, "connect_fetcher", lambda settings, **_: fetcher)
        yield opened


@pytest.fixture
def fetching(site: Site, settings: Settings, application: Application) -> Iterator[TestClient]:
    app = application(settings.model_copy(update={"fetch": True}))
    with TestClient(app, base_url="http://127.0.0.1") as opened:
        yield opened


def test_nothing_is_fetched_unless_switched_on(client: TestClient, site: Site) -> None:
    site.pages["news.com/a"] = Reply(body=page("A"))
    answer = client.post("/v1/articles", json={"url": site.url("news.com/a")})
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/fetching-off")
    assert "LEGATION_FETCH" in answer.json()["detail"]
    assert site.requests == []
    assert Settings().fetch is False


def test_an_address_is_fetched_and_read(fetching: TestClient, site: Site) -> None:
    site.pages["news.com/a"] = Reply(body=page("Soldiers for Latvia", WORDS))
    sent = {"url": site.url("news.com/a"), "outlet": "Courier", "published": "2016-07-08"}
    made = fetching.post("/v1/articles", json=sent)
    assert made.status_code == 201, made.text
    article = made.json()
    assert (article["url"], article["title"], article["outlet"]) == (sent["url"], "Soldiers for Latvia", "Courier")
    assert article["published"] == "2016-07-08"
    assert article["claim_count"] >= 1
    assert fetching.post("/v1/articles", json=sent).status_code == 200


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::ffff:10.0.0.1]/", "http://2130706433/", "http://localhost/",
     "http://user@news.com/", "http://news.com:22/", "http://news.com/"],
)  # fmt: skip
def test_inner_addresses_are_refused(fetching: TestClient, site: Site, url: str) -> None:
    answer = fetching.post("/v1/articles", json={"url": url})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/address-refused")
    assert site.requests == []


def test_a_redirect_inwards_is_refused(fetching: TestClient, site: Site) -> None:
    site.pages["news.com/a"] = Reply(302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
    answer = fetching.post("/v1/articles", json={"url": site.url("news.com/a")})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/address-refused")


def test_a_page_that_cannot_be_had_is_a_problem_with_the_reason(fetching: TestClient, site: Site) -> None:
    answer = fetching.post("/v1/articles", json={"url": site.url("news.com/none")})
    assert (answer.status_code, answer.json()["type"]) == (502, "/problems/fetch-failed")
    assert "404" in answer.json()["detail"]
    site.pages["news.com/busy"] = Reply(429, headers={"Retry-After": "3600"})
    answer = fetching.post("/v1/articles", json={"url": site.url("news.com/busy")})
    assert answer.status_code == 502
    assert 3500 < int(answer.headers["retry-after"]) <= 3600


def test_a_feed_is_not_followed_by_the_service(fetching: TestClient, site: Site) -> None:
    site.pages["news.com/feed"] = rss(site.url("news.com/a"))
    answer = fetching.post("/v1/articles", json={"url": site.url("news.com/feed")})
    assert answer.status_code == 422
    assert "one by one" in answer.json()["detail"]
    assert site.asked() == ["/feed"]


@pytest.mark.parametrize(
    "sent",
    [{"url": "news.com"}, {"url": "ftp://news.com/a"}, {"url": 5}, {"url": "http://a.com", "colour": 1}, {"url": None}],
)
def test_what_is_no_address_is_an_invalid_request(fetching: TestClient, sent: dict[str, object]) -> None:
    assert fetching.post("/v1/articles", json=sent).status_code == 422
