"""The element that holds a page's article."""

from legation.ingest.boilerplate.phrases import phrase_list
from legation.ingest.html.blocks import PageText, page_text, parse_html
from legation.ingest.html.container import Container, is_answered, main_container, talk_start
from tests.ingest.texts import PARAGRAPHS, paragraphs

TEASERS = "".join(
    f"<div><h3><a href='/{at}'>Other news</a></h3><p>The minister of transport resigned on Friday after a storm.</p></div>"
    for at in range(3)
)
TALK = "".join(f"<div><div><p>I think that {name} is right about all of it, as ever.</p></div></div>" for name in "ABC")


def read(body: str) -> tuple[PageText, Container]:
    page = page_text(parse_html(f"<html><body>{body}</body></html>"))
    named = [hint.reason for hint in page.hints]
    return page, main_container(page, named, talk_start(page, named, phrase_list()))


def held(body: str) -> list[str]:
    page, container = read(body)
    return [block.text for block, one in zip(page.blocks, container.inside, strict=True) if one]


def test_the_element_with_most_prose_holds_the_article() -> None:
    assert held(f"<div><div>{paragraphs()}</div><div>{TEASERS}</div></div>") == list(PARAGRAPHS)


def test_posts_each_in_an_element_of_its_own_are_held_together() -> None:
    posts = "".join(f"<div><p>{text}</p></div>" for text in PARAGRAPHS)
    assert set(PARAGRAPHS) <= set(held(f"<div>{posts}</div><div>{TEASERS}</div>"))


def test_paragraphs_parted_by_line_breaks_are_all_held() -> None:
    assert held("<div>" + "<br><br>".join(PARAGRAPHS) + "</div><p>End</p>") == list(PARAGRAPHS)


def test_talk_longer_than_the_article_is_not_taken_for_it() -> None:
    body = f"<div><div>{paragraphs()}</div><h2>All 12 comments</h2><div>{TALK * 5}</div></div>"
    assert held(body) == list(PARAGRAPHS)


def test_a_box_among_the_paragraphs_is_inside_but_not_direct() -> None:
    page, container = read(f"<div>{paragraphs()}<div><p>A box</p></div><ul><li>An item</li></ul><p>The end.</p></div>")
    direct = {block.text: one for block, one in zip(page.blocks, container.direct, strict=True)}
    assert (direct["A box"], direct["An item"], direct["The end."]) == (False, True, True)
    assert all(container.inside)


def test_a_page_with_little_prose_has_no_main_element() -> None:
    _, container = read("<div><p>The talks ended on Monday without any result for either side.</p></div>")
    assert not any(container.inside)
    assert container.last == -1


def test_things_that_readers_can_reply_to_are_known() -> None:
    page, container = read(
        f"<div>{paragraphs()}</div>" + "<div><p>Well said.</p><span>Reply · Like (3)</span></div>" * 2
    )
    assert is_answered(page, container.last, phrase_list())
    page, container = read(f"<div>{paragraphs()}</div><p>Share</p>")
    assert not is_answered(page, container.last, phrase_list())
