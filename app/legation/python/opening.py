"""`legation.open`."""

from os import PathLike, fspath

from legation.bootstrap import connect_store, load_knowledge
from legation.python.open_graph import OpenGraph
from legation.settings import load_settings


def open_graph(
    database: str | PathLike[str] | None = None, *, make: bool = False, workspace: str | None = None
) -> OpenGraph:
    """The graph in a file, or at the URL of a database (SQLite or PostgreSQL); without one that of LEGATION_DATABASE.

    Raises NotFound where there is none, unless `make`; StorageFault where it cannot be opened. Close it, or use it in `with`.
    """
    settings = load_settings()
    if workspace is not None:
        settings = settings.model_copy(update={"workspace": workspace})
    url = fspath(database) if database is not None else settings.database
    if not (url.startswith("memory:") or "://" in url):
        url = f"sqlite:///{url}"
    return OpenGraph(settings, connect_store(settings, url, make=make), load_knowledge(settings))
