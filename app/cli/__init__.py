"""The command line: a thin door over the services."""

from app.cli.application import main

__all__ = ["main"]
