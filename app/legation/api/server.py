"""The application: routers, errors, guards, explorer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from legation import bootstrap
from legation.api.access import COOKIE, UNGUARDED, Logged, sign_in_routes, who_asks
from legation.api.dependencies import RELATION_TYPES, Parts
from legation.api.described_fields import describe_fields
from legation.api.explorer import add_explorer
from legation.api.guards import Guards
from legation.api.meters import Meters
from legation.api.problems import Failures, add_handlers
from legation.api.requests import HEADER, Requests, note_route
from legation.api.routers import about, analysis, articles, claims, decisions, entities, graph, over_time, relations
from legation.api.schemas import AddressIn, ArticleIn, Problem, problems
from legation.api.strict_parameters import only_known
from legation.services.access import Allowance
from legation.settings import Settings, listed, load_settings

_DESCRIPTION = (
    "Lists come in pages: follow `next_cursor`. Answers carry an ETag; send it as `If-None-Match`. Errors are problem "
    "documents (RFC 9457) whose `type` is stable. Offsets count Unicode code points."
)
_TAGS = {
    "entities": "Countries, people, organisations and what surrounds them.",
    "relations": "Edges: all claims of one type between two entities.",
    "claims": "Single assertions with their sentence, speaker and date.",
    "events": "What happened, counted once; who disputes it, what changed, and which outlets stand behind it.",
    "quotations": "What people are reported to say.",
    "graph": "Nodes and edges around entities, and paths between them.",
    "analysis": "Who is central, who belongs together, who stands between others.",
    "decisions": "What people decided of the graph; every one can be undone.",
    "articles": "Texts to read, and those that were read.",
    "jobs": "Batches that are read in the background.",
    "match": "From names to entities: the only place that takes names.",
    "holders": "Who held which office of a state or organisation, and when.",
    "about": "Relation types, counts, exports.",
    "health": "Whether the service answers, and what it counts of itself.",
}

_WORTH_PACKING, _PACKING = 1_000, 5
"""Bytes from which on answers are compressed, and how hard (1 to 9): beyond, time is lost and little won."""
_RELATION_TYPE = {
    "type": "string",
    "enum": RELATION_TYPES,
    "description": "a type of relation: /v1/ontology tells more",
}
_KEYS = {
    "key": {"type": "http", "scheme": "bearer", "description": "a key of `legation keys create`"},
    "signed_in": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "the same, as /sign-in keeps it"},
}
_ASKED = ("Content-Type", "If-None-Match", "Last-Event-ID", "Authorization", HEADER)
_TOLD = (
    "ETag",
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Link",
    "Location",
    "Retry-After",
    "Total-Count",
    HEADER,
)
"""Headers that pages of other sites may send, and read."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service over the database the settings name; it opens when the application starts."""
    chosen = settings or load_settings()
    meters = Meters()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        parts = Parts(chosen, bootstrap.connect_store(chosen), meters)
        app.state.parts = parts
        app.state.allowance = Allowance(chosen.rate)
        parts.start()
        yield
        parts.close()

    app = FastAPI(
        title="Legation",
        version=version("legation"),
        summary="Who stands where with whom, and the sentence behind every edge.",
        description=_DESCRIPTION,
        openapi_tags=[{"name": name, "description": what} for name, what in _TAGS.items()],
        servers=[{"url": "/"}],
        responses=problems(400, 401, 403),
        dependencies=[Depends(note_route), Depends(who_asks), Depends(only_known)],
        generate_unique_id_function=_operation,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    for router in (decisions, entities, relations, claims, over_time, graph, analysis, articles, about):
        app.include_router(router.router)
    add_handlers(app)
    app.include_router(sign_in_routes)
    add_explorer(app)
    app.add_middleware(Failures)
    app.add_middleware(Logged)
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_PACKING, compresslevel=_PACKING)
    origins = listed(chosen.cors_origins)
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=("GET", "POST", "DELETE"),
            allow_headers=_ASKED,
            expose_headers=_TOLD,
        )
    app.add_middleware(Guards, hosts=listed(chosen.allowed_hosts), max_body=chosen.max_body, origins=origins)
    app.add_middleware(Requests, meters=meters)
    _describe(app, auth=chosen.auth)
    return app


def _operation(route: APIRoute) -> str:
    """`claims_search`: what the operation is called in clients made from the description."""
    return "_".join(dict.fromkeys((str((route.tags or [""])[-1]), route.name))).strip("_")


def _describe(app: FastAPI, *, auth: bool) -> None:
    """Add the schemas that are referred to by name to the OpenAPI document, and where keys are asked for how they are sent."""
    made = app.openapi

    def openapi() -> dict[str, object]:
        document = made()
        for model in (Problem, ArticleIn, AddressIn):
            schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
            for name, inner in schema.pop("$defs", {}).items():
                document["components"]["schemas"].setdefault(name, inner)
            document["components"]["schemas"].setdefault(model.__name__, schema)
        document["components"]["schemas"]["RelationType"] = _RELATION_TYPE
        _name_types(document["paths"])
        describe_fields(document["components"]["schemas"])
        if auth:
            document["components"]["securitySchemes"] = _KEYS
            document["security"] = [{name: []} for name in _KEYS]
            for path in UNGUARDED:
                document["paths"][path]["get"]["security"] = []
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def _name_types(part: Any) -> None:
    """Refer to the relation types by one name wherever they are listed."""
    for key, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        if isinstance(value, dict) and value.get("enum") == RELATION_TYPES:
            part[key] = {"$ref": "#/components/schemas/RelationType"}
        else:
            _name_types(value)
