"""What a search raises that has no roster to give."""

from __future__ import annotations

from collections.abc import Sequence


class NoRosterError(Exception):
    """The solver found no roster: the fixed cells contradict a hard rule, or time was too short to tell."""

    def __init__(self, members: Sequence[str], proved: bool) -> None:
        super().__init__(tuple(members), proved)  # all of it, so that the error can cross to another process
        self.members = tuple(members)
        self.proved = proved

    def __str__(self) -> str:
        return "contradictory" if self.proved else "out of time"
