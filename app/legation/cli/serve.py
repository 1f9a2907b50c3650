"""`legation serve`: the REST service and the explorer."""

from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.options import Database
from legation.errors import BadQuery

if TYPE_CHECKING:
    from legation.settings import Settings


def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on; default: this machine alone")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="port to listen on")] = None,
    i_know: Annotated[
        bool,
        typer.Option("--i-know", help="listen to other machines without asking for keys: anyone may read and change"),
    ] = False,
    database: Database = None,
) -> None:
    """Serve the REST API and the explorer until interrupted."""
    from legation.api.server import create_app
    from legation.api.uvicorn_server import run
    from legation.cli.terminal import complain
    from legation.settings import load_settings

    given = {"host": host, "port": port, "database": database}
    settings = load_settings().model_copy(update={key: value for key, value in given.items() if value is not None})
    refuse_open(settings, i_know=i_know)
    if not settings.log_json:  # whoever reads lines of JSON is told by the server's own
        complain(
            f"explorer at http://{settings.host}:{settings.port}/, REST at /v1, its description at /docs", prefix=""
        )
    run(create_app(settings), settings.host, settings.port, settings.log_level)


def refuse_open(settings: "Settings", *, i_know: bool) -> None:
    """Raise BadQuery where other machines could reach a service that asks for no key."""
    if not (settings.auth or i_know or is_here(settings.host)):
        raise BadQuery(
            f"{settings.host} can be reached from other machines, and anyone there could read, add and delete: set "
            "LEGATION_AUTH=true and make a key with `legation keys create`, or give --i-know"
        )


def is_here(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone."""
    from ipaddress import ip_address

    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
