"""Malformed and hostile files made from the gold pages: the same seed gives the same files."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.fuzz import containers, texts

GOLD = Path(__file__).parent.parent.parent / "data" / "gold" / "pages"
Made = tuple[str, bytes]
"""(suffix, contents)."""
Mutation = Callable[[random.Random, list[Path]], Made]


def hostile_files(count: int, seed: int = 20161221) -> Iterator[tuple[str, bytes]]:
    """(name, contents) of `count` files; each kind of damage comes about equally often."""
    pages = sorted(path for path in GOLD.iterdir() if path.suffix in (".html", ".txt", ".eml", ".pdf"))
    for number in range(count):
        mutation = MUTATIONS[number % len(MUTATIONS)]
        suffix, contents = mutation(random.Random(f"{seed}-{number}"), pages)
        yield f"{number:04}-{mutation.__name__}{suffix}", contents


def _page(rng: random.Random, pages: list[Path], suffix: str | None = None) -> Made:
    path = rng.choice([one for one in pages if suffix in (None, one.suffix)])
    return path.suffix, path.read_bytes()


def cut_short(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages)
    return suffix, data[: rng.randrange(len(data))]


def begun_late(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages)
    return suffix, data[rng.randrange(len(data)) :]


def flipped_bytes(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages)
    damaged = bytearray(data)
    for _ in range(rng.choice((1, 30, 3000))):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    return suffix, bytes(damaged)


def spliced(rng: random.Random, pages: list[Path]) -> Made:
    suffix, one = _page(rng, pages)
    _, other = _page(rng, pages)
    return suffix, one[: rng.randrange(len(one))] + other[rng.randrange(len(other)) :]


def shuffled_lines(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages)
    lines = data.splitlines(keepends=True)
    rng.shuffle(lines)
    return suffix, b"".join(lines)


def repeated(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages)
    return suffix, data * rng.choice((3, 20, 60))


def wrong_suffix(rng: random.Random, pages: list[Path]) -> Made:
    _, data = _page(rng, pages)
    suffixes = (
        ".json",
        ".jsonl",
        ".csv",
        ".pdf",
        ".docx",
        ".zip",
        ".warc",
        ".warc.gz",
        ".eml",
        ".mhtml",
        ".xml",
        ".parquet",
        "",
    )
    return rng.choice(suffixes), data


def another_encoding(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages)
    encoding = rng.choice(("utf-16", "utf-16-le", "utf-32-be", "utf-7", "cp1252", "shift_jis", "cp037", "koi8_r"))
    return suffix, data.decode("utf-8", "replace").encode(encoding, "replace")


def declared_wrongly(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages, ".html")
    name = rng.choice((b"utf-16", b"hex", b"idna", b"no-such-code", b"shift_jis", b"big5", b"rot13", b"x" * 39))
    return suffix, re.sub(rb"charset=[\"']?[\w-]+", b"charset=" + name, data)


def sprinkled_characters(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages)
    text = list(data.decode("utf-8", "replace"))
    odd = ["\x00", "\u202e", "\ufeff", "\U0010ffff", "\u2028", "\x0b", "\x1b[31m", "&#x110000;", "&#0;", "\u0301" * 40]
    for _ in range(400):
        text.insert(rng.randrange(len(text)), rng.choice(odd))
    return suffix, "".join(text).encode("utf-8", "surrogatepass")


def nested_deep(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages, ".html")
    depth = rng.choice((300, 3_000, 10_000, 50_000))
    opening = rng.choice(
        (b"<table><tr><td>", b"<div>", b"<font size=1>", b"<blockquote><p>", b"<ul><li>", b"<b><i>", b"<article>")
    )
    head, tag, body = data.partition(b"<body")
    return suffix, head + tag + b">" + opening * depth + body


def unclosed(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages, ".html")
    kind = rng.choice((rb"</\w+>", rb"-->|</script>|</style>", rb"[\"']", rb">"))
    return suffix, re.sub(kind, lambda found: b"" if rng.random() < 0.5 else found.group(), data)


def swollen_markup(rng: random.Random, pages: list[Path]) -> Made:
    suffix, data = _page(rng, pages, ".html")
    head, tag, body = data.partition(b"<body")
    swelling = rng.choice(
        (
            b' class="' + b"ad " * 200_000 + b'"><p>',
            b"".join(b" a%d=1" % at for at in range(50_000)) + b"><p>",
            b">" + b"<p></p>" * 100_000,
            b">" + b"<br>" * 200_000,
            b">" + b"<a href=x>y</a>" * 60_000,
            b"><script>" + b"<!--" * 200_000,
            b'><script type="application/ld+json">' + b"[" * 200_000 + b"</script>",
            b'><script type="application/ld+json">' + b'{"@graph":[' * 9_000 + b"</script>",
            b">" + b"&lt;" * 200_000,
            b"><table>" + b"<tr><td>1<td>2" * 40_000,
        )
    )
    return suffix, head + tag + swelling + body


def swollen_text(rng: random.Random, _pages: list[Path]) -> Made:
    return ".txt", texts.swollen(rng)


def broken_json(rng: random.Random, pages: list[Path]) -> Made:
    return texts.json_file(rng, _page(rng, pages)[1].decode("utf-8", "replace"))


def odd_table(rng: random.Random, pages: list[Path]) -> Made:
    return texts.table_file(rng, _page(rng, pages)[1].decode("utf-8", "replace"))


def entity_bomb(rng: random.Random, _pages: list[Path]) -> Made:
    return texts.entity_bomb(rng)


def odd_feed(rng: random.Random, _pages: list[Path]) -> Made:
    return texts.feed(rng)


def odd_mail(rng: random.Random, pages: list[Path]) -> Made:
    return texts.mail(rng, _page(rng, pages, ".html")[1])


def packed(rng: random.Random, pages: list[Path]) -> Made:
    return containers.archive(rng, _page(rng, pages)[1])


def odd_document(rng: random.Random, _pages: list[Path]) -> Made:
    return containers.docx(rng)


def odd_pdf(rng: random.Random, _pages: list[Path]) -> Made:
    return containers.pdf(rng)


def lying_warc(rng: random.Random, pages: list[Path]) -> Made:
    return containers.warc(rng, _page(rng, pages, ".html")[1])


def noise(rng: random.Random, _pages: list[Path]) -> Made:
    magic = rng.choice(
        (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"PAR1", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"<html>", b"{", b"\xff\xfe")
    )
    suffix = rng.choice(("", ".html", ".txt", ".json", ".pdf", ".zip", ".docx", ".parquet", ".warc.gz", ".eml"))
    return suffix, magic + rng.randbytes(rng.choice((0, 1, 100, 50_000)))


MUTATIONS: tuple[Mutation, ...] = (
    cut_short,
    begun_late,
    flipped_bytes,
    spliced,
    shuffled_lines,
    repeated,
    wrong_suffix,
    another_encoding,
    declared_wrongly,
    sprinkled_characters,
    nested_deep,
    unclosed,
    swollen_markup,
    swollen_text,
    broken_json,
    odd_table,
    entity_bomb,
    odd_feed,
    odd_mail,
    packed,
    odd_document,
    odd_pdf,
    lying_warc,
    noise,
)
