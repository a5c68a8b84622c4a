"""From files to months of duty, whoever made them: the plans of this program, and rosters made elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from roster.audited import Role, Source
from roster.domain.instance import Instance
from roster.domain.known import EVERYTHING, Fact
from roster.domain.roster import Roster
from roster.foreign.written import Remark


@dataclass(frozen=True)
class ReadMonth:
    """A month of duty as it was read, before any rule is asked.

    ``known`` are the facts that were given; ``addresses`` and ``turns`` are as in
    :class:`~roster.audited.AuditedMonth`, ``remarks`` what the reader understood, passed over or doubts.
    """

    instance: Instance
    roster: Roster
    sources: tuple[Source, ...]
    known: frozenset[Fact] = EVERYTHING
    addresses: Mapping[tuple[str, date], str] = field(default_factory=dict)
    turns: Mapping[tuple[str, date], tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def read_months(path: Path) -> tuple[ReadMonth, ...]:
    """Return the months a file holds, by date.

    Raises:
        InputError: when it cannot be read, with every problem found.

    """
    from roster.reader import read_plan

    found = read_plan(path)
    return (
        ReadMonth(
            instance=found.plan.instance,
            roster=found.plan.roster,
            sources=(source_of(path, Role.ROSTER),),
            addresses=found.addresses,
            turns=found.turns,
        ),
    )


def source_of(path: Path, role: Role) -> Source:
    """Return a file that was read with the hash of its bytes."""
    with path.open("rb") as file:
        return Source(path, hashlib.file_digest(file, "sha256").hexdigest(), role)
