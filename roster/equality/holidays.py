"""Who was there on every holiday and never served, or always did; who never served on the days beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from roster.equality.burden import Burden
from roster.equality.comparison import Comparison, Spread
from roster.equality.lot import at_least, at_most
from roster.equality.notice import Matter, Notice
from roster.equality.view import View

FEWEST_CHANCES = 3

_NEVER = {Burden.BIG_DAYS: "notice.never_big_days", Burden.BESIDE_HOLIDAYS: "notice.never_beside"}


def always_or_never(view: View) -> Iterator[Notice]:
    """Yield for each group who never served on the big holidays, who always did, who never did on the days beside.

    Only where they are more than the draw by lot would give, among those who could have served on three at least, or
    else on four, on five and so on: free on three holidays is chance, free on ten is not.
    """
    for spread in view.spreads:
        if spread.burden in _NEVER:
            never = [line for line in spread.comparisons if not line.done]
            yield from _notices(view, spread, _NEVER[spread.burden], never, _chance_of_none)
        if spread.burden is Burden.BIG_DAYS:
            always = [line for line in spread.comparisons if line.done == line.chances]
            yield from _notices(view, spread, "notice.always_big_days", always, _chance_of_all)


def _notices(
    view: View, spread: Spread, key: str, found: Sequence[Comparison], chance: Callable[[Comparison], float]
) -> Iterator[Notice]:
    for least in sorted({line.chances for line in found if line.chances >= FEWEST_CHANCES}):
        there = [line for line in found if line.chances >= least]
        by_lot = sum(chance(line) for line in spread.comparisons if line.chances >= least)
        if len(there) > by_lot:
            yield _notice(view, spread, key, there, least, by_lot)
            return


def _notice(view: View, spread: Spread, key: str, found: Sequence[Comparison], least: int, by_lot: float) -> Notice:
    days = {(line.officer, line.group): line.possible for line in view.figures}
    return Notice(
        matter=Matter.HOLIDAYS,
        key=key,
        values={
            "ruolo": spread.group.ruolo,
            "unit": spread.group.unit,
            "least": least,
            "by_lot": round(by_lot, 1),
            "of": len(spread.comparisons),
        },
        people={"people": tuple(line.officer for line in found)},
        dates={line.officer: days[line.officer, line.group][spread.burden] for line in found},
    )


def _chance_of_none(line: Comparison) -> float:
    return at_most(0, line.chances, line.drawn, line.total)


def _chance_of_all(line: Comparison) -> float:
    return at_least(line.chances, line.chances, line.drawn, line.total)
