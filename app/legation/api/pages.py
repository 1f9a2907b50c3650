"""Plain pages of the service itself; nothing on them comes from elsewhere."""

from html import escape

_STYLE = (
    "body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "code{font-size:.95em}td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0}"
    "input,button{font:inherit;padding:.3rem .6rem}"
)


def page(title: str, body: str) -> str:
    """A whole page; `body` is HTML."""
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(title)}</title><style>{_STYLE}</style>{body}"
    )
