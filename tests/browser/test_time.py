"""The histogram under graph and table, and the stretch of time that is chosen on it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import ask

pytestmark = pytest.mark.browser
_EVENTS = "level=named&bucket=month&by=quad_class&min_score=0.5"


def test_a_stretch_drawn_on_the_histogram_filters_everything_and_is_undone(page: Page, service: str) -> None:
    dated = [m for m in ask(service, f"/v1/histogram?{_EVENTS}")["items"] if m["since"]]
    assert len(dated) > 2
    page.goto("/?show=table")
    rows = page.locator("tbody tr")
    expect(rows.first).to_be_visible()
    before = rows.count()
    brush = page.locator(".time-brush")
    expect(brush.locator(".columns g:not(.tick)").first).to_be_visible()
    box = brush.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=3)
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20, steps=3)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-01&until=\d{4}-\d\d-01"))
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length < n", arg=before)
    since, until = re.findall(r"(?:since|until)=([\d-]+)", page.url)
    told = ask(service, f"/v1/graph?level=named&min_score=0.5&limit=30&since={since}&until={until}")
    expect(rows).to_have_count(len(told["edges"]))
    rows.first.locator(".relation-link").click()
    expect(page.get_by_text("Only claims of the chosen time.")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page).not_to_have_url(re.compile("since="))
    expect(rows).to_have_count(before)
    page.keyboard.press("Control+Shift+z")
    expect(page).to_have_url(re.compile(f"since={since}"))


def test_the_ends_of_the_time_are_moved_by_keys_and_the_clock_is_chosen(page: Page) -> None:
    page.goto("/?show=table")
    end = page.get_by_role("slider", name="End of the time")
    end.focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"until=\d{4}-\d\d-01"))
    first = page.url
    page.keyboard.press("ArrowLeft")
    expect(page).not_to_have_url(first)
    expect(end).to_be_focused()
    page.get_by_label("Time by").select_option("report")
    expect(page).to_have_url(re.compile("clock=report"))
    page.reload()
    expect(page.get_by_label("Time by")).to_have_value("report")
    expect(page.locator(".time-period")).to_contain_text("before")
    end.focus()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("until="))
