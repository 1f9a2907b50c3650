"""What local entities become: known ones, ones of the graph, ones of their article alone."""

from dataclasses import replace

from legation.domain.article import Article
from legation.domain.entity import Entity, Kind, Subtype
from legation.domain.extraction import Extraction, Proposal
from legation.domain.mention import Form, Mention, mention_id
from legation.linking.knowledge import Knowledge
from legation.linking.resolver import resolve
from legation.store.filters import Resolved
from tests.builders import make_article

TEXT = "Moscow denied it."
RUSSIA = Proposal("kb:c/ru", 0.9, "metonym", "Moscow stands for its government")


def extraction(
    *entities: Entity, article: Article | None = None, known: dict[str, Proposal] | None = None
) -> Extraction:
    """One mention an entity, all over the same word: the resolver never looks at the text."""
    given = article or make_article(TEXT)
    mentions = tuple(
        Mention(mention_id(given.id, given.revision, n, 6), n, 6, "Moscow", "ORG", Form.NAME, entity.id)
        for n, entity in enumerate(entities)
    )
    return Extraction(given, mentions, entities, proposals=known or {})


def resolved(
    kb: Knowledge, *entities: Entity, url: str = "https://a.example/1", workspace: str = "default"
) -> Resolved:
    return resolve(extraction(*entities, article=make_article(TEXT, url=url)), workspace, kb)


def final_id(kb: Knowledge, entity: Entity, url: str = "https://a.example/1", workspace: str = "default") -> str:
    return resolved(kb, entity, url=url, workspace=workspace).entities[entity.id].id


def test_a_proposed_entity_is_the_known_one_whatever_the_text_calls_it(kb: Knowledge) -> None:
    local = Entity("e0", Kind.CITY, "Moscow", aliases=("Muscovy",))
    found = resolve(extraction(local, known={"e0": RUSSIA}), "default", kb).entities["e0"]
    assert (found.id, found.kind, found.name) == ("kb:c/ru", Kind.COUNTRY, "Russia")
    assert found.links["iso3"] == "RUS"
    assert found.links["wikidata"] == "Q159"
    assert "Russian Federation" in found.aliases
    assert "Muscovy" not in found.aliases


def test_a_link_carries_score_method_reason_and_knowledge_version(kb: Knowledge) -> None:
    (link,) = resolve(extraction(Entity("e0", Kind.CITY, "Moscow"), known={"e0": RUSSIA}), "default", kb).links
    assert (link.entity, link.score, link.method, link.reason) == ("kb:c/ru", 0.9, "metonym", RUSSIA.reason)
    assert (link.decided_by, link.knowledge_version) == ("resolver", kb.version)


def test_a_proposal_the_knowledge_base_does_not_have_is_left_aside(kb: Knowledge) -> None:
    gone = Proposal("kb:c/nowhere", 0.9, "name", "its name")
    done = resolve(extraction(Entity("e0", Kind.COUNTRY, "Nowhere"), known={"e0": gone}), "default", kb)
    assert done.entities["e0"].id.startswith("ent_")
    assert done.links[0].method == "text"


def test_the_same_body_of_two_articles_is_one(kb: Knowledge) -> None:
    here = Entity("e0", Kind.ORGANIZATION, "The Riga Harbour Society", Subtype.NGO)
    there = replace(here, id="e7", name="Riga Harbour Society")
    assert final_id(kb, here) == final_id(kb, there, "https://b.example/2")


def test_kind_and_workspace_keep_entities_apart(kb: Knowledge) -> None:
    body = Entity("e0", Kind.ORGANIZATION, "Zemgale Lantern")
    assert final_id(kb, body) != final_id(kb, replace(body, kind=Kind.EVENT))
    assert final_id(kb, body) != final_id(kb, body, workspace="other")


def test_a_bare_family_name_never_joins_two_articles(kb: Knowledge) -> None:
    kalns = Entity("e0", Kind.PERSON, "Kalnsberg")
    assert final_id(kb, kalns) != final_id(kb, kalns, "https://b.example/2")
    full = replace(kalns, name="Ilze Kalnsberg")
    assert final_id(kb, full) == final_id(kb, full, "https://b.example/2")


def test_unnamed_groups_stay_with_their_article(kb: Knowledge) -> None:
    group = Entity("e0", Kind.GROUP, "militants", named=False)
    assert final_id(kb, group) != final_id(kb, group, "https://b.example/2")
    assert resolved(kb, group).links[0].reason == "unnamed in this article"


def test_groups_called_by_whose_they_are_stay_with_their_article(kb: Knowledge) -> None:
    described, named = Entity("e0", Kind.GROUP, "Liberal members"), Entity("e0", Kind.GROUP, "Tuareg")
    assert final_id(kb, described) != final_id(kb, described, url="https://b.example/2")
    assert final_id(kb, named) == final_id(kb, named, url="https://b.example/2")


def test_a_name_many_known_bodies_bear_stays_with_its_article(kb: Knowledge) -> None:
    ministry = Entity("e0", Kind.ORGANIZATION, "Foreign Ministry", Subtype.MINISTRY)
    assert final_id(kb, ministry) != final_id(kb, ministry, "https://b.example/2")


def test_a_state_without_mention_is_an_entity_without_link(kb: Knowledge) -> None:
    parcel = extraction(Entity("e0", Kind.CITY, "Moscow"), known={"e0": RUSSIA})
    canada = Entity("e1", Kind.COUNTRY, "Canada")
    more = replace(
        parcel,
        entities=(*parcel.entities, canada),
        proposals={**parcel.proposals, "e1": Proposal("kb:c/ca", 0.9, "acts for", "its state")},
    )
    done = resolve(more, "default", kb)
    assert done.entities["e1"].id == "kb:c/ca"
    assert [link.entity for link in done.links] == ["kb:c/ru"]


def test_two_local_entities_may_be_one(kb: Knowledge) -> None:
    parcel = extraction(Entity("e0", Kind.CITY, "Moscow"), Entity("e1", Kind.COUNTRY, "Russia"))
    done = resolve(replace(parcel, proposals={"e0": RUSSIA, "e1": RUSSIA}), "default", kb)
    assert {entity.id for entity in done.entities.values()} == {"kb:c/ru"}
    assert len(done.links) == 2


def test_text_entities_carry_no_links_to_the_outside(kb: Knowledge) -> None:
    assert (
        resolved(kb, Entity("e0", Kind.PERSON, "Ilze Kalnsberg", links={"wikidata": "Q1"})).entities["e0"].links == {}
    )
