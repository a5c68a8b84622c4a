"""What an entry of leave or rest says of itself: the year it takes from, the week it is owed for."""

from __future__ import annotations

from datetime import date

from roster.domain import Balance, Cell, DayCode, History, Instance, Roster, Seat
from roster.messages import entry_text
from roster.record import Record
from roster.registry import obligations
from tests.worlds import MORNING, RS, officer, post, profile

CO, WORK = Cell(code=DayCode.CO), Cell.duty("M", "SEZ")


def texts(rule: str, cells: dict[int, Cell], *balances: Balance) -> list[tuple[int, str, int | None]]:
    """The entries of a rule in October 2026: day, sentence, year charged."""
    seat = Seat(
        profile=profile((MORNING,)),
        officers=(officer(),),
        posts=(post("SEZ", (MORNING,)),),
        balances=balances,
        history=History(),
    )
    instance = Instance(seat=seat, year=2026, month=10)
    roster = Roster(year=2026, month=10, cells={"001": tuple(cells.get(day.day) for day in instance.days)})
    entries = obligations()[rule].enters(Record(instance, roster))
    return [(entry.day.day, entry_text(entry, instance), entry.year) for entry in entries if entry.day]


def test_a_day_of_leave_says_the_year_it_takes_from_and_a_sunday_that_it_takes_none() -> None:
    left = Balance(officer="001", code=DayCode.CO, year=2025, entitled=37, enjoyed=36)
    found = texts("DPR395-14", {16: CO, 17: CO, 18: CO}, left)
    assert [(day, year) for day, _, year in found] == [(16, 2025), (17, 2026), (18, None)]
    assert "2025" in found[0][1]
    assert "2026" in found[1][1]
    assert "non" in found[2][1]
    assert found[2][1] != found[1][1]


def test_a_rest_owed_names_its_week_from_monday_to_sunday() -> None:
    owed = [text for day, text, _ in texts("L395-11.4", dict.fromkeys(range(12, 18), WORK) | {18: RS}) if day == 18]
    assert any(f"{date(2026, 10, 12):%d/%m/%Y}" in text and f"{date(2026, 10, 18):%d/%m/%Y}" in text for text in owed)
