"""What levelling needs (ANQ Art. 10(6)): who could be burdened in the month, who was before, and what one more costs.

These are definitions, not law: the rules on equality charge and measure by them, the sheets show them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from roster.calendar import DAYS_OF_WEEK, SUNDAY
from roster.domain.codes import RequestKind, Ruolo
from roster.domain.employ import BARS_NIGHTS, is_present
from roster.domain.facts import Counters
from roster.domain.instance import Instance
from roster.domain.officer import Officer

LARGEST_COST = 60
LARGEST_SURPLUS = 3
LAST_STEP = 8
"""From the eighth shift on each one costs as the eighth."""

_BIG_DATES = frozenset({(1, 1), (5, 1), (8, 15), (12, 25), (12, 26)})
_EASTER = ("Pasqua", "Lunedì dell'Angelo")


class Burden(StrEnum):
    """What is levelled among the people of a ruolo."""

    NIGHTS = "notti"
    FESTIVE = "festivi"
    EVENINGS = "serali"
    UNPOPULAR = "posti gravosi"
    BIG_DAYS = "grandi festività"


def big_days(instance: Instance) -> frozenset[date]:
    """Return the dates of the month among Christmas, 26 December, New Year, Easter, Easter Monday, 15 August, 1 May."""
    return frozenset(
        day
        for day in instance.days
        if (day.month, day.day) in _BIG_DATES or any(name in (instance.festive_name(day) or "") for name in _EASTER)
    )


def occasions(instance: Instance) -> Mapping[Burden, frozenset[date]]:
    """Return the dates of the month on which each burden can fall."""
    month = instance.days_in_month
    festive = frozenset(instance.festive_days)
    found = dict.fromkeys((Burden.NIGHTS, Burden.EVENINGS, Burden.UNPOPULAR), month)
    return {**found, Burden.FESTIVE: festive, Burden.BIG_DAYS: big_days(instance)}


def present_days(instance: Instance, officer: Officer) -> frozenset[date]:
    """Return the dates of the month on which the officer is in force, not absent and not away on service."""
    return frozenset(day for day in instance.days if is_present(instance, officer, day))


def marginal_cost(nth: int, surplus: int, present: int, total: int) -> int:
    """Return what the ``nth`` shift of the month costs, 0 to 60: it never falls as ``nth`` grows.

    Twice its place in the month, moved by the ``surplus`` of the year so far, and made steeper for who is present on
    only ``present`` of the ``total`` dates.
    """
    place = max(0, min(nth, LAST_STEP) + surplus)
    there = max(1, present)
    return min(LARGEST_COST, (4 * place * total + there) // (2 * there))


def surpluses(instance: Instance) -> Mapping[tuple[str, Burden], int]:
    """Return how many shifts each officer on turns did beyond the mean of the ruolo so far, from -3 to 3, if not 0."""
    groups: defaultdict[tuple[Ruolo, Burden], list[tuple[str, int, int]]] = defaultdict(list)
    for officer in instance.officers:
        row = instance.counters.get(officer.id)
        if row is not None and row.months and officer.on_turns:
            for burden in _eligible(officer, instance.days[0]):
                groups[officer.ruolo, burden].append((officer.id, _done(row, burden), row.months))
    found: dict[tuple[str, Burden], int] = {}
    for (_, burden), rows in groups.items():
        shifts, months = sum(done for _, done, _ in rows), sum(months for _, _, months in rows)
        for officer_id, done, of in rows:
            beyond = (2 * (done * months - of * shifts) + months) // (2 * months)
            if beyond:
                found[officer_id, burden] = max(-LARGEST_SURPLUS, min(LARGEST_SURPLUS, beyond))
    return found


def _eligible(officer: Officer, day: date) -> tuple[Burden, ...]:
    exempt = any(officer.request(kind, day) for kind in (*BARS_NIGHTS, RequestKind.ESONERO_NOTTI_50_30))
    return tuple(burden for burden in Burden if not (exempt and burden is Burden.NIGHTS))


def _done(row: Counters, burden: Burden) -> int:
    done = {
        Burden.NIGHTS: row.nights,
        Burden.FESTIVE: row.festive,
        Burden.EVENINGS: row.evenings,
        Burden.UNPOPULAR: row.unpopular,
        Burden.BIG_DAYS: row.big_holidays,
    }
    return done[burden]


def sundays_before(instance: Instance, officer: str) -> int:
    """Return the Sundays worked in a row up to the month: from the history as far as it goes, then from the counter."""
    counted = instance.counters[officer].sundays_in_row if officer in instance.counters else 0
    run = 0
    sunday = next(day for day in instance.days if day.weekday() == SUNDAY)
    while True:
        sunday -= timedelta(days=DAYS_OF_WEEK)
        cell = instance.known_cell(officer, sunday)
        if cell is None:
            return max(run, counted)
        if not cell.code.is_service:
            return run
        run += 1
