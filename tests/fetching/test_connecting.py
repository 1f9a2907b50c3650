"""Connections over TLS: the name is what the certificate is judged by, though the connection goes to a checked address."""

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from legation.fetching.client import Fetcher, user_agent
from legation.fetching.connecting import AddressPolicy, Deadline, system_resolver
from legation.fetching.failures import FetchFailed, Refused
from tests.fetching.site import LOOPBACK, QUICK, Reply, Site


class Secure:
    """A TLS server of our own and whom it was asked for."""

    def __init__(self, port: int, certificate: Path) -> None:
        self.port = port
        self.trust = ssl.create_default_context(cafile=str(certificate))
        self.names: list[str | None] = []
        self.hosts: list[str] = []
        self.leads_to = ""


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secure]:
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    words = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    names = ["-subj", "/CN=news.com", "-addext", "subjectAltName=DNS:news.com"]
    subprocess.run([*words, *names, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    found: list[Secure] = []

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found[0].hosts.append(self.headers["Host"])
            if self.path.startswith("/down"):
                self.send_response(302)
                self.send_header("Location", found[0].leads_to)
                self.end_headers()
                return
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<p>secure</p>")

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer((LOOPBACK, 0), Pages)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    found.append(Secure(server.server_address[1], certificate))
    context.sni_callback = lambda _socket, name, _context: found[0].names.append(name)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield found[0]
    server.shutdown()
    server.server_close()


def fetcher(secure: Secure, trust: ssl.SSLContext | None = None) -> Fetcher:
    policy = AddressPolicy(lambda host, port: [LOOPBACK], frozenset({(LOOPBACK, secure.port)}))
    return Fetcher(user_agent(), limits=QUICK, policy=policy, trust=trust)


def test_the_name_is_asked_for_and_proven_though_the_address_is_connected_to(secure: Secure) -> None:
    assert fetcher(secure, secure.trust).fetch(f"https://news.com:{secure.port}/a").data == b"<p>secure</p>"
    assert secure.names[-1] == "news.com"
    assert secure.hosts[-1] == f"news.com:{secure.port}"


def test_a_step_from_https_down_to_http_is_noted(secure: Secure, site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.pages["news.com/a"] = Reply(body="<p>plain</p>")
    secure.leads_to = site.url("news.com/a")
    ports = frozenset({(LOOPBACK, secure.port), (LOOPBACK, site.port)})
    policy = AddressPolicy(lambda host, port: [LOOPBACK], ports)
    found = Fetcher(user_agent(), limits=QUICK, policy=policy, trust=secure.trust).fetch(
        f"https://news.com:{secure.port}/down"
    )
    assert found.data == b"<p>plain</p>"
    assert "from https to http" in caplog.text


def test_a_certificate_for_another_name_is_no_good(secure: Secure) -> None:
    with pytest.raises(FetchFailed, match="certificate"):
        fetcher(secure, secure.trust).fetch(f"https://other.com:{secure.port}/a")


def test_a_certificate_nobody_vouches_for_is_no_good(secure: Secure) -> None:
    with pytest.raises(FetchFailed, match="certificate"):
        fetcher(secure).fetch(f"https://news.com:{secure.port}/a")


def test_the_system_resolver_gives_addresses_in_order_and_once() -> None:
    assert system_resolver("127.0.0.1", 80) == ["127.0.0.1"]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "10.0.0.1"])
def test_a_written_address_is_judged_without_asking_a_resolver(host: str) -> None:
    def never(name: str, port: int) -> list[str]:
        raise AssertionError(name)

    with pytest.raises(Refused):
        AddressPolicy(never).verified(host, 80, Deadline(5))
    assert AddressPolicy(never).verified("8.8.8.8", 80, Deadline(5)) == ["8.8.8.8"]


def test_what_the_machine_calls_localhost_is_closed_by_its_real_resolver() -> None:
    with pytest.raises(Refused):
        AddressPolicy().verified("localhost", 80, Deadline(5))
