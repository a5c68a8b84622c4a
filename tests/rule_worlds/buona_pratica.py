"""P-1 to P-6: sequences across both ends of a month, intervals on both sides of eleven and eight hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from roster.domain import Cell, Duty, Weights
from roster.domain.codes import DayCode
from tests.rule_worlds import WORLDS
from tests.worlds import (
    ACROSS,
    AFTERNOON,
    EVENING,
    LATE,
    LATE_NIGHT,
    MORNING,
    NIGHT,
    QUADRANTS,
    RS,
    World,
    post,
    shift,
    week_pattern,
    world,
)

HEAVY = {"weights": Weights(preferenze=2)}


def october(first: int, *shifts: str) -> dict[tuple[str, date], Cell]:
    """Return days of October 2026 from ``first``: shifts at SEZ, or RS."""
    cells = (RS if code == "RS" else Cell.duty(code, "SEZ") for code in shifts)
    return {("001", date(2026, 10, first + n)): cell for n, cell in enumerate(cells)}


WORLDS.add(
    "P-1",
    world("evenings and nights around rests", date(2026, 10, 16), 4, (NIGHT, EVENING, LATE_NIGHT, ACROSS)),
    world("the rest ends the old month", date(2026, 11, 1), 2, (NIGHT, EVENING), past=october(30, "S", "RS")),
    world("the evening ends the old month", date(2026, 11, 1), 2, (NIGHT, EVENING), past=october(30, "RS", "S")),
    world("heavier", date(2026, 10, 30), 2, (NIGHT, EVENING), profile_fields=HEAVY),
)

WORLDS.add(
    "P-2",
    world(
        "intervals on both sides of eleven and of eight hours",
        date(2026, 10, 13),
        3,
        (*QUADRANTS, ACROSS, LATE, shift("J", "07:00", 6)),
    ),
    world(
        "handover and journeys",
        date(2026, 10, 13),
        2,
        (LATE, shift("J", "06:00", 6), EVENING),
        posts=(
            post("SEZ", (LATE, shift("J", "06:00", 6), EVENING), handover_min=10),
            post("OSP", (LATE, shift("J", "06:00", 6)), piantonamento=True, travel_out_min=20),
        ),
    ),
    world("from the old month", date(2026, 11, 1), 2, (MORNING, NIGHT, ACROSS), past=october(31, "X")),
)

WORLDS.add(
    "P-3",
    world("five dates of nights", date(2026, 10, 13), 5, (NIGHT,)),
    world("nights that end the old month", date(2026, 11, 1), 3, (NIGHT, MORNING), past=october(29, "N", "N", "N")),
)

WORLDS.add(
    "P-4",
    world("every class", date(2026, 10, 13), 3, (NIGHT, MORNING, AFTERNOON, EVENING)),
    world("from the old month", date(2026, 11, 1), 2, (MORNING, AFTERNOON, EVENING), past=october(31, "S")),
)

WORLDS.add(
    "P-5",
    world("rests that may be worked", date(2026, 10, 10), 3, (NIGHT,)),
    world(
        "a run from the old month",
        date(2026, 11, 1),
        3,
        (NIGHT,),
        past=october(26, "M", "M", "M", "M", "M", "M"),
    ),
    world("a past of which two days are known", date(2026, 11, 1), 3, (NIGHT,), past=october(30, "M", "M")),
)


POSTS = (
    post("SEZ", (NIGHT, MORNING)),
    post("ARM", (NIGHT, MORNING), armed=True),
    post("SEZ2", (NIGHT, MORNING)),
)


def republished(name: str, **cells: Cell) -> World:
    """Return two free days and what had been posted for them; SEZ and SEZ2 are interchangeable."""
    plain = world(name, date(2026, 10, 13), 2, (NIGHT, MORNING), posts=POSTS)
    known = {day: cells.get(f"d{day.day}", week_pattern(day)) for day in plain.instance.days}
    posted = plain.roster({("001", day): cell for day, cell in known.items()})
    return replace(plain, instance=plain.instance.model_copy(update={"published": posted}))


WORLDS.add(
    "P-6",
    republished("a night and a rest were posted", d13=Cell.duty("N", "ARM"), d14=RS),
    republished(
        "a leave since withdrawn, a double shift",
        d13=Cell(code=DayCode.CO),
        d14=Cell(code=DayCode.DUTY, duties=(Duty(shift="N", post="SEZ"), Duty(shift="M", post="SEZ"))),
    ),
    republished("an interchangeable post", d13=Cell.duty("N", "SEZ2"), d14=Cell.duty("M", "ARM")),
)
