"""The words of `en.yaml`: honorifics, legal forms, titles of office. Names are matched by them before any text is parsed."""

from legation.domain.word_lists import WordLists

ENGLISH = WordLists("legation.linking", "en.yaml")
LEGAL_FORMS = ENGLISH.words("candidates.legal_forms")
"""Words behind a company's name that its short form leaves out."""
