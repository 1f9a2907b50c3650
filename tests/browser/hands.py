"""What several tests do first, and what they ask the service beside the page."""

import json
import re
import urllib.request
from typing import Any

from playwright.sync_api import Locator, Page, expect


def ask(service: str, path: str) -> Any:
    """The service's own answer."""
    with urllib.request.urlopen(service + path) as answer:
        return json.load(answer)


def open_latvia(page: Page) -> None:
    """Search for Latvia and choose it."""
    page.goto("/")
    box = page.get_by_role("combobox", name="Search countries")
    box.fill("latv")
    page.get_by_role("option", name=re.compile("Latvia")).first.click()
    expect(page.get_by_role("heading", name="Latvia", level=2)).to_be_visible()


def add_text(page: Page, text: str, **about: str) -> Locator:
    """Paste an article in the dialog and send it; the dialog."""
    page.get_by_role("button", name="Add articles").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill(text)
    for name, value in about.items():
        dialog.locator(f"[name={name}]").fill(value)
    dialog.get_by_role("button", name="Read it").click()
    return dialog
