"""The explorer's files, and the page that describes the API; nothing comes from elsewhere."""

from html import escape
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from legation.api.access import COOKIE
from legation.api.pages import page
from legation.api.problems import PROBLEMS
from legation.services.access import recognise
from legation.shipped import explorer

_NOT_BUILT = "<!doctype html><title>Legation</title><p>The explorer is not there: run <code>make setup</code> in a checkout, else install Legation again. The API is at <a href='/docs'>/docs</a>."

_FOOT = "<p><a href=/docs>All routes</a></p>"


def add_explorer(app: FastAPI, built: Path | None = None) -> None:
    """Serve the built explorer at `/`; its assets carry a hash in their names and may be kept for good."""
    built = built or explorer()

    @app.get("/docs", include_in_schema=False)
    def docs(request: Request) -> Response:
        # FastAPI keeps routes for as long as the process lives: one that held the application would keep it, too.
        return HTMLResponse(_described(request.app.openapi()))

    @app.get("/problems/{name}", include_in_schema=False)
    def explained(name: str) -> Response:
        if name not in PROBLEMS:
            raise HTTPException(404)
        status, what = PROBLEMS[name]
        return HTMLResponse(
            page(f"Legation: {name}", f"<h1>{status}: {escape(name)}</h1><p>{escape(what)}.</p>{_FOOT}")
        )

    @app.get("/{path:path}", include_in_schema=False)
    def file(request: Request, path: str) -> Response:
        index = built / "index.html"
        if not path and _asks_for_key(request):
            return RedirectResponse("sign-in", 303)
        if path.startswith("v1/"):
            raise HTTPException(404)
        found = _inside(built, path)
        if found is not None:
            kept = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
            return FileResponse(found, headers={"Cache-Control": kept})
        if path and "." in path.rsplit("/", 1)[-1]:
            raise HTTPException(404)
        if not index.exists():
            return HTMLResponse(_NOT_BUILT, 200 if not path else 404)
        if path:
            raise HTTPException(404)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})


def _asks_for_key(request: Request) -> bool:
    parts = getattr(request.app.state, "parts", None)
    if parts is None or not parts.settings.auth:
        return False
    return recognise(parts.keys, request.cookies.get(COOKIE, "")) is None


def _inside(folder: Path, path: str) -> Path | None:
    """The file of that path, never one outside the folder."""
    if not path or "\x00" in path:
        return None
    try:
        found = (folder / path).resolve()
        return found if found.is_relative_to(folder.resolve()) and found.is_file() else None
    except OSError:
        # Longer than any name of a file may be.
        return None


def _described(document: dict[str, Any]) -> str:
    parts = ["<h1>Legation REST API</h1><p>The whole description: <a href=/openapi.json>/openapi.json</a></p>"]
    for path, methods in document["paths"].items():
        for method, route in methods.items():
            parts.append(
                f"<h2><code>{method.upper()} {escape(path)}</code></h2><p>{escape(route.get('description', ''))}</p>"
            )
            rows = "".join(
                f"<tr><td><code>{escape(p['name'])}</code><td>{escape(p['in'])}<td>{escape(p.get('description', ''))}"
                for p in route.get("parameters", ())
            )
            parts.append(f"<table>{rows}</table>" if rows else "")
    return page("Legation REST API", "".join(parts))
