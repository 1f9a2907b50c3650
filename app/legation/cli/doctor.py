"""`legation doctor`: whether every part is there and works, and what to do where it is not."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable

import platformdirs
import typer

from legation.cli.options import Database
from legation.cli.terminal import print_table
from legation.errors import LegationError

_LEAST_FREE = 200_000_000


def doctor(database: Database = None) -> None:
    """Check Python, the language model, the trained reader, the knowledge base, the database, the explorer and the disk."""
    checks: dict[str, Callable[[], str]] = {
        "python": _python,
        "language model": _model,
        "trained reader": _reader,
        "knowledge base": _knowledge,
        "database": lambda: _database(database),
        "explorer": _explorer,
        "disk": _disk,
    }
    rows = [(name, *_outcome(check)) for name, check in checks.items()]
    print_table(("part", "state", "found"), rows, widest="found")
    if any(state == "failed" for _, state, _ in rows):
        raise typer.Exit(1)


def _outcome(check: Callable[[], str]) -> tuple[str, str]:
    try:
        return "ok", check()
    except LegationError as error:
        return "failed", str(error)
    except Exception as error:
        return "failed", f"{type(error).__name__}: {error}"


def _python() -> str:
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def _model() -> str:
    from legation.bootstrap import extractor_loader
    from legation.settings import load_settings

    nlp = extractor_loader(load_settings())().nlp
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}, components {', '.join(nlp.pipe_names)}"


def _reader() -> str:
    from legation.bootstrap import reader_version
    from legation.settings import load_settings

    return f"version {reader_version(load_settings())}, every file as its manifest says"


def _knowledge() -> str:
    from legation.bootstrap import load_knowledge
    from legation.linking.summary import summary
    from legation.settings import load_settings

    found = summary(load_knowledge(load_settings()))
    return f"version {found['version']}, {sum(found['kinds'].values())} entities"


def _database(database: str | None) -> str:
    from legation.bootstrap import connect_store
    from legation.settings import load_settings
    from legation.store.faults import without_password

    settings = load_settings()
    store = connect_store(settings, database)
    try:
        stats, damage = store.stats(), store.damage()
    finally:
        store.close()
    if damage:
        raise LegationError(f"the database is damaged, `legation restore` brings back a backup: {damage}")
    return f"{without_password(database or settings.database)}: {stats.articles} articles, {stats.claims} claims"


def _explorer() -> str:
    from legation.shipped import explorer

    index = explorer() / "index.html"
    if not index.exists():
        raise LegationError("not there: run `make setup` in a checkout, else install Legation again")
    return str(index.parent)


def _disk() -> str:
    from legation.shipped import checkout

    folder = checkout() or platformdirs.user_data_path("legation")
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < _LEAST_FREE:
        raise LegationError(f"{free // 1_000_000} MB free: make room")
    return f"{free // 1_000_000} MB free"
