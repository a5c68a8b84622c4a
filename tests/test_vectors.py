"""The fifty-two test vectors of the catalogue (section E), by number: cases of ``articles/``, or tests named here."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.cases import cases

VECTORS = range(1, 53)
ELSEWHERE = {
    52: "tests.test_writer_posted:test_no_code_of_absence_or_rest",
}
"""Vectors that speak of no roster: what the posted copy may not show."""


def test_every_vector_is_a_case_or_a_test_named_here() -> None:
    stated = {case.vector for case in cases() if case.vector is not None}
    assert sorted(stated | ELSEWHERE.keys()) == list(VECTORS)
    assert not stated & ELSEWHERE.keys()


@pytest.mark.parametrize("place", ELSEWHERE.values())
def test_a_test_named_here_exists(place: str) -> None:
    module, _, name = place.partition(":")
    assert callable(getattr(import_module(module), name))
