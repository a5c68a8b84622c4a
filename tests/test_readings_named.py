"""A rule whose findings change with a reading of the law names it in its ``setting``: each finding tells how it read.

Every reading that a rule does not name is chosen otherwise over the cases of its article, worlds of the agreement test
and situations with almost everything told otherwise; then again with half of the shifts moved to the evening, past
midnight, where the day and the class of a shift turn on readings too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from itertools import chain
from random import Random
from typing import get_args

import pytest

from roster.domain import Readings, Shift
from roster.registry import readings_of, rules
from roster.rule import Rule
from tests.scrambled import Situation
from tests.scrambled.situation import fresh
from tests.test_needs import RICH, found_in, rich, stated_cases, worlds

CHOICES = {name: get_args(field.annotation) for name, field in Readings.model_fields.items()}


def across_midnight(s: Situation, rnd: Random) -> Situation:
    def moved(shift: Shift) -> Shift:
        if rnd.random() < 0.5:
            return shift
        return fresh(
            shift, start=time(rnd.choice((19, 20, 21, 22))), minutes=rnd.choice((6, 6, 8)) * 60, shift_class=None
        )

    return s.profiled(shifts=tuple(map(moved, s.seat.profile.shifts)))


def situations(rule: Rule) -> Iterator[Situation]:
    plain = (*stated_cases(rule), *worlds(rule))
    yield from plain
    yield from (rich(rule, number) for number in range(RICH))
    yield from (across_midnight(s, Random(f"{rule.id} {number}")) for number, s in enumerate(plain))


def felt_in(rule: Rule, s: Situation, names: frozenset[str]) -> Iterator[str]:
    """Yield the readings among ``names`` that change what is found, or what must be known to look for it."""
    chosen, before = s.instance.profile.readings, found_in(rule, s)
    for name in sorted(names):
        for value in CHOICES[name]:
            other = chosen.model_copy(update={name: value})
            if value != getattr(chosen, name) and (
                found_in(rule, s.profiled(readings=other)) != before
                or rule.needs_under(other) != rule.needs_under(chosen)
            ):
                yield name


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_a_rule_names_each_reading_that_changes_its_findings(rule: Rule) -> None:
    first = next(situations(rule), None)
    assert first is not None, "no case to try"
    named = {reading.field for reading in readings_of(rule.id, first.instance.profile)}
    unnamed = frozenset(CHOICES) - named
    assert set(chain.from_iterable(felt_in(rule, s, unnamed) for s in situations(rule))) == set()
