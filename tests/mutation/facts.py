"""What the oracle knows of a roster: the plain fields of the input read again, with nothing that the rules read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from roster.domain import Cell, Instance, Officer, Post, Roster, Shift

DAY = timedelta(days=1)
_ROME = ZoneInfo("Europe/Rome")
_FIXED_HOLIDAYS = (
    (1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (10, 4), (11, 1), (12, 8), (12, 25), (12, 26),
)  # fmt: skip
ABSENCES = frozenset(("CO", "CS", "FS", "MAL", "ASP", "MTR", "CP", "104", "STU", "DON", "SIN", "RLS", "RR", "RC", "RO"))
AWAY = frozenset(("MIS", "AGG", "TIR"))


def easter(year: int) -> date:
    """Return Easter Sunday, by the rule of Gauss as Butcher wrote it."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def hours_between(first: datetime, last: datetime) -> float:
    """Return the hours that pass on the watch of somebody in Rome."""
    utc = [moment.replace(tzinfo=_ROME).astimezone(UTC) for moment in (first, last)]
    return (utc[1] - utc[0]).total_seconds() / 3600


@dataclass(frozen=True)
class Turn:
    """One shift of one officer as the oracle sees it."""

    officer: Officer
    day: date
    shift: Shift
    post: Post | None

    @property
    def start(self) -> datetime:
        return datetime.combine(self.day, self.shift.start)

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.shift.minutes)

    @property
    def leaves(self) -> datetime:
        """Start of the journey out."""
        return self.start - timedelta(minutes=self.post.travel_out_min if self.post else 0)

    @property
    def is_back(self) -> datetime:
        """End with handover, journey back and meal."""
        minutes = self.post.handover_min + self.post.travel_back_min + self.post.meal_min if self.post else 0
        return self.end + timedelta(minutes=minutes)

    @property
    def outside(self) -> bool:
        post = self.post
        return post is not None and (post.piantonamento or post.escort or post.hospital_ward)

    def minutes_in(self, first: datetime, last: datetime) -> float:
        """Return the nominal minutes that fall in an interval."""
        return max(0.0, (min(self.end, last) - max(self.start, first)).total_seconds() / 60)

    @property
    def kind(self) -> str:
        """Class of the shift by D-4."""
        if self.shift.shift_class is not None:
            return self.shift.shift_class.value
        midnights = [datetime.combine(self.day + n * DAY, time()) for n in (0, 1)]
        if sum(self.minutes_in(m, m + timedelta(hours=6)) for m in midnights) >= 180:
            return "NOT"
        if self.end > datetime.combine(self.day, time(22)):
            return "SER"
        return "POM" if self.shift.start >= time(12) else "MAT"


class Facts:
    """A roster with the seat it belongs to."""

    def __init__(self, instance: Instance, roster: Roster) -> None:
        self.instance = instance
        self.roster = roster
        self.seat = instance.seat
        self.officers = {officer.id: officer for officer in self.seat.officers}
        self.shifts = {shift.code: shift for shift in self.seat.profile.shifts}
        self.posts = {post.code: post for post in self.seat.posts}
        self.first = date(instance.year, instance.month, 1)
        self.next = (self.first + 31 * DAY).replace(day=1)
        self.month = [self.first + n * DAY for n in range((self.next - self.first).days)]
        self.past = {(row.officer, row.day): row.cell for row in self.seat.history.days if row.day < self.first}

    def is_here(self, officer: Officer, day: date) -> bool:
        """Return whether the officer belongs to the seat on a date."""
        since, until = officer.in_force_from, officer.in_force_to
        return (since is None or since <= day) and (until is None or until >= day)

    def people(self) -> Iterator[Officer]:
        """Yield who belongs to the seat in the month."""
        yield from (o for o in self.officers.values() if any(self.is_here(o, day) for day in self.month))

    def approved(self, officer: str, day: date) -> str | None:
        """Return the code of a full-day absence, or service away, approved for a date."""
        for row in self.seat.absences:
            full = row.state.value == "approvata" and not row.hourly
            if full and row.officer == officer and row.first <= day <= row.last:
                return row.code.value
        return None

    def cell(self, officer: str, day: date) -> Cell | None:
        """Return the cell of a date of the month or of the past."""
        if day in self.past_or_month:
            row = self.roster.cells.get(officer)
            return row[day.day - 1] if row else None
        return self.past.get((officer, day))

    @cached_property
    def past_or_month(self) -> frozenset[date]:
        return frozenset(self.month)

    def code(self, officer: str, day: date) -> str | None:
        """Return the status of a date: what is written, or else what was approved before or after the month."""
        cell = self.cell(officer, day)
        if cell is not None:
            return cell.code.value
        return self.approved(officer, day) if day not in self.past_or_month else None

    def turns(self, officer: str) -> list[Turn]:
        """Return every shift of an officer, the past included, by start."""
        days = sorted({day for who, day in self.past if who == officer}) + self.month
        found = []
        for day in days:
            cell = self.cell(officer, day)
            for duty in cell.duties if cell is not None else ():
                if duty.shift in self.shifts:
                    post = self.posts.get(duty.post) if duty.post else None
                    found.append(Turn(self.officers[officer], day, self.shifts[duty.shift], post))
        return sorted(found, key=lambda turn: turn.start)

    def of_month(self, officer: str) -> list[Turn]:
        """Return the shifts of the month."""
        return [turn for turn in self.turns(officer) if turn.day in self.past_or_month]

    def is_festive(self, day: date) -> bool:
        """Return whether a date is in F (D-6)."""
        profile = self.seat.profile
        patron = (day.month, day.day) == (profile.patron_month, profile.patron_day)
        holiday = (day.month, day.day) in _FIXED_HOLIDAYS or day in (easter(day.year), easter(day.year) + DAY)
        return day.weekday() == 6 or holiday or patron

    def derogated(self, kind: str, turn: Turn) -> bool:
        """Return whether a local agreement speaks of that shift, post and date."""
        return any(
            line.kind.value == kind
            and (line.first is None or line.first <= turn.day)
            and (line.last is None or turn.day <= line.last)
            and (not line.shifts or turn.shift.code in line.shifts)
            and (not line.posts or turn.post is None or turn.post.code in line.posts)
            for line in self.seat.profile.derogations
        )

    def asked(self, officer: Officer, kind: str, day: date) -> bool:
        """Return whether a request of that kind is in force."""
        return any(
            row.kind.value == kind and (row.first is None or row.first <= day) and (row.last is None or day <= row.last)
            for row in officer.requests
        )

    def allowed_beyond(self, officer: str, counted: str) -> int:
        """Return how many shifts beyond a cap the grounds of Art. 10(9) could cover at the very most."""
        kinds = ("esigenze gravi e indifferibili", "richiesta specifica del dipendente")
        return sum(
            ground.quantity
            for ground in self.seat.grounds
            if ground.kind.value in kinds
            and ground.counted is not None
            and ground.counted.value == counted
            and (ground.officer == officer or (ground.officer is None and ground.kind.value == kinds[0]))
        )
