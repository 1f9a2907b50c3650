"""XML of strangers: entities are left out, nothing outside is loaded, what is broken is passed over."""

import re
from typing import Any

from legation.errors import BadInput

_BEFORE_ROOT = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.S | re.I)
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})(?=[\s/>])")
_SPACE = re.compile(r"\s+")


def root_name(head: bytes) -> str | None:
    """The name of the first element behind declarations and comments; None when there is none."""
    at = 0
    while found := _BEFORE_ROOT.match(head, at):
        at = found.end()
    root = _ROOT.match(head, at)
    return root.group(1).decode("ascii", "replace") if root else None


def parse_xml(data: bytes) -> Any:
    """The root element. Raises BadInput when nothing of it can be read."""
    from lxml import etree  # slow to load

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(f"the XML cannot be read ({error}): get another copy") from None
    if tree is None:
        raise BadInput("the XML cannot be read: get another copy")
    etree.strip_elements(tree, etree.Entity, with_tail=False)
    return tree


def inner_text(element: Any) -> str:
    """The words of an element and all in it, on one line."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def child_text(element: Any, *names: str) -> str | None:
    """The words of the first child of one of these names, whatever its namespace."""
    for name in names:
        found = element.find("{*}" + name)
        if found is not None and (text := inner_text(found)):
            return text
    return None
