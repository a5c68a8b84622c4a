"""The copy this program posts, read as anybody's roster: it hides reasons of absence, so they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster.errors import InputError
from roster.foreign.reading import Given, read_months
from roster.writer import write_posted
from tests.lived_plan import make_lived_plan

PLAN = make_lived_plan(20, 2)


def test_the_posted_copy_asks_once_for_each_mark_that_hides_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "albo.xlsx"
    write_posted(PLAN, path)
    with pytest.raises(InputError) as refused:
        read_months(path, Given(seat=PLAN.instance.seat))
    assert sorted(str(problem.values["word"]) for problem in refused.value.problems) == ["SE", "—"]
