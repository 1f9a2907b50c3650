"""Writes docs/reference.md from the code: every command, route and setting. `make docs` runs it; a test holds it fresh."""

import json
from pathlib import Path
from typing import Any

import typer

from legation.api.server import create_app
from legation.cli.application import app
from legation.settings import Settings

TARGET = Path(__file__).parent.parent / "docs" / "reference.md"


def reference() -> str:
    """The whole page."""
    parts = [
        "# Reference",
        "Made from the code by `make docs`.",
        "## Commands",
        "Exit codes: 0 done or nothing to do, 1 an item failed, 2 wrong use.",
        *_command(typer.main.get_command(app), "legation"),
        "## Settings",
        "Read from the environment.",
        _table(("variable", "default", "what it is"), _settings()),
        "## REST routes",
        "The full description, with every field, is served at `/openapi.json` and `/docs`.",
        *_routes(create_app(Settings(database="memory:")).openapi()),
    ]
    return "\n\n".join(parts) + "\n"


def _command(command: Any, name: str) -> list[str]:
    """The command itself, where there is anything to say of it, then those it has below it."""
    below = getattr(command, "commands", {})
    rows = [_parameter(p) for p in command.params if p.name != "help"]
    found: list[str] = []
    if rows or not below:
        found += [f"### `{name}`", (command.help or "").strip()]
    if rows:
        found.append(_table(("argument or option", "what it is"), rows))
    for sub in below.values():
        found += _command(sub, f"{name} {sub.name}")
    return found


def _parameter(parameter: Any) -> tuple[str, str]:
    if parameter.param_type_name == "argument":
        return f"`{(parameter.metavar or parameter.name.upper())}`", parameter.help or ""
    return f"`{', '.join(parameter.opts)}`", parameter.help or ""


def _settings() -> list[tuple[str, str, str]]:
    rows = []
    for name, field in Settings.model_fields.items():
        default = (
            "`var/legation.db` in a checkout" if name == "database" else f"`{json.dumps(field.default, default=str)}`"
        )
        rows.append((f"`LEGATION_{name.upper()}`", default.replace("`null`", ""), field.description or ""))
    return rows


def _routes(document: dict[str, Any]) -> list[str]:
    found = []
    for path, methods in document["paths"].items():
        for method, route in methods.items():
            found.append(f"### `{method.upper()} {path}`")
            found.append(route.get("description", ""))
            rows = [(f"`{p['name']}`", p.get("description", "")) for p in route.get("parameters", ())]
            if rows:
                found.append(_table(("parameter", "what it is"), rows))
    return found


def _table(heads: tuple[str, ...], rows: list[Any]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
