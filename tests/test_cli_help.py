"""The command line: errors of usage, help, version and schema."""

from __future__ import annotations

import json

import pytest
import typer

from roster.cli.commands import app
from roster.cli.main import run
from roster.messages import LANGUAGES, text
from roster.search.settings import Settings


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["genera"], "genera"),
        (["generate"], "INPUT"),
        (["generate", "a.xlsx", "--out", "b.xlsx"], "--month"),
        (["generate", "a.xlsx", "--mese", "3"], "--mese"),
        (["generate", "a.xlsx", "--month"], "--month"),
        (["schema", "troppo"], "troppo"),
    ],
)
def test_a_usage_error_names_what_is_wrong(
    arguments: list[str], names: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("Errore: ")
    assert names in shown.err
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_of_a_verb_names_each_of_its_options(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    verbs = typer.main.get_command(app).commands  # type: ignore[attr-defined]  it is a group
    assert set(verbs) == {"template", "generate", "check", "validate", "equality", "schema"}
    for name, command in verbs.items():
        assert run([name, "--help", "--lang", lang]) == 0
        page = capsys.readouterr().out
        assert page == text(f"help.{name}", lang)
        for parameter in command.params:
            words = parameter.opts if parameter.param_type_name == "option" else [parameter.metavar]
            assert all(word in page for word in words), f"{name}: {words}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_defaults_in_the_help_are_those_of_the_search(lang: str) -> None:
    page = text("help.generate", lang)
    chosen = Settings()
    for option, default in (("--workers N", chosen.workers), ("--seed N", chosen.seed)):
        line = next(line for line in page.splitlines() if option in line)
        assert f"({default})" in line


def test_without_arguments_the_front_page_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert capsys.readouterr().out == text("help.roster")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_front_page_documents_every_exit_code(lang: str) -> None:
    page = text("help.roster", lang)
    assert [line.split()[0] for line in page.splitlines() if line[2:3].isdigit()] == ["0", "1", "2", "3", "130"]


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("roster 0.")


def test_schema_describes_input_and_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert "officers" in shown["input"]["properties"]
    assert "roster" in shown["plan"]["properties"]
