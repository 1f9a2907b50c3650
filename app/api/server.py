"""The application: routers, errors, guards, explorer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI

from app import bootstrap
from app.api.dependencies import Parts
from app.api.explorer import add_explorer
from app.api.guards import Guards
from app.api.problems import add_handlers
from app.api.routers import about, articles, claims, entities, graph, relations
from app.api.schemas import ArticleIn, Problem
from app.settings import Settings, load_settings


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
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    for router in (entities, relations, claims, graph, articles, about):
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
        for model in (Problem, ArticleIn):
            schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
            schema.pop("$defs", None)
            document["components"]["schemas"].setdefault(model.__name__, schema)
        return document

    app.openapi = openapi  # type: ignore[method-assign]
