"""What was done beside what was posted: each difference with what the register of changes says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from roster.domain.change import Change
from roster.domain.codes import Outcome
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.roster import Cell, Duty
from roster.record import Record


@dataclass(frozen=True)
class Variation:
    """A date of an officer that differs from the programme, or a change in the register that altered no cell.

    ``change`` is the last line of the register that explains it; ``unexpected`` marks an absence that arose after
    posting: a fact, which nobody decided.
    """

    officer: Officer
    day: date
    was: Cell | None
    now: Cell | None
    change: Change | None
    unexpected: bool

    @property
    def changed(self) -> bool:
        """True when the cell is not the one posted."""
        return self.was != self.now


def variations(record: Record) -> tuple[Variation, ...]:
    """Return the differences between the posted programme and the roster, by date, then in the order of the officers.

    Without a posted programme there is nothing to compare.
    """
    instance = record.instance
    if instance.published is None:
        return ()
    changes = _by_cell(instance)
    return tuple(
        variation
        for day in instance.days
        for officer in instance.officers
        for variation in _of_cell(record, officer, day, changes.get((officer.id, day), ()))
    )


def _by_cell(instance: Instance) -> Mapping[tuple[str, date], tuple[Change, ...]]:
    found: defaultdict[tuple[str, date], list[Change]] = defaultdict(list)
    for change in instance.seat.changes:
        found[change.officer, change.day].append(change)
    return {key: tuple(rows) for key, rows in found.items()}


def _of_cell(record: Record, officer: Officer, day: date, changes: tuple[Change, ...]) -> Iterator[Variation]:
    """Yield the difference of a cell with the last change that explains it, then the changes that explain none."""
    published = record.instance.published
    was = published.cell(officer.id, day) if published else None
    now = record.cell(officer.id, day)
    made = [change for change in changes if change.outcome is not Outcome.RESPINTA]
    last = next((change for change in reversed(made) if change.becomes in (None, now)), None)
    absence = record.instance.absence(officer.id, day)
    arose = absence is not None and now is not None and now.code is absence.code
    if was != now:
        yield Variation(officer, day, was, now, last, unexpected=last is None and arose)
    for change in changes:
        if change is not last or was == now:
            yield Variation(officer, day, was, now, change, unexpected=False)


def substitutes(record: Record) -> frozenset[tuple[str, date]]:
    """Return who, on which date, holds a duty that the programme gave to somebody no longer there."""
    published = record.instance.published
    if published is None:
        return frozenset()
    found = set()
    for day in record.days:
        pairs = {o.id: (_duties(published.cell(o.id, day)), _duties(record.cell(o.id, day))) for o in record.officers}
        left = {duty for before, after in pairs.values() for duty in before - after}
        found |= {(officer, day) for officer, (before, after) in pairs.items() if (after - before) & left}
    return frozenset(found)


def _duties(cell: Cell | None) -> frozenset[Duty]:
    return frozenset(cell.duties) if cell else frozenset()
