"""The model of the rules as an integer linear programme, in the form OR-Tools' linear solvers exchange."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from ortools.linear_solver.linear_solver_pb2 import MPModelProto
from ortools.sat import cp_model_pb2

from roster.model import Model
from roster.search.linear import linear_model
from roster.search.rows import NotLinearError, Rows, proto_of, rows_of

LARGEST = 10**6
"""The tolerances of these solvers are a millionth: one unit must count in the objective."""


def exported(m: Model) -> tuple[MPModelProto, tuple[str, ...]]:
    """Return the rows and variables of ``m``, and a note when rows had to be left out."""
    proto = proto_of(m.cp)
    left_out = sum(_left_out(constraint) for constraint in proto.constraints)
    found = MPModelProto()
    with TemporaryDirectory() as folder:
        path = Path(folder, "model.pb")
        linear_model(Rows(m.cp), whole=True).helper.write_model_to_proto_file(str(path))
        found.ParseFromString(path.read_bytes())
    return found, (f"{left_out} conditional rows left out",) if left_out else ()


def _left_out(constraint: cp_model_pb2.ConstraintProto) -> bool:
    """Return whether :func:`linear_model` leaves a constraint out or widens it, as its optimum is meant for a bound."""
    try:
        rows = list(rows_of(constraint))
    except NotLinearError:
        return True
    return any(row.enforced or len(row.domain) > 2 for row in rows)
