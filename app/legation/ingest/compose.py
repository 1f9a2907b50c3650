"""One article out of a text, a page or a record: cut, described, identified."""

from collections.abc import Mapping, Sequence
from typing import Any

from legation.domain.article import Article, Cut
from legation.errors import BadInput
from legation.ingest.blocks import blocks_of
from legation.ingest.boilerplate.author_bios import judge_bios
from legation.ingest.boilerplate.cuts import joined, without_cuts
from legation.ingest.boilerplate.judge import cuts_of, judge
from legation.ingest.boilerplate.phrases import phrase_list
from legation.ingest.formats.records import text_and_metadata
from legation.ingest.html.metadata import Metadata
from legation.ingest.identify import make_article
from legation.ingest.items import ArticleRead, ReadItem, ReadOptions, ReadSkip
from legation.ingest.language import language_of
from legation.ingest.metadata.text import copyright_owner, filed, text_dates, text_metadata

_FOOTER = 20


def article_of_text(path: str, text: str, options: ReadOptions, known: Metadata | None = None) -> ReadItem:
    """A plain text; what the lines around the article tell fills what is not known. Raises BadInput."""
    _check(text, options)
    known = known or Metadata()
    blocks = blocks_of(text)
    verdicts = judge(blocks, phrase_list(known.outlet or options.outlet, options.phrases))
    known = known.filled(text_metadata(blocks, verdicts), "text")
    judge_bios(blocks, verdicts, known.authors)
    known = known.filled(filed(blocks, verdicts), "text")
    return _item(path, text, cuts_of(blocks, verdicts, text), known, options)


def article_of_page(path: str, markup: str, options: ReadOptions, known: Metadata | None = None) -> ReadItem:
    """An HTML page: its visible text, its own metadata first. Raises BadInput."""
    from legation.ingest.html.article import page_verdicts, read_page
    from legation.ingest.html.metadata import not_changed, searched_date  # lxml is slow to load

    known = known or Metadata()
    read = read_page(markup, known.url or options.url)
    page = read.text
    known = known.filled(read.metadata, "page")
    _check(page.text, options)
    if not (known.outlet or options.outlet):
        known = known.filled(copyright_owner(block.text for block in page.blocks[-_FOOTER:]), "text")
    phrases = phrase_list(known.outlet or options.outlet, options.phrases)
    verdicts = page_verdicts(read, phrases, known.title)
    if not (known.published or options.published):
        known = known.filled(text_dates(page.blocks, verdicts, known.updated), "text")
        if not known.published:
            known = known.filled(not_changed(searched_date(read.tree, known.url), known), "search")
    judge_bios(page.blocks, verdicts, known.authors)
    known = known.filled(filed(page.blocks, verdicts), "text")
    cuts = cuts_of(page.blocks, verdicts, page.text)
    return _item(path, page.text, cuts, known, options)


def article_of_record(path: str, record: Mapping[str, Any], options: ReadOptions) -> ReadItem:
    """A JSON object or a row of a table. Raises BadInput."""
    text, html, known = text_and_metadata(record, day_first=options.day_first)
    if text is not None:
        return article_of_text(path, text, options, known)
    return article_of_page(path, html or "", options, known)


def _check(text: str, options: ReadOptions) -> None:
    if not text.strip():
        raise BadInput("it is empty: there is nothing to read")
    if len(text) > options.max_characters:
        raise BadInput(f"the text has {len(text):,} characters, more than {options.max_characters:,}: split it")


def _item(path: str, text: str, cuts: Sequence[Cut], known: Metadata, options: ReadOptions) -> ReadItem:
    kept = () if options.keep_all else joined(text, cuts)
    body = without_cuts(text, kept)
    if not body.strip():
        return ReadSkip(path, "all of it looks like boilerplate: give --keep-all to read it nevertheless")
    language = language_of(body, known.language)
    if language not in options.languages:
        return ReadSkip(path, f"language {language}: there is no pipeline for it")
    given = Metadata(
        title=options.title,
        outlet=options.outlet,
        authors=options.authors,
        url=options.url,
        published=options.published,
    )
    full = known.filled(given, "given")
    return ArticleRead(path, _article(text, kept, full, language), full.found, full.warnings)


def _article(text: str, cuts: tuple[Cut, ...], known: Metadata, language: str) -> Article:
    return make_article(
        text,
        cuts,
        title=known.title,
        outlet=known.outlet,
        authors=known.authors,
        url=known.url,
        published=known.published,
        updated=known.updated,
        language=language,
        section=known.section,
        place=known.place,
        agency=known.agency,
        external_id=known.external_id,
    )
