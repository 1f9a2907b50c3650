"""The sources: what each row's `source` stands for, its licence, its credit, and the last date it speaks for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """`asserted_to` is the last date on which the source still said so."""

    title: str
    licence: str
    asserted_to: str
    credit: str


SOURCES: dict[str, Source] = {
    "own": Source("Legation project, written by hand from general knowledge", "project's own", "2026-01-31", ""),
    "curated": Source("Legation project, hand-made tables checked row by row", "project's own", "2026-01-31", ""),
    "factbook": Source(
        "CIA World Factbook, factbook/factbook.json",
        "public domain (US)",
        "2026-01-22",
        "Central Intelligence Agency, The World Factbook",
    ),
    "tenures": Source(
        "CIA World Factbook, all versions 2015-2026",
        "public domain (US)",
        "2026-01-22",
        "Central Intelligence Agency, The World Factbook",
    ),
    "codes": Source("datasets/country-codes", "PDDL-1.0", "2026-05-15", "datahub.io country-codes"),
    "rigour": Source(
        "opensanctions/rigour territories", "MIT", "2026-07-19", "Copyright (c) OpenSanctions, rigour (MIT)"
    ),
    "cldr": Source(
        "Unicode CLDR localenames", "Unicode-3.0", "2026-01-01", "Unicode, Inc., Common Locale Data Repository"
    ),
    "geonames": Source(
        "GeoNames, cities over 15,000 inhabitants",
        "CC-BY-4.0",
        "2025-12-31",
        "GeoNames (www.geonames.org), licensed under CC BY 4.0; changed: chosen, renamed, joined",
    ),
    "wikidata": Source(
        "Wikidata, office holders of 191 jurisdictions", "CC0-1.0", "2022-07-20", "Wikidata contributors"
    ),
    "congress": Source("unitedstates/congress-legislators", "CC0-1.0", "2026-06-15", "unitedstates project"),
    "igo2020": Source(
        "World Factbook Appendix B and memberships, 2020",
        "public domain (US) / MIT",
        "2020-01-01",
        "Diego Hernangómez, Country-Codes-and-International-Organizations (MIT)",
    ),
    "partyfacts": Source(
        "Party Facts core parties", "MIT", "2026-03-11", "Party Facts, Holger Döring and Sven Regel (MIT)"
    ),
    "ror": Source("Research Organization Registry", "CC0-1.0", "2026-06-23", "Research Organization Registry"),
    "nsi": Source(
        "name-suggestion-index", "BSD-3-Clause", "2026-08-22", "name-suggestion-index contributors (BSD-3-Clause)"
    ),
    "media": Source(
        "fundus, freebie, newscatcher, ournet news-sources",
        "MIT / ISC",
        "2026-08-05",
        "flairNLP fundus, savkov freebie, newscatcher (MIT); ournet news-sources (ISC)",
    ),
    "compromise": Source("compromise lexicon", "MIT", "2025-01-01", "Spencer Kelly, compromise (MIT)"),
    "govdomains": Source("cisagov/dotgov-data, federal domains", "CC0-1.0", "2026-08-22", "CISA dotgov-data"),
    "rule": Source("made by rule from the state's own rows", "project's own", "2026-01-31", ""),
}
