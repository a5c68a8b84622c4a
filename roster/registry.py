"""Finds the obligations: the one module that names the package ``constraints``."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

from roster.obligation import Obligation
from roster.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roster.domain import Counted, Instance


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


def ceilings(instance: Instance) -> Mapping[Counted, int]:
    """Return the most that any rule allows of what caps count, in the month of ``instance``."""
    found: dict[Counted, int] = {}
    for rule in rules().values():
        for counted, most in rule.ceilings(instance).items():
            found[counted] = min(most, found.get(counted, most))
    return found
