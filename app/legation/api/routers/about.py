"""What the service knows of itself: ontology, counts, exports, health; and who a name could be."""

from dataclasses import asdict
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response, StreamingResponse

from legation.api import schemas
from legation.api.claim_files import CLAIM_FILES, claim_file
from legation.api.dependencies import (
    Bases,
    Day,
    Denied,
    FilterDep,
    Fresh,
    Groups,
    IdQuery,
    LevelQuery,
    PagingDep,
    Parts,
    PartsDep,
    StoreDep,
    TypeName,
    bases,
)
from legation.api.list_forms import LIST_CONTENT, ListingDep
from legation.api.meters import MEDIA_TYPE
from legation.api.responses import answer
from legation.domain.ontology import load_ontology
from legation.domain.relation import Level
from legation.export.formats import FORMATS, format_of
from legation.export.told_formats import TOLD_FORMATS
from legation.services import serializers
from legation.services.claim_filters import known_types
from legation.services.holders import holders as who_held
from legation.services.holders import owner
from legation.services.match import Asked, match
from legation.services.places import located_graph
from legation.services.query import whole_graph
from legation.services.told_claims import told_claims
from legation.store.filters import ClaimQuery, RelationQuery

router = APIRouter()


@router.get("/v1/ontology", tags=["about"], response_model=schemas.Ontology)
def ontology() -> Any:
    """The closed list of relation types."""
    found = load_ontology()
    plain = ("name", "definition", "symmetric", "inverse", "wikidata", "scale", "active", "passive")
    types = [
        {
            **{key: getattr(t, key) for key in plain},
            "family": t.family.value,
            "subject_kinds": sorted(k.value for k in t.subject_kinds),
            "object_kinds": sorted(k.value for k in t.object_kinds),
            "implies": list(t.implies),
            "cameo": list(t.cameo),
            "quad_class": t.quad_class.value if t.quad_class else None,
            "traits": sorted(trait.value for trait in t.traits),
        }
        for t in found.types.values()
    ]
    return {"version": found.version, "types": types}


@router.get(
    "/v1/stats", tags=["about"], response_model=schemas.Stats, responses=schemas.NOT_MODIFIED, dependencies=[Fresh]
)
def stats(store: StoreDep) -> Any:
    """Counts over the current revisions."""
    return asdict(store.stats())


_KINDS = sorted(
    {*(f.media_type for f in FORMATS.values()), *(f.media_type.split(";")[0] for f in CLAIM_FILES.values())}
)
_FORMAT = Path(
    description=TOLD_FORMATS,
    json_schema_extra={"enum": [*FORMATS, *CLAIM_FILES]},
)


@router.get(
    "/v1/exports/{format}",
    tags=["about"],
    response_class=Response,
    responses={
        200: {"description": "the file", "content": {kind: {} for kind in _KINDS}},
        **schemas.NOT_MODIFIED,
        **schemas.problems(400, 404, 422),
    },
    dependencies=[Fresh],
)
def export(
    parts: PartsDep,
    format: Annotated[str, _FORMAT],
    filter: FilterDep,
    level: LevelQuery = Level.NAMED,
    groups: Groups = False,
    denied: Denied = False,
    basis: Bases = None,
) -> Response:
    """The graph, every edge with its best sentence, or all claims with their evidence: what passes the filters, as a file."""
    if format in CLAIM_FILES:
        file = CLAIM_FILES[format]
        headers = {"Content-Disposition": f'attachment; filename="legation{file.suffix}"'}
        told = partial(told_claims, parts.store, parts.knowledge)
        written = claim_file(parts.store, told, ClaimQuery(level=level, filter=filter), format)
        return StreamingResponse(written, media_type=file.media_type, headers=headers)
    chosen = format_of(format)
    query = RelationQuery(
        level=level, filter=filter, asserted_only=not denied, named_only=not groups, bases=bases(basis)
    )
    headers = {"Content-Disposition": f'attachment; filename="legation{chosen.suffix}"'}
    graph, sentences = whole_graph(parts.store, query)
    return Response(
        chosen.write(located_graph(parts.knowledge, graph), sentences), media_type=chosen.media_type, headers=headers
    )


@router.post(
    "/v1/match", tags=["match"], response_model=schemas.MatchesOut, responses=schemas.problems(400, 403, 413, 415, 422)
)
def find(parts: PartsDep, given: schemas.MatchesIn) -> Any:
    """Who these names could be, with scores and reasons."""
    items = []
    for one in given.names:
        asked = Asked(one.name, one.on, tuple(one.kinds), tuple(one.states))
        found = match(parts.store, parts.knowledge, asked, given.limit)
        candidates = [
            {
                "entity": serializers.entity_ref(m.entity),
                "links": dict(sorted(m.entity.links.items())),
                "score": m.score,
                "reasons": list(m.reasons),
                "in_graph": m.in_graph,
            }
            for m in found.candidates
        ]
        items.append({"name": one.name, "decided": found.decided, "candidates": candidates})
    return {"items": items}


@router.get(
    "/v1/holders",
    tags=["holders"],
    response_model=schemas.Holders,
    responses={**schemas.NOT_MODIFIED, **schemas.problems(404, 409, 422)},
    dependencies=[Fresh],
)
def search(
    parts: PartsDep,
    state: Annotated[IdQuery, Query(description="id, code of two letters or name of a state or body")],
    as_of: Annotated[Day | None, Query(description="who held office on this day")] = None,
    type: Annotated[list[TypeName] | None, Query(description="offices of these types")] = None,
) -> Any:
    """Who held which office of a state or body, the highest first, then the latest: as the shipped tenures and articles have it."""
    of = owner(parts.store, parts.knowledge, state)
    known_types(type or ())
    found = who_held(parts.store, parts.knowledge, of.id, as_of, type or ())
    day = as_of.isoformat() if as_of else None
    return answer({"state": serializers.entity_ref(of), "as_of": day, "items": [serializers.holder(h) for h in found]})


@router.get(
    "/v1/acts",
    tags=["about"],
    response_model=schemas.Page[schemas.Act],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def acts(parts: PartsDep, listing: ListingDep, paging: PagingDep) -> Any:
    """Who changed what by REST, the latest first; takes a key with the scope `admin`."""
    found = parts.keys.acts(paging)
    return listing.answer(serializers.page([asdict(act) for act in found.items], found), schemas.Act)


@router.get(
    "/metrics",
    tags=["health"],
    response_class=Response,
    responses={
        200: {"description": "the text format of Prometheus", "content": {"text/plain": {"schema": {"type": "string"}}}}
    },
)
def metrics(request: Request) -> Response:
    """What this process counts of itself, over all workspaces: requests, articles read, batches that wait, memory, processor time."""
    # Of the whole process, whosever key it is: that is what the scope `metrics` allows.
    parts: Parts = request.app.state.parts
    parts.meters.waiting.set(parts.waiting())
    return Response(parts.meters.written(), media_type=MEDIA_TYPE)


@router.get("/healthz", tags=["health"], response_model=schemas.Health)
def alive() -> Any:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz", tags=["health"], response_model=schemas.Health)
def ready(store: StoreDep) -> Any:
    """The database answers."""
    store.revision()
    return {"status": "ok"}
