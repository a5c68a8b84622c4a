"""From an instance to an audited plan: the main job as one function."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from roster.auditor import audit, audit_configuration
from roster.certificate import certificates
from roster.domain.base import Text
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.plan import Plan, Provenance
from roster.domain.roster import Cell, Roster
from roster.domain.study import engagements
from roster.errors import InputError, InternalError, Problem
from roster.messages import finding_text
from roster.planning import dates_without_a_day_post, fixed_cells
from roster.registry import read_on, rules
from roster.rule import Finding, Subject
from roster.search.settings import Progress, Settings, Watcher

if TYPE_CHECKING:
    from roster.search.no_roster import NoRosterError
    from roster.search.seat_search import Found

__all__ = ["Progress", "Settings", "generate"]


def generate(
    instance: Instance,
    settings: Settings = Settings(),  # noqa: B008  a frozen value
    progress: Watcher | None = None,
    start: Roster | None = None,
) -> Plan:
    """Return the plan of a month: a roster that breaks no hard rule, the value and bound of every tier.

    Coverage is elastic: what cannot be covered is left open and priced, never a reason for no roster.

    Args:
        instance: seat and month.
        settings: limits of the search.
        progress: called with what the search is doing.
        start: a roster of the month to go on from, wherever it still obeys every rule; it need not be complete.

    Once a first roster stands, an interruption (:class:`KeyboardInterrupt`) ends the search with the best so far.

    Raises:
        InputError: when the month is before the agreement the rules state, the configuration is looser than the law, or
            locked cells contradict a hard rule.
        InternalError: when the program breaks its own promise; the instance is saved beside the message.

    """
    from roster.search.no_roster import NoRosterError  # here, so that who only reads or audits needs no solver
    from roster.search.seat_search import SeatSearch
    from roster.search.team import HandLostError

    watch: Watcher = progress or (lambda _: None)
    _refuse(instance, audit_configuration(instance))
    fixed = fixed_cells(instance)
    _refuse(instance, _broken_by_fixed_cells(instance, fixed))
    try:
        found = SeatSearch(instance, fixed, settings, watch, start).run()
    except NoRosterError as reason:
        raise _no_roster(instance, reason) from reason
    except HandLostError as reason:
        raise _internal(instance, str(reason)) from reason
    watch(Progress("phase.audit"))
    _check(instance, found)
    return Plan(
        instance=instance,
        roster=found.roster,
        tiers=found.cells,
        certificates=certificates(instance, found.roster, found.cells),
        provenance=Provenance(
            version=version("roster"),
            solver=f"OR-Tools {version('ortools')}",
            seed=settings.seed,
            workers=settings.workers,
            seconds=settings.limit_for(len(instance.officers)),
            input_sha256=hashlib.sha256(instance.model_dump_json().encode()).hexdigest(),
            agreement=instance.profile.agreement,
            agreement_from=instance.profile.agreement_from,
            rules_read_on=read_on(),
        ),
    )


def _refuse(instance: Instance, findings: tuple[Finding, ...]) -> None:
    """Raise on findings that no roster could cure."""
    blocking = [finding for finding in findings if finding.blocks]
    if blocking:
        raise InputError([_problem(instance, finding) for finding in blocking])


def _problem(instance: Instance, finding: Finding) -> Problem:
    lock = next(
        (instance.lock[key] for day in finding.days if (key := (finding.officer or "", day)) in instance.lock), None
    )
    sentence = Text(it=finding_text(finding, instance, "it"), en=finding_text(finding, instance, "en"))
    article = rules()[finding.rule].cites[0].place
    values = {"rule": finding.rule, "article": article, "sentence": sentence}
    if lock is None:
        return Problem("refused.rule", values, *_place(finding.where))
    return Problem("refused.lock", {**values, "value": str(lock.cell)}, *_place(lock.where))


def _place(where: str | None) -> tuple[str, str]:
    """Return sheet and cell apart."""
    sheet, _, cell = (where or "").partition("!")
    return sheet, cell


def _broken_by_fixed_cells(instance: Instance, fixed: Mapping[tuple[str, date], Cell]) -> tuple[Finding, ...]:
    """Return the breaches that lie in fixed cells alone: no roster around them can be lawful."""
    rows = {o.id: tuple(fixed.get((o.id, day)) for day in instance.days) for o in instance.officers}
    findings = audit(instance, Roster(year=instance.year, month=instance.month, cells=rows))
    return tuple(
        finding
        for finding in findings
        if finding.officer
        and all((finding.officer, day) in fixed for day in finding.days if day in instance.days_in_month)
    )


def _no_roster(instance: Instance, reason: NoRosterError) -> Exception:
    if not reason.proved:
        return _internal(instance, "no lawful roster was found in the time given")
    from roster.search.conflict import conflicting_locks

    officers = tuple(instance.officer[member] for member in reason.members)
    locks = conflicting_locks(instance, officers)
    nowhere = dates_without_a_day_post(instance, officers)
    if nowhere and not locks:
        return InputError([_nowhere(instance, instance.officer[who], days) for who, days in nowhere.items()])
    if not locks:
        return _internal(instance, "the solver calls the model infeasible although no cell is locked")
    names = [f"{instance.officer[lock.officer].label} {lock.day:%d/%m}: {lock.cell}" for lock in locks]
    return InputError([Problem("refused.locks", {"locks": "; ".join(names)}, *_place(locks[0].where))])


def _nowhere(instance: Instance, officer: Officer, days: tuple[date, ...]) -> Problem:
    values = {"officer": officer.label, "id": officer.id, "unit": officer.unit, "days": len(days), "first": days[0]}
    if engagements(instance, officer):
        return Problem("refused.student", values, "Studio")
    return Problem("refused.nowhere", values, "Posti")


def _check(instance: Instance, found: Found) -> None:
    """Audit what was found, and recompute its objective from the findings alone."""
    findings = audit(instance, found.roster)
    broken = [finding for finding in findings if finding.blocks]
    if broken:
        first = finding_text(broken[0], instance, "en")
        raise _internal(instance, f"the roster breaks {len(broken)} hard rules, the first {broken[0].rule}: {first}")
    for subject, tiers in ((Subject.CELLS, found.cells), (Subject.ON_CALL, found.on_call)):
        for result in tiers:
            audited = sum(f.cost for f in findings if f.tier is result.tier and rules()[f.rule].subject is subject)
            if audited != result.value:
                raise _internal(
                    instance, f"tier {result.tier.name}: the solver says {result.value}, the audit {audited}"
                )


def _internal(instance: Instance, what: str) -> InternalError:
    path = Path(mkdtemp(prefix="roster-"), "instance.json")  # a folder of the user's own: the file names people
    path.write_text(instance.model_dump_json(), encoding="utf-8")
    return InternalError(f"{what}; the instance is saved in {path}")
