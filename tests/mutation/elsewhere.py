"""The test files that name a rule whose fault its own tests did not catch, and what they say of it."""

from __future__ import annotations

import os
import signal
from functools import cache
from pathlib import Path

import pytest

from roster.registry import rules
from tests.mutation.faults import Fault
from tests.mutation.planted import HOOKS, ROOT, halves, module_name, rules_of, rules_touched

SECONDS = 30
_NEVER = {
    "test_agreement",
    "test_articles",
    "test_broken_by_hand",
    "test_case_boundaries",
    "test_cli_arguments",
    "test_cli_check",
    "test_cli_delivery",
    "test_cli_generate",
    "test_cli_help",
    "test_cli_progress",
    "test_cli_validate",
    "test_end_to_end",
    "test_fences",
    "test_findings_speak",
    "test_random_institutes",
    "test_readme",
    "test_registry",
    "test_samples_absences",
    "test_samples_demand",
    "test_samples_past",
    "test_samples_people",
    "test_samples_set",
}
"""Files already run piece by piece, or not about what a rule says."""


def asks_elsewhere(fault: Fault) -> bool:
    """Return whether other parts of the program run the place of the fault, or it belongs to no rule."""
    touched = rules_touched(fault)
    return not touched or any(known not in rules() or halves(fault, known).other for known in touched)


def other_tests(fault: Fault) -> tuple[str, ...]:
    """Return the other test files that name one of the rules, its class, or the question it answers."""
    touched = rules_touched(fault)
    words = {f'"{known}"' for known in touched}
    words |= {kind.__name__ for known, kind in rules_of(fault.file).items() if known in touched}
    words |= {hook for hook in HOOKS if hook in fault.where}
    words |= set() if touched else {module_name(fault.file)}
    found = []
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        if path.stem not in _NEVER:
            text = path.read_text(encoding="utf-8")
            if any(word in text for word in words):
                found.append(str(path))
    return tuple(found)


@cache
def passes(path: str) -> bool:
    """Return whether a test file passes in time without any fault: one that does not has caught nothing."""
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        os._exit(int(first_failing((path,)) is not None))
    _, status = os.waitpid(child, 0)
    return status == 0


def first_failing(paths: tuple[str, ...]) -> str | None:
    """Run test files in this process, for good, and return the name of the first that fails."""
    for path in paths:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        if pytest.main(["-x", "-q", "-p", "no:cacheprovider", path]) in (1, 2):
            return Path(path).name
    return None
