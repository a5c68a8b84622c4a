"""Monthly duty rosters for the Corpo di Polizia Penitenziaria, audited rule by rule.

The four verbs of the command line, for programs::

    import roster

    instance = roster.read("sede.xlsx", 2026, 12)
    plan = roster.generate(instance, roster.Settings(time_limit=30))
    findings = roster.validate(plan.instance, plan.roster)
    roster.write(plan, "dicembre-2026.xlsx")
    print([roster.finding_text(finding, instance) for finding in findings if finding.blocks])

Nothing here prints or reads the clock. What a person can mend is an :class:`InputError` that carries every
:class:`Problem` found; a broken promise of the program is an :class:`InternalError`.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from roster.domain import Cell, Instance, Officer, Plan, Post, Profile, Roster, Seat, Shift, Tier, TierResult
from roster.errors import InputError, InternalError, Problem
from roster.generate import Progress, Settings, generate  # early: loaded later, the module would take the name
from roster.messages import finding_text, problem_text
from roster.rule import Citation, Finding, Rule, Severity

__all__ = [
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
    "Seat",
    "Settings",
    "Severity",
    "Shift",
    "Tier",
    "TierResult",
    "finding_text",
    "generate",
    "problem_text",
    "read",
    "read_plan",
    "validate",
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
