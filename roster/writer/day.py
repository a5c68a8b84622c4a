"""One date of the plan, as the daily sheet tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from roster.domain.codes import DayCode
from roster.domain.extra import Extra
from roster.domain.officer import Officer
from roster.domain.post import Event, Post
from roster.domain.roster import OnCall
from roster.domain.shift import Shift
from roster.domain.stint import Stint
from roster.variations import Variation
from roster.writer.coverage import Line, Need
from roster.writer.crews import Crew, crews, in_charge
from roster.writer.facts import Facts


@dataclass(frozen=True)
class Service:
    """One officer on one shift at one post. ``lent_from`` names the officer's unit when the post is of another.

    ``overtime`` is work outside the shift on the date; ``changed`` tells a cell that is not the one posted,
    ``substitute`` one that takes over what the programme gave to somebody else.
    """

    stint: Stint
    officer: Officer
    lent_from: str
    derogation: bool
    overtime: bool
    changed: bool
    substitute: bool

    @property
    def shift(self) -> Shift:
        """The shift."""
        return self.stint.shift

    @property
    def post(self) -> Post | None:
        """The post, None where nobody wrote it."""
        return self.stint.post


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
                order = posts[stint.post.code] if stint.post else len(posts)
                key = (stint.shift.start_minute, stint.shift.code, order, place)
                found.append((key, self._service(officer, stint)))
        return tuple(service for _, service in sorted(found, key=lambda row: row[0]))

    def _service(self, officer: Officer, stint: Stint) -> Service:
        unit, key = officer.unit_on(self.day), (officer.id, self.day)
        return Service(
            stint,
            officer,
            unit if stint.post is not None and stint.post.unit != unit else "",
            derogation=key in self.facts.covered_by_ground,
            overtime=any(extra.officer == officer.id for extra in self.extras),
            changed=any(v.officer.id == officer.id for v in self.variations if v.changed),
            substitute=key in self.facts.substitutes,
        )

    @cached_property
    def extras(self) -> tuple[Extra, ...]:
        """Overtime and call-outs of the date, by start; service meetings are no overtime."""
        found = (
            extra
            for officer in self.facts.officers
            for extra in self.facts.instance.extras_of(officer.id)
            if extra.day == self.day and extra.kind.is_overtime
        )
        return tuple(sorted(found, key=lambda extra: extra.start))

    @cached_property
    def variations(self) -> tuple[Variation, ...]:
        """What differs from the posted programme on the date, and the changes in the register."""
        return tuple(variation for variation in self.facts.variations if variation.day == self.day)

    @cached_property
    def crews(self) -> tuple[Crew, ...]:
        """Crews of escorts and hospital guards."""
        return crews(self.services)

    @cached_property
    def in_charge(self) -> Mapping[Shift, tuple[tuple[Post, tuple[Officer, ...]], ...]]:
        """Who holds the ``sorveglianza generale`` and who the preposti are, in each shift."""
        return in_charge(self.services)

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
