"""Work outside the shifts of the programme."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from roster.domain.base import Frozen
from roster.domain.codes import ExtraKind, Settlement


class Extra(Frozen):
    """Work outside the shifts of the programme: overtime, a call-out, a late relief, a service meeting.

    Minutes are counted from the midnight that begins ``day``, and ``end_minute`` may pass the next one. ``act`` is the
    reasoned order, ``consent`` the reference of the written consent (ANQ Art. 11(1)(5)(6)); ``security`` marks the
    special needs of security that do without consent. ``called_at`` is when an officer on call was called (13(8)).
    ``away`` marks service out of seat beyond the daily shift (d.P.R. 39/2018 art. 10).
    """

    officer: str
    day: date
    start_minute: int = Field(ge=0, lt=24 * 60)
    end_minute: int = Field(gt=0, le=48 * 60)
    kind: ExtraKind
    settlement: Settlement = Settlement.PAGAMENTO
    act: str | None = None
    reason: str | None = None
    consent: str | None = None
    security: bool = False
    called_at: datetime | None = None
    away: bool = False

    @model_validator(mode="after")
    def _consistent(self) -> Extra:
        if self.end_minute <= self.start_minute:
            raise PydanticCustomError("hours_reversed", "the work ends before it starts")
        if self.minutes > 24 * 60:
            raise PydanticCustomError("longer_than_a_day", "the work lasts more than twenty-four hours")
        return self

    @property
    def start(self) -> datetime:
        """First instant, local civil time."""
        return datetime.combine(self.day, time()) + timedelta(minutes=self.start_minute)

    @property
    def end(self) -> datetime:
        """Instant after the last, local civil time."""
        return datetime.combine(self.day, time()) + timedelta(minutes=self.end_minute)

    @property
    def minutes(self) -> int:
        """Length."""
        return self.end_minute - self.start_minute
