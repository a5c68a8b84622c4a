"""Programmed against worked: what changed, what the register of changes says of it, how often for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from roster.domain.instance import Instance
from roster.domain.known import EVERYTHING, Fact
from roster.domain.roster import Roster
from roster.record import Record
from roster.variations import Variation, variations


class Explanation(StrEnum):
    """What accounts for a cell that is not the one posted."""

    REGISTERED = "variazione registrata"
    AROSE = "assenza sopravvenuta"
    NONE = "non spiegata"


@dataclass(frozen=True)
class Difference:
    """A cell that is not the one posted, and how long before the first shift it moves the officer was told.

    ``notice`` is negative for who was told later, None where the register does not say when.
    """

    variation: Variation
    explanation: Explanation
    notice: timedelta | None = None


@dataclass(frozen=True)
class Rate:
    """How much changed for one person, one unit or everybody: cells posted, changed, and changed without a word.

    ``notices`` are those known, the shortest first.
    """

    posted: int
    changed: int
    unexplained: int
    notices: tuple[timedelta, ...] = ()

    @property
    def share(self) -> float:
        """Return the part of the cells posted that changed, 0 to 1."""
        return self.changed / self.posted if self.posted else 0.0

    @property
    def usual_notice(self) -> timedelta | None:
        """Return the notice that at least half of those known reach; None when none is known."""
        return self.notices[len(self.notices) // 2] if self.notices else None


@dataclass(frozen=True)
class Comparison:
    """A month beside its programme: every difference by date, and the rates by officer and by unit.

    Without the register of changes (``has_register`` False) nothing can be said of the grounds of any difference.
    """

    differences: tuple[Difference, ...]
    total: Rate
    by_officer: dict[str, Rate]
    by_unit: dict[str, Rate]
    has_register: bool = True


def compared(instance: Instance, roster: Roster, known: frozenset[Fact] = EVERYTHING) -> Comparison | None:
    """Return the month beside the programme of its instance; None without one. People in neither have no rate."""
    published = instance.published
    if published is None:
        return None
    record = Record(instance, roster)
    found = tuple(_difference(record, one) for one in variations(record) if one.changed)
    posted = {
        officer.id: sum(cell is not None for cell in published.cells.get(officer.id, ())) for officer in record.officers
    }
    changed = {one.variation.officer.id for one in found}
    people = [officer for officer in record.officers if posted[officer.id] or officer.id in changed]
    units = dict.fromkeys(officer.unit for officer in people)
    return Comparison(
        differences=found,
        total=_rate(posted, found, {officer.id for officer in people}),
        by_officer={officer.id: _rate(posted, found, {officer.id}) for officer in people},
        by_unit={unit: _rate(posted, found, {o.id for o in people if o.unit == unit}) for unit in units},
        has_register=Fact.VARIAZIONI in known,
    )


def _rate(posted: dict[str, int], found: Iterable[Difference], officers: set[str]) -> Rate:
    own = [one for one in found if one.variation.officer.id in officers]
    return Rate(
        posted=sum(posted[officer] for officer in officers),
        changed=len(own),
        unexplained=sum(one.explanation is Explanation.NONE for one in own),
        notices=tuple(sorted(one.notice for one in own if one.notice is not None)),
    )


def _difference(record: Record, variation: Variation) -> Difference:
    if variation.change is None:
        return Difference(variation, Explanation.AROSE if variation.unexpected else Explanation.NONE)
    told, begins = variation.change.notified_at, _first_start(record, variation)
    notice = None if told is None or begins is None else begins - told
    return Difference(variation, Explanation.REGISTERED, notice)


def _first_start(record: Record, variation: Variation) -> datetime | None:
    """Return when the first shift of the date begins, posted or held; None when there is none."""
    duties = [duty for cell in (variation.was, variation.now) if cell is not None for duty in cell.duties]
    shifts = (record.instance.shift.get(duty.shift) for duty in duties)
    return min((shift.starts_at(variation.day) for shift in shifts if shift is not None), default=None)
