"""The user's own names of fields: `--map text=Body,title=Headline`."""

from collections.abc import Mapping
from typing import Any

from legation.errors import BadInput
from legation.ingest.formats.records import FIELD_NAMES

_SHOWN = 12


def parse_fields(told: str) -> dict[str, str]:
    """Our field and the file's name for it, from "text=Body,title=Headline". Raises BadInput."""
    fields: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in told.split(","))):
        ours, sign, theirs = (piece.strip() for piece in part.partition("="))
        if not sign or not theirs or ours not in FIELD_NAMES:
            raise BadInput(f"'{part}' is no FIELD=NAME, where FIELD is one of {', '.join(FIELD_NAMES)}")
        fields[ours] = theirs
    return fields


def renamed(record: Mapping[str, Any], fields: Mapping[str, str]) -> Mapping[str, Any]:
    """The record with the user's fields under our names; "source.name" reaches into objects. Raises BadInput."""
    if not fields:
        return record
    taken = {ours: _value(record, theirs) for ours, theirs in fields.items()}
    for ours in ("text", "html"):
        if ours in fields and taken[ours] is None and not any(taken.get(other) for other in ("text", "html")):
            shown = ", ".join(map(str, list(record)[:_SHOWN]))
            raise BadInput(f"the record has nothing in '{fields[ours]}': its fields are {shown}")
    hidden = {name for ours in _replaced(fields) for name in FIELD_NAMES[ours]}
    return {key: value for key, value in record.items() if plain_name(key) not in hidden} | taken


def _replaced(fields: Mapping[str, str]) -> set[str]:
    """Which of our fields may no longer be read from elsewhere: whoever names the text does not mean another."""
    return {*fields, *(("text", "html") if {"text", "html"} & set(fields) else ())}


def _value(record: Mapping[str, Any], name: str) -> Any:
    """Exactly so called, else but for upper case and spaces, else step by step along the dots."""
    if name in record:
        return record[name]
    wanted = plain_name(name)
    found = next((value for key, value in record.items() if plain_name(key) == wanted), None)
    if found is not None or "." not in name:
        return found
    outer, _, inner = name.partition(".")
    value = _value(record, outer)
    return _value(value, inner) if isinstance(value, Mapping) else None


def plain_name(name: object) -> str:
    """As the records' own names are compared."""
    return str(name).strip().lower().replace(" ", "_").replace("-", "_")
