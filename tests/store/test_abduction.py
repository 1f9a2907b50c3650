"""One abduction told by forty articles of twelve outlets, half of them reprints, some of them denials: one event."""

import random

from legation.domain.claim import Polarity
from legation.domain.entity import Entity, Kind
from legation.store.filters import ClaimFilter, EventQuery, Resolved
from legation.store.sql import SqlStore
from tests.builders import Said, make_resolved

REBELS = Entity("ent_rebels", Kind.ORGANIZATION, "Northern Front")
ENVOY = Entity("ent_envoy", Kind.PERSON, "Jonas Vidal")
TOWN, CITY = Entity("ent_town", Kind.CITY, "Karsa"), Entity("ent_city", Kind.CITY, "Belmar")
OUTLETS = [f"Paper {letter}" for letter in "ABCDEFGHIJKL"]
_WORDS = [
    "talks",
    "border",
    "market",
    "road",
    "winter",
    "convoy",
    "council",
    "harvest",
    "bridge",
    "river",
    "school",
    "mayor",
    "radio",
    "patrol",
    "village",
    "doctor",
]


def _article(number: int) -> Resolved:
    draw = random.Random(number if number % 4 else 1)
    filler = " ".join(draw.choices(_WORDS, k=120)) + ". "
    denied = number % 10 == 9
    verb, told = "abducted", (number % 3 == 0) or number % 4 == 0
    sentence = filler + (
        f"{REBELS.name} denied that {REBELS.name} {verb} {ENVOY.name}."
        if denied
        else f"{REBELS.name} {verb} {ENVOY.name}."
    )
    said = Said(
        sentence, "ASSAULT", REBELS, ENVOY, verb, speaker=REBELS if denied else None,
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED, event=("2016-05-10", "2016-05-11") if told else None,
    )  # fmt: skip
    return make_resolved(
        [said], title=f"Story {number}", outlet=OUTLETS[number % 12], published=f"2016-05-{10 + number % 3}"
    )


def test_forty_articles_tell_of_one_abduction(store: SqlStore) -> None:
    parcels = [_article(number) for number in range(40)]
    random.Random(3).shuffle(parcels)
    store.add_many(parcels[:25])
    for parcel in parcels[25:]:
        store.add(parcel)
    (view,) = store.events(EventQuery()).items
    event = view.event
    assert (event.begins, event.dated_by.value, event.claim_count, event.article_count) == ("2016-05-10", "day", 40, 40)
    assert event.outlets == tuple(OUTLETS)
    # Eleven articles are one text in many papers: one origin, and twenty-nine of their own.
    assert event.origin_count == 30
    assert event.polarities == {"affirmed": 36, "denied": 4}
    assert store.stats().origins == 30
    assert store.events(EventQuery(filter=ClaimFilter(since="2016-05-11"))).items == ()
