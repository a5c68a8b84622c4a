"""The contract of a rule: where it is written, its numbers, how to impose it, how to check it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import Field

from roster.domain.base import Frozen, Text
from roster.domain.codes import Counted
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.plan import Tier

if TYPE_CHECKING:
    from roster.domain.facts import Credit
    from roster.model import Model
    from roster.record import Record


class Citation(Frozen):
    """The sentence that obliges: source, article, text in Italian as printed, last day a person read it there."""

    source: str
    article: str
    text: str
    checked_on: date

    @property
    def place(self) -> str:
        """Source and article as tables print them; good practice has no article."""
        return self.source if self.source == "prassi" else f"{self.source} art. {self.article}"


class Severity(StrEnum):
    """What a finding weighs."""

    HARD = "vietato"
    """A breach: the engine never makes it."""
    REPORT = "segnalazione"
    """To be shown: an uncovered post, a breach inherited from the month before, a thing the input does not say."""
    PREFERENCE = "preferenza"
    """A wish of good practice not met, with the amount it costs in its tier."""


class Status(StrEnum):
    """What the product does with an obligation."""

    ENFORCED = "imposta e verificata"
    AUDITED = "solo verificata"
    CONFIGURATION = "controllo di configurazione"
    PREFERENCE = "preferenza pesata e misurata"


class Subject(StrEnum):
    """What a rule decides on: who does what on which date, or the turns of reperibilità laid over it."""

    CELLS = "turni"
    ON_CALL = "reperibilità"


class Finding(Frozen):
    """One thing the audit found. ``says`` names a sentence of the rule; ``values`` fill it in any language.

    ``days`` are the dates of the cells concerned, the first being where the breach is; ``amount`` is what the sentence
    counts (shifts, minutes, officers missing); ``cost`` is what it adds to ``tier`` of the objective. ``inherited``
    marks a breach that no cell of this month could avoid; ``ground`` is the id of the ground that covers it.
    """

    rule: str
    severity: Severity
    says: str
    values: Mapping[str, str | int | date] = Field(default_factory=dict)
    officer: str | None = None
    days: tuple[date, ...] = ()
    post: str | None = None
    shift: str | None = None
    amount: int = 1
    tier: Tier | None = None
    cost: int = 0
    inherited: bool = False
    ground: str | None = None

    @property
    def blocks(self) -> bool:
        """True for a breach that this month's roster is answerable for."""
        return self.severity is Severity.HARD and not self.inherited and self.ground is None


class Rule(Frozen):
    """One obligation. Its numbers are the fields; ``encode`` and ``audit`` are written apart and proved to agree.

    A class states ``id`` (that of the catalogue, permanent), ``title`` (the obligation in one sentence), ``cites``,
    ``says`` (the sentences of its findings), ``status`` and ``setting`` (the profile's field or reading it obeys).
    """

    id: ClassVar[str]
    title: ClassVar[Text]
    cites: ClassVar[tuple[Citation, ...]]
    says: ClassVar[Mapping[str, Text]]
    status: ClassVar[Status] = Status.ENFORCED
    setting: ClassVar[str] = ""
    subject: ClassVar[Subject] = Subject.CELLS
    known: ClassVar[dict[str, type[Rule]]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a rule that does not state its id, meaning, source and sentences, or takes another's id."""
        missing = [name for name in ("id", "title", "cites", "says", "__doc__") if not cls.__dict__.get(name)]
        if missing:
            raise TypeError(f"{cls.__name__}: a rule states its {', '.join(missing)}")
        if Rule.known.setdefault(cls.id, cls) is not cls:
            raise TypeError(f"{cls.__name__}: id {cls.id!r} already belongs to {Rule.known[cls.id].__name__}")

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
