"""Breaches planted in the lawful month: what is changed, and which rule must say so, of whom, on which date.

Each is stated from the text of the rule: the catalogue's reading beside it. Dates are found from the cycles, so that
the cells around are known (``W1`` is the first week of a cycle, and so on).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tests.foreign.month import Cell, Grid, Turn, days_of, monday_of, planned
from tests.foreign.people import Agent, of_surname

W1, W2, W3, W4 = range(4)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@dataclass(frozen=True)
class Expected:
    """A hard finding: the rule, the officer, and the date whose cell it must point at."""

    rule: str
    matricola: str
    day: date


@dataclass(frozen=True)
class Breach:
    """What is written instead of the base month, what the office had on file, and what the audit must say."""

    name: str
    edits: Mapping[tuple[str, date], Cell]
    expected: frozenset[Expected]
    absences: tuple[tuple[str, date, str], ...] = ()
    """Absences on file, as the input states them: matricola, date, code."""


Maker = Callable[[int, int], Breach]


def _breach(
    name: str,
    agent: Agent,
    cells: Mapping[date, Cell],
    expected: Iterable[tuple[str, date]],
    on_file: Iterable[date] = (),
) -> Breach:
    edits = {(agent.matricola, day): cell for day, cell in cells.items()}
    absences = tuple((agent.matricola, day, str(cells[day])) for day in on_file)
    return Breach(name, edits, frozenset(Expected(rule, agent.matricola, day) for rule, day in expected), absences)


def _week(agent: Agent, week: int, year: int, month: int) -> list[date]:
    """Return the seven dates of the first whole week of the month that is ``week`` of the agent's cycle."""
    monday = monday_of(agent, week, date(year, month, 1))
    return [monday + timedelta(days=n) for n in range(7)]


def _nth(agent: Agent, letter: str, number: int, cells: Mapping[date, Cell]) -> date:
    """Return the date of the ``number``-th shift of that letter in the month, ``cells`` written over the cycle."""
    found = [
        day
        for day in days_of(min(cells).year, min(cells).month)
        if any(turn.shift == letter for turn in cells.get(day, planned(agent, day)) if isinstance(turn, Turn))
    ]
    return found[number - 1]


def afternoon_then_night(year: int, month: int) -> Breach:
    """12-18, then 00-06: six hours before the night, not eight (ANQ-9.16a)."""
    agent = of_surname("Bianchini")
    days = _week(agent, W1, year, month)
    cells: dict[date, Cell] = {days[THU]: (Turn("P", agent.place),)}
    return _breach("sei ore prima della notte", agent, cells, [("ANQ-9.16a", days[FRI])])


def evening_then_night(year: int, month: int) -> Breach:
    """18-24, then 00-06, the *doppio*: no hour before the night (ANQ-9.16a)."""
    agent = of_surname("Lo Presti")
    days = _week(agent, W1, year, month)
    return _breach("doppio sera e notte", agent, {days[THU]: (Turn("S", agent.place),)}, [("ANQ-9.16a", days[FRI])])


def night_after_leave(year: int, month: int) -> Breach:
    """A day of leave on file, then 00-06 (ANQ-9.15a)."""
    agent = of_surname("Rossi", "Mario")
    days = _week(agent, W1, year, month)
    return _breach("notte dopo il congedo", agent, {days[THU]: "CO"}, [("ANQ-9.15a", days[FRI])], [days[THU]])


def evening_before_leave(year: int, month: int) -> Breach:
    """18-24, then a day of leave on file (ANQ-9.15b)."""
    agent = of_surname("Rossi", "Marco")
    days = _week(agent, W2, year, month)
    return _breach("sera prima del congedo", agent, {days[THU]: "CO"}, [("ANQ-9.15b", days[WED])], [days[THU]])


def night_after_union_leave(year: int, month: int) -> Breach:
    """A day of union leave, then 00-06: ANQ-6.5, and it is an absence too (ANQ-9.15a)."""
    agent = of_surname("Gallo")
    days = _week(agent, W1, year, month)
    said = [("ANQ-6.5", days[FRI]), ("ANQ-9.15a", days[FRI])]
    return _breach("notte dopo il permesso sindacale", agent, {days[THU]: "SIN"}, said, [days[THU]])


def two_duties(year: int, month: int) -> Breach:
    """06-12 and 12-18 on one date, the *lunga* (ANQ-9.5c)."""
    agent = of_surname("Deiana")
    days = _week(agent, W2, year, month)
    return _breach(
        "due turni", agent, {days[FRI]: (Turn("M", agent.place), Turn("P", agent.place))}, [("ANQ-9.5c", days[FRI])]
    )


def eight_hours(year: int, month: int) -> Breach:
    """08-16, in the table but without a derogation for turns longer than six hours (ANQ-9.5a)."""
    agent = of_surname("Zanella")
    days = _week(agent, W2, year, month)
    return _breach("turno di otto ore", agent, {days[FRI]: (Turn("L", agent.place),)}, [("ANQ-9.5a", days[FRI])])


def eight_hours_of_night(year: int, month: int) -> Breach:
    """00-08: a night longer than six hours (ANQ-10.4b), and a turn longer than six hours (ANQ-9.5a)."""
    agent = of_surname("Quaranta")
    days = _week(agent, W1, year, month)
    said = [("ANQ-10.4b", days[FRI]), ("ANQ-9.5a", days[FRI])]
    return _breach("notte di otto ore", agent, {days[FRI]: (Turn("N8", agent.place),)}, said)


def empty_cell(year: int, month: int) -> Breach:
    """Nothing written on a date (ANQ-9.7a)."""
    agent = of_surname("Iannuzzi")
    days = _week(agent, W2, year, month)
    return _breach("casella vuota", agent, {days[SAT]: ""}, [("ANQ-9.7a", days[SAT])])


def no_weekly_rest(year: int, month: int) -> Breach:
    """A morning on the only rest of a week (L395-11.4)."""
    agent = of_surname("Colombo")
    days = _week(agent, W3, year, month)
    return _breach("nessun riposo", agent, {days[WED]: (Turn("M", agent.place),)}, [("L395-11.4", days[MON])])


def two_rests(year: int, month: int) -> Breach:
    """Three rests in a week: six hours short of a day less than due, twice (ANQ-9.7b)."""
    agent = of_surname("Vitale")
    days = _week(agent, W2, year, month)
    cells: dict[date, Cell] = {days[FRI]: "RS", days[SAT]: "RS"}
    return _breach("ore mancanti", agent, cells, [("ANQ-9.7b", days[MON])])


def woman_in_mens_section(year: int, month: int) -> Breach:
    """A woman on surveillance inside a men's section (ANQ-10.1a)."""
    agent = of_surname("Palumbo")
    days = _week(agent, W2, year, month)
    return _breach("sezione maschile", agent, {days[SAT]: (Turn("M", "SEZ2"),)}, [("ANQ-10.1a", days[SAT])])


def control_room_without_call(year: int, month: int) -> Breach:
    """At the control room without a place in its interpello (ANQ-10.3)."""
    agent = of_surname("Conti")
    days = _week(agent, W2, year, month)
    return _breach("regia senza interpello", agent, {days[SAT]: (Turn("M", "REGIA"),)}, [("ANQ-10.3", days[SAT])])


def ruolo_not_admitted(year: int, month: int) -> Breach:
    """An ispettore at a section, where agenti-assistenti are admitted (ANQ-10.3)."""
    agent = of_surname("Fabbri")
    days = _week(agent, W2, year, month)
    return _breach("ruolo non ammesso", agent, {days[SAT]: (Turn("M", "SEZ1"),)}, [("ANQ-10.3", days[SAT])])


def exempt_at_night(year: int, month: int) -> Breach:
    """Past fifty, exempt on request, at night in a section though others have nights left (ANQ-10.4c)."""
    agent = of_surname("Grimaldi")
    days = _week(agent, W1, year, month)
    return _breach("esonerato di notte", agent, {days[FRI]: (Turn("N", "SEZ1"),)}, [("ANQ-10.4c", days[FRI])])


def cap_of_nights(year: int, month: int) -> Breach:
    """Five nights where the cap is four for a sovrintendente: the fifth is beyond (ANQ-10.4a)."""
    agent = of_surname("Nicolò")
    days = _week(agent, W2, year, month)
    cells: dict[date, Cell] = {days[MON]: (Turn("N", "SG"),)}
    return _breach("oltre il tetto dei notturni", agent, cells, [("ANQ-10.4a", _nth(agent, "N", 5, cells))])


def seventh_night(year: int, month: int) -> Breach:
    """Six nights in one week beside those of the cycle: past the cap of five and the ceiling of six (ANQ-10.9a)."""
    agent = of_surname("Tommasi")
    days = _week(agent, W2, year, month)
    cells: dict[date, Cell] = {day: (Turn("N", agent.place),) for day in days[:6]}
    said = [("ANQ-10.4a", _nth(agent, "N", 6, cells)), ("ANQ-10.9a", _nth(agent, "N", 7, cells))]
    return _breach("settima notte", agent, cells, said)


def ninth_evening(year: int, month: int) -> Breach:
    """Six evenings in one week beside those of the cycle: past the cap of six (ANQ-10.7) and the eight of ANQ-10.9c."""
    agent = of_surname("Battaglia")
    days = _week(agent, W4, year, month)
    cells: dict[date, Cell] = {day: (Turn("S", agent.place),) for day in days[:6]}
    said = [("ANQ-10.7", _nth(agent, "S", 7, cells)), ("ANQ-10.9c", _nth(agent, "S", 9, cells))]
    return _breach("nono serale", agent, cells, said)


def three_sundays(year: int, month: int) -> Breach:
    """Rest on Saturday and duty on Sunday in two weeks more: three festive shifts, cap two (ANQ-10.6b, ANQ-10.9b)."""
    agent = of_surname("Martinelli")
    cells: dict[date, Cell] = {}
    for week in (W1, W2):
        days = _week(agent, week, year, month)
        cells |= {days[SAT]: "RS", days[SUN]: (Turn("M", agent.place),)}
    return _breach("tre domeniche", agent, cells, [("ANQ-10.6b", max(cells)), ("ANQ-10.9b", max(cells))])


def mother_at_night(year: int, month: int) -> Breach:
    """A mother with a child under three who asked for no nights (DPR57-24)."""
    agent = of_surname("Fontana")
    days = _week(agent, 0, year, month)
    return _breach("madre di notte", agent, {days[TUE]: (Turn("N", agent.place),)}, [("DPR57-24", days[TUE])])


def pregnant_at_night(year: int, month: int) -> Breach:
    """Duty between 24 and 6 in pregnancy (DLGS151-53)."""
    agent = of_surname("Caruso")
    days = _week(agent, 0, year, month)
    return _breach("gestante di notte", agent, {days[TUE]: (Turn("N", agent.place),)}, [("DLGS151-53", days[TUE])])


def parents_together(year: int, month: int) -> Breach:
    """Both parents of a small child on duty in the same hours (DPR57-24a)."""
    father, mother = of_surname("Rinaldi"), of_surname("Moretti")
    day = _week(father, 0, year, month)[THU]
    expected = frozenset(Expected("DPR57-24a", parent.matricola, day) for parent in (father, mother))
    return Breach("genitori insieme", {(father.matricola, day): (Turn("M", father.place),)}, expected)


def duty_on_exam(year: int, month: int) -> Breach:
    """On duty on the date of an exam (ANQ-10.10), in place of the permit on file (ANQ-9.7a). October only."""
    agent, day = of_surname("Greco"), date(2026, 10, 14)
    assert day in days_of(year, month)
    said = [("ANQ-10.10", day), ("ANQ-9.7a", day)]
    return _breach("turno nel giorno d'esame", agent, {day: (Turn("M", agent.place),)}, said)


def union_officer_moved(year: int, month: int) -> Breach:
    """A union officer at a post of another unit without clearance (ANQ-6.1)."""
    agent = of_surname("Gallo")
    days = _week(agent, W2, year, month)
    return _breach("dirigente sindacale spostato", agent, {days[SAT]: (Turn("M", "PORT"),)}, [("ANQ-6.1", days[SAT])])


def rest_not_owed(year: int, month: int) -> Breach:
    """A rest for a mid-week holiday that nobody owes (RIGHT-MONTH)."""
    agent = of_surname("Ferrari")
    days = _week(agent, W2, year, month)
    return _breach("RF non dovuto", agent, {days[SAT]: "RF"}, [("RIGHT-MONTH", days[SAT])])


def leave_not_on_file(year: int, month: int) -> Breach:
    """Leave written though none is on file (ANQ-9.7a)."""
    agent = of_surname("Cattaneo")
    days = _week(agent, W2, year, month)
    return _breach("congedo senza titolo", agent, {days[SAT]: "CO"}, [("ANQ-9.7a", days[SAT])])


def before_joining(year: int, month: int) -> Breach:
    """On duty before the date of joining the seat (ANQ-9.7a). October only."""
    agent, day = of_surname("Costa"), date(2026, 10, 9)
    assert day in days_of(year, month)
    return _breach("in servizio prima di essere in forza", agent, {day: (Turn("M", "SEZ1"),)}, [("ANQ-9.7a", day)])


def always_at_the_ward(year: int, month: int) -> Breach:
    """At the hospital ward on every duty of the month: past six in a row, and past a share of three (ANQ-9.14b)."""
    agent = of_surname("Testa")
    found = [day for day in days_of(year, month) if day.weekday() != SUN]
    cells: dict[date, Cell] = {day: (Turn("M", "OSP"),) for day in found}
    cells |= {day: "RS" for day in days_of(year, month) if day.weekday() == SUN}
    return _breach("mai avvicendato", agent, cells, [("ANQ-9.14b", found[6]), ("ANQ-9.14b", found[3])])


def continuous_post(year: int, month: int) -> Breach:
    """A single parent exempt from continuous turns at a gate open day and night (DPR57-24c)."""
    agent = of_surname("Bruno")
    days = _week(agent, 0, year, month)
    return _breach("posto continuativo", agent, {days[TUE]: (Turn("M", "PORT"),)}, [("DPR57-24c", days[TUE])])


MAKERS: tuple[Maker, ...] = (
    afternoon_then_night, evening_then_night, night_after_leave, evening_before_leave, night_after_union_leave,
    two_duties, eight_hours, eight_hours_of_night, empty_cell, no_weekly_rest, two_rests, woman_in_mens_section,
    control_room_without_call, ruolo_not_admitted, exempt_at_night, cap_of_nights, seventh_night, ninth_evening,
    three_sundays, mother_at_night, pregnant_at_night, parents_together, duty_on_exam, union_officer_moved,
    rest_not_owed, leave_not_on_file, before_joining, always_at_the_ward, continuous_post,
)  # fmt: skip


def planted(grid: Grid, breaches: Iterable[Breach]) -> dict[tuple[str, date], Cell]:
    """Return the month with the breaches in it; no cell is changed twice."""
    cells = dict(grid)
    changed: set[tuple[str, date]] = set()
    for breach in breaches:
        assert not changed & breach.edits.keys(), breach.name
        changed |= breach.edits.keys()
        cells |= breach.edits
    return cells
