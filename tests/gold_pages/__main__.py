"""Write data/gold/pages from the stories and the shapes: `python -m tests.gold_pages`."""

import json
from pathlib import Path

from tests.gold_pages.pages import Page
from tests.gold_pages.stories import read_stories

GOLD = Path(__file__).parent.parent.parent / "data" / "gold" / "pages"


def write(folder: Path = GOLD) -> int:
    """How many pages were written."""
    folder.mkdir(parents=True, exist_ok=True)
    stories = read_stories()
    pages = [Page(story, stories) for story in stories]
    for page in pages:
        suffix, contents = page.contents()
        (folder / f"{page.name}{suffix}").write_bytes(contents)
        truth = json.dumps({"page": page.name + suffix, **page.truth()}, ensure_ascii=False, indent=1)
        (folder / f"{page.name}.json").write_text(truth + "\n", "utf-8")
    return len(pages)


if __name__ == "__main__":
    print(f"{write()} pages")
