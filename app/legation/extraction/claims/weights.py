"""What each rule's finding counts: one table of scores, thresholds and weights, each with its name and reason.

A score is what a claim says of itself before calibration (`calibration.py`), in [0, 1]; a rule that looks at the words
themselves scores above one that reaches into a phrase. Thresholds are compared with probabilities of the trained reader.
"""

# Scores of events, by how the words tell them.
EVENT_BETWEEN_OWN_ENDS = 0.75
"""Actor and target are the verb's own subject and object."""
EVENT_BY_NOUN = 0.65
"""A noun tells the event and names its target."""
EVENT_INSIDE_PHRASE = 0.6
"""An end stands only inside a longer phrase, or there is none."""
EVENT_FAR = 0.55
"""The target stands far from the verb and the trained reader had to agree."""
PER_CONDITION = 0.02
"""Added for each condition of the vocabulary entry that the verb meets: an entry with many is seldom wrong."""
MOST_CONDITIONS = 4
HIGHEST_EVENT = 0.95
"""No rule is surer than this."""
CONDITIONAL_LESS = 0.1
"""Taken off what only may or would happen."""
NAMED_AGAIN = 0.55
"""A noun names again an event told before, to say that it is or is not one."""
OTHER_TERM = 0.5
"""Nothing but "another term" points to the event told before."""

# Given pairs: how much a word counts for being what is between the two. Chosen on plover_plv development lines.
GIVEN_FALLBACK = 0.2
"""No word of the sentence tells an event."""
GIVEN_LEAST, GIVEN_PER_WEIGHT, GIVEN_MOST = 0.3, 0.05, 0.9
"""The score of a pair by its best word's weight, where no trained reader was asked."""
PATTERN_AGAINST_READER = 0.35
"""How much one unit of the patterns' weight counts against the reader's log probability."""
DEMAND = 9.0
"""What the one says the other must do: above every word of what is to be done."""
WORD = 1.0
"""Every word the vocabulary knows."""
CONDITION = 0.5
"""Each unit of how specific its entry is."""
ACTING = 4.0
"""The first actor is its subject."""
ABOVE_END = 2.0
"""An end stands below it in the parse: once for each."""
BY_VERB = 1.5
"""A verb or adjective says that something is done; a noun often only that something is talked about."""
INSIDE_TARGET = 3.0
"""Taken off a word inside the second actor's own phrase."""
PER_TOKEN = 0.08
"""Taken off for each token between it and the nearer end."""
REPORTING = 1.5
"""The first verb that says something is what is reported; what it governs comes after."""
GOVERNED = 1.0
"""Taken off a word below another verb of the vocabulary."""
OCCASION = 1.0
"""Taken off a visit or debate, at which the rest of the sentence tells what was done."""

# Far targets: chosen on development sentences.
READER_SURE = 0.6
"""Probability the reader must give the vocabulary's type."""
READER_CERTAIN = 0.85
"""From here on its own choice of type holds against the vocabulary's: "rolled back tariffs" is none of the tariffs' type."""

# Scores of standing relations.
BY_TITLE = 0.85
"""A title beside a name."""
BY_PATTERN = 0.75
"""Any pattern without a score of its own."""
BY_PARTICIPLE = 0.8
""" "Based in", "born in": hardly ever meant otherwise."""
BY_NOUN_OF_KIN = 0.8
""" "His wife": hardly ever meant otherwise."""
BY_VERB_OF_RELATION = 0.7
""" "Leads", "joins": sometimes of a list, a race or a march."""
PLACE_AFTER_COMMA = 0.8
""" "Adazi, Latvia": the commas close it."""
PLACE_INSIDE = 0.7
""" "Donetsk in eastern Ukraine": "in" may belong to the verb."""

# Relations no sentence states.
READER_INFERS = 0.7
"""The reader's chance from which a relation no sentence states is inferred: best F1 on dwie development lines."""
READER_INFERS_OF_TYPE = {"based_in": 0.5, "lives_in": 0.8, "works_for": 0.8}
"""Types with a threshold of their own: better on dwie and conll04 development lines alike."""
READER_AGREES = 0.5
"""From this chance on the reader is a second witness of what a pattern found."""
READER_LEAST = 0.05
"""A smaller chance is none: nothing asks for it."""
KNOWN_PLACE = 0.85
"""The knowledge base places it in a state the article names."""
KNOWN_SEAT = 0.8
KNOWN_MEMBER = 0.8
KNOWN_OFFICE = 0.8
"""An office of the knowledge base at the article's date: right, if the person was linked rightly."""
KNOWN_CITIZEN = 0.6
"""Who held an office in a state is most often its citizen."""
BY_RULE = 0.7
"""What follows from a relation a sentence states."""
BY_RULE_OF_INFERRED = 0.6
"""What follows from a relation that was itself inferred."""
