"""A rule whose findings change with a reading of the law names it in its ``setting``: each finding tells how it read.

All the readings that a rule does not name are chosen otherwise at once, over the cases of its article, worlds of the
agreement test and situations with almost everything told otherwise; then again with half of the shifts moved to the
evening, past midnight, where the day and the class of a shift turn on readings too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
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


def others(chosen: Readings, names: frozenset[str]) -> Iterator[Readings]:
    """Yield readings of which all ``names`` are chosen otherwise, until each has had each of its other values."""
    left = {name: [value for value in CHOICES[name] if value != getattr(chosen, name)] for name in names}
    for turn in range(max(map(len, left.values()), default=0)):
        yield chosen.model_copy(update={name: values[turn % len(values)] for name, values in left.items()})


def feels(rule: Rule, s: Situation, other: Readings) -> bool:
    """Return whether a rule finds otherwise, or must know more, where the readings are ``other``."""
    if rule.needs_under(other) != rule.needs_under(s.instance.profile.readings):
        return True
    return found_in(rule, s.profiled(readings=other)) != found_in(rule, s)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_a_rule_names_each_reading_that_changes_its_findings(rule: Rule) -> None:
    first = next(situations(rule), None)
    assert first is not None, "no case to try"
    named = {reading.field for reading in readings_of(rule.id, first.instance.profile)}
    unnamed = frozenset(CHOICES) - named
    for s in situations(rule):
        chosen = s.instance.profile.readings
        if any(feels(rule, s, other) for other in others(chosen, unnamed)):
            one_by_one = ((name, other) for name in unnamed for other in others(chosen, frozenset({name})))
            pytest.fail(f"{rule.id} turns on {[name for name, other in one_by_one if feels(rule, s, other)]}")
