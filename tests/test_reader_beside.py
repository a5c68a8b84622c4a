"""What people type on the sheets beside the programme is understood."""

from datetime import date, datetime
from pathlib import Path

import pytest

from roster.domain import Assembly, ChangeOrigin, Extra, ExtraKind, Seat, Settlement, Study, StudyKind, Weekday
from roster.reader import read_seat
from tests.broken_cases import LESSONS, RIGHTS, UNFORESEEN, WORK, sound
from tests.make_broken import workbook

DAY = date(2026, 12, 7)


def read(folder: Path, **added: list[list[object]]) -> Seat:
    path = folder / "sede.xlsx"
    path.write_bytes(workbook(sound() | added))
    return read_seat(path)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("12:00", "13:30", (720, 810)),
        ("22:30", "01:00", (1350, 1500)),
        ("20:00", "24:00", (1200, 1440)),
        ("20:00", "0", (1200, 1440)),
        ("08:00", "08:00", (480, 1920)),
    ],
)
def test_work_that_ends_at_its_start_or_before_ends_on_the_next_day(tmp_path, start, end, minutes):
    seat = read(tmp_path, Straordinari=[WORK, ["001", DAY, start, end, UNFORESEEN]])
    first, last = minutes
    assert seat.extras == (
        Extra(officer="001", day=DAY, start_minute=first, end_minute=last, kind=ExtraKind.IMPREVISTO),
    )


def test_what_is_left_blank_has_the_meaning_the_notes_say(tmp_path):
    seat = read(
        tmp_path,
        Diritti=[RIGHTS, ["001", "studente"]],
        Straordinari=[[*WORK, "Compensato con"], ["001", DAY, "12", "13", UNFORESEEN, None]],
        Studio=[LESSONS, ["001", "esame", DAY, DAY, None, None]],
        Variazioni=[["Matricola", "Data", "Voluta da", "Dopo"], ["001", DAY, None, "rs"]],
    )
    assert seat.extras[0].settlement is Settlement.PAGAMENTO
    assert (seat.studies[0].start_minute, seat.studies[0].end_minute) == (0, 1440)
    assert (seat.changes[0].origin, seat.changes[0].was) == (ChangeOrigin.AMMINISTRAZIONE, None)


def test_weekdays_hours_and_moments_are_understood(tmp_path):
    seat = read(
        tmp_path,
        Diritti=[RIGHTS, ["001", "Studente"]],
        Studio=[[*LESSONS, "Giorno della settimana"], ["001", "Lezione", DAY, "31/12/2026", "16.30", "0:00", "LUNEDI"]],
        Assemblee=[["Data", "Inizio", "Fine"], ["7 dicembre 2026", 10, "12:00"]],
        Variazioni=[["Matricola", "Data", "Dopo", "Comunicata il"], ["001", DAY, "m sez1", "06/12/2026 9:15"]],
    )
    lesson = Study(
        officer="001",
        kind=StudyKind.LEZIONE,
        first=DAY,
        last=date(2026, 12, 31),
        weekday=Weekday.LUNEDI,
        start_minute=990,
        end_minute=1440,
    )
    assert seat.studies == (lesson,)
    assert seat.assemblies == (Assembly(day=DAY, start_minute=600, end_minute=720),)
    (change,) = seat.changes
    assert str(change.becomes) == "M SEZ1"
    assert change.notified_at == datetime.fromisoformat("2026-12-06T09:15")
