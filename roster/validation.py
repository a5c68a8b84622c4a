"""The audit of months read together: each with the past the one before it left, no breach told twice."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from multiprocessing import get_context

from roster.audited import AuditedMonth
from roster.auditor import audit
from roster.border import told_once
from roster.comparison import compared
from roster.conformity import conformity
from roster.domain.instance import Instance
from roster.domain.known import Fact
from roster.domain.roster import Roster
from roster.foreign.joining import joined, known_together
from roster.foreign.reading import ReadMonth
from roster.rule import Finding

Guard = Callable[[Instance], AbstractContextManager[None]]
"""What surrounds the audit of a month, to keep what broke it. It must go to another process."""


def unguarded(_instance: Instance) -> AbstractContextManager[None]:
    """Return a guard that keeps nothing."""
    return nullcontext()


def audit_months(
    months: Sequence[ReadMonth], *, processes: int = 1, guard: Guard = unguarded
) -> tuple[AuditedMonth, ...]:
    """Return ``months``, which are in order, with what the audit found and where they stand with each rule.

    The month before is the history of the next. A breach across their border is told once, by the month its first date
    is in; the instances are those that were read, without that history. With several ``processes`` months are audited
    side by side: they bear the memory of one month each.

    Raises:
        InputError: when a month is before the agreement the rules state.

    """
    if processes > 1 and len(months) > 1:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            found = _side_by_side(pool, processes, months, guard)
    else:
        found = [_found(month.instance, month.roster, month.known, guard) for month in joined(months)]
    once = told_once(found, [month.instance.days[0] for month in months])
    known = known_together(months)
    return tuple(
        AuditedMonth(
            instance=month.instance,
            roster=month.roster,
            findings=findings,
            verdicts=conformity(month.instance, findings, facts),
            sources=month.sources,
            addresses=month.addresses,
            turns=month.turns,
            comparison=compared(month.instance, month.roster, facts),
            programmed=month.programmed,
        )
        for month, findings, facts in zip(months, once, known, strict=True)
    )


def _found(instance: Instance, roster: Roster, known: frozenset[Fact], guard: Guard) -> tuple[Finding, ...]:
    with guard(instance):
        return audit(instance, roster, known)


def _found_of_packed(packed: bytes) -> tuple[Finding, ...]:
    instance, roster, known, guard = pickle.loads(packed)
    return _found(instance, roster, known, guard)


def _side_by_side(
    pool: Executor, processes: int, months: Sequence[ReadMonth], guard: Guard
) -> list[tuple[Finding, ...]]:
    """Return the findings of each month; no more months are under way than there are processes, and one waiting."""
    found: list[tuple[Finding, ...]] = []
    under_way: deque[Future[tuple[Finding, ...]]] = deque()
    for month in joined(months):
        # packed here: the pool would do it in a thread of its own, while the next month fills the caches of this one
        packed = pickle.dumps((month.instance, month.roster, month.known, guard))
        under_way.append(pool.submit(_found_of_packed, packed))
        if len(under_way) > processes:
            found.append(under_way.popleft().result())
    return [*found, *(future.result() for future in under_way)]
