"""What people do in the explorer, done in Chromium."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.hands import ask, open_latvia

pytestmark = pytest.mark.browser
NASTY = (
    "Canadian Prime Minister Justin Trudeau 😀 e\u0301 condemned Russia on Friday.\n\n"
    "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script> "
    "Britain accused Russia \u202eof aggression\u202c against Ukraine 🇱🇻, javascript:alert(1) said the paper.\n"
)


def test_from_a_search_to_a_sentence_in_its_article_and_back(page: Page) -> None:
    open_latvia(page)
    page.locator(".type-group", has_text=re.compile("mobilization", re.I)).get_by_role(
        "link", name=re.compile("Canada")
    ).click()
    sentence = page.locator(".claim-link").first
    expect(sentence.locator("mark.cue")).not_to_have_count(0)
    words = sentence.locator(".sentence").inner_text()
    sentence.click()
    chosen = page.locator("[data-chosen]")
    expect(chosen).to_be_in_viewport()
    assert chosen.first.inner_text().strip()[:40] in words
    assert page.locator(".cut").count() > 0
    page.get_by_role("link", name=re.compile("Back to the graph")).click()
    expect(page.locator(".article-view")).to_have_count(0)
    page.go_back()
    expect(page.locator("[data-chosen]").first).to_be_visible()


def test_the_address_restores_the_view(page: Page, chromium: Browser) -> None:
    open_latvia(page)
    page.locator(".type-group").first.get_by_role("link").first.click()
    page.locator(".claim-link").first.click()
    expect(page.locator("[data-chosen]").first).to_be_visible()
    again = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    again.goto(page.url)
    expect(again.locator("[data-chosen]").first).to_be_visible()
    assert again.locator("[data-chosen]").all_inner_texts() == page.locator("[data-chosen]").all_inner_texts()
    assert again.locator(".relation-head h2").inner_text() == page.locator(".relation-head h2").inner_text()
    again.context.close()


def test_an_event_one_side_asserts_and_the_other_denies_shows_both(page: Page, service: str) -> None:
    edges = ask(service, "/v1/relations?limit=200&type=ASSAULT")["items"]
    disputed = next(edge for edge in edges if edge["disputed"])
    page.goto("/")
    page.get_by_role("link", name=re.compile("Skripal")).first.click()
    for title, polarity in (("Affirmed", "affirmed"), ("Denied", "denied")):
        side = page.locator(f"section.side.{polarity}")
        expect(side.get_by_role("heading", name=re.compile(title))).to_be_visible()
        expect(side.locator("li.claim")).to_have_count(_claims(service, disputed["id"], polarity))
    expect(page.get_by_role("note")).to_contain_text("Accounts differ")


def _claims(service: str, relation: str, polarity: str) -> int:
    found: int = ask(service, f"/v1/relations/{relation}/claims?polarity={polarity}")["total"]["value"]
    return found


def test_a_pasted_article_is_read_and_its_words_stay_text(page: Page, service: str) -> None:
    page.goto("/")
    page.get_by_role("button", name="Add articles").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill(NASTY)
    for name, value in (("outlet", "<b>Outlet</b>"), ("published", "2016-07-08")):
        field = dialog.locator(f"[name={name}]")
        if field.count():
            field.fill(value)
    dialog.get_by_role("button", name=re.compile("read", re.I)).last.click()
    expect(dialog.get_by_role("heading", name="Article read")).to_be_visible(timeout=60_000)
    article = ask(service, "/v1/claims?outlet=%3Cb%3EOutlet%3C%2Fb%3E")["items"]
    assert {c["type"] for c in article} >= {"ACCUSE"}
    for claim in article:
        evidence = claim["evidence"]
        page.goto(f"/?article={evidence['article']['id']}&claim={claim['id']}")
        chosen = page.locator("[data-chosen]").first
        expect(chosen).to_be_visible()
        marks = page.locator("[data-chosen] mark.subject").all_inner_texts()
        text = ask(service, f"/v1/articles/{evidence['article']['id']}")["text"]
        assert "".join(marks) in ("", text[slice(*evidence["subject"])])
    assert page.title() != "owned"
    assert page.locator(".article-text script, .article-text img").count() == 0
    expect(page.locator(".article-text")).to_contain_text("<script>")
    page.request.delete(f"{service}/v1/articles/{article[0]['evidence']['article']['id']}")


def test_a_pdf_is_read_as_an_article(page: Page, service: str) -> None:
    before = {article["id"] for article in ask(service, "/v1/articles?limit=200")["items"]}
    page.goto("/")
    page.get_by_role("button", name="Add articles").click()
    dialog = page.get_by_role("dialog")
    file = min((ROOT / "data/gold/pages").glob("*customs-communique.pdf"))
    dialog.locator("input[type=file]").set_input_files(file)
    dialog.get_by_role("button", name=re.compile("read", re.I)).last.click()
    expect(dialog.get_by_role("heading", name="Article read")).to_be_visible(timeout=60_000)
    dialog.get_by_role("button", name="Open the article").click()
    expect(page.locator(".article-text")).to_contain_text("customs")
    (added,) = (one for one in ask(service, "/v1/articles?limit=200")["items"] if one["id"] not in before)
    page.request.delete(f"{service}/v1/articles/{added['id']}")


def test_an_actor_opens_to_its_background_and_the_reasons_of_its_links(page: Page) -> None:
    open_latvia(page)
    background = page.locator("details", has_text="not from articles")
    background.locator("summary").click()
    expect(background.get_by_role("listitem").filter(has_text="NATO").first).to_be_visible()
    reasons = page.locator("details", has_text="Why mentions mean this actor")
    reasons.locator("summary").click()
    expect(reasons.get_by_role("listitem").filter(has_text="Latvia").first).to_be_visible()


def test_the_keyboard_alone_finds_an_actor_and_opens_a_sentence(page: Page) -> None:
    page.goto("/?show=table")
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("combobox", name="Search countries").focus()
    page.keyboard.type("nato")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="NATO", level=2)).to_be_visible()
    expect(page.locator(".type-group a").first).to_be_visible()
    _tab_to(page, ".type-group a")
    page.keyboard.press("Enter")
    expect(page.locator(".relation-head")).to_be_visible()
    _tab_to(page, ".claim-link")
    page.keyboard.press("Enter")
    expect(page.locator("[data-chosen]").first).to_be_focused()


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the keyboard never reaches {selector}")


def test_the_table_holds_the_edges_of_the_graph_and_sorts(page: Page) -> None:
    page.goto("/?center=kb:nato&entity=kb:nato&show=table")
    rows = page.locator("tbody tr")
    expect(rows.first).to_be_visible()
    told = page.locator("caption").inner_text()
    assert told.startswith(f"{rows.count()} relation")
    page.get_by_role("button", name="Relation", exact=True).click()
    types = page.locator("tbody td:nth-child(2)").all_inner_texts()
    assert types in (sorted(types), sorted(types, reverse=True))
    page.get_by_role("button", name="Claims", exact=True).click()
    page.get_by_role("button", name="Claims", exact=True).click()
    claims = [int(number) for number in page.locator("tbody td:nth-child(5)").all_inner_texts()]
    assert claims == sorted(claims)


def test_what_is_open_in_the_graph_is_chosen_and_in_sight_in_the_table(page: Page, service: str) -> None:
    fewest = min(edge["claim_count"] for edge in _edges(service))
    # The last row of the table, out of sight at first.
    least = max((edge for edge in _edges(service) if edge["claim_count"] == fewest), key=lambda edge: str(edge["id"]))
    page.goto(f"/?center=kb:nato&relation={least['id']}")
    expect(page.locator(".ribbon.lit").first).to_be_visible()
    page.get_by_role("button", name="Table", exact=True).click()
    chosen = page.locator("tbody tr.selected")
    expect(chosen).to_be_in_viewport(ratio=1)
    expect(chosen.locator("[aria-current]")).to_have_attribute("href", re.compile(least["id"]))
    chosen.locator("th .actor-link").click()
    own = [e for e in _edges(service) if least["subject"]["id"] in (e["subject"]["id"], (e["object"] or {}).get("id"))]
    expect(page.locator("tbody tr.touched")).to_have_count(len(own))


def _edges(service: str) -> list[dict[str, Any]]:
    edges: list[dict[str, Any]] = ask(service, "/v1/graph?center=kb:nato&min_score=0.5&limit=30")["edges"]
    return edges


SIZES = ((1440, 900), (1024, 768), (768, 1024), (390, 844))


@pytest.mark.parametrize(
    "place", ["start", "entity", "table", "pair", "relation", "event", "article", "desk", "dialog", "menu"]
)
def test_axe_finds_no_violation_at_any_size_in_either_theme(page: Page, service: str, place: str) -> None:
    """Each place is loaded once; sizes and themes change under it, and the second theme is asked for its colours alone."""
    axe = (ROOT / "app/ui/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    relation = ask(service, "/v1/relations?limit=1&type=ASSAULT")["items"][0]["id"]
    claim = ask(service, "/v1/claims?limit=1")["items"][0]
    event = ask(service, "/v1/events?limit=1")["items"][0]["id"]
    nato = "/?center=kb:nato&entity=kb:nato"
    places = {
        "desk": "/?desk=review",
        "entity": nato,
        "table": f"{nato}&show=table",
        "pair": "/?center=kb:c/lv&pair=kb:c/ca,kb:c/lv",
        "relation": f"/?relation={relation}",
        "event": f"/?event={event}",
        "article": f"/?article={claim['evidence']['article']['id']}&claim={claim['id']}",
    }
    page.goto(places.get(place, "/"))
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-drawn], tbody tr").first).to_be_attached()
    if place == "dialog":
        page.get_by_role("button", name="Add articles").click()
    if place == "menu":
        page.get_by_role("button", name="Export").click()
    page.evaluate(axe)
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme, rules in (("light", "{}"), ("dark", "{runOnly: ['color-contrast']}")):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            violations = page.evaluate(f"axe.run(document, {rules})")["violations"]
            found += [(width, scheme, v["id"], [n["html"][:120] for n in v["nodes"]]) for v in violations]
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert found == []


def test_filters_narrow_the_view_and_stand_in_the_address(page: Page) -> None:
    page.goto("/?show=table")
    rows = page.locator("tbody tr")
    expect(rows.first).to_be_visible()
    before = rows.count()
    page.get_by_label("Planned").check()
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length < n", arg=before)
    assert "planned" in page.url
    page.reload()
    expect(page.get_by_label("Planned")).to_be_checked()


def test_when_nothing_is_found_or_the_service_is_gone_it_says_so(page: Page, chromium: Browser, service: str) -> None:
    page.goto("/")
    page.get_by_role("combobox", name="Search countries").fill("zzzzzz")
    expect(page.locator("search")).to_contain_text("Nobody of that name")
    context = chromium.new_context(base_url=service)
    lost = context.new_page()
    lost.route("**/v1/**", lambda route: route.abort())
    lost.goto("/")
    expect(lost.get_by_text(re.compile("cannot be reached")).first).to_be_visible()
    context.close()
