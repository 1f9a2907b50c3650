"""Answers as JSON, straight from `services/serializers.py`: the declared models describe them, tests hold them to it."""

from typing import Any

import orjson
from fastapi.responses import Response


def answer(found: Any, status: int = 200) -> Response:
    """The response that carries it."""
    return Response(orjson.dumps(found), status, media_type="application/json")
