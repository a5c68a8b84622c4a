"""What tests of several files are given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.office import Office
from tests.samples import SAMPLES


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Office]:
    """The replaced program, working in an empty folder that holds one input."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    (tmp_path / "sede.xlsx").write_text("input")
    return Office(monkeypatch)


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package that makes the samples, where it can be imported."""
    monkeypatch.syspath_prepend(str(SAMPLES))
