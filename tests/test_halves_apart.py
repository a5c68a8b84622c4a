"""The two halves of a rule share no function of the law: a mistake in one would be made twice and audited clean.

What both may start from stands in the domain: definitions, and facts of the input. Constants and settings are stated
once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

import pytest

import roster.model
from roster.registry import rules
from roster.rule import Rule

if TYPE_CHECKING:
    from roster.record import Record

MODEL_SIDE = ("encode",)
RECORD_SIDE = ("audit", "enters", "opens")


def functions_of(thing: object) -> Iterator[FunctionType]:
    """The functions behind a name: the thing itself unwrapped, or every one of a class."""
    if isinstance(thing, type):
        for part in vars(thing).values():
            yield from functions_of(part) if not isinstance(part, type) else ()
        return
    if isinstance(thing, property):
        thing = thing.fget
    elif isinstance(thing, cached_property):
        thing = thing.func
    thing = getattr(thing, "__wrapped__", getattr(thing, "__func__", thing))
    if isinstance(thing, FunctionType):
        yield thing


def names_in(code: CodeType) -> Iterator[str]:
    """All names a piece of code asks for, its comprehensions and inner functions included."""
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from names_in(inner)


def reached(rule: type, *starts: str, package: str = "constraints") -> set[FunctionType]:
    """The functions of ``package`` that some methods of a rule call, directly or not; rather one too many."""
    found: set[FunctionType] = set()
    asked = [function for name in starts for function in functions_of(getattr(rule, name))]
    while asked:
        function = asked.pop()
        if function in found or function.__module__.split(".")[0] != package:
            continue
        found.add(function)
        for name in names_in(function.__code__):
            for thing in (getattr(rule, name, None), function.__globals__.get(name)):
                asked.extend(functions_of(thing))
    return found


@pytest.mark.parametrize("rule", [type(rule) for rule in rules().values()], ids=lambda rule: rule.id)
def test_the_audit_has_its_own_way_of_counting(rule: type[Rule]) -> None:
    shared = reached(rule, *MODEL_SIDE) & reached(rule, *RECORD_SIDE)
    assert not {function.__qualname__ for function in shared}


@pytest.mark.parametrize("rule", [type(rule) for rule in rules().values()], ids=lambda rule: rule.id)
def test_the_audit_takes_nothing_of_the_model(rule: type[Rule]) -> None:
    for function in reached(rule, *RECORD_SIDE):
        asked = {word for text in function.__annotations__.values() for word in re.findall(r"\w+", str(text))}
        assert not asked & set(roster.model.__all__), function.__qualname__


def _near(hours: int) -> bool:
    return hours < 8


class Leaning:
    """As a rule would be whose halves ask the same function what is too near."""

    def encode(self, m: roster.model.Model) -> None:
        if self._close(3):
            m.forbid()

    def audit(self, record: Record) -> Iterator[int]:
        yield from (hours for hours in (3, len(record.days)) if _near(hours))

    def _close(self, hours: int) -> bool:
        return _near(hours)


def test_a_shared_computation_would_be_seen() -> None:
    ours = {"package": __name__.split(".")[0]}
    shared = reached(Leaning, "encode", **ours) & reached(Leaning, "audit", **ours)
    assert shared == {_near}
