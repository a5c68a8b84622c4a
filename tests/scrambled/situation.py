"""A seat, a month and a roster, and what is needed to tell something of them otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar, get_args

from roster.domain import (
    Cell,
    DayCode,
    Frozen,
    Instance,
    Officer,
    Post,
    Readings,
    Roster,
    Seat,
)

T = TypeVar("T", bound=Frozen)


@dataclass(frozen=True)
class Situation:
    """An instance and a roster of its month."""

    instance: Instance
    roster: Roster

    @property
    def seat(self) -> Seat:
        """Everything the seat has told."""
        return self.instance.seat

    def told(self, **seat: Any) -> Situation:
        """Return the situation with other fields of the seat; nothing worked out before is kept."""
        changed = self.seat.model_copy(update=seat)
        return replace(self, instance=fresh(self.instance, seat=changed))

    def profiled(self, **profile: Any) -> Situation:
        """Return the situation with other fields of the profile."""
        return self.told(profile=self.seat.profile.model_copy(update=profile))


def fresh(one: T, **fields: Any) -> T:
    """Return a copy with other fields and without what was worked out of the old ones."""
    return type(one)(**{name: getattr(one, name) for name in type(one).model_fields} | fields)


def officers_told(s: Situation, change: Callable[[Officer], Mapping[str, Any]]) -> Situation:
    return s.told(officers=tuple(officer.model_copy(update=dict(change(officer))) for officer in s.seat.officers))


def posts_told(s: Situation, change: Callable[[Post], Mapping[str, Any]]) -> Situation:
    return s.told(posts=tuple(post.model_copy(update=dict(change(post))) for post in s.seat.posts))


def some(rnd: Random, rows: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(row for row in rows if rnd.random() < 0.5)


def a_day(s: Situation, rnd: Random, before: int = 0) -> date:
    return s.instance.days[0] + timedelta(days=rnd.randrange(-before, len(s.instance.days)))


def somebody(s: Situation, rnd: Random) -> str:
    return rnd.choice(s.instance.officers).id if s.instance.officers else "nessuno"


def a_shift(s: Situation, rnd: Random) -> str:
    return rnd.choice(s.seat.profile.shifts).code


def a_cell(s: Situation, rnd: Random) -> Cell:
    if rnd.random() < 0.6 and s.seat.posts:
        return Cell.duty(a_shift(s, rnd), rnd.choice(s.seat.posts).code)
    return Cell(code=rnd.choice([code for code in DayCode if code is not DayCode.DUTY]))


def with_other_readings(s: Situation, rnd: Random) -> Situation:
    """Return the situation under readings of the law chosen at random: settings of the seat, and always known."""
    told = {name: rnd.choice(get_args(field.annotation)) for name, field in Readings.model_fields.items()}
    return s.profiled(readings=Readings(**told))
