"""Two actors over time, and what can be taken along."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import ask
from tests.browser.test_graph import CANADA, LATVIA, moved, press_ribbon, spots

pytestmark = pytest.mark.browser


def test_a_pair_opens_with_its_months_and_a_month_filters_everything(page: Page, service: str) -> None:
    a, b = (end.replace("/", "%2F") for end in (CANADA, LATVIA))
    months = [
        item
        for x, y in ((a, b), (b, a))
        for item in ask(service, f"/v1/dyads/{x}/{y}/series?level=named&bucket=month&by=quad_class&min_score=0.5")[
            "items"
        ]
        if item["since"]
    ]
    page.goto(f"/?center={LATVIA}")
    expect(page.locator(f"[data-node='{CANADA}']")).to_be_visible()
    press_ribbon(page, CANADA, LATVIA)
    expect(page.locator(".pair h2")).to_contain_text("Latvia")
    expect(page.locator(".bar")).to_have_count(len(months))
    between = ask(service, f"/v1/relations?between={CANADA},{LATVIA}&limit=100")["items"]
    expect(page.locator(".pair section:not(.happenings) .rows li")).to_have_count(len(between))
    page.locator(".bar").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-01"))
    page.get_by_role("button", name="Show all of the time").click()
    expect(page).not_to_have_url(re.compile("since="))
    page.locator(".pair .rows a").first.click()
    expect(page.locator(".claim-link").first).to_be_visible()
    page.get_by_role("link", name=re.compile("Back to the pair")).click()
    expect(page.locator(".pair h2")).to_be_visible()


def test_the_picture_is_taken_with_legend_and_source_and_the_link_opens_it(
    page: Page, chromium: Browser, tmp_path: Path
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/?center={LATVIA}")
    expect(page.locator(".node .name").first).to_be_visible()
    expect(page.locator(".filters .check").first).to_be_visible()
    for name, start in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        page.get_by_role("button", name="Export").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=re.compile(f"^{name}")).click()
        file = tmp_path / name
        download.value.save_as(file)
        assert file.read_bytes().startswith(start)
    picture = (tmp_path / "SVG").read_text(encoding="utf-8")
    for words in ("Latvia", "Material conflict", "Planned", "16 articles"):
        assert words in picture
    assert "var(--ink" not in re.sub(r'(fill|stroke)="var\([^"]*"', "", picture)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("The link is copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    again = context.new_page()
    again.goto(link)
    expect(again.locator(f"[data-node='{LATVIA}']")).to_be_visible()
    assert spots(again).keys() == spots(page).keys()
    assert moved(spots(page), spots(again)) <= 2
    context.close()


def test_a_file_holds_what_passes_the_filters_in_force(page: Page, service: str, tmp_path: Path) -> None:
    route = ask(service, "/openapi.json")["paths"]["/v1/exports/{format}"]["get"]
    formats = next(set(given["schema"]["enum"]) for given in route["parameters"] if given["name"] == "format")
    page.goto(f"/?center={LATVIA}&class=material_conflict&status=planned&since=2016-01-01")
    button = page.get_by_role("button", name="Export")
    button.click()
    menu = page.locator("#exports")
    addresses = menu.get_by_role("link").evaluate_all("links => links.map(link => link.href)")
    assert {re.findall(r"exports/([\w-]+)", address)[0] for address in addresses} == formats
    with page.expect_download() as download:
        menu.get_by_role("group", name="All claims").get_by_role("link", name=re.compile("^CSV")).click()
    download.value.save_as(tmp_path / "claims.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "claims.csv").read_text(encoding="utf-8"))))
    assert rows
    assert {row["status"] for row in rows} == {"planned"}
    conflicts = [t["name"] for t in ask(service, "/v1/ontology")["types"] if t["quad_class"] == "material_conflict"]
    asked = "&".join(f"type={name}" for name in conflicts)
    told = ask(service, f"/v1/claims?status=planned&since=2016-01-01&min_score=0.5&limit=200&{asked}")["items"]
    assert {row["id"] for row in rows} == {claim["id"] for claim in told}
    expect(menu).to_have_count(0)
    button.click()
    menu.get_by_role("link").last.focus()
    page.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(button).to_be_focused()
