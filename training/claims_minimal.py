"""Made-up sentences in minimal pairs: one deed affirmed, denied, planned, supposed, alleged, refused; offices taken and left.

`python -m training.claims_minimal --texts texts.jsonl --gold gold.jsonl` writes texts for `training.claims_views` and gold in the
form of the news gold. For training only: what measures minimal pairs is written apart from these wordings.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

STATES = (
    "France", "Kenya", "Peru", "Japan", "Sudan", "Poland", "Iraq", "Canada", "Vietnam", "Turkey", "Chile", "Egypt", "Nigeria",
    "Ukraine", "Pakistan", "Norway", "Brazil", "Israel", "Ethiopia", "Greece",
)  # fmt: skip
PEOPLE = (
    "Maria Keller", "Omar Haddad", "John Whitfield", "Aisha Bello", "Pedro Salinas", "Ivan Morozov", "Lin Zhao",
    "Anna Novak", "Rajesh Mehta", "Claire Dubois", "Samuel Okoro", "Helen Brandt", "Tomas Varga", "Yusuf Demir",
)  # fmt: skip
BODIES = (
    "the Labour Party", "Hamas", "the World Bank", "Amnesty International", "the Taliban", "the European Union", "Reuters",
    "Boeing", "the African Union", "NATO", "Hezbollah", "the Green Party", "Interpol", "the Red Cross",
)  # fmt: skip

# type: base | past | participle | -ing, each followed by the object.
DEEDS = {
    "AGREE": ["promise to help|promised to help|promised to help|promising to help", "offer talks to|offered talks to|offered talks to|offering talks to", "reach an agreement with|reached an agreement with|reached an agreement with|reaching an agreement with"],
    "CONSULT": ["meet|met|met|meeting", "hold talks with|held talks with|held talks with|holding talks with", "negotiate with|negotiated with|negotiated with|negotiating with", "phone|phoned|phoned|phoning"],
    "SUPPORT": ["praise|praised|praised|praising", "endorse|endorsed|endorsed|endorsing", "defend|defended|defended|defending", "congratulate|congratulated|congratulated|congratulating", "vote for|voted for|voted for|voting for"],
    "COOPERATE": ["team up with|teamed up with|teamed up with|teaming up with", "share intelligence with|shared intelligence with|shared intelligence with|sharing intelligence with", "trade with|traded with|traded with|trading with"],
    "AID": ["send food to|sent food to|sent food to|sending food to", "give money to|gave money to|given money to|giving money to", "provide weapons to|provided weapons to|provided weapons to|providing weapons to", "fund|funded|funded|funding"],
    "CONCEDE": ["release|released|released|releasing", "pardon|pardoned|pardoned|pardoning", "ease restrictions on|eased restrictions on|eased restrictions on|easing restrictions on", "drop the charges against|dropped the charges against|dropped the charges against|dropping the charges against"],
    "RETREAT": ["withdraw troops from|withdrew troops from|withdrawn troops from|withdrawing troops from", "surrender to|surrendered to|surrendered to|surrendering to", "cease fire against|ceased fire against|ceased fire against|ceasing fire against"],
    "REQUEST": ["call on|called on|called on|calling on", "appeal to|appealed to|appealed to|appealing to", "ask for help from|asked for help from|asked for help from|asking for help from", "demand an apology from|demanded an apology from|demanded an apology from|demanding an apology from"],
    "ACCUSE": ["criticise|criticised|criticised|criticising", "condemn|condemned|condemned|condemning", "blame|blamed|blamed|blaming", "sue|sued|sued|suing", "investigate|investigated|investigated|investigating"],
    "REJECT": ["oppose|opposed|opposed|opposing", "reject an offer from|rejected an offer from|rejected an offer from|rejecting an offer from", "defy|defied|defied|defying", "vote against|voted against|voted against|voting against"],
    "THREATEN": ["threaten|threatened|threatened|threatening", "threaten to attack|threatened to attack|threatened to attack|threatening to attack", "issue a warning to|issued a warning to|issued a warning to|issuing a warning to"],
    "PROTEST": ["protest against|protested against|protested against|protesting against", "march against|marched against|marched against|marching against", "demonstrate against|demonstrated against|demonstrated against|demonstrating against"],
    "SANCTION": ["impose sanctions on|imposed sanctions on|imposed sanctions on|imposing sanctions on", "cut ties with|cut ties with|cut ties with|cutting ties with", "suspend aid to|suspended aid to|suspended aid to|suspending aid to", "expel the envoys of|expelled the envoys of|expelled the envoys of|expelling the envoys of"],
    "MOBILIZE": ["deploy troops against|deployed troops against|deployed troops against|deploying troops against", "send warships to|sent warships to|sent warships to|sending warships to", "mobilise its army against|mobilised its army against|mobilised its army against|mobilising its army against"],
    "COERCE": ["arrest|arrested|arrested|arresting", "jail|jailed|jailed|jailing", "ban|banned|banned|banning", "seize the assets of|seized the assets of|seized the assets of|seizing the assets of", "detain|detained|detained|detaining"],
    "ASSAULT": ["attack|attacked|attacked|attacking", "bomb|bombed|bombed|bombing", "kill|killed|killed|killing", "invade|invaded|invaded|invading", "kidnap|kidnapped|kidnapped|kidnapping", "open fire on|opened fire on|opened fire on|opening fire on"],
}  # fmt: skip

# Sentence, statuses, polarity, other claims (type, subject, object, statuses), types left open.
FRAMES: list[tuple[str, list[str], str, list[tuple[str, str, str]], str | None]] = [
    ("{A} {past} {B} on Monday.", ["happened"], "affirmed", [], None),
    ("On Tuesday {A} {past} {B}, officials said.", ["happened"], "affirmed", [], None),
    ("{A} has {pp} {B}.", ["happened"], "affirmed", [], None),
    ("{A} did not {base} {B}.", ["happened"], "denied", [], None),
    ("{A} has never {pp} {B}.", ["happened"], "denied", [], None),
    ("{A} decided against {ing} {B}.", ["happened", "planned", "conditional"], "denied", [], None),
    ("{A} stopped short of {ing} {B}.", ["happened"], "denied", [], None),
    ("{A} denied {ing} {B}.", ["happened", "alleged"], "denied", [], None),
    ("{C} denied that {A} had {pp} {B}.", ["happened", "alleged"], "denied", [], "C"),
    ("There is no evidence that {A} {past} {B}.", ["happened", "alleged"], "denied", [], None),
    ("Claims that {A} {past} {B} are false.", ["happened", "alleged"], "denied", [], None),
    ("{A} refused to {base} {B}.", ["happened", "planned"], "denied", [("REJECT", "A", "B")], None),
    ("{A} will not {base} {B}.", ["planned"], "denied", [], None),
    ("{A} will {base} {B} next week.", ["planned"], "affirmed", [], None),
    ("{A} plans to {base} {B}.", ["planned"], "affirmed", [], None),
    ("{A} is preparing to {base} {B}.", ["planned"], "affirmed", [], None),
    ("{A} is {ing} {B}.", ["ongoing"], "affirmed", [], None),
    ("{A} may {base} {B}.", ["conditional"], "affirmed", [], None),
    ("{C} fears that {A} will {base} {B}.", ["conditional", "planned"], "affirmed", [], "C"),
    ("{A} allegedly {past} {B}.", ["alleged"], "affirmed", [], None),
    ("{A} is suspected of {ing} {B}.", ["alleged"], "affirmed", [], None),
    ("{C} accused {A} of {ing} {B}.", ["alleged"], "affirmed", [("ACCUSE", "C", "A")], "C"),
    ("{C} said that {A} had {pp} {B}.", ["happened"], "affirmed", [], "C"),
]  # fmt: skip

# Sentence with {P} person, {S} state, {O} body; type, subject, object, statuses, polarity, change.
HOLDS = ["ongoing", "happened"]
STANDS: list[tuple[str, str, str, str, list[str], str, str | None]] = [
    ("{P} was elected president of {S}.", "head_of_state", "P", "S", ["happened", "ongoing"], "affirmed", "begin"),
    ("{P} was sworn in as prime minister of {S}.", "head_of_government", "P", "S", ["happened", "ongoing"], "affirmed", "begin"),
    ("{P} was appointed foreign minister of {S}.", "minister_of", "P", "S", ["happened", "ongoing"], "affirmed", "begin"),
    ("{P} resigned as foreign minister of {S}.", "minister_of", "P", "S", ["happened"], "affirmed", "end"),
    ("{P} stepped down as prime minister of {S} last year.", "head_of_government", "P", "S", ["happened"], "affirmed", "end"),
    ("Former {S} president {P} spoke on Friday.", "head_of_state", "P", "S", ["happened"], "affirmed", "end"),
    ("{P}, who was ousted as president of {S}, lives abroad.", "head_of_state", "P", "S", ["happened"], "affirmed", "end"),
    ("{P}, the president of {S}, smiled.", "head_of_state", "P", "S", HOLDS, "affirmed", None),
    ("{P}, finance minister of {S}, was late.", "minister_of", "P", "S", HOLDS, "affirmed", None),
    ("{P} joined {O} in 2003.", "member_of", "P", "O", ["happened", "ongoing"], "affirmed", "begin"),
    ("{P} quit {O} in protest.", "member_of", "P", "O", ["happened"], "affirmed", "end"),
    ("{P} was never a member of {O}.", "member_of", "P", "O", ["happened", "ongoing"], "denied", None),
    ("{P} became head of {O}.", "head_of", "P", "O", ["happened", "ongoing"], "affirmed", "begin"),
    ("{P}, a spokesman for {O}, declined to comment.", "spokesperson_of", "P", "O", HOLDS, "affirmed", None),
    ("{P}, a former spokeswoman for {O}, declined to comment.", "spokesperson_of", "P", "O", ["happened"], "affirmed", "end"),
    ("{P} works for {O}.", "works_for", "P", "O", HOLDS, "affirmed", None),
    ("{P} lives in {S}.", "lives_in", "P", "S", HOLDS, "affirmed", None),
    ("{P} does not live in {S}.", "lives_in", "P", "S", HOLDS, "denied", None),
]  # fmt: skip
NOTHING = (
    "{A} is further north than {B}.", "Both {A} and {B} were in the headlines.", "The report mentions {A} and {B}.",
    "Prices rose while {A} and {B} waited.", "{A} said the weather was fine.", "Neither {A} nor {B} commented.",
)  # fmt: skip


class _Writer:
    """Collects sentences of one text with their claims."""

    def __init__(self) -> None:
        self.text, self.claims = "", list[dict[str, Any]]()

    def add(self, frame: str, names: dict[str, str], claims: list[dict[str, Any]]) -> None:
        start = len(self.text)
        places: dict[str, list[int]] = {}
        rest, made = frame, ""
        while "{" in rest:
            before, _, rest = rest.partition("{")
            slot, _, rest = rest.partition("}")
            made += before
            name = names[slot]
            if not made and name.startswith("the "):
                name = "T" + name[1:]
            skip = 4 if name.lower().startswith("the ") else 0
            places[slot] = [start + len(made) + skip, start + len(made) + len(name)]
            made += name
        made += rest
        self.text += made + "\n"
        for c in claims:
            ends = {
                e: {"span": places[c[e]], "names": [names[c[e]].removeprefix("the ")]} for e in ("subject", "object")
            }
            self.claims.append(
                c
                | ends
                | {
                    "evidence": [start, start + len(made)],
                    "importance": 2,
                    "speaker": None,
                    "time": None,
                    "about": None,
                }
            )


def claim(
    types: list[str], subject: str, target: str, status: list[str], polarity: str, change: str | None = None
) -> dict[str, Any]:
    """One claim of slots."""
    return {
        "type": types,
        "subject": subject,
        "object": target,
        "status": status,
        "polarity": polarity,
        "change": change,
    }


def make(seed: int = 1) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """(id, text, claims), five sentences a text."""
    dice = random.Random(seed)
    rows = []
    for type_, deeds in DEEDS.items():
        for deed in deeds:
            base, past, pp, ing = deed.split("|")
            for frame, status, polarity, others, _ in dice.sample(FRAMES, 7):
                pool = [*dice.sample(STATES, 3), *dice.sample(PEOPLE, 2), *dice.sample(BODIES, 2)]
                if type_ in ("MOBILIZE", "RETREAT", "SANCTION"):
                    pool = [*dice.sample(STATES, 4)]
                names = dict(zip("ABC", dice.sample(pool, 3), strict=True)) | {
                    "base": base,
                    "past": past,
                    "pp": pp,
                    "ing": ing,
                }
                found = [claim([type_], "A", "B", status, polarity)]
                for other, s, o in others:
                    if other != type_:
                        found.append(
                            claim([other, type_] if (s, o) == ("A", "B") else [other], s, o, ["happened"], "affirmed")
                        )
                rows.append((frame, names, found))
    for frame, type_, s, o, status, polarity, change in STANDS:
        for _ in range(4):
            names = {"P": dice.choice(PEOPLE), "S": dice.choice(STATES), "O": dice.choice(BODIES)}
            rows.append((frame, names, [claim([type_], s, o, status, polarity, change)]))
    for frame in NOTHING * 8:
        rows.append((frame, dict(zip("AB", dice.sample([*STATES, *PEOPLE, *BODIES], 2), strict=True)), []))  # noqa: PERF401
    dice.shuffle(rows)
    texts = []
    for n in range(0, len(rows), 5):
        writer = _Writer()
        for row in rows[n : n + 5]:
            writer.add(*row)
        texts.append((f"minimal:{n // 5}", writer.text, writer.claims))
    return texts


def main() -> None:
    """Write texts and gold."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--texts", type=Path, required=True)
    p.add_argument("--gold", type=Path, required=True)
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    made = make(a.seed)
    a.texts.write_text(
        "".join(json.dumps({"id": i, "text": t, "published": "2020-01-01"}) + "\n" for i, t, _ in made), "utf-8"
    )
    a.gold.write_text(
        "".join(json.dumps({"id": i, "published": "2020-01-01", "claims": c}) + "\n" for i, _, c in made), "utf-8"
    )


if __name__ == "__main__":
    main()
