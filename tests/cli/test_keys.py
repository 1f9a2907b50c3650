"""`legation keys`, and what `serve` refuses without them."""

from pathlib import Path

import pytest

from legation.cli.serve import is_here
from tests.cli.conftest import Run


def test_a_key_is_made_shown_once_listed_and_revoked(typed: Run, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'graph.db'}"
    code, out, err = typed("keys", "create", "Ann", "--scope", "write", "--workspace", "desk", "--db", database)
    assert code == 0
    secret = out.strip()
    assert secret.startswith("legation_")
    assert "read, write in the workspace desk" in err
    key = secret.split("_")[1]
    listed = typed("keys", "list", "--db", database)[1]
    assert all(word in listed for word in (key, "Ann", "desk", "read write"))
    assert secret.rsplit("_", 1)[1] not in listed
    assert typed("keys", "revoke", key, "--db", database)[0] == 0
    code, _, err = typed("keys", "revoke", key, "--db", database)
    assert (code, "no key" in err) == (2, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Ann", "--scope", "rule"), "use one of read, write, curate, admin"),
        (("",), "1 to 100 letters"),
        (("Ann", "--workspace", "a/b"), "cannot be a workspace"),
    ],
)
def test_what_cannot_be_a_key_is_refused(typed: Run, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    code, _, err = typed("keys", "create", *words, "--db", f"sqlite:///{tmp_path / 'graph.db'}")
    assert code == 2
    assert told in err


def test_other_machines_are_let_in_with_keys_alone(typed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[str] = []
    monkeypatch.setattr("legation.api.uvicorn_server.run", lambda app, host, *_: served.append(host))
    code, _, err = typed("serve", "--host", "0.0.0.0", "--db", "memory:")
    assert (code, served) == (2, [])
    assert "legation keys create" in err
    assert typed("serve", "--host", "0.0.0.0", "--i-know", "--db", "memory:")[0] == 0
    assert typed("serve", "--db", "memory:")[0] == 0
    assert served == ["0.0.0.0", "127.0.0.1"]


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("127.8.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("", False), ("192.168.1.5", False), ("example.com", False)],
)  # fmt: skip
def test_which_addresses_are_reached_from_here_alone(host: str, here: bool) -> None:
    assert is_here(host) is here
