"""What happened, each happening once: its page, and what no sentence states."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import ask
from tests.browser.test_graph import NATO, node

pytestmark = pytest.mark.browser


def test_an_event_opens_from_its_relation_with_all_its_claims_and_who_reported_first(page: Page, service: str) -> None:
    events = ask(service, "/v1/events?limit=200")["items"]
    event = max((e for e in events if e["object"]), key=lambda e: (len(e["outlets"]), e["claim_count"], e["id"]))
    assert event["claim_count"] > 1
    pair = f"subject={event['subject']['id']}&object={event['object']['id']}&type={event['type']}"
    relation = ask(service, f"/v1/relations?{pair}")["items"][0]
    page.goto(f"/?relation={relation['id']}")
    page.locator(f".happenings a[href*='{event['id']}']").click()
    expect(page).to_have_url(re.compile(event["id"]))
    claims = ask(service, f"/v1/events/{event['id']}/claims")["items"]
    expect(page.locator(".event .claim")).to_have_count(len(claims))
    reporting = page.locator(".reporting li")
    expect(reporting).to_have_count(len(event["outlets"]))
    dates = {c["evidence"]["article"]["outlet"]: c["evidence"]["article"]["published"] for c in claims}
    expect(reporting.first).to_contain_text(min(dates, key=lambda outlet: dates[outlet][:10]))
    expect(page).to_have_title(re.compile(event["subject"]["name"]))
    page.locator(".event .claim-link").first.click()
    expect(page.locator("[data-chosen]").first).to_be_in_viewport()
    page.get_by_role("link", name=re.compile("Back to the relation")).click()
    expect(page.locator(".relation-head")).to_contain_text("Sources")
    expect(page).not_to_have_url(re.compile("event="))


def test_what_no_sentence_states_is_drawn_only_when_asked_for_and_says_why(page: Page, service: str) -> None:
    inferred = ask(service, f"/v1/graph?center={NATO}&basis=document&basis=rule&min_score=0.5&limit=30")["edges"]
    assert inferred
    page.goto(f"/?center={NATO}&entity={NATO}&show=table")
    expect(page.locator("tbody tr").first).to_be_visible()
    expect(page.locator(".inferred-chip")).to_have_count(0)
    page.get_by_text("Inference", exact=True).click()
    expect(page).to_have_url(re.compile("basis=inferred"))
    expect(page.locator("tbody tr")).to_have_count(len(inferred))
    expect(page.locator("tbody .inferred-chip").filter(visible=True).first).to_be_visible()
    page.locator("tbody .relation-link").first.click()
    expect(page.locator(".side-panel")).to_contain_text("Why: ")
    expect(page.locator(".side-panel")).not_to_contain_text("Denied")
    page.get_by_role("button", name="Graph", exact=True).click()
    expect(page.locator(".ink.inferred").first).to_be_attached()
    expect(node(page, NATO)).to_be_visible()
