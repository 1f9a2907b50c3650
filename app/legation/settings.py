"""All settings, read from LEGATION_* in the environment."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from legation.errors import BadQuery
from legation.shipped import checkout

LogLevel = Literal["debug", "info", "warning", "error"]


def default_database() -> str:
    """var/legation.db in a checkout, else the user's data folder."""
    root = checkout()
    folder = root / "var" if root else Path(platformdirs.user_data_dir("legation"))
    return f"sqlite:///{folder / 'legation.db'}"


class Settings(BaseSettings):
    """One field a setting; the description is its documentation."""

    model_config = SettingsConfigDict(env_prefix="LEGATION_", extra="ignore")

    database: str = Field(default_factory=default_database, description="URL of the database (SQLite or PostgreSQL)")
    workspace: str = Field(default="default", description="name of the workspace inside the database")
    knowledge: Path | None = Field(default=None, description="folder of the knowledge tables; default: the shipped one")
    phrases_extra: Path | None = Field(
        default=None, description="folder with your own lists of what outlets say on every page (`legation phrases`)"
    )
    knowledge_extra: Path | None = Field(default=None, description="your own additions to the knowledge base")
    spacy_model: str | None = Field(default=None, description="another installed spaCy pipeline to build on")
    reader: Path | None = Field(default=None, description="folder of a trained reader; default: the shipped one")
    workers: int = Field(default=1, ge=1, description="processes that read articles")
    article_seconds: float = Field(
        default=30.0,
        gt=0,
        description="seconds of processor time that reading an article of up to 10,000 characters may take, longer ones in proportion",
    )
    host: str = Field(default="127.0.0.1", description="address the server listens on")
    port: int = Field(default=8000, ge=1, le=65535, description="port the server listens on")
    allowed_hosts: str = Field(
        default="127.0.0.1,localhost,[::1]", description="Host names the server answers to, with commas between them"
    )
    auth: bool = Field(default=False, description="ask everybody for a key (`legation keys create`)")
    rate: int = Field(default=1_200, ge=1, description="requests a minute that each key may make")
    cors_origins: str = Field(
        default="",
        description="pages of other sites that may use the service, as https://notebooks.example.com, with commas "
        "between them; * lets every site read",
    )
    max_body: int = Field(default=10_000_000, ge=1_000, description="largest request the server takes, in bytes")
    fetch: bool = Field(default=False, description="let the REST service fetch web addresses it is sent")
    contact: str | None = Field(
        default=None,
        max_length=200,
        pattern=r"^[ -~]+$",
        description="contact address sent in the User-Agent",
    )
    log_level: LogLevel = Field(default="warning", description="debug, info, warning or error")
    log_json: bool = Field(default=False, description="write log lines as JSON")


def listed(setting: str) -> tuple[str, ...]:
    """The parts of a setting that has commas between them, in small letters."""
    return tuple(part.strip().lower() for part in setting.split(",") if part.strip())


@cache
def load_settings() -> Settings:
    """The settings of this process. Raises BadQuery naming the setting that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"LEGATION_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise BadQuery(f"{wrong}: correct it in the environment") from None


def unknown_settings(names: Iterable[str]) -> list[tuple[str, str | None]]:
    """Those of the names in an environment that look like settings and are none, each with the one that may be meant."""
    known = [f"LEGATION_{name.upper()}" for name in Settings.model_fields]
    found = sorted({name for name in names if name.startswith("LEGATION_")} - set(known))
    return [(name, next(iter(get_close_matches(name, known, 1)), None)) for name in found]
