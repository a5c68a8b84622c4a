"""Random institutes: what is generated is lawful and as good as said, what is lawful can be made, nothing crashes.

The seeds are fixed. ``ROSTER_EXAMPLES=50`` tries so many times more of each, with other seeds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from hypothesis import HealthCheck, Phase, assume, given, settings

from roster.auditor import audit
from roster.domain import Instance, Lock, Plan, Tier
from roster.errors import InputError
from roster.generate import Settings, generate
from roster.messages import LANGUAGES, problem_text
from roster.model import encode
from roster.planning import fixed_cells
from roster.record import Record
from roster.registry import rules
from roster.rule import Finding, Subject
from tests.institutes import institutes, tiny_worlds
from tests.worlds import Choice, World, every_solution

TIMES = int(os.environ.get("ROSTER_EXAMPLES", "1"))
QUICK = Settings(time_limit=0.2, workers=1)
THOROUGH = Settings(time_limit=1, workers=1)
MOST = 300
"""Rosters of a tiny world beyond which it is too large to list."""


def examples(number: int) -> settings:
    return settings(
        max_examples=number * TIMES,
        derandomize=TIMES == 1,
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate, *((Phase.shrink,) if TIMES > 1 else ())),
        suppress_health_check=list(HealthCheck),
    )


def costs(findings: tuple[Finding, ...] | list[Finding]) -> tuple[int, ...]:
    """Return what the audit charges the duties with, by tier."""
    of_cells = [f for f in findings if f.tier is not None and rules()[f.rule].subject is Subject.CELLS]
    return tuple(sum(f.cost for f in of_cells if f.tier is tier) for tier in Tier)


def planned(instance: Instance, limits: Settings) -> Plan | None:
    """Return the plan, None when the input was refused: then with sentences that a person can read."""
    try:
        return generate(instance, limits)
    except InputError as refused:
        problems = refused.problems
    sentences = [problem_text(problem, lang) for problem in problems for lang in LANGUAGES]
    assert sentences
    assert not [text for text in sentences if len(text) < 20 or "{" in text or "None" in text]
    return None


@examples(3)
@given(institutes())
def test_what_is_generated_is_lawful_and_measured(instance: Instance) -> None:
    plan = planned(instance, QUICK)
    if plan is not None:
        is_lawful_and_measured(instance, plan)


@examples(8)
@given(institutes(disturbed=True))
def test_a_contradictory_input_is_refused_in_words_and_another_is_planned(instance: Instance) -> None:
    plan = planned(instance, QUICK)
    if plan is not None:
        is_lawful_and_measured(instance, plan)


def is_lawful_and_measured(instance: Instance, plan: Plan) -> None:
    findings = audit(instance, plan.roster)
    assert not [f for f in findings if f.blocks]
    assert tuple(result.value for result in plan.tiers) == costs(findings)
    assert all(0 <= result.bound <= result.value for result in plan.tiers)
    for lock in instance.seat.locks:
        assert plan.roster.cell(lock.officer, lock.day) == lock.cell


def lawful(w: World) -> Mapping[Choice, tuple[int, ...]]:
    """Return every roster of a world that the audit finds no breach in, with its costs."""
    found: dict[Choice, tuple[int, ...]] = {}
    for choice in dict.fromkeys(w.every_choice(w.model())):
        findings = list(_findings(w, choice))
        if not any(f.blocks for f in findings):
            found[choice] = costs(findings)
    return found


def _findings(w: World, choice: Choice) -> Iterator[Finding]:
    """Yield the findings of a roster: of the hard rules first, and no further than the first breach."""
    record = Record(w.instance, w.roster_of(choice))
    for rule in rules().values():
        for finding in rule.audit(record):
            yield finding
            if finding.blocks:
                return


def size(w: World) -> int:
    m = w.model()
    total = 1
    for officer, day in w.free:
        total *= len(m.alternatives(officer, day))
    return total


@examples(14)
@given(tiny_worlds())
def test_the_model_allows_exactly_what_a_brute_force_finds_lawful(w: World) -> None:
    assume(size(w) <= MOST)
    m = w.model()
    encode(m)
    assert every_solution(w, m) == set(lawful(w))


@examples(14)
@given(tiny_worlds())
def test_what_is_called_the_best_is_the_best_of_all_rosters(w: World) -> None:
    """All cells but the free ones are locked: tier by tier, a proved value is the least that any lawful roster has."""
    assume(size(w) <= MOST)
    locks = tuple(Lock(officer=o, day=day, cell=cell) for (o, day), cell in w.fixed.items())
    instance = w.instance.model_copy(update={"seat": w.instance.seat.model_copy(update={"locks": locks})})
    whole = World(w.name, instance, fixed_cells(instance))
    found = lawful(whole)
    plan = planned(instance, THOROUGH)
    if plan is None:
        assert not found
        return
    best = min(found.values())
    for n, result in enumerate(plan.tiers):
        if not result.proved:
            break
        assert tuple(r.value for r in plan.tiers[: n + 1]) == best[: n + 1]
