"""Links of an extraction against annotated ones."""

from typing import Any

from legation.services.evaluation.link_scores import link_scores

TEXT = "Ottawa met Riga in Oslo."


def document(**links: str) -> dict[str, Any]:
    """TEXT with its names linked as told."""
    mentions = [
        {
            "start": TEXT.index(name),
            "end": TEXT.index(name) + len(name),
            "label": "CITY",
            "form": "name",
            "entity": name,
        }
        for name in links
    ]
    entities = [
        {"id": name, "label": "CITY", "links": {"wikidata": link} if link else {}} for name, link in links.items()
    ]
    return {"text": TEXT, "mentions": mentions, "entities": entities}


def test_a_link_is_right_where_span_and_identifier_agree() -> None:
    scores = dict_of(document(Ottawa="Q16", Riga="Q1773"), document(Ottawa="Q1930", Riga="Q1773"))
    found, wanted = scores["wikidata"]
    assert len(found) == len(wanted) == 2
    assert {link for _, link in found & wanted} == {"Q1773"}


def test_a_link_where_gold_has_none_is_wrong() -> None:
    found, wanted = dict_of(document(Riga="Q1773", Oslo="Q585"), document(Riga="Q1773", Oslo=""))["wikidata"]
    assert len(found - wanted) == 1


def test_what_the_knowledge_base_lacks_is_left_out_of_the_second_line() -> None:
    scores = dict_of(document(Riga="Q1773"), document(Riga="Q1773", Oslo="Q585"), {"wikidata": {"Q1773"}})
    assert len(scores["wikidata"][1]) == 2
    assert {link for _, link in scores["wikidata, known"][1]} == {"Q1773"}


def test_a_document_without_links_is_not_judged() -> None:
    assert dict_of(document(Riga="Q1773"), document(Riga="")) == {}


def dict_of(
    predicted: dict[str, Any], gold: dict[str, Any], known: dict[str, set[str]] | None = None
) -> dict[str, Any]:
    return {label: (found, wanted) for label, found, wanted in link_scores(predicted, gold, known or {})}
