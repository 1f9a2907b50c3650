"""The addresses that feeds and sitemaps name."""

from urllib.parse import urljoin

_WEB = ("http://", "https://")


def web_address(place: str | None, base: str = "") -> str | None:
    """What `place` means on the page `base`, with its fragment; None when that is no web address."""
    place = (place or "").strip()
    if not place:
        return None
    try:
        url = urljoin(base, place)
    except ValueError:
        return None
    return url if url.lower().startswith(_WEB) else None
