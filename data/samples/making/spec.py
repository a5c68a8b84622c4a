"""What a sample is asked to be: a real place, a month, a shift table, units with so many people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """Kinds of unit; each has its own posts."""

    SOLE = "unica"
    WATCH = "sorveglianza"
    SECTION = "reparto"
    WOMEN = "femminile"
    ESCORT = "nucleo"
    OFFICE = "uffici"


@dataclass(frozen=True)
class Place:
    """A real institute. ``staff`` are the officers present on its card of January 2025."""

    name: str
    kind: str
    municipality: str
    provveditorato: str
    staff: int
    patron: tuple[int, int]
    patron_name: str


@dataclass(frozen=True)
class UnitSpec:
    """A unit with its officers on turns: ``agents`` and, of the two middle ruoli together, ``graduates``."""

    code: str
    name: str
    kind: Kind
    agents: int
    graduates: int
    infirmary: bool = False
    atsm: bool = False
    ward: bool = False


@dataclass(frozen=True)
class Sample:
    """A sample to make. Whoever is not on turns in ``units`` works in the offices, on fixed posts."""

    slug: str
    place: Place
    year: int
    month: int
    units: tuple[UnitSpec, ...]
    table: str = "00-06"
    absence: float = 0.15
    festive_cap: int = 2
    target: float = 1.0
    on_call_per_day: int = 1
    region: tuple[tuple[str, int], ...] = ()
    lending: tuple[tuple[str, str], ...] = ()
    comings: bool = False
    parents: bool = False
    escorts_apart: bool = False

    @property
    def file(self) -> str:
        """Name of the workbook."""
        return f"{self.slug}-{self.place.staff}-{self.year}-{self.month:02d}.xlsx"
