"""What people type is understood, and what is written is read back."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from roster.domain import (
    Absence,
    Counters,
    Credit,
    DayCode,
    Ground,
    GroundKind,
    History,
    Seat,
    ShiftClass,
)
from roster.messages import LANGUAGES, text
from roster.reader import read_seat
from roster.workbook.moments import day_and_month, day_of, minutes_of, moment_of
from roster.workbook.sheets import SHEETS
from roster.workbook.text import fold
from roster.writer.example_seat import example_seat
from roster.writer.seat import write_seat
from tests.broken_cases import sound
from tests.facts_beside import balances, changes, extras, hourly_absences, quotas, studies
from tests.make_broken import workbook
from tests.places import without_places


def read_sheets(sheets, folder: Path) -> Seat:
    path = folder / "sede.xlsx"
    path.write_bytes(workbook(sheets))
    return read_seat(path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_seat_written_is_read_back_equal(tmp_path, lang):
    write_seat(example_seat(), tmp_path / "sede.xlsx", lang)
    assert without_places(read_seat(tmp_path / "sede.xlsx")) == without_places(example_seat())


def test_the_json_twin_loads_to_the_same_seat(tmp_path):
    (tmp_path / "sede.json").write_text(example_seat().model_dump_json(), encoding="utf-8")
    write_seat(example_seat(), tmp_path / "sede.xlsx")
    assert without_places(read_seat(tmp_path / "sede.json")) == without_places(read_seat(tmp_path / "sede.xlsx"))


def test_a_second_writing_changes_nothing(tmp_path):
    write_seat(example_seat(), tmp_path / "una.xlsx")
    again = read_seat(tmp_path / "una.xlsx")
    write_seat(again, tmp_path / "due.xlsx")
    assert read_seat(tmp_path / "due.xlsx") == again


words = st.text("abÈ =+'<&;0", min_size=1, max_size=9).map(str.strip).filter(bool)
optional_words = st.none() | words
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
ids = example_seat().officers


@st.composite
def periods(draw):
    return dict(zip(("first", "last"), sorted([draw(days), draw(days)]), strict=True))


@st.composite
def seats(draw):
    base = example_seat()
    profile = base.profile.model_copy(
        update={
            "seat": draw(words),
            "director": draw(optional_words),
            "on_call": draw(st.sampled_from([None, base.profile.on_call])),
            "informed_on": draw(st.none() | days),
            "scheme_note": draw(optional_words),
            "juvenile": draw(st.booleans()),
            "overtime": draw(quotas()),
            "shifts": tuple(
                shift.model_copy(
                    update={
                        "start": time(*divmod(draw(st.integers(0, 1439)), 60)),
                        "minutes": draw(st.integers(1, 1440)),
                        "shift_class": draw(st.sampled_from([None, *ShiftClass])),
                    }
                )
                for shift in base.profile.shifts
            ),
        }
    )
    officer = st.sampled_from([person.id for person in ids])
    ground = st.builds(
        lambda when, whose, **rest: Ground(**when, **whose, **rest),
        periods(),
        st.fixed_dictionaries({"kind": st.sampled_from(GroundKind), "officer": officer})
        | st.just({"kind": GroundKind.INDEROGABILI, "officer": None}),
        id=st.just("G1"),
        text=words,
        author=words,
        recorded_at=st.none()
        | st.datetimes(datetime.fromisoformat("1899-01-01"), datetime.fromisoformat("2099-01-01")),
        quantity=st.integers(1, 9),
    )
    absence = st.builds(
        lambda when, **rest: Absence(**when, **rest),
        periods(),
        officer=officer,
        code=st.sampled_from([code for code in DayCode if code.is_absence or code.is_away]),
        hourly=st.just(True),
        known_at=st.none() | days,
        note=optional_words,
    )
    history = History(
        days=base.history.days,
        counters=(Counters(officer=ids[0].id, nights=draw(st.integers(0, 99))),),
        credits=tuple(
            Credit(officer=ids[0].id, kind="RF", earned=c["first"], due=c["last"]) for c in [draw(periods())]
        ),
    )
    return base.model_copy(
        update={
            "profile": profile,
            "history": history,
            "absences": tuple(draw(st.lists(absence | hourly_absences(ids), max_size=4))),
            "extras": draw(extras(ids)),
            "studies": draw(studies(base.studies[0].officer)),
            "changes": draw(changes(ids)),
            "balances": draw(balances(ids)),
            "grounds": tuple(draw(st.lists(ground, max_size=1))),
            "locks": (),
        }
    )


@given(seats())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_seat_is_read_back_equal(tmp_path_factory, seat):
    path = tmp_path_factory.mktemp("sede") / "sede.xlsx"
    write_seat(seat, path)
    assert without_places(read_seat(path)) == seat


def test_what_people_change_in_a_sheet_does_not_matter(tmp_path):
    sheets = sound()
    plain = read_sheets(sheets, tmp_path)
    sheets["PERSONALE "] = sheets.pop("Personale")
    sheets["unita"] = sheets.pop("Unità")
    sheets["Appunti"] = [["qualsiasi", "cosa"]]
    for rows in sheets.values():
        for row in rows:
            row[:] = [f"  {value.upper()} " if isinstance(value, str) and "Voce" not in row else value for value in row]
    people = sheets["PERSONALE "]
    sheets["PERSONALE "] = [["Istituto di prova"], [], *([*reversed(row + [None] * (13 - len(row)))] for row in people)]
    changed = read_sheets(sheets, tmp_path)
    assert changed.absences == plain.absences
    assert changed.locks == plain.locks
    assert [(event.post, event.shifts) for event in changed.events] == [("PIANT", ("N", "M"))]
    assert changed.history.days == plain.history.days
    assert [officer.unit for officer in changed.officers] == ["UO1", "UO1"]


def test_typed_dates_times_and_flags_are_understood(tmp_path):
    sheets = sound()
    sheets["Assenze"][1][2:] = ["7 dicembre 2026", "9.12.26", "X"]
    sheets["Orari"].append(["S", 18, "24"])
    seat = read_sheets(sheets, tmp_path)
    assert seat.absences == (
        Absence(officer="001", code="CO", first=date(2026, 12, 7), last=date(2026, 12, 9), hourly=True),
    )
    assert seat.profile.shifts[-1].hours_label() == "18-24"


def test_sheets_and_columns_that_are_not_needed_may_be_absent(tmp_path):
    needed = {"Sede", "Orari", "Unità", "Personale", "Posti"}
    seat = read_sheets({title: rows for title, rows in sound().items() if title in needed}, tmp_path)
    assert (seat.absences, seat.locks, seat.history) == ((), (), History())


def test_a_lock_remembers_where_it_was_written(tmp_path):
    assert [lock.where for lock in read_sheets(sound(), tmp_path).locks] == ["Blocchi!C2"]


def test_a_workbook_saved_again_by_another_program_is_read_equal(tmp_path):
    write_seat(example_seat(), tmp_path / "una.xlsx")
    load_workbook(tmp_path / "una.xlsx").save(tmp_path / "due.xlsx")
    assert read_seat(tmp_path / "due.xlsx") == read_seat(tmp_path / "una.xlsx")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_no_two_columns_of_a_sheet_share_a_header_in_any_language(sheet):
    seen: dict[str, str] = {}
    for column in sheet.columns:
        for lang in LANGUAGES:
            label = fold(text(f"input_column.{column.name}", lang))
            assert seen.setdefault(label, column.field) == column.field


def test_every_field_of_the_models_has_a_column():
    other_sheets = {"units", "shifts", "caps", "derogations", "lending", "overtime", "readings", "weights"}
    other_sheets |= {"requests", "skills", "cover"}
    not_typed = {"where", "day"}
    for sheet in SHEETS:
        missing = {name for name in sheet.model.model_fields if sheet.column(name) is None}
        assert missing <= other_sheets | not_typed, sheet.key


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("07/12/2026", date(2026, 12, 7)),
        ("7.12.26", date(2026, 12, 7)),
        ("7-12-1970", date(1970, 12, 7)),
        ("7 Dicembre 2026", date(2026, 12, 7)),
        ("1° maggio 2026", date(2026, 5, 1)),
        ("2026-12-07", date(2026, 12, 7)),
        ("7.12.70", date(1970, 12, 7)),
        ("2026/12/07", None),
        ("12/31/2026", None),
        ("29/02/2026", None),
        (46363.0, None),
        (datetime.fromisoformat("2026-12-07T08:00"), None),
    ],
)
def test_dates(typed, day):
    assert day_of(typed) == day


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("08:00", 480),
        ("8.30", 510),
        ("8", 480),
        (8.0, 480),
        ("24", 1440),
        (time(8, 5), 485),
        ("8:75", None),
        (8.5, None),
    ],
)
def test_times(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "pair"),
    [("29 giugno", (29, 6)), ("29/06", (29, 6)), ("29.6", (29, 6)), ("29/2", (29, 2)), ("30 febbraio", None)],
)
def test_days_of_every_year(typed, pair):
    assert day_and_month(typed) == pair


def test_moments():
    assert moment_of("07/12/2026 14:30") == datetime.fromisoformat("2026-12-07T14:30")
    assert moment_of("oggi") is None
