"""The application: routers, errors, guards, explorer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI

from legation import bootstrap
from legation.api.dependencies import Parts
from legation.api.explorer import add_explorer
from legation.api.guards import Guards
from legation.api.problems import add_handlers
from legation.api.routers import about, analysis, articles, claims, decisions, entities, graph, over_time, relations
from legation.api.schemas import AddressIn, ArticleIn, Problem, problems
from legation.settings import Settings, load_settings

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
    "health": "Whether the service answers.",
}


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service over the database the settings name; it opens when the application starts."""
    chosen = settings or load_settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        parts = Parts(chosen, bootstrap.connect_store(chosen))
        app.state.parts = parts
        yield
        parts.jobs.close()
        parts.store.close()

    app = FastAPI(
        title="Legation",
        version=version("legation"),
        summary="Who stands where with whom, and the sentence behind every edge.",
        description=_DESCRIPTION,
        openapi_tags=[{"name": name, "description": what} for name, what in _TAGS.items()],
        responses=problems(400),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    for router in (decisions, entities, relations, claims, over_time, graph, analysis, articles, about):
        app.include_router(router.router)
    add_handlers(app)
    add_explorer(app)
    hosts = tuple(host.strip().lower() for host in chosen.allowed_hosts.split(",") if host.strip())
    app.add_middleware(Guards, hosts=hosts, max_body=chosen.max_body)
    _describe(app)
    return app


def _describe(app: FastAPI) -> None:
    """Add the schemas that are referred to by name to the OpenAPI document."""
    made = app.openapi

    def openapi() -> dict[str, object]:
        document = made()
        for model in (Problem, ArticleIn, AddressIn):
            schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
            schema.pop("$defs", None)
            document["components"]["schemas"].setdefault(model.__name__, schema)
        return document

    app.openapi = openapi  # type: ignore[method-assign]
