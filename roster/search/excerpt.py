"""An excerpt of a CP-SAT model: some variables free, all others at the values of a known roster.

The excerpt is cut out of the rows that the rules wrote, so any rule that encodes linearly needs nothing more. Its
answers are rosters of the whole model, since every row that a free variable touches is in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from roster.search.rows import HUGE, NotLinearError, Row, Rows, variable_of


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

    def __init__(self, rows: Rows) -> None:
        if rows.left_out:
            raise NotLinearError(", ".join(sorted(rows.left_out)))
        self.domains = rows.domains
        self.rows = tuple(rows)
        self.touching: list[list[int]] = [[] for _ in self.domains]
        for number, row in enumerate(self.rows):
            for variable in row.variables:
                self.touching[variable].append(number)
            for literal in row.enforced:
                self.touching[variable_of(literal)].append(number)

    def followers(self, kept: Collection[int]) -> list[tuple[int, ...]]:
        """Return by row the variables that are not ``kept``: those that may follow from a decision it speaks of."""
        return [tuple(v for v in self._of(number) if v not in kept) for number in range(len(self.rows))]

    def freed_with(self, decisions: Collection[int], followers: Sequence[Sequence[int]]) -> set[int]:
        """Return ``decisions`` with what follows from them: the ``followers`` they share a row with, and so on once."""
        freed = new = set(decisions)
        for _ in range(2):
            new = set().union(*[followers[number] for number in self._numbers(new)]) - freed
            freed = freed | new
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
        lines = [f"variables {{ domain: {list(self.domains[variable])} }}" for variable in variables]
        lines += [line for number in sorted(self._numbers(freed)) for line in self._cut(number, place, values)]
        lines += [line for terms in kept for line in _not_above(terms, place, values)]
        priced = {place[variable]: objective[variable] for variable in variables if variable in objective}
        lines.append(f"objective {{ {_sum(priced)} }}")
        known = [values[variable] for variable in variables]
        lines.append(f"solution_hint {{ vars: {list(range(len(variables)))} values: {known} }}")
        model = cp_model.CpModel()
        model.proto.parse_text_format("\n".join(lines))
        return Excerpt(model, variables)

    def _numbers(self, variables: Iterable[int]) -> set[int]:
        return set().union(*[self.touching[variable] for variable in variables])

    def _of(self, number: int) -> Iterator[int]:
        row = self.rows[number]
        yield from row.variables
        yield from map(variable_of, row.enforced)

    def _cut(self, number: int, place: Mapping[int, int], values: Mapping[int, int]) -> Iterator[str]:
        row = self.rows[number]
        enforced = [literal for literal in row.enforced if variable_of(literal) in place]
        if not all(_true(literal, values) for literal in row.enforced if variable_of(literal) not in place):
            return
        terms: dict[int, int] = {}
        known = least = most = 0
        for variable, coefficient in zip(row.variables, row.coefficients, strict=True):
            if variable not in place:
                known += coefficient * values[variable]
                continue
            spot, ends = place[variable], self.domains[variable]
            terms[spot] = terms.get(spot, 0) + coefficient
            least += coefficient * ends[0 if coefficient > 0 else -1]
            most += coefficient * ends[-1 if coefficient > 0 else 0]
        domain = [end - known if abs(end) < HUGE else end for end in row.domain]
        if len(domain) == 2 and domain[0] <= least and most <= domain[1]:
            return
        literals = [place[v] if (v := variable_of(e)) == e else -1 - place[v] for e in enforced]
        condition = f"enforcement_literal: {literals} " if literals else ""
        yield f"constraints {{ {condition}linear {{ {_sum(terms)} domain: {domain} }} }}"


def _not_above(terms: Mapping[int, int], place: Mapping[int, int], values: Mapping[int, int]) -> Iterator[str]:
    """Yield the row that holds the free part of a weighted sum at most where it is."""
    free = {place[variable]: coefficient for variable, coefficient in terms.items() if variable in place}
    if free:
        most = sum(coefficient * values[variable] for variable, coefficient in terms.items() if variable in place)
        yield f"constraints {{ linear {{ {_sum(free)} domain: [{-HUGE}, {most}] }} }}"


def _sum(terms: Mapping[int, int]) -> str:
    return f"vars: {list(terms)} coeffs: {list(terms.values())}"


def _obeyed(row: Row, values: Mapping[int, int]) -> bool:
    if not all(_true(literal, values) for literal in row.enforced):
        return True
    total = sum(c * values[variable] for variable, c in zip(row.variables, row.coefficients, strict=True))
    return any(low <= total <= high for low, high in zip(row.domain[::2], row.domain[1::2], strict=True))


def _true(literal: int, values: Mapping[int, int]) -> bool:
    return bool(values[literal]) if literal >= 0 else not values[-1 - literal]
