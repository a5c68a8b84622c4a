"""Facts of the month beside people and posts: absences, wishes, grounds, locks, history."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from roster.domain.base import Frozen
from roster.domain.codes import (
    AbsenceState,
    Counted,
    CreditKind,
    DayCode,
    GroundKind,
    WishKind,
)
from roster.domain.officer import Dated
from roster.domain.roster import Cell

_PERSONAL = (GroundKind.RICHIESTA_DIPENDENTE, GroundKind.NULLA_OSTA_SINDACALE)


class Absence(Dated):
    """Absence of an officer from ``first`` to ``last``, both included.

    ``code`` is an absence or a day of service away (mission, training). ``known_at`` is when the office learnt of
    it: an absence that arose after the programme binds re-planning only. ``hourly`` permits leave the day as it is and
    last ``minutes`` on each of its dates. ``agreed`` is the other date agreed when a day asked was refused, ``refusal``
    the written reason (ANQ Art. 12(1)).
    """

    officer: str
    code: DayCode
    first: date
    last: date
    state: AbsenceState = AbsenceState.APPROVATA
    known_at: date | None = None
    hourly: bool = False
    minutes: int | None = Field(default=None, gt=0, le=24 * 60)
    refusal: str | None = None
    agreed: date | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Absence:
        if self.last < self.first:
            raise PydanticCustomError("ends_before_start", "the absence ends before it starts")
        if not (self.code.is_absence or self.code.is_away):
            raise PydanticCustomError("not_an_absence", "the code is not one of an absence")
        return self

    def unforeseen_on(self, day: date) -> bool:
        """Return whether the office learnt of the absence only on ``day`` or later: no plan could mind it."""
        return self.known_at is not None and self.known_at >= day


class Wish(Frozen):
    """Something an officer would like on a date; weight 1 to 3."""

    officer: str
    day: date
    kind: WishKind
    shift: str | None = None
    weight: int = Field(default=1, ge=1, le=3)
    note: str | None = None


class Ground(Frozen):
    """A recorded ground (``motivazione``, D-13) that lets a derogable rule be exceeded.

    ``officer`` None speaks of every officer, each for ``quantity`` shifts, unless it is a request of the employee or a
    clearance of the union: these speak of the person named alone. ``counted`` says which cap it lets exceed, None for
    grounds that are not about a cap; ``first``/``last`` bound the dates of the shifts it covers.
    """

    id: str
    kind: GroundKind
    text: str = Field(min_length=1)
    author: str = Field(min_length=1)
    recorded_at: datetime | None = None
    act: str | None = None
    officer: str | None = None
    first: date
    last: date
    counted: Counted | None = None
    shift: str | None = None
    quantity: int = Field(default=1, ge=1)

    @property
    def is_personal(self) -> bool:
        """True for a request of the employee or a clearance, which speak of the one person they name."""
        return self.kind in _PERSONAL

    def speaks_of(self, officer: str) -> bool:
        """Return whether the ground is about that officer."""
        everybody = self.officer is None and not self.is_personal
        return everybody or self.officer == officer

    def names(self, day: date, shift: str) -> bool:
        """Return whether the ground speaks of that date and shift, of whomever it speaks."""
        return (self.shift is None or self.shift == shift) and self.first <= day <= self.last

    def covers(self, officer: str, day: date, shift: str) -> bool:
        """Return whether the ground speaks of that officer, date and shift."""
        return self.names(day, shift) and self.speaks_of(officer)


class Lock(Frozen):
    """A cell the planner fixed."""

    officer: str
    day: date
    cell: Cell
    where: str | None = None
    """Sheet and cell it was written in, for messages."""


class Counters(Frozen):
    """What an officer did before the month, over ``months`` months of the year, for rotation and fairness."""

    officer: str
    months: int = Field(default=0, ge=0, le=24)
    nights: int = Field(default=0, ge=0)
    evenings: int = Field(default=0, ge=0)
    festive: int = Field(default=0, ge=0)
    unpopular: int = Field(default=0, ge=0)
    on_call: int = Field(default=0, ge=0)
    sundays_in_row: int = Field(default=0, ge=0)
    big_holidays: int = Field(default=0, ge=0)
    shooting: int = Field(default=0, ge=0)
    """Days of shooting and operational training since 1 January (ANQ Art. 14(2))."""
    updating: int = Field(default=0, ge=0)
    """Days of professional updating since 1 January (ANQ Art. 14(2))."""
    planned_overtime: int = Field(default=0, ge=0)
    """Hours of planned overtime over those months (ANQ Art. 9(1)(b))."""


class Credit(Frozen):
    """A rest or recovery owed to an officer, earned on one date and due by another."""

    officer: str
    kind: CreditKind
    earned: date
    due: date


class PastDay(Frozen):
    """What an officer did on a date before the month."""

    officer: str
    day: date
    cell: Cell


class History(Frozen):
    """What rules that look back need (D-14): last days, counters, open credits."""

    days: tuple[PastDay, ...] = ()
    counters: tuple[Counters, ...] = ()
    credits: tuple[Credit, ...] = ()


class SeatForce(Frozen):
    """Daily force of another seat of the same provveditorato, and its on-call turns, for the 1 % test of 13(3)."""

    seat: str
    day: date
    force: int = Field(ge=0)
    absent: int = Field(default=0, ge=0)
    on_call: int = Field(default=0, ge=0)


class Balance(Frozen):
    """What an officer brings of a kind of leave or permit of a year: days, or hours for study and R.L.S. permits.

    ``entitled`` is what the office recognises, None when the law alone says it; ``enjoyed`` what was used before the
    month; ``until`` the last date it may be used.
    """

    officer: str
    code: DayCode
    year: int = Field(ge=2000, le=2100)
    entitled: int | None = Field(default=None, ge=0)
    enjoyed: int = Field(default=0, ge=0)
    until: date | None = None

    @model_validator(mode="after")
    def _of_the_year(self) -> Balance:
        if not self.code.has_balance:
            raise PydanticCustomError("no_balance", "the code has no balance of the year")
        return self
