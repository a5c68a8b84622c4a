"""Who was there on every holiday and never served, or always did; who never served on the days beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roster.equality.burden import Burden
from roster.equality.comparison import Comparison, Spread
from roster.equality.lot import at_least, at_most
from roster.equality.notice import Matter, Notice
from roster.equality.view import View

FEWEST_CHANCES = 3

_NEVER = {Burden.BIG_DAYS: "notice.never_big_days", Burden.BESIDE_HOLIDAYS: "notice.never_beside"}


def always_or_never(view: View) -> Iterator[Notice]:
    """Yield for each group who never served on the big holidays, who always did, who never did on the days beside.

    Only who could have served on three of them at least; with each list, how many the draw by lot would put in it.
    """
    for spread in view.spreads:
        if spread.burden in _NEVER:
            lines = [line for line in spread.comparisons if line.chances >= FEWEST_CHANCES]
            by_lot = sum(at_most(0, line.chances, line.drawn, line.total) for line in lines)
            never = [line for line in lines if not line.done]
            yield from _notice(view, spread, _NEVER[spread.burden], never, by_lot)
        if spread.burden is Burden.BIG_DAYS:
            by_lot = sum(at_least(line.chances, line.chances, line.drawn, line.total) for line in lines)
            always = [line for line in lines if line.done == line.chances]
            yield from _notice(view, spread, "notice.always_big_days", always, by_lot)


def _notice(view: View, spread: Spread, key: str, found: Sequence[Comparison], by_lot: float) -> Iterator[Notice]:
    if found:
        days = {(line.officer, line.group): line.possible for line in view.figures}
        yield Notice(
            matter=Matter.HOLIDAYS,
            key=key,
            values={
                "ruolo": spread.group.ruolo,
                "unit": spread.group.unit,
                "least": FEWEST_CHANCES,
                "by_lot": round(by_lot, 1),
                "of": len(spread.comparisons),
            },
            people={"people": tuple(line.officer for line in found)},
            dates={line.officer: days[line.officer, line.group][spread.burden] for line in found},
        )
