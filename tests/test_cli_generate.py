"""The command ``generate``: what it refuses before working, what it writes and says, how it ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roster.capacity import Check, Measure, Scope, Shortage
from roster.cli.main import run
from roster.domain import Instance
from roster.errors import InputError, InternalError, Problem
from roster.registry import rules
from tests.office import GENERATE, Office, a_setting, outputs, saved_files


def test_generate_writes_everything_and_tells_the_verdict(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(
            [
                *GENERATE,
                "--posted-out",
                "albo.xlsx",
                "--json",
                "piano.json",
                "--seed",
                "7",
                "--gap",
                "1",
                "--memory",
                "4096",
            ]
        )
        == 0
    )
    assert {name: Path(name).read_text() for name in outputs()} == {
        "dicembre.xlsx": "office",
        "albo.xlsx": "posted",
        "piano.json": "plan",
    }
    assert office.solved == [a_setting(seed=7, gap=0.01, memory=4096)]
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        "Casa circondariale di Prova, dicembre 2026: personale 1, posti 1",
        f"Verdetto: CONFORME. Regole {len(rules())}; violazioni 0, non dovute ai turni o motivate 0, segnalazioni 0, "
        "preferenze non soddisfatte 0",
        "Copertura: unità richieste 62, presenti 3, mancanti 59, di cui sotto il minimo di sicurezza 28",
        "Da esporre entro il 23/11/2026 e per tutto il mese (ANQ art. 9, c. 7)",
        "Obiettivi, in ordine di precedenza (punti pesati; 0 è il meglio):",
        "  1. Minimi di sicurezza scoperti       28  il meglio possibile, dimostrato",
        "  2. Copertura prevista mancante     1.250  non meno di 1.000 (scarto 20,0 %)",
        "Scarto complessivo, ogni punto al suo prezzo: 19,6 %",
        "Turni scoperti sotto il minimo di sicurezza: 28. Dimostrato: nessun servizio può lasciarne scoperti meno di "
        "28",
        "Turni scoperti della copertura prevista: 59. Dimostrato: nessun servizio altrettanto buono sui minimi e sui "
        "riposi compensativi può lasciarne scoperti meno di 40",
        "Scritto: dicembre.xlsx, albo.xlsx, piano.json",
    ]
    assert shown.err.splitlines() == ["[  0 s] Minimi di sicurezza scoperti"]


def test_generate_tells_first_what_no_roster_can_cover(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """The ten gravest at most, those of the minimum of safety only, then how many more."""
    plain = {"test": Check.R, "measure": Measure.DAY, "needed": 3, "available": 2, "people": 2}
    scope = Scope(units=("U",), posts=("SEZ1",), whole=True)
    office.shortages = tuple(
        Shortage(**plain, is_minimum=day < 13, days=(date(2026, 12, day),), scope=scope) for day in range(1, 15)
    )
    assert run(GENERATE) == 0
    *lines, more, step = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert lines[0] == (
        "CAP-R minimo di sicurezza, unità U: 01/12, intera giornata: richiesti 3, impiegabili 2; "
        "scoperti almeno 1 al giorno"
    )
    assert more == "CAP altre carenze: 4. Tutte con roster check."
    assert step.startswith("[")


def test_the_verdict_speaks_english(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*GENERATE, "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "December 2026" in shown
    assert "1,250  not below 1,000 (gap 20.0 %)" in shown
    assert "safety: 28. Proved: no roster can leave fewer than 28 uncovered" in shown


def test_an_existing_output_is_refused_before_solving(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    Path("dicembre.xlsx").write_text("old")
    assert run(GENERATE) == 2
    assert "dicembre.xlsx esiste già" in capsys.readouterr().err
    assert office.solved == []
    assert Path("dicembre.xlsx").read_text() == "old"


def test_force_replaces_an_existing_output(office: Office) -> None:
    Path("dicembre.xlsx").write_text("old")
    assert run([*GENERATE, "--force"]) == 0
    assert Path("dicembre.xlsx").read_text() == "office"
    assert outputs() == {"dicembre.xlsx"}


def test_everything_wrong_is_said_at_once(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ["generate", "manca.xlsx", "--month", "13/2026", "--out", "via/lontano.xlsx", "--json", "a.txt"]
    wrong += ["--time-limit", "mai", "--gap", "150", "--memory", "-4"]
    assert run([*wrong, "--posted-out", "temp"]) == 2
    lines = capsys.readouterr().err.splitlines()
    for word in ("13/2026", "mai", "«150»", "«-4»", "manca.xlsx", "la cartella via ", "a.txt", "temp è una cartella"):
        assert sum(word in line for line in lines) >= 1, word
    assert outputs() == set()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["generate", "temp", "--month", "2026-12", "--out", "a.xlsx"], "temp è una cartella"),
        (["generate", "sede.xlsx", "--month", "2026-12", "--out", "sede.xlsx", "--force"], "anche il file da leggere"),
        ([*GENERATE, "--posted-out", "dicembre.xlsx"], "due file diversi"),
        ([*GENERATE[:-1], "dicembre.pdf"], "deve finire con .xlsx"),
    ],
)
def test_unusable_paths_are_refused(
    office: Office, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert words in capsys.readouterr().err
    assert outputs() == set()
    assert Path("sede.xlsx").read_text() == "input"


def test_problems_of_the_input_are_told_one_a_line(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.fails = InputError([Problem("plan.unknown_post", {"post": p}, "Blocchi", "C7") for p in ("A", "B")])
    assert run(GENERATE) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.startswith("Errore: Foglio Blocchi, cella C7: ") for line in lines] == [True, True]


def test_a_crash_saves_the_instance_and_shows_no_traceback(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.fails = ZeroDivisionError("oops")
    assert run(GENERATE) == 3
    error = capsys.readouterr().err
    assert "oops" in error
    assert "Traceback" not in error
    assert saved_files() == {"instance.json", "error.txt"}
    saved = next(Path("temp").rglob("instance.json"))
    assert Instance.model_validate_json(saved.read_text()).officers[0].id == "00123"


def test_an_internal_error_that_saved_its_instance_is_told_as_it_is(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.fails = InternalError("rotto; salvato altrove")
    assert run(GENERATE) == 3
    assert capsys.readouterr().err == "Errore interno: rotto; salvato altrove\n"
    assert saved_files() == set()


def test_when_one_file_cannot_be_written_none_is(office: Office) -> None:
    office.write_fails = {"plan"}
    Path("albo.xlsx").write_text("old")
    assert run([*GENERATE, "--posted-out", "albo.xlsx", "--json", "piano.json", "--force"]) == 3
    assert outputs() == {"albo.xlsx"}
    assert Path("albo.xlsx").read_text() == "old"


def test_an_interruption_leaves_nothing_behind(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.fails = KeyboardInterrupt()
    assert run(GENERATE) == 130
    assert capsys.readouterr().err == "Interrotto: nessun file è stato scritto.\n"
    assert outputs() == set()
