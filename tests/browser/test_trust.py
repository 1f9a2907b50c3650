"""What a reader must be able to trust: nothing is told otherwise than it was said, nothing fails without a word."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import add_text, ask, open_latvia

pytestmark = pytest.mark.browser


@pytest.fixture
def added(page: Page, service: str) -> Iterator[None]:
    """Whatever a test adds is taken out again."""
    before = {article["id"] for article in ask(service, "/v1/articles?limit=200")["items"]}
    yield
    for article in ask(service, "/v1/articles?limit=200")["items"]:
        if article["id"] not in before:
            page.request.delete(f"{service}/v1/articles/{article['id']}")


def test_graph_and_evidence_need_no_webgl(service: str, chromium: Browser) -> None:
    context = chromium.new_context(base_url=service)
    page = context.new_page()
    page.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
        " return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest); }"
    )
    open_latvia(page)
    expect(page.locator(".stage .node").first).to_be_visible()
    page.locator(".type-group a").first.click()
    expect(page.locator(".claim-link").first).to_be_visible()
    context.close()


def test_a_denied_or_planned_claim_is_told_as_that_right_after_adding(page: Page, added: None) -> None:
    page.goto("/?show=table")
    dialog = add_text(
        page,
        "Russia denied that it threatened Finland.\n\nFrance plans to send troops to Estonia next year, officials said.",
        published="2016-07-08",
    )
    expect(dialog.get_by_role("heading", name="Article read")).to_be_visible(timeout=60_000)
    threat = dialog.locator("li", has_text=re.compile("Russia threatens Finland"))
    expect(threat).to_have_text(re.compile("^Denied"))
    for plan in dialog.locator("li", has_text=re.compile("France .* Estonia")).all():
        expect(plan).to_have_text(re.compile("^Planned"))
    dialog.get_by_role("button", name="Open the article").click()
    expect(page.locator(".article-claims li", has_text="threatens")).to_have_text(re.compile("^Denied"))


def test_what_everyone_denies_is_shown_around_a_center_when_asked_for(page: Page, added: None) -> None:
    page.goto("/?show=table")
    dialog = add_text(page, "Russia denied that it threatened Finland.", published="2016-07-08")
    expect(dialog.get_by_role("heading", name="Article read")).to_be_visible(timeout=60_000)
    page.goto("/?center=kb:c/fi&show=table&weak=shown")
    threat = page.locator("tbody tr", has_text="Threaten")
    expect(page.locator(".summary")).to_contain_text("relation")
    expect(threat).to_have_count(0)
    page.get_by_label("Denied by all").check()
    expect(threat).to_have_count(1)
    expect(threat).to_contain_text("Denied")


def test_a_quotation_opens_at_its_words(page: Page, service: str) -> None:
    quotation = next(q for q in ask(service, "/v1/quotations?limit=200")["items"] if q["speaker"])
    page.goto(f"/?show=table&entity={quotation['speaker']['id']}")
    page.locator(".quotation .claim-link").first.click()
    chosen = page.locator("[data-chosen]").first
    expect(chosen).to_be_in_viewport()
    marked = "".join(page.locator("[data-chosen]").all_inner_texts())
    told = page.locator(".quotation .sentence").first.inner_text()
    assert all(part.strip() in marked for part in told.split(" … "))
    page.reload()
    expect(page.locator("[data-chosen]").first).to_be_in_viewport()


def test_kinds_are_filtered_by_the_service_not_among_what_was_loaded(page: Page, service: str) -> None:
    asked = ask(service, "/v1/graph?kind=country&limit=30&min_score=0.5")
    page.goto("/?show=table&kind=country")
    expect(page.locator("tbody tr")).to_have_count(len(asked["edges"]))


def test_the_counts_of_the_start_page_are_the_stores(page: Page, service: str) -> None:
    page.goto("/?show=table")
    most = ask(service, "/v1/entities?limit=1")["items"][0]
    row = page.locator("section", has_text="Most reported").get_by_role("link").first
    expect(row).to_contain_text(most["name"])
    expect(row).to_contain_text(str(most["claim_count"]))
    page.get_by_label("Planned").check()
    expect(row).to_contain_text(str(most["claim_count"]))


@pytest.mark.parametrize("width", [1440, 1024, 768, 390])
def test_the_table_fits_and_a_name_without_end_pushes_nothing_away(chromium: Browser, service: str, width: int) -> None:
    context = chromium.new_context(base_url=service, viewport={"width": width, "height": 768})
    page = context.new_page()
    endless = "X" * 10_000
    page.route(
        "**/v1/graph?**",
        lambda route: route.fulfill(
            response=(answer := route.fetch()), body=answer.text().replace('"name":"Latvia"', f'"name":"{endless}"')
        ),
    )
    page.goto("/?center=kb:c/lv&show=table")
    expect(page.locator("tbody tr").first).to_be_visible()
    wide, room = page.locator(".table-view").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert wide <= room
    planned = page.locator("tbody tr", has_text="Planned").first
    expect(planned.locator(".chip", has_text="lanned").filter(visible=True).first).to_be_visible()
    context.close()


def test_an_opened_article_leaves_the_header_where_it_is(chromium: Browser, service: str) -> None:
    claim = ask(service, "/v1/claims?limit=1")["items"][0]
    context = chromium.new_context(base_url=service, viewport={"width": 1024, "height": 768})
    page = context.new_page()
    page.goto(f"/?show=table&article={claim['evidence']['article']['id']}&claim={claim['id']}")
    expect(page.locator("[data-chosen]").first).to_be_in_viewport()
    page.mouse.move(400, 500)
    page.mouse.wheel(0, -2_000)
    assert page.evaluate("document.scrollingElement.scrollTop") == 0
    assert page.locator("header.top").evaluate("e => e.getBoundingClientRect().top") == 0
    context.close()


def test_a_form_that_does_not_fit_says_which_field(page: Page) -> None:
    page.goto("/?show=table")
    dialog = add_text(page, "Canada helped Latvia.", title="T" * 600)
    alert = dialog.get_by_role("alert")
    expect(alert).to_contain_text("Title")
    expect(alert).to_contain_text("500")
    expect(alert).not_to_contain_text("errors")
    page.troubles.clear()  # type: ignore[attr-defined]


def test_files_dropped_anywhere_are_read_one_by_one_and_known_again(page: Page, added: None) -> None:
    page.goto("/?center=kb:c/lv")
    expect(page.locator(".stage[data-drawn]")).to_be_visible()
    _drop(page, {"one.txt": "Canada helped Latvia on Friday.", "two.txt": "Norway accused Russia of spying on Monday."})
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Read 2 files").click()
    expect(dialog.get_by_role("status")).to_contain_text("2 of 2", timeout=60_000)
    expect(dialog.locator("li", has_text="one.txt")).to_contain_text("1 claim")
    dialog.get_by_role("button", name="Close").click()
    _drop(page, {"one.txt": "Canada helped Latvia on Friday."})
    dialog.get_by_role("button", name="Read it").click()
    expect(dialog.get_by_role("heading", name="Already there")).to_be_visible(timeout=60_000)


def _drop(page: Page, files: dict[str, str]) -> None:
    page.evaluate(
        """files => {
            const dataTransfer = new DataTransfer();
            for (const [name, text] of Object.entries(files)) dataTransfer.items.add(new File([text], name));
            const canvas = document.querySelector(".stage");
            for (const kind of ["dragover", "drop"]) {
                const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer });
                canvas.dispatchEvent(event);
                if (!event.defaultPrevented) throw new Error("the browser would leave the page");
            }
        }""",
        files,
    )


def test_an_article_that_another_client_adds_appears(page: Page, service: str, added: None) -> None:
    page.clock.install()
    page.goto("/?show=table")
    expect(page.get_by_role("heading", name="Latest articles")).to_be_visible()
    page.request.post(
        f"{service}/v1/articles",
        data={"text": "Canada helped Latvia on Friday.", "title": "Fresh from elsewhere", "published": "2030-01-01"},
    )
    page.clock.run_for(40_000)
    expect(page.get_by_text("Fresh from elsewhere")).to_be_visible()
