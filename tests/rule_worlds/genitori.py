"""DPR57-24a, DPR57-24c: two parents at one seat, posts of continuous turns."""

from __future__ import annotations

from datetime import date

from roster.domain import Cell, Officer, Request
from roster.domain.codes import RequestKind
from tests.rule_worlds import WORLDS
from tests.worlds import EVENING, LATE_NIGHT, LONG, MORNING, NIGHT, QUADRANTS, officer, post, shift, world

LATER = shift("Q", "10:00", 6)


def parents(first: int, last: int, *, both: bool = False) -> tuple[Officer, ...]:
    """Two parents with a right between two dates of the month: on the others both have mornings. One asked, or both."""
    period = {"first": date(2026, 10, first), "last": date(2026, 10, last)}
    of = {"kind": RequestKind.GENITORI_NEL_CORPO, **period}
    mine, theirs = Request(other_parent="002", **of), Request(other_parent="001", **of)
    return officer("001", requests=(mine,)), officer("002", requests=(theirs,) if both else ())


ALONE = officer(
    "003",
    requests=(
        Request(
            kind=RequestKind.GENITORI_NEL_CORPO,
            other_parent="004",
            first=date(2026, 10, 13),
            last=date(2026, 10, 13),
        ),
    ),
)
WORLDS.add(
    "DPR57-24a",
    world(
        "equal, contained, partly overlapping",
        date(2026, 10, 13),
        1,
        (MORNING, LONG, LATER, EVENING),
        officers=parents(13, 13),
    ),
    world("both have asked", date(2026, 10, 13), 1, (MORNING, LONG, LATER), officers=parents(13, 13, both=True)),
    world(
        "the right ends on the 13th",
        date(2026, 10, 13),
        2,
        (MORNING, EVENING),
        officers=parents(13, 13),
    ),
    world(
        "a late night contains the night of the day after",
        date(2026, 10, 13),
        2,
        (NIGHT, shift("V", "22:00", 8)),
        officers=parents(13, 14, both=True),
    ),
    world(
        "a late night before the 1st, of either parent",
        date(2026, 10, 1),
        1,
        (NIGHT, shift("V", "22:00", 8), MORNING),
        officers=parents(1, 1),
        past={
            ("001", date(2026, 9, 30)): Cell.duty("V", "SEZ"),
            ("002", date(2026, 9, 30)): Cell.duty("V", "SEZ"),
        },
    ),
    world(
        "one parent's cell is decided",
        date(2026, 10, 13),
        1,
        (NIGHT, MORNING, LONG),
        officers=parents(13, 13),
        fixed={("002", date(2026, 10, 13)): Cell.duty("L", "SEZ")},
    ),
    world(
        "of two couples, one has a parent who serves elsewhere",
        date(2026, 10, 13),
        1,
        (MORNING, EVENING),
        officers=(*parents(13, 13), ALONE),
    ),
)


def spared(kind: RequestKind, first: int = 14) -> tuple[Officer, ...]:
    """Somebody with a right from the ``first`` to the 14th: earlier cells of a world are at the posts it bars."""
    of = {"first": date(2026, 10, first), "last": date(2026, 10, 14)}
    return (officer(requests=(Request(kind=kind, **of),)),)


ROUND, DAY, THREE = (
    post("SEZ", QUADRANTS),
    post("GIO", QUADRANTS[1:3], unpopular=True),
    post("TRE", (shift("E", "06:00", 8), shift("F", "14:00", 8), shift("G", "22:00", 8)), armed=True),
)
DECLARED = post("DIC", (MORNING,), round_the_clock=True)
WORLDS.add(
    "DPR57-24c",
    *(
        world(kind.value, date(2026, 10, 14), 2, QUADRANTS, officers=spared(kind), posts=(ROUND, DAY))
        for kind in (
            RequestKind.MADRE_NO_TURNI_24_ORE,
            RequestKind.GENITORE_SOLO_NO_CONTINUATIVI,
            RequestKind.ALLATTAMENTO,
        )
    ),
    world(
        "three quadrants of eight hours, and a post declared round the clock",
        date(2026, 10, 13),
        3,
        (shift("E", "06:00", 8), shift("F", "14:00", 8), shift("G", "22:00", 8), MORNING, LATE_NIGHT),
        officers=spared(RequestKind.ALLATTAMENTO),
        posts=(THREE, DECLARED, post("PORTA", (MORNING,), escort=True)),
    ),
    world(
        "a cell that is decided is judged by its own post, not by one that looks alike",
        date(2026, 10, 13),
        1,
        QUADRANTS,
        officers=spared(RequestKind.ALLATTAMENTO, first=13),
        posts=(ROUND, post("ALT", QUADRANTS[:1])),
        fixed={("001", date(2026, 10, 14)): Cell.duty("N", "ALT")},
    ),
)
