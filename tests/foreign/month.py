"""The lawful month of *Vallombra*, worked out on paper: cycles of four weeks of thirty-six hours, one rest in each.

Letters: N 00-06, M 06-12, P 12-18, S 18-24, U 08:00-15:12, R weekly rest, L non-working day. Before an N stands only an
M (twelve hours), an N or a rest. Of four Sundays one is worked, so never more than two in a month.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tests.foreign.people import PEOPLE, Agent, Cycle

_ANCHOR = date(2026, 9, 28)
WEEKS: Mapping[Cycle, tuple[str, ...]] = {
    Cycle.DOMENICA_POMERIGGIO: ("PPMMNMR", "PSSPMMR", "MMRPSSP", "MMNNPPR"),
    Cycle.DOMENICA_NOTTE: ("PPMMNMR", "PSSPMMR", "MMRPPMN", "MMNPPMR"),
    Cycle.DOMENICA_SERA: ("PPMMNMR", "PSSPMMR", "MMRPPSS", "PMNNPPR"),
    Cycle.DOMENICA_MATTINA: ("PPMMNMR", "PSSPMMR", "MPRSSPM", "MMNNPPR"),
    Cycle.DIURNO: ("MMPPMMR", "PPMMPMR"),
    Cycle.MATTINE: ("MMMMMMR",),
    Cycle.POMERIGGI: ("PPPPPPR",),
    Cycle.UFFICIO: ("UUUUULR",),
}
_STATUS = {"R": "RS", "L": "NL"}


@dataclass(frozen=True)
class Turn:
    """One shift at one post, as the plan on paper says it: a letter of the table, or hours."""

    shift: str
    post: str


Cell = tuple[Turn, ...] | str
"""What is planned on a date: shifts, or the code of a status; an empty text where nothing is written."""
Grid = Mapping[tuple[str, date], Cell]
"""What is planned, by matricola and date."""


def days_of(year: int, month: int) -> tuple[date, ...]:
    """Return the dates of a month."""
    first = date(year, month, 1)
    return tuple(d for d in (first + timedelta(days=n) for n in range(31)) if d.month == month)


def week_of(agent: Agent, day: date) -> int:
    """Return which week of the cycle ``day`` falls in."""
    weeks = WEEKS[agent.cycle]
    return ((day - _ANCHOR).days // 7 + agent.phase) % len(weeks)


def monday_of(agent: Agent, week: int, after: date) -> date:
    """Return the first Monday on or after a date whose week of the cycle is ``week``."""
    monday = after + timedelta(days=-after.weekday() % 7)
    return next(d for d in (monday + timedelta(weeks=n) for n in range(5)) if week_of(agent, d) == week)


_TAKE_THE_WARD = frozenset({"SEZ1", "SEZ2", "PORT"})


def place_on(agent: Agent, number: int, day: date) -> str:
    """Return the post held on a date: the ward goes round among many, each once in nineteen days."""
    at_the_ward = agent.place in _TAKE_THE_WARD and not agent.union and (day.toordinal() + 5 * number) % 19 == 0
    return "OSP" if at_the_ward else agent.place


def planned(agent: Agent, day: date) -> Cell:
    """Return what the cycle gives an agent on a date; nothing while not in force."""
    if (agent.since and day < agent.since) or (agent.until and day > agent.until):
        return ""
    letter = WEEKS[agent.cycle][week_of(agent, day)][day.weekday()]
    if letter in _STATUS:
        return _STATUS[letter]
    return (Turn(letter, place_on(agent, PEOPLE.index(agent), day)),)


ABSENCES: Mapping[tuple[str, date], str] = {
    **{("0045027", date(2026, 10, day)): "MAL" for day in (7, 8, 9)},
    **{("0047001", date(2026, 10, day)): "CO" for day in (19, 20, 21, 22, 23)},
    ("0045050", date(2026, 10, 14)): "STU",
    ("0045064", date(2026, 10, 21)): "104",
    ("0045064", date(2026, 11, 18)): "104",
    **{("0041402", date(2026, 10, day)): "CO" for day in (26, 27, 28, 29, 30, 31)},
    **{("0043011", date(2026, 11, day)): "CO" for day in (16, 17, 18, 19, 20, 21)},
    **{("0047015", date(2026, 11, day)): "CO" for day in (9, 10, 11, 12, 13)},
}
"""Absences of the base months, asked long before; the day before none of them ends after 18:00."""


def base(year: int, month: int) -> dict[tuple[str, date], Cell]:
    """Return the lawful month."""
    cells: dict[tuple[str, date], Cell] = {}
    for agent in PEOPLE:
        for day in days_of(year, month):
            absence = ABSENCES.get((agent.matricola, day))
            cells[agent.matricola, day] = absence if absence is not None else planned(agent, day)
    return cells
