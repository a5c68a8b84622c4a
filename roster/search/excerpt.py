"""An excerpt of a CP-SAT model: some variables free, all others at the values of a known roster.

The excerpt is cut out of the rows that the rules wrote, so any rule that encodes linearly needs nothing more. Its
answers are rosters of the whole model, since every row that a free variable touches is in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ortools.sat import cp_model_pb2
from ortools.sat.python import cp_model

from roster.search.rows import HUGE, Row, rows_of, variable_of


@dataclass(frozen=True)
class Excerpt:
    """A model of the free variables; ``variables`` are their indices in the whole, by place."""

    model: cp_model.CpModel
    variables: tuple[int, ...]

    def values(self, solver: cp_model.CpSolver) -> dict[int, int]:
        """Return the values that a solve gave the free variables, by index in the whole."""
        return dict(zip(self.variables, solver.response_proto.solution, strict=False))


class Statement:
    """The rows of a model, and which of them touch each variable.

    Raises:
        NotLinearError: when a constraint is neither linear nor a clause on literals.

    """

    def __init__(self, proto: cp_model_pb2.CpModelProto) -> None:
        self.domains = [tuple(variable.domain) for variable in proto.variables]
        self.rows = [row for constraint in proto.constraints for row in rows_of(constraint)]
        self.touching: list[list[int]] = [[] for _ in self.domains]
        for number, row in enumerate(self.rows):
            for variable in (*row.variables, *map(variable_of, row.enforced)):
                self.touching[variable].append(number)

    def freed_with(self, decisions: Collection[int], kept: Collection[int]) -> set[int]:
        """Return ``decisions`` with the variables that follow from them: those they share a row with, and so on once.

        ``kept`` are the other decisions, never freed.
        """
        freed = set(decisions)
        for _ in range(2):
            freed |= {v for number in self._numbers(freed) for v in self._of(number) if v not in kept}
        return freed

    def neighbours(self, variable: int) -> set[int]:
        """Return the variables that share a row with ``variable``."""
        return {other for number in self.touching[variable] for other in self._of(number)}

    def holds(self, values: Mapping[int, int], changed: Iterable[int]) -> bool:
        """Return whether ``values`` obey every row that one of the variables ``changed`` touches."""
        return all(_obeyed(self.rows[number], values) for number in self._numbers(changed))

    def excerpt(
        self,
        freed: Collection[int],
        values: Mapping[int, int],
        objective: Mapping[int, int],
        kept: Iterable[Mapping[int, int]] = (),
    ) -> Excerpt:
        """Return the model of the variables ``freed``, started from their own ``values``.

        None of the weighted sums ``kept`` may grow.
        """
        variables = tuple(sorted(freed))
        place = {variable: number for number, variable in enumerate(variables)}
        lines = [f"variables {{ domain: [{_joined(self.domains[variable])}] }}" for variable in variables]
        lines += [line for number in sorted(self._numbers(freed)) for line in self._cut(number, place, values)]
        lines += [line for terms in kept for line in _not_above(terms, place, values)]
        priced = [(place[variable], objective[variable]) for variable in variables if variable in objective]
        lines.append(
            f"objective {{ vars: [{_joined(v for v, _ in priced)}] coeffs: [{_joined(c for _, c in priced)}] }}"
        )
        known = _joined(values[variable] for variable in variables)
        lines.append(f"solution_hint {{ vars: [{_joined(range(len(variables)))}] values: [{known}] }}")
        model = cp_model.CpModel()
        model.proto.parse_text_format("\n".join(lines))
        return Excerpt(model, variables)

    def _numbers(self, variables: Iterable[int]) -> set[int]:
        return {number for variable in variables for number in self.touching[variable]}

    def _of(self, number: int) -> Iterator[int]:
        row = self.rows[number]
        yield from row.variables
        yield from map(variable_of, row.enforced)

    def _cut(self, number: int, place: Mapping[int, int], values: Mapping[int, int]) -> Iterator[str]:
        row = self.rows[number]
        enforced = [literal for literal in row.enforced if variable_of(literal) in place]
        decided = (literal for literal in row.enforced if variable_of(literal) not in place)
        if not all(_true(literal, values) for literal in decided):
            return
        terms: defaultdict[int, int] = defaultdict(int)
        known = least = most = 0
        for variable, coefficient in zip(row.variables, row.coefficients, strict=True):
            if variable not in place:
                known += coefficient * values[variable]
                continue
            terms[place[variable]] += coefficient
            ends = coefficient * self.domains[variable][0], coefficient * self.domains[variable][-1]
            least, most = least + min(ends), most + max(ends)
        domain = [end - known if abs(end) < HUGE else end for end in row.domain]
        if len(domain) == 2 and domain[0] <= least and most <= domain[1]:
            return
        literals = [place[v] if (v := variable_of(e)) == e else -1 - place[v] for e in enforced]
        condition = f"enforcement_literal: [{_joined(literals)}] " if literals else ""
        sums = f"vars: [{_joined(terms)}] coeffs: [{_joined(terms.values())}]"
        yield f"constraints {{ {condition}linear {{ {sums} domain: [{_joined(domain)}] }} }}"


def _not_above(terms: Mapping[int, int], place: Mapping[int, int], values: Mapping[int, int]) -> Iterator[str]:
    """Yield the row that holds the free part of a weighted sum at most where it is."""
    free = [(place[variable], coefficient) for variable, coefficient in terms.items() if variable in place]
    if free:
        most = sum(coefficient * values[variable] for variable, coefficient in terms.items() if variable in place)
        sums = f"vars: [{_joined(v for v, _ in free)}] coeffs: [{_joined(c for _, c in free)}]"
        yield f"constraints {{ linear {{ {sums} domain: [{-HUGE},{most}] }} }}"


def _obeyed(row: Row, values: Mapping[int, int]) -> bool:
    if not all(_true(literal, values) for literal in row.enforced):
        return True
    total = sum(c * values[variable] for variable, c in zip(row.variables, row.coefficients, strict=True))
    return any(low <= total <= high for low, high in zip(row.domain[::2], row.domain[1::2], strict=True))


def _true(literal: int, values: Mapping[int, int]) -> bool:
    return bool(values[literal]) if literal >= 0 else not values[-1 - literal]


def _joined(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))
