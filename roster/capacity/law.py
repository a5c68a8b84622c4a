"""What the tests need of the law, handed in by who knows the rules: this package knows none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from roster.domain.codes import Counted
from roster.domain.officer import Officer


def _nobody(_officer: Officer, _day: date) -> bool:
    return False


@dataclass(frozen=True)
class Law:
    """The most shifts of a count that any officer may do in the month, and who is spared nights of surveillance."""

    ceilings: Mapping[Counted, int] = field(default_factory=dict)
    exempt: Callable[[Officer, date], bool] = _nobody
