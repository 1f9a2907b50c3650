"""Answers as JSON, straight from `services/serializers.py`: the declared models describe them, tests hold them to it."""

from typing import Any

import orjson
from fastapi.responses import Response


def answer(value: Any, status: int = 200) -> Response:
    """The response that carries the value."""
    return Response(orjson.dumps(value), status, media_type="application/json")
