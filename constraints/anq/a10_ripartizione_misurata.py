"""Auditing half of ANQ-10.6a: what each officer on turns bears in the month, and what that costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from roster.domain import Counted, Officer
from roster.domain.opportunity import Burden, marginal_cost, occasions, present_days, surpluses

if TYPE_CHECKING:
    from roster.record import Record


@dataclass(frozen=True)
class Measured:
    """Shifts by burden, dates of presence on which each could fall, and the cost of it all."""

    officer: Officer
    done: Counter[Burden]
    present: Mapping[Burden, int]
    cost: int
    festive_a_month: float

    @property
    def festive(self) -> int:
        """Festive shifts of the month."""
        return self.done[Burden.FESTIVE]

    @property
    def festive_dates(self) -> int:
        """Festive dates of the month on which the officer was present."""
        return self.present[Burden.FESTIVE]

    @property
    def values(self) -> Mapping[str, int]:
        """What the sentence on the officer says."""
        return {
            "notti": self.done[Burden.NIGHTS],
            "festivi": self.festive,
            "festivi_possibili": self.festive_dates,
            "serali": self.done[Burden.EVENINGS],
            "gravosi": self.done[Burden.UNPOPULAR],
            "grandi": self.done[Burden.BIG_DAYS],
            "presenza": self.present[Burden.NIGHTS],
        }


def measured(record: Record) -> tuple[Measured, ...]:
    """Return the measure of every officer on turns."""
    instance = record.instance
    dates, surplus, weights = occasions(instance), surpluses(instance), instance.profile.weights
    weight = {
        Burden.NIGHTS: weights.equita_notti,
        Burden.FESTIVE: weights.equita_festivi,
        Burden.EVENINGS: weights.equita_serali,
        Burden.UNPOPULAR: weights.equita_posti_gravosi,
        Burden.BIG_DAYS: weights.equita_festivi,
    }
    found = []
    for officer in record.officers:
        if officer.on_turns:
            done = _done(record, officer.id, dates[Burden.BIG_DAYS])
            there = present_days(instance, officer)
            present = {burden: len(there & days) for burden, days in dates.items()}
            cost = sum(
                weight[b] * marginal_cost(nth, surplus.get((officer.id, b), 0), present[b], len(dates[b]))
                for b, shifts in done.items()
                for nth in range(1, shifts + 1)
            )
            found.append(Measured(officer, done, present, cost, _a_month(record, officer.id, done[Burden.FESTIVE])))
    return tuple(found)


def _done(record: Record, officer: str, big: frozenset[date]) -> Counter[Burden]:
    done: Counter[Burden] = Counter()
    done[Burden.NIGHTS] = len(record.counted(officer, Counted.NOTTURNI))
    done[Burden.FESTIVE] = len(record.counted(officer, Counted.FESTIVI))
    done[Burden.EVENINGS] = len(record.counted(officer, Counted.SERALI))
    for stint in record.stints_of_month(officer):
        done[Burden.BIG_DAYS] += stint.day in big
        done[Burden.UNPOPULAR] += stint.post is not None and stint.post.unpopular
    return done


def _a_month(record: Record, officer: str, done: int) -> float:
    """Return festive shifts a month over the year so far, this month included."""
    row = record.instance.counters.get(officer)
    return (row.festive + done) / (row.months + 1) if row else float(done)
