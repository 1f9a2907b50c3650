"""A text after the encoder, from which every head reads."""

from dataclasses import dataclass

import numpy as np

from legation.reader.geometry import Floats, Span
from legation.reader.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Read:
    """One text after the encoder: states [pieces, hidden] and scores [pieces, tags + cues].

    `lower` holds, window by window, the states after the layers that the claims head shares, begin and end pieces included.
    """

    text: str
    pieces: Pieces
    states: Floats
    scores: Floats
    lower: tuple[Floats, ...] = ()

    def locate(self, start: int, end: int) -> Span | None:
        """The pieces that touch the characters [start, end)."""
        a = int(np.searchsorted(self.pieces.ends, start, side="right"))
        b = int(np.searchsorted(self.pieces.starts, end, side="left"))
        return (a, b) if a < b else None

    def characters(self, span: Span) -> Span:
        """The characters of a span of pieces."""
        return int(self.pieces.starts[span[0]]), int(self.pieces.ends[span[1] - 1])

    def mean(self, span: Span) -> Floats:
        """[hidden]: the mean state of a span of pieces."""
        return np.asarray(self.states[span[0] : span[1]].mean(0), dtype=np.float32)
