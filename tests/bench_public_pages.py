"""Main text of saved pages that nobody here made, ours beside bare trafilatura, and the time both take: `make bench-pages PAGES=folder`.

The folder holds `gold.jsonl`, a line a page: its `file` below html/ (gzipped), and either its full `text` or segments
`with` and `without`: what belongs to the article and what does not. Full texts are compared by their runs of four words.
Rules are made on one half of the pages, told by the hash of the file's name; of the other half only the figures are looked at.
"""

import gzip
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from legation.ingest.boilerplate.cuts import without_cuts
from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.readers import read_bytes
from tests.bench_public_metadata import metadata_lines

_RUN = 4
Gold = Mapping[str, Any]
Read = Callable[[str, bytes], str]


def bench(folder: Path) -> None:
    """Print a line for each reader, ours as a share of the other's speed, and how title, outlet and date are told."""
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    pages = {one["file"]: gzip.decompress((folder / "html" / one["file"]).read_bytes()) for one in gold}
    seconds = {}
    for name, read in (("legation", _ours), ("trafilatura", _bare)):
        read(*next(iter(pages.items())))  # what is loaded once counts for neither
        began = time.process_time()
        texts = {file: read(file, data) for file, data in pages.items()}
        seconds[name] = time.process_time() - began
        for part, ones in (("all", gold), ("looked at", _half(gold, True)), ("only measured", _half(gold, False))):
            print(f"public pages, {part:13} {name:12} {_full_texts(ones, texts)}; {_segments(ones, texts)}")
    print(
        f"public pages: {len(pages)} read at {seconds['trafilatura'] / seconds['legation']:.2f} of trafilatura's speed"
    )
    for line in metadata_lines(gold, pages):
        print(line)


def _ours(file: str, data: bytes) -> str:
    articles = [one.article for one in read_bytes(Path(file).stem, data, ReadOptions()) if isinstance(one, ArticleRead)]
    return without_cuts(articles[0].text, articles[0].cuts) if articles else ""


def _bare(file: str, data: bytes) -> str:
    from trafilatura import extract

    return extract(data, include_comments=False) or ""


def _half(gold: list[Gold], looked_at: bool) -> list[Gold]:
    return [one for one in gold if (hashlib.sha256(one["file"].encode()).digest()[-1] % 2 == 0) is looked_at]


def _full_texts(gold: list[Gold], texts: Mapping[str, str]) -> str:
    precisions, recalls = [], []
    for one in gold:
        if "text" in one:
            told, true = _runs(texts[one["file"]]), _runs(one["text"])
            shared = (told & true).total()
            precisions.append(shared / told.total() if told else 0.0)
            recalls.append(shared / true.total() if true else 0.0)
    p, r = (sum(shares) / max(1, len(shares)) for shares in (precisions, recalls))
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return f"full texts ({len(precisions)}) F1 {f1:.3f} precision {p:.3f} recall {r:.3f}"


def _segments(gold: list[Gold], texts: Mapping[str, str]) -> str:
    kept = [_flat(said) in _flat(texts[one["file"]]) for one in gold for said in one.get("with", ())]
    left = [_flat(said) not in _flat(texts[one["file"]]) for one in gold for said in one.get("without", ())]
    shares = (sum(one) / max(1, len(one)) for one in (kept, left))
    return "segments kept {:.3f}, left out {:.3f}".format(*shares)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))) if words else Counter()


def _flat(text: str) -> str:
    return " ".join(text.split())
