"""Where everything stands in sheet Carichi, and the figures of its lines."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from roster.domain.codes import Counted, Ruolo
from roster.writer.book import Column
from roster.writer.tally import Tally

LOADS = ("counter.notturni", "counter.serali", "counter.festivi", "counter.unpopular")
STEPS = (("loads.month", "number_bold"), ("loads.before", "number_soft"), ("loads.total", "number"))
LABELS = (
    Column("head.officer", 24),
    Column("head.ruolo", 17),
    Column("head.unit", 8),
    Column("head.matricola", 10, "code"),
    Column("loads.months", 8, "number"),
)
WIDTH = len(LABELS) + len(LOADS) * len(STEPS)


@dataclass(frozen=True)
class Loads:
    """Where the list of officers stands under the summary, rows from 0."""

    ruoli: tuple[Ruolo, ...]
    officers: int

    @property
    def histogram(self) -> int:
        """First row of the figures of the chart: after two rows for each ruolo."""
        return 6 + 2 * len(self.ruoli)

    @property
    def first(self) -> int:
        """First row of the list, under the chart and two rows of headers."""
        return self.histogram + 25

    @property
    def last(self) -> int:
        """Last row of the list."""
        return self.first + max(self.officers, 1) - 1

    def range(self, column: int) -> str:
        """Return a column of the list."""
        name = xl_col_to_name(column)
        return f"${name}${self.first + 1}:${name}${self.last + 1}"


def column_of(load: int, step: int) -> int:
    """Return the column of a load (nights, evenings, festive, unpopular): month, before, total."""
    return len(LABELS) + load * len(STEPS) + step


def values_of(tally: Tally) -> tuple[tuple[int, int], ...]:
    """Return, for each load, the shifts of the month (here) and those carried over."""
    before = tally.before
    carried = (before.nights, before.evenings, before.festive, before.unpopular)
    capped = (tally.count(counted) for counted in (Counted.NOTTURNI, Counted.SERALI, Counted.FESTIVI))
    return tuple(zip((*capped, tally.unpopular), carried, strict=True))
