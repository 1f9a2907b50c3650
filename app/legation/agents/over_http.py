"""The same tools over HTTP (streamable, without sessions), behind the guards and keys of the REST service."""

from __future__ import annotations

from typing import Any

from anyio import to_thread
from mcp.server.mcpserver import Context
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from legation.agents.server import mcp_server
from legation.agents.toolbox import Toolbox
from legation.api.access import NoKey, TooMany, bearer_key
from legation.api.guards import Guards
from legation.api.problems import problem_of
from legation.domain.access import Who
from legation.linking.knowledge import Knowledge
from legation.services.access import Allowance, recognise
from legation.settings import Settings, listed
from legation.store.base import Store

PATH = "/mcp"


def mcp_app(settings: Settings, store: Store, knowledge: Knowledge) -> ASGIApp:
    """What answers at `/mcp`. Whoever has a key sees the workspace of that key and no other."""
    boxes: dict[str, Toolbox] = {settings.workspace: Toolbox(store, knowledge)}

    def toolbox_of(ctx: Context[Any, Any]) -> Toolbox:
        request = ctx.request_context.request
        who: Who | None = getattr(request.state, "who", None) if isinstance(request, Request) else None
        workspace = who.workspace if who else settings.workspace
        if workspace not in boxes:
            boxes[workspace] = Toolbox(store.within(workspace), knowledge)
        return boxes[workspace]

    # Hosts and origins are looked at by our own guards, by the settings of the REST service.
    app: ASGIApp = mcp_server(toolbox_of).streamable_http_app(
        streamable_http_path=PATH,
        stateless_http=True,
        json_response=True,
        max_request_body_size=settings.max_body,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    if settings.auth:
        app = _Keys(app, store, Allowance(settings.rate))
    return Guards(app, hosts=listed(settings.allowed_hosts), max_body=settings.max_body)


class _Keys:
    """Lets nobody through without a key that is in use, and each of them so often."""

    def __init__(self, app: ASGIApp, store: Store, allowance: Allowance) -> None:
        self._app, self._ring, self._allowance = app, store.keys(), allowance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = await self._refusal(scope)
        await (refusal or self._app)(scope, receive, send)

    async def _refusal(self, scope: Scope) -> ASGIApp | None:
        written = bearer_key(Request(scope))
        who = await to_thread.run_sync(recognise, self._ring, written) if written is not None else None
        if who is None:
            return problem_of(NoKey("send a key that is in use as `Authorization: Bearer KEY`"))
        left, seconds = self._allowance.take(who.key or who.name)
        if left < 0:
            return problem_of(TooMany(seconds))
        scope["state"] = {**scope.get("state", {}), "who": who}
        return None
