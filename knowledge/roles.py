"""What a title of office makes its holder: a relation type of the ontology, and of what."""

import re
from dataclasses import dataclass

from knowledge.facts import Facts, state_id
from legation.linking.titles import post_of


@dataclass(frozen=True, slots=True)
class Role:
    """`role` of `of`, and for ambassadors `to` whom."""

    role: str
    of: str
    to: str = ""


_MINISTERS = frozenset({
    "foreign_minister", "defence_minister", "finance_minister", "interior_minister", "justice_minister", "trade_minister",
    "economy_minister", "energy_minister", "health_minister", "education_minister", "environment_minister", "agriculture_minister",
    "transport_minister", "culture_minister", "labour_minister", "minister", "deputy_prime_minister", "attorney_general",
})  # fmt: skip
_HEADS = {"speaker": "parl", "central_bank_governor": "cb", "chief_of_staff": "army", "chief_justice": "court"}
_AMBASSADOR = re.compile(
    r"(?:ambassador|high commissioner|envoy|representative|charg[eé] d.affaires)\b.*?\bto (?:the )?(.+)$", re.IGNORECASE
)
_OF_PLACE = re.compile(
    r"\b(?:mayor|governor|premier|head|minister-president|president|chief minister|first minister|prime minister|lord mayor) of (?:the )?(?:city of |republic of |state of |province of )?(.+)$",
    re.IGNORECASE,
)
_OTHER_CODES = {
    "SUHH": "kb:hist/su", "DD": "kb:hist/dd", "CS": "kb:hist/cs", "YU": "kb:hist/yu", "FRY": "kb:hist/fry",
    "X-ARTSAKH": "kb:hist/artsakh", "X-SOMALILAND": "kb:r/so-som", "X-NORTHERN-CYPRUS": "kb:r/cy-trnc", "GB-SCT": "kb:r/gb-sct",
    "GB-WLS": "kb:r/gb-wls", "GB-NIR": "kb:r/gb-nir", "X-SOUTH-OSSETIA": "kb:region/south-ossetia",
}  # fmt: skip
# Where the president of the council of state is head of state.
_COUNCIL_RULES = frozenset({"CU", "DD", "PL", "RO", "BG"})
# Where the president is not what a president is elsewhere.
_PRESIDENT_GOVERNS_ONLY = frozenset({"IR"})


def role_of(facts: Facts, iso: str, title: str) -> Role | None:
    """The role a title gives in that jurisdiction; None where it is nobody's business here."""
    state = state_of(facts, iso)
    if not state:
        return None
    found = _AMBASSADOR.search(title)
    if found and (receiver := _receiver(facts, found[1])):
        return Role("ambassador_of", state, receiver)
    post = post_of(title)
    local = _local(facts, state, title, post)
    if local:
        return local
    return Role(_plain_role(iso, title, post), _body(facts, iso, post) or state)


def state_of(facts: Facts, iso: str) -> str:
    """The id of the jurisdiction of that code, ISO or one of the lists' own; "" where it is not known."""
    found = _OTHER_CODES.get(iso) or state_id(iso)
    return found if found in facts.entities else ""


def _receiver(facts: Facts, text: str) -> str:
    name = re.sub(r"\s*[,(].*$", "", text).strip()
    named = facts.named(name)
    for prefix in ("kb:c/", "kb:hist/", "kb:un", "kb:nato", "kb:eu", "kb:"):
        fits = sorted(one for one in named if one.startswith(prefix))
        if fits:
            return fits[0]
    return ""


def _plain_role(iso: str, title: str, post: str) -> str:
    if _is_other(iso, title):
        return "agent_of"
    if post in ("president", "monarch", "supreme_leader", "pope"):
        return "head_of_government" if post == "president" and iso in _PRESIDENT_GOVERNS_ONLY else "head_of_state"
    if post == "prime_minister":
        return "head_of_government"
    if post in _MINISTERS:
        return "minister_of"
    if post == "spokesperson":
        return "spokesperson_of"
    if re.search(r"\badvis[eo]r\b", title, re.IGNORECASE):
        return "advisor_of"
    if post in _HEADS:
        return "head_of"
    return "royalty_of" if post == "crown_prince" else "agent_of"


def _is_other(iso: str, title: str) -> bool:
    """A council of state is mostly a court, and the Swiss chancellor an official."""
    council = "council of state" in title.lower() and iso not in _COUNCIL_RULES
    return council or (iso == "CH" and "hancellor" in title)


def _body(facts: Facts, iso: str, post: str) -> str:
    id_ = f"{_HEADS[post]}:{iso.lower()}" if post in _HEADS else ""
    return id_ if id_ in facts.entities else ""


def _local(facts: Facts, state: str, title: str, post: str) -> Role | None:
    """E.g. "Mayor of Montreal", "Premier of Ontario": of the city or region, where it is known."""
    found = _OF_PLACE.search(title)
    if not found or post in ("speaker", "central_bank_governor", "president", "prime_minister"):
        return None
    places = [one for one in facts.named(found[1].strip(), country=state) if not one.startswith("kb:o")]
    regions = [one for one in places if facts.entities[one]["kind"] == "region"]
    if "ayor" in title:
        places = sorted(
            (one for one in places if one.startswith("geo:")), key=lambda one: -float(facts.entities[one]["prior"])
        )
        return Role("head_of", places[0]) if places else Role("agent_of", state)
    deputy = re.match(r"(lieutenant|vice|deputy|assistant|acting deputy)\b", title, re.IGNORECASE)
    if not regions or deputy:
        return Role("agent_of", state)
    governs = re.match(
        r"(premier|chief minister|minister-president|first minister|prime minister)\b", title, re.IGNORECASE
    )
    return Role("head_of_government" if governs else "head_of", regions[0])
