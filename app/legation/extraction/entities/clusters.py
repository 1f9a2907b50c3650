"""Coreference of names within an article: full name, family name, acronym, shortened body name."""

from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from legation.domain.entity import Kind
from legation.domain.names import normal_name
from legation.extraction.doc_attributes import analysis_of
from legation.extraction.document import Cluster, DocumentAnalysis, MentionDraft
from legation.extraction.entities.title_context import name_without_title
from legation.extraction.labels import KIND_OF_LABEL
from legation.extraction.lexicon.name_words import load_name_words
from legation.extraction.lexicon.words import words
from legation.linking.vocabulary import LEGAL_FORMS

_OPTIONAL_IN_NAMES = load_name_words().optional_particles | words("entities/clusters.saint")
_TEAM_FORMS = words("entities/clusters.team_forms")
_INITIALS = 3
"""So few letters may be initials."""
_SHORT_FORMS = frozenset({"ORG", "PERSON", "MISC"})
"""As what a reader may take a body's capitals."""
_GENERIC_ADJECTIVES = words("entities/clusters.generic_adjectives")
_GENERIC = load_name_words().organization | _GENERIC_ADJECTIVES
_PERSON_SUFFIXES = words("entities/clusters.person_suffixes")


@Language.factory("legation_clusters", requires=["doc._.mentions"], assigns=["doc._.clusters"])
def make_clusters(nlp: Language, name: str) -> "Clusters":  # noqa: ARG001 (the signature is spaCy's)
    """Joins the names of one thing."""
    return Clusters()


class Clusters:
    """Writes `DocumentAnalysis.clusters` and `MentionDraft.cluster`. Known names join by their candidates later, in the linker."""

    def __call__(self, doc: Doc) -> Doc:
        analysis = analysis_of(doc)
        keys: dict[tuple[str, str], int] = {}
        for i in self._order(analysis):
            mention = analysis.mentions[i]
            key = self._key(doc, analysis, mention, keys)
            if key not in keys:
                kind = KIND_OF_LABEL.get(mention.label, Kind.EVENT)
                keys[key] = analysis.add_cluster(Cluster(kind, doc[mention.start : mention.end].text))
            analysis.assign(i, keys[key])
        _join_acronyms(doc, analysis)
        analysis.sort_members()
        return doc

    @staticmethod
    def _order(analysis: DocumentAnalysis) -> list[int]:
        """Longest names first, so that short ones find the full one they belong to; ties in text order."""
        names = [i for i, f in enumerate(analysis.mentions) if f.cluster < 0]
        return sorted(
            names, key=lambda i: (-(analysis.mentions[i].end - analysis.mentions[i].start), analysis.mentions[i].start)
        )

    @staticmethod
    def _key(
        doc: Doc, analysis: DocumentAnalysis, mention: MentionDraft, keys: dict[tuple[str, str], int]
    ) -> tuple[str, str]:
        group = _group(mention.label)
        text = normal_name(name_without_title(doc, mention)) or doc[mention.start : mention.end].text
        key = (group, text)
        if key in keys or group not in ("PERSON", "ORG"):
            return key
        longer = [other for other in keys if other[0] == group and _shortened(group, text, other[1])]
        if group == "ORG":
            # "GDF-Suez" is no longer form of "Suez": the dash joins two bodies.
            longer = [other for other in longer if "-" not in analysis.clusters[keys[other]].name]
        if len(longer) > 1 and group == "PERSON":
            longer = _nearest(analysis, mention, longer, keys)
        return longer[0] if len(longer) == 1 else key


def _group(label: str) -> str:
    """Names of different groups are never one thing; places of all sizes are one group."""
    return label if label in ("PERSON", "ORG", "NORP", "AGREEMENT", "EVENT", "MISC") else "PLACE"


def _shortened(group: str, short: str, full: str) -> bool:
    few, many = short.split(), full.split()
    if len(few) >= len(many):
        return False
    if group == "PERSON":
        trimmed = [word for word in many if word not in _PERSON_SUFFIXES]
        return (
            _family(few, trimmed)
            or (len(few) == 1 and few[0] == many[0])
            or (len(few) > 1 and set(few) <= set(many) and few[-1] == trimmed[-1])
        )
    if len(few) > 1:
        return many[: len(few)] == few and many[len(few)] in LEGAL_FORMS
    # "Werder Bremen" and "Bremen", "Goldman Sachs" and "Goldman", where the short form is a body's name, too.
    named = [word for word in many if word not in _TEAM_FORMS and not word.isdecimal()]
    return len(few[0]) > _INITIALS and len(named) == 2 and few[0] in named and few[0] not in _GENERIC


def _family(few: list[str], many: list[str]) -> bool:
    """Whether `few` is the family name of `many`, particles ("al-", "van der") with or without."""
    bare = [word for word in few if word not in _OPTIONAL_IN_NAMES]
    return bool(bare) and many[-len(bare) :] == bare and len(few) < len(many)


def _nearest(
    analysis: DocumentAnalysis, mention: MentionDraft, longer: list[tuple[str, str]], keys: dict[tuple[str, str], int]
) -> list[tuple[str, str]]:
    """Two bearers of a family name: the one named last before this mention, if a family name was meant."""
    before = [
        (
            max(
                (
                    analysis.mentions[i].start
                    for i in analysis.clusters[keys[key]].members
                    if analysis.mentions[i].start < mention.start
                ),
                default=-1,
            ),
            key,
        )
        for key in longer
    ]
    last = max(before)
    return [last[1]] if last[0] >= 0 else []


def _join_acronyms(doc: Doc, analysis: DocumentAnalysis) -> None:
    """ "North Atlantic Treaty Organization (NATO)": bracketed capitals are the name before them; others, the body with those initials."""
    by_end = {f.end: i for i, f in enumerate(analysis.mentions)}
    bracketed: dict[str, int] = {}
    for f in analysis.mentions:
        if f.start > 1 and doc[f.start - 1].text == "(" and f.end < len(doc) and doc[f.end].text == ")":
            full = by_end.get(f.start - 1)
            text = doc[f.start : f.end].text
            if full is not None and text.isupper() and _shortens(doc, f, analysis.mentions[full], text):
                bracketed[text] = analysis.mentions[full].cluster
    bodies = _bodies_by_initials(doc, analysis)
    moved: dict[int, int] = defaultdict(int)
    for f in analysis.mentions:
        text = doc[f.start : f.end].text
        target = bracketed.get(text)
        if target is None and f.label in _SHORT_FORMS:
            target = bodies.get(text)
        if target is not None and f.cluster != target:
            moved[f.cluster] = target
    analysis.absorb(moved)


def _bodies_by_initials(doc: Doc, analysis: DocumentAnalysis) -> dict[str, int]:
    """By its initials, small words counted or not, the one body of the article that has them: "Zambia Farmers Union" by "ZFU"."""
    found: dict[str, set[int]] = defaultdict(set)
    for f in analysis.mentions:
        if f.label == "ORG" and f.end - f.start >= _INITIALS:
            letters = "".join(t.text[0] for t in doc[f.start : f.end] if t.text[0].isalpha())
            for initials in (letters.upper(), "".join(c for c in letters if c.isupper())):
                found[initials].add(f.cluster)
    return {text: min(bodies) for text, bodies in found.items() if len(text) >= _INITIALS and len(bodies) == 1}


def _shortens(doc: Doc, short: MentionDraft, full: MentionDraft, text: str) -> bool:
    """A body's bracketed capitals are its own short form, whatever language they come from: "... Office (OLAF)"."""
    may_be = full.label == "ORG" and short.label in _SHORT_FORMS
    bodies = may_be and text.isalpha() and full.end - full.start > 1
    return bodies or _initials(doc, full, text)


def _initials(doc: Doc, full: MentionDraft, acronym: str) -> bool:
    letters = iter("".join(token.text[0] for token in doc[full.start : full.end] if token.text[0].isalpha()).upper())
    return sum(1 for letter in acronym if letter.isalpha() and letter in letters) >= max(2, len(acronym) - 1)
