"""Fetching from a real server on the loopback: redirects, rebinding, limits, politeness, conditions."""

import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from legation.fetching.answers import Limits, Validators
from legation.fetching.client import Fetcher, user_agent
from legation.fetching.connecting import AddressPolicy, CheckedBackend, Deadline
from legation.fetching.failures import FetchFailed, Refused
from legation.settings import Settings
from tests.fetching.site import LOOPBACK, QUICK, Clock, Reply, Request, Site, fetcher_to, policy_for, zipped

PAGE = "<html><body><p>Canada sends soldiers to Latvia.</p></body></html>"


def test_a_page_comes_with_its_address_type_and_validators(site: Site) -> None:
    site.pages["news.com/a?b=1"] = Reply(
        body=PAGE, headers={"ETag": '"x"', "Last-Modified": "Wed, 21 Dec 2016 08:00:00 GMT"}
    )
    found = fetcher_to(site).fetch(site.url("news.com/a?b=1#top"))
    assert found.data.decode() == PAGE
    assert found.url == site.url("news.com/a?b=1")
    assert (found.media_type, found.charset) == ("text/html", "utf-8")
    assert found.validators == Validators('"x"', "Wed, 21 Dec 2016 08:00:00 GMT")
    assert found.changed


def test_we_say_who_we_are_and_keep_no_cookies(site: Site) -> None:
    site.pages["news.com/a"] = Reply(body=PAGE, headers={"Set-Cookie": "id=1; Path=/"})
    fetcher = fetcher_to(site)
    fetcher.fetch(site.url("news.com/a"))
    fetcher.fetch(site.url("news.com/a"))
    for request in site.requests:
        assert request.headers["user-agent"].startswith("Legation/")
        assert "desk@paper.com" in request.headers["user-agent"]
        assert "http" not in request.headers["user-agent"]
        assert "cookie" not in request.headers
        assert "referer" not in request.headers


def test_nothing_new_is_told_by_304_and_the_validators_stay(site: Site) -> None:
    known = Validators('"x"', "Wed, 21 Dec 2016 08:00:00 GMT")

    def answer(request: Request) -> Reply:
        same = (
            request.headers.get("if-none-match") == '"x"'
            and request.headers["if-modified-since"] == known.last_modified
        )
        return Reply(304) if same else Reply(body=PAGE)

    site.pages["news.com/feed"] = answer
    found = fetcher_to(site).fetch(site.url("news.com/feed"), known)
    assert not found.changed
    assert found.data == b""
    assert found.validators == known


def test_304_without_having_asked_is_a_failure(site: Site) -> None:
    site.pages["news.com/a"] = Reply(304)
    with pytest.raises(FetchFailed, match="304"):
        fetcher_to(site).fetch(site.url("news.com/a"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_last_address_told(site: Site, status: int) -> None:
    site.pages["news.com/a"] = Reply(status, headers={"Location": "/b"})
    site.pages["news.com/b"] = Reply(status, headers={"Location": site.url("other.com/c")})
    site.pages["other.com/c"] = Reply(body=PAGE)
    found = fetcher_to(site).fetch(site.url("news.com/a"))
    assert found.url == site.url("other.com/c")
    assert site.asked(robots=True) == ["/robots.txt", "/a", "/b", "/robots.txt", "/c"]


def test_at_most_five_redirects_are_followed(site: Site) -> None:
    for n in range(9):
        site.pages[f"news.com/{n}"] = Reply(302, headers={"Location": f"/{n + 1}"})
    site.pages["news.com/5"] = Reply(body=PAGE)
    assert fetcher_to(site).fetch(site.url("news.com/0")).url == site.url("news.com/5")
    site.pages["news.com/5"] = Reply(302, headers={"Location": "/6"})
    with pytest.raises(FetchFailed, match="on and on"):
        fetcher_to(site).fetch(site.url("news.com/0"))
    assert "/6" not in site.asked()


HOSTILE_PLACES = """
http://127.0.0.1/ http://127.1/ http://2130706433/ http://0x7f.1/ http://0177.0.0.1/ http://10.0.0.1/ http://169.254.169.254/latest/meta-data/
http://[::1]/ http://[::ffff:127.0.0.1]/ http://[fd00:ec2::254]/ http://[64:ff9b::7f00:1]/ http://[2002:7f00:1::]/ http://localhost/
http://metadata.google.internal/ http://printer.local/ http://①②⑦.0.0.1/ //127.0.0.1/ //localhost/x file:///etc/passwd
ftp://news.com/ gopher://127.0.0.1:6379/_x data:text/html,x javascript:1 http://user@news.com/ http://news.com:22/ http://100.100.100.200/
http://0.0.0.0/ http://224.0.0.1/ http://168.63.129.16/ \\\\127.0.0.1\\x
""".split()  # noqa: SIM905


@pytest.mark.parametrize("place", HOSTILE_PLACES)
@pytest.mark.parametrize("hops", [1, 4])
def test_a_redirect_into_an_inner_network_is_refused_wherever_it_stands(site: Site, place: str, hops: int) -> None:
    for n in range(hops - 1):
        site.pages[f"news.com/{n}"] = Reply(302, headers={"Location": f"/{n + 1}"})
    site.pages[f"news.com/{hops - 1}"] = Reply(302, headers={"Location": place.encode().decode("latin-1")})
    with pytest.raises(Refused):
        fetcher_to(site).fetch(site.url("news.com/0"))
    assert len(site.asked()) == hops


def test_robots_txt_cannot_lead_into_an_inner_network_either(site: Site) -> None:
    site.pages["news.com/robots.txt"] = Reply(302, headers={"Location": "http://169.254.169.254/"})
    site.pages["news.com/a"] = Reply(body=PAGE)
    with pytest.raises(Refused):
        fetcher_to(site).fetch(site.url("news.com/a"))
    assert site.asked() == []


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.2"], ["10.0.0.1"], ["169.254.169.254"], ["::1"], ["::ffff:127.0.0.1"], ["fd00:ec2::254"], ["64:ff9b::7f00:1"],
        ["2002:a9fe:a9fe::"], ["fe80::1%eth0"], ["100.64.0.1"], ["0.0.0.0"], ["8.8.8.8", "10.0.0.1"], [LOOPBACK, "192.168.0.1"],
    ],
)  # fmt: skip
def test_a_name_with_a_single_inner_address_is_refused(site: Site, addresses: list[str]) -> None:
    site.pages["news.com/a"] = Reply(body=PAGE)
    with pytest.raises(Refused, match="not public") as refused:
        fetcher_to(site, policy=policy_for(site, lambda host, port: addresses)).fetch(site.url("news.com/a"))
    assert site.requests == []
    assert not any(address in str(refused.value) for address in addresses)


def test_a_name_is_resolved_once_a_connection_and_what_was_judged_is_connected_to(site: Site) -> None:
    """Rebinding: a public answer for the check and an inner one for the connection."""
    answers: Iterator[Sequence[str]] = iter([[LOOPBACK], ["127.0.0.2"]])
    site.pages["news.com/a"] = Reply(body=PAGE)
    with pytest.raises(Refused):
        fetcher_to(site, policy=policy_for(site, lambda host, port: next(answers))).fetch(site.url("news.com/a"))
    assert site.asked(robots=True) == ["/robots.txt"]
    assert next(answers, None) is None


def test_the_peer_is_judged_again_when_connected(site: Site) -> None:
    class Fooled(AddressPolicy):
        """The check of the names is got around; the connection ends at the loopback."""

        def verified(self, host: str, port: int, deadline: Deadline) -> list[str]:
            return [LOOPBACK]

    with pytest.raises(Refused, match="not public"):
        CheckedBackend(Fooled(), Deadline(5)).connect_tcp("news.com", site.port, 2)
    with pytest.raises(Refused, match="not public"):
        CheckedBackend(policy_for(site, lambda host, port: ["127.0.0.2"]), Deadline(5)).connect_tcp(
            "news.com", site.port, 2
        )
    assert site.requests == []


def test_another_port_of_the_loopback_stays_closed(site: Site) -> None:
    with pytest.raises(Refused):
        fetcher_to(site).fetch("http://news.com/")


def test_no_setting_opens_the_loopback() -> None:
    assert not {"allowed", "policy", "loopback", "private"} & set(Settings.model_fields)
    assert AddressPolicy().allowed == frozenset()
    assert Fetcher(user_agent())._policy.allowed == frozenset()


def test_a_proxy_named_in_the_environment_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    site.pages["news.com/a"] = Reply(body=PAGE)
    assert fetcher_to(site).fetch(site.url("news.com/a")).data


def test_an_unknown_host_is_a_passing_failure(site: Site) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(FetchFailed, match=r"news\.com is not known") as failed:
        fetcher_to(site, policy=policy_for(site, unknown)).fetch(site.url("news.com/a"))
    assert failed.value.passing


def test_a_resolver_that_hangs_is_given_up(site: Site) -> None:
    hanging = threading.Event()

    def hang(host: str, port: int) -> list[str]:
        hanging.wait()
        return [LOOPBACK]

    with pytest.raises(FetchFailed, match="longer than"):
        fetcher_to(site, replace(QUICK, total=0.3), policy_for(site, hang)).fetch(site.url("news.com/a"))
    hanging.set()


def _endless(piece: bytes, pause: float) -> Iterator[bytes]:
    while True:
        yield piece
        time.sleep(pause)


def test_a_body_that_drips_is_given_up_in_time(site: Site) -> None:
    site.pages["news.com/a"] = lambda _: Reply(chunks=_endless(b"<p>word</p>", 0.05))
    with pytest.raises(FetchFailed, match="longer than") as failed:
        fetcher_to(site, replace(QUICK, total=0.6)).fetch(site.url("news.com/a"))
    assert failed.value.passing


def test_a_host_that_says_nothing_is_given_up(site: Site) -> None:
    def silent(_: Request) -> Reply:
        time.sleep(1)
        return Reply(body=PAGE)

    site.pages["news.com/a"] = silent
    with pytest.raises(FetchFailed, match="does not answer"):
        fetcher_to(site, replace(QUICK, step=0.2)).fetch(site.url("news.com/a"))


def test_an_endless_body_is_cut_at_the_limit(site: Site) -> None:
    sent: list[int] = []

    def flood() -> Iterator[bytes]:
        while True:
            sent.append(1)
            yield b"x" * 65_536

    site.pages["news.com/a"] = lambda _: Reply(chunks=flood())
    with pytest.raises(FetchFailed, match="more than 1 MB"):
        fetcher_to(site, replace(QUICK, size=1_000_000)).fetch(site.url("news.com/a"))
    assert len(sent) < 200


def test_a_declared_length_beyond_the_limit_is_not_even_read(site: Site) -> None:
    site.pages["news.com/a"] = Reply(body=b"x", declared=10**12)
    with pytest.raises(FetchFailed, match="more than"):
        fetcher_to(site).fetch(site.url("news.com/a"))


def test_a_body_shorter_than_declared_is_a_failure(site: Site) -> None:
    site.pages["news.com/a"] = Reply(body=b"x", declared=100)
    with pytest.raises(FetchFailed):
        fetcher_to(site).fetch(site.url("news.com/a"))


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate"])
def test_packed_bodies_are_unpacked(site: Site, coding: str) -> None:
    packed = zlib.compress(PAGE.encode()) if coding == "deflate" else zipped(PAGE.encode())
    site.pages["news.com/a"] = Reply(body=packed, headers={"Content-Encoding": coding})
    assert fetcher_to(site).fetch(site.url("news.com/a")).data.decode() == PAGE


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_cut_at_the_unpacked_limit(site: Site, coding: str) -> None:
    huge = b"\0" * 200_000_000
    packed = zlib.compress(huge, 9) if coding == "deflate" else zipped(huge)
    assert len(packed) < 250_000
    site.pages["news.com/a"] = Reply(body=packed, headers={"Content-Encoding": coding})
    with pytest.raises(FetchFailed, match="more than 1 MB"):
        fetcher_to(site, replace(QUICK, size=1_000_000)).fetch(site.url("news.com/a"))


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "zstd", "nonsense"])
def test_packings_we_did_not_ask_for_are_refused(site: Site, coding: str) -> None:
    site.pages["news.com/a"] = Reply(body=b"x", headers={"Content-Encoding": coding})
    with pytest.raises(FetchFailed, match="did not ask"):
        fetcher_to(site).fetch(site.url("news.com/a"))


@pytest.mark.parametrize(
    "kind", ["image/jpeg", "video/mp4", "application/x-msdownload", "application/octet-stream", "text/css"]
)
def test_what_holds_no_article_is_not_taken(site: Site, kind: str) -> None:
    site.pages["news.com/a"] = Reply(body=b"x", type=kind)
    with pytest.raises(FetchFailed, match="holds no article"):
        fetcher_to(site).fetch(site.url("news.com/a"))


def test_some_bytes_are_taken_where_the_name_tells_what_they_are(site: Site) -> None:
    site.pages["news.com/a.pdf"] = Reply(body=b"%PDF", type="application/octet-stream")
    site.pages["news.com/plain"] = Reply(body=b"x", type=None)
    assert fetcher_to(site).fetch(site.url("news.com/a.pdf")).data
    assert fetcher_to(site).fetch(site.url("news.com/plain")).data


@pytest.mark.parametrize(
    ("status", "passing"),
    [(401, False), (403, False), (404, False), (410, False), (451, False), (500, True), (502, True), (504, True)],
)
def test_a_bad_status_tells_whether_to_try_again(site: Site, status: int, passing: bool) -> None:
    site.pages["news.com/a"] = Reply(status)
    with pytest.raises(FetchFailed, match=str(status)) as failed:
        fetcher_to(site).fetch(site.url("news.com/a"))
    assert failed.value.passing is passing


def test_what_robots_may_not_read_is_not_asked_for(site: Site) -> None:
    site.pages["news.com/robots.txt"] = Reply(body="User-agent: *\nDisallow: /private", type="text/plain")
    site.pages["news.com/private/a"] = site.pages["news.com/a"] = Reply(body=PAGE)
    fetcher = fetcher_to(site)
    with pytest.raises(FetchFailed, match=r"robots\.txt") as failed:
        fetcher.fetch(site.url("news.com/private/a"))
    assert not failed.value.passing
    fetcher.fetch(site.url("news.com/a"))
    assert site.asked(robots=True) == ["/robots.txt", "/a"]


def test_a_redirect_obeys_the_robots_of_the_host_it_leads_to(site: Site) -> None:
    site.pages["news.com/a"] = Reply(302, headers={"Location": site.url("other.com/b")})
    site.pages["other.com/robots.txt"] = Reply(body="User-agent: Legation\nDisallow: /")
    with pytest.raises(FetchFailed, match=r"other\.com asks robots"):
        fetcher_to(site).fetch(site.url("news.com/a"))


def test_robots_are_asked_again_after_an_hour(site: Site) -> None:
    site.pages["news.com/a"] = Reply(body=PAGE)
    clock = Clock()
    fetcher = fetcher_to(site, clock=clock, sleep=clock.sleep)
    for passed in (0, 3_500, 200):
        clock.now += passed
        fetcher.fetch(site.url("news.com/a"))
    assert site.asked(robots=True) == ["/robots.txt", "/a", "/a", "/robots.txt", "/a"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_robots_txt_means_all_may_be_read(site: Site, status: int) -> None:
    site.pages["news.com/robots.txt"] = Reply(status, "User-agent: *\nDisallow: /")
    site.pages["news.com/a"] = Reply(body=PAGE)
    assert fetcher_to(site).fetch(site.url("news.com/a")).data


def test_a_host_that_fails_to_give_its_robots_txt_is_left_alone_for_a_while(site: Site) -> None:
    site.pages["news.com/robots.txt"] = Reply(500)
    site.pages["news.com/a"] = Reply(body=PAGE)
    clock = Clock()
    fetcher = fetcher_to(site, clock=clock, sleep=clock.sleep)
    for _ in range(2):
        with pytest.raises(FetchFailed, match=r"robots\.txt") as failed:
            fetcher.fetch(site.url("news.com/a"))
        assert failed.value.passing
        assert failed.value.retry_after == 300
    assert site.asked(robots=True) == ["/robots.txt"]
    site.pages["news.com/robots.txt"] = Reply(404)
    clock.now += 301
    assert fetcher.fetch(site.url("news.com/a")).data


def test_a_large_robots_txt_is_read_as_far_as_the_standard_says(site: Site) -> None:
    body = "User-agent: *\nDisallow: /no\n" + "# x\n" * 400_000 + "Disallow: /\n"
    site.pages["news.com/robots.txt"] = Reply(body=body)
    site.pages["news.com/a"] = Reply(body=PAGE)
    assert fetcher_to(site).fetch(site.url("news.com/a")).data


def test_requests_to_one_host_keep_their_distance_and_other_hosts_do_not_wait(site: Site) -> None:
    for host in ("news.com", "other.com"):
        site.pages[f"{host}/a"] = Reply(body=PAGE)
    clock = Clock()
    fetcher = fetcher_to(site, replace(QUICK, delay=1.0), clock=clock, sleep=clock.sleep)
    fetcher.fetch(site.url("news.com/a"))
    assert clock.slept == [1.0]
    fetcher.fetch(site.url("news.com/a"))
    assert clock.slept == [1.0, 1.0]
    clock.now += 5
    fetcher.fetch(site.url("news.com/a"))
    assert clock.slept == [1.0, 1.0]


@pytest.mark.parametrize(("asked", "kept"), [("7", 7.0), ("0.5", 1.0), ("9999", 30.0)])
def test_the_delay_a_host_asks_for_is_kept_within_reason(site: Site, asked: str, kept: float) -> None:
    site.pages["news.com/robots.txt"] = Reply(body=f"User-agent: *\nCrawl-delay: {asked}")
    site.pages["news.com/a"] = Reply(body=PAGE)
    clock = Clock()
    fetcher = fetcher_to(site, replace(QUICK, delay=1.0, patience=60), clock=clock, sleep=clock.sleep)
    for _ in range(3):
        fetcher.fetch(site.url("news.com/a"))
    assert clock.slept[1:] == [kept, kept]


def test_a_host_is_asked_one_thing_at_a_time(site: Site) -> None:
    def slowly(_: Request) -> Reply:
        time.sleep(0.05)
        return Reply(body=PAGE)

    for n in range(6):
        site.pages[f"news.com/{n}"] = slowly
    fetcher = fetcher_to(site)
    with ThreadPoolExecutor(6) as pool:
        assert len(list(pool.map(fetcher.fetch, [site.url(f"news.com/{n}") for n in range(6)]))) == 6
    assert site.most_at_once == 1


def test_a_busy_host_is_asked_again_when_it_says(site: Site) -> None:
    replies = iter(
        [Reply(429, headers={"Retry-After": "7"}), Reply(503, headers={"Retry-After": "3"}), Reply(body=PAGE)]
    )
    site.pages["news.com/a"] = lambda _: next(replies)
    clock = Clock()
    fetcher = fetcher_to(site, replace(QUICK, patience=60), clock=clock, sleep=clock.sleep)
    assert fetcher.fetch(site.url("news.com/a")).data
    assert clock.slept == [7.0, 3.0]


def test_a_busy_host_that_says_nothing_is_asked_later_and_later_and_then_left(site: Site) -> None:
    site.pages["news.com/a"] = Reply(503)
    clock = Clock()
    fetcher = fetcher_to(site, replace(QUICK, patience=60), clock=clock, sleep=clock.sleep)
    with pytest.raises(FetchFailed, match="busy") as failed:
        fetcher.fetch(site.url("news.com/a"))
    assert clock.slept == [2.0, 4.0]
    assert failed.value.retry_after == 8.0
    assert len(site.asked()) == 3


def test_retry_after_beyond_our_limit_skips_the_host(site: Site) -> None:
    site.pages["news.com/a"] = Reply(429, headers={"Retry-After": "3600"})
    site.pages["news.com/b"] = Reply(body=PAGE)
    clock = Clock()
    fetcher = fetcher_to(site, clock=clock, sleep=clock.sleep)
    for place in ("news.com/a", "news.com/b"):
        with pytest.raises(FetchFailed) as failed:
            fetcher.fetch(site.url(place))
        assert failed.value.passing
        assert failed.value.retry_after == pytest.approx(3600, abs=1)
    assert site.asked() == ["/a"]


def test_waiting_politely_does_not_count_against_the_time_limit(site: Site) -> None:
    site.pages["news.com/a"] = Reply(body=PAGE)
    fetcher = fetcher_to(site, Limits(total=0.4, step=2, delay=0.5, patience=5))
    assert fetcher.fetch(site.url("news.com/a")).data
    assert fetcher.fetch(site.url("news.com/a")).data


def test_what_is_no_http_is_told_so(site: Site) -> None:
    import socket

    with socket.socket() as server:
        server.bind((LOOPBACK, 0))
        server.listen()
        port = server.getsockname()[1]

        def talk() -> None:
            for _ in range(2):
                connection, _peer = server.accept()
                connection.recv(1000)
                connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n" * 3)
                connection.close()

        threading.Thread(target=talk, daemon=True).start()
        policy = AddressPolicy(lambda host, port: [LOOPBACK], frozenset({(LOOPBACK, port)}))
        with pytest.raises(FetchFailed, match="does not speak HTTP"):
            fetcher_to(site, policy=policy).fetch(f"http://news.com:{port}/a")
