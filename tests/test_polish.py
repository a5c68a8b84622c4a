"""Several threads polish one roster: what each found is put together wherever it agrees, and never breaks a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from ortools.sat.python import cp_model

from roster.domain import Cell, DayCode, Tier
from roster.model import CellModel
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.excerpt import Statement
from roster.search.polish import Polish
from roster.search.rows import Rows

PEOPLE = tuple(SimpleNamespace(id=f"{n:02d}", unit="A") for n in range(20))
DAYS = [date(2026, 10, 1) + timedelta(days=n) for n in range(31)]
CHOICES = [(Cell(code=DayCode.RS), ()), (Cell.duty("M", "PRT"), ())]


class Interleaved(Budget):
    """A budget in rounds, whose first excerpt is solved while somebody else does something."""

    def __init__(self) -> None:
        super().__init__(Effort(60, 2, 0), Stop())
        self.meanwhile: Callable[[], object] | None = None
        self._rounds = 60

    def left(self) -> float:
        return self._rounds

    def polish(self, cp: cp_model.CpModel, seconds: float, seed: int) -> tuple[cp_model.CpSolver, object]:
        self._rounds -= 1
        solved = super().polish(cp, seconds, seed)
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile is not None:
            meanwhile()
        return solved


def model() -> CellModel:
    m = CellModel(PEOPLE)
    for member in PEOPLE:
        for day in DAYS:
            m.decide(member.id, day, CHOICES)
    return m


def duties(m: CellModel) -> list[cp_model.IntVar]:
    return [found[1].literal for found in m.free_alternatives.values()]


def at_rest(m: CellModel, **others: int) -> dict[int, int]:
    """Return the roster where nobody serves; ``others`` are the values of further variables, by index."""
    values = dict.fromkeys(range(len(Rows(m.cp).domains)), 0)
    values |= {found[0].literal.index: 1 for found in m.free_alternatives.values()} | {m.true.index: 1}
    return values | {int(index.strip("v")): value for index, value in others.items()}


def one_round_within_another(m: CellModel, values: dict[int, int]) -> tuple[Polish, list[int], list[int]]:
    """Polish once, while another round begins and ends; return the worth after the inner one and at the end."""
    budget = Interleaved()
    polish = Polish(m, Statement(Rows(m.cp)), values, budget, seed=1)
    within: list[int] = []

    def inner() -> None:
        polish.run(0.5, lambda _: [])
        within.extend(worth(m, polish))

    budget.meanwhile = inner
    polish.run(0.5, lambda _: [])
    return polish, within, worth(m, polish)


def worth(m: CellModel, polish: Polish) -> list[int]:
    return [m.penalties[tier].value(polish.values) for tier in Tier]


def obeys(m: CellModel, polish: Polish) -> bool:
    return Statement(Rows(m.cp)).holds(polish.values, range(len(polish.values)))


def test_what_two_found_in_cells_of_their_own_is_kept_both() -> None:
    m = model()
    m.penalise(Tier.WISHES, sum(1 - duty for duty in duties(m)))
    polish, within, after = one_round_within_another(m, at_rest(m))
    assert 0 < within[-1] < len(duties(m))
    assert 0 < after[-1] < within[-1]
    assert obeys(m, polish)


def test_a_penalty_that_both_lowered_is_what_is_due_for_both() -> None:
    """Each alone would leave the shortage where its own duties bring it."""
    m = model()
    short = m.new_count(len(duties(m)))
    m.add(sum(duties(m)) + short >= len(duties(m)))
    m.penalise(Tier.NOMINAL, short)
    polish, within, after = one_round_within_another(m, at_rest(m, **{f"v{short.index}": len(duties(m))}))
    assert after[1] < within[1] < len(duties(m))
    assert after[1] == len(duties(m)) - sum(polish.values[duty.index] for duty in duties(m))
    assert obeys(m, polish)


def test_of_two_that_contradict_one_is_kept() -> None:
    """Only one duty may be given in all, and each of the two gave one."""
    m = model()
    m.add(sum(duties(m)) <= 1)
    m.penalise(Tier.WISHES, sum(1 - duty for duty in duties(m)))
    polish, within, after = one_round_within_another(m, at_rest(m))
    assert within[-1] == after[-1] == len(duties(m)) - 1
    assert obeys(m, polish)


@pytest.mark.parametrize(("condition", "total", "obeyed"), [(0, 9, True), (1, 9, False), (1, 4, False), (1, 6, True)])
def test_a_row_holds_under_its_condition_and_within_its_domain(condition: int, total: int, obeyed: bool) -> None:
    cp = cp_model.CpModel()
    x, n = cp.new_bool_var("x"), cp.new_int_var(0, 9, "n")
    cp.add_linear_expression_in_domain(n, cp_model.Domain.from_intervals([[1, 2], [5, 7]])).only_enforce_if(x)
    assert Statement(Rows(cp)).holds({0: condition, 1: total}, [1]) is obeyed


def test_a_row_that_nothing_changed_touches_is_not_asked() -> None:
    cp = cp_model.CpModel()
    x, y = cp.new_bool_var("x"), cp.new_bool_var("y")
    cp.add(x == 1)
    cp.add(y <= 1)
    assert Statement(Rows(cp)).holds({0: 0, 1: 1}, [1])
