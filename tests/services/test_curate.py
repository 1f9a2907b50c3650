"""What people decide, over every store, with the shipped knowledge."""

import pytest

from legation.bootstrap import load_knowledge
from legation.domain.decision import Action
from legation.domain.entity import Entity, Kind
from legation.errors import DecisionRefused, NotFound
from legation.linking.knowledge import Knowledge
from legation.services.curate import Curator
from legation.settings import Settings
from legation.store.filters import Paging, RelationQuery
from legation.store.sql import SqlStore
from tests.builders import CANADA, LATVIA, NATO, Said, make_resolved

ALLIANCE = Entity("ent_alliance", Kind.ORGANIZATION, "Northern Alliance")
SENT = Said("NATO sent tanks to Latvia.", "MOBILIZE", NATO, LATVIA, "sent")
HELPED = Said("The Northern Alliance blamed Canada.", "ACCUSE", ALLIANCE, CANADA, "blamed")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(Settings())


@pytest.fixture
def curator(store: SqlStore, knowledge: Knowledge) -> Curator:
    store.add(make_resolved([SENT, HELPED]))
    return Curator(store, knowledge, "anna")


def subjects(curator: Curator) -> set[str]:
    return {view.subject.name for view in curator.store.relations(RelationQuery()).items}


def article(curator: Curator) -> str:
    return curator.store.articles(Paging()).items[0].article.id


def test_a_merge_takes_names_and_is_recorded_with_who_and_why(curator: Curator) -> None:
    made = curator.merge("northern alliance", "NATO", "the same organisation")
    assert (made.action, made.decided_by, made.reason) == (Action.MERGE, "anna", "the same organisation")
    assert subjects(curator) == {"NATO"}
    assert curator.store.decisions(Paging()).items == (made,)
    curator.undo(made.id)
    assert subjects(curator) == {"NATO", "Northern Alliance"}


def test_entities_of_different_kinds_are_never_one(curator: Curator) -> None:
    with pytest.raises(DecisionRefused, match="differ in kind"):
        curator.merge("NATO", "Latvia")
    with pytest.raises(DecisionRefused, match="differ in kind"):
        curator.relink("NATO", "Latvia", [article(curator)])
    assert curator.store.decisions(Paging()).items == ()


def test_what_was_merged_cannot_be_merged_again(curator: Curator) -> None:
    curator.merge("Northern Alliance", "NATO")
    with pytest.raises(DecisionRefused, match="one entity already"):
        curator.merge("Northern Alliance", "NATO")


def test_a_split_makes_an_entity_of_the_same_kind(curator: Curator) -> None:
    made = curator.split("NATO", [article(curator)], name="The other NATO")
    view = curator.store.entity(made.target["to"])
    assert view is not None
    assert (view.entity.name, view.entity.kind, view.article_count) == ("The other NATO", NATO.kind, 1)
    assert subjects(curator) == {"The other NATO", "Northern Alliance"}
    curator.undo(made.id)
    assert curator.store.entity(made.target["to"]) is None


def test_a_relink_may_name_one_that_only_the_knowledge_base_knows(curator: Curator) -> None:
    curator.relink("Northern Alliance", "OPEC", [article(curator)])
    assert subjects(curator) == {"NATO", "OPEC"}
    assert curator.store.entity("kb:opec") is not None


def test_articles_that_do_not_mention_it_are_refused(curator: Curator) -> None:
    with pytest.raises(DecisionRefused, match="does not mention NATO as 'Nato'"):
        curator.split("NATO", [article(curator)], text="Nato")
    with pytest.raises(NotFound, match="no article"):
        curator.split("NATO", ["art_0"])


def test_a_claim_is_rejected_once(curator: Curator) -> None:
    claim = make_resolved([SENT, HELPED]).extraction.claims[0].id
    curator.reject(claim, "a headline misread")
    assert subjects(curator) == {"Northern Alliance"}
    with pytest.raises(DecisionRefused, match="rejected already"):
        curator.reject(claim)


def test_an_undone_decision_cannot_be_undone_again(curator: Curator) -> None:
    made = curator.merge("Northern Alliance", "NATO")
    curator.undo(made.id)
    with pytest.raises(NotFound, match="no decision"):
        curator.undo(made.id)
