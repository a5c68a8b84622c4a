"""Which locked cells contradict one another under the hard rules: a minimal set, found by leaving each out in turn."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from roster.domain.facts import Lock
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.model import Model, encode
from roster.planning import fixed_cells

_SECONDS = 20.0


def conflicting_locks(instance: Instance, officers: tuple[Officer, ...]) -> tuple[Lock, ...]:
    """Return locks of ``officers`` that together leave no lawful roster, none of which could be spared."""
    names = {officer.id for officer in officers}
    kept = [lock for lock in instance.lock.values() if lock.officer in names]
    if not kept or not _contradictory(instance, officers, kept):
        return ()
    for lock in tuple(kept):
        without = [other for other in kept if other is not lock]
        if _contradictory(instance, officers, without):
            kept = without
    return tuple(kept)


def _contradictory(instance: Instance, officers: tuple[Officer, ...], locks: Sequence[Lock]) -> bool:
    """Return whether no lawful roster has these locks; demand does not matter, since coverage is elastic."""
    seat = instance.seat.model_copy(update={"locks": tuple(locks)})
    only = Instance(seat=seat, year=instance.year, month=instance.month)
    units = frozenset(officer.unit_on(day) for officer in officers for day in instance.days)
    m = Model(only, fixed_cells(only), officers=officers, units=units)
    encode(m)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = _SECONDS
    solver.parameters.num_workers = 1
    return solver.solve(m.cp) == cp_model.INFEASIBLE
