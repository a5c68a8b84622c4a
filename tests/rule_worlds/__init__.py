"""The worlds each rule is proved on: those every rule shares, and those one rule needs to be felt.

A module of this folder adds worlds with ``WORLDS.add(rule_id, world, …)``; modules are found by scanning.
"""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from pkgutil import iter_modules

from tests.rule_worlds.shared import SHARED
from tests.worlds import World


class Worlds:
    """Shared worlds and, by rule, its own."""

    def __init__(self) -> None:
        self.everywhere: tuple[World, ...] = SHARED
        self._own: defaultdict[str, list[World]] = defaultdict(list)

    def add(self, rule_id: str, *worlds: World) -> None:
        """Prove a rule on ``worlds`` too."""
        self._own[rule_id].extend(worlds)

    def for_rule(self, rule_id: str) -> tuple[World, ...]:
        """Return the worlds of a rule, its own first."""
        return (*self._own[rule_id], *self.everywhere)

    def is_of_one_rule(self, w: World) -> bool:
        """Return whether a world was added for one rule alone."""
        return sum(any(w is one for one in worlds) for worlds in self._own.values()) == 1


WORLDS = Worlds()

for _module in iter_modules(__path__):
    if _module.name != "shared":
        import_module(f"{__name__}.{_module.name}")
