"""ANQ-9.14b: rows of six and seven duty days at a ward, and parts of the month taken by one of few people."""

from __future__ import annotations

from datetime import date, timedelta

from roster.domain import Cell, Cover, DayClass, Post, Skill, WorkSchedule
from tests.rule_worlds import WORLDS
from tests.worlds import CO, MORNING, RS, World, officer, post, world

WARD = post("REP", (MORNING,), hospital_ward=True, group="OSP")
SECTION = post("SEZ", (MORNING,))
RESERVE = post("SEZ", (MORNING,), reserve=True)
AT_WARD = Cell.duty("M", "REP")


def ward(officer_id: str, first: date, days: int) -> dict[tuple[str, date], Cell]:
    """Cells at the ward on ``days`` dates from ``first``."""
    return {(officer_id, first + timedelta(days=n)): AT_WARD for n in range(days)}


def wards(name: str, people: int, first: date, days: int, *, other: Post = SECTION, **fields: object) -> World:
    """A ward and a section, and ``people`` of whom only the first has free cells."""
    officers = tuple(officer(f"00{n + 1}") for n in range(people))
    stays = {(o.id, first + timedelta(days=n)): Cell.duty("M", "SEZ") for o in officers[1:] for n in range(days)}
    fixed = {**stays, **fields.pop("fixed", {})}
    return world(name, first, days, (MORNING,), officers=officers, posts=(WARD, other), fixed=fixed, **fields)


WORLDS.add(
    "ANQ-9.14b",
    wards("two able, five dates at the ward before", 2, date(2026, 10, 13), 3, fixed=ward("001", date(2026, 10, 8), 5)),
    world(
        "five dates before: of one able at his ward, of one of two at the other",
        date(2026, 10, 13),
        2,
        (MORNING,),
        officers=(officer("001", skills=(Skill(name="osp"),)), officer("002")),
        posts=(WARD.model_copy(update={"skill": "osp"}), post("ATS", (MORNING,), atsm=True, group="ATS"), SECTION),
        fixed={
            **ward("001", date(2026, 10, 8), 5),
            **{("002", date(2026, 10, day)): Cell.duty("M", "ATS") for day in range(8, 13)},
        },
    ),
    wards(
        "two able, five dates before the month",
        2,
        date(2026, 10, 1),
        3,
        past=ward("001", date(2026, 9, 26), 5),
    ),
    wards(
        "two able, five dates at the ward, a rest, and rests to come",
        2,
        date(2026, 10, 13),
        4,
        fixed={**ward("001", date(2026, 10, 7), 5), ("001", date(2026, 10, 12)): RS},
    ),
    wards(
        "two able, five dates at the ward before, a leave at the turn of the month",
        2,
        date(2026, 10, 2),
        3,
        past={**ward("001", date(2026, 9, 23), 5), ("001", date(2026, 9, 28)): CO, ("001", date(2026, 9, 29)): CO}
        | {("001", date(2026, 9, 30)): CO},
        fixed={("001", date(2026, 10, 1)): RS},
    ),
    wards(
        "two able, another post open on festive days only",
        2,
        date(2026, 10, 17),
        3,
        fixed={**ward("001", date(2026, 10, 10), 7), **ward("001", date(2026, 10, 20), 3)},
        other=post("SEZ", cover=(Cover(shift="M", days=DayClass.FESTIVO, nominal=1),)),
    ),
    wards(
        "two able, five dates before, no other post on Saturday the 1st, one on Sunday the 2nd",
        2,
        date(2026, 8, 1),
        2,
        past=ward("001", date(2026, 7, 27), 5),
        other=post("SEZ", cover=(Cover(shift="M", days=DayClass.FESTIVO, nominal=1),)),
    ),
    wards(
        "two able, six dates before, no other post on Saturday the 1st, one on Sunday the 2nd",
        2,
        date(2026, 8, 1),
        2,
        past=ward("001", date(2026, 7, 26), 6),
        other=post("SEZ", cover=(Cover(shift="M", days=DayClass.FESTIVO, nominal=1),)),
    ),
    wards("two able, no other post", 2, date(2026, 10, 13), 3, fixed=ward("001", date(2026, 10, 8), 5), other=RESERVE),
    wards("two able, eight dates before the month", 2, date(2026, 10, 1), 2, past=ward("001", date(2026, 9, 23), 8)),
    wards("five able, one takes it all", 5, date(2026, 10, 13), 3),
    wards("three able, the others took one", 3, date(2026, 10, 13), 5, fixed=ward("002", date(2026, 10, 13), 1)),
    world(
        "a fixed schedule at the ward, two on turns",
        date(2026, 10, 13),
        2,
        (MORNING,),
        officers=(
            officer("001"),
            officer("002"),
            officer("003", schedule=WorkSchedule.SEI_GIORNI, fixed_shift="M", fixed_post="REP"),
        ),
        posts=(WARD, SECTION),
        fixed={**ward("003", date(2026, 10, 1), 20), **ward("001", date(2026, 10, 8), 5)},
    ),
)
