"""The command line: a thin door over the services."""

from legation.cli.application import main

__all__ = ["main"]
