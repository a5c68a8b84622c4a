"""The model of the rules as an integer linear programme, in the form OR-Tools' linear solvers exchange."""

from __future__ import annotations

import math

from ortools.linear_solver.linear_solver_pb2 import MPModelProto

from roster.model import CellModel
from roster.search.rows import HUGE, Row, Rows

LARGEST = 10**6
"""The tolerances of these solvers are a millionth: one unit must count in the objective."""


def exported(m: CellModel) -> tuple[MPModelProto, tuple[str, ...]]:
    """Return the rows and variables of ``m``, and a note when rows had to be left out or widened.

    What holds only under a condition is left out, a domain with holes is given by its two ends: the optimum is no
    worse than that of ``m``, so a bound on it is one.
    """
    rows = Rows(m.cp)
    found = MPModelProto()
    for domain in rows.domains:
        found.variable.add(lower_bound=domain[0], upper_bound=domain[-1], is_integer=True)
    changed = len(rows.left_out)
    for row in rows:
        changed += bool(row.enforced) or len(row.domain) > 2
        if not row.enforced:
            _add(found, row)
    return found, (f"{changed} rows left out or widened",) if changed else ()


def _add(found: MPModelProto, row: Row) -> None:
    low, high = row.domain[0], row.domain[-1]
    found.constraint.add(
        var_index=row.variables,
        coefficient=map(float, row.coefficients),
        lower_bound=low if low > -HUGE else -math.inf,
        upper_bound=high if high < HUGE else math.inf,
    )
