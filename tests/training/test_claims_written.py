"""Sentences written for the claims head: every line can be taught, and nothing of the examination is."""

import json
from pathlib import Path

import pytest

from training import claims_written

LINES = sorted((Path(claims_written.__file__).parent / "written").glob("*.tsv"))


def made(
    monkeypatch: pytest.MonkeyPatch, folder: Path, lines: str, pairs: list[dict[str, str]]
) -> list[dict[str, object]]:
    """The gold that is made of these lines beside these minimal pairs."""
    (folder / "lines.tsv").write_text(lines, "utf-8")
    (folder / "pairs.jsonl").write_text("".join(json.dumps(p) + "\n" for p in pairs), "utf-8")
    names = ("lines.tsv", "pairs.jsonl", "texts.jsonl", "gold.jsonl")
    values = [
        x
        for option, n in zip(("--lines", "--pairs", "--texts", "--gold"), names, strict=True)
        for x in (option, str(folder / n))
    ]
    monkeypatch.setattr("sys.argv", ["claims_written", *values])
    claims_written.main()
    return [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines() if line]


@pytest.mark.parametrize("path", LINES, ids=lambda p: p.stem)
def test_the_words_of_every_claim_stand_in_its_sentence(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        text, *told = line.split("\t")
        for one in told:
            *_, cue, status, polarity, speaker = one.split("|")
            assert claims_written._claim(text, one) is not None, line
            assert all(words.partition("#")[0] in text for words in (cue, speaker)), line
            assert status in ("happened", "ongoing", "planned", "conditional", "alleged"), line
            assert polarity in ("affirmed", "denied"), line


def test_a_wording_of_the_test_half_alone_is_not_taught(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = "Kenya ruled out arming Mali.\tAID|Kenya|Mali|arming|planned|denied|\nKenya armed Mali.\tAID|Kenya|Mali|armed|happened|affirmed|\n"
    pairs = [{"split": "test", "wording": "ruled out", "text": "x"}, {"split": "dev", "wording": "armed", "text": "y"}]
    (only,) = made(monkeypatch, tmp_path, lines, pairs)
    assert only["claims"][0]["polarity"] == "affirmed"  # type: ignore[index]


def test_the_second_of_two_equal_words_can_be_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = "Kenya, said Kenya, had armed Mali."
    (only,) = made(monkeypatch, tmp_path, f"{text}\tAID|Kenya#2|Mali|armed|happened|affirmed|\n", [])
    assert only["claims"][0]["subject"]["span"] == [12, 17]  # type: ignore[index]
