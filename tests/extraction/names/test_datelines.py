import pytest
import spacy

from legation.extraction.names.datelines import dateline_tokens

DATELINES = {
    "DUBAI \u2014 Iran has cut its exports.": "DUBAI \u2014",
    "LONDON (Reuters) - Britain will act.": "LONDON (Reuters) -",
    "NAIROBI, Kenya (AP) \u2014 Kenya will act.": "NAIROBI, Kenya (AP) \u2014",
    "GENEVA (AP) -- A report says so.": "GENEVA (AP) --",
    "PARIS, March 3 (AFP) - France will act.": "PARIS, March 3 (AFP) -",
    "A headline\n\nRIGA \u2014 Canada will act.": "RIGA \u2014",
    "NATO members met.": "",
    "Canada \u2014 which borders Alaska \u2014 will act.": "",
    "It met in DUBAI \u2014 again.": "",
}


@pytest.mark.parametrize(("text", "expected"), DATELINES.items())
def test_a_dateline_is_what_stands_before_the_dash_of_a_reports_first_line(text: str, expected: str) -> None:
    doc = spacy.blank("en")(text)
    tokens = sorted(dateline_tokens(doc))
    assert (doc[tokens[0] : tokens[-1] + 1].text if tokens else "") == expected
