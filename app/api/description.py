"""Prints the OpenAPI document: `python -m app.api.description > openapi.json`. The explorer's types are made from it."""

import json
import sys

from app.api.server import create_app

if __name__ == "__main__":
    json.dump(create_app().openapi(), sys.stdout, indent=1, sort_keys=True)
