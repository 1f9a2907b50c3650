"""A story dressed in its outlet's page, with the truth about it taken from the story and never from the page."""

import json
import re
import textwrap
import zlib
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tests.gold_pages.documents import pdf_of
from tests.gold_pages.stories import Piece, Story, other_headlines

SHAPES = Path(__file__).parent / "shapes"
_ENCODINGS = {"newspaper-b": "cp1250"}
_WRAPPED = 68
# What a page says besides its article, by the function a template says it with.
NEVER = {
    "ad": "advertising",
    "rule": "comments",
    "comment": "comments",
    "news": "newsletter",
    "pay": "paywall",
    "cookie": "cookies",
    "promo": "promotion",
    "bio": "about",
}


class Page:
    """One page being written, and what its template says that is not the story."""

    def __init__(self, story: Story, stories: list[Story]) -> None:
        self.story = story
        self.stories = stories
        self.said: dict[str, list[str]] = {}
        self.either: list[str] = []
        self.turn = zlib.crc32(story.slug.encode()) % 997

    @property
    def name(self) -> str:
        return f"{self.story.shape}-{self.story.variant}-{self.story.slug}"

    def contents(self) -> tuple[str, bytes]:
        """(suffix, bytes) of the page."""
        if self.story.shape == "communique":
            return ".pdf", pdf_of(self.story)
        form = f"{self.story.shape}-{self.story.variant}"
        path = next(SHAPES.glob(f"{form}.*.j2"))
        markup = path.suffixes[0] == ".html"
        environment = Environment(
            loader=FileSystemLoader(SHAPES), undefined=StrictUndefined, autoescape=markup, trim_blocks=not markup
        )
        text = environment.get_template(path.name).render(self._values(markup=markup))
        if self.story.shape == "newsletter":
            return ".eml", _message(self.story, text)
        encoding = _ENCODINGS.get(form, "utf-8")
        if encoding != "utf-8":
            text = text.replace("charset=utf-8", "charset=windows-1250")
        return path.suffixes[0], text.encode(encoding, "xmlcharrefreplace")

    def truth(self) -> dict[str, Any]:
        """What a reader should make of the page. Call after `contents`."""
        story, fields = self.story, self.story.fields
        return {
            "shape": story.shape,
            "split": story.split,
            "title": story.title,
            "outlet": story.outlet,
            "authors": _bare_authors(story),
            "published": fields["date"],
            "text": self._lines(),
            "captions": [_picture(one) for one in (story.photo, *story.body) if one and one.kind == "photo"],
            "never": {group: list(dict.fromkeys(said)) for group, said in sorted(self.said.items())},
        }

    def _lines(self) -> list[str]:
        """The story's lines in order: "+ " article, "~ " may stay or go."""
        lines = [f"~ {self.story.title}"]
        if self.story.lead:
            lines.append(f"~ {self.story.lead}")
        for piece in self.story.body:
            if piece.kind != "photo":
                mark = "~" if piece.kind in ("h", "stamp", "either") else "+"
                lines.append(f"{mark} {' '.join(piece.cells) if piece.kind == 'row' else piece.text}")
        return lines + [f"~ {line}" for line in self.either if line != self.story.lead]

    def _values(self, *, markup: bool) -> dict[str, Any]:
        story, fields = self.story, self.story.fields
        moment = datetime.fromisoformat(fields["date"])
        host = re.sub(r"[^a-z]+", "-", story.outlet.lower()).strip("-") + ".example"
        return {
            **{name: self._saying(group, markup=markup) for name, group in NEVER.items()},
            "either": self._optional,
            "heads": self._headlines,
            "teasers": self._teasers,
            "jsonld": self._jsonld,
            "title": story.title,
            "lead": story.lead,
            "outlet": story.outlet,
            "host": host,
            "slug": story.slug,
            "number": self.turn,
            "authors": fields.get("by", "").split("; "),
            "bare_authors": _bare_authors(story),
            "where": "".join(re.findall(r" in [A-Z]\w+$", fields.get("by", ""))),
            "section": fields.get("section", ""),
            "date": fields["date"],
            "updated": fields.get("updated", ""),
            "longdate": _long(moment),
            "longdate_of": lambda value: _long(datetime.fromisoformat(value)),
            "longdate_us": f"{moment:%B} {moment.day}, {moment.year}",
            "shortdate": f"{moment:%d.%m.%Y}",
            "dotdate": f"{moment:%B} {moment.day}, {moment.year}",
            "mdy": f"{moment:%b %d, %Y}",
            "weekday": f"{moment:%A}",
            "clock": f"{moment:%H:%M}",
            "photo": _shown(story.photo),
            "body": [_Shown(piece) for piece in story.body],
            "comments": [{"who": who, "text": said} for who, said in story.comments],
        }

    def _saying(self, group: str, *, markup: bool) -> Any:
        def say(text: str) -> str:
            self.said.setdefault(group, []).append(text.strip())
            return escape(text) if markup else text

        return say

    def _optional(self, text: str) -> str:
        self.either.append(text)
        return text

    def _headlines(self, count: int) -> list[str]:
        pool = other_headlines()
        self.turn += count
        return [pool[(self.turn + at) % len(pool)] for at in range(count)]

    def _teasers(self, count: int) -> list[dict[str, str]]:
        """Other stories as a page announces them: headline and first sentence."""
        self.turn += count
        others = [one for one in self.stories if one.slug != self.story.slug]
        chosen = [others[(self.turn + 7 * at) % len(others)] for at in range(count)]
        return [{"title": one.title, "text": _summary(one)} for one in chosen]

    def _jsonld(self, kind: str) -> Markup:
        story, fields = self.story, self.story.fields
        data = {
            "@context": "https://schema.org",
            "@type": kind,
            "headline": story.title,
            "datePublished": fields["date"],
            "dateModified": fields.get("updated", fields["date"]),
            "author": [{"@type": "Person", "name": name} for name in _bare_authors(story)],
            "publisher": {"@type": "NewsMediaOrganization", "name": story.outlet},
        }
        return Markup(json.dumps(data, ensure_ascii=False))


class _Shown:
    """A piece as templates see it."""

    def __init__(self, piece: Piece) -> None:
        self.kind, self.text, self.clock, self.credit = piece.kind, piece.text, piece.clock, piece.credit
        self.html = Markup(piece.html)
        self.caption, self.cells, self.header = piece.caption, piece.cells, piece.header
        self.credit_text = f"Photo by {piece.credit}" if "/" not in piece.credit else piece.credit
        self.wrapped = textwrap.fill(piece.text, _WRAPPED)
        self.indented = textwrap.fill(piece.text, _WRAPPED + 4, initial_indent="   ", subsequent_indent="   ")


def _shown(piece: Piece | None) -> _Shown | None:
    return _Shown(piece) if piece else None


def _picture(piece: Piece) -> dict[str, str]:
    return {"caption": piece.text, "credit": piece.credit}


def _bare_authors(story: Story) -> list[str]:
    names = story.fields.get("by", "").split("; ")
    return [re.sub(r" in [A-Z]\w+$", "", name) for name in names if name]


def _long(moment: datetime) -> str:
    return f"{moment.day} {moment:%B} {moment.year}"


def _summary(story: Story) -> str:
    first = next(piece.text for piece in story.body if piece.kind == "p")
    return story.lead or re.split(r"(?<=[.!?]) ", first)[0]


def _message(story: Story, markup: str) -> bytes:
    message = EmailMessage()
    message["From"] = f"{story.outlet} <hello@quayside-briefing.example>"
    message["To"] = "A Reader <reader@mail.example>"
    message["Subject"] = story.title
    message["Date"] = datetime.fromisoformat(story.fields["date"])
    message["Message-ID"] = f"<{story.slug}@quayside-briefing.example>"
    message["List-Unsubscribe"] = "<https://quayside-briefing.example/unsub>"
    message.set_content("This letter is best read as a web page: https://quayside-briefing.example/v/1\n")
    message.add_alternative(markup, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{story.slug}")
    return message.as_bytes()
