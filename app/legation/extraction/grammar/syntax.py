"""Names of the parser's labels and tags, and asking a token for them: the rest of the code speaks of subjects and objects.

The values are those of spaCy's English pipelines (ClearNLP dependencies, Penn Treebank tags, Universal parts of speech). A pipeline
with another scheme has another file like this one.
"""

from spacy.tokens import Token

# Functions in the sentence (Token.dep_)
SUBJECT = "nsubj"
PASSIVE_SUBJECT = "nsubjpass"
CLAUSAL_SUBJECT = "csubj"
OBJECT = "dobj"
INDIRECT_OBJECT = "dative"
PREPOSITION_OBJECT = "pobj"
PREPOSITION_CLAUSE = "pcomp"
PREPOSITION = "prep"
BY_AGENT = "agent"
ATTRIBUTE = "attr"
OBJECT_PREDICATE = "oprd"
APPOSITION = "appos"
POSSESSOR = "poss"
CASE_MARK = "case"
ADJECTIVE_MODIFIER = "amod"
COMPOUND = "compound"
NOUN_MODIFIER = "nmod"
NUMBER_MODIFIER = "nummod"
QUANTIFIER_MODIFIER = "quantmod"
NOUN_ADVERBIAL = "npadvmod"
DETERMINER = "det"
PREDETERMINER = "predet"
PRECONJUNCTION = "preconj"
CONJUNCT = "conj"
COORDINATOR = "cc"
ADVERB_MODIFIER = "advmod"
NEGATION = "neg"
AUXILIARY = "aux"
PASSIVE_AUXILIARY = "auxpass"
PARTICLE = "prt"
CLAUSE_MARK = "mark"
CONTENT_CLAUSE = "ccomp"
OPEN_CLAUSE = "xcomp"
ADJECTIVE_COMPLEMENT = "acomp"
ADVERBIAL_CLAUSE = "advcl"
RELATIVE_CLAUSE = "relcl"
NOUN_CLAUSE = "acl"
PARATAXIS = "parataxis"
ROOT = "ROOT"
UNKNOWN_ROLE = "dep"
FLAT_NAME = "flat"
META = "meta"
PUNCTUATION = "punct"

# Parts of speech (Token.pos_)
NOUN = "NOUN"
PROPER_NOUN = "PROPN"
VERB = "VERB"
AUXILIARY_VERB = "AUX"
ADJECTIVE = "ADJ"
ADVERB = "ADV"
ADPOSITION = "ADP"
PRONOUN = "PRON"
NUMERAL = "NUM"
PUNCTUATION_MARK = "PUNCT"
SPACE = "SPACE"
DETERMINER_WORD = "DET"
PARTICLE_WORD = "PART"
CONJUNCTION = "CCONJ"
SUBORDINATOR = "SCONJ"
SYMBOL = "SYM"
OTHER = "X"

# Forms (Token.tag_)
BASE_FORM = "VB"
PAST_FORM = "VBD"
PAST_PARTICIPLE = "VBN"
GERUND = "VBG"
THIRD_PERSON = "VBZ"
PRESENT_FORM = "VBP"
MODAL = "MD"
INFINITIVE_MARK = "TO"
SINGULAR_NOUN = "NN"
PLURAL_NOUN = "NNS"
SINGULAR_NAME = "NNP"
PLURAL_NAME = "NNPS"
PLAIN_ADJECTIVE = "JJ"
COMPARATIVE = "JJR"
SUPERLATIVE = "JJS"
POSSESSIVE_ENDING = "POS"
PERSONAL_PRONOUN = "PRP"
POSSESSIVE_PRONOUN = "PRP$"
RELATIVE_DETERMINER = "WDT"
RELATIVE_PRONOUN = "WP"
RELATIVE_POSSESSIVE = "WP$"
RELATIVE_ADVERB = "WRB"
PREPOSITION_TAG = "IN"
CARDINAL = "CD"
DETERMINER_TAG = "DT"
ADVERB_TAG = "RB"
PARTICLE_TAG = "RP"
CONJUNCTION_TAG = "CC"

VERB_FORMS = (BASE_FORM, PAST_FORM, PAST_PARTICIPLE, GERUND, THIRD_PERSON, PRESENT_FORM)


def has_role(token: Token, *roles: str) -> bool:
    """Whether the token stands to its head in one of these functions."""
    return token.dep_ in roles


def has_pos(token: Token, *parts: str) -> bool:
    """Whether it is one of these parts of speech."""
    return token.pos_ in parts


def has_tag(token: Token, *tags: str) -> bool:
    """Whether it has one of these forms."""
    return token.tag_ in tags


def role(token: Token) -> str:
    """Its function."""
    return token.dep_


def pos(token: Token) -> str:
    """Its part of speech."""
    return token.pos_


def tag(token: Token) -> str:
    """Its form."""
    return token.tag_
