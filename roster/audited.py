"""An audited month, as every form of the findings shows it: on screen, in a workbook, on a page, for a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from roster.conformity import RuleVerdict
from roster.domain.instance import Instance
from roster.domain.roster import Roster
from roster.rule import Finding


class Role(StrEnum):
    """What a file was read for."""

    ROSTER = "servizio"
    PROGRAMME = "programma esposto"
    SEAT = "dati della sede"
    MAPPING = "mappa"


@dataclass(frozen=True)
class Source:
    """A file that was read, with the hash of its bytes."""

    path: Path
    sha256: str
    role: Role


@dataclass(frozen=True)
class AuditedMonth:
    """A roster of a month, what the audit found in it, and where.

    ``addresses`` gives the cell of an officer on a date, ``turns`` those in a list of reperibilità, as
    ``Foglio!C7`` in the file of role ROSTER.
    """

    instance: Instance
    roster: Roster
    findings: tuple[Finding, ...]
    verdicts: tuple[RuleVerdict, ...]
    sources: tuple[Source, ...]
    addresses: Mapping[tuple[str, date], str] = field(default_factory=dict)
    turns: Mapping[tuple[str, date], tuple[str, ...]] = field(default_factory=dict)
