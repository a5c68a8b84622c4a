"""One dive into a part of a block, for a first roster of the whole."""

from __future__ import annotations

from roster.model import CellModel
from roster.search.cp_sat import Budget
from roster.search.dive import CLOSING, COVER, Dive
from roster.search.relaxation import Relaxation
from roster.search.rows import Rows
from roster.search.task import Dived


def dived(m: CellModel, budget: Budget) -> Dived:
    """Return the roster that one dive into a model finds."""
    relaxation = Relaxation(m, Rows(m.cp), budget.stop)
    values = Dive(m, relaxation, budget, COVER).run(CLOSING)
    if values is None:
        return Dived(None)
    cells = {key: next(a.cell for a in found if values[a.literal.index]) for key, found in m.free_alternatives.items()}
    return Dived(cells)
