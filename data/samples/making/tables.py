"""The shift tables of the samples, with the codes each kind of post uses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from roster.domain import Derogation, DerogationKind, Shift, ShiftClass

_CLAUSE = "accordo locale di esempio, art. {}"


@dataclass(frozen=True)
class Table:
    """A shift table: ``around`` tiles the day at the institute, ``hospital`` at guards and wards (always four)."""

    shifts: tuple[Shift, ...]
    around: tuple[str, ...]
    hospital: tuple[str, ...]
    on_call: str
    morning: str = "M8"
    afternoon: str = "P13"
    escort: str = "M7"
    six_days: str = "M8"
    five_days: str = "U5"

    @property
    def by_code(self) -> dict[str, Shift]:
        """Shifts by code."""
        return {shift.code: shift for shift in self.shifts}

    @property
    def day(self) -> tuple[str, ...]:
        """The quadrants of the institute that are neither night nor evening."""
        return self.around[1:-1]


def _shift(code: str, start: int, minutes: int, article: int, shift_class: ShiftClass | None = None) -> Shift:
    hour, minute = divmod(start, 60)
    return Shift(
        code=code,
        start=time(hour, minute),
        minutes=minutes,
        shift_class=shift_class,
        reference=_CLAUSE.format(article),
    )


def _four(first_hour: int) -> tuple[Shift, ...]:
    classes = (ShiftClass.NOT, ShiftClass.MAT, ShiftClass.POM, ShiftClass.SER)
    return tuple(
        # an evening that runs past midnight keeps no class of its own, so that reading Q4 decides it
        _shift(code, (first_hour + 6 * i) * 60, 360, 4, None if first_hour and code == "S" else classes[i])
        for i, code in enumerate("NMPS")
    )


_DAY_SHIFTS = (
    _shift("M7", 7 * 60, 360, 5, ShiftClass.MAT),
    _shift("M8", 8 * 60, 360, 5, ShiftClass.MAT),
    _shift("P13", 13 * 60, 360, 5, ShiftClass.POM),
    _shift("U5", 8 * 60, 432, 6, ShiftClass.MAT),
)
_EIGHT = (
    _shift("N8", 0, 480, 4, ShiftClass.NOT),
    _shift("G8", 8 * 60, 480, 4, ShiftClass.MAT),
    _shift("S8", 16 * 60, 480, 4, ShiftClass.SER),
)
_FOUR_CODES = ("N", "M", "P", "S")

TABLES = {
    "00-06": Table(_four(0) + _DAY_SHIFTS, _FOUR_CODES, _FOUR_CODES, on_call="P"),
    "02-08": Table(
        _four(2) + tuple(s for s in _DAY_SHIFTS if s.code != "M8"),
        _FOUR_CODES,
        _FOUR_CODES,
        on_call="P",
        morning="M",
        six_days="M",
    ),
    "8 ore": Table(_EIGHT + _four(0) + _DAY_SHIFTS, ("N8", "G8", "S8"), _FOUR_CODES, on_call="S8"),
}


def derogations(table: str) -> tuple[Derogation, ...]:
    """Return the derogations a table needs, each with the clause of the invented agreement."""
    if table != "8 ore":
        return ()
    eight = ("N8", "G8", "S8")
    kinds = {
        DerogationKind.TURNO_OLTRE_6_ORE: eight,
        DerogationKind.TRE_QUADRANTI: (),
        DerogationKind.NOTTE_OLTRE_6_ORE: ("N8",),
    }
    return tuple(
        Derogation(kind=kind, reference=_CLAUSE.format(f"7, lett. {letter}"), shifts=shifts)
        for letter, (kind, shifts) in zip("abc", kinds.items(), strict=True)
    )
