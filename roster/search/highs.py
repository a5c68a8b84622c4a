"""HiGHS on a programme in whole numbers: a bound lifted by cuts, and a roster where it finds one.

It solves the cover of a unit to proof in the time that CP-SAT takes to read it (README.md). It cannot be interrupted,
so it runs in a process of its own, which a stop ends; with it go the bound and the roster.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.math_opt.solvers import highs_pb2

from roster.search.cp_sat import Stop
from roster.search.programme import Programme

_ASKED, _ANSWER = "asked", "answer"
_START_UP = 5.0
"""Seconds that a process may take to start and to answer beside what it is given."""


@dataclass(frozen=True)
class Proved:
    """What no solution can cost less than, and the open variables in one; without values none was found.

    Costs are those of the open variables only.
    """

    bound: float
    values: Sequence[float] | None


def proved(programme: Programme, start: Sequence[float], seconds: float, stop: Stop) -> Proved | None:
    """Return what HiGHS makes of a programme within ``seconds``, given the open variables of a known solution.

    None when it was stopped.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        asked = _stated(programme).SerializeToString(), list(start), seconds
        Path(folder, _ASKED).write_bytes(pickle.dumps(asked))
        command = [sys.executable, "-m", __name__, name]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with process, stop.watching(process, process.kill):
            try:
                process.wait(seconds + _START_UP)
            except subprocess.TimeoutExpired:
                process.kill()
        answer = Path(folder, _ANSWER)
        return Proved(*pickle.loads(answer.read_bytes())) if answer.exists() else None


def _stated(programme: Programme) -> model_pb2.ModelProto:
    model = model_pb2.ModelProto()
    limits = programme.limits
    lower, upper, cost = (each[programme.free] for each in (limits.lower, limits.upper, programme.cost))
    least, most = programme.ends
    row, column, coefficient = programme.terms
    for target, (low, high) in ((model.variables, (lower, upper)), (model.linear_constraints, (least, most))):
        target.ids.extend(range(len(low)))
        target.lower_bounds.extend(low.tolist())
        target.upper_bounds.extend(high.tolist())
    model.variables.integers.extend([True] * len(lower))
    order = np.lexsort((column, row))
    model.linear_constraint_matrix.row_ids.extend(row[order].tolist())
    model.linear_constraint_matrix.column_ids.extend(column[order].tolist())
    model.linear_constraint_matrix.coefficients.extend(coefficient[order].tolist())
    priced = np.flatnonzero(cost)
    model.objective.linear_coefficients.ids.extend(priced.tolist())
    model.objective.linear_coefficients.values.extend(cost[priced].tolist())
    return model


def _solved(stated: bytes, start: Sequence[float], seconds: float) -> tuple[float, Sequence[float] | None]:
    """Return the bound, and the values found."""
    model = mathopt.Model.from_model_proto(model_pb2.ModelProto.FromString(stated))
    variables = [model.get_variable(index) for index in range(len(start))]
    settings = mathopt.SolveParameters(
        time_limit=timedelta(seconds=seconds),
        relative_gap_tolerance=0.0,
        highs=highs_pb2.HighsOptionsProto(int_options={"threads": 1}),
    )
    known = mathopt.SolutionHint(variable_values=dict(zip(variables, start, strict=True)))
    result = mathopt.solve(
        model,
        mathopt.SolverType.HIGHS,
        params=settings,
        model_params=mathopt.ModelSolveParameters(solution_hints=[known]),
    )
    values = result.variable_values(variables) if result.has_primal_feasible_solution() else None
    return result.dual_bound(), values


def _main(name: str) -> None:
    folder = Path(name)
    answer = pickle.dumps(_solved(*pickle.loads(Path(folder, _ASKED).read_bytes())))
    written = Path(folder, "written")
    written.write_bytes(answer)
    written.replace(folder / _ANSWER)  # whole or not at all: this process may be killed at any time


if __name__ == "__main__":
    _main(sys.argv[1])
