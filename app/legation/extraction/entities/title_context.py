"""The office that the words before a person's name say: "Syrian President Assad", "Prime Minister May"."""

from spacy.tokens import Doc

from legation.domain.entity import STATES
from legation.domain.mention import Form
from legation.extraction.document import DocumentAnalysis, MentionDraft
from legation.extraction.grammar.syntax import POSSESSIVE_ENDING, has_tag
from legation.extraction.lexicon.roles import load_roles
from legation.linking.candidates import Said


def office_said(doc: Doc, analysis: DocumentAnalysis, found: MentionDraft) -> Said | None:
    """The role with the state named before it, where the title stands right before the name."""
    roles = load_roles()
    end = found.start
    while size := roles.honorific_before([t.text for t in doc[max(end - 2, 0) : end]]):
        end -= size
    for size in range(min(roles.longest_title + 1, end), 0, -1):
        role = roles.title_type(" ".join(doc[end - size : end].text.split()))
        if role:
            return Said(role, _owner(analysis, doc, end - size))
    return None


def name_without_title(doc: Doc, found: MentionDraft) -> str:
    """The name's words without an honorific before a person's: "Kerry" of "Mr. Kerry"."""
    start = found.start
    while found.label == "PERSON" and start < found.end - 1 and doc[start].lower_ in load_roles().honorifics:
        start += 1
    return doc[start : found.end].text


def _owner(analysis: DocumentAnalysis, doc: Doc, start: int) -> str | None:
    """The known state right before the title, its possessive and adjectives between left aside."""
    i = start - 1
    while i > 0 and (has_tag(doc[i], POSSESSIVE_ENDING) or doc[i].lower_ in load_roles().modifiers):
        i -= 1
    index = analysis.mention_at.get(i) if i >= 0 else None
    if index is None or analysis.mentions[index].form is not Form.NAME or analysis.mentions[index].cluster < 0:
        return None
    cluster = analysis.cluster_of(index)
    return cluster.known if cluster.kind in STATES else None
