"""Content hashes: the same words give the same id on every machine."""

import hashlib

_SEPARATOR = "\x1f"
_HEX_LENGTH = 20


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix` + 80 bits of SHA-256 over the parts, in order; None and "" hash alike."""
    joined = _SEPARATOR.join(["" if part is None else str(part) for part in parts])
    return f"{prefix}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:_HEX_LENGTH]}"
