"""Several files as one: all are delivered or none, and nothing of somebody else's is lost."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from roster.cli.delivery import Delivery
from roster.cli.main import run
from roster.domain import Plan
from roster.errors import InputError
from tests.office import GENERATE, Office, saved_files


def deliver(delivery: Delivery, meanwhile: Callable[[], object] = lambda: None) -> None:
    """Write "new" in every file, while something else happens."""
    with delivery.staged() as staged:
        for path in staged:
            path.write_text("new")
        meanwhile()


def test_files_appear_together_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("old")
    replace = Path.replace

    def stubborn(self: Path, target: Path) -> Path:
        if target == second:
            raise PermissionError(13, "in use", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stubborn)
    with pytest.raises(InputError):
        deliver(Delivery([first, second], overwrite=True))
    assert first.read_text() == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"a"}


def test_a_file_that_appeared_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a"
    with pytest.raises(InputError):
        deliver(Delivery([target], overwrite=False), meanwhile=lambda: target.write_text("of somebody else"))
    assert target.read_text() == "of somebody else"


def test_a_plan_that_cannot_be_delivered_is_kept(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    original = office.generate

    def slow(*arguments: Any) -> Plan:
        Path("dicembre.xlsx").write_text("of somebody else")
        return original(*arguments)

    monkeypatch.setattr(import_module("roster.generate"), "generate", slow)
    assert run(GENERATE) == 2
    assert "non è perduto" in capsys.readouterr().err
    assert saved_files() == {"plan.json"}
    assert Path("dicembre.xlsx").read_text() == "of somebody else"
