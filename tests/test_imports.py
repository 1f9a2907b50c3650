"""Imports run one way; each library stays in its place (ARCHITECTURE.md)."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app" / "legation"

# Each package may use what is listed; top-level modules are packages of their own.
ALLOWED = {
    "__init__": {"python"},
    "domain": set(),
    "errors": set(),
    "shipped": set(),
    "settings": {"errors", "shipped"},
    "logs": {"settings"},
    "store": {"domain", "errors"},
    "linking": {"domain", "errors", "shipped", "store"},
    "reader": {"errors", "shipped"},
    "extraction": {"domain", "errors", "linking", "reader"},
    "ingest": {"domain", "errors", "shipped"},
    "fetching": {"domain", "errors", "ingest"},
    "analysis": {"domain", "errors"},
    "export": {"domain", "errors"},
    "services": {"domain", "errors", "store", "linking", "extraction", "ingest", "fetching", "analysis", "export"},
    "scale": {"analysis", "domain", "errors", "store", "linking", "extraction", "ingest", "services"},
    "bootstrap": {
        "domain",
        "errors",
        "settings",
        "logs",
        "store",
        "linking",
        "extraction",
        "reader",
        "ingest",
        "fetching",
        "services",
    },
    "api": {
        "domain",
        "errors",
        "shipped",
        "settings",
        "logs",
        "store",
        "services",
        "bootstrap",
        "analysis",
        "export",
        "ingest",
        "fetching",
    },
    "cli": {
        "domain",
        "errors",
        "shipped",
        "settings",
        "logs",
        "store",
        "services",
        "bootstrap",
        "analysis",
        "export",
        "ingest",
        "fetching",
        "api",
        "linking",
        "agents",
        "scale",
    },
    "python": {
        "domain",
        "errors",
        "settings",
        "store",
        "linking",
        "services",
        "bootstrap",
        "export",
        "ingest",
        "fetching",
        "api",
    },
    "agents": {"domain", "errors", "settings", "store", "services", "linking", "api"},
}
# Third-party libraries that belong to one place.
HOME = {
    "spacy": {"extraction"},
    "onnxruntime": {"reader"},
    "tokenizers": {"reader"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "networkx": {"analysis", "export"},
    "fastapi": {"api"},
    "prometheus_client": {"api"},
    "typer": {"cli"},
    "mcp": {"agents"},
    "trafilatura": {"ingest"},
    "pypdf": {"ingest"},
    "pyarrow": {"ingest", "scale", "export"},
    "pyspark": {"scale"},
    "duckdb": {"scale"},
    "pandas": {"python"},
    "httpcore": {"fetching"},
    "idna": {"fetching"},
}


def modules() -> list[Path]:
    return sorted(path for path in APP.rglob("*.py") if "node_modules" not in path.parts)


def home_of(path: Path) -> str:
    return path.relative_to(APP).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            if node.module == "legation":
                names |= {f"legation.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(APP)))
def test_imports_run_one_way(path: Path) -> None:
    home = home_of(path)
    used = {name.split(".")[1] for name in imported(path) if name.startswith("legation.")}
    assert used - {home} <= ALLOWED[home], f"{home} may not import {sorted(used - {home} - ALLOWED[home])}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(APP)))
def test_libraries_stay_in_their_place(path: Path) -> None:
    home = home_of(path)
    for name in imported(path):
        assert home in HOME.get(name.split(".")[0], {home}), f"{name} does not belong in {home}"


def test_the_product_never_imports_what_only_makes_it() -> None:
    for path in modules():
        assert not {name.split(".")[0] for name in imported(path)} & {"training", "knowledge", "tests"}


def test_commands_that_draw_no_graph_do_not_wait_for_networkx() -> None:
    used = "legation.services.query, legation.services.serializers, legation.services.build"
    probe = f"import sys, {used}; print('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout == "False\n"


def test_importing_the_package_loads_nothing_of_its_own_or_of_others() -> None:
    probe = (
        "import sys; before = set(sys.modules); import legation; "
        "print(sorted(m for m in set(sys.modules) - before if m.split('.')[0] not in sys.stdlib_module_names))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "['legation']\n"


def test_opening_a_graph_waits_for_neither_models_nor_pandas_nor_networkx() -> None:
    heavy = "'spacy', 'onnxruntime', 'pandas', 'networkx', 'fastapi', 'typer'"
    probe = f"import sys, legation; legation.open; print(sorted({{{heavy}}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_package_offers_opening_and_nothing_else() -> None:
    import legation
    from legation.python.opening import open_graph

    assert legation.open is open_graph
    with pytest.raises(AttributeError, match="legation"):
        _ = legation.close  # type: ignore[attr-defined]
