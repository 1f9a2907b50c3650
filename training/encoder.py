"""A BERT encoder (Devlin et al. 2019) that starts from MiniLM-L6 weights, with a casing feature added to its word embeddings."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from legation.reader.pieces import CASES


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder; the defaults are MiniLM-L6's."""

    vocabulary: int = 30522
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each with a residual and a norm after it."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.hidden, shape.hidden)
        self.key = nn.Linear(shape.hidden, shape.hidden)
        self.value = nn.Linear(shape.hidden, shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """X [n, length, hidden]; mask [n, 1, 1, length], True where there is a piece."""
        n, length, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(n, length, self.heads, hidden // self.heads).transpose(1, 2)

        seen = F.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=mask
        )
        x = self.norm1(x + self.out(seen.transpose(1, 2).reshape(n, length, hidden)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces in, one vector a piece out."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.places = nn.Embedding(shape.positions, shape.hidden)
        self.kind = nn.Parameter(torch.zeros(shape.hidden))
        self.casing = nn.Embedding(CASES, shape.hidden)
        nn.init.zeros_(self.casing.weight)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """ids, cases, mask [n, length] -> [n, length, hidden]."""
        places = self.places.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.words(ids) + places + self.kind + self.casing(cases)))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x

    def start_from(self, weights: Path) -> None:
        """Load a BERT checkpoint in the layout of Hugging Face's transformers."""
        given = load_file(str(weights))
        given = {k.removeprefix("bert."): v for k, v in given.items()}
        mine = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "places.weight": given["embeddings.position_embeddings.weight"],
            "kind": given["embeddings.token_type_embeddings.weight"][0],
            "casing.weight": self.casing.weight.data,
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for i in range(len(self.layers)):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    mine[f"layers.{i}.{ours}.{part}"] = given[f"encoder.layer.{i}.{theirs}.{part}"]
        self.load_state_dict(mine)
