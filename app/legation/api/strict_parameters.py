"""Parameters nobody knows are refused: ignoring a misspelt filter would answer another question than was asked."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from fastapi import Request, params
from fastapi.dependencies.utils import get_flat_params
from fastapi.routing import APIRoute

from legation.errors import BadFilter


async def only_known(request: Request) -> None:
    """Raise BadFilter for a parameter the route does not have, or one given twice that takes one value."""
    given = request.query_params
    route = request.scope.get("route")
    if not given or not isinstance(route, APIRoute) or not route.include_in_schema:
        return
    known = _parameters(request, route)
    for name in given:
        if name not in known:
            raise BadFilter(f"no parameter {name!r} here{_meant(name, known)}")
        if not known[name] and len(given.getlist(name)) > 1:
            raise BadFilter(f"{name} is given more than once: it takes one value")


def _meant(name: str, known: Mapping[str, bool]) -> str:
    near = get_close_matches(name, known, 1)
    if near:
        return f": did you mean {near[0]}?"
    return f": use {', '.join(sorted(known))}" if known else ": this route takes none"


def _parameters(request: Request, route: APIRoute) -> Mapping[str, bool]:
    """The route's query parameters, and whether each may be repeated; kept as long as the application."""
    kept: dict[tuple[str, str], Mapping[str, bool]] = request.app.state.__dict__.setdefault("parameters", {})
    key = (request.method, route.path_format)
    if key not in kept:
        fields = (f for f in get_flat_params(route.dependant) if isinstance(f.field_info, params.Query))
        kept[key] = {field.alias: _is_list(field.field_info.annotation) for field in fields}
    return kept[key]


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(map(_is_list, get_args(annotation)))
