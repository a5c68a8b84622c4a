"""A finished or partial roster: for each officer and date of the month, one cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from roster.domain.base import Frozen
from roster.domain.codes import DayCode


class Duty(Frozen):
    """A shift held at a post; ``post`` is None only in a roster somebody else made without saying where."""

    shift: str
    post: str | None = None

    def __str__(self) -> str:
        return f"{self.shift} {self.post}" if self.post else self.shift


class Cell(Frozen):
    """Status of an officer on a date, with the duties when the status is DUTY."""

    code: DayCode
    duties: tuple[Duty, ...] = ()

    @model_validator(mode="after")
    def _duties_only_on_duty(self) -> Cell:
        if (self.code is DayCode.DUTY) != bool(self.duties):
            raise PydanticCustomError("duties_only_on_duty", "a cell has duties exactly when its status is duty")
        return self

    @classmethod
    def duty(cls, shift: str, post: str | None = None) -> Cell:
        """Return the cell of one shift at one post."""
        return cls(code=DayCode.DUTY, duties=(Duty(shift=shift, post=post),))

    def __str__(self) -> str:
        return " + ".join(map(str, self.duties)) if self.duties else self.code.value


class OnCall(Frozen):
    """A turn of reperibilità: the officer is on call during ``shift`` of service day ``day``."""

    officer: str
    day: date
    shift: str


class Roster(Frozen):
    """The servizio of a month: officer id to one cell per date, None where nothing was written."""

    year: int
    month: int = Field(ge=1, le=12)
    cells: Mapping[str, tuple[Cell | None, ...]]
    on_call: tuple[OnCall, ...] = ()

    @field_validator("cells")
    @classmethod
    def _sorted(cls, cells: Mapping[str, tuple[Cell | None, ...]]) -> Mapping[str, tuple[Cell | None, ...]]:
        return dict(sorted(cells.items()))

    def cell(self, officer: str, day: date) -> Cell | None:
        """Return the cell of an officer on a date of the month; None outside it or when empty."""
        row = self.cells.get(officer)
        if row is None or (day.year, day.month) != (self.year, self.month):
            return None
        return row[day.day - 1]
