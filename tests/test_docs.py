"""Documents stay true: the reference is the code's, links lead somewhere, what is promised is there."""

import fnmatch
import re
from pathlib import Path

import pytest
import yaml

from tests.reference import TARGET, reference

ROOT = Path(__file__).parent.parent
SOURCES = ("app/legation", "knowledge", "tests", "training", "data/phrases")
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_command_route_and_setting_is_documented_as_it_is() -> None:
    assert TARGET.read_text(encoding="utf-8") == reference(), "run `make docs`"


def test_every_command_option_and_parameter_says_what_it_is() -> None:
    for line in reference().splitlines():
        assert not (line.startswith("| `") and line.endswith("|  |")), line


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda p: str(p.relative_to(ROOT)))
def test_source_files_that_pages_name_are_there(page: Path) -> None:
    named = re.findall(r"`([\w./*-]+\.(?:py|yaml|cfg))(?::[^`]*)?`", page.read_text(encoding="utf-8"))
    files = [str(path) for top in SOURCES for path in (ROOT / top).rglob("*.*")] + [str(ROOT / "setup.py")]
    assert not [name for name in named if not fnmatch.filter(files, f"*/{name}")]


def test_the_readme_tells_the_two_commands_and_the_make_targets_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)`", readme)) | set(re.findall(r"^\s*make ([a-z-]+)", readme, re.MULTILINE))
    assert {"run", "test", "check"} <= named <= targets


def test_the_top_level_holds_only_what_belongs_there() -> None:
    allowed = {
        "pyproject.toml", "app", "tests", "data", "docker-compose.yml", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE",
        "NOTICE", "Makefile", "MANIFEST.in", "Dockerfile", "docs", "knowledge", "setup.py", "training", "CONTRIBUTING.md", "requirements.lock", "requirements-dev.lock", "requirements-node.lock", "requirements-spark.lock",
    }  # fmt: skip
    import subprocess

    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= allowed


def test_lock_files_pin_hashes_and_carry_no_addresses() -> None:
    for path in ROOT.glob("requirements*.lock"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text.replace("# ", ""), path.name
        pins = re.findall(r"^([a-zA-Z0-9._-]+)==", text, re.MULTILINE)
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)
    packages = (ROOT / "app/ui/package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in packages
    assert "://" not in packages


def test_the_composition_opens_no_port_to_the_network_and_holds_no_secret() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    for service in services.values():
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]
        assert service["mem_limit"]
        assert service["pids_limit"]
        assert "${" not in service.get("environment", {}).get("LEGATION_DATABASE", "")
        assert all(str(port).startswith("127.0.0.1:") for port in service.get("ports", ()))
        for name, value in service.get("environment", {}).items():
            assert "PASSWORD" not in name or value.startswith("${"), name
    assert re.search(r"^USER [1-9]\d*$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
