"""Treaties, summits, wars: agreements and events with their dates."""

from knowledge.facts import Facts, slug
from knowledge.raw import Raw, curated


def add_agreements(facts: Facts, raw: Raw) -> None:
    """The curated list; whether it is an event stands in its note. Members of pacts stay organizations."""
    manual = curated("agreements")
    for row in raw.rows("curated/treaties_events.csv"):
        name = row["name"]
        if facts.named(name, "organization"):
            facts.dropped["treaties that are already there as organizations"] += 1
            continue
        kind = "event" if "event" in row["note"] or name in manual["events"] else "agreement"
        prefix = "ev" if kind == "event" else "agr"
        id_ = facts.entity(
            f"kb:{prefix}/{slug(name)}",
            kind,
            name,
            "curated",
            wikidata=manual["wikidata"].get(name, ""),
            wikipedia=manual["titles"].get(name, "="),
            valid_from=row["start"] if kind == "event" or row["end"] else "",
            valid_to=row["end"],
            prior="0.550",
        )
        facts.name(id_, name.split(" (")[0], "official", "curated", "sv")
        for text in filter(None, row["aliases"].split(";")):
            weak = text in manual["weak"] or text[:1].islower()
            facts.name(id_, text, "alias", "curated", "" if weak else "sv")
    for code, row in manual["more"].items():
        id_ = facts.entity(
            code,
            row["kind"],
            row["name"],
            "own",
            wikidata=row.get("wikidata", ""),
            wikipedia=row.get("wikipedia", "="),
            prior="0.550",
        )
        for text in (row["name"].split(" (")[0], *row.get("strong", ())):
            facts.name(id_, text, "alias", "own", "sv")
