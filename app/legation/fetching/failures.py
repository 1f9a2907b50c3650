"""Why something was not fetched, and whether it is worth trying again."""

from legation.errors import BadInput


class FetchFailed(BadInput):
    """The address did not answer as hoped. `passing` failures may be gone later; `retry_after` seconds, where the host says so."""

    def __init__(self, message: str, *, passing: bool = False, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.passing = passing
        self.retry_after = retry_after


class Refused(FetchFailed):
    """An address that is never fetched, whoever asks."""
