"""The garbage collector is held off only as long as it was asked to be."""

from __future__ import annotations

import gc

import pytest

from roster.search.collector import uncollected


def _failing() -> None:
    with uncollected():
        assert not gc.isenabled()
        raise LookupError("inside")


def test_the_collector_comes_back_even_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(LookupError, match="inside"):
        _failing()
    assert gc.isenabled()


def test_who_holds_it_off_already_still_does() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
