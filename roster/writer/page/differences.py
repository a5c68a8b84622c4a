"""Programmed against worked as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from roster.audited import AuditedMonth
from roster.comparison import Explanation
from roster.messages import text, written
from roster.messages.numbers import decimal, percent, whole
from roster.writer.differences import DifferenceRow, RateRow, difference_rows, person_rates, unit_rates, whole_rate


@dataclass(frozen=True)
class ChangedRow:
    """A difference, every value as it is read."""

    person: str
    unit: str
    day: str
    programmed: str
    worked: str
    programmed_cell: str
    worked_cell: str
    author: str
    notice: str
    ground: str
    irregular: tuple[str, ...]
    unexplained: bool


@dataclass(frozen=True)
class Rates:
    """A person or a unit, with its figures."""

    name: str
    figures: tuple[str, ...]


@dataclass(frozen=True)
class Differences:
    """A month beside its programme; ``wanted`` says that the register was not given.

    ``rates`` are tables, each with its title and the header of its first column.
    """

    summary: str
    wanted: str
    rows: tuple[ChangedRow, ...]
    rates: tuple[tuple[str, str, tuple[Rates, ...]], ...]


def differences_of(month: AuditedMonth, lang: str) -> Differences | None:
    """Return the month beside its programme; None without one."""
    found = month.comparison
    if found is None:
        return None
    total = whole_rate(found)
    share = percent(total.share, lang)
    values = {"posted": total.posted, "changed": total.changed, "unexplained": total.unexplained}
    return Differences(
        summary=text("compared.summary", lang, share=share, **values) if total.changed else text("compared.none", lang),
        wanted="" if found.has_register else text("compared.register_wanted", lang),
        rows=tuple(_row(row, lang) for row in difference_rows(month, lang)),
        rates=tuple(
            (text(title, lang), text(first, lang), tuple(_rates(row, lang) for row in rows))
            for title, first, rows in (
                ("compared.units", "compared.of_unit", unit_rates(month, found)),
                ("compared.people", "compared.person", person_rates(month, found)),
            )
        ),
    )


def _row(row: DifferenceRow, lang: str) -> ChangedRow:
    return ChangedRow(
        person=f"{row.person} ({row.officer})",
        unit=row.unit,
        day=written(row.day, lang),
        programmed=row.programmed,
        worked=row.worked,
        programmed_cell=row.programmed_cell or "",
        worked_cell=row.worked_cell or "",
        author=row.author,
        notice=_hours(row.notice, lang),
        ground=row.ground,
        irregular=row.irregular,
        unexplained=row.explanation is Explanation.NONE,
    )


def _rates(row: RateRow, lang: str) -> Rates:
    name = row.name if row.officer is None else f"{row.name} ({row.officer})"
    counts = (whole(row.posted, lang), whole(row.changed, lang), whole(row.unexplained, lang))
    notices = (whole(row.told, lang), _hours(row.shortest, lang), _hours(row.usual, lang))
    return Rates(name, (*counts, percent(row.share, lang), *notices))


def _hours(value: float | None, lang: str) -> str:
    return "" if value is None else decimal(value, lang)
