"""The input of a seat, and the seat in one month with the look-ups every part of the program asks for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from pydantic import Field

from roster.calendar import SUNDAY, days_of_month, festive_days
from roster.domain.base import Frozen
from roster.domain.change import Change
from roster.domain.codes import AbsenceState, DayClass, DayCode, EventKind
from roster.domain.commitments import Assembly, Study
from roster.domain.continuous import continuous_posts
from roster.domain.extra import Extra
from roster.domain.facts import (
    Absence,
    Balance,
    Counters,
    Credit,
    Ground,
    History,
    Lock,
    SeatForce,
    Wish,
)
from roster.domain.officer import Officer
from roster.domain.post import Event, Post
from roster.domain.profile import Profile
from roster.domain.roster import Cell, Roster
from roster.domain.shift import Shift


class Seat(Frozen):
    """Everything the workbook of a seat holds. It belongs to no month: the month is asked for when it is used."""

    profile: Profile
    officers: tuple[Officer, ...]
    posts: tuple[Post, ...]
    absences: tuple[Absence, ...] = ()
    events: tuple[Event, ...] = ()
    history: History = History()
    wishes: tuple[Wish, ...] = ()
    grounds: tuple[Ground, ...] = ()
    locks: tuple[Lock, ...] = ()
    region: tuple[SeatForce, ...] = ()
    extras: tuple[Extra, ...] = ()
    studies: tuple[Study, ...] = ()
    assemblies: tuple[Assembly, ...] = ()
    changes: tuple[Change, ...] = ()
    balances: tuple[Balance, ...] = ()


class Demand(Frozen):
    """Officers one post needs in one shift of one date; ``event`` names the dated demand it comes from."""

    day: date
    shift: str
    post: str
    minimum: int
    nominal: int
    event: str | None = None


class Instance(Frozen):
    """A seat in the month to plan or to audit."""

    seat: Seat
    year: int = Field(ge=2000, le=2100)
    month: int = Field(ge=1, le=12)
    published: Roster | None = None
    """The programme already posted for the month (``programmato``, D-3), beside which a roster is what was done."""
    published_on: date | None = None
    """When that programme was posted (ANQ Art. 9(7))."""

    @cached_property
    def profile(self) -> Profile:
        """The site profile with the shift table of the month: a table changes only where a month begins."""
        profile = self.seat.profile
        table = tuple(shift for shift in profile.shifts if shift.holds(self.days[0]))
        return profile if len(table) == len(profile.shifts) else profile.model_copy(update={"shifts": table})

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every date of the month."""
        return days_of_month(self.year, self.month)

    @cached_property
    def days_in_month(self) -> frozenset[date]:
        """The dates of the month, for membership tests."""
        return frozenset(self.days)

    @cached_property
    def officers(self) -> tuple[Officer, ...]:
        """Officers in force on some date of the month, in the order of the input."""
        first, last = self.days[0], self.days[-1]
        return tuple(
            officer
            for officer in self.seat.officers
            if (officer.in_force_from is None or officer.in_force_from <= last)
            and (officer.in_force_to is None or officer.in_force_to >= first)
        )

    @cached_property
    def officer(self) -> Mapping[str, Officer]:
        """Officers by id."""
        return {officer.id: officer for officer in self.seat.officers}

    @cached_property
    def post(self) -> Mapping[str, Post]:
        """Posts by code."""
        return {post.code: post for post in self.seat.posts}

    @cached_property
    def shift(self) -> Mapping[str, Shift]:
        """The shift table of the month, by code."""
        return {shift.code: shift for shift in self.profile.shifts}

    def shift_on(self, code: str, day: date) -> Shift | None:
        """Return the shift that ``code`` names on ``day``, in the table of that date's month; None when none does."""
        if day in self.days_in_month:
            return self.shift.get(code)
        return next((s for s in self.seat.profile.shifts if s.code == code and s.holds(day)), None)

    @cached_property
    def _festive_names(self) -> Mapping[date, str]:
        names: dict[date, str] = {}
        for year in (self.year - 1, self.year, self.year + 1):
            names.update(festive_days(year, self.profile.patron_month, self.profile.patron_day))
        return names

    def is_festive(self, day: date) -> bool:
        """Return whether ``day`` is in F(site) (D-6)."""
        return day in self._festive_names

    def festive_name(self, day: date) -> str | None:
        """Return the name of a festive day, None for a feriale."""
        return self._festive_names.get(day)

    def is_midweek_holiday(self, day: date) -> bool:
        """Return whether ``day`` is a ``festivo infrasettimanale``: festive and not a Sunday."""
        return day.weekday() != SUNDAY and self.is_festive(day)

    def is_patron(self, day: date) -> bool:
        """Return whether ``day`` is festive only as the feast of the patron saint."""
        profile = self.profile
        return (day.month, day.day) == (profile.patron_month, profile.patron_day) and (
            self._festive_names.get(day) == "santo patrono"
        )

    @cached_property
    def festive_days(self) -> tuple[date, ...]:
        """The festive days of the month."""
        return tuple(day for day in self.days if self.is_festive(day))

    @cached_property
    def _absences(self) -> Mapping[str, tuple[Absence, ...]]:
        found: defaultdict[str, list[Absence]] = defaultdict(list)
        for absence in self.seat.absences:
            if absence.state is AbsenceState.APPROVATA and not absence.hourly:
                found[absence.officer].append(absence)
        return {officer: tuple(rows) for officer, rows in found.items()}

    def absence(self, officer: str, day: date) -> Absence | None:
        """Return the approved full-day absence, or service away, of an officer on ``day``."""
        found = self._absences.get(officer, ())
        return next((a for a in found if a.first <= day <= a.last), None) if found else None

    @cached_property
    def history(self) -> Mapping[str, Mapping[date, Cell]]:
        """Cells before the month: officer id to date to cell."""
        found: defaultdict[str, dict[date, Cell]] = defaultdict(dict)
        for past in self.seat.history.days:
            if past.day < self.days[0]:
                found[past.officer][past.day] = past.cell
        return found

    def known_cell(self, officer: str, day: date) -> Cell | None:
        """Return what is known of a date outside the month: its history, or else an approved absence."""
        if day in self.days_in_month:
            return None
        past = self.history.get(officer, {}).get(day)
        absence = self.absence(officer, day) if past is None else None
        return past if absence is None else Cell(code=absence.code)

    @cached_property
    def counters(self) -> Mapping[str, Counters]:
        """Counters of past months by officer; officers without a line have none."""
        return {row.officer: row for row in self.seat.history.counters}

    @cached_property
    def credits(self) -> Mapping[str, tuple[Credit, ...]]:
        """Open credits by officer."""
        found: defaultdict[str, list[Credit]] = defaultdict(list)
        for credit in self.seat.history.credits:
            found[credit.officer].append(credit)
        return {officer: tuple(rows) for officer, rows in found.items()}

    @cached_property
    def _extras(self) -> Mapping[str, tuple[Extra, ...]]:
        found: defaultdict[str, list[Extra]] = defaultdict(list)
        for extra in sorted(self.seat.extras, key=lambda extra: extra.start):
            found[extra.officer].append(extra)
        return {officer: tuple(rows) for officer, rows in found.items()}

    def extras_of(self, officer: str) -> tuple[Extra, ...]:
        """Return the work of an officer outside the shifts, of any month, by start."""
        return self._extras.get(officer, ())

    @cached_property
    def balances(self) -> Mapping[tuple[str, DayCode], tuple[Balance, ...]]:
        """Leave and permits brought into the month, by officer and code, the oldest year first."""
        found: defaultdict[tuple[str, DayCode], list[Balance]] = defaultdict(list)
        for balance in sorted(self.seat.balances, key=lambda balance: balance.year):
            found[balance.officer, balance.code].append(balance)
        return {key: tuple(rows) for key, rows in found.items()}

    def grounds_for(self, officer: str) -> tuple[Ground, ...]:
        """Return the grounds that speak of an officer, by name or of everybody."""
        return tuple(ground for ground in self.seat.grounds if ground.speaks_of(officer))

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """Everything to be covered in the month, standing posts first, then events, one line per post, shift, date.

        Lines of a shift that is not in the table of the month ask for nothing: they belong to another table.
        """
        lines = [line for day in self.days for post in self.seat.posts for line in self._standing(post, day)]
        return tuple(lines) + tuple(line for event in self.seat.events for line in self._dated(event))

    def _standing(self, post: Post, day: date) -> list[Demand]:
        today = DayClass.FESTIVO if self.is_festive(day) else DayClass.FERIALE
        return [
            Demand(day=day, shift=line.shift, post=post.code, minimum=line.minimum, nominal=line.nominal)
            for line in post.cover
            if line.days in (DayClass.TUTTI, today) and line.shift in self.shift
        ]

    def _dated(self, event: Event) -> list[Demand]:
        if not event.required or (event.kind is EventKind.PIANTONAMENTO and not event.act):
            return []
        return [
            Demand(day=day, shift=shift, post=event.post, minimum=event.minimum, nominal=event.nominal, event=event.id)
            for day in self.days
            if event.holds(day)
            for shift in event.shifts
            if shift in self.shift
        ]

    @cached_property
    def continuous_posts(self) -> frozenset[str]:
        """Codes of the posts staffed round the clock."""
        openings = ((line.post, line.day, line.shift) for line in self.demands if line.nominal)
        return continuous_posts(self.seat.posts, openings, self.shift)

    @cached_property
    def _demands_by_day(self) -> Mapping[date, tuple[Demand, ...]]:
        found: defaultdict[date, list[Demand]] = defaultdict(list)
        for line in self.demands:
            found[line.day].append(line)
        return {day: tuple(lines) for day, lines in found.items()}

    def cover_of_day(self, day: date) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
        """Return minimum and nominal cover of a date, by post and shift."""
        minimum: Counter[tuple[str, str]] = Counter()
        nominal: Counter[tuple[str, str]] = Counter()
        for line in self._demands_by_day.get(day, ()):
            minimum[line.post, line.shift] += line.minimum
            nominal[line.post, line.shift] += line.nominal
        return minimum, nominal

    @cached_property
    def previous_day(self) -> date:
        """Last day of the month before."""
        return self.days[0] - timedelta(days=1)

    @cached_property
    def next_day(self) -> date:
        """First day of the month after."""
        return self.days[-1] + timedelta(days=1)

    @cached_property
    def lock(self) -> Mapping[tuple[str, date], Lock]:
        """Locked cells of the month by officer and date."""
        return {(lock.officer, lock.day): lock for lock in self.seat.locks if lock.day in self.days_in_month}

    def may_lend(self, from_unit: str, to_unit: str) -> bool:
        """Return whether an officer of one unit may be employed at the other: same unit, or lending in the profile."""
        return from_unit == to_unit or any(
            line.from_unit == from_unit and line.to_unit == to_unit for line in self.profile.lending
        )

    def rest_credits(self, officer: str, kinds: tuple[DayCode, ...]) -> int:
        """Return how many open credits of those kinds the officer brings into the month."""
        credits = self.credits.get(officer, ())
        return sum(any(credit.kind.value == kind.value for kind in kinds) for credit in credits)
