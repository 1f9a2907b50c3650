"""`legation verify`: whether every citation is what its article says."""

import typer

from legation.cli.options import Database, opened
from legation.cli.terminal import complain, print_line


def verify(database: Database = None) -> None:
    """Cut every stored sentence, subject, object and cue anew from its article and compare; exit 1 where one differs."""
    from legation.services.verify import verify as verified

    count = wrong = 0
    with opened(database) as (store, _):
        for checked in verified(store):
            count += 1
            if checked.wrong:
                wrong += 1
                complain(f"{checked.claim} of {checked.article}: {checked.wrong}")
    print_line(f"{count} claims, {count - wrong} as their articles have them")
    if wrong:
        raise typer.Exit(1)
