"""Whole web pages: the text is the page's, the cuts leave the article."""

from dataclasses import replace

import pytest

from legation.domain.article import Article
from legation.errors import BadInput
from legation.ingest.boilerplate.cuts import kept_text
from legation.ingest.boilerplate.phrases import phrase_list
from legation.ingest.html.article import page_verdicts, read_page
from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.readers import read_bytes
from tests.ingest.texts import HEADLINE, PARAGRAPHS, page, paragraphs

KEPT = "\n".join((HEADLINE, *PARAGRAPHS))

NEWS_SITE = page(
    f"""
    <div class="cookie-banner"><p>We use cookies to make this site work for you.</p><button>Accept all</button></div>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
    <main><article><h1>{HEADLINE}</h1>
    <div class="byline">By <a rel="author" href="/jd">Jane Doe</a></div><time datetime="2016-12-21T09:00:00Z">21 December</time>
    <figure><img src="a.jpg"><figcaption>Soldiers in Adazi. <span class="credit">Jon Roe/Wire</span></figcaption></figure>
    <p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>
    <div class="ad-slot"><p>Advertisement</p></div>
    <aside class="related"><h3>Related</h3><ul><li><a href="/x">Four countries join the battle group</a></li></ul></aside>
    <p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p>
    <div class="newsletter-signup"><h3>Never miss a story</h3><form><label>Email</label><button>Go</button></form></div>
    <p>{PARAGRAPHS[4]}</p></article>
    <section class="comments"><h2>Comments</h2><p>I never liked this government, and I doubt that it will help anyone.</p></section>
    </main><footer><p>© 2016 The Riga Courier. All rights reserved.</p></footer>""",
    "<title>Canada to lead - The Riga Courier</title><meta property='og:site_name' content='The Riga Courier'>",
)
NO_MARKUP = page(
    "<div><div><a href='/'>Home</a> <a href='/w'>World</a></div><div>Share</div>"
    f"<div>{HEADLINE}</div>"
    + "".join(f"<div>{p}</div>" for p in PARAGRAPHS)
    + "<div>Read more: Four countries join</div>"
    "<div>Sign up for our newsletter and get the news in your inbox.</div><div>All rights reserved.</div></div>"
)
LINE_BREAKS = page(
    "<nav><a href='/'>Home</a></nav>" + f"<h1>{HEADLINE}</h1><div>" + "<br><br>".join(PARAGRAPHS) + "</div>"
)
OLD_TABLES = page(
    "<table><tr><td><a href='/'>Home</a><br><a href='/a'>Archive</a></td><td>"
    f"<font><h1>{HEADLINE}</h1>{paragraphs()}</font></td></tr></table>"
)


def read(markup: str) -> ArticleRead:
    (item,) = read_bytes("page.html", markup.encode(), ReadOptions())
    assert isinstance(item, ArticleRead), item
    return item


def kept(article: Article) -> str:
    return "\n".join(line for line in kept_text(article).splitlines() if line.strip())


@pytest.mark.parametrize(
    "markup", [NEWS_SITE, NO_MARKUP, LINE_BREAKS, OLD_TABLES], ids=["site", "divs", "breaks", "table"]
)
def test_the_article_is_kept_and_nothing_else(markup: str) -> None:
    assert kept(read(markup).article) == KEPT


def test_what_is_cut_stays_in_the_text_with_its_reason() -> None:
    article = read(NEWS_SITE).article
    reasons = {article.text[cut.start : cut.end].strip(): cut.reason for cut in article.cuts}
    assert reasons["Advertisement"] == "advertising"
    assert reasons["Related\nFour countries join the battle group"] == "promotion"
    assert next(reason for text, reason in reasons.items() if text.startswith("Soldiers in Adazi.")) == "caption"
    assert next(reason for text, reason in reasons.items() if "I never liked" in text) == "comments"


def test_metadata_come_with_how_they_were_found() -> None:
    item = read(NEWS_SITE)
    assert (item.article.title, item.article.outlet) == (HEADLINE, "The Riga Courier")
    assert (item.article.authors, item.article.published) == (("Jane Doe",), "2016-12-21T09:00:00+00:00")
    assert item.found["outlet"] == "meta"


def test_a_page_without_any_chrome_loses_nothing() -> None:
    assert read(page(f"<h1>{HEADLINE}</h1>" + paragraphs())).article.cuts == ()


def test_a_byline_that_is_named_a_credit_makes_no_caption_of_the_headline() -> None:
    byline = "<div class='credit'>By Jane Doe <span>Published: August 6, 2018</span></div>"
    article = read(page(f"<h1>{HEADLINE}</h1>{byline}{paragraphs()}")).article
    assert kept(article) == KEPT
    assert [cut.reason for cut in article.cuts] == ["metadata"]


def test_a_class_name_that_holds_the_whole_page_says_little() -> None:
    assert kept(read(page(f"<div class='widget'><h1>{HEADLINE}</h1>{paragraphs()}</div>")).article) == KEPT


def test_scripts_and_hidden_parts_are_no_text() -> None:
    hidden = "<script>x()</script><style>p{}</style><p hidden>gone</p><p style='display: none'>gone</p><template>gone</template>"
    assert read(page(f"<h1>{HEADLINE}</h1>" + hidden + paragraphs())).article.text == KEPT


@pytest.mark.parametrize("markup", ["<html></html>", "<p> </p>", "<img src='a.png'>", "<script>1</script>"])
def test_a_page_without_text_is_refused(markup: str) -> None:
    with pytest.raises(BadInput, match="no text"):
        read_page(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Open <b>bold <i>both</b> end",
        "<table>" * 300 + "x",
        "<div>" * 3000 + "deep",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
    ],
)
def test_broken_mark_up_ends_in_an_article_or_a_refusal(markup: str) -> None:
    items = list(read_bytes("a.html", markup.encode(), ReadOptions()))
    assert len(items) == 1


TEASERS = "".join(
    f"<div><h4><a href='/{at}'>Other news of the day</a></h4><p>The minister of transport resigned on Friday.</p></div>"
    for at in range(3)
)


def test_a_readers_talk_is_no_article_whatever_its_elements_are_called() -> None:
    talk = "".join(
        f"<div><b>user{at}</b><p>The ministers of both countries said that nothing would change.</p><i>Reply · Like ({at})</i></div>"
        for at in range(4)
    )
    for heading in ("<h3>All 4 comments</h3>", "<div>Your turn</div>"):
        body = f"<div><h1>{HEADLINE}</h1><div>{paragraphs()}</div></div>{heading}<div>{talk}</div>"
        assert kept(read(page(body)).article) == KEPT


def test_teasers_below_are_no_article_whatever_their_elements_are_called() -> None:
    body = f"<div><h1>{HEADLINE}</h1><div>{paragraphs()}</div></div><div>{TEASERS}</div>"
    assert kept(read(page(body)).article) == KEPT


def test_a_caption_is_told_by_its_picture() -> None:
    body = f"<h1>{HEADLINE}</h1><div><img src='a.jpg'><div>A ferry near Riga</div><div>[Jon Roe]</div></div><div>{paragraphs()}</div>"
    article = read(page(body)).article
    assert kept(article) == KEPT
    reasons = {article.text[cut.start : cut.end]: cut.reason for cut in article.cuts}
    assert (reasons["A ferry near Riga"], reasons["[Jon Roe]"]) == ("caption", "credit")


def test_lists_and_rows_among_the_paragraphs_are_article() -> None:
    extra = "<ul><li>tanks,</li><li>engineers,</li><li>a field hospital.</li></ul><div><table><tr><th>State</th><th>Troops</th></tr><tr><td>Canada</td><td>450</td></tr></table></div>"
    body = (
        "<nav><a href='/'>Home</a></nav><div>Share</div>"
        f"<h1>{HEADLINE}</h1><div><p>{PARAGRAPHS[0]}</p>{extra}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></div>"
        "<p>Sign up for our newsletter and get the news in your inbox.</p>"
    )
    text = kept(read(page(body)).article)
    assert "tanks,\nengineers,\na field hospital." in text
    assert "Canada | 450" in text
    assert "newsletter" not in text


LEAD = "Canada leads the group in Latvia since the alliance agreed on four of them at its summit in Warsaw."
LINK = "<p><a href='/x'>The generation that Russia loves to dump on</a></p>"


def test_the_lead_between_headline_and_article_is_kept_whatever_its_element() -> None:
    above = f"<header><h1>{HEADLINE}</h1><h2>{LEAD}</h2><div><a href='/s'>Share</a></div></header>"
    assert LEAD in kept(read(page(f"{above}<article>{paragraphs()}</article>")).article).splitlines()


def test_an_offer_above_the_article_is_no_lead() -> None:
    offer = "Sign up for our newsletter about Canada, Latvia and the alliance and get it in your inbox."
    above = f"<header><h1>{HEADLINE}</h1><h2>{offer}</h2></header>"
    assert offer not in kept(read(page(f"{above}<article>{paragraphs()}</article>")).article)


def test_a_linked_line_that_the_library_takes_among_the_paragraphs_is_kept() -> None:
    body = f"<article><h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p>{LINK}{paragraphs()}</article>"
    assert "The generation that Russia loves to dump on" in kept(read(page(body)).article)


def test_a_paragraph_that_says_who_somebody_is_stays_in_the_midst_of_the_article() -> None:
    said = "Jane Doe is a senior fellow of the institute in Riga and follows the alliance at close range on Twitter and elsewhere."
    body = f"<article><h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p><p>{said}</p>{paragraphs()}</article>"
    assert said in kept(read(page(body)).article)


LONG = (
    "Anchor: After a year in which the alliance spoke of little else, the first trucks with Canadian soldiers rolled over the bridge of "
    "Riga on Monday morning, and people stood along the road to see them pass in the rain and the wind of the north."
)


def test_a_long_paragraph_right_above_what_the_library_chose_is_the_articles_first() -> None:
    found = read_page(page(f"<h1>{HEADLINE}</h1><div><p>{LONG}</p>{paragraphs()}</div>"))
    verdicts = page_verdicts(replace(found, main="\n".join(PARAGRAPHS)), phrase_list(), HEADLINE)
    assert verdicts == [None] * (2 + len(PARAGRAPHS))


def test_a_long_paragraph_in_a_box_of_its_own_below_the_others_ends_the_article() -> None:
    body = (
        "<nav><a href='/'>Home</a></nav><div class='entry'>"
        f"<section><h1>{HEADLINE}</h1>{paragraphs()}</section><section><h4>Wrap up:</h4><p>{LONG}</p></section></div>"
    )
    assert LONG in kept(read(page(body)).article)


def test_a_list_item_that_looks_like_a_credit_is_no_caption() -> None:
    listed = "<ul><li>the ArrayBufferView (Uint8Array and friends)</li><li>the Blob/ File</li><li>a string of letters</li></ul>"
    body = f"<article><h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p>{listed}{paragraphs()}</article>"
    assert "(Uint8Array and friends)" in kept(read(page(body)).article)
