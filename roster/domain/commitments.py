"""Hours for which officers should be free: lessons, exams, staff assemblies."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from roster.domain.base import Frozen
from roster.domain.officer import Dated


class StudyKind(StrEnum):
    """What a student must be free for (ANQ Art. 10(10))."""

    LEZIONE = "lezione"
    ESAME = "esame"


class Weekday(StrEnum):
    """Days of the week as people write them, Monday first."""

    LUNEDI = "lunedì"
    MARTEDI = "martedì"
    MERCOLEDI = "mercoledì"
    GIOVEDI = "giovedì"
    VENERDI = "venerdì"
    SABATO = "sabato"
    DOMENICA = "domenica"

    @property
    def number(self) -> int:
        """0 for Monday, as :meth:`datetime.date.weekday` counts."""
        return _NUMBERS[self]


_NUMBERS = {weekday: number for number, weekday in enumerate(Weekday)}


class Study(Dated):
    """Hours of lessons or of an exam of a student: on every date from ``first`` to ``last``, or on one weekday."""

    officer: str
    kind: StudyKind
    first: date
    last: date
    weekday: Weekday | None = None
    start_minute: int = Field(default=0, ge=0, lt=24 * 60)
    end_minute: int = Field(default=24 * 60, gt=0, le=24 * 60)
    note: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Study:
        if self.last < self.first:
            raise PydanticCustomError("ends_before_start", "the commitment ends before it starts")
        if self.end_minute <= self.start_minute:
            raise PydanticCustomError("hours_reversed", "the hours end before they start")
        return self

    def held_on(self, day: date) -> bool:
        """Return whether the officer is engaged on ``day``."""
        return self.holds(day) and (self.weekday is None or self.weekday.number == day.weekday())


class Assembly(Frozen):
    """A staff assembly (ANQ Art. 5(4)): the largest possible number should attend."""

    day: date
    start_minute: int = Field(ge=0, lt=24 * 60)
    end_minute: int = Field(gt=0, le=24 * 60)
    note: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Assembly:
        if self.end_minute <= self.start_minute:
            raise PydanticCustomError("hours_reversed", "the assembly ends before it starts")
        return self
