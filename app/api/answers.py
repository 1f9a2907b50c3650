"""Answers as JSON, straight from `services/shapes.py`: the declared models describe them, tests hold them to it."""

import json
from typing import Any

from fastapi.responses import Response


def answer(shape: Any) -> Response:
    """The response that carries the shape."""
    return Response(
        json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode(), media_type="application/json"
    )
