"""Places and bodies named inside the longer name of a body: "Qatari" in "Qatari Forum for Authors", "Japan" in "Bank of Japan".

Such a name says whose the body is, so a claim may have its end there. It is marked as a noun phrase, not as a name: as a name the whole is meant.
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from legation.domain.entity import PLACES, STATES, Kind, Subtype
from legation.domain.mention import Form
from legation.domain.names import normal_name
from legation.extraction.document import DocumentAnalysis, MentionDraft
from legation.extraction.entities.implied import inside_name
from legation.extraction.labels import LABEL_OF_KIND
from legation.extraction.lexicon.words import words
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownEntity

_BEFORE_OWNER = words("coreference/names_within.before_owner")
_OWN_NAMES = frozenset({Subtype.MEDIA, Subtype.COMPANY, Subtype.TEAM})
"""They are called after a place for which they do not act: "Washington Post", "Air France"."""
_LONGEST = 4


def add_names_within(doc: Doc, analysis: DocumentAnalysis, knowledge: Knowledge) -> None:
    """Marks them; what stood at their words before is found there still."""
    called = _called(doc, analysis)
    for mention in list(analysis.mentions):
        if mention.form is not Form.NAME or mention.end - mention.start < 2:
            continue
        whole = analysis.clusters[mention.cluster]
        if whole.kind not in (Kind.ORGANIZATION, Kind.EVENT, Kind.AGREEMENT) or whole.subtype in _OWN_NAMES:
            continue
        for start, end in _parts(doc, mention):
            home = _home(analysis, knowledge, called, doc[start:end].text)
            if home is not None and home != mention.cluster:
                label = LABEL_OF_KIND[analysis.clusters[home].kind]
                analysis.add_mention(MentionDraft(start, end, label, Form.NOMINAL, head=end - 1), home)
                break


def _called(doc: Doc, analysis: DocumentAnalysis) -> Mapping[str, int]:
    """By the words of a name of the article, which place or body they mean."""
    found: dict[str, int] = {}
    for mention in analysis.mentions:
        kind = analysis.clusters[mention.cluster].kind
        if mention.form is Form.NAME and (kind in PLACES or kind is Kind.ORGANIZATION):
            found.setdefault(doc[mention.start : mention.end].text, mention.cluster)
    return found


def _parts(doc: Doc, mention: MentionDraft) -> Iterator[tuple[int, int]]:
    """The beginnings of the name, longest first, then what stands behind its prepositions."""
    for size in range(min(_LONGEST, mention.end - mention.start - 1), 0, -1):
        yield mention.start, mention.start + size
    for i in range(mention.start + 1, mention.end - 1):
        if doc[i].lower_ in _BEFORE_OWNER:
            start = i + 2 if doc[i + 1].is_lower and i + 2 < mention.end else i + 1
            for end in range(min(mention.end, start + _LONGEST), start, -1):
                yield start, end


def _home(analysis: DocumentAnalysis, knowledge: Knowledge, called: Mapping[str, int], text: str) -> int | None:
    if text in called:
        return called[text]
    if not text[:1].isupper():
        return None
    known = {n.entity: e for n in knowledge.names(normal_name(text)) if n.strong and (e := knowledge.entity(n.entity))}
    states = [e for e in known.values() if e.kind in STATES]
    return _cluster(analysis, states[0]) if len(states) == 1 == len(known) else None


def _cluster(analysis: DocumentAnalysis, state: KnownEntity) -> int:
    there = next((i for i, c in enumerate(analysis.clusters) if c.known == state.id and c.members), None)
    return there if there is not None else analysis.add_cluster(inside_name(state))
