"""`legation mcp`: the graph for agents, by the Model Context Protocol."""

from typing import Annotated

import typer

from legation.cli.options import Database, opened
from legation.errors import BadQuery


def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="answer at http://HOST:PORT/mcp instead of standard input")
    ] = False,
    host: Annotated[
        str | None, typer.Option(help="with --http: address to listen on; default: this machine alone")
    ] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="with --http: port to listen on")] = None,
    i_know: Annotated[
        bool, typer.Option("--i-know", help="listen to other machines without asking for keys: anyone may read")
    ] = False,
    database: Database = None,
) -> None:
    """Let agents ask the graph: seven tools that read, every answer with sentence, outlet, date and link."""
    from legation.cli.serve import refuse_open
    from legation.settings import load_settings

    given = {"host": host, "port": port, "database": database}
    settings = load_settings().model_copy(update={key: value for key, value in given.items() if value is not None})
    if not http and (host or port):
        raise BadQuery("--host and --port belong to --http")
    try:
        from legation.agents.over_http import PATH, mcp_app
        from legation.agents.server import mcp_server
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0].startswith("legation"):
            raise
        raise BadQuery("agents take one more part: pip install 'legation[mcp]'") from None
    from legation.agents.toolbox import Toolbox

    if http:
        refuse_open(settings, i_know=i_know)
    with opened(database) as (store, knowledge):
        if not http:
            toolbox = Toolbox(store, knowledge)
            mcp_server(lambda _: toolbox).run("stdio")
            return
        from legation.api.uvicorn_server import run
        from legation.cli.terminal import complain

        complain(f"tools for agents at http://{settings.host}:{settings.port}{PATH}", prefix="")
        run(mcp_app(settings, store, knowledge), settings.host, settings.port, settings.log_level)
