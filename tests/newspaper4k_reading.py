"""Read pages with newspaper4k and print one JSON object each. Run by tests.bench_pages in an environment of its own."""

import json
import sys
from pathlib import Path

import newspaper  # type: ignore[import-not-found]

for line in sys.stdin:
    path, markup = json.loads(line)
    article = newspaper.Article(url=f"https://pages.example/{Path(path).stem}")
    try:
        article.download(input_html=markup)
        article.parse()
        date = article.publish_date.isoformat() if article.publish_date else None
        outlet = article.meta_site_name or None
        found = [article.text, article.title, outlet, date]
    except Exception:
        found = ["", None, None, None]
    print(json.dumps([path, *found]))
