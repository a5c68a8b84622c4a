"""ANQ-9.16a: ends of 16:00, 16:01 and 15:59 before a night at 00:00."""

from __future__ import annotations

from datetime import date

from tests.rule_worlds import WORLDS
from tests.worlds import LATE_NIGHT, LONG, NIGHT, shift, world

WORLDS.add(
    "ANQ-9.16a",
    world(
        "ends on both sides of eight hours before a night",
        date(2026, 10, 13),
        3,
        (NIGHT, LONG, LATE_NIGHT, shift("B", "09:00", 8), shift("C", "07:00", 8), shift("D", "10:01", 6)),
    ),
)
