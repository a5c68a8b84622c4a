"""Absences: illness, leave, rights, training; some in course when the month opens, some open when it ends."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from random import Random

from roster.calendar import between, days_of_month, iso_week, monday_of, national_holidays
from roster.domain import Absence, AbsenceState, DayCode, Officer, RequestKind, Sex

LONG = (DayCode.MAL, DayCode.MAL, DayCode.ASP, DayCode.CS, DayCode.CP)
MEDIUM = (DayCode.MAL, DayCode.MAL, DayCode.CS, DayCode.CP, DayCode.STU)
SHORT = (DayCode.MAL, DayCode.CS, DayCode.FS, DayCode.DON, DayCode.STU, DayCode.RC)
TRAINING = (DayCode.AGG, DayCode.TIR)
SATURDAY = 5
LEAVE_AT_CHRISTMAS = 0.08
LEAVE_IN_AUGUST = 0.40
LEAVE = 0.05
AUGUST = 8
MINUTES_OF_A_PERMIT = 120


class Calendar:
    """The absences drawn so far; no two of one officer overlap."""

    def __init__(self, year: int, month: int, rng: Random) -> None:
        self.rng = rng
        self.days = days_of_month(year, month)
        self.first, self.last = self.days[0], self.days[-1]
        holidays = national_holidays(year)
        self.workdays = [day for day in self.days if day.weekday() < SATURDAY and day not in holidays]
        self.known = self.first - timedelta(days=12)
        self.taken: defaultdict[str, set[date]] = defaultdict(set)
        self.rows: list[Absence] = []

    def put(self, officer: Officer, code: DayCode, first: date, last: date) -> int:
        """Write an absence unless it meets another one; return the days of the month it takes."""
        days = set(between(first, last))
        beside = set(between(first - timedelta(days=1), last + timedelta(days=1)))
        if beside & self.taken[officer.id] or not all(map(officer.in_force, days)):
            return 0
        self.taken[officer.id] |= days
        known = min(self.known, first - timedelta(days=3))
        self.rows.append(Absence(officer=officer.id, code=code, first=first, last=last, known_at=known))
        return sum(self.first <= day <= self.last for day in days)

    def fill(self, pool: tuple[Officer, ...], rate: float) -> None:
        """Draw the absences of one pool of officers; ``rate`` is the share of days beyond ordinary leave."""
        goal = rate * len(pool) * len(self.days)
        given = self._rights(pool)
        given += self._long(pool, 0.5 * goal - given)
        given += self._spells(pool, 0.85 * goal - given, MEDIUM, 5, 12)
        self._spells(pool, goal - given, SHORT, 1, 3)
        self._leave(pool)
        self._training(pool)

    def _long(self, pool: tuple[Officer, ...], goal: float) -> int:
        """Write absences in course when the month opens, most of which outlast it; return the days they take."""
        given = 0
        for officer in self.rng.sample(pool, len(pool)):
            if goal - given < len(self.days) / 2:
                break
            first = self.first - timedelta(days=self.rng.randrange(5, 45))
            last = first + timedelta(days=self.rng.randrange(40, 80))
            given += self.put(officer, self.rng.choice(LONG), first, last)
        return given

    def _spells(self, pool: tuple[Officer, ...], goal: float, codes: tuple[DayCode, ...], least: int, most: int) -> int:
        """Write absences of ``least`` to ``most`` days until they take ``goal`` days, which are returned."""
        given = 0
        for _ in range(20 * len(pool)):
            if goal - given < least / 2:
                break
            first = self.first + timedelta(days=self.rng.randrange(-least, len(self.days)))
            last = first + timedelta(days=self.rng.randint(least, most) - 1)
            given += self.put(self.rng.choice(pool), self.rng.choice(codes), first, last)
        return given

    def _rights(self, pool: tuple[Officer, ...]) -> int:
        given = 0
        for officer in pool:
            if officer.request(RequestKind.ASSISTENZA_104, self.first):
                for day in self.rng.sample(self.days, 3):
                    given += self.put(officer, DayCode.L104, day, day)
            if officer.union_officer is not None:
                day = self.rng.choice(self.days[2:-2])
                given += self.put(officer, DayCode.SIN, day, day)
            if officer.sex is Sex.F and officer.birth_date.year > 1985 and self.rng.random() < 0.06:
                begin = self.first - timedelta(days=self.rng.randrange(20, 100))
                given += self.put(officer, DayCode.MTR, begin, begin + timedelta(days=152))
        return given

    def _leave(self, pool: tuple[Officer, ...]) -> None:
        for monday in sorted({monday_of(day) for day in self.days}):
            christmas = monday.month == 12 and monday.day >= 21
            usual = LEAVE_IN_AUGUST if self.first.month == AUGUST else LEAVE
            share = LEAVE_AT_CHRISTMAS if christmas else usual
            for officer in self._some(pool, share):
                length = 7 if christmas else self.rng.choice((5, 6, 6))
                last = monday + timedelta(days=length - 1)
                if last >= self.first:
                    self.put(officer, DayCode.CO, max(monday, self.first), last)
        # some leave opens on the first days of the next month: what starts on the first binds the last day of this one
        for number, officer in enumerate(self._some(pool, 0.03 + 1 / len(pool))):
            begin = self.last + timedelta(days=1 + number % 3)
            if not officer.on_turns:
                begin = monday_of(self.last) + timedelta(days=7)
            self.put(officer, DayCode.CO, begin, begin + timedelta(days=5))

    def _training(self, pool: tuple[Officer, ...]) -> None:
        for officer in self._some(pool, 0.2):
            day = self.rng.choice(self.workdays)
            self.put(officer, self.rng.choice(TRAINING), day, day)
        for officer in self._some(pool, 0.03):
            day = self.rng.choice([day for day in self.workdays if day + timedelta(days=1) in self.workdays])
            self.put(officer, DayCode.MIS, day, day + timedelta(days=1))

    def trim(self, pool: tuple[Officer, ...], spare: float, monday: date) -> int:
        """Send one officer on leave for a working week, or for one day of training; return the days it took."""
        week = [day for day in iso_week(monday) if day in self.workdays]
        for officer in self.rng.sample(pool, len(pool)):
            if spare >= len(week) == SATURDAY:
                given = self.put(officer, DayCode.CO, week[0], week[-1])
            else:
                day = self.rng.choice(week)
                given = self.put(officer, self.rng.choice(TRAINING), day, day)
            if given:
                return given
        return 0

    def asked(self, pool: tuple[Officer, ...]) -> None:
        """Add a few absences that bind nobody: asked and not approved, or of some hours only."""
        for number, officer in enumerate(self._some(pool, 0.02)):
            day = self.rng.choice(self.days[3:-3])
            if self.put(officer, DayCode.CO if number % 2 else DayCode.STU, day, day):
                changed = (
                    {"state": AbsenceState.CHIESTA} if number % 2 else {"hourly": True, "minutes": MINUTES_OF_A_PERMIT}
                )
                self.rows[-1] = self.rows[-1].model_copy(update=changed)

    def _some(self, pool: tuple[Officer, ...], share: float) -> list[Officer]:
        count = int(len(pool) * share + self.rng.random())
        return self.rng.sample(pool, min(count, len(pool)))
