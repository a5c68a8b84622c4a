"""Monthly duty rosters for the Corpo di Polizia Penitenziaria, audited rule by rule.

The verbs of the command line, for programs::

    import roster

    instance = roster.read("sede.xlsx", 2026, 12)
    plan = roster.generate(instance, roster.Settings(time_limit=30))
    findings = roster.validate(plan.instance, plan.roster)
    roster.write(plan, "dicembre-2026.xlsx")
    print([roster.finding_text(finding, instance) for finding in findings if finding.blocks])

Rosters made elsewhere, one or several months of them::

    months = roster.read_rosters(["ottobre.xlsx", "novembre.csv"], seat="sede.xlsx", mapping="mappa.toml")
    for month in roster.validate_months(months):
        print([roster.finding_text(finding, month.instance) for finding in month.findings if finding.blocks])
        print([verdict.rule for verdict in month.verdicts if verdict.standing is roster.Standing.NOT_CHECKED])

Nothing here prints or reads the clock. What a person can mend is an :class:`InputError` that carries every
:class:`Problem` found; a broken promise of the program is an :class:`InternalError`.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from roster.audited import AuditedMonth
from roster.conformity import RuleVerdict, Standing
from roster.domain import Cell, Instance, Officer, Plan, Post, Profile, Roster, Seat, Shift, Tier, TierResult
from roster.errors import InputError, InternalError, Problem
from roster.generate import Progress, Settings, generate  # early: loaded later, the module would take the name
from roster.messages import finding_text, problem_text
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.foreign.reading import ReadMonth

__all__ = [
    "AuditedMonth",
    "Cell",
    "Citation",
    "Finding",
    "InputError",
    "Instance",
    "InternalError",
    "Officer",
    "Plan",
    "Post",
    "Problem",
    "Profile",
    "Progress",
    "Roster",
    "Rule",
    "RuleVerdict",
    "Seat",
    "Settings",
    "Severity",
    "Shift",
    "Standing",
    "Tier",
    "TierResult",
    "finding_text",
    "generate",
    "problem_text",
    "read",
    "read_plan",
    "read_rosters",
    "validate",
    "validate_months",
    "write",
]


def read(path: str | PathLike[str], year: int, month: int) -> Instance:
    """Return the seat of a workbook (``.xlsx``) or of its JSON twin, in a month.

    Raises:
        InputError: with every problem found, each with sheet, cell, value and remedy.

    """
    from roster.reader import read_instance

    return read_instance(Path(path), year, month)


def read_plan(path: str | PathLike[str]) -> Plan:
    """Return a plan from the office workbook or the JSON file that :func:`write` made, edited since or not.

    Raises:
        InputError: with every cell that cannot be understood.

    """
    from roster.reader import read_plan as read_file

    return read_file(Path(path)).plan


def read_rosters(
    paths: Sequence[str | PathLike[str]],
    *,
    seat: str | PathLike[str] | None = None,
    mapping: str | PathLike[str] | None = None,
    programmes: Sequence[str | PathLike[str]] = (),
) -> tuple[ReadMonth, ...]:
    """Return the months of rosters whoever made them, by date: workbooks, CSV, plans of this program.

    ``seat`` is the workbook of the seat or its JSON twin, ``mapping`` the mapping file that says what the words of the
    rosters mean, ``programmes`` the rosters as they were posted. Each month tells in ``remarks`` what was understood,
    passed over or doubted, with its cell, and in ``known`` the facts that were given.

    Raises:
        InputError: with every problem of every file, and each word that a mapping file has to explain.

    """
    from roster.foreign.reading import given
    from roster.foreign.several import beside_programmes, months_in

    beside = given(None if seat is None else Path(seat), None if mapping is None else Path(mapping))
    months = months_in([Path(path) for path in paths], beside)
    return beside_programmes(months, months_in([Path(path) for path in programmes], beside)) if programmes else months


def validate_months(months: Sequence[ReadMonth]) -> tuple[AuditedMonth, ...]:
    """Return months that were read together with what every rule finds in them, and where they stand with each rule.

    Each month has the one before it as its history; a breach across their border is told once. A rule whose facts were
    not given is :attr:`Standing.NOT_CHECKED`, never respected.

    Raises:
        InputError: when a month is before the agreement the rules state.

    """
    from roster.validation import audit_months

    return audit_months(months)


def validate(instance: Instance, roster: Roster) -> tuple[Finding, ...]:
    """Return every finding of every rule on a roster, whatever made it; the solver is not needed.

    A roster is compliant when no finding :attr:`~roster.rule.Finding.blocks`.
    """
    from roster.auditor import audit

    return audit(instance, roster)


def write(
    plan: Plan, path: str | PathLike[str], *, posted: bool = False, lang: str = "it", overwrite: bool = False
) -> None:
    """Write the office workbook, the JSON plan when the name ends with ``.json``, or the copy to post.

    The file appears whole or not at all; the ``posted`` copy carries no reason of absence.

    Raises:
        FileExistsError: when the file exists and ``overwrite`` is False.

    """
    from roster.writer import write_office, write_plan_json, write_posted

    target = Path(path)
    if posted:
        write_posted(plan, target, lang, overwrite=overwrite)
    elif target.suffix.lower() == ".json":
        write_plan_json(plan, target, overwrite=overwrite)
    else:
        write_office(plan, validate(plan.instance, plan.roster), target, lang, overwrite=overwrite)
