"""The contract of a rule: where it is written, its numbers, how to impose it, how to check it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import Field

from roster.domain.base import Filling, Frozen
from roster.domain.codes import Counted
from roster.domain.instance import Instance
from roster.domain.known import Fact
from roster.domain.officer import Officer
from roster.domain.plan import Tier
from roster.domain.profile import Readings
from roster.obligation import Citation, Obligation, Status

__all__ = ["WITHHELD", "Citation", "Finding", "Rule", "Severity", "Status", "Subject"]

if TYPE_CHECKING:
    from roster.domain.facts import Credit
    from roster.model import Model
    from roster.record import Record


WITHHELD = "-"
"""The sentence of a finding in a union copy, where its own would tell why somebody is absent."""


class Severity(StrEnum):
    """What a finding weighs."""

    HARD = "vietato"
    """A breach: the engine never makes it."""
    REPORT = "segnalazione"
    """To be shown: an uncovered post, a fact out of the ordinary, a thing the input does not say."""
    PREFERENCE = "preferenza"
    """A wish of good practice not met, with the amount it costs in its tier."""


class Subject(StrEnum):
    """What a rule decides on: who does what on which date, the turns of reperibilità over it, or how it changed."""

    CELLS = "turni"
    ON_CALL = "reperibilità"
    CHANGES = "variazioni"


class Finding(Frozen):
    """One thing the audit found. ``says`` names a sentence of the rule; ``values`` fill it in any language.

    ``days`` are the dates of the cells concerned, the first being where the breach is; ``amount`` is what the sentence
    counts (shifts, minutes, officers missing); ``cost`` is what it adds to ``tier`` of the objective. ``from_facts``
    marks a breach that no cell of this month could avoid, made by what is given: the month before, absences, overtime,
    training, dates of acts; ``ground`` is the id of the ground that covers it. ``where`` is the sheet and cell that a
    finding about the input speaks of, where it is known.
    """

    rule: str
    severity: Severity
    says: str
    values: Mapping[str, Filling] = Field(default_factory=dict)
    officer: str | None = None
    days: tuple[date, ...] = ()
    post: str | None = None
    shift: str | None = None
    amount: int = 1
    tier: Tier | None = None
    cost: int = 0
    from_facts: bool = False
    ground: str | None = None
    where: str | None = None

    @property
    def blocks(self) -> bool:
        """True for a breach that this month's roster is answerable for."""
        return self.severity is Severity.HARD and not self.from_facts and self.ground is None


class Rule(Obligation):
    """An obligation that a roster obeys or breaks. Its numbers are the fields.

    ``encode`` and ``audit`` are written apart and proved to agree. Beside what every obligation states, a class states
    ``says``, the sentences of its findings; ``needs``, the facts without which it cannot be checked at all, because
    breaches would go unseen or be found where there are none; and ``looks_at``, those without which it is checked in
    part only. It reads no fact that it does not state.
    """

    abstract: ClassVar[bool] = True
    must_state: ClassVar[tuple[str, ...]] = ("id", "title", "cites", "says", "needs", "looks_at", "__doc__")
    status: ClassVar[Status] = Status.ENFORCED
    subject: ClassVar[Subject] = Subject.CELLS
    measures: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Where the law has a number: for a sentence, the placeholders of the value found and of its limit."""
    needs: ClassVar[frozenset[Fact]]
    looks_at: ClassVar[frozenset[Fact]]

    def needs_under(self, readings: Readings) -> frozenset[Fact]:
        """Return what the rule cannot do without under those readings of the law; most need the same under all."""
        return self.needs

    @abstractmethod
    def encode(self, m: Model) -> None:
        """Impose the rule on the CP-SAT model."""

    @abstractmethod
    def audit(self, record: Record) -> Iterator[Finding]:
        """Read a roster, whatever made it, and yield each breach. Empty cells are unknown, never breaches."""

    def ceilings(self, instance: Instance) -> Mapping[Counted, int]:
        """Return the most the rule allows in the month of what caps count, for sheets to print; most rules set none."""
        return {}

    def opens(self, record: Record) -> Iterable[Credit]:
        """Return the credits that the month leaves its officers by this rule; most rules leave none."""
        return ()

    def spares_nights(self, instance: Instance, officer: Officer, day: date) -> bool:
        """Return whether the rule spares the officer the nights of surveillance of ``day``; most rules spare nobody."""
        return False

    def found(self, severity: Severity, says: str, **fields: Any) -> Finding:
        """Return a finding of this rule; ``says`` must be one of its sentences."""
        if says not in self.says:
            raise KeyError(f"{self.id} has no sentence {says!r}")
        return Finding(rule=self.id, severity=severity, says=says, **fields)
