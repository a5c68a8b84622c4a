"""``roster check``: what it prints, what it writes, how it ends; no solver needed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from roster.cli.main import run
from roster.domain import Cap, Cover, Derogation, DerogationKind, Instance, Post, Ruolo, Seat
from roster.messages import text
from roster.writer import write_seat
from tests.test_fences import clean_env
from tests.worlds import MORNING, officer, post, profile


def a_seat(path: Path, *posts: Post, **fields: object) -> str:
    """Write a seat of three officers with ``posts`` and ``fields`` of its profile, and return its path."""
    people = tuple(officer(f"{n:03d}") for n in (1, 2, 3))
    instance = Instance(
        seat=Seat(profile=profile((MORNING,), **fields), officers=people, posts=posts),
        year=2026,
        month=10,
    )
    target = path / "sede.xlsx"
    write_seat(instance.seat, target)
    return str(target)


def gate(minimum: int, nominal: int) -> Post:
    return post("PRT").model_copy(update={"cover": (Cover(shift="M", minimum=minimum, nominal=nominal),)})


def test_nothing_short_ends_with_0_and_promises_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", a_seat(tmp_path, gate(0, 1)), "--month", "2026-10"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == text("capacity.none")


def test_a_shortage_ends_with_1_and_has_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", a_seat(tmp_path, gate(4, 4)), "--month", "10/2026"]) == 1
    *printed, last = capsys.readouterr().out.splitlines()
    lines = [line for line in printed if line.startswith("CAP")]
    assert "01/10-31/10, turno mattina: richiesti 4, impiegabili 3; scoperti almeno 1 al giorno" in lines[-1]
    assert last.startswith(f"Capacità: carenze che nessun servizio può coprire {len(lines)}, ")


def test_the_shortages_speak_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", a_seat(tmp_path, gate(4, 4)), "--month", "2026-10", "--lang", "en"]) == 1
    assert "morning shift: 4 needed, 3 eligible; at least 1 uncovered a day" in capsys.readouterr().out


def too_many_nights() -> Cap:
    """A cap looser than the agreement."""
    return Cap(ruolo=Ruolo.AGENTI_ASSISTENTI, nights=7, festive=3, evenings=8, source="accordo di sede, art. 9")


def test_a_local_value_looser_than_the_agreement_ends_with_1_and_its_clause(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seat = a_seat(tmp_path, gate(0, 1), caps=(too_many_nights(),))
    assert run(["check", seat, "--month", "2026-10"]) == 1
    told = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("ANQ-1.2"))
    assert "ANQ art. 3, c. 2" in told
    assert " Tetti!B2 " in told
    assert "accordo di sede, art. 9" in told
    assert "al massimo 6" in told


@pytest.mark.parametrize(("posts", "cell"), [((), "Deroghe!A2"), (("PRT",), "Deroghe!D2")])
def test_a_derogation_that_the_agreement_does_not_admit_has_its_cell(
    posts: tuple[str, ...], cell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guard = gate(0, 1).model_copy(update={"piantonamento": True})
    derogation = Derogation(kind=DerogationKind.QUADRANTI_OSPEDALE, reference="accordo di sede, art. 9", posts=posts)
    assert run(["check", a_seat(tmp_path, guard, derogations=(derogation,)), "--month", "2026-10"]) == 1
    told = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("ANQ-1.2"))
    assert f" {cell} " in told


def test_generate_refuses_it_and_validate_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound, loose = (tmp_path / "sana", tmp_path / "larga")
    sound.mkdir()
    loose.mkdir()
    target = tmp_path / "servizio.json"
    asked = ["--month", "2026-10", "--out", str(tmp_path / "s.xlsx"), "--json", str(target), "--time-limit", "2"]
    assert run(["generate", a_seat(sound, gate(0, 1)), *asked]) == 0
    refused = a_seat(loose, gate(0, 1), caps=(too_many_nights(),))
    capsys.readouterr()
    assert run(["generate", refused, *asked, "--force"]) == 2
    assert "Foglio Tetti, cella B2: ANQ-1.2, ANQ art. 3, c. 2: " in capsys.readouterr().err
    assert run(["validate", str(target), "--input", refused]) == 1
    assert any(line.startswith("ANQ-1.2") for line in capsys.readouterr().out.splitlines())


def test_the_shortages_are_written_as_data(tmp_path: Path) -> None:
    target = tmp_path / "carenze.json"
    seat = a_seat(tmp_path, gate(4, 4))
    assert run(["check", seat, "--month", "2026-10", "--json", str(target)]) == 1
    document = json.loads(target.read_text(encoding="utf-8"))
    assert document["month"] == "2026-10"
    assert "ANQ-1.3" in {finding["id"] for finding in document["configuration"]}
    by_day = next(s for s in document["shortages"] if s["test"] == "CAP-R")
    assert (by_day["needed"], by_day["people"], by_day["short"], len(by_day["dates"])) == (4, 3, 1, 31)
    assert run(["check", seat, "--month", "2026-10", "--json", str(target)]) == 2


def test_unusable_input_ends_with_2_and_every_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["check", str(tmp_path / "manca.xlsx"), "--month", "13/2026", "--json", str(tmp_path / "a.txt")]
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert all(word in told for word in ("manca.xlsx", "13/2026", "a.txt"))


def test_the_solver_is_not_needed(tmp_path: Path) -> None:
    program = f"""
import sys
sys.modules["ortools"] = None
from roster.cli.main import run
sys.exit(run(["check", {a_seat(tmp_path, gate(0, 1))!r}, "--month", "2026-10"]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, env=clean_env())
    assert done.returncode == 0, done.stderr
