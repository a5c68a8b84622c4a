"""What the words of a cell mean, before a seat gives them codes; or why they are not understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from roster.domain.codes import DayCode
from roster.domain.shift import Shift
from roster.foreign.meanings.hours import Hours, of_shift


@dataclass(frozen=True)
class Note:
    """A choice that could be wrong, made in reading words: a sentence of the catalogue and what fills it."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Unclear:
    """Words that nobody but their author can explain: why, and the meanings they could have.

    ``part`` is the one to explain where the others are understood: in ``primo SEZ1`` the word beside the post.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    proposals: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True)
class Slot:
    """A shift by its code; without ``hours`` they are still to be asked."""

    code: str
    hours: Hours | None

    @classmethod
    def of(cls, shift: Shift) -> Slot:
        """Return the slot of a shift of a table."""
        return cls(shift.code, of_shift(shift))


@dataclass(frozen=True)
class Service:
    """A shift at a post: the code of a post of the seat, or its name where there is no seat."""

    slot: Slot
    post: str | None = None

    def __str__(self) -> str:
        return f"{self.slot.code} {self.post}" if self.post else self.slot.code


@dataclass(frozen=True)
class Sense:
    """A status, or services; turns of reperibilità beside them. All empty: the cell says nothing."""

    status: DayCode | None = None
    services: tuple[Service, ...] = ()
    on_call: tuple[Slot, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def is_blank(self) -> bool:
        """True when no status and no service is said."""
        return self.status is None and not self.services

    def with_notes(self, *notes: Note) -> Sense:
        """Return the same with more notes."""
        return replace(self, notes=(*self.notes, *notes)) if notes else self

    def same_as(self, other: Sense) -> bool:
        """Return whether both say the same, whatever was noted in reading them."""
        mine, others = (self.status, self.services, self.on_call), (other.status, other.services, other.on_call)
        return mine == others

    def text(self) -> str:
        """Return the meaning as a mapping file writes it: ``M PORT + REP N``."""
        said = [self.status.value] if self.status else [str(service) for service in self.services]
        turns = [ON_CALL if slot.code == ON_CALL else f"{ON_CALL} {slot.code}" for slot in self.on_call]
        return " + ".join([*said, *turns]) or NOTHING


@dataclass(frozen=True)
class Stacked:
    """Two meanings in one cell: two layers, or two services. The whole file decides which."""

    above: Sense
    below: Sense


Reading = Sense | Stacked | Unclear
ON_CALL = "REP"
NOTHING = "vuoto"
"""In a mapping file: the cell says nothing."""


def joined(first: Sense, second: Sense) -> Sense | None:
    """Return two meanings as those of one day, None when a status would stand beside a service or another status."""
    if first.status and second.status and first.status is not second.status:
        return None
    status = first.status or second.status
    services = first.services + tuple(service for service in second.services if service not in first.services)
    if status and services:
        return None
    on_call = first.on_call + tuple(slot for slot in second.on_call if slot not in first.on_call)
    return Sense(status, services, on_call, first.notes + second.notes)
