"""First names that are nearly always a man's or nearly always a woman's."""

from knowledge.facts import Facts
from knowledge.raw import Raw

_LEAST = 3
_SHARE = 0.95


def add_first_names(facts: Facts, raw: Raw) -> None:
    """Counted among office holders; names too rare there come from the compromise lexicon."""
    told: set[str] = set()
    for row in raw.rows("wikidata-officeholders/first_name_gender.csv"):
        male, female = int(row["male"]), int(row["female"])
        total = male + female
        if total >= _LEAST:
            told.add(row["first_name"].lower())
            if max(male, female) >= _SHARE * total:
                _add(facts, row["first_name"], "m" if male > female else "f", "wikidata")
    lexicon = raw.json("compromise/lexicon.json")
    both = set(lexicon["MaleName"]) & set(lexicon["FemaleName"])
    for key, gender in (("MaleName", "m"), ("FemaleName", "f")):
        for name in lexicon[key]:
            if name not in both and name not in told and name.isalpha():
                _add(facts, name.capitalize(), gender, "compromise")


def _add(facts: Facts, name: str, gender: str, source: str) -> None:
    facts.first_names.append({"name": name, "gender": gender, "source": source})
