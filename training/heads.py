"""The heads over the encoder. Each one's `forward` is what is exported and run at reading time."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from legation.reader.classes import CUES, EVENTS, NAMES, RELATIONS, ROLES, TAGS

DISTANCES = 32


def bucket(distance: Tensor) -> Tensor:
    """Signed distances in 32 classes: exact to 3, then doubling."""
    size = distance.abs()
    large = (torch.log2(size.clamp(min=1).float()) * 1.5 + 1.5).long()
    return torch.where(size < 4, size, large).clamp(max=15) + 16 * (distance < 0).long()


class Tagger(nn.Module):
    """Names and quotation cues of every piece, in one matrix: tags, then cues."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(hidden, len(TAGS) + len(CUES))

    def forward(self, x: Tensor) -> Tensor:
        """[..., hidden] -> [..., tags + cues]."""
        return self.out(self.dropout(x))


class Roles(nn.Module):
    """Given a cue, which pieces around it are its source and its content."""

    def __init__(self, hidden: int, inner: int = 192) -> None:
        super().__init__()
        self.piece = nn.Linear(hidden, inner)
        self.cue = nn.Linear(hidden, inner)
        self.gate = nn.Linear(hidden, inner)
        self.far = nn.Embedding(DISTANCES, inner)
        self.mix = nn.Conv1d(inner, inner, 5, padding=2)
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(inner, len(ROLES))

    def forward(self, pieces: Tensor, cue: Tensor, distance: Tensor) -> Tensor:
        """Pieces [n, length, hidden], cue [n, hidden], distance [n, length] to the cue -> [n, length, roles]."""
        seen = self.piece(pieces) * torch.sigmoid(self.gate(cue))[:, None] + self.cue(cue)[:, None]
        x = F.gelu(seen + self.far(bucket(distance)))
        x = x + F.gelu(self.mix(x.transpose(1, 2)).transpose(1, 2))
        return self.out(self.dropout(x))


class Events(nn.Module):
    """What the first actor does to the second: the pair asks, the sentence's pieces answer."""

    def __init__(self, hidden: int, inner: int = 192, looks: int = 4) -> None:
        super().__init__()
        self.looks, self.inner = looks, inner
        self.query = nn.Linear(2 * hidden, looks * 48)
        self.key = nn.Linear(hidden, looks * 48)
        self.near_head = nn.Embedding(DISTANCES, looks)
        self.near_tail = nn.Embedding(DISTANCES, looks)
        self.pair = nn.Linear(2 * hidden, inner)
        self.seen = nn.Linear(looks * hidden, inner)
        self.dropout = nn.Dropout(0.3)
        self.out = nn.Linear(inner, len(EVENTS))

    def forward(
        self, pieces: Tensor, mask: Tensor, head: Tensor, tail: Tensor, to_head: Tensor, to_tail: Tensor
    ) -> Tensor:
        """Pieces [n, length, hidden], mask and distances [n, length], head and tail [n, hidden] -> [n, events]."""
        n, length, hidden = pieces.shape
        pair = torch.cat([head, tail], -1)
        query = self.query(pair).view(n, self.looks, 48)
        key = self.key(pieces).view(n, length, self.looks, 48)
        score = torch.einsum("nkd,nlkd->nlk", query, key) / 7.0
        score = score + self.near_head(bucket(to_head)) + self.near_tail(bucket(to_tail))
        share = score.masked_fill(~mask[..., None], -1e4).softmax(1)
        seen = torch.einsum("nlk,nlh->nkh", share, pieces).reshape(n, self.looks * hidden)
        x = F.gelu(self.pair(self.dropout(pair)) + self.seen(self.dropout(seen)))
        return self.out(self.dropout(x))


class Relations(nn.Module):
    """Relations of a document between its entities, after ATLOP (Zhou et al. 2021): adaptive threshold as class 0.

    Instead of ATLOP's attention context: the two nearest mentions, what stands between them and how far apart they are.
    """

    def __init__(self, hidden: int, inner: int = 256) -> None:
        super().__init__()
        self.head = nn.Linear(hidden, inner)
        self.tail = nn.Linear(hidden, inner)
        self.head_near = nn.Linear(hidden, inner)
        self.tail_near = nn.Linear(hidden, inner)
        self.between = nn.Linear(hidden, inner)
        self.kinds = nn.Embedding(len(NAMES) * len(NAMES), inner)
        self.far = nn.Embedding(DISTANCES, inner)
        self.left = nn.Linear(hidden, 128)
        self.right = nn.Linear(hidden, 128)
        self.product = nn.Linear(128, inner)
        self.dropout = nn.Dropout(0.2)
        self.middle = nn.Linear(inner, inner)
        self.out = nn.Linear(inner, len(RELATIONS) + 1)

    def forward(
        self, head: Tensor, tail: Tensor, head_near: Tensor, tail_near: Tensor, between: Tensor, kinds: Tensor,
        distance: Tensor,
    ) -> Tensor:  # fmt: skip
        """All [pairs, hidden]; kinds and distance [pairs] -> [pairs, 1 + relations]; class 0 is the threshold."""
        x = self.head(head) + self.tail(tail) + self.head_near(head_near) + self.tail_near(tail_near)
        x = x + self.between(between) + self.kinds(kinds) + self.far(bucket(distance))
        x = x + self.product(torch.tanh(self.left(head)) * torch.tanh(self.right(tail)))
        x = self.dropout(F.gelu(x))
        return self.out(self.dropout(F.gelu(self.middle(x))) + x)
