"""What can go wrong, in words that say what to do."""


class LegationError(Exception):
    """Base of every error a user can cause or meet. The message says what to do."""


class NotFound(LegationError):
    """No record of that id or name."""


class Ambiguous(LegationError):
    """A name means several entities; `candidates` are (id, name, kind) triples."""

    def __init__(self, name: str, candidates: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(f"'{name}' is ambiguous: pass the id of one of the candidates")
        self.name = name
        self.candidates = candidates


class BadInput(LegationError):
    """The item cannot be read; the rest of the batch goes on."""


class BadQuery(LegationError):
    """A filter, cursor or limit that means nothing."""


class StorageFault(LegationError):
    """The database cannot do its work: nothing is wrong with what was asked, and it may be asked again."""


class DiskFull(StorageFault):
    """There is no room to write."""


class BadFilter(BadQuery):
    """A filter that contradicts itself, or a parameter nobody knows: answering would tell everything or nothing."""


class DecisionRefused(LegationError):
    """A merge, split or relink that cannot hold: nothing was changed."""
