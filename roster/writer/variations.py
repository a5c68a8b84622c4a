"""What was done beside what was posted: each difference with what the register of changes says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from roster.domain.change import Change
from roster.domain.codes import ChangeOrigin, Outcome
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.roster import Cell, Duty
from roster.record import Record


@dataclass(frozen=True)
class Variation:
    """A date of an officer that differs from the programme, or a change in the register that altered no cell.

    ``unexpected`` marks an absence that arose after posting: a fact, which nobody decided. ``missing`` are message keys
    of what the register lacks.
    """

    officer: Officer
    day: date
    was: Cell | None
    now: Cell | None
    change: Change | None
    unexpected: bool
    missing: tuple[str, ...]

    @property
    def irregular(self) -> bool:
        """True when somebody's service was changed and the register does not say all it must."""
        return bool(self.missing)


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
    last = next((change for change in reversed(made) if change.becomes in (None, now)), made[-1] if made else None)
    if was != now:
        yield _difference(record.instance, officer, day, was, now, last)
    for change in changes:
        if change is not last or was == now:
            yield Variation(officer, day, was, now, change, unexpected=False, missing=())


def _difference(
    instance: Instance, officer: Officer, day: date, was: Cell | None, now: Cell | None, change: Change | None
) -> Variation:
    absence = instance.absence(officer.id, day)
    arose = absence is not None and now is not None and now.code is absence.code
    unexpected = change is None and arose
    missing = () if unexpected else tuple(_missing(change, now))
    return Variation(officer, day, was, now, change, unexpected, missing)


def _missing(change: Change | None, now: Cell | None) -> Iterator[str]:
    """Yield what a change lacks: the administration's needs a ground, a notice and a confirmation in writing."""
    if change is None:
        yield "variation.no_record"
        return
    if change.becomes is not None and change.becomes != now:
        yield "variation.other_cell"
    if change.origin is ChangeOrigin.DIPENDENTE:
        yield from _absent(("request", change.request), ("outcome", change.outcome))
    else:
        yield from _absent(
            ("ground", change.ground),
            ("reason", change.reason),
            ("notice", change.notified_at),
            ("confirmation", change.confirmed_at),
        )
    yield from _absent(("author", change.author), ("decision", change.decided_at))


def _absent(*fields: tuple[str, object]) -> Iterator[str]:
    return (f"variation.no_{name}" for name, value in fields if value is None)


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
