"""Addresses that are fetched, and the many that never are."""

import pytest

from legation.fetching.addresses import PUBLIC_PORTS, is_web_address, joined, parse_address, why_closed
from legation.fetching.failures import Refused

_WRITTEN = """
http://127.0.0.1/ http://127.0.0.2/ http://127.255.255.254/ http://0.0.0.0/ http://0.1.2.3/ http://10.0.0.1/ http://10.255.255.255/
http://100.64.0.1/ http://100.100.100.200/latest/meta-data/ http://100.127.255.255/ http://169.254.169.254/latest/meta-data/
http://169.254.0.1/ http://172.16.0.1/ http://172.31.255.255/ http://192.0.0.192/ http://192.0.2.1/ http://192.168.0.1/
http://192.88.99.1/ http://198.18.0.1/ http://198.19.255.255/ http://198.51.100.7/ http://203.0.113.9/ http://224.0.0.1/
http://239.255.255.250/ http://240.0.0.1/ http://255.255.255.255/ http://168.63.129.16/
http://2130706433/ http://017700000001/ http://0x7f000001/ http://0x7f.0x0.0x0.0x1/ http://0x7f.1/ http://0177.0.0.1/
http://0177.1/ http://127.1/ http://127.0.1/ http://10.1/ http://0/ http://00/ http://0x/ http://1/ http://2852039166/
http://0xa9fea9fe/ http://169.254.43518/ http://127.0.0.01/ http://127.0.0.1./ http://127.0.0.1../ http://127.0.0.1.1/
http://8.8.8.8.8/ http://256.1.1.1/ http://4294967296/ http://8.8.2056/ http://0x08.8.8.8/ http://news.example.0x7f/
http://[::1]/ http://[::]/ http://[0:0:0:0:0:0:0:1]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::ffff:a9fe:a9fe]/
http://[::ffff:0:127.0.0.1]/ http://[::127.0.0.1]/ http://[::10.0.0.1]/ http://[2002:7f00:1::]/ http://[2002:a9fe:a9fe::1]/
http://[2002:808:808::1]/ http://[64:ff9b::127.0.0.1]/ http://[64:ff9b::a9fe:a9fe]/ http://[64:ff9b::a00:1]/ http://[64:ff9b:1::808:808]/
http://[2001::1]/ http://[2001:0:7f00:1::5efe]/ http://[2001:2::1]/ http://[2001:20::1]/ http://[2001:db8::1]/ http://[3fff::1]/
http://[fd00:ec2::254]/ http://[fc00::1]/ http://[fdff::1]/ http://[fe80::1]/ http://[fe80::1%25eth0]/ http://[fe80::1%eth0]/ http://[fec0::1]/
http://[ff02::1]/ http://[ff0e::1]/ http://[100::1]/ http://[5f00::1]/ http://[2a00:1450::5efe:7f00:1]/ http://[2a00:1450::200:5efe:a00:1]/
http://[::1 http://::1/ http://[127.0.0.1]/ http://[::ffff:127.0.0.1]:80/
http://localhost/ http://LOCALHOST/ http://localhost./ http://a.localhost/ http://localhost.localdomain/ http://printer.local/
http://metadata.google.internal/computeMetadata/v1/ http://instance-data/ http://metadata/ http://router.lan/ http://nas.home.arpa/
http://wiki.corp/ http://x.intranet/ http://db.test/ http://hidden.onion/ http://1.0.0.127.in-addr.arpa/ http://kubernetes.default.svc.local/
http://１２７.0.0.1/ http://①②⑦.⓪.⓪.①/ http://127。0。0。1/ http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/ http://ｌｏｃａｌｈｏｓｔ/ http://𝟙𝟚𝟟.0.0.1/ http://ⓔxample.com/
http://⑯⑨。②⑤④。⑯⑨｡②⑤④/ http://news.ex%61mple.com/ http://%31%32%37.0.0.1/ http://127.0.0.1%00.news.com/ http://-a.news.com/
http://user@news.com/ http://user:word@news.com/ http://news.com@127.0.0.1/ http://news.com:80@127.0.0.1/ http://127.0.0.1@news.com/
http://news.com%40127.0.0.1/ http://127.0.0.1#@news.com/ http://127.0.0.1?@news.com/ http://a..news.com/ http://.news.com/ http://news.com../
http://news.com:22/ http://news.com:25/ http://news.com:3306/ http://news.com:5432/ http://news.com:6379/ http://news.com:9200/ http://news.com:0/
http://news.com:99999/ http://news.com:-1/ http://news.com:8o/ http://127.0.0.1:8080/ https://127.0.0.1/ https://[::1]:443/
ftp://news.com/ file:///etc/passwd gopher://127.0.0.1:6379/_INFO data:text/html,hello javascript:alert(1) ldap://news.com/ //news.com/
news.com/path http: http:// http:/// http:///etc/passwd http:127.0.0.1 http:/127.0.0.1/ http://:80/ dict://127.0.0.1:11211/ unix:/var/run/x
http://news.com\\@127.0.0.1/ http://news.com\\.evil.com/
"""
HOSTILE = _WRITTEN.split()
HIDDEN = [
    "http://loc\u00adalhost/", "http://127.0.0.1\u00ad/", "http://127\u200b.0.0.1/", "http://localho\u017ft/", "http://a.com\u2044@127.0.0.1/",
    "http://news.com\uff0f@127.0.0.1/", "http://news.com\uff1a80/", "http://[::ffff:8.8.8.8]news.com/", "http://news.com[::1]/", "http://[8.8.8.8]/",
]  # fmt: skip
SPACED = [
    "http://127.0.0.1\t/",
    "http://news.com/a b",
    "http://news\n.com/",
    "http://news.com/\r\nHost: x",
    "http://ne\x00ws.com/",
]


@pytest.mark.parametrize(
    "url", [*HOSTILE, *HIDDEN, *SPACED, "", " ", "http://" + "a" * 5000 + ".com/", "http://" + "a." * 130 + "com/"]
)
def test_a_hostile_address_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        parse_address(url)


def test_there_are_enough_hostile_addresses() -> None:
    assert len(set(HOSTILE)) > 150


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("http://news.com", "http://news.com/"),
        ("HTTPS://News.COM:443/A?b=c#d", "https://news.com/A?b=c"),
        ("http://news.com.:80/", "http://news.com/"),
        ("https://news.com:8443/x", "https://news.com:8443/x"),
        ("https://münchen.de/straße?q=ü", "https://xn--mnchen-3ya.de/stra%C3%9Fe?q=%C3%BC"),
        ("https://xn--mnchen-3ya.de/%C3%9F", "https://xn--mnchen-3ya.de/%C3%9F"),
        ("https://новости.рф/", "https://xn--b1amnebsh.xn--p1ai/"),
        ("http://news。com/", "http://news.com/"),
        ("http://[2606:4700::1111]:8080/", "http://[2606:4700::1111]:8080/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("http://[::ffff:8.8.8.8]/", "http://[::ffff:808:808]/"),
        ("http://3news.co.nz/2016/12/21/", "http://3news.co.nz/2016/12/21/"),
        ("  http://news.com/a  ", "http://news.com/a"),
        ("http://under_score.news.com/?a[]=1|2", "http://under_score.news.com/?a[]=1|2"),
    ],
)
def test_an_honest_address_is_taken_apart_and_put_together(url: str, meant: str) -> None:
    assert parse_address(url).url == meant


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:a00:1::",
        "fd00:ec2::254",
        "fe80::1%2",
        "nonsense",
        "",
    ],
)
def test_what_a_name_resolves_to_is_judged_like_what_is_written(address: str) -> None:
    assert why_closed(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "100.63.255.255", "172.32.0.1", "2606:4700::1", "64:ff9b::808:808"])
def test_public_addresses_are_open(address: str) -> None:
    assert why_closed(address) is None


@pytest.mark.parametrize(
    "place", ["http://127.0.0.1/", "//169.254.169.254/", "file:///etc/passwd", "\\\\10.0.0.1\\x", "http://[::1"]
)
def test_where_a_page_leads_is_judged_anew(place: str) -> None:
    with pytest.raises(Refused):
        parse_address(joined(parse_address("https://news.com/a/b"), place))


def test_a_place_on_a_page_is_meant_relative_to_it() -> None:
    page = parse_address("https://news.com/a/b?c")
    assert joined(page, "../d?e#f") == "https://news.com/d?e#f"
    assert joined(page, "//other.com/x") == "https://other.com/x"


def test_files_are_told_from_web_addresses() -> None:
    assert is_web_address("HTTP://news.com")
    assert is_web_address("https://news.com")
    assert not is_web_address("httpdocs/a.html")
    assert not is_web_address("ftp://news.com")


def test_another_port_is_open_only_where_it_is_named() -> None:
    assert parse_address("http://news.com:9999/", PUBLIC_PORTS | {9999}).port == 9999
