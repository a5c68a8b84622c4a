"""ANQ-6.1: union officers, lending between units, mandates that ceased, clearances."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from roster.domain import Cell, Ground, GroundKind, Lending, Officer
from roster.domain.officer import Dated
from tests.rule_worlds import WORLDS
from tests.worlds import MORNING, World, officer, post, world


def lent(
    name: str,
    first: date,
    days: int,
    *officers: Officer,
    grounds: tuple[Ground, ...] = (),
    fixed: Mapping[tuple[str, date], Cell] | None = None,
) -> World:
    """Return a world where unit U lends to unit V, with a post in each."""
    return world(
        name,
        first,
        days,
        (MORNING,),
        officers=officers,
        posts=(post("SEZ", (MORNING,)), post("ALTRO", (MORNING,), unit="V")),
        profile_fields={"lending": (Lending(from_unit="U", to_unit="V"),)},
        seat_fields={"grounds": grounds},
        fixed=fixed,
    )


def ceased(id: str, last: date | None, **fields: object) -> Officer:
    return officer(id, union_officer=Dated(first=date(2023, 1, 1), last=last), **fields)


def ground(kind: GroundKind, day: date, who: str | None) -> Ground:
    return Ground(id="M1", kind=kind, text="prot. 12", author="segreteria", officer=who, first=day, last=day)


LAST = date(2026, 12, 31)
TUESDAY, WEDNESDAY = date(2026, 10, 13), date(2026, 10, 14)

WORLDS.add(
    "ANQ-6.1",
    lent(
        "the last day of protection of who ceased in 2025",
        LAST,
        1,
        ceased("001", date(2025, 1, 1)),
        ceased("002", date(2024, 12, 31)),
        officer("003"),
    ),
    lent("the day after", date(2027, 1, 1), 2, ceased("001", date(2025, 12, 31)), ceased("002", None)),
    lent(
        "the mandate begins, the unit changes",
        TUESDAY,
        2,
        officer("001", union_officer=Dated(first=WEDNESDAY)),
        officer("002", union_officer=Dated(), unit="V", previous_unit="U", unit_from=WEDNESDAY),
        fixed={("002", WEDNESDAY + timedelta(days=n)): Cell.duty("M", "ALTRO") for n in range(1, 18)},
    ),
    lent(
        "a clearance for one of two days",
        TUESDAY,
        2,
        ceased("001", None),
        ceased("002", None),
        grounds=(ground(GroundKind.NULLA_OSTA_SINDACALE, TUESDAY, "001"),),
    ),
    lent(
        "a clearance of nobody in particular",
        TUESDAY,
        1,
        ceased("001", None),
        grounds=(ground(GroundKind.NULLA_OSTA_SINDACALE, TUESDAY, None),),
    ),
    lent(
        "a rotation agreed for everybody",
        TUESDAY,
        2,
        ceased("001", None),
        grounds=(ground(GroundKind.ACCORDO_DECENTRATO, WEDNESDAY, None),),
    ),
)
