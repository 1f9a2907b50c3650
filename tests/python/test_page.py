"""What docs/python.md shows is what its lines print."""

from pathlib import Path

from tests.python_page import TARGET, page


def test_every_line_of_the_page_prints_what_stands_beneath_it(samples: str) -> None:
    written = TARGET.read_text(encoding="utf-8")
    assert page(written, Path(samples.removeprefix("sqlite:///"))) == written, "run `make docs`"
    assert written.count("```text") >= 15
