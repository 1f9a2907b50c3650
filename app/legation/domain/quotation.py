"""What someone is reported to say, whether or not a claim lies in it."""

from dataclasses import dataclass

from legation.domain.mention import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """`speaker` is a mention id (None when nobody is named); `content` spans are in text order."""

    id: str
    article: str
    revision: str
    speaker: str | None
    speaker_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool
