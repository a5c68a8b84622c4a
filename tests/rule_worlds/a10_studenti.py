"""ANQ-10.10: lessons, exams at both ends of the month, posts outside, grounds that cover some shifts."""

from __future__ import annotations

from datetime import date

from roster.domain import Cell, Ground, GroundKind, Request, Study, StudyKind, Weekday
from roster.domain.codes import RequestKind
from tests.rule_worlds import WORLDS
from tests.worlds import ACROSS, AFTERNOON, EVENING, LATE_NIGHT, MORNING, NIGHT, RS, World, officer, post, world

STUDENT = officer(requests=(Request(kind=RequestKind.STUDENTE, last=date(2026, 10, 22)),))
TO_MIDNIGHT = officer(requests=(Request(kind=RequestKind.STUDENTE),))


def lessons(**fields: object) -> Study:
    """Lessons on Thursdays from 14 to 18: 8, 15, 22 and 29 October 2026."""
    plain = {"kind": StudyKind.LEZIONE, "first": date(2026, 10, 1), "last": date(2026, 10, 31)}
    hours = {"weekday": Weekday.GIOVEDI, "start_minute": 14 * 60, "end_minute": 18 * 60}
    return Study(officer="001", **{**plain, **hours, **fields})


def exam(day: date) -> Study:
    """An exam, whose hours nobody wrote."""
    return Study(officer="001", kind=StudyKind.ESAME, first=day, last=day)


def studied(name: str, first: date, days: int, *studies: Study, **fields: object) -> World:
    """A world with a student."""
    seat_fields = {"studies": studies, **fields.pop("seat_fields", {})}
    plain = {"officers": (STUDENT,), "seat_fields": seat_fields}
    table = fields.pop("table", (NIGHT, MORNING, AFTERNOON, EVENING, ACROSS))
    return world(name, first, days, table, **{**plain, **fields})


def ground(first: date, last: date, **fields: object) -> Ground:
    """Exceptional needs of service."""
    plain = {"id": "M1", "kind": GroundKind.ECCEZIONALI_MOTIVATE, "text": "evasione", "author": "comandante"}
    return Ground(**{**plain, "first": first, "last": last, "officer": "001", **fields})


WORLDS.add(
    "ANQ-10.10",
    studied("lessons on a Thursday", date(2026, 10, 14), 3, lessons()),
    studied(
        "the request ends with the last lesson but one",
        date(2026, 10, 22),
        8,
        lessons(),
        fixed={("001", date(2026, 10, day)): RS if day == 25 else Cell.duty("M", "SEZ") for day in range(23, 29)},
    ),
    studied("an exam in the middle of the month", date(2026, 10, 14), 3, exam(date(2026, 10, 15))),
    studied(
        "an exam on the 1st, an evening across midnight before it",
        date(2026, 10, 1),
        2,
        exam(date(2026, 10, 1)),
        past={("001", date(2026, 9, 30)): Cell.duty("X", "SEZ")},
    ),
    studied(
        "an exam on the 1st of the month after", date(2026, 10, 30), 2, exam(date(2026, 11, 1)), officers=(TO_MIDNIGHT,)
    ),
    studied(
        "journeys and handover count outside the seat only",
        date(2026, 10, 15),
        1,
        lessons(),
        posts=(
            post("SEZ", (MORNING, EVENING), handover_min=10),
            post("OSP", (MORNING, EVENING), piantonamento=True, travel_out_min=10, travel_back_min=10),
        ),
    ),
    studied(
        "two lessons, a ground for one shift; another for evenings and nobody else's",
        date(2026, 10, 15),
        2,
        lessons(weekday=None),
        seat_fields={
            "grounds": (
                ground(date(2026, 10, 15), date(2026, 10, 16)),
                ground(date(2026, 10, 1), date(2026, 10, 31), id="M2", kind=GroundKind.GRAVI_INDIFFERIBILI, quantity=9),
                ground(date(2026, 10, 1), date(2026, 10, 31), id="M3", officer="002", quantity=9),
            )
        },
    ),
    studied(
        "an exam and a late night on the last date, fixed cells around",
        date(2026, 10, 15),
        1,
        exam(date(2026, 10, 16)),
        fixed={("001", date(2026, 10, 16)): Cell.duty("M", "SEZ")},
        table=(NIGHT, MORNING, LATE_NIGHT),
        seat_fields={"grounds": (ground(date(2026, 10, 16), date(2026, 10, 16), shift="M"),)},
    ),
)
