"""The report as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from roster.equality.burdened import borne_by_few
from roster.equality.comparison import Comparison, Standing
from roster.equality.holidays import always_or_never
from roster.equality.lengths import different_lengths
from roster.equality.month import Month
from roster.equality.notice import Matter, Notice
from roster.equality.posts import Holding, held_by_few, holdings, one_post_only
from roster.equality.view import View, view_of


@dataclass(frozen=True)
class Equality:
    """Figures, posts, and what stands out. It finds facts to be explained, never who is at fault."""

    view: View
    posts: tuple[Holding, ...]
    notices: tuple[Notice, ...]

    @cached_property
    def outliers(self) -> tuple[Comparison, ...]:
        """Who is beyond chance or far from the expected: the least likely first."""
        lines = (line for spread in self.view.spreads for line in spread.comparisons)
        out = (line for line in lines if line.standing is not Standing.IN_LINE)
        order = list(Standing)
        return tuple(sorted(out, key=lambda line: (-order.index(line.standing), line.probability, line.officer)))

    @cached_property
    def standings(self) -> Counter[Standing]:
        """How many comparisons stand where."""
        return Counter(line.standing for spread in self.view.spreads for line in spread.comparisons)


def equality(months: Sequence[Month]) -> Equality:
    """Return the report on the equality of months of one seat.

    Raises:
        InputError: when there is no month, one comes twice, they are of different seats, or one is before the
            agreement.

    """
    view = view_of(months)
    posts = holdings(view)
    found = (*different_lengths(view), *always_or_never(view), *held_by_few(posts), *one_post_only(posts))
    order = list(Matter)
    notices = sorted((*found, *borne_by_few(view)), key=lambda notice: order.index(notice.matter))
    return Equality(view, posts, tuple(notices))
