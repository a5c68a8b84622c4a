"""The register of changes of the published programme."""

from __future__ import annotations

from datetime import date, datetime

from roster.domain.base import Frozen
from roster.domain.codes import ChangeOrigin, GroundKind, Outcome
from roster.domain.roster import Cell


class Change(Frozen):
    """A change of the published programme, or the refusal of one that was asked (ANQ Art. 9(11)).

    ``was`` and ``becomes`` are the cells before and after; ``ground`` and ``reason`` say why, ``author`` who decided at
    ``decided_at``; ``notified_at`` is when the officer was told, ``confirmed_at`` when it was confirmed in writing.
    ``request`` and ``outcome`` belong to changes asked by the employee.
    """

    officer: str
    day: date
    origin: ChangeOrigin = ChangeOrigin.AMMINISTRAZIONE
    was: Cell | None = None
    becomes: Cell | None = None
    ground: GroundKind | None = None
    reason: str | None = None
    author: str | None = None
    decided_at: datetime | None = None
    notified_at: datetime | None = None
    confirmed_at: datetime | None = None
    request: str | None = None
    outcome: Outcome | None = None
