"""The ladder: one invented seat at six sizes, in August and in December, short of staff and with enough of it.

Drawn by the makers of ``data/samples``, in memory, the same every time. Tight and loose of one size and month have the
same people with the same rights and absences; only the posts differ, and the few days of leave and training that make
them fit. A larger rung has more units, not larger ones, and the same part of its staff in pairs of units that lend.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roster.domain import Instance

if TYPE_CHECKING:
    from making.spec import Sample, UnitSpec

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"
YEAR = 2026
MONTHS = (8, 12)
"""August, when more than a fifth of the staff is on leave; December, with its seven festive days."""
TARGETS = {"tight": 1.10, "loose": 0.85}
"""Nominal cover over the shifts that the staff can give: one in eleven stays empty, or one in seven is to spare."""
ABSENCE = 0.15
PATRON = (4, 23)
"""The feast of the patron saint falls in neither month."""
LARGE = 350
"""From this size on people come and go inside the month; from twice as many, two are on call each day."""


@dataclass(frozen=True)
class Size:
    """A size of the ladder: its units on turns, who else there is works in the offices.

    ``watches`` and ``escort`` are agents and graduates of each such unit, ``sections`` how many units of detention
    there are with ``section`` each; ``pairs`` of these lend, the first to the second. Without any it is one unit only.
    """

    officers: int
    watches: tuple[tuple[int, int], ...] = ()
    sections: str = ""
    section: tuple[int, int] = (0, 0)
    escort: tuple[int, int] = (0, 0)
    pairs: int = 0
    sole: tuple[int, int] = (0, 0)


SIZES = (
    Size(45, sole=(30, 6)),
    Size(90, ((20, 12),), "A", (21, 3), (12, 2)),
    Size(180, ((28, 14),), "AB", (32, 4), (24, 3), pairs=1),
    Size(350, ((30, 14),), "ABCDE", (34, 5), (32, 4), pairs=2),
    Size(700, ((30, 12), (30, 8)), "ABCDEFGHIL", (36, 5), (44, 6), pairs=4),
    Size(1114, ((36, 12), (36, 10)), "ABCDEFGHILMNOPQRS", (36, 5), (50, 6), pairs=6),
)


@dataclass(frozen=True)
class Rung:
    """A seat of the ladder in a month."""

    size: Size
    month: int
    staffing: str

    @property
    def name(self) -> str:
        """What results call it: ``ladder-OFFICERS-YEAR-MONTH-STAFFING``."""
        return f"ladder-{self.size.officers}-{YEAR}-{self.month:02d}-{self.staffing}"

    def instance(self) -> Instance:
        """Return the seat in its month."""
        _reach_the_makers()
        from making.assemble import seat_of

        return Instance(seat=seat_of(self._sample()), year=YEAR, month=self.month)

    def _sample(self) -> Sample:
        from making.spec import Place, Sample

        size = self.size
        place = Place(
            f"Gradino da {size.officers}",
            "Casa circondariale",
            "Esempio",
            "Esempio",
            size.officers,
            PATRON,
            "San Giorgio",
        )
        return Sample(
            slug="ladder",  # without the staffing: the name is the seed of whoever is drawn
            place=place,
            year=YEAR,
            month=self.month,
            units=tuple(_units(size)),
            absence=ABSENCE,
            target=TARGETS[self.staffing],
            on_call_per_day=2 if size.officers >= 2 * LARGE else 1,
            lending=tuple((f"R{one}", f"R{other}") for one, other in _pairs(size)),
            comings=size.officers >= LARGE,
        )


LADDER = tuple(Rung(size, month, staffing) for size in SIZES for month in MONTHS for staffing in TARGETS)


def _pairs(size: Size) -> list[tuple[str, str]]:
    letters = size.sections[: 2 * size.pairs]
    return list(zip(letters[::2], letters[1::2], strict=True))


def _units(size: Size) -> list[UnitSpec]:
    from making.spec import Kind, UnitSpec

    if any(size.sole):
        return [UnitSpec("UO1", "Unità operativa unica", Kind.SOLE, *size.sole)]
    numbers = [""] if len(size.watches) == 1 else [str(1 + index) for index in range(len(size.watches))]
    watches = [
        UnitSpec(f"SOR{number}", f"Sorveglianza e porta {number}".strip(), Kind.WATCH, *staff)
        for number, staff in zip(numbers, size.watches, strict=True)
    ]
    sections = [
        UnitSpec(f"R{letter}", f"Reparto {letter}", Kind.SECTION, *size.section, infirmary=letter == "A")
        for letter in size.sections
    ]
    return [*watches, *sections, UnitSpec("NTP", "Nucleo traduzioni e piantonamenti", Kind.ESCORT, *size.escort)]


def _reach_the_makers() -> None:
    """Let ``making`` be imported, as the script beside it does."""
    if str(SAMPLES) not in sys.path:
        sys.path.insert(0, str(SAMPLES))
