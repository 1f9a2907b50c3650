"""The pipeline is whole: every component finds what it says it needs, and what it names is there."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from legation.domain.article import Article, article_id, article_revision
from legation.errors import LegationError
from legation.extraction.doc_attributes import SHOWN
from legation.extraction.extractor import Extractor
from legation.extraction.pipeline import build_pipeline
from legation.extraction.resources import Resources
from legation.linking.knowledge import open_knowledge
from legation.reader.shipped import open_reader

pytestmark = pytest.mark.slow
TEXT = (
    "Russian troops attacked Ukraine on Monday. They withdrew, NATO said, after two days. "
    "Moscow's ambassador to Canada, Alexander Darchiev, denied that his country had sent them."
)


@pytest.fixture(scope="module", params=["with the trained reader", "without it"])
def nlp(request: pytest.FixtureRequest) -> Language:
    reader = open_reader() if request.param == "with the trained reader" else None
    return build_pipeline(Resources(open_knowledge(), reader))


def test_every_component_comes_after_what_it_needs(nlp: Language) -> None:
    assert {name: missing for name, missing in nlp.analyze_pipes()["problems"].items() if missing} == {}


def test_a_component_out_of_its_place_is_told(nlp: Language) -> None:
    names = list(nlp.pipe_names)
    with nlp.select_pipes(enable=[name for name in names if name != "legation_clusters"]):
        assert nlp.analyze_pipes()["problems"]["legation_entity_linker"] == ["doc._.clusters"]


def test_what_components_name_are_attributes_of_documents(nlp: Language) -> None:
    for needs in nlp.analyze_pipes()["summary"].values():
        for attribute in (*needs["requires"], *needs["assigns"]):
            assert not attribute.startswith("doc._.") or Doc.has_extension(attribute.removeprefix("doc._.")), attribute


def test_a_component_changes_what_it_says_and_nothing_else(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    assigned: set[str] = set()
    for name, component in nlp.pipeline:
        before = {attribute: len(getattr(doc._, attribute)) for attribute in SHOWN}
        doc = component(doc)
        changed = {attribute for attribute in SHOWN if len(getattr(doc._, attribute)) != before[attribute]}
        says = {attribute.removeprefix("doc._.") for attribute in nlp.get_pipe_meta(name).assigns}
        assert changed <= says, name
        assigned |= changed
    assert assigned == SHOWN.keys()


def test_a_component_outside_a_pipeline_with_resources_says_what_is_missing() -> None:
    with pytest.raises(LegationError, match="without knowledge base"):
        Language().add_pipe("legation_names")


def test_an_article_in_a_language_without_a_pipeline_is_a_failure_that_says_so(extractor: Extractor) -> None:
    text = "Der russische Präsident hat in Moskau den türkischen Außenminister empfangen."
    article = Article(article_id(text, None, None, None), article_revision(text), text, language="de")
    [failure] = extractor.read([article])
    assert "language de: there is no pipeline for it" in getattr(failure, "reason", "")
