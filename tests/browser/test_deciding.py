"""What an analyst decides at the screen: two actors are one, one is called otherwise, a claim is right or wrong; and takes it back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import ask, open_latvia

pytestmark = pytest.mark.browser


def test_an_actor_is_renamed_and_the_name_taken_back(page: Page, service: str) -> None:
    open_latvia(page)
    page.get_by_role("button", name="Rename").click()
    form = page.get_by_role("form", name="Rename actor")
    expect(form.get_by_role("button", name="Rename actor")).to_be_disabled()
    form.get_by_label("Name").fill("The Baltic State")
    form.get_by_label("Why").fill("a test")
    form.get_by_role("button", name="Rename actor").click()
    expect(page.get_by_role("heading", name="The Baltic State", level=2)).to_be_visible()
    expect(page.locator(".stage")).to_contain_text("The Baltic State")
    assert ask(service, "/v1/entities?q=latvia")["items"][0]["name"] == "The Baltic State"
    page.locator(".undo-notice").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Latvia", level=2)).to_be_visible()
    expect(page.locator(".undo-notice p")).to_have_count(0)


def test_two_actors_are_merged_and_parted_from_the_list_of_decisions(page: Page, service: str) -> None:
    survivor, loser = ask(service, "/v1/entities?kind=person&limit=2")["items"]
    page.goto(f"/?entity={loser['id']}")
    page.get_by_role("button", name="Merge").click()
    form = page.get_by_role("form", name="Merge actors")
    form.get_by_label("The same as").fill(survivor["name"])
    form.get_by_role("button", name=survivor["name"]).first.click()
    expect(form).to_contain_text(f"of {loser['name']} will count for {survivor['name']}")
    form.get_by_label("Why").fill("they are one")
    form.get_by_role("button", name="Merge actors").click()
    expect(page.get_by_role("heading", name=survivor["name"], level=2)).to_be_visible()
    page.get_by_role("link", name="All decisions").click()
    made = page.get_by_role("list", name="Decisions").get_by_role("listitem").first
    expect(made).to_contain_text(f"Merged {loser['name']} into {survivor['name']}")
    expect(made).to_contain_text("“they are one”")
    expect(made).to_contain_text("rest")
    assert page.title() == "Decisions – Legation"
    made.get_by_role("button", name="Undo").click()
    expect(made).to_contain_text("undone")
    assert ask(service, f"/v1/entities/{loser['id']}")["id"] == loser["id"]


def test_a_claim_is_confirmed_another_rejected_and_both_taken_back(page: Page, service: str) -> None:
    edge = ask(service, "/v1/relations?order=claims&limit=1")["items"][0]
    id_ = edge.get("relation", edge)["id"]
    page.goto(f"/?relation={id_}")
    cards = page.locator(".claim")
    expect(cards.first).to_be_visible()
    before = cards.count()
    assert before > 1
    cards.first.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Confirm claim").click()
    expect(page.locator(".claim .chip", has_text="Confirmed")).to_have_count(1)
    page.locator(".undo-notice").get_by_role("button", name="Undo").click()
    expect(page.locator(".claim .chip", has_text="Confirmed")).to_have_count(0)
    cards.first.get_by_role("button", name="Reject").click()
    page.get_by_role("button", name="Reject claim").click()
    expect(cards).to_have_count(before - 1)
    page.locator(".undo-notice").get_by_role("button", name="Undo").click()
    expect(cards).to_have_count(before)


def test_a_relation_whose_only_claim_is_rejected_says_that_none_is_left_and_comes_back(
    page: Page, service: str
) -> None:
    listed = ask(service, "/v1/relations?limit=200")["items"]
    edge = next(one for one in listed if one["claim_count"] == 1)
    page.goto(f"/?relation={edge['id']}")
    page.get_by_role("button", name="Reject").click()
    page.get_by_role("button", name="Reject claim").click()
    panel = page.get_by_label("Details", exact=True)
    expect(panel).to_contain_text("No claim is left")
    # The browser itself writes down that the relation was not found.
    page.troubles.clear()  # type: ignore[attr-defined]
    page.locator(".undo-notice").get_by_role("button", name="Undo").click()
    expect(page.locator(".claim")).to_have_count(1)
    expect(panel).not_to_contain_text("No claim is left")


def test_what_is_to_check_is_reached_from_the_start_and_shrinks_with_each_decision(page: Page, service: str) -> None:
    waiting = ask(service, "/v1/review/claims")["total"]["value"]
    assert waiting > 0
    page.goto("/")
    page.get_by_role("link", name=re.compile("Claims that may be wrong")).click()
    claims = page.get_by_role("region", name="Claims that may be wrong")
    expect(claims.locator("h3 .number")).to_have_text(str(waiting))
    claims.locator(".claim").first.get_by_role("button", name="Reject").click()
    page.get_by_role("button", name="Reject claim").click()
    expect(claims.locator("h3 .number")).to_have_text(str(waiting - 1))
    page.locator(".undo-notice").get_by_role("button", name="Undo").click()
    expect(claims.locator("h3 .number")).to_have_text(str(waiting))
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_role("heading", name="Who stands where with whom")).to_be_visible()
