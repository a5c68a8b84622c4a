"""The fourteen days before the month as a legal roster, the counters of the year, the open credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from making.capacity import can_do_nights, is_exempt, may_hold
from roster.calendar import SUNDAY, iso_week, iso_weeks
from roster.domain import (
    Cell,
    Counters,
    Credit,
    CreditKind,
    DayCode,
    Duty,
    Instance,
    Officer,
    PastDay,
    Post,
    Stint,
    WorkSchedule,
    stint_of,
)

DAYS_BACK = 14
MOST_NIGHTS = 3
GAP_BEFORE_NIGHT = timedelta(hours=8)
GAP = timedelta(hours=11)
GAP_AT_DISPOSAL = timedelta(hours=6)
SUNDAYS_OFF = 0.62


class Past:
    """Draws the days before the month, day by day, unit by unit, filling the posts as the month will."""

    def __init__(self, instance: Instance, rng: Random) -> None:
        self.instance = instance
        self.rng = rng
        first = instance.days[0]
        self.days = tuple(first - timedelta(days=back) for back in range(DAYS_BACK, 0, -1))
        self.rests: dict[str, dict[date, DayCode]] = {}
        for officer in instance.officers:
            if officer.on_turns:
                self.rests[officer.id] = dict(self._rests(officer))
        self.cells: dict[tuple[str, date], Cell] = {}
        self.last: dict[str, Stint] = {}
        self.nights: defaultdict[str, list[date]] = defaultdict(list)
        self.slots = {
            unit.code: [post for post in instance.seat.posts if post.unit == unit.code and post.cover]
            for unit in instance.profile.units
        }

    def rows(self) -> tuple[PastDay, ...]:
        """Return one cell for each officer in force on each of the days."""
        for day in self.days:
            for unit in self.instance.profile.units:
                self._unit(unit.code, day)
        return tuple(
            PastDay(officer=officer.id, day=day, cell=self.cells[officer.id, day])
            for officer in self.instance.officers
            for day in self.days
            if (officer.id, day) in self.cells
        )

    def _absent(self, officer: Officer, day: date) -> DayCode | None:
        """Return the code of the absence of a day; the Sunday of a week of absence is its rest."""
        if day.weekday() == SUNDAY and all(self._away(officer, other) for other in iso_week(day)):
            return None
        return self._away(officer, day)

    def _away(self, officer: Officer, day: date) -> DayCode | None:
        if self.rests.get(officer.id, {}).get(day) is DayCode.RO:
            return DayCode.RO
        found = self.instance.absence(officer.id, day)
        return found.code if found else None

    def _rests(self, officer: Officer) -> Iterator[tuple[date, DayCode]]:
        """Yield the days of rest: one a week, on most Sundays; two when the duties last eight hours."""
        for week in iso_weeks(self.days):
            free = [day for day in week if not self._absent(officer, day)]
            rest = week[6] if week[6] in free and self.rng.random() < SUNDAYS_OFF else self.rng.choice(free)
            yield rest, DayCode.RS
            if self._eight_hours and len(free) > 3:
                yield self.rng.choice([day for day in free if day != rest]), DayCode.RO

    @property
    def _eight_hours(self) -> bool:
        return any(shift.minutes == 480 for shift in self.instance.profile.shifts)

    def _unit(self, unit: str, day: date) -> None:
        staff = [o for o in self.instance.officers if o.unit == unit and o.in_force(day)]
        self.rng.shuffle(staff)
        needs = self._needs(unit, day)
        for officer in staff:
            self.cells[officer.id, day] = self._cell(officer, day, needs)

    def _needs(self, unit: str, day: date) -> list[tuple[Post, str]]:
        festive = self.instance.is_festive(day)
        needs: list[tuple[int, Post, str]] = []
        for post in self.slots[unit]:
            for line in post.cover:
                if line.days.value in ("tutti", "festivo" if festive else "feriale"):
                    needs += [(index, post, line.shift) for index in range(line.nominal)]
        self.rng.shuffle(needs)
        # nights first, then the first officer of each post, then the second ones
        needs.sort(key=lambda need: (not self.instance.shift[need[2]].touches_night, need[0]))
        return [(post, shift) for _, post, shift in needs]

    def _cell(self, officer: Officer, day: date, needs: list[tuple[Post, str]]) -> Cell:
        if not officer.on_turns:
            return self._fixed(officer, day)
        code = self._absent(officer, day) or self.rests[officer.id].get(day)
        if code:
            return Cell(code=code)
        for need in needs:
            stint = self._may(officer, day, *need)
            if stint:
                needs.remove(need)
                self._remember(officer, stint)
                return Cell.duty(need[1], need[0].code)
        return self._at_disposal(officer, day)

    def _fixed(self, officer: Officer, day: date) -> Cell:
        if day.weekday() == SUNDAY:
            return Cell(code=DayCode.RS)
        if day.weekday() == 5 and officer.schedule is WorkSchedule.CINQUE_GIORNI:
            return Cell(code=DayCode.NL)
        absent = self._away(officer, day)
        if absent:
            return Cell(code=absent)
        return Cell.duty(officer.fixed_shift or "", officer.fixed_post)

    def _at_disposal(self, officer: Officer, day: date) -> Cell:
        reserve = next(p for p in self.instance.seat.posts if p.reserve and p.unit == officer.unit)
        codes = [code for code in ("M8", "M", "P13") if code in self.instance.shift]
        for code in codes:
            stint = self._may(officer, day, reserve, code)
            if stint:
                self._remember(officer, stint)
                return Cell.duty(code, reserve.code)
        raise ValueError(f"{officer.label} cannot serve on {day}")

    def _remember(self, officer: Officer, stint: Stint) -> None:
        self.last[officer.id] = stint
        if stint.is_night:
            self.nights[officer.id].append(stint.day)

    def _may(self, officer: Officer, day: date, post: Post, shift: str) -> Stint | None:
        stint = stint_of(self.instance, day, Duty(shift=shift, post=post.code))
        if stint is None or not may_hold(officer, post, day):
            return None
        legal = self._sequence(officer, stint) and self._tomorrow(officer, stint)
        if legal and (stint.is_night or stint.shift.touches_night):
            legal = self._night(officer, stint)
        return stint if legal else None

    def _sequence(self, officer: Officer, stint: Stint) -> bool:
        before = self.last.get(officer.id)
        if before is None:
            return True
        # eight hours before a night are the law; eleven are good practice (P-2), kept where there is a choice of post
        at_disposal = stint.post is not None and stint.post.reserve
        needed = GAP_BEFORE_NIGHT if stint.is_night or self._eight_hours else GAP_AT_DISPOSAL if at_disposal else GAP
        return stint.real_start - before.real_end >= needed

    def _tomorrow(self, officer: Officer, stint: Stint) -> bool:
        after = stint.day + timedelta(days=1)
        if self._absent(officer, after):
            evening = datetime.combine(stint.day, datetime.min.time()).replace(hour=18)
            return (stint.real_end if stint.post and stint.post.outside else stint.end) <= evening
        return after not in self.rests[officer.id] or not stint.shift.crosses_midnight

    def _night(self, officer: Officer, stint: Stint) -> bool:
        if not can_do_nights(self.instance, officer) or self._absent(officer, stint.day - timedelta(days=1)):
            return False
        if stint.post and (stint.post.article_42 or stint.post.armed) and is_exempt(self.instance, officer):
            return False
        done = self.nights[officer.id]
        run = [day for day in done if (stint.day - day).days <= 2]
        return not stint.is_night or (len(done) < MOST_NIGHTS and len(run) < 2)

    def sundays_in_row(self, officer: Officer) -> int:
        """Return how many of the last Sundays, one after the other, the officer served."""
        run = 0
        for day in sorted((d for d in self.days if d.weekday() == SUNDAY), reverse=True):
            cell = self.cells.get((officer.id, day))
            if cell is None or not cell.duties:
                break
            run += 1
        return run

    def credits(self) -> Iterator[Credit]:
        """Yield recoveries owed: a festive call (RR, two weeks) and overtime to give back (RC, two months)."""
        sunday = next(day for day in reversed(self.days) if day.weekday() == SUNDAY)
        for officer in self.instance.officers:
            if self.rng.random() < 0.03 and self.cells.get((officer.id, sunday), Cell(code=DayCode.RS)).duties:
                yield Credit(officer=officer.id, kind=CreditKind.RR, earned=sunday, due=sunday + timedelta(days=14))
            elif self.rng.random() < 0.06 and officer.in_force_from is None:
                earned = self.days[0] - timedelta(days=self.rng.randrange(18, 26))
                yield Credit(officer=officer.id, kind=CreditKind.RC, earned=earned, due=self._end_of_second(earned))

    def _end_of_second(self, day: date) -> date:
        months = day.year * 12 + day.month - 1 + 3
        return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def counters(instance: Instance, past: Past, rng: Random) -> tuple[Counters, ...]:
    """Return what each officer on turns did in the year so far, at about nine tenths of the caps."""
    months = instance.month - 1
    return tuple(_counters(instance, past, officer, months, rng) for officer in instance.officers if officer.on_turns)


def _counters(instance: Instance, past: Past, officer: Officer, months: int, rng: Random) -> Counters:
    cap = instance.profile.cap(officer.ruolo, instance.days[0])
    if cap is None:
        raise ValueError(f"no caps for {officer.ruolo.value}")
    served = 0 if officer.in_force_from else months
    nights = 0.0 if not can_do_nights(instance, officer) else 0.4 if is_exempt(instance, officer) else 1.0
    a_month = {
        "nights": cap.nights * 0.8 * nights,
        "evenings": cap.evenings * 0.6,
        "festive": cap.festive * 0.9,
        "unpopular": 3.0,
        "on_call": 0.5,
    }
    return Counters(
        officer=officer.id,
        months=served,
        sundays_in_row=past.sundays_in_row(officer),
        big_holidays=rng.choice((0, 1, 1, 2)) if served else 0,
        **{name: round(served * monthly * rng.uniform(0.6, 1.0)) for name, monthly in a_month.items()},
    )
