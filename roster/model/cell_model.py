"""Cells with one literal per alternative, penalties by tier, and the ways to state what must hold among them.

What the search works on: it asks for nothing that only an institute has, so any problem of giving people one status a
date is searched by the same engine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast

from ortools.sat.python import cp_model

from roster.domain.codes import DayCode
from roster.domain.plan import Tier
from roster.domain.roster import Cell
from roster.domain.stint import Stint
from roster.model.penalties import Expression, Penalties

_EITHER = cp_model.Domain(0, 1)
_NO_LEAST, _NO_MOST = -(2**63), 2**63 - 1


class Member(Protocol):
    """Whose cells are decided. ``unit`` is where they mostly serve: those of a unit are searched together."""

    @property
    def id(self) -> str:
        """Stable identifier."""

    @property
    def unit(self) -> str:
        """Code of the unit."""


@dataclass(frozen=True, eq=False, slots=True)
class Alternative:
    """One choice of a cell with its literal, the constant 1 for what is already decided; ``index`` is the literal's."""

    officer: str
    day: date
    cell: Cell
    stints: tuple[Stint, ...]
    literal: cp_model.IntVar
    index: int

    @property
    def code(self) -> DayCode:
        """Status the choice gives the date."""
        return self.cell.code


@dataclass(frozen=True, eq=False)
class OnCallAlternative:
    """A turn of reperibilità an officer could be given."""

    officer: str
    day: date
    shift: str
    literal: cp_model.IntVar

    @property
    def index(self) -> int:
        """Index of the literal."""
        return self.literal.index


Choosable = Alternative | OnCallAlternative


class CellModel:
    """One status per member and date: each cell is one of its alternatives; whoever states rules adds the rest."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = tuple(members)
        self.cp = cp_model.CpModel()
        self._proto = self.cp.proto  # asked anew for each of tens of thousands of literals it would cost a second
        self.true = self.cp.new_constant(1)
        self.penalties: dict[Tier, Penalties] = {tier: Penalties() for tier in Tier}
        self._cells: defaultdict[str, dict[date, tuple[Alternative, ...]]] = defaultdict(dict)

    def decide(self, member: str, day: date, choices: Sequence[tuple[Cell, tuple[Stint, ...]]]) -> None:
        """State that a cell is exactly one of ``choices``: each a cell with its stints."""
        single = len(choices) == 1
        literals = [self.true] if single else [self.new_bool() for _ in choices]
        self._cells[member][day] = tuple(
            [
                Alternative(member, day, cell, stints, literal, literal.index)
                for (cell, stints), literal in zip(choices, literals, strict=True)
            ]
        )
        if not single:
            self.cp.add_exactly_one(literals)

    # Questions

    def alternatives(self, officer: str, day: date) -> tuple[Alternative, ...]:
        """Return what the member may be given on ``day``; nothing where no cell is decided."""
        return self._cells[officer].get(day, ())

    def total(self, alternatives: Iterable[Choosable]) -> Expression:
        """Return how many of ``alternatives`` are chosen."""
        return cast(Expression, cp_model.LinearExpr.sum([a.literal for a in alternatives]))  # numpy numbers never occur

    @property
    def decisions(self) -> tuple[cp_model.IntVar, ...]:
        """The literals that make a roster: those of the free cells."""
        return tuple(literal for cell in self.free_cells for literal in cell)

    @property
    def free_cells(self) -> tuple[tuple[cp_model.IntVar, ...], ...]:
        """The literals of each cell that is not fixed, exactly one of which is true."""
        return tuple(tuple(a.literal for a in found) for found in self.free_alternatives.values())

    @property
    def free_alternatives(self) -> Mapping[tuple[str, date], tuple[Alternative, ...]]:
        """The cells that are not fixed, with their alternatives."""
        rows = ((member, day, found) for member, row in self._cells.items() for day, found in row.items())
        return {(member, day): found for member, day, found in rows if len(found) > 1}

    # Statements

    def add(self, constraint: cp_model.BoundedLinearExpression | bool) -> None:
        """State a linear constraint. A constraint among constants only may arrive as a Python bool."""
        self.cp.add(constraint)

    def forbid(self, *alternatives: Choosable) -> None:
        """State that none of ``alternatives`` is ever chosen."""
        if alternatives:
            self._state(_times(1, alternatives), 0, 0)

    def at_most_one(self, alternatives: Iterable[Choosable]) -> None:
        """State that at most one of ``alternatives`` is chosen."""
        self.cp.add_at_most_one([a.literal for a in alternatives])

    def only_where(self, condition: cp_model.IntVar, alternatives: Iterable[Alternative]) -> None:
        """State that none of ``alternatives`` is chosen unless ``condition`` is true."""
        self.cp.add_bool_and(a.literal.negated() for a in alternatives).only_enforce_if(condition.negated())

    def at_most(self, alternatives: Sequence[Alternative], limit: int) -> None:
        """State that at most ``limit`` of ``alternatives`` of the month are chosen; one listed twice counts two."""
        if len(alternatives) > limit:
            self._state(_times(1, alternatives), 0, limit)

    def within(self, amount: Expression, least: int, most: int) -> None:
        """State that ``amount`` lies between ``least`` and ``most``, both included."""
        self.cp.add_linear_constraint(amount, least, most)

    def beyond(self, alternatives: Sequence[Alternative], limit: int, most: int) -> Expression:
        """Return how many of ``alternatives``, ``most`` at best, are chosen beyond ``limit``; right where penalised."""
        decided = sum(a.literal is self.true for a in alternatives)
        if decided == len(alternatives) or most <= limit:
            return max(0, decided - limit)
        excess = self.new_count(most - limit)
        self.count_beyond(alternatives, limit, excess)
        return excess

    def count_beyond(
        self, alternatives: Iterable[Choosable], limit: int, excess: cp_model.IntVar, each: int = 1
    ) -> None:
        """State that ``excess`` is no less than ``each`` for every one of ``alternatives`` chosen beyond ``limit``."""
        self._state({**_times(each, alternatives), excess.index: -1}, _NO_LEAST, each * limit)

    def count_short(self, alternatives: Iterable[Choosable], wanted: int, missing: cp_model.IntVar) -> None:
        """State that ``missing`` is no less than what is chosen of ``alternatives`` lacks to ``wanted``."""
        self._state({**_times(1, alternatives), missing.index: 1}, wanted, _NO_MOST)

    def _state(self, terms: Mapping[int, int], least: int, most: int) -> None:
        """State that a sum, coefficient by variable, lies between two ends, just as the solver would write it.

        A model has hundreds of thousands of terms: as expressions of the solver they take thrice the time.
        """
        linear = self._proto.constraints.add().linear
        variables = sorted(terms)
        linear.vars.extend(variables)
        linear.coeffs.extend([terms[variable] for variable in variables])
        linear.domain.extend((least, most))

    def new_bool(self) -> cp_model.IntVar:
        """Return a new literal for a rule's own use."""
        return cp_model.IntVar(self._proto).with_domain(_EITHER)

    def new_count(self, largest: int) -> cp_model.IntVar:
        """Return a new whole number from 0 to ``largest`` for a rule's own use."""
        return self.cp.new_int_var(0, largest, "")

    def penalise(self, tier: Tier, amount: Expression, weight: int = 1) -> None:
        """Add ``weight`` times ``amount`` (never negative) to a tier of the objective."""
        if weight:
            self.penalties[tier].add(amount, weight)

    def objective(self, tier: Tier) -> Expression:
        """Return the value of a tier."""
        found = self.penalties[tier]
        variables = [self.cp.get_int_var_from_proto_index(index) for index in found.coefficients]
        return cp_model.LinearExpr.weighted_sum(variables, list(found.coefficients.values())) + found.constant

    def keep(self, tier: Tier, value: int) -> None:
        """State that a tier is never worse than ``value`` again."""
        if self.penalties[tier].coefficients:
            self.cp.add_linear_constraint(self.objective(tier), 0, value)


def _times(each: int, alternatives: Iterable[Choosable]) -> dict[int, int]:
    """Return ``each`` by literal of ``alternatives``; twice that for one listed twice."""
    indices = [a.index for a in alternatives]
    terms = dict.fromkeys(indices, each)
    return terms if len(terms) == len(indices) else {index: each * n for index, n in Counter(indices).items()}
