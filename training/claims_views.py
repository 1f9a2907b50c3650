"""Writes what the claims head sees of texts: `python -m training.claims_views --input texts.jsonl --output views.jsonl`.

One line a text: the record of `legation extract` as the rules alone make it, and under "view" what the head is asked with, its entities
called as in the record. Runs in the product's own environment.
"""

import argparse
import json
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from legation.bootstrap import extractor_loader
from legation.extraction.assemble import assemble
from legation.extraction.claim_reading.view import ClaimView
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.extractor import Extractor, kept_text
from legation.services.extracting.documents import document
from legation.services.extracting.requests import BrokenLine, read_requests
from legation.settings import load_settings

HEAD = "legation_claim_reader"
_extractor: list[Extractor] = []


def view(line: bytes) -> str:
    """The output line of one input line."""
    if not _extractor:
        _extractor.append(extractor_loader(load_settings())())
    (request,) = read_requests([line])
    assert not isinstance(request, BrokenLine)
    nlp = _extractor[0].nlp
    doc = nlp.make_doc(kept_text(request.article))
    analysis = analysis_of(doc)
    analysis.publish(request.article.published)
    for name, component in nlp.pipeline:
        doc = doc if name == HEAD else component(doc)
    record: dict[str, Any] = document(assemble(doc, request.article, _extractor[0].knowledge))
    seen = ClaimView(doc, analysis).record()
    return json.dumps(
        record | {"published": request.article.published, "view": _named_alike(seen, record)}, ensure_ascii=False
    )


def _named_alike(view: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    """The view with the record's entity ids in the place of clusters."""
    of_span = {(m["start"], m["end"]): m["entity"] for m in record["mentions"]}
    called = {m["entity"]: of_span[m["start"], m["end"]] for m in view["mentions"]}
    for mention in view["mentions"]:
        mention["entity"] = called[mention["entity"]]
        mention["acts_for"] = called.get(mention["acts_for"], mention["acts_for"])
    view["chances"] = [(called[a], called[b], by) for a, b, by in view["chances"] if a in called and b in called]
    return view


def main() -> None:
    """Read the arguments and write."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--input", type=Path, required=True)
    p.add_argument("--output", type=Path, required=True)
    p.add_argument("--workers", type=int, default=1)
    a = p.parse_args()
    lines = [line for line in a.input.read_bytes().splitlines() if line.strip()]
    with a.output.open("w", encoding="utf-8") as out, Pool(a.workers) as pool:
        for line in pool.imap(view, lines, chunksize=4):
            out.write(line + "\n")


if __name__ == "__main__":
    main()
