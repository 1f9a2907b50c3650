"""What a fetch may take, and what it gives."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take. Times in seconds; `patience` bounds one wait for a host's turn."""

    size: int = 32_000_000
    total: float = 60.0
    step: float = 15.0
    redirects: int = 5
    tries: int = 3
    delay: float = 1.0
    longest_delay: float = 30.0
    patience: float = 60.0


@dataclass(frozen=True, slots=True)
class Validators:
    """What the host gave to ask whether anything changed; kept by the caller."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `url` is where it came from in the end; `changed` is false after 304, and then there is no data."""

    url: str
    data: bytes = b""
    media_type: str = ""
    charset: str | None = None
    validators: Validators = field(default_factory=Validators)
    changed: bool = True
