"""An excerpt of a CP-SAT model: some variables free, all others at the values of a known roster.

The excerpt is cut out of the rows that the rules wrote, so any rule that encodes linearly needs nothing more. Its
answers are rosters of the whole model, since every row that a free variable touches is in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from roster.search.arrays import Lists, Numbers, marked, sums
from roster.search.cut import cut, known, true
from roster.search.rows import HUGE, NotLinearError, Rows, variable_of


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

    Attributes:
        domains: those of the variables, by index.
        speaks: the variables of each row, those of its conditions too.
        touching: the rows that speak of each variable.

    Raises:
        NotLinearError: when a constraint is neither linear nor a clause on literals.

    """

    def __init__(self, rows: Rows) -> None:
        if rows.left_out:
            raise NotLinearError(", ".join(sorted(rows.left_out)))
        self.domains = rows.domains
        self._rows = rows
        conditions = [(number, variable_of(e)) for number, found in rows.conditions.items() for e in found]
        further = np.array(conditions, np.int64).reshape(-1, 2)
        row, variable = np.concatenate([rows.row, further[:, 0]]), np.concatenate([rows.terms.items, further[:, 1]])
        self.speaks = Lists.grouped(row, variable, len(rows.limits))
        self.touching = Lists.grouped(variable, row, len(rows.domains))

    def followers(self, kept: Collection[int]) -> Lists:
        """Return by row the variables that are not ``kept``: those that may follow from a decision it speaks of."""
        stays = marked(np.fromiter(kept, np.int64, len(kept)), len(self.domains))
        return self.speaks.only(~stays[self.speaks.items])

    def freed_with(self, decisions: Collection[int], followers: Lists) -> set[int]:
        """Return ``decisions`` with what follows from them: the ``followers`` they share a row with, and so on once."""
        freed = new = set(decisions)
        for _ in range(2):
            new = set(followers.of(self._touched(new)).tolist()) - freed
            freed = freed | new
        return freed

    def holds(self, values: Mapping[int, int], changed: Collection[int]) -> bool:
        """Return whether ``values`` obey every row that one of the variables ``changed`` touches."""
        rows, touched = self._rows, self._touched(changed)
        places = rows.terms.places(touched)
        total = sums(rows.coefficient[places] * known(values, rows.terms.items[places]), rows.terms.sizes(touched))
        within = rows.whole[touched] & (rows.least[touched] <= total) & (total <= rows.most[touched])
        doubtful = zip(touched[~within].tolist(), total[~within].tolist(), strict=True)
        return all(self._obeyed(number, reached, values) for number, reached in doubtful)

    def _obeyed(self, number: int, total: int, values: Mapping[int, int]) -> bool:
        """Return whether a row whose terms add up to ``total`` is obeyed."""
        limits = self._rows.limits[number]
        within = any(low <= total <= high for low, high in zip(limits[::2], limits[1::2], strict=True))
        return within or not all(true(literal, values) for literal in self._rows.conditions.get(number, ()))

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
        lines += cut(self._rows, self._touched(variables), place, values)
        lines += [line for terms in kept for line in _not_above(terms, place, values)]
        priced = {place[variable]: objective[variable] for variable in variables if variable in objective}
        lines.append(f"objective {{ {_sum(priced)} }}")
        start = [values[variable] for variable in variables]
        lines.append(f"solution_hint {{ vars: {list(range(len(variables)))} values: {start} }}")
        model = cp_model.CpModel()
        model.proto.parse_text_format("\n".join(lines))
        return Excerpt(model, variables)

    def _touched(self, variables: Collection[int]) -> Numbers:
        """Return the rows that one of ``variables`` touches, in order."""
        touching = self.touching.of(np.fromiter(variables, np.int64, len(variables)))
        return np.flatnonzero(marked(touching, len(self._rows.limits)))


def _not_above(terms: Mapping[int, int], place: Mapping[int, int], values: Mapping[int, int]) -> Iterator[str]:
    """Yield the row that holds the free part of a weighted sum at most where it is."""
    free = {place[variable]: coefficient for variable, coefficient in terms.items() if variable in place}
    if free:
        most = sum(coefficient * values[variable] for variable, coefficient in terms.items() if variable in place)
        yield f"constraints {{ linear {{ {_sum(free)} domain: [{-HUGE}, {most}] }} }}"


def _sum(terms: Mapping[int, int]) -> str:
    return f"vars: {list(terms)} coeffs: {list(terms.values())}"
