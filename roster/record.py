"""A roster seen together with its instance: what the audits read. No solver, no law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from roster.calendar import between
from roster.domain.codes import Counted
from roster.domain.counted import counted_as
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.roster import Cell, OnCall, Roster
from roster.domain.stint import Stint, stint_of


class Record:
    """Cells and stints of every officer, from the first day of history to what is known of the next month.

    ``cell`` is None where nothing is known. Stints are in order of start.
    """

    def __init__(self, instance: Instance, roster: Roster) -> None:
        self.instance = instance
        self.roster = roster

    @property
    def officers(self) -> tuple[Officer, ...]:
        """Officers in force in the month."""
        return self.instance.officers

    @property
    def days(self) -> tuple[date, ...]:
        """Dates of the month."""
        return self.instance.days

    def cell(self, officer: str, day: date) -> Cell | None:
        """Return what the roster, the history or next month's absences say of a date."""
        if day in self.instance.days_in_month:
            return self.roster.cell(officer, day)
        return self.instance.known_cell(officer, day)

    def month_cells(self, officer: str) -> Iterator[tuple[date, Cell]]:
        """Yield every date of the month whose cell of an officer is not empty, with it."""
        for day, cell in zip(self.days, self.roster.cells.get(officer, ()), strict=False):
            if cell is not None:
                yield day, cell

    def known_cells(self, officer: str) -> Iterator[tuple[date, Cell | None]]:
        """Yield every date from the first of the history of an officer to the last of the month, with its cell."""
        first = min(self.instance.history.get(officer, {}), default=self.days[0])
        for day in between(first, self.days[-1]):
            yield day, self.cell(officer, day)

    @cached_property
    def _stints(self) -> Mapping[str, tuple[Stint, ...]]:
        found: defaultdict[str, list[Stint]] = defaultdict(list)
        for officer in self.officers:
            for day, cell in self._cells_with_duties(officer.id):
                stints = (stint_of(self.instance, day, duty) for duty in cell.duties)
                found[officer.id].extend(stint for stint in stints if stint is not None)
        return {officer: tuple(sorted(rows, key=lambda s: s.start)) for officer, rows in found.items()}

    def _cells_with_duties(self, officer: str) -> Iterator[tuple[date, Cell]]:
        for day, cell in sorted(self.instance.history.get(officer, {}).items()):
            if cell.duties:
                yield day, cell
        for day in self.days:
            month_cell = self.roster.cell(officer, day)
            if month_cell is not None and month_cell.duties:
                yield day, month_cell

    def stints(self, officer: str) -> tuple[Stint, ...]:
        """Return every stint of an officer, history included, by start."""
        return self._stints.get(officer, ())

    def stints_of_month(self, officer: str) -> tuple[Stint, ...]:
        """Return the stints whose service day is in the month."""
        return self._month_stints.get(officer, ())

    @cached_property
    def _month_stints(self) -> Mapping[str, tuple[Stint, ...]]:
        inside = self.instance.days_in_month
        return {officer: tuple(s for s in rows if s.day in inside) for officer, rows in self._stints.items()}

    def counted(self, officer: str, what: Counted) -> tuple[Stint, ...]:
        """Return the stints of the month that a cap counts as ``what``, by start."""
        return tuple(s for s in self.stints_of_month(officer) if what in counted_as(self.instance, s.day, s.shift))

    @cached_property
    def _by_day(self) -> Mapping[tuple[str, date], tuple[Stint, ...]]:
        found: defaultdict[tuple[str, date], list[Stint]] = defaultdict(list)
        for officer, rows in self._stints.items():
            for stint in rows:
                found[officer, stint.day].append(stint)
        return {key: tuple(rows) for key, rows in found.items()}

    def stints_on(self, officer: str, day: date) -> tuple[Stint, ...]:
        """Return the stints of a service day."""
        return self._by_day.get((officer, day), ())

    @cached_property
    def on_slot(self) -> Mapping[tuple[date, str, str], tuple[str, ...]]:
        """Officers on duty by service day, shift and post, for the dates of the month."""
        found: defaultdict[tuple[date, str, str], list[str]] = defaultdict(list)
        for officer, rows in self._month_stints.items():
            for stint in rows:
                if stint.post is not None:
                    found[stint.day, stint.shift.code, stint.post.code].append(officer)
        return {key: tuple(rows) for key, rows in found.items()}

    @property
    def on_call(self) -> tuple[OnCall, ...]:
        """Turns of reperibilità of the month."""
        return self.roster.on_call
