"""Months as columns: automata hold exactly the lawful months, and no roster is below the bound over them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, product
from random import Random

import numpy as np
import pytest
from ortools.sat.python import cp_model

from roster.domain.codes import DayCode
from roster.domain.plan import Tier
from roster.domain.roster import Cell
from roster.model import CellModel
from roster.search.columns.apart import ENDED, Apart, Asked, Here, engine_for
from roster.search.columns.compilation import compiled
from roster.search.columns.exchange import Exchange
from roster.search.columns.generation import Generation
from roster.search.columns.months import months_of
from roster.search.columns.prices import first_prices
from roster.search.columns.pricing import Pricing
from roster.search.columns.shares import Line, Share, Split, split
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.relaxation import Relaxation
from roster.search.rows import Rows

DAYS = 6
OFF, EARLY, LATE = Cell(code=DayCode.RS), Cell.duty("E"), Cell.duty("L")


@dataclass(frozen=True)
class Person:
    id: str
    unit: str = ""


def _day(number: int) -> date:
    return date(2026, 1, 5) + timedelta(days=number)


def _model(people: int, seed: int) -> CellModel:
    """Return a small problem: no early after late, short runs, a count, priced swings, cover missed or passed."""
    rng = Random(seed)
    m = CellModel([Person(f"P{number}") for number in range(people)])
    for member in m.members:
        for day in range(DAYS):
            m.decide(member.id, _day(day), [(cell, ()) for cell in (OFF, EARLY, LATE)])
        cells = [m.alternatives(member.id, _day(day)) for day in range(DAYS)]
        works = [1 - cell[0].literal for cell in cells]
        for before, after in pairwise(cells):
            m.at_most_one([before[2], after[1]])
            swing = m.new_bool()
            m.add(before[1].literal + after[2].literal - swing <= 1)
            m.penalise(Tier.NOMINAL, swing, 2)
        for first in range(DAYS - 3):
            m.within(sum(works[first : first + 4]), 1, 3)
        m.within(sum(works), 2, 4)
        weekend = m.new_bool()
        m.add(weekend >= works[-1])
        m.add(weekend >= works[-2])
        m.within(weekend + cells[0][1].literal, 0, 1)
        m.penalise(Tier.NOMINAL, cells[rng.randrange(DAYS)][0].literal, rng.randrange(1, 4))
    for day in range(DAYS):
        for kind in (1, 2):
            missing, beyond = m.new_count(people), m.new_count(people)
            able = m.total(m.alternatives(member.id, _day(day))[kind] for member in m.members)
            m.add(able + missing - beyond == rng.randrange(people))
            m.penalise(Tier.NOMINAL, missing, 10)
            m.penalise(Tier.NOMINAL, beyond, 1)
    return m


def _split(m: CellModel) -> Split:
    return split(m, Rows(m.cp))


def _best(m: CellModel) -> tuple[int, frozenset[int]]:
    cp = m.cp.clone()
    cp.minimize(m.objective(Tier.NOMINAL))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(cp) == cp_model.OPTIMAL
    chosen = frozenset(x.index for x in m.decisions if solver.response_proto.solution[x.index])
    return round(solver.objective_value), chosen


def _any(m: CellModel) -> frozenset[int]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(m.cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return frozenset(x.index for x in m.decisions if solver.response_proto.solution[x.index])


def _cost(m: CellModel, chosen: frozenset[int]) -> int | None:
    """Return what the roster of these literals costs, None where it is not lawful."""
    cp = m.cp.clone()
    for literal in m.decisions:
        cp.add(literal == (literal.index in chosen))
    cp.minimize(m.objective(Tier.NOMINAL))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return round(solver.objective_value) if solver.solve(cp) == cp_model.OPTIMAL else None


def _budget() -> Budget:
    return Budget(Effort(60.0, 1, 0), Stop())


@pytest.mark.parametrize("long", [1, 3, DAYS])
@pytest.mark.parametrize("seed", range(3))
def test_an_automaton_has_the_lawful_months_and_their_costs(
    seed: int, long: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    m = _model(1, seed)
    parts = _split(m)
    share = parts.shares[0]
    own = {index: c for index, c in m.penalties[Tier.NOMINAL].coefficients.items() if _is_own(share.lines, index)}
    costs = np.zeros(len(parts.domains))
    costs[list(own)] = list(own.values())
    seen = {index for line in parts.joining for index in line.terms}
    monkeypatch.setattr("roster.search.columns.compilation._LONG", long)
    layers, beyond = compiled(share, parts.domains, dict(enumerate(costs)), seen, 10**6)
    assert not beyond
    pricing = Pricing(layers, costs)
    months = 0
    for month in product(*share.cells):
        prices = costs.copy()
        prices[list(month)] -= 1000.0
        found = pricing.cheapest(prices)
        alone = _own_cost(m, frozenset(month), own)
        assert (set(month) <= set(found.values)) == (alone is not None)
        if alone is not None:
            assert found.cost == alone
            months += 1
    assert 0 < months < 3**DAYS


def _is_own(lines: tuple[object, ...], index: int) -> bool:
    return any(index in line.terms for line in lines)  # type: ignore[attr-defined]  # any line


def _own_cost(m: CellModel, chosen: frozenset[int], own: dict[int, int]) -> int | None:
    cp = m.cp.clone()
    for literal in m.decisions:
        cp.add(literal == (literal.index in chosen))
    variables = [cp.get_int_var_from_proto_index(index) for index in own]
    cp.minimize(cp_model.LinearExpr.weighted_sum(variables, list(own.values())))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return round(solver.objective_value) if solver.solve(cp) == cp_model.OPTIMAL else None


@pytest.mark.parametrize("seed", range(6))
def test_the_bound_is_below_the_best_roster_and_above_nothing_less(seed: int) -> None:
    m = _model(4, seed)
    parts = _split(m)
    penalties = m.penalties[Tier.NOMINAL]
    generation = Generation(parts, penalties.coefficients, _budget())
    generation.begin(_any(m))
    generation.run(0.0)
    best, _ = _best(m)
    assert best * 0.7 <= generation.bound + penalties.constant <= best


@pytest.mark.parametrize("seed", range(6))
def test_the_prices_that_months_begin_with_prove_nearly_what_the_relaxation_does(seed: int) -> None:
    m = _model(4, seed)
    parts = _split(m)
    penalties = m.penalties[Tier.NOMINAL]
    relaxed = Relaxation(m, Rows(m.cp)).bound(Tier.NOMINAL, 60.0)
    generation = Generation(parts, penalties.coefficients, _budget())
    generation.run(math.inf)
    assert 0.9 * relaxed <= generation.bound + penalties.constant <= _best(m)[0]


def test_without_time_for_prices_each_line_still_has_one() -> None:
    parts = _split(_model(4, 0))
    own = [line for share in parts.shares for line in share.lines]
    assert len(first_prices(parts.joining, own, parts.domains, {}, 0.0)) == len(parts.joining)


@pytest.mark.parametrize("seed", range(3))
def test_lines_too_wide_for_an_automaton_are_left_to_the_master(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    m = _model(4, seed)
    parts = _split(m)
    whole, _ = compiled(parts.shares[0], parts.domains, {}, (), 10**6)
    most = sum(len(layer.before) for layer in whole) - 1
    assert compiled(parts.shares[0], parts.domains, {}, (), most)[1]
    monkeypatch.setattr("roster.search.columns.generation._LARGEST", most // 2)
    penalties = m.penalties[Tier.NOMINAL]
    generation = Generation(parts, penalties.coefficients, _budget())
    generation.begin(_any(m))
    generation.run(0.0)
    best, _ = _best(m)
    assert 0 < generation.bound + penalties.constant <= best


@pytest.mark.parametrize("seed", range(4))
def test_a_dive_ends_in_a_lawful_roster_and_exchanges_better_it(seed: int) -> None:
    m = _model(5, seed)
    months = months_of(m, Rows(m.cp), _budget(), seed)
    assert months is not None
    begun = _any(m)
    assert not months.better(begun)
    chosen = months.better(begun)
    cost = _cost(m, chosen)
    assert cost is not None
    for _ in range(60):
        found = months.better(chosen)
        if found:
            now = _cost(m, found)
            assert now is not None
            assert now < cost
            chosen, cost = found, now
    assert cost == _best(m)[0]


@pytest.mark.parametrize("seed", [4, 6, 18])
def test_months_are_ranked_with_what_long_lines_make_due(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roster.search.columns.compilation._LONG", 1)
    m = _model(5, seed)
    generation = Generation(_split(m), m.penalties[Tier.NOMINAL].coefficients, _budget())
    generation.begin(_any(m))
    generation.run(0.0)
    for member in generation.members:
        months = generation.known(member, 100)
        dearer = [generation.dearer(member, month) for month in months]
        assert len(months) > 1
        assert dearer == sorted(dearer)
        assert min(dearer) == pytest.approx(0.0, abs=1e-6)
        assert generation.known(member, 1) == months[:1]


def test_the_same_seed_exchanges_the_same() -> None:
    rosters = []
    for _ in range(2):
        m = _model(5, 1)
        parts = _split(m)
        budget = _budget()
        generation = Generation(parts, m.penalties[Tier.NOMINAL].coefficients, budget)
        generation.begin(_any(m))
        generation.run(0.0)
        exchange = Exchange(generation, budget, 3)
        rosters.append([exchange.better(_any(m)) for _ in range(10)])
    assert rosters[0] == rosters[1]


def test_a_process_of_its_own_answers_the_same() -> None:
    m = _model(4, 0)
    parts = _split(m)
    asked = Asked(parts, m.penalties[Tier.NOMINAL].coefficients, 0)
    begun = _any(m)
    here = engine_for(asked, _budget())
    apart = engine_for(asked, Budget(Effort(60.0, 2, 0), Stop()))
    assert isinstance(here, Here)
    assert isinstance(apart, Apart)
    assert [apart.answer(begun) for _ in range(3)] == [here.answer(begun) for _ in range(3)]


def test_a_process_of_its_own_ends_when_the_search_must() -> None:
    m = _model(2, 0)
    parts = _split(m)
    stop = Stop()
    apart = engine_for(Asked(parts, m.penalties[Tier.NOMINAL].coefficients, 0), Budget(Effort(60.0, 2, 0), stop))
    stop.request()
    assert apart.answer(_any(m)) == ENDED


def test_what_no_free_cell_decides_is_decided_at_once() -> None:
    m = _model(1, 0)
    alone, beside = m.new_bool(), m.new_bool()
    m.add(alone <= beside)
    m.add(m.alternatives("P0", _day(0))[1].literal + m.alternatives("P0", _day(5))[1].literal - beside <= 1)
    parts = _split(m)
    fixed = Share("P0", parts.shares[0].cells, (*parts.shares[0].lines, Line({alone.index: 1}, 0, 1)))
    layers, beyond = compiled(fixed, parts.domains, {}, {alone.index}, 10**6)
    assert layers
    assert not beyond


def test_what_a_row_says_of_one_auxiliary_is_in_its_domain_and_nowhere_else() -> None:
    m = _model(2, 0)
    held, free, count = m.new_bool(), m.new_bool(), m.new_count(9)
    work = m.alternatives("P0", _day(0))[1].literal
    m.add(2 * count <= 7)
    m.add(held + free <= work)
    m.add(free - held >= 1)
    before = _split(m)
    m.add(held <= 0)
    parts = _split(m)
    assert parts.domains[count.index] == (0, 3)
    assert before.domains[held.index] == before.domains[free.index] == (0, 1)
    assert (parts.domains[held.index], parts.domains[free.index]) == ((0, 0), (1, 1))
    lines = [line for share in parts.shares for line in share.lines if work.index in line.terms]
    assert [(line.terms[work.index], line.high) for line in lines if len(line.terms) == 1] == [(-1, -1)]
    assert not any({held.index, free.index, count.index} & line.terms.keys() for line in lines)


def test_months_that_cannot_be_compiled_in_time_are_none() -> None:
    m = _model(2, 0)
    parts = _split(m)
    spent = Budget(Effort(1e-9, 1, 0), Stop())
    assert Here(Asked(parts, {}, 0), spent).answer(_any(m)) == ENDED


def test_months_are_not_generated_where_tiers_are_several() -> None:
    m = _model(3, 0)
    m.penalise(Tier.WISHES, m.new_bool())
    assert months_of(m, Rows(m.cp), _budget(), 0) is None
