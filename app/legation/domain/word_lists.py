"""Word lists in a packaged YAML file, by module and name: what the rules of one language look for is data, not code."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from legation.domain.packaged import read_yaml


@cache
def _file(package: str, path: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = read_yaml(package, path)
    return found


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of one file; `place` is "module.name". Raises KeyError for one that is not there."""

    package: str
    path: str

    def words(self, place: str) -> frozenset[str]:
        """The list as a set."""
        return frozenset(self.ordered(place))

    def ordered(self, place: str) -> tuple[str, ...]:
        """The list in its order, where the order matters."""
        found = self._value(place)
        assert isinstance(found, list), place
        return tuple(found)

    def table(self, place: str) -> dict[str, Any]:
        """A table by word, such as which office a title word stands for."""
        found = self._value(place)
        assert isinstance(found, dict), place
        return found

    def pattern(self, place: str) -> str:
        """A regular expression, or a piece of one."""
        found = self._value(place)
        assert isinstance(found, str), place
        return found

    def _value(self, place: str) -> Any:
        module, _, name = place.partition(".")
        return _file(self.package, self.path)[module][name]
