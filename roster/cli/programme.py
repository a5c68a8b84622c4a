"""The programme already posted, beside which a roster is what was done or what is to be done now (D-3)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from roster.cli.verdict import month_text
from roster.errors import InputError, Problem

if TYPE_CHECKING:
    from roster.domain import Instance, Roster


def beside_programme(instance: Instance, published: Path | None, published_on: date | None, lang: str) -> Instance:
    """Return ``instance`` with the programme of the plan file ``published`` and the date it was posted.

    What is not given stays as the instance has it.

    Raises:
        InputError: when the file is no plan, is of another month, or names what the instance does not know.

    """
    from roster.domain import Instance

    programme = instance.published if published is None else _read(instance, published, lang)
    return Instance(
        seat=instance.seat,
        year=instance.year,
        month=instance.month,
        published=programme,
        published_on=published_on or instance.published_on,
    )


def _read(instance: Instance, path: Path, lang: str) -> Roster:
    from roster.reader import read_plan
    from roster.reader.plan_check import strangers

    roster = read_plan(path).plan.roster
    if (roster.year, roster.month) != (instance.year, instance.month):
        months = {
            "found": month_text(roster.year, roster.month, lang),
            "asked": month_text(instance.year, instance.month, lang),
        }
        raise InputError([Problem("cli.published_other_month", dict(months))])
    problems = list(strangers(instance, roster))
    if problems:
        raise InputError(problems)
    return roster
