"""DLGS151-53, DPR57-24, ANQ-10.5: rights that begin and end inside the month."""

from __future__ import annotations

from datetime import date

from roster.domain import Officer, Request, Sex
from roster.domain.codes import RequestKind
from tests.rule_worlds import WORLDS
from tests.worlds import ACROSS, EVENING, LATE_NIGHT, MORNING, NIGHT, World, officer, post, shift, world

EARLY = shift("E", "06:00", 6)


def holder(*kinds: RequestKind, first: str = "2026-10-01", last: str = "2026-10-14") -> Officer:
    """Return an officer who holds rights between two dates."""
    dates = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}
    return officer(sex=Sex.F, requests=tuple(Request(kind=kind, reference="istanza", **dates) for kind in kinds))


def ends_in_october(kind: RequestKind, *shifts: object) -> World:
    """Return the days around the 14th, last day of the right."""
    return world(kind.value, date(2026, 10, 13), 4, shifts, officers=(holder(kind),))


NIGHTS = (NIGHT, LATE_NIGHT, EVENING, MORNING)
SPARE = (RequestKind.FIGLIO_SOTTO_3, RequestKind.GENITORE_SOLO_12, RequestKind.ASSISTENZA_104)
OTHERS = tuple(kind for kind in RequestKind if "figlio" in kind.value and kind not in SPARE)
CHILD = Request(kind=RequestKind.FIGLIO_SOTTO_3, reference="istanza", first=date(2026, 10, 15))


def joined(kind: RequestKind) -> World:
    """Return the days around the 14th, when a right that spares no nights gives way to one that does."""
    first = holder(kind)
    both = first.model_copy(update={"requests": (*first.requests, CHILD)})
    return world(kind.value, date(2026, 10, 13), 4, NIGHTS, officers=(both,))


WORLDS.add("DPR57-24", *(ends_in_october(kind, *NIGHTS) for kind in SPARE), *map(joined, OTHERS))
WORLDS.add("ANQ-10.5", ends_in_october(RequestKind.FIGLIO_SOTTO_3_ANQ, *NIGHTS))
WORLDS.add(
    "DLGS151-53",
    ends_in_october(RequestKind.GRAVIDANZA, NIGHT, ACROSS, EVENING, MORNING),
    world(
        "the ban begins on the day after the last",
        date(2026, 10, 30),
        2,
        (ACROSS, EVENING),
        officers=(holder(RequestKind.GRAVIDANZA, first="2026-11-01", last="2027-08-01"),),
    ),
    world(
        "journeys to the hospital count, and so does handover",
        date(2026, 10, 13),
        3,
        (EARLY, EVENING),
        posts=(
            post("SEZ", (EARLY, EVENING), handover_min=10),
            post("OSP", (EARLY, EVENING), piantonamento=True, travel_out_min=20, travel_back_min=20),
        ),
        officers=(holder(RequestKind.GRAVIDANZA),),
    ),
)
