"""Programmed against worked as a part of the document of the findings."""

from __future__ import annotations

from datetime import date

from roster.audited import AuditedMonth
from roster.comparison import Explanation
from roster.domain.base import Frozen
from roster.writer.differences import DifferenceRow, RateRow, difference_rows, person_rates, unit_rates, whole_rate
from roster.writer.findings_parts import Person, Place, place_of


class DifferencePart(Frozen):
    """A date of a person that is not as programmed.

    ``notice_hours`` goes from the notice to the first shift moved, negative for who was told late, null where it is not
    known; ``ground`` says so where there is none, ``irregular`` what ANQ 9.11 wants and the register lacks.
    """

    person: Person
    date: date
    programmed: str
    worked: str
    explanation: Explanation
    decided_by: str | None
    notice_hours: float | None
    ground: str
    irregular: tuple[str, ...]
    programmed_place: Place | None
    worked_place: Place | None


class RatePart(Frozen):
    """How much changed. ``usual_notice_hours`` is what at least half of the ``notices_known`` reach."""

    posted: int
    changed: int
    unexplained: int
    share: float
    notices_known: int
    shortest_notice_hours: float | None
    usual_notice_hours: float | None


class PersonRate(RatePart):
    """How much changed for a person."""

    person: Person


class UnitRate(RatePart):
    """How much changed for a unit."""

    unit: str


class ComparisonPart(Frozen):
    """A month beside its programme: differences, those not explained first, and rates.

    ``has_register`` is false where nobody gave the register of changes: no difference can have a ground then.
    """

    has_register: bool
    total: RatePart
    by_unit: tuple[UnitRate, ...]
    by_person: tuple[PersonRate, ...]
    differences: tuple[DifferencePart, ...]


def comparison_part(month: AuditedMonth, lang: str) -> ComparisonPart | None:
    """Return the comparison of a month; None without a programme."""
    found = month.comparison
    if found is None:
        return None
    return ComparisonPart(
        has_register=found.has_register,
        total=RatePart(**_figures(whole_rate(found))),
        by_unit=tuple(UnitRate(unit=row.unit, **_figures(row)) for row in unit_rates(month, found)),
        by_person=tuple(
            PersonRate(person=Person(id=row.officer or "", label=row.name, unit=row.unit), **_figures(row))
            for row in person_rates(month, found)
        ),
        differences=tuple(_difference(row, month.file) for row in difference_rows(month, lang)),
    )


def _figures(row: RateRow) -> dict[str, object]:
    return {
        "posted": row.posted,
        "changed": row.changed,
        "unexplained": row.unexplained,
        "share": row.share,
        "notices_known": row.told,
        "shortest_notice_hours": row.shortest,
        "usual_notice_hours": row.usual,
    }


def _difference(row: DifferenceRow, file: str | None) -> DifferencePart:
    return DifferencePart(
        person=Person(id=row.officer, label=row.person, unit=row.unit),
        date=row.day,
        programmed=row.programmed,
        worked=row.worked,
        explanation=row.explanation,
        decided_by=row.author or None,
        notice_hours=row.notice,
        ground=row.ground,
        irregular=row.irregular,
        programmed_place=_place(row, row.programmed_cell, file),
        worked_place=_place(row, row.worked_cell, file),
    )


def _place(row: DifferenceRow, cell: str | None, file: str | None) -> Place | None:
    return None if cell is None else place_of(row.day, cell, file)
