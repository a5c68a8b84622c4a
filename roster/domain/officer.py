"""An officer, with everything about the person that a rule reads (catalogue A.10)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from roster.domain.base import Frozen
from roster.domain.codes import RequestKind, Ruolo, Sex, WorkSchedule


class Dated(Frozen):
    """Something that holds from one date to another, both included; a missing end means open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Return whether ``day`` lies between the two ends."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Skill(Dated):
    """Place in the list of an interpello: the officer may hold posts that ask for ``name``."""

    name: str


class Request(Dated):
    """A right claimed, a request filed or a consent given, with its reference.

    ``other_parent`` is the staff number of the other parent, for the right of two parents in the Corpo.
    """

    kind: RequestKind
    reference: str | None = None
    other_parent: str | None = None


class Officer(Frozen):
    """A member of the Corpo at the seat.

    ``ruolo`` and ``unit`` are those in force from ``ruolo_from`` and ``unit_from``; before, the ``previous_``
    ones. ``fixed_shift`` and ``fixed_post`` belong to schedules on five or six days. ``union_officer`` is the mandate,
    from its first day to the one it ceased on. The three ``_elsewhere``
    figures are shifts done at another seat in the month to plan: caps count them.
    """

    id: str = Field(min_length=1)
    surname: str
    name: str
    sex: Sex
    qualifica: str
    ruolo: Ruolo
    previous_ruolo: Ruolo | None = None
    ruolo_from: date | None = None
    birth_date: date
    service_from: date
    in_force_from: date | None = None
    in_force_to: date | None = None
    unit: str
    previous_unit: str | None = None
    unit_from: date | None = None
    schedule: WorkSchedule = WorkSchedule.TURNI
    fixed_shift: str | None = None
    fixed_post: str | None = None
    skills: tuple[Skill, ...] = ()
    requests: tuple[Request, ...] = ()
    partially_unfit: bool = False
    union_officer: Dated | None = None
    safety_representative: bool = False
    medical_check: date | None = None
    nights_elsewhere: int = Field(default=0, ge=0)
    festive_elsewhere: int = Field(default=0, ge=0)
    evenings_elsewhere: int = Field(default=0, ge=0)

    @property
    def label(self) -> str:
        """Surname and name, as sheets print them."""
        return f"{self.surname} {self.name}".strip()

    @property
    def on_turns(self) -> bool:
        """True when the schedule is ``turni``."""
        return self.schedule is WorkSchedule.TURNI

    def in_force(self, day: date) -> bool:
        """Return whether the officer belongs to the seat on ``day``."""
        after = self.in_force_from is None or self.in_force_from <= day
        return after and (self.in_force_to is None or day <= self.in_force_to)

    def ruolo_on(self, day: date) -> Ruolo:
        """Return the ruolo held on ``day``."""
        if self.previous_ruolo is not None and self.ruolo_from is not None and day < self.ruolo_from:
            return self.previous_ruolo
        return self.ruolo

    def unit_on(self, day: date) -> str:
        """Return the unit of assignment on ``day``."""
        if self.previous_unit is not None and self.unit_from is not None and day < self.unit_from:
            return self.previous_unit
        return self.unit

    def union_protected(self, day: date) -> bool:
        """Return whether ``day`` lies in a union mandate or before the end of the year after it ceased (ANQ-6.1)."""
        mandate = self.union_officer
        if mandate is None or (mandate.first is not None and day < mandate.first):
            return False
        return mandate.last is None or day.year <= mandate.last.year + 1

    def has_skill(self, name: str, day: date) -> bool:
        """Return whether the officer is in the list ``name`` on ``day``."""
        return any(skill.name == name and skill.holds(day) for skill in self.skills)

    def request(self, kind: RequestKind, day: date) -> Request | None:
        """Return the request of that kind in force on ``day``, if any."""
        return next((r for r in self.requests if r.kind is kind and r.holds(day)), None)
