"""An audited month, as every form of the findings shows it: on screen, in a workbook, on a page, for a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from roster.comparison import Comparison
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
    ``Foglio!C7`` in the file of role ROSTER. ``comparison`` is the month beside its programme, None where none was
    given; ``programmed`` gives the cells of that programme, where it was read from cells.
    """

    instance: Instance
    roster: Roster
    findings: tuple[Finding, ...]
    verdicts: tuple[RuleVerdict, ...]
    sources: tuple[Source, ...]
    addresses: Mapping[tuple[str, date], str] = field(default_factory=dict)
    turns: Mapping[tuple[str, date], tuple[str, ...]] = field(default_factory=dict)
    comparison: Comparison | None = None
    programmed: Mapping[tuple[str, date], str] = field(default_factory=dict)

    @property
    def file(self) -> str | None:
        """The file with the roster; None where it came from none, or from several that cells name."""
        files = [str(source.path) for source in self.sources if source.role is Role.ROSTER]
        return files[0] if len(files) == 1 else None
