"""The commands as a user types them: real files, a real database, the real pipeline, one process a test module."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ARTICLE = """Canada sends soldiers to Latvia

Canada will send 450 soldiers to Latvia, Canadian Prime Minister Justin Trudeau said on Friday.

Russia condemned the deployment. Russian Foreign Minister Sergei Lavrov accused NATO of threatening Russia.

The United States imposed sanctions on Russia in 2014 after the annexation of Crimea. Moscow denied that it had attacked Ukraine.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("articles")
    (found / "canada.txt").write_text(ARTICLE, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def built(folder: Path) -> str:
    """URL of a graph made of one article."""
    url = f"sqlite:///{folder.parent / 'graph.db'}"
    words = ["build", str(folder / "canada.txt"), "--published", "2016-07-08", "--outlet", "Courier", "--db", url]
    subprocess.run([sys.executable, "-m", "legation.cli", *words], check=True, capture_output=True)
    return url


def test_help_names_the_commands() -> None:
    done = subprocess.run([sys.executable, "-m", "legation.cli", "--help"], capture_output=True, text=True, check=True)
    commands = (
        "build",
        "extract",
        "read",
        "find",
        "show",
        "path",
        "claims",
        "quotes",
        "export",
        "serve",
        "withdraw",
        "evaluate",
        "doctor",
    )
    assert all(command in done.stdout for command in commands)


def test_help_loads_nothing_heavy() -> None:
    heavy = "{'spacy', 'sqlalchemy', 'networkx', 'fastapi', 'trafilatura', 'numpy', 'lxml'}"
    probe = f"import sys, legation.cli.application; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_words_are_looked_for_in_sentences_and_articles(typed: Run, built: str) -> None:
    _, out, _ = typed("claims", "--text", '"imposed sanctions"', "--db", built, "--json")
    assert {"imposed sanctions" in c["evidence"]["sentence"] for c in json.loads(out)["items"]} == {True}
    _, out, _ = typed("articles", "--text", "sanct* Russia", "--db", built)
    assert "Courier" in out
    code, _, told = typed("articles", "--text", "?", "--db", built)
    assert (code, "holds no word" in told) == (2, True)


def test_every_row_of_an_answer_carries_its_sentence(typed: Run, built: str) -> None:
    code, out, _ = typed("claims", "--between", "United States,Russia", "--db", built)
    assert code == 0
    assert "SANCTION" in out
    assert "imposed sanctions on Russia" in re.sub(r"\s+", " ", out)
    _, out, _ = typed("show", "Russia", "--db", built, "--json")
    relations = json.loads(out)["relations"]["items"]
    assert relations
    assert all(relation["evidence"]["evidence"]["sentence"] in ARTICLE for relation in relations)


def test_names_find_entities_and_small_errors_are_forgiven(typed: Run, built: str) -> None:
    _, out, _ = typed("find", "trudau", "--db", built, "--json")
    assert json.loads(out)["items"][0]["name"] == "Justin Trudeau"
    code, _, err = typed("show", "Atlantis", "--db", built)
    assert code == 2
    assert "not in the graph" in err


def test_a_path_shows_a_sentence_a_step(typed: Run, built: str) -> None:
    code, out, _ = typed("path", "United States", "NATO", "--db", built, "--json")
    assert code == 0
    for path in json.loads(out)["items"]:
        assert len(path["nodes"]) == path["length"] + 1
        assert all(step["evidence"]["evidence"]["sentence"] in ARTICLE for step in path["steps"])


def test_reading_the_same_article_again_changes_nothing(typed: Run, built: str, folder: Path) -> None:
    before = typed("export", "json", "-o", "-", "--db", built)
    code, out, _ = typed(
        "build", str(folder / "canada.txt"), "--published", "2016-07-08", "--outlet", "Courier", "--db", built
    )
    assert code == 0
    assert "1 unchanged" in out
    assert typed("export", "json", "-o", "-", "--db", built) == before


def test_a_broken_batch_is_built_as_far_as_it_goes(typed: Run, tmp_path: Path) -> None:
    bad = {
        "binary.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        "broken.txt": b"\xff\xfe\x00" + b"\xd8\x00" * 99 + b"\x81\x8d\x8f",
        "empty.txt": b"",
        "line.txt": b"word " * 1_000_000,
        "page.html": b"<html><head><title>x</title></head><body><script>1</script></body></html>",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    good = json.dumps({"text": ARTICLE, "published": "2016-07-08", "outlet": "Courier"})
    (tmp_path / "lines.ndjson").write_text("{broken\n" + good + "\n[1]\n", encoding="utf-8")
    report = tmp_path / "report.jsonl"
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    sources = [str(tmp_path / name) for name in (*bad, "lines.ndjson", "missing.txt")]
    code, out, err = typed("build", *sources, "--db", url, "--report", str(report))
    assert code == 1
    assert "1 added" in out
    told = {line["path"]: line for line in map(json.loads, report.read_text().splitlines())}
    failed = {Path(path).name for path, line in told.items() if line["result"] == "failed"}
    assert failed == {*bad, "lines.ndjson:1", "lines.ndjson:3", "missing.txt"}
    for path, line in told.items():
        assert (line["result"] == "added") == path.endswith("lines.ndjson:2")
        if line["result"] == "failed":
            assert line["message"]
            assert line["message"] in err
    assert "Traceback" not in err
    _, out, _ = typed("claims", "--db", url, "--json")
    assert {c["evidence"]["article"]["outlet"] for c in json.loads(out)["items"]} == {"Courier"}


def test_withdrawing_takes_the_claims_along(typed: Run, folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    typed("build", str(folder), "--db", url)
    _, out, _ = typed("claims", "--db", url, "--json")
    article = json.loads(out)["items"][0]["evidence"]["article"]["id"]
    assert typed("withdraw", article, "--db", url)[0] == 0
    assert json.loads(typed("claims", "--db", url, "--json")[1])["items"] == []
    assert typed("withdraw", article, "--db", url)[0] == 2
    assert "withdrawn" in typed("build", str(folder), "--db", url)[2]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("claims", "--type", "LOVE"), "SANCTION"),
        (("claims", "--since", "yesterday"), "2016-12-21"),
        (("claims", "--status", "maybe"), "planned"),
        (("claims", "--between", "Russia"), "Russia,Ukraine"),
        (("export", "xls", "-o", "x"), "graphml"),
        (("find", "x", "--kind", "animal"), "person"),
        (("build", "x", "--published", "soon"), "2016-12-21"),
        (("show", "Nobody at all"), "not in the graph"),
    ],
)
def test_wrong_use_is_told_with_what_is_right(typed: Run, built: str, words: tuple[str, ...], told: str) -> None:
    code, _, err = typed(*words, "--db", built)
    assert code == 2
    assert told in err


@pytest.mark.parametrize("name", ["graphml", "gexf", "json"])
def test_exports_are_whole_files_and_repeat_byte_for_byte(typed: Run, built: str, tmp_path: Path, name: str) -> None:
    files = [tmp_path / f"{n}.{name}" for n in (1, 2)]
    for file in files:
        assert typed("export", name, "-o", str(file), "--db", built)[0] == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert b"Justin Trudeau" in files[0].read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"1.{name}", f"2.{name}"]


def test_extract_writes_the_same_bytes_for_the_same_lines_with_any_number_of_workers(
    typed: Run, tmp_path: Path
) -> None:
    lines = [json.dumps({"id": n, "text": ARTICLE[: 200 + 60 * n], "published": "2016-07-08"}) for n in range(6)]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    outputs = []
    for n, workers in enumerate(("1", "1", "2")):
        target = tmp_path / f"out{n}.jsonl"
        assert typed("extract", "-i", str(source), "-o", str(target), "--workers", workers)[0] == 0
        outputs.append(target.read_bytes())
    assert outputs[0] == outputs[1] == outputs[2]
    assert [json.loads(line)["id"] for line in outputs[0].splitlines()] == [str(n) for n in range(6)]


def test_a_broken_line_of_extract_is_named_and_the_others_are_read(typed: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "a", "text": "Russia attacked Ukraine."}\nnonsense\n{"id": "b"}\n', encoding="utf-8")
    code, _, err = typed("extract", "-i", str(source), "-o", str(target))
    assert code == 1
    assert "in.jsonl:2: not JSON" in err
    assert '"text" is missing' in err
    assert [json.loads(line)["id"] for line in target.read_text().splitlines()] == ["a"]


def test_evaluating_own_output_gives_full_marks(typed: Run, tmp_path: Path) -> None:
    source, gold = tmp_path / "in.jsonl", tmp_path / "gold.jsonl"
    source.write_text(json.dumps({"id": "a", "text": ARTICLE, "published": "2016-07-08"}) + "\n", encoding="utf-8")
    typed("extract", "-i", str(source), "-o", str(gold))
    gold.write_text(json.dumps({**json.loads(gold.read_text()), "published": "2016-07-08"}))
    code, out, _ = typed("evaluate", str(gold), "--json")
    assert code == 0
    scores = {(s["what"], s["label"]): s["f1"] for s in json.loads(out)["scores"]}
    assert scores["names", "all"] == scores["relations", "all"] == 1.0
    spoiled = json.loads(gold.read_text())
    spoiled["mentions"] = [m for m in spoiled["mentions"] if m["label"] != "PERSON"]
    spoiled["mentions"].append({"start": 0, "end": 3, "label": "PERSON", "form": "name", "entity": None})
    gold.write_text(json.dumps(spoiled))
    scores = {(s["what"], s["label"]): s["f1"] for s in json.loads(typed("evaluate", str(gold), "--json")[1])["scores"]}
    assert scores["names", "PERSON"] == 0.0
    assert scores["names", "COUNTRY"] == 1.0


def test_what_could_steer_a_terminal_is_taken_out(typed: Run, tmp_path: Path) -> None:
    text = "Russia attacked Ukraine \x1b[31m\u202e on Monday, and Ukraine condemned the attack by Russia at once.\n"
    (tmp_path / "a.ndjson").write_text(json.dumps({"text": text}) + "\n")
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    typed("build", str(tmp_path / "a.ndjson"), "--db", url)
    _, out, _ = typed("claims", "--db", url)
    assert "Russia" in out
    assert "\x1b[31m" not in out
    assert "\u202e" not in out


def test_doctor_says_what_is_wrong_with_a_reader(
    typed: Run, built: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGATION_READER", str(tmp_path))
    code, out, _ = typed("doctor", "--db", built)
    assert code == 1
    assert "cannot be loaded" in out.replace("\n", " ")


def test_doctor_finds_every_part(typed: Run, built: str) -> None:
    code, out, _ = typed("doctor", "--db", built)
    assert code in (0, 1)
    for part in ("python", "language model", "knowledge base", "database", "disk"):
        assert re.search(rf"{part}\s+ok", out), out


def test_read_shows_what_was_cut_and_why(typed: Run, folder: Path) -> None:
    page = folder / "page.html"
    paragraphs = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n"))
    page.write_text(
        "<html><head><title>Canada sends soldiers</title></head><body><nav>Home</nav><article>"
        f"{paragraphs}</article><div class='newsletter'>Sign up for our newsletter</div></body></html>"
    )
    code, out, _ = typed("read", str(page), "--json")
    page.unlink()
    assert code == 0
    item = json.loads(out)
    assert "newsletter" not in item["text"]
    assert "Justin Trudeau said on Friday" in item["text"]
    assert "newsletter" in " ".join(cut["text"] for cut in item["cuts"])


def test_holders_of_a_day_are_shown_with_their_source(typed: Run, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'graph.db'}"
    code, out, _ = typed(
        "holders", "UK", "--as-of", "1990-06-01", "--type", "head_of_government", "--db", database, "--json"
    )
    (held,) = json.loads(out)["items"]
    assert (code, held["person"]["name"], held["until"]) == (0, "Margaret Thatcher", "1990-11-28")
    code, _, err = typed("holders", "Kalnsberg", "--db", database)
    assert code == 2
    assert "Kalnsberg" in err


def test_extract_sets_texts_in_other_languages_aside_whatever_they_declare(typed: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    french = "Le président a reçu mardi à Paris le chancelier allemand pour parler de la guerre et des sanctions contre Moscou."
    lines = [{"id": "a", "text": "Russia threatened Latvia."}, {"id": "b", "text": french, "language": "en"}]
    source.write_text("".join(json.dumps(line) + "\n" for line in lines))
    code, _, told = typed("extract", "-i", str(source), "-o", str(target))
    assert code == 0
    assert "in.jsonl:2: language fr: there is no pipeline for it" in told.replace("\n", "")
    assert [json.loads(line)["id"] for line in target.read_text().splitlines()] == ["a"]
