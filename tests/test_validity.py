"""Values that hold for a time: the shift table of the month, the rules in force, the months the rules speak of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from roster.auditor import audit, audit_configuration
from roster.cli.main import run
from roster.closing import opened_by
from roster.domain import (
    Cap,
    Cell,
    Cover,
    DayClass,
    Event,
    EventKind,
    History,
    Instance,
    Lock,
    PastDay,
    Plan,
    Post,
    Provenance,
    Roster,
    Ruolo,
    Seat,
    Shift,
    Wish,
    WishKind,
)
from roster.errors import InputError
from roster.generate import generate
from roster.reader.seat_check import check_seat
from roster.registry import in_force, month_warning, obligations, rules_in_force
from roster.writer import write_plan_json, write_seat
from tests.worlds import AFTERNOON, MORNING, RS, officer, post, profile, shift

OLD_NIGHT = shift("N", "00:00", 6).model_copy(update={"last": date(2026, 2, 28)})
NEW_NIGHT = shift("N", "02:00", 6).model_copy(update={"first": date(2026, 3, 1)})
TABLE = (MORNING, AFTERNOON, OLD_NIGHT, NEW_NIGHT)


def a_seat(shifts: tuple[Shift, ...] = TABLE, **fields: Any) -> Seat:
    """A seat of one officer and one post, open in every code of the table."""
    codes = dict.fromkeys(s.code for s in shifts)
    section = Post(code="SEZ", name="SEZ", unit="U", cover=tuple(Cover(shift=code, nominal=1) for code in codes))
    return Seat(**{"profile": profile(shifts), "officers": (officer(),), "posts": (section,), **fields})


def roster_of(instance: Instance, cells: Mapping[date, Cell]) -> Roster:
    row = tuple(cells.get(day) for day in instance.days)
    return Roster(year=instance.year, month=instance.month, cells={"001": row})


# --- the shift table


def test_a_month_has_its_own_table() -> None:
    february, march = (Instance(seat=a_seat(), year=2026, month=month) for month in (2, 3))
    assert february.shift["N"] == OLD_NIGHT
    assert march.shift["N"] == NEW_NIGHT
    assert [s.code for s in march.profile.shifts] == ["M", "P", "N"]
    assert march.shift_on("N", date(2026, 2, 28)) == OLD_NIGHT
    assert february.shift_on("N", date(2026, 3, 1)) == NEW_NIGHT
    assert march.shift_on("X", date(2026, 2, 28)) is None


def test_auditing_a_month_uses_the_values_of_that_month() -> None:
    """An afternoon until 18 before a night is six hours by February's table and eight by March's (vectors 4 and 5)."""
    afternoon = Cell.duty("P", "SEZ")
    night = Cell.duty("N", "SEZ")
    february = Instance(seat=a_seat((MORNING, shift("P", "12:00", 6), OLD_NIGHT, NEW_NIGHT)), year=2026, month=2)
    march = Instance(seat=february.seat, year=2026, month=3)
    in_february = roster_of(february, {date(2026, 2, 10): afternoon, date(2026, 2, 11): night})
    in_march = roster_of(march, {date(2026, 3, 10): afternoon, date(2026, 3, 11): night})
    assert "ANQ-9.16a" in {f.rule for f in audit(february, in_february)}
    assert "ANQ-9.16a" not in {f.rule for f in audit(march, in_march)}


def test_the_history_is_read_with_the_table_of_its_own_dates() -> None:
    """A shift until 18 on 28 February, by the old table, before March's night at 02."""
    old, new = shift("P", "12:00", 7), shift("P", "12:00", 6)
    old, new = (
        old.model_copy(update={"last": OLD_NIGHT.last}),
        new.model_copy(update={"first": NEW_NIGHT.first}),
    )
    past = (PastDay(officer="001", day=date(2026, 2, 28), cell=Cell.duty("P", "SEZ")),)
    seat = a_seat((MORNING, old, new, NEW_NIGHT), history=History(days=past))
    march = Instance(seat=seat, year=2026, month=3)
    roster = roster_of(march, {date(2026, 3, 1): Cell.duty("N", "SEZ")})
    assert "ANQ-9.16a" in {f.rule for f in audit(march, roster)}, "19:00 to 02:00 is seven hours"


def test_caps_are_those_of_the_month() -> None:
    def cap(nights: int, **period: date) -> Cap:
        ruolo = Ruolo.AGENTI_ASSISTENTI
        return Cap(ruolo=ruolo, nights=nights, festive=3, evenings=8, source="art. 2", **period)

    caps = (cap(2, last=date(2026, 2, 28)), cap(3, first=date(2026, 3, 1)))
    seat = a_seat(profile=profile(TABLE, caps=caps))
    for month, refused in ((2, True), (3, False)):
        instance = Instance(seat=seat, year=2026, month=month)
        nights = {date(2026, month, day): Cell.duty("N", "SEZ") for day in (3, 10, 17)}
        assert ("ANQ-10.4a" in {f.rule for f in audit(instance, roster_of(instance, nights))}) is refused


def test_lines_of_another_table_ask_for_nothing_and_are_told() -> None:
    gone = shift("G", "09:00", 6).model_copy(update={"last": date(2026, 2, 28)})
    march = Instance(seat=a_seat((MORNING, gone)), year=2026, month=3)
    assert {line.shift for line in march.demands} == {"M"}
    told = [f for f in audit_configuration(march) if f.says == "fuori_tabella"]
    assert [(f.shift, f.amount, f.blocks) for f in told] == [("G", 1, False)]


@pytest.mark.parametrize(
    ("change", "key", "at"),
    [
        ({"first": date(2026, 3, 2)}, "shift_starts_mid_month", "first"),
        ({"first": date(2026, 3, 1), "last": date(2026, 4, 29)}, "shift_ends_mid_month", "last"),
        ({"first": date(2026, 2, 1)}, "shifts_overlap", "code"),
        ({"first": date(2026, 5, 1), "last": date(2026, 4, 30)}, "ends_before_start", "last"),
        ({"code": "n"}, "duplicate", "code"),
    ],
)
def test_a_table_that_changes_inside_a_month_or_twice_is_refused(change: dict[str, Any], key: str, at: str) -> None:
    seat = a_seat((MORNING, AFTERNOON, OLD_NIGHT, NEW_NIGHT.model_copy(update=change)))
    found = {(issue.key, issue.at) for issue in check_seat(seat)}
    assert (key, ("profile", "shifts", 3, at)) in found


def test_a_table_that_changes_with_the_month_is_accepted() -> None:
    assert list(check_seat(a_seat())) == []


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"locks": (Lock(officer="001", day=date(2026, 2, 3), cell=Cell.duty("G", "SEZ")),)}, ("locks", 0, "cell")),
        (
            {"history": History(days=(PastDay(officer="001", day=date(2026, 2, 28), cell=Cell.duty("G", "SEZ")),))},
            ("history", "days", 0, "cell"),
        ),
        (
            {"wishes": (Wish(officer="001", day=date(2026, 2, 3), kind=WishKind.TURNO, shift="G"),)},
            ("wishes", 0, "shift"),
        ),
        (
            {
                "events": (
                    Event(
                        id="E1",
                        kind=EventKind.ALTRO,
                        post="SEZ",
                        first=date(2026, 2, 1),
                        last=date(2026, 2, 28),
                        shifts=("G",),
                    ),
                )
            },
            ("events", 0, "shifts"),
        ),
    ],
)
def test_a_shift_named_on_a_date_it_does_not_hold_is_refused(fields: dict[str, Any], at: tuple[object, ...]) -> None:
    coming = shift("G", "09:00", 6).model_copy(update={"first": date(2026, 3, 1)})
    issues = list(check_seat(a_seat((*TABLE, coming), **fields)))
    assert [(issue.key, issue.at) for issue in issues] == [("shift_out_of_period", at)]


@pytest.mark.parametrize(
    ("night", "refused"),
    [
        ((OLD_NIGHT, NEW_NIGHT), False),
        ((NEW_NIGHT,), True),
        ((shift("N", "02:00", 6),), True),
        ((shift("N", "00:00", 6),), False),
    ],
)
def test_a_month_opens_with_the_shifts_of_the_month_before_at_their_times(
    night: tuple[Shift, ...], refused: bool
) -> None:
    february = Instance(seat=a_seat((MORNING, OLD_NIGHT)), year=2026, month=2)
    roster = roster_of(february, {date(2026, 2, 28): Cell.duty("N", "SEZ")})
    before = Plan(instance=february, roster=roster, provenance=Provenance(version="0"))
    march = Instance(seat=a_seat((MORNING, *night)), year=2026, month=3)
    if not refused:
        assert opened_by(march, before).history["001"][date(2026, 2, 28)] == Cell.duty("N", "SEZ")
        return
    with pytest.raises(InputError) as error:
        opened_by(march, before)
    assert [problem.key for problem in error.value.problems] == ["history.other_time"]


# --- the rules in force


def test_a_rule_binds_from_its_date_to_its_date(monkeypatch: pytest.MonkeyPatch) -> None:
    seat = a_seat()
    rule = type(obligations()["ANQ-9.16a"])
    monkeypatch.setattr(rule, "since", date(2026, 3, 1))
    monkeypatch.setattr(rule, "until", date(2026, 4, 30))
    clear_caches()
    binding = [m for m in (2, 3, 4, 5) if "ANQ-9.16a" in rules_in_force(Instance(seat=seat, year=2026, month=m))]
    clear_caches()
    assert binding == [3, 4]


def test_an_audit_leaves_out_a_rule_not_yet_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    instance = Instance(seat=a_seat((MORNING, shift("P", "12:00", 6), OLD_NIGHT)), year=2026, month=2)
    cells = {date(2026, 2, 10): Cell.duty("P", "SEZ"), date(2026, 2, 11): Cell.duty("N", "SEZ")}
    monkeypatch.setattr(type(obligations()["ANQ-9.16a"]), "since", date(2026, 2, 2))
    clear_caches()
    found = {f.rule for f in audit(instance, roster_of(instance, cells))}
    clear_caches()
    assert "ANQ-9.16a" not in found


def test_every_source_has_its_date_and_every_obligation_binds_in_the_first_month() -> None:
    from constraints import validity

    sources = {cite.source for it in obligations().values() for cite in it.cites}
    assert sources - {"prassi"} == set(validity.SINCE)
    first = Instance(seat=a_seat(), year=validity.FIRST_MONTH[0], month=validity.FIRST_MONTH[1])
    assert in_force(first) == obligations()


def clear_caches() -> None:
    """Forget what was in force: the tests change it."""
    from roster import registry

    registry._in_force.cache_clear()
    registry._rules_in_force.cache_clear()


# --- the months


@pytest.mark.parametrize("month", [(2023, 10), (2023, 9), (2022, 12)])
def test_a_month_before_the_agreement_is_refused_everywhere(month: tuple[int, int]) -> None:
    instance = Instance(seat=a_seat(), year=month[0], month=month[1])
    for job in (
        lambda: audit_configuration(instance),
        lambda: audit(instance, blank(instance)),
        lambda: generate(instance),
    ):
        with pytest.raises(InputError) as refused:
            job()
        assert [problem.key for problem in refused.value.problems] == ["validity.too_early"]


@pytest.mark.parametrize(("month", "warned"), [((2023, 11), False), ((2028, 12), False), ((2029, 1), True)])
def test_only_a_month_past_the_holidays_checked_is_warned_about(month: tuple[int, int], warned: bool) -> None:
    assert (month_warning(*month) is not None) is warned


def blank(instance: Instance) -> Roster:
    return roster_of(instance, {})


@pytest.fixture
def seat_file(tmp_path: Path) -> Path:
    """The workbook of a seat that a month can be planned for in a second."""
    path = tmp_path / "sede.xlsx"
    cover = (Cover(shift=MORNING.code, days=DayClass.FERIALE, nominal=1),)
    section = Post(code="SEZ", name="SEZ", unit="U", cover=cover)
    write_seat(Seat(profile=profile((MORNING,)), officers=(officer(),), posts=(section,)), path)
    return path


@pytest.mark.parametrize(("month", "code", "told"), [("2023-10", 2, "10/2023"), ("2029-01", 0, "01/2029")])
def test_the_commands_refuse_or_warn(
    seat_file: Path, month: str, code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out, data = seat_file.with_name("servizio.xlsx"), seat_file.with_name("servizio.json")
    arguments = [str(seat_file), "--month", month, "--out", str(out), "--json", str(data), "--time-limit", "2"]
    for asked in (["check", str(seat_file), "--month", month], ["generate", *arguments]):
        assert run(asked) == code
        assert told in capsys.readouterr().err
    assert out.exists() is (code == 0)
    if code == 0:
        assert run(["validate", str(data)]) == 0
        assert told in capsys.readouterr().err


def test_validate_refuses_a_month_before_the_agreement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    instance = Instance(seat=a_seat(), year=2023, month=10)
    cells = {day: RS for day in instance.days if day.weekday() == 6}
    plan = Plan(instance=instance, roster=roster_of(instance, cells), provenance=Provenance(version="0"))
    path = tmp_path / "vecchio.json"
    write_plan_json(plan, path)
    assert run(["validate", str(path)]) == 2
    assert "11/2023" in capsys.readouterr().err


def test_a_plan_says_which_agreement_and_which_reading_of_the_law_made_it() -> None:
    from constraints.validity import READ_ON

    fields = {"agreement": "accordo 2024", "agreement_from": date(2024, 5, 1)}
    seat = Seat(profile=profile((MORNING,), **fields), officers=(officer(),), posts=(post("SEZ", (MORNING,)),))
    made = generate(Instance(seat=seat, year=2026, month=10)).provenance
    assert (made.agreement, made.agreement_from, made.rules_read_on) == (*fields.values(), READ_ON)
