"""One date of the plan, as the daily sheet tells it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from roster.domain.codes import DayCode
from roster.domain.officer import Officer
from roster.domain.post import Event, Post
from roster.domain.roster import OnCall
from roster.domain.shift import Shift
from roster.writer.coverage import Line, Need
from roster.writer.facts import Facts


@dataclass(frozen=True)
class Service:
    """One officer on one shift at one post. ``lent_from`` names the officer's unit when the post is of another."""

    shift: Shift
    post: Post | None
    officer: Officer
    lent_from: str
    derogation: bool


@dataclass(frozen=True)
class Sheet:
    """The plan on one date."""

    facts: Facts
    day: date

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """Who serves, by start of the shift, then in the order of the posts; within a post the highest ruolo first."""
        posts = self.facts.post_place
        found = []
        for place, officer in enumerate(self.facts.officers):
            for stint in self.facts.record.stints_on(officer.id, self.day):
                unit = officer.unit_on(self.day)
                lent = unit if stint.post is not None and stint.post.unit != unit else ""
                derogation = (officer.id, self.day) in self.facts.covered_by_ground
                service = Service(stint.shift, stint.post, officer, lent, derogation)
                order = posts[stint.post.code] if stint.post else len(posts)
                found.append((stint.shift.start_minute, stint.shift.code, order, place, service))
        return tuple(row[-1] for row in sorted(found, key=lambda row: row[:-1]))

    @cached_property
    def _codes(self) -> tuple[tuple[Officer, DayCode], ...]:
        cells = ((officer, self.facts.record.cell(officer.id, self.day)) for officer in self.facts.officers)
        return tuple((officer, cell.code) for officer, cell in cells if cell is not None)

    @property
    def force(self) -> int:
        """Officers in force on the date."""
        return sum(officer.in_force(self.day) for officer in self.facts.officers)

    @property
    def present(self) -> tuple[tuple[Shift, int], ...]:
        """Officers on duty in each shift."""
        number = Counter(service.shift for service in self.services)
        return tuple(number.items())

    @property
    def resting(self) -> int:
        """Officers on any kind of rest."""
        return sum(code.is_rest for _, code in self._codes)

    @property
    def absent(self) -> int:
        """Officers absent, whatever the reason."""
        return sum(code.is_absence for _, code in self._codes)

    @property
    def away(self) -> int:
        """Officers in service elsewhere."""
        return sum(code.is_away for _, code in self._codes)

    @cached_property
    def not_there(self) -> tuple[tuple[Officer, DayCode], ...]:
        """Officers with no duty here, by name."""
        absent = (row for row in self._codes if row[1] is not DayCode.DUTY)
        return tuple(sorted(absent, key=lambda row: (row[0].label, row[0].id)))

    @cached_property
    def uncovered(self) -> tuple[tuple[Line, Need], ...]:
        """Posts with somebody missing."""
        needs = ((line, line.needs[self.day]) for line in self.facts.lines)
        return tuple((line, need) for line, need in needs if need.below_nominal)

    @property
    def missing(self) -> int:
        """Officers missing to the nominal cover."""
        return sum(need.below_nominal for _, need in self.uncovered)

    @property
    def events(self) -> tuple[Event, ...]:
        """Dated demand that holds on the date and must be covered."""
        return tuple(event for event in self.facts.instance.seat.events if event.required and event.holds(self.day))

    @property
    def on_call(self) -> tuple[OnCall, ...]:
        """Turns of reperibilità of the date."""
        return tuple(turn for turn in self.facts.plan.roster.on_call if turn.day == self.day)
