"""The stories behind the gold pages, written by hand, one file an outlet.

A file opens with `outlet:`, `shape:` and `split:`. A story opens with `=== slug`, then fields, then `---`, then one
paragraph a line: "## " heading, "* " list item, "> " quotation, "| " table row ("|# " its head), "@ 14:32 | " heading of
a live post, "! caption | credit" picture, "~ " a note that may stay or go, "% name: " a reader's comment. [[words]] are a
link, __words__ bold.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "stories"
_LINK = re.compile(r"\[\[(.+?)\]\]")
_BOLD = re.compile(r"__(.+?)__")


@dataclass(frozen=True)
class Piece:
    """One line of a story. `kind` is p, h, li, quote, row, stamp, photo or either."""

    kind: str
    raw: str
    clock: str = ""
    credit: str = ""
    header: bool = False

    @property
    def text(self) -> str:
        return _BOLD.sub(r"\1", _LINK.sub(r"\1", self.raw))

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in self.raw.split("|")]

    @property
    def caption(self) -> str:
        return self.text

    @property
    def html(self) -> str:
        plain = self.raw.replace("&", "&amp;").replace("<", "&lt;")
        return _BOLD.sub(r"<b>\1</b>", _LINK.sub(r'<a href="/tag/1">\1</a>', plain))


@dataclass(frozen=True)
class Story:
    """An article before any page is put around it."""

    slug: str
    outlet: str
    shape: str
    split: str
    variant: str
    fields: dict[str, str]
    body: tuple[Piece, ...]
    comments: tuple[tuple[str, str], ...] = field(default=())

    @property
    def title(self) -> str:
        return self.fields["title"]

    @property
    def lead(self) -> str:
        return self.fields.get("lead", "").removeprefix("~ ")

    @property
    def photo(self) -> Piece | None:
        caption, _, credit = self.fields.get("photo", "").partition(" | ")
        return Piece("photo", caption, credit=credit) if caption else None


def read_stories() -> list[Story]:
    """All stories, in order of their files."""
    files = sorted(path for path in FOLDER.glob("*.txt") if path.stem != "headlines")
    return [story for path in files for story in _stories(path)]


def other_headlines() -> list[str]:
    """Headlines of articles that are not there: what a page puts beside its own."""
    return (FOLDER / "headlines.txt").read_text("utf-8").splitlines()


def _stories(path: Path) -> list[Story]:
    head, *chunks = path.read_text("utf-8").split("\n=== ")
    common = _fields(head)
    variant = path.stem.rpartition("-")[2] if "-" in path.stem else "a"
    return [_story(chunk, common, variant) for chunk in chunks]


def _story(chunk: str, common: dict[str, str], variant: str) -> Story:
    slug, _, rest = chunk.partition("\n")
    head, _, text = rest.partition("\n---\n")
    fields = {**common, **_fields(head)}
    lines = [line for line in text.splitlines() if line]
    comments = [line[2:].partition(": ") for line in lines if line.startswith("% ")]
    return Story(
        slug,
        fields["outlet"],
        fields["shape"],
        fields["split"],
        variant,
        fields,
        tuple(_piece(line) for line in lines if not line.startswith("% ")),
        tuple((who, said) for who, _, said in comments),
    )


def _fields(text: str) -> dict[str, str]:
    pairs = (line.partition(": ") for line in text.splitlines() if line)
    return {name: value for name, _, value in pairs}


def _piece(line: str) -> Piece:
    if line.startswith("@ "):
        clock, _, heading = line[2:].partition(" | ")
        return Piece("stamp", heading, clock=clock)
    if line.startswith("! "):
        caption, _, credit = line[2:].partition(" | ")
        return Piece("photo", caption, credit=credit)
    if line.startswith("|"):
        return Piece("row", line[2:].strip(), header=line.startswith("|#"))
    for mark, kind in (("## ", "h"), ("* ", "li"), ("> ", "quote"), ("~ ", "either")):
        if line.startswith(mark):
            return Piece(kind, line.removeprefix(mark))
    return Piece("p", line)
