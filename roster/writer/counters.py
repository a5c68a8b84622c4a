"""The counters at the right of the grid: what each shows, its formula over the cells, the value it has now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from roster.domain.codes import Counted, DayCode
from roster.writer import formulas
from roster.writer.book import Formula
from roster.writer.grid import Grid
from roster.writer.tally import Tally


@dataclass(frozen=True)
class Counter:
    """One column: message key of its header, style, formula over a row's cells (None for a plain number), value."""

    head: str
    style: str
    value: Callable[[Tally], float | None]
    formula: Callable[[Grid, str, Tally], str] | None = None
    counted: Counted | None = None
    """Set on the columns whose value is held against the cap and the ceiling that follow them."""

    @property
    def is_limit(self) -> bool:
        """True for a cap or a ceiling, a number that depends on no cell."""
        return self.formula is None

    def content(self, grid: Grid, row: int, tally: Tally) -> Formula | float | None:
        """Return what the column holds in a row."""
        value = self.value(tally)
        if self.formula is None:
            return value
        return Formula("=" + self.formula(grid, grid.days_of(row), tally), value or 0)


def counters(ceilings: Mapping[Counted, int]) -> tuple[Counter, ...]:
    """Return the counters in the order of the columns."""
    capped = [column for counted in Counted for column in _against_cap(counted, ceilings.get(counted))]
    return (*capped, *_PLAIN)


def _against_cap(counted: Counted, ceiling: int | None) -> tuple[Counter, ...]:
    return (
        Counter(f"counter.{counted.value}", "number_bold", lambda t: t.count(counted), _capped(counted), counted),
        Counter("counter.cap", "number", lambda t: t.cap(counted)),
        Counter("counter.ceiling", "number", lambda _: ceiling),
    )


def _capped(counted: Counted) -> Callable[[Grid, str, Tally], str]:
    def formula(grid: Grid, row: str, tally: Tally) -> str:
        crossing = tally.instance.profile.readings.q05_festivo_per_sovrapposizione == "si"
        if counted is Counted.FESTIVI:
            here = formulas.festive(row, grid.marks, crossing=crossing)
        else:
            here = formulas.shifts(row, formulas.named(counted))
        away = tally.elsewhere(counted)
        return f"{here}+{away}" if away else here

    return formula


def _status(code: DayCode) -> Counter:
    return Counter(
        f"counter.{code.value}",
        "number",
        lambda tally: tally.codes[code],
        lambda _grid, row, _tally: formulas.statuses(row, f'"{code.value}"'),
    )


_PLAIN = (
    Counter(
        "counter.unpopular",
        "number",
        lambda tally: tally.unpopular,
        lambda _grid, row, _tally: formulas.at_posts(row, formulas.UNPOPULAR),
    ),
    _status(DayCode.RS),
    _status(DayCode.RF),
    Counter(
        "counter.absences",
        "number",
        lambda tally: tally.absences,
        lambda _grid, row, _tally: formulas.statuses(row, formulas.ABSENCES),
    ),
    Counter(
        "counter.hours",
        "decimal",
        lambda tally: tally.minutes / 60,
        lambda _grid, row, _tally: f"{formulas.shifts(row, formulas.SHIFTS, formulas.SHIFT_MINUTES)}/60",
    ),
)
