"""The options of ``validate`` that choose, group and compare findings: what is printed, written and returned."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from roster.cli.main import run
from roster.rule import Finding, Severity
from tests.audits import a_finding
from tests.office import Office, a_breach

TENTH = date(2026, 12, 10)


def two(office: Office) -> tuple[Finding, ...]:
    """A breach of ANQ-9.16a on the second, a report of L395-11.5 on the tenth."""
    office.findings = (a_breach(), a_finding("L395-11.5", Severity.REPORT, officer="00123", days=(TENTH,)))
    return office.findings


def test_only_shows_what_is_asked_and_says_what_it_leaves_out(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    two(office)
    assert run(["validate", "sede.xlsx", "--only", "l395"]) == 0
    *_, verdict, last = capsys.readouterr().out.splitlines()
    assert verdict.startswith("Verdetto: NON CONFORME.")
    assert last == "Scelta (regole l395): rilievi mostrati 1, lasciati fuori 1, di cui violazioni 1"
    assert run(["validate", "sede.xlsx", "--only", "ANQ-9, ANQ-10", "--only", "L104"]) == 1


def test_since_leaves_out_what_is_before(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    two(office)
    assert run(["validate", "sede.xlsx", "--since", "03/12/2026"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "Scelta (dal 03/12/2026): rilievi mostrati 1, lasciati fuori 1, di cui violazioni 1"


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--only", "ANQ-99"], ["--only ANQ-99"]),
        (["--only", ","], ["--only ,"]),
        (["--since", "domani"], ["--since", "domani"]),
        (["--group-by", "colore"], ["--group-by colore", "norma, persona, unita o giorno"]),
        (["--only", "X", "--group-by", "y", "--since", "z"], ["--only X", "--group-by y", "z"]),
        (["--baseline", "manca.json"], ["manca.json"]),
        (["--baseline", "sede.xlsx"], ["sede.xlsx", "--write-baseline"]),
        (["--write-baseline", "noti.txt"], ["noti.txt", ".json"]),
        (["--json", "a.json", "--write-baseline", "a.json"], ["a.json"]),
        (["--html", "pagina.txt"], ["pagina.txt", ".html"]),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_written(
    office: Office, arguments: list[str], names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    two(office)
    assert run(["validate", "sede.xlsx", "--json", "rilievi.json", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert all(name in shown.err for name in names)
    assert not list(Path().glob("*.json"))


@pytest.mark.parametrize("word", ["persona", "person", "Persona"])
def test_findings_are_grouped_as_asked(office: Office, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = two(office)
    preference = a_finding("P-1", Severity.PREFERENCE, officer="00123")
    office.findings = (*found, a_finding("ANQ-9.7c"), preference)
    run(["validate", "sede.xlsx", "--group-by", word])
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.endswith(("(2)", "(1)"))] == [
        "Rossi Anna (00123) (2)",
        "Sede e posti, nessuno in particolare (1)",
    ]
    assert lines[-2].startswith("P-1 preferenza, ")
    assert lines[-1].startswith("Verdetto: ")


def test_the_reading_used_is_told_under_the_findings(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.findings = (a_breach(),)
    run(["validate", "sede.xlsx"])
    assert "ANQ-9.16a: letture seguite Q4 serale; Q16 misto" in capsys.readouterr().out.splitlines()


def test_known_findings_do_not_fail_and_new_ones_do(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    found = two(office)
    assert run(["validate", "sede.xlsx", "--write-baseline", "noti.json"]) == 1
    capsys.readouterr()
    assert run(["validate", "sede.xlsx", "--baseline", "noti.json", "--strict"]) == 0
    shown = capsys.readouterr().out
    assert "02/12/2026" not in shown
    assert "nuovi 0, già noti e non ripetuti 2, non più presenti 0" in shown
    office.findings = (a_breach(days=(TENTH,)), found[1])
    assert run(["validate", "sede.xlsx", "--baseline", "noti.json", "--json", "rilievi.json"]) == 1
    shown = capsys.readouterr().out
    assert "Non più presente: ANQ-9.16a 00123 02/12/2026" in shown
    assert "nuovi 1, già noti e non ripetuti 1, non più presenti 1" in shown


def test_a_baseline_is_not_written_over_without_force(office: Office) -> None:
    two(office)
    Path("noti.json").write_text("mio")
    assert run(["validate", "sede.xlsx", "--write-baseline", "noti.json"]) == 2
    assert Path("noti.json").read_text() == "mio"
    assert run(["validate", "sede.xlsx", "--write-baseline", "noti.json", "--force"]) == 1
    assert len(json.loads(Path("noti.json").read_text())["findings"]) == 2


def test_the_page_shows_what_was_asked_for_in_the_groups_asked_for(office: Office) -> None:
    two(office)
    assert run(["validate", "sede.xlsx", "--html", "pagina.html", "--group-by", "giorno", "--since", "03/12/2026"]) == 0
    page = Path("pagina.html").read_text(encoding="utf-8")
    assert "giovedì 10/12/2026" in page
    assert "mercoledì 02/12/2026" not in page
    assert "1 ne sono rimasti fuori, di cui 1 violazioni" in page


def test_strict_fails_on_a_report_and_says_so(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.findings = two(office)[1:]
    assert run(["validate", "sede.xlsx"]) == 0
    assert run(["validate", "sede.xlsx", "--strict"]) == 1
    assert "Con --strict: segnalazioni nuove 1, regole non verificabili 0" in capsys.readouterr().out
