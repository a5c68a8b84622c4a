"""ANQ-10.1a, 10.2, 10.3: sections of either sex, posts with a list or a ruolo, minimum and nominal cover, reserves."""

from __future__ import annotations

from datetime import date

from roster.domain import (
    Absence,
    Cell,
    Cover,
    DayCode,
    Lending,
    Officer,
    Post,
    Request,
    RequestKind,
    Ruolo,
    Sex,
    Skill,
    Study,
    StudyKind,
    TaskClass,
    WorkSchedule,
)
from roster.domain.facts import Lock
from roster.domain.officer import Dated
from tests.rule_worlds import WORLDS
from tests.worlds import AFTERNOON, MORNING, NIGHT, RS, officer, post, world

MONDAY = date(2026, 10, 12)
TUESDAY = date(2026, 10, 13)


def asked(code: str, minimum: int, nominal: int, *shifts: str, **fields: object) -> Post:
    """Return a post with the same cover in several shifts."""
    cover = tuple(Cover(shift=shift, minimum=minimum, nominal=nominal) for shift in shifts)
    return post(code, cover=cover, **fields)


def exempt(id: str) -> Officer:
    return officer(id, birth_date=date(1970, 1, 1), requests=(Request(kind=RequestKind.ESONERO_NOTTI_50_30),))


WORLDS.add(
    "ANQ-10.1a",
    world(
        "a men's and a women's section",
        TUESDAY,
        1,
        (MORNING, AFTERNOON),
        officers=(officer("001"), officer("002", sex=Sex.F)),
        posts=(
            post("SEZ", (MORNING,)),
            post("MASCHILE", (MORNING, AFTERNOON), article_42=True, sex_held=Sex.M),
            post("FEMMINILE", (MORNING,), article_42=True, sex_held=Sex.F),
            post("TRANSITO", (MORNING,), article_42=True),
        ),
    ),
)

WORLDS.add(
    "ANQ-10.3",
    world(
        "lists and ruoli, dated",
        MONDAY,
        2,
        (MORNING,),
        officers=(
            officer("001", skills=(Skill(name="armi", last=MONDAY),)),
            officer(
                "002",
                ruolo=Ruolo.ISPETTORI,
                previous_ruolo=Ruolo.SOVRINTENDENTI,
                ruolo_from=TUESDAY,
            ),
        ),
        posts=(
            asked("SEZ", 1, 2, "M"),
            asked("ARMERIA", 1, 1, "M", skill="armi", task=TaskClass.UFFICIO),
            asked("SORV", 0, 1, "M", ruoli=(Ruolo.ISPETTORI,), task=TaskClass.SUPPORTO),
        ),
    ),
    world(
        "interchangeable posts, a reserve, fixed staff at its own post",
        MONDAY,
        2,
        (MORNING, AFTERNOON),
        officers=(
            officer("001"),
            officer("002"),
            officer("003", schedule=WorkSchedule.SEI_GIORNI, fixed_shift="M", fixed_post="UFF"),
            officer("004", schedule=WorkSchedule.SEI_GIORNI, fixed_shift="M", fixed_post="UFF"),
        ),
        posts=(
            asked("SEZ", 1, 2, "M"),
            asked("SEZ2", 0, 1, "M"),
            asked("UFF", 0, 1, "M", task=TaskClass.UFFICIO),
            post("DISP", reserve=True),
        ),
        fixed={(who, day): Cell.duty("M", "UFF") for who in ("003", "004") for day in (MONDAY, TUESDAY)},
    ),
    world(
        "an afternoon at a section that asks for nobody then",
        MONDAY,
        1,
        (MORNING, AFTERNOON),
        posts=(asked("SEZ", 0, 1, "M"),),
        fixed={("001", TUESDAY): Cell.duty("P", "SEZ")},
    ),
)

WORLDS.add(
    "ANQ-10.2",
    world(
        "a section, an office and a reserve",
        MONDAY,
        2,
        (MORNING,),
        officers=(officer("001"), officer("002")),
        posts=(
            asked("SEZ", 1, 1, "M"),
            asked("UFF", 0, 1, "M", task=TaskClass.UFFICIO),
            post("DISP", reserve=True),
        ),
    ),
    world(
        "posts somebody cannot take",
        MONDAY,
        1,
        (MORNING,),
        officers=(
            officer("001"),
            officer("002", sex=Sex.F, skills=(Skill(name="armi"),)),
            officer("003", schedule=WorkSchedule.SEI_GIORNI, fixed_shift="M", fixed_post="UFF"),
            officer("004"),
        ),
        posts=(
            asked("SEZ", 1, 1, "M", article_42=True, sex_held=Sex.M),
            asked("ARMERIA", 2, 2, "M", skill="armi"),
            asked("ATSM", 1, 1, "M", atsm=True),
            asked("UFF", 0, 1, "M", task=TaskClass.UFFICIO),
            post("DISP", reserve=True),
        ),
        fixed={
            ("003", MONDAY): Cell.duty("M", "UFF"),
            ("004", MONDAY): Cell.duty("M", "UFF"),
        },
        seat_fields={"locks": (Lock(officer="004", day=MONDAY, cell=Cell.duty("M", "UFF")),)},
    ),
    world(
        "a single parent is not able for a section of continuous turns",
        MONDAY,
        1,
        (MORNING,),
        officers=(officer("001"), officer("002", requests=(Request(kind=RequestKind.GENITORE_SOLO_NO_CONTINUATIVI),))),
        posts=(asked("SEZ", 1, 1, "M", round_the_clock=True), asked("UFF", 0, 1, "M", task=TaskClass.UFFICIO)),
    ),
    world(
        "a student is not able for the hospital, from where the lessons are reached late",
        date(2026, 10, 15),
        1,
        (MORNING,),
        officers=(officer("001"), officer("002", requests=(Request(kind=RequestKind.STUDENTE),))),
        posts=(
            asked("OSP", 1, 1, "M", piantonamento=True, travel_back_min=20),
            asked("UFF", 0, 1, "M", task=TaskClass.UFFICIO),
        ),
        seat_fields={
            "studies": (
                Study(
                    officer="002",
                    kind=StudyKind.LEZIONE,
                    first=date(2026, 10, 1),
                    last=date(2026, 10, 31),
                    start_minute=14 * 60,
                ),
            )
        },
    ),
    world(
        "a union officer is not lent to another unit without clearance",
        MONDAY,
        1,
        (MORNING,),
        officers=(officer("001", union_officer=Dated(first=date(2025, 1, 1))), officer("002")),
        posts=(asked("SEZ", 1, 1, "M", unit="V"), asked("UFF", 0, 1, "M", task=TaskClass.UFFICIO)),
        profile_fields={"lending": (Lending(from_unit="U", to_unit="V"),)},
    ),
    world(
        "a night at an armed post and at the switchboard, one officer exempt",
        MONDAY,
        1,
        (MORNING, NIGHT),
        officers=(officer("001"), exempt("002")),
        posts=(
            asked("SENTINELLA", 1, 1, "N", armed=True),
            asked("CENTRALINO", 0, 1, "N", task=TaskClass.SUPPORTO),
            asked("SEZ", 0, 1, "M"),
        ),
    ),
    world(
        "a hospital guard that ends after 18:00 on the eve of a leave",
        MONDAY,
        1,
        (MORNING, AFTERNOON),
        officers=(officer("001"), officer("002")),
        posts=(
            asked("OSPEDALE", 1, 1, "P", piantonamento=True, travel_back_min=30),
            asked("SEZ", 0, 1, "M"),
            post("DISP", reserve=True),
            asked("BAR", 0, 1, "P", task=TaskClass.SUPPORTO),
        ),
        fixed={("002", TUESDAY): Cell(code=DayCode.CO), ("001", TUESDAY): RS},
        seat_fields={"absences": (Absence(officer="002", code=DayCode.CO, first=TUESDAY, last=TUESDAY),)},
    ),
)
