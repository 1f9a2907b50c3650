"""The graph as something to work with: every gesture a hand makes on it, and every key."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.hands import ask, open_latvia

pytestmark = pytest.mark.browser
Spots = dict[str, tuple[float, float]]
LATVIA, CANADA, NATO = "kb:c/lv", "kb:c/ca", "kb:nato"


def spots(page: Page) -> Spots:
    """Where every actor lies on the canvas, in pixels."""
    found: Spots = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-node]")].map(node => {
            const [x, y] = node.firstElementChild.getAttribute("transform").match(/-?[\\d.]+/g).map(Number);
            return [node.dataset.node, [x, y]];
        }))"""
    )
    return found


def moved(before: Spots, after: Spots) -> float:
    """How far the farthest moved of those that are still there."""
    return max(
        abs(before[key][0] - after[key][0]) + abs(before[key][1] - after[key][1]) for key in before if key in after
    )


def node(page: Page, id_: str) -> Locator:
    """The shape of an actor, where a hand would press."""
    return page.locator(f"[data-node='{id_}'] .hit")


def ribbon(page: Page, a: str, b: str) -> Locator:
    """The ribbon between two actors."""
    return page.locator(f"[data-pair='{'|'.join(sorted((a, b)))}']")


def press_ribbon(page: Page, a: str, b: str) -> None:
    """Press it a third of the way, where nothing lies over it."""
    at, box = spots(page), page.locator(".stage").bounding_box()
    assert box
    (ax, ay), (bx, by) = at[a], at[b]
    page.mouse.click(box["x"] + ax + (bx - ax) * 0.36, box["y"] + ay + (by - ay) * 0.36)


def test_an_actor_is_expanded_hidden_and_brought_back_and_nothing_else_moves(page: Page, service: str) -> None:
    page.goto("/")
    expect(page.locator(".stage[data-drawn]")).to_be_visible()
    assert 0 < page.locator(".node").count() <= 30
    open_latvia(page)
    expect(page.locator(f"[data-node='{LATVIA}'][aria-current]")).to_be_visible()
    before = spots(page)
    assert 1 < len(before) <= 30
    node(page, CANADA).click()
    expect(page.get_by_role("heading", name="Canada", level=2)).to_be_visible()
    page.get_by_role("button", name=re.compile(r"Expand \+\d")).click()
    expect(page.locator(".node")).not_to_have_count(len(before))
    grown = spots(page)
    assert len(before) < len(grown) <= len(before) + 12
    assert moved(before, grown) <= 5
    page.get_by_role("toolbar").get_by_role("button", name="Hide").click()
    expect(page.locator(f"[data-node='{CANADA}']")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator(f"[data-node='{CANADA}']")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.locator(".node")).to_have_count(len(before))
    page.get_by_role("button", name="Redo").click()
    expect(page.locator(".node")).to_have_count(len(grown))
    assert moved(grown, spots(page)) <= 5
    node(page, CANADA).click()
    page.get_by_role("button", name="Collapse").click()
    expect(page.locator(".node")).not_to_have_count(len(grown))
    assert LATVIA in spots(page)


def test_an_expansion_takes_the_kind_asked_for(page: Page) -> None:
    page.goto(f"/?center={LATVIA}&entity={CANADA}")
    expect(page.locator(f"[data-node='{CANADA}']")).to_be_visible()
    before = set(spots(page))
    page.get_by_role("button", name="Expand by kind or relation").click()
    page.locator(".choices button", has_text="Country").click()
    expect(page.locator(".node")).not_to_have_count(len(before))
    fresh = set(spots(page)) - before
    assert fresh
    for id_ in fresh:
        expect(page.locator(f"[data-node='{id_}']")).to_have_attribute("aria-label", re.compile("country"))


def test_a_pulled_actor_stays_there_and_a_link_restores_the_picture(
    page: Page, chromium: Browser, service: str
) -> None:
    open_latvia(page)
    expect(page.locator(f"[data-node='{NATO}']")).to_be_visible()
    before = spots(page)
    box = node(page, NATO).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 20)
    page.mouse.move(x + 90, y + 60)
    page.mouse.up()
    expect(page.locator(f"[data-node='{NATO}']")).to_have_attribute("aria-label", re.compile("pinned"))
    after = spots(page)
    assert abs(after[NATO][0] - before[NATO][0] - 90) <= 3
    assert abs(after[NATO][1] - before[NATO][1] - 60) <= 3
    assert moved({k: v for k, v in before.items() if k != NATO}, after) <= 1
    expect(page.get_by_role("heading", name="Latvia", level=2)).to_be_visible()
    page.mouse.move(x - 300, y + 200)
    page.mouse.wheel(0, -300)
    expect(page).to_have_url(re.compile("%22c%22"))
    page.wait_for_timeout(400)
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    again = context.new_page()
    again.goto(page.url)
    expect(again.locator(f"[data-node='{NATO}']")).to_be_visible()
    assert moved(spots(page), spots(again)) <= 2
    assert spots(page).keys() == spots(again).keys()
    context.close()
    page.get_by_role("combobox", name="Search countries").fill("norway")
    page.get_by_role("option", name=re.compile("Norway")).first.click()
    expect(page.locator("[data-node='kb:c/no'][aria-current]")).to_be_visible()
    page.go_back()
    expect(page.locator(f"[data-node='{NATO}']")).to_have_attribute("aria-label", re.compile("pinned"))


def test_a_ribbon_unfolds_into_its_relations_and_its_ink_tells_what_happened(page: Page, service: str) -> None:
    page.goto(f"/?center={LATVIA}")
    expect(ribbon(page, CANADA, LATVIA)).to_have_count(1)
    among = ask(service, f"/v1/graph?center={CANADA}&center={LATVIA}&depth=0&min_score=0.5")["edges"]
    press_ribbon(page, CANADA, LATVIA)
    expect(ribbon(page, CANADA, LATVIA)).to_have_count(0)
    expect(page.locator("[data-relation]")).to_have_count(len(among))
    for edge in among:
        drawn = page.locator(f"[data-relation='{edge['id']}']")
        happened = any(edge["statuses"].get(status) for status in ("happened", "ongoing"))
        planned = any(edge["statuses"].get(status) for status in ("planned", "conditional"))
        expect(drawn.locator(".ground")).to_have_count(1 if planned and not happened and not edge["disputed"] else 0)
    first = page.locator("[data-relation]").first
    first.locator(".hit").dispatch_event("click", {"bubbles": True})
    expect(page.locator(".claim-link").first).to_be_visible()
    page.get_by_role("button", name="Fold into one ribbon").click()
    expect(ribbon(page, CANADA, LATVIA)).to_have_count(1)


def test_a_dispute_is_split_and_what_all_deny_is_crossed_out(page: Page, service: str) -> None:
    denied = ask(service, "/v1/relations?polarity=denied&limit=50&min_score=0.5")["items"]
    whole = [ask(service, f"/v1/relations/{edge['id']}") for edge in denied if edge["object"]]
    disputed = next(edge for edge in whole if edge["disputed"])
    ends = [disputed["subject"]["id"], disputed["object"]["id"]]
    page.goto(f"/?center={ends[0]}&weak=shown")
    expect(ribbon(page, *ends).locator(".denying")).to_have_count(1)
    expect(ribbon(page, *ends).locator(".sign")).to_have_count(1)


def test_the_legend_counts_what_is_drawn_and_filters_it(page: Page, service: str) -> None:
    page.goto(f"/?center={LATVIA}")
    expect(page.locator(".node").first).to_be_visible()
    ids = "&".join(f"center={id_}" for id_ in spots(page))
    edges = ask(service, f"/v1/graph?{ids}&depth=0&denied=true&limit=1000")["edges"]
    weak = sum(edge["score"] < 0.5 for edge in edges)
    assert weak > 0
    planned = sum(edge["asserted"] and edge["statuses"].get("planned", 0) > 0 for edge in edges)
    row = page.locator("label", has_text="Planned")
    expect(row).to_contain_text(str(planned))
    expect(page.locator(".summary")).to_contain_text(f"{sum(e['score'] >= 0.5 and e['asserted'] for e in edges)} rel")
    button = page.get_by_role("button", name=f"Also show {weak} to check")
    drawn = page.locator("[data-pair]").count()
    button.click()
    expect(page.locator("[data-pair]")).not_to_have_count(drawn)
    page.get_by_role("button", name=re.compile(r"Hide \d+ to check")).click()
    expect(page.locator("[data-pair]")).to_have_count(drawn)
    row.get_by_role("checkbox").check()
    expect(page.locator("[data-pair]")).not_to_have_count(drawn)


def test_typing_lays_nothing_out_and_names_lie_over_nothing(page: Page) -> None:
    page.goto("/")
    expect(page.locator(".node").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    before, asked = spots(page), []
    page.on("request", lambda request: asked.append(request.url) if "/v1/graph" in request.url else None)
    page.get_by_role("combobox", name="Search countries").press_sequentially("germany")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert (spots(page), asked) == (before, [])
    boxes = page.locator(".node .name").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(r => [r.left, r.top + 2, r.right, r.bottom - 2])"
    )
    assert len(boxes) >= 10
    for index, a in enumerate(boxes):
        for b in boxes[index + 1 :]:
            assert a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] or b[3] <= a[1], (a, b)


def test_the_keyboard_goes_from_actor_to_actor_opens_hides_and_leaves(page: Page) -> None:
    page.goto(f"/?center={LATVIA}")
    expect(page.locator(f"[data-node='{LATVIA}']")).to_be_visible()
    page.locator("#relations").focus()
    page.keyboard.press("Tab")
    expect(page.locator(f"[data-node='{LATVIA}']")).to_be_focused()
    count, seen = page.locator(".node").count(), set()
    for key in ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft"]:
        page.keyboard.press(key)
        seen.add(page.evaluate("document.activeElement.dataset.node"))
    assert len(seen - {None}) >= 3
    name = page.evaluate("document.activeElement.getAttribute('aria-label').split(/[,+]/)[0].trim()")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name, level=2)).to_be_visible()
    page.locator(f"[data-node='{LATVIA}']").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name=name, level=2)).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    gone = page.evaluate("document.activeElement.dataset.node")
    page.keyboard.press("h")
    expect(page.locator(f"[data-node='{gone}']")).to_have_count(0)
    assert page.locator(".node").count() == count - 1
    assert page.evaluate("document.activeElement.dataset.node")
