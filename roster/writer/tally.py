"""What one officer does in the month, counted as the sheets show it. No law: caps come from the profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from roster.domain.codes import Counted, DayCode
from roster.domain.counted import elsewhere, month_cap
from roster.domain.facts import Counters
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.stint import Stint
from roster.record import Record


@dataclass(frozen=True)
class Tally:
    """Figures of an officer; ``elsewhere`` are the shifts done at another seat, which caps count too."""

    record: Record
    officer: Officer
    kinds: Mapping[tuple[date, str], tuple[Counted, ...]]
    """What each shift of the table counts as on each date."""

    @property
    def instance(self) -> Instance:
        """The seat and month."""
        return self.record.instance

    @cached_property
    def stints(self) -> tuple[Stint, ...]:
        """The shifts of the month."""
        return self.record.stints_of_month(self.officer.id)

    @cached_property
    def codes(self) -> Counter[DayCode]:
        """How many days of each status."""
        cells = (self.record.cell(self.officer.id, day) for day in self.record.days)
        return Counter(cell.code for cell in cells if cell is not None)

    def shifts_of(self, counted: Counted) -> tuple[Stint, ...]:
        """Return the shifts of the month that a cap counts."""
        return self._by_kind[counted]

    @cached_property
    def _by_kind(self) -> Mapping[Counted, tuple[Stint, ...]]:
        return {
            counted: tuple(stint for stint in self.stints if counted in self.kinds[stint.day, stint.shift.code])
            for counted in Counted
        }

    def elsewhere(self, counted: Counted) -> int:
        """Return the shifts of that kind done at another seat in the month."""
        return elsewhere(self.officer, counted)

    def count(self, counted: Counted) -> int:
        """Return what a monthly cap counts, other seats included."""
        return len(self.shifts_of(counted)) + self.elsewhere(counted)

    def cap(self, counted: Counted) -> int | None:
        """Return the cap for the month, None when the profile has none on some date of it."""
        return self._caps[counted]

    @cached_property
    def _caps(self) -> Mapping[Counted, int | None]:
        return {counted: month_cap(self.instance, self.officer, counted) for counted in Counted}

    @cached_property
    def unpopular(self) -> int:
        """Shifts at posts marked as unpopular."""
        return sum(stint.post is not None and stint.post.unpopular for stint in self.stints)

    @cached_property
    def absences(self) -> int:
        """Full days of absence."""
        return sum(number for code, number in self.codes.items() if code.is_absence)

    @cached_property
    def minutes(self) -> int:
        """Nominal minutes of the shifts."""
        return sum(stint.shift.minutes for stint in self.stints)

    @property
    def before(self) -> Counters:
        """What the history says the officer did before the month."""
        return self.instance.counters.get(self.officer.id, Counters(officer=self.officer.id))


def is_eve(instance: Instance, day: date) -> bool:
    """Return whether ``day`` is feriale and the day after it festive."""
    return not instance.is_festive(day) and instance.is_festive(day + timedelta(days=1))
