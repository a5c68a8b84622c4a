"""Everything below the command line, replaced: what it answers, what it was asked, what it left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from roster.capacity import Shortage
from roster.domain import (
    Cell,
    Certificate,
    Cover,
    Instance,
    Officer,
    Plan,
    Post,
    Profile,
    Provenance,
    Roster,
    Ruolo,
    Seat,
    Sex,
    Shift,
    Tier,
    TierResult,
    Unit,
)
from roster.domain.codes import DayCode
from roster.registry import rules
from roster.rule import Finding, Severity

DAYS = 31
RULE = "ANQ-9.16a"


def a_plan() -> Plan:
    """One officer, one post that wants two in the morning and needs one; three mornings worked, the rest at rest."""
    officer = Officer(
        id="00123",
        surname="Rossi",
        name="Anna",
        sex=Sex.F,
        qualifica="assistente",
        ruolo=Ruolo.AGENTI_ASSISTENTI,
        birth_date=date(1986, 5, 5),
        service_from=date(2010, 1, 1),
        unit="U",
    )
    post = Post(code="SEZ1", name="Prima sezione", unit="U", cover=(Cover(shift="M", minimum=1, nominal=2),))
    profile = Profile(
        seat="Casa circondariale di Prova",
        agreement="accordo di prova",
        patron_day=3,
        patron_month=5,
        units=(Unit(code="U", name="Reparto"),),
        shifts=(Shift(code="M", start=time(8), minutes=360, reference="art. 1"),),
    )
    instance = Instance(seat=Seat(profile=profile, officers=(officer,), posts=(post,)), year=2026, month=12)
    row = (Cell.duty("M", "SEZ1"),) * 3 + (Cell(code=DayCode.RS),) * (DAYS - 3)
    return Plan(
        instance=instance,
        roster=Roster(year=2026, month=12, cells={"00123": row}),
        tiers=(
            TierResult(tier=Tier.MINIMUM, value=28, bound=28),
            TierResult(tier=Tier.NOMINAL, value=1250, bound=1000),
        ),
        certificates=(
            Certificate(tier=Tier.MINIMUM, least=28, here=28),
            Certificate(tier=Tier.NOMINAL, least=40, here=59, with_rests=True),
        ),
        provenance=Provenance(version="0.1.0"),
    )


def a_breach(**fields: Any) -> Finding:
    """A hard finding on the second of the month, with the sentence and values of a rule that exists."""
    rule = rules()[RULE]
    values = {"prima": "M", "giorno_prima": date(2026, 12, 1), "notte": "N", "ore": "6", "minime": 8}
    plain: dict[str, Any] = {"officer": "00123", "days": (date(2026, 12, 2),), "values": values}
    return rule.found(Severity.HARD, next(iter(rule.says)), **{**plain, **fields})


def a_setting(
    time_limit: float = 45.0, workers: int = 2, seed: int = 0, gap: float | None = None, memory: int | None = None
) -> SimpleNamespace:
    """A stand-in for the settings of the search."""
    return SimpleNamespace(time_limit=time_limit, workers=workers, seed=seed, gap=gap, memory=memory)


class Office:
    """Everything below the command line, replaced: what it answers, and what it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.plan = a_plan()
        self.findings: tuple[Finding, ...] = ()
        self.shortages: tuple[Shortage, ...] = ()
        self.solved: list[Any] = []
        self.fails: BaseException | None = None
        self.write_fails: set[str] = set()
        replaced: dict[str, dict[str, Callable[..., Any]]] = {
            "roster.cli.shortages": {"found_shortages": lambda _instance: self.shortages},
            "roster.auditor": {"audit": lambda *_: self.findings},
            "roster.validation": {"audit": lambda *_: self.findings},
            "roster.generate": {"generate": self.generate, "Settings": a_setting},
            "roster.foreign.reading": {"is_ours": lambda _path: True},
            "roster.reader": {
                "read_instance": self.read_instance,
                "read_plan": self.read_plan,
                "read_seat": lambda _path: self.plan.instance.seat,
            },
            "roster.writer": {
                "write_office": lambda _plan, _findings, path, _lang: self._write("office", path),
                "write_posted": lambda _plan, path, _lang: self._write("posted", path),
                "write_plan_json": lambda _plan, path: self._write("plan", path),
                "write_findings_json": lambda _months, path, _lang: self._write("findings", path),
                "write_template": lambda path, _lang: self._write("template", path),
            },
        }
        modules = [import_module(module) for module in replaced]  # all of them before one takes another's stand-in
        for module, names in zip(modules, replaced.values(), strict=True):
            for name, stand_in in names.items():
                monkeypatch.setattr(module, name, stand_in)

    def read_instance(self, _path: Path, year: int, month: int) -> Instance:
        return self.plan.instance.model_copy(update={"year": year, "month": month})

    def read_plan(self, _path: Path) -> Any:
        return SimpleNamespace(plan=self.plan, addresses={("00123", date(2026, 12, 2)): "Brogliaccio!F12"}, turns={})

    def generate(self, _instance: Instance, settings: Any, progress: Callable[[Any], None], _start: Any) -> Plan:
        self.solved.append(settings)
        if self.fails is not None:
            raise self.fails
        progress(SimpleNamespace(phase="tier.minimum", tier=None, best=None, bound=None, elapsed=0.0))
        return self.plan

    def _write(self, what: str, path: Path) -> None:
        if what in self.write_fails:
            raise RuntimeError(f"no {what}")
        path.write_text(what)


GENERATE = ["generate", "sede.xlsx", "--month", "2026-12", "--out", "dicembre.xlsx"]


def outputs() -> set[str]:
    """Names in the working folder, the input and the folder of saved failures apart; hidden ones included."""
    return {path.name for path in Path().iterdir()} - {"sede.xlsx", "temp"}


def saved_files() -> set[str]:
    """Names of what was saved for whoever mends the program."""
    return {path.name for path in Path("temp").rglob("*") if path.is_file()}
