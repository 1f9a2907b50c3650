"""`legation keys`: who may ask the service, and for what."""

from typing import Annotated

import typer

from legation.cli.options import Database, among
from legation.cli.terminal import complain, print_line, print_table

keys = typer.Typer(no_args_is_help=True, help="Make, list and revoke keys of the REST service.")
Scopes = Annotated[
    list[str] | None,
    typer.Option(
        "--scope",
        help="what it allows besides reading: write, curate, admin (all three), or metrics (/metrics, for a machine)",
    ),
]


@keys.command()
def create(
    name: Annotated[str, typer.Argument(help="who will use it; decisions are signed with it")],
    scope: Scopes = None,
    workspace: Annotated[str | None, typer.Option("--workspace", help="the one it opens; default: the setting")] = None,
    database: Database = None,
) -> None:
    """Make a key and print it, this once: only what it can be compared with is kept."""
    from legation.bootstrap import connect_store
    from legation.domain.access import Scope
    from legation.services.access import make_key
    from legation.settings import load_settings

    wanted = [Scope(among("--scope", one, list(Scope))) for one in scope or ()]
    settings = load_settings()
    store = connect_store(settings, database)
    try:
        key, written = make_key(store.keys(), name, wanted, workspace or settings.workspace)
    finally:
        store.close()
    scopes = ", ".join(one.value for one in key.scopes)
    complain(f"key {key.id} of {key.name}: {scopes} in the workspace {key.workspace}; it is not shown again", prefix="")
    print_line(written)


@keys.command("list")
def listed(database: Database = None) -> None:
    """Show the keys of all workspaces, without their secrets."""
    from legation.bootstrap import connect_store
    from legation.settings import load_settings

    store = connect_store(load_settings(), database)
    try:
        found = store.keys().all()
    finally:
        store.close()
    rows = [
        (k.id, k.name, k.workspace, " ".join(s.value for s in k.scopes), k.created_at, k.revoked_at or "")
        for k in found
    ]
    print_table(("key", "name", "workspace", "scopes", "created", "revoked"), rows, widest="name")


@keys.command()
def revoke(
    key: Annotated[str, typer.Argument(metavar="KEY", help="its id, as `list` shows it")], database: Database = None
) -> None:
    """Let a key open nothing any more."""
    from legation.bootstrap import connect_store
    from legation.services.access import revoke_key
    from legation.settings import load_settings

    store = connect_store(load_settings(), database)
    try:
        revoke_key(store.keys(), key)
    finally:
        store.close()
    print_line(f"revoked {key}")
