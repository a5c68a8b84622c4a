"""The README tells the truth: its commands, its transcript, its tables, its exit codes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from roster.cli.arguments import parse_month
from roster.cli.check import tell_shortages
from roster.cli.commands import app
from roster.cli.coverage import full_table, replace_between_markers, short_table
from roster.cli.main import run
from roster.cli.verdict import month_text
from roster.messages import text
from roster.messages.numbers import whole
from roster.reader import read_instance
from roster.registry import rules

ROOT = Path(__file__).parents[1]
SMALLEST = ROOT / "data" / "samples" / "grosseto-34-2026-12.xlsx"
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for line in README.splitlines() if line.startswith("python3.11 -m venv ")]
CERTIFICATE = "Turni scoperti "  # a seat that is covered whole has none
NUMBER = re.compile(r"\d[\d.]*(,\d+)?")


def transcript() -> list[str]:
    """Lines between the markers, without the fence."""
    block = README.partition("<!-- transcript: begin -->")[2].partition("<!-- transcript: end -->")[0]
    return [line for line in block.strip().splitlines() if not line.startswith("```")]


def generate_arguments() -> list[str]:
    """Arguments of ``roster`` in the first command."""
    words = shlex.split(COMMANDS[0])
    return words[words.index(".venv/bin/roster") + 1 :]


def shape(line: str) -> str:
    """A line without what depends on machine and time: figures, and whether the bound was reached."""
    proof = "|".join(re.escape(text(key)) for key in ("cli.proved",)) + r"|non meno di \S+ \(scarto .*\)"
    return re.sub(r"\s+", " ", NUMBER.sub("#", re.sub(proof, "PROOF", line)))


def test_the_two_commands_are_one_line_each() -> None:
    assert len(COMMANDS) == 2
    assert "-m pytest" in COMMANDS[1]
    assert (ROOT / generate_arguments()[1]).is_file()


def test_the_transcript_has_the_shape_of_what_the_program_prints(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the smallest seat, to be quick: ``.ci/run`` runs the command itself."""
    arguments = generate_arguments()
    monkeypatch.chdir(tmp_path)
    assert run([arguments[0], str(SMALLEST), *arguments[2:], "--time-limit", "4"]) == 0
    shown = capsys.readouterr()
    steps = [line for line in shown.err.splitlines() if not line.startswith("CAP")]
    printed = steps + [line for line in shown.out.splitlines() if not line.startswith(CERTIFICATE)]
    kept = [line for line in transcript() if not line.startswith(("CAP", CERTIFICATE))]
    seat_line = len(steps)
    assert [shape(line) for line in printed[:seat_line]] == [shape(line) for line in kept[:seat_line]]
    assert [shape(line) for line in printed[seat_line + 1 :]] == [shape(line) for line in kept[seat_line + 1 :]]


def test_the_figures_of_the_transcript_that_no_machine_changes_are_right() -> None:
    arguments = generate_arguments()
    year, month = parse_month(arguments[arguments.index("--month") + 1])
    instance = read_instance(ROOT / arguments[1], year, month)
    subject = text(
        "cli.subject",
        "it",
        seat=instance.profile.seat,
        month=month_text(year, month, "it"),
        officers=whole(len(instance.officers), "it"),
        posts=whole(len(instance.seat.posts), "it"),
    )
    asked = whole(sum(demand.nominal for demand in instance.demands), "it")
    told = [line for line in transcript() if not line.startswith(("[", "CAP"))]
    assert told[0] == subject
    assert told[1].startswith(f"Verdetto: CONFORME. Regole {len(rules())}; violazioni 0, ")
    assert told[2].startswith(f"Copertura: unità richieste {asked}, ")


def test_the_shortages_of_the_transcript_are_those_of_the_sample(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = generate_arguments()
    year, month = parse_month(arguments[arguments.index("--month") + 1])
    tell_shortages(read_instance(ROOT / arguments[1], year, month), "it")
    assert capsys.readouterr().err.splitlines() == [line for line in transcript() if line.startswith("CAP")]


@pytest.mark.parametrize(("name", "table"), [("README.md", short_table), ("constraints/README.md", full_table)])
def test_the_coverage_tables_are_those_of_the_rules(name: str, table: object) -> None:
    assert callable(table)
    page = (ROOT / name).read_text(encoding="utf-8")
    assert replace_between_markers(page, table()) == page, "run: python -m roster.cli.coverage"


def test_the_table_of_exit_codes_is_that_of_the_help() -> None:
    in_readme = re.findall(r"^\| (\d+) \|", README, re.MULTILINE)
    in_help = re.findall(r"^  (\d+) ", text("help.roster"), re.MULTILINE)
    assert in_readme == in_help


def test_every_verb_and_option_named_in_the_readme_exists() -> None:
    import typer

    verbs = typer.main.get_command(app).commands  # type: ignore[attr-defined]  it is a group
    known = {option for command in verbs.values() for parameter in command.params for option in parameter.opts}
    named = set(re.findall(r"roster (template|generate|check|validate|equality|schema)", README))
    assert named == set(verbs)
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", re.sub(r"^python3.11.*$", "", README, flags=re.MULTILINE)))
    assert options <= known | {"--lang", "--help"}


def test_in_breve_has_ten_lines_and_ends_the_page() -> None:
    last = README.rpartition("## ")[2]
    assert last.startswith("In breve")
    assert re.findall(r"^(\d+)\. ", last, re.MULTILINE) == [str(number) for number in range(1, 11)]


def test_ci_takes_its_commands_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep '^python3.11 -m venv ' README.md" in script
    for tool in ("ruff check .", "ruff format --check .", "mypy"):
        assert tool in script


def test_the_example_of_a_rule_is_the_rule() -> None:
    """Word for word, and its first case: a page that teaches must not rot."""
    rule = (ROOT / "constraints" / "anq" / "a06_permesso_sindacale.py").read_text(encoding="utf-8")
    cases = (ROOT / "tests" / "articles" / "a06_permesso_sindacale.toml").read_text(encoding="utf-8")
    assert _example("rule") in rule
    assert _example("case") in cases


def _example(name: str) -> str:
    block = README.partition(f"<!-- example {name}: begin -->")[2].partition(f"<!-- example {name}: end -->")[0]
    return "\n".join(line for line in block.strip().splitlines() if not line.startswith("```"))
