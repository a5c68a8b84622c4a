"""ANQ-5.4: assemblies by day, after midnight and at both ends of the month; weights."""

from __future__ import annotations

from datetime import date

from roster.domain import Assembly, Cell, Weights
from tests.rule_worlds import WORLDS
from tests.worlds import ACROSS, AFTERNOON, EVENING, LONG, MORNING, World, officer, world


def gathered(name: str, first: date, days: int, *times: tuple[date, int, int], **fields: object) -> World:
    """A world with assemblies: date, first and last hour."""
    assemblies = tuple(Assembly(day=day, start_minute=start * 60, end_minute=end * 60) for day, start, end in times)
    plain = {"seat_fields": {"assemblies": assemblies}}
    return world(name, first, days, (MORNING, LONG, AFTERNOON, EVENING, ACROSS), **{**plain, **fields})


WORLDS.add(
    "ANQ-5.4",
    gathered(
        "two officers, an assembly from 14 to 16",
        date(2026, 10, 15),
        1,
        (date(2026, 10, 15), 14, 16),
        officers=(officer("001"), officer("002")),
    ),
    gathered(
        "two assemblies, one after midnight; preferences weigh three",
        date(2026, 10, 14),
        2,
        (date(2026, 10, 15), 1, 2),
        (date(2026, 10, 15), 9, 15),
        profile_fields={"weights": Weights(preferenze=3)},
    ),
    gathered(
        "on the 1st, an evening across midnight before it",
        date(2026, 10, 1),
        1,
        (date(2026, 10, 1), 1, 9),
        past={("001", date(2026, 9, 30)): Cell.duty("X", "SEZ")},
    ),
    gathered("on the 1st of the month after", date(2026, 10, 30), 2, (date(2026, 11, 1), 0, 3)),
    gathered(
        "preferences weigh nothing",
        date(2026, 10, 15),
        1,
        (date(2026, 10, 15), 14, 16),
        profile_fields={"weights": Weights(preferenze=0)},
    ),
)
