"""Prints the OpenAPI document: `python -m legation.api.openapi > openapi.json`. The explorer's types are made from it."""

import json
import sys

from legation.api.server import create_app

if __name__ == "__main__":
    json.dump(create_app().openapi(), sys.stdout, indent=1, sort_keys=True)
