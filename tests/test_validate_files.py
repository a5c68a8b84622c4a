"""``roster validate`` with several files, folders and patterns: which are read, in which order, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from roster.calendar import SUNDAY
from roster.cli.main import run
from roster.domain import Cell, DayCode, Instance, Plan, Provenance, Roster, Seat
from roster.reader import read_plan
from roster.writer import write_office, write_plan_json
from tests.worlds import MORNING, officer, post, profile

RS, M = Cell(code=DayCode.RS), Cell.duty("M", "SEZ")
SEAT = Seat(profile=profile((MORNING,)), officers=(officer(),), posts=(post("SEZ", (MORNING,)),))


def a_plan(month: int, cells: dict[int, Cell] | None = None, *, year: int = 2026) -> Plan:
    """Mornings and Sundays at rest, but for the days given."""
    instance = Instance(seat=SEAT, year=year, month=month)
    row = tuple((cells or {}).get(day.day, RS if day.weekday() == SUNDAY else M) for day in instance.days)
    roster = Roster(year=year, month=month, cells={officer().id: row})
    return Plan(instance=instance, roster=roster, provenance=Provenance(version="0"))


def saved(folder: Path, name: str, plan: Plan) -> Path:
    path = folder / name
    if path.suffix == ".json":
        write_plan_json(plan, path)
    else:
        write_office(plan, (), path)
    return path


def document(path: Path, *arguments: object) -> dict[str, list[dict[str, object]]]:
    """The findings of a call, as data."""
    target = path / "rilievi.json"
    assert run(["validate", *map(str, arguments), "--json", str(target), "--force"]) in {0, 1}
    return dict(json.loads(target.read_text(encoding="utf-8")))


def test_months_are_told_in_their_order_whatever_the_order_of_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [saved(tmp_path, name, a_plan(month)) for name, month in (("a.json", 11), ("b.json", 10), ("c.json", 12))]
    found = document(tmp_path, *files)
    assert [month["month"] for month in found["months"]] == ["2026-10", "2026-11", "2026-12"]
    shown = capsys.readouterr().out
    titles = [line for line in shown.splitlines() if line.startswith("Servizio di ")]
    assert titles == [
        f"Servizio di {m} 2026 ({f})"
        for m, f in zip(["ottobre", "novembre", "dicembre"], [files[1], files[0], files[2]], strict=True)
    ]


def test_one_breach_in_one_month_condemns_the_whole_call(tmp_path: Path) -> None:
    sound = saved(tmp_path, "ottobre.json", a_plan(10))
    broken = saved(tmp_path, "novembre.json", a_plan(11, {8: M}))
    assert run(["validate", str(sound)]) == 0
    assert run(["validate", str(sound), str(broken)]) == 1


def test_a_folder_stands_for_the_sheets_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "anno"
    folder.mkdir()
    saved(folder, "ottobre.xlsx", a_plan(10))
    saved(folder, "novembre.xlsx", a_plan(11))
    (folder / "~$ottobre.xlsx").write_text("open in Excel")
    (folder / "leggimi.md").write_text("notes")
    assert len(document(tmp_path, folder)["months"]) == 2


def test_a_pattern_the_shell_left_closed_is_opened(tmp_path: Path) -> None:
    saved(tmp_path, "2026-10.json", a_plan(10))
    saved(tmp_path, "2026-11.json", a_plan(11))
    assert len(document(tmp_path, tmp_path / "2026-*.json")["months"]) == 2


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = saved(tmp_path, "2026-10.json", a_plan(10))
    assert len(document(tmp_path, path, tmp_path / "2026-1*.json", path)["months"]) == 1


@pytest.mark.parametrize(
    ("name", "told"), [("vuota", "vuota"), ("niente*.xlsx", "niente*.xlsx"), ("manca.xlsx", "manca.xlsx")]
)
def test_a_name_that_leads_to_nothing_is_told(
    tmp_path: Path, name: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "vuota").mkdir()
    sound = saved(tmp_path, "ottobre.json", a_plan(10))
    assert run(["validate", str(sound), str(tmp_path / name)]) == 2
    shown = capsys.readouterr()
    assert told in shown.err
    assert shown.out == ""


def test_every_file_that_cannot_be_read_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = saved(tmp_path, "ottobre.json", a_plan(10))
    (tmp_path / "novembre.json").write_text("{}")
    book = saved(tmp_path, "dicembre.xlsx", a_plan(12))
    place = with_bad_cell(book)
    target = tmp_path / "rilievi.json"
    files = map(str, (sound, tmp_path / "novembre.json", book))
    assert run(["validate", *files, "--json", str(target)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert any(line.startswith("Errore: novembre.json: ") for line in told)
    assert any(line.startswith(f"Errore: dicembre.xlsx, {place}") for line in told)
    assert not target.exists()


def with_bad_cell(path: Path) -> str:
    """Type a word that is no duty in a cell of the grid and return where."""
    import openpyxl

    place = next(iter(read_plan(path).addresses.values()))
    title, _, cell = place.partition("!")
    book = openpyxl.load_workbook(path)
    book[title][cell].value = "boh"
    book.save(path)
    return f"foglio {title}, cella {cell}: "


def test_two_files_of_one_month_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [saved(tmp_path, name, a_plan(10)) for name in ("prima.json", "dopo.json")]
    assert run(["validate", *map(str, files)]) == 2
    told = capsys.readouterr().err
    assert all(word in told for word in ("10/2026", "prima.json", "dopo.json"))


def test_a_month_asked_for_is_asked_of_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [saved(tmp_path, f"{month}.json", a_plan(month)) for month in (10, 11)]
    assert run(["validate", *map(str, files), "--month", "2026-10"]) == 2
    assert capsys.readouterr().err.startswith("Errore: 11.json: --month chiede 2026-10")


def test_a_date_of_posting_is_of_one_month(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [saved(tmp_path, f"{month}.json", a_plan(month)) for month in (10, 11)]
    assert run(["validate", *map(str, files), "--published-on", "23/09/2026"]) == 2
    assert "--published-on" in capsys.readouterr().err


def test_each_month_has_its_programme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [saved(tmp_path, f"{month}.json", a_plan(month, {14: RS})) for month in (10, 11)]
    posted = [saved(tmp_path, f"esposto-{month}.json", a_plan(month)) for month in (11, 10)]
    asked = [word for path in posted for word in ("--programme", str(path))]
    listed = [f for f in document(tmp_path, *files, *asked)["findings"] if f["id"] == "ANQ-9.11a"]
    assert sorted(str(f["dates"]) for f in listed) == ["['2026-10-14']", "['2026-11-14']"]
    other = saved(tmp_path, "esposto-12.json", a_plan(12))
    capsys.readouterr()
    assert run(["validate", str(files[0]), "--programme", str(other)]) == 2
    assert "12/2026" in capsys.readouterr().err


def test_the_findings_are_never_written_over_a_file_that_was_read(tmp_path: Path) -> None:
    path = saved(tmp_path, "ottobre.json", a_plan(10))
    assert run(["validate", str(tmp_path / "*.json"), "--json", str(path), "--force"]) == 2
    assert Plan.model_validate_json(path.read_bytes()).instance.days[0] == date(2026, 10, 1)
