"""Photo captions and credits in text that carries no mark-up."""

import re
from collections.abc import Sequence

from legation.ingest.blocks import Block
from legation.ingest.dates import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATED = re.compile(
    rf"\b(?:{_MONTH})\b\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?\s*\.?$|\b\d{{1,2}}\s+(?:{_MONTH})\b\.?,?(?:\s+\d{{4}})?\s*\.?$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\((?:left|right|cent(?:re|er)|l|r|c|top|bottom|front|back|file|pictured|from left|second from \w+)\)|"
    r"\b(?:pictured|file photo|file image|(?:is|are) seen|looks? on|poses?|shakes? hands|gestures?|waves?|smiles?|"
    r"speaks? (?:during|at|to|with|in)|stands? (?:in|near|next|beside|guard|outside|by)|walks? (?:past|along|with|through|in|on)|"
    r"attends?|takes? part|arrives? (?:at|for|in)|delivers? (?:a|an|his|her)|addresses|sits? (?:in|at|on|next|beside)|holds? (?:a|an|up|his|her)|"
    r"rides? (?:a|an|in|on|past)|marches? (?:in|past|through))\b",
)
_SAYS = re.compile(r"\b(?:said|says|told|added|announced|according|reported|claimed|wrote|warned|argued)\b")
_TELLS = re.compile(r"^\W*(?:He|She|They|It|His|Her|But|And)\b|\b(?:was|were|had|did|would|could|has|have)\b")
_CLOSING = 160
_AGENCY = (
    r"(?:Getty(?: Images)?|Reuters|REUTERS|AP|Associated Press|AFP|EPA(?:-EFE)?|Shutterstock|TASS|Tass|Xinhua|Anadolu(?: Agency)?|"
    r"dpa|DPA|Bloomberg|Pool|Handout|HANDOUT|Scanpix|LETA|(?:The )?Canadian Press|THE CANADIAN PRESS|PA|NTB|Kyodo|EFE|ANSA|"
    r"[A-Z]\w+ (?:Images|Photos?|News Agency|Pictures))"
)
# "(AP)" alone closes many a paragraph of agency copy; with a name, a slash or "Photo" it credits a picture.
_CLOSING_AGENCY = re.compile(rf"[(\[]{_AGENCY}\.?[)\]]\.?$")
_CLOSING_CREDIT = re.compile(
    rf"(?<=\w) (?:Photo|Photograph|Picture|Image)s?(?: by:? |: ?)[A-Z][^.!?:]{{2,60}}\.?$|(?<=[\w.]) \u00a9 ?[A-Z][^.!?:]{{2,50}}$|"
    rf"[(\[](?:(?:Photo|Image|Picture|Credit)s?(?: by)?:? )[^()\[\]]{{0,60}}\b{_AGENCY}\b[^()\[\]]{{0,40}}[)\]]\.?$|"
    rf"[(\[][^()\[\]]{{2,60}}(?:/ ?| via | for ){_AGENCY}\b[^()\[\]]{{0,40}}[)\]]\.?$|"
    rf"[(\[]{_AGENCY} (?:Photo|Images?|File)\b[^()\[\]]{{0,60}}[)\]]\.?$|[(\[]{_AGENCY}/[^()\[\]]{{2,60}}[)\]]\.?$|"
    rf"[(\[](?:Photo|Image|Picture|Credit)s?(?: by|:| courtesy)[^()\[\]]{{2,60}}[)\]]\.?$|"
    rf"(?<=[.!?]) (?:(?:Photo|Picture|Image|Credit)s?(?: by:? |: ?)[^.]{{2,60}}|[A-Z][^.,;:]{{2,40}}/ ?{_AGENCY}(?:[ /]\w+)*|"
    r"[A-Z][\w'-]+(?: [A-Z][\w'.-]+){1,3} ?/ ?(?:The )?[A-Z]\w+(?: [A-Z]\w+){0,3})\.?$"
)
_MARKS_CREDIT = re.compile(r"[/\u00a9(\[]|Photo|Picture|Image|Credit")
# Below a picture even "in Narsaq Photo: Jane Doe" is plain enough.
_PHOTOGRAPHER = re.compile(
    rf"\b(?:Photo|Photograph|Picture|Image|Credit)s?(?:(?: by|:| by:) ?| ?/ ?)[A-Z][^.!?]{{1,50}}\.?$|"
    rf"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+)+ ?/ ?(?:{_AGENCY}|[A-Z][\w .&'-]{{1,40}})\)?$"
)
_QUOTED = re.compile(r"\"[^\"]*\"|\u201c[^\u201d]*\u201d")
_ACRONYM = re.compile(r"^[A-Z]{2,}$")
_NAME_WORD = re.compile(r"^(?:[A-Z\u00c0-\u00de][\w'\u2019-]*\.?|d[aeiu]|von|van|der|den|al|bin|el|la|le)$")


def closing_credit(block: Block) -> int | None:
    """Where, in the block's own text, a credit in brackets or after the last sentence begins."""
    ending = block.text[-_CLOSING:]
    if not _MARKS_CREDIT.search(ending):  # all patterns of credits hold one of these
        return None
    match = _CLOSING_CREDIT.search(ending)
    if match is None and is_caption(block):
        match = _CLOSING_AGENCY.search(ending)
    return max(0, len(block.text) - _CLOSING) + match.start() if match else None


def is_caption(block: Block) -> bool:
    """Says what a picture shows: a date at its end or a stage direction in the present tense, and nobody reports."""
    if len(block.words) < 5 or len(block.words) > 80:
        return False
    outside = _QUOTED.sub(" ", block.text)
    if _SAYS.search(outside):
        return False
    return bool(_DATED.search(block.text) or _CUE.search(outside))


def names_photographer(block: Block) -> bool:
    """Ends in who took the picture. True of many a headline too: ask it only of what stands below a picture."""
    return bool(_PHOTOGRAPHER.search(block.text[-_CLOSING:]))


def is_bare_name(block: Block) -> bool:
    """A person's name standing alone, as under a picture: two to five capitalised words, no end mark."""
    words = block.text.split()
    return 2 <= len(words) <= 5 and all(map(_NAME_WORD.match, words)) and not any(map(_ACRONYM.match, words))


def caption_pairs(blocks: Sequence[Block], credits: Sequence[bool]) -> list[tuple[int, int]]:
    """(caption, credit) positions: a caption right before a credit line, or before a bare name."""
    pairs = []
    for at in range(len(blocks) - 1):
        below = at + 1
        named = is_bare_name(blocks[below]) and is_caption(blocks[at])
        credited = (
            credits[below] and len(blocks[at].words) >= 4 and (is_caption(blocks[at]) or _only_sentence(blocks[at]))
        )
        if not credits[at] and (named or credited):
            pairs.append((at, below))
    return pairs


def _only_sentence(block: Block) -> bool:
    """One or two sentences at most, nobody reports or tells a story: above a credit line that is a caption."""
    ends = len(re.findall(r"[a-z\d)][.!?](?:\s|$)", block.text))
    return len(block.words) <= 45 and ends <= 2 and not _SAYS.search(block.text) and not _TELLS.search(block.text)
