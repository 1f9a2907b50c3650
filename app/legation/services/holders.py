"""Who held which office of a state or body, and since when: from the shipped tenures and from what articles claim."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.domain.claim import Change, Polarity, Status
from legation.domain.entity import Entity, Kind
from legation.domain.names import normal_name
from legation.domain.ontology import Trait, load_ontology
from legation.errors import Ambiguous, NotFound
from legation.linking.candidates import Context, candidates
from legation.linking.knowledge import Knowledge
from legation.linking.known import STILL_LIKELY, within
from legation.linking.scoring import weigh
from legation.services.background import entity_of
from legation.store.base import StoreReader
from legation.store.filters import ClaimFilter, ClaimQuery, ClaimView, Paging

_OWNERS = frozenset(Kind) - {Kind.PERSON, Kind.GROUP}
_PAGE = 200


@dataclass(frozen=True, slots=True)
class Holder:
    """That `person` held an office of the state in the half-open time [since, until); None is unknown.

    `claim` is what an article says of it; without one the shipped knowledge does, and `asserted_to` is the last day of its source.
    """

    type: str
    label: str | None
    person: Entity
    since: date | None
    until: date | None
    source: str
    asserted_to: date | None = None
    claim: ClaimView | None = None

    def held(self, on: date) -> bool:
        """Whether the office was held on that day; an open end is not stretched far past what the source speaks for."""
        late = self.until is None and self.asserted_to is not None and on > self.asserted_to + STILL_LIKELY
        return within(on, self.since, self.until) and not late


def offices() -> frozenset[str]:
    """The types of relation that are asked for."""
    return load_ontology().having(Trait.HIGH)


def owner(store: StoreReader, knowledge: Knowledge, text: str) -> Entity:
    """The state or body of an id, a code of two letters or a name. Raises NotFound, or Ambiguous with the candidates."""
    code = f"kb:c/{text.lower()}" if len(text) == 2 and text.isalpha() else text
    known = knowledge.entity(code) or knowledge.entity(text)
    if known is not None:
        return entity_of(known)
    view = store.entity(text)
    if view is not None:
        return view.entity
    scored = weigh(knowledge, candidates(knowledge, text, _OWNERS), Context(None))
    # Of a state and a city of its name the state has the offices that are asked for.
    best = [s.candidate.entity for s in scored if s.candidate.entity.kind is Kind.COUNTRY] or [
        s.candidate.entity for s in scored if s.score == scored[0].score
    ]
    if not best:
        raise NotFound(f"no state or body is called '{text}'")
    if len(best) > 1:
        raise Ambiguous(text, tuple((e.id, e.name, e.kind.value) for e in best))
    return entity_of(best[0])


def holders(
    store: StoreReader, knowledge: Knowledge, of: str, on: date | None = None, types: Iterable[str] = ()
) -> tuple[Holder, ...]:
    """All holders of offices of a state or body: the highest office first, then the latest. With a day those who held them on it."""
    wanted = frozenset(types) or offices()
    known = [h for h in _from_knowledge(knowledge, of, wanted) if on is None or h.held(on)]
    said = [h for h in _from_claims(store, of, wanted) if on is None or h.held(on)]
    # What the knowledge base says of somebody's office is not said again.
    told = {(h.type, h.person.id) for h in known}
    found = known + [h for h in said if (h.type, h.person.id) not in told]
    return tuple(sorted(found, key=_rank))


def _rank(holder: Holder) -> tuple[int, int, str, str]:
    order = [name for name, type_ in load_ontology().types.items() if type_.has(Trait.HIGH)]
    place = order.index(holder.type) if holder.type in order else len(order)
    return (place, -(holder.since or date.min).toordinal(), normal_name(holder.person.name), holder.label or "")


def _from_knowledge(knowledge: Knowledge, of: str, wanted: frozenset[str]) -> Iterator[Holder]:
    for office in knowledge.offices_in(of):
        # The first minister of a region leads no state.
        elsewhere = office.of != of and load_ontology()[office.role].has(Trait.LEADER)
        person = knowledge.entity(office.person) if office.role in wanted and not elsewhere else None
        if person is not None:
            yield Holder(
                office.role,
                office.title,
                entity_of(person),
                office.since,
                office.until,
                office.source,
                office.asserted_to,
            )


def _from_claims(store: StoreReader, of: str, wanted: frozenset[str]) -> list[Holder]:
    views = sorted(_claims(store, of, wanted), key=lambda v: (_day(v) or date.min, v.claim.id))
    found: list[Holder] = []
    for view in views:
        day = _day(view)
        if day is None:
            continue
        if view.claim.change is Change.END:
            found = [_ended(h, view, day) for h in found]
            if not any(_same(h, view) for h in found):
                found.append(_holder(view, None, day))
        elif view.claim.change is Change.BEGIN:
            if load_ontology()[view.claim.type].has(Trait.SINGLE):
                found = [replace(h, until=day) if _open(h) and h.type == view.claim.type else h for h in found]
            found.append(_holder(view, day, None))
        elif not any(_same(h, view) and h.held(day) for h in found):
            # A title without a date holds on the day of the article, no more is known.
            found.append(_holder(view, day, day + timedelta(days=1)))
    return found


def _claims(store: StoreReader, of: str, wanted: frozenset[str]) -> Iterator[ClaimView]:
    kept = ClaimFilter(
        types=tuple(sorted(wanted)),
        statuses=(Status.HAPPENED.value, Status.ONGOING.value),
        polarities=(Polarity.AFFIRMED.value,),
    )
    cursor: str | None = None
    while True:
        page = store.claims(ClaimQuery(object=of, filter=kept, paging=Paging(_PAGE, cursor)))
        yield from (view for view in page.items if view.subject.kind is Kind.PERSON and not view.rejected)
        cursor = page.next_cursor
        if cursor is None:
            return


def _holder(view: ClaimView, since: date | None, until: date | None) -> Holder:
    return Holder(view.claim.type, view.claim.mode, view.subject, since, until, view.outlet or "article", None, view)


def _ended(holder: Holder, view: ClaimView, day: date) -> Holder:
    return replace(holder, until=day) if _open(holder) and _same(holder, view) else holder


def _open(holder: Holder) -> bool:
    return holder.since is not None and holder.until is None


def _same(holder: Holder, view: ClaimView) -> bool:
    return holder.type == view.claim.type and holder.person.id == view.subject.id


def _day(view: ClaimView) -> date | None:
    """When the change was, where the claim tells one; else the day of the report."""
    told = view.claim.event_time
    if view.claim.change is not None and told is not None and told.start is not None:
        return told.start
    reported = view.claim.report_time
    return date.fromisoformat(reported[:10]) if reported else None
