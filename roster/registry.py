"""Finds the obligations, and those that bind in a month: the one module that names the package ``constraints``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

from roster.errors import InputError, Problem
from roster.obligation import Obligation
from roster.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roster.domain import Counted, Instance, Profile
    from roster.domain.base import Filling
    from roster.rule import Finding


@dataclass(frozen=True)
class ChosenReading:
    """An open reading of the law as a seat chose it: ``Q12`` of the catalogue, its field in the profile, the choice."""

    name: str
    field: str
    value: str

    def __str__(self) -> str:
        return f"{self.name} {self.value}"


@lru_cache(maxsize=1)
def obligations() -> dict[str, Obligation]:
    """Import every module under ``constraints`` and return one instance of each obligation, by id, in id order.

    Raises:
        ImportError: when a module fails to import (an obligation must never vanish), or when the package found is not
            the one installed beside ``roster``.

    """
    package = import_module("constraints")
    folder = Path(next(iter(package.__path__))).resolve()
    if folder.parent != Path(__file__).resolve().parents[1]:
        raise ImportError(f"the package 'constraints' was found in {folder}, not beside 'roster'")
    for found in walk_packages(package.__path__, "constraints."):
        import_module(found.name)
    return {known: Obligation.known[known]() for known in sorted(Obligation.known)}


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """Return the obligations that a roster obeys or breaks, by id, in id order."""
    return {known: rule for known, rule in obligations().items() if isinstance(rule, Rule)}


def in_force(instance: Instance) -> Mapping[str, Obligation]:
    """Return the obligations that bind in the month of ``instance``, by id: those in force on its first day.

    Raises:
        InputError: when the month is before the agreement the rules state.

    """
    return _in_force(instance.year, instance.month)


@lru_cache(maxsize=64)
def _in_force(year: int, month: int) -> dict[str, Obligation]:
    month_warning(year, month)
    first = date(year, month, 1)
    return {known: it for known, it in obligations().items() if _since(it) <= first <= (it.until or date.max)}


def _since(obligation: Obligation) -> date:
    from constraints import validity

    return obligation.since or validity.SINCE.get(obligation.cites[0].source, date.min)


def rules_in_force(instance: Instance) -> Mapping[str, Rule]:
    """Return the rules that a roster of the month of ``instance`` obeys or breaks, by id.

    Raises:
        InputError: as :func:`in_force`.

    """
    return _rules_in_force(instance.year, instance.month)


@lru_cache(maxsize=64)
def _rules_in_force(year: int, month: int) -> dict[str, Rule]:
    return {known: rule for known, rule in _in_force(year, month).items() if isinstance(rule, Rule)}


def measured(finding: Finding) -> tuple[Filling, Filling] | None:
    """Return the value that a finding found and the limit it is held against; None where the law has no number."""
    pair = rules()[finding.rule].measures.get(finding.says)
    if pair is None:
        return None
    told = {"amount": finding.amount, **finding.values}
    return told[pair[0]], told[pair[1]]


def readings_of(rule: str, profile: Profile) -> tuple[ChosenReading, ...]:
    """Return the open readings that an obligation obeys, as the seat chose them, in the order of the catalogue."""
    named = _readings_named(rule)
    return tuple(reading for reading in all_readings(profile) if reading.name in named) if named else ()


@lru_cache(maxsize=512)
def _readings_named(rule: str) -> frozenset[str]:
    return frozenset(re.findall(r"\bQ\d+\b", obligations()[rule].setting))


def all_readings(profile: Profile) -> tuple[ChosenReading, ...]:
    """Return every open reading of the law, as the seat chose it."""
    return tuple(ChosenReading(f"Q{int(field[1:3])}", field, str(value)) for field, value in profile.readings)


def month_warning(year: int, month: int) -> Problem | None:
    """Return the warning for a month past the last one whose festive days and rules were checked; None for others.

    Raises:
        InputError: when the month is before the agreement the rules state.

    """
    from constraints import validity

    asked = _written((year, month))
    if (year, month) < validity.FIRST_MONTH:
        early = {"month": asked, "first": _written(validity.FIRST_MONTH), "signed": validity.ANQ_SIGNED}
        raise InputError([Problem("validity.too_early", early)])
    if (year, month) <= validity.LAST_MONTH:
        return None
    late = {"month": asked, "last": _written(validity.LAST_MONTH), "read": validity.READ_ON}
    return Problem("validity.unverified", late)


def read_on() -> date:
    """Return when the sources of the rules were last read."""
    from constraints import validity

    return validity.READ_ON


def _written(month: tuple[int, int]) -> str:
    return f"{month[1]:02}/{month[0]}"


def ceilings(instance: Instance) -> Mapping[Counted, int]:
    """Return the most that any rule allows of what caps count, in the month of ``instance``."""
    found: dict[Counted, int] = {}
    for rule in rules_in_force(instance).values():
        for counted, most in rule.ceilings(instance).items():
            found[counted] = min(most, found.get(counted, most))
    return found
