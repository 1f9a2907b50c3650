"""One crew of processes that read articles for all services that are tested in this process: each would load the models anew."""

from collections.abc import Callable
from functools import cache
from typing import Any

from legation.extraction.extractor import Extractor
from legation.services.build import ArticleCrew, article_crew
from legation.services.workers import DidNotStart


class LentCrew:
    """The crew as one service has it: what the service closes is closed to it alone."""

    def __init__(self, crew: ArticleCrew) -> None:
        self._crew = crew
        self._closed = False

    def one(self, item: Any) -> Any:
        if self._closed:
            raise DidNotStart("the service has closed its crew")
        return self._crew.one(item)

    def close(self) -> None:
        self._closed = True


class Lender:
    """Stands where a service makes its crew; crews of other settings are others."""

    def __init__(self) -> None:
        self._crews: list[ArticleCrew] = []
        self._crew = cache(self._made)

    def __call__(self, load: Callable[[], Extractor], count: int, seconds: float) -> LentCrew:
        return LentCrew(self._crew(load, count, seconds))

    def close(self) -> None:
        for crew in self._crews:
            crew.close()

    def _made(self, load: Callable[[], Extractor], count: int, seconds: float) -> ArticleCrew:
        self._crews.append(article_crew(load, count, seconds))
        return self._crews[-1]
