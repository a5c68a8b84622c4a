"""A small invented seat in December 2026 with a person for every rule, so that each can be broken in the grid."""

from __future__ import annotations

from datetime import date, time, timedelta

from roster.domain import (
    Absence,
    Assembly,
    Cap,
    Cell,
    Cover,
    DayClass,
    DayCode,
    Derogation,
    DerogationKind,
    Event,
    EventKind,
    Extra,
    ExtraKind,
    History,
    Instance,
    Officer,
    OnCallPlan,
    PastDay,
    Post,
    Profile,
    RequestKind,
    Roster,
    Ruolo,
    Seat,
    SeatForce,
    Sex,
    Shift,
    Skill,
    Study,
    StudyKind,
    TaskClass,
    Unit,
    Weekday,
    Wish,
    WishKind,
    WorkSchedule,
)
from roster.domain.officer import Dated, Request

YEAR, MONTH = 2026, 12
FIRST = date(YEAR, MONTH, 1)
FULL_REGION = date(YEAR, MONTH, 18)
"""On this date the other seats have used the one per cent of the provveditorato."""

_SHIFTS = (
    Shift(code="N", start=time(0), minutes=360, reference="art. 3"),
    Shift(code="M", start=time(6), minutes=360, reference="art. 3"),
    Shift(code="P", start=time(12), minutes=360, reference="art. 3"),
    Shift(code="S", start=time(18), minutes=360, reference="art. 3"),
    Shift(code="U", start=time(8), minutes=432, reference="art. 4"),
    Shift(code="D8", start=time(8), minutes=480, reference="art. 5"),
    Shift(code="N8", start=time(22), minutes=480, reference="art. 5"),
)

_PROFILE = Profile(
    seat="Casa circondariale di Borgo Prova",
    agreement="accordo inventato",
    patron_day=11,
    patron_month=7,
    units=(Unit(code="R1", name="Reparto"), Unit(code="NTP", name="Nucleo traduzioni")),
    shifts=_SHIFTS,
    caps=tuple(Cap(ruolo=ruolo, nights=5, festive=2, evenings=6, source="art. 7") for ruolo in Ruolo),
    derogations=(
        Derogation(
            kind=DerogationKind.TURNO_OLTRE_6_ORE,
            reference="art. 5, comma 2",
            shifts=("D8",),
            first=date(YEAR, MONTH, 21),
            last=date(YEAR, MONTH, 31),
        ),
    ),
    on_call=OnCallPlan(shift="S", per_day=1, quota=10, skill="primo intervento", source="nota 12/2026"),
)

_ALWAYS = ("N", "M", "P", "S")


def _cover(*shifts: str, minimum: int = 1, days: DayClass = DayClass.TUTTI) -> tuple[Cover, ...]:
    return tuple(Cover(shift=shift, minimum=minimum, nominal=1, days=days) for shift in shifts)


_FERIALE = DayClass.FERIALE
_POSTS = (
    Post(
        code="SEZM",
        name="Sezione uomini",
        unit="R1",
        article_42=True,
        sex_held=Sex.M,
        round_the_clock=True,
        cover=_cover(*_ALWAYS),
    ),
    Post(code="SEZF", name="Sezione donne", unit="R1", article_42=True, sex_held=Sex.F, cover=_cover("M", "P")),
    Post(code="PORTA", name="Porta carraia", unit="R1", armed=True, cover=_cover("M", "P", "S")),
    Post(
        code="OSP",
        name="Reparto ospedaliero",
        unit="R1",
        hospital_ward=True,
        piantonamento=True,
        travel_out_min=20,
        travel_back_min=20,
    ),
    Post(code="REGIA", name="Sala regia", unit="R1", skill="sala regia", cover=_cover("P", minimum=0, days=_FERIALE)),
    Post(
        code="MATR",
        name="Ufficio matricola",
        unit="R1",
        task=TaskClass.UFFICIO,
        cover=_cover("M", minimum=0, days=_FERIALE),
    ),
    Post(
        code="SEGR",
        name="Segreteria",
        unit="R1",
        task=TaskClass.SUPPORTO,
        cover=_cover("U", minimum=0, days=_FERIALE),
    ),
    Post(code="SCORTE", name="Scorte", unit="NTP", escort=True),
    Post(code="DISP", name="A disposizione", unit="R1", reserve=True),
)

_NURSED = Event(
    id="E1",
    kind=EventKind.PIANTONAMENTO,
    post="OSP",
    first=date(YEAR, MONTH, 7),
    last=date(YEAR, MONTH, 20),
    shifts=("M", "P"),
    act="ordinanza 77/2026",
)

_REGIA = (Skill(name="sala regia"),)
_READY = (Skill(name="primo intervento"),)
_VOLUNTEER = (Request(kind=RequestKind.REPERIBILITA),)


def _officer(number: int, surname: str, **fields: object) -> Officer:
    plain = {
        "name": "Andrea",
        "sex": Sex.M,
        "qualifica": "assistente",
        "ruolo": Ruolo.AGENTI_ASSISTENTI,
        "birth_date": date(1986, 5, 5),
        "service_from": date(2010, 1, 1),
        "unit": "R1",
    }
    return Officer.model_validate({"id": f"{number:06}", "surname": surname, **plain, **fields})


def _asked(*kinds: RequestKind, **fields: object) -> dict[str, object]:
    return {"requests": tuple(Request(kind=kind) for kind in kinds), **fields}


_PEOPLE: tuple[tuple[str, dict[str, object]], ...] = (
    ("Abate", {}),
    ("Bruni", {"skills": _REGIA}),
    ("Conti", {"skills": (*_REGIA, *_READY), "requests": _VOLUNTEER}),
    ("Donati", {"skills": _READY, "requests": _VOLUNTEER}),
    ("Esposito", {"skills": _READY, "requests": (*_VOLUNTEER, Request(kind=RequestKind.STUDENTE))}),
    ("Ferri", {"requests": (Request(kind=RequestKind.GENITORI_NEL_CORPO, other_parent="000017"),)}),
    ("Gallo", {"union_officer": Dated(first=date(2025, 1, 1))}),
    ("Greco", _asked(RequestKind.ESONERO_NOTTI_50_30, birth_date=date(1970, 2, 2))),
    ("Leone", _asked(RequestKind.FIGLIO_SOTTO_3_ANQ, RequestKind.GENITORE_SOLO_NO_CONTINUATIVI)),
    ("Marino", _asked(RequestKind.ASSISTENZA_104)),
    ("Neri", {}),
    ("Orsini", {"ruolo": Ruolo.SOVRINTENDENTI, "qualifica": "vice sovrintendente"}),
    ("Parisi", _asked(RequestKind.GRAVIDANZA, sex=Sex.F)),
    ("Quaranta", _asked(RequestKind.FIGLIO_SOTTO_3, sex=Sex.F)),
    ("Riva", {"sex": Sex.F, "skills": _READY, "requests": _VOLUNTEER}),
    ("Serra", {"sex": Sex.F, "requests": _VOLUNTEER}),
    ("Testa", {"schedule": WorkSchedule.CINQUE_GIORNI, "fixed_shift": "U", "fixed_post": "SEGR"}),
)
OFFICERS = {surname: _officer(number, surname, **fields) for number, (surname, fields) in enumerate(_PEOPLE, start=1)}


def _absence(surname: str, code: DayCode, first: date, last: date) -> Absence:
    return Absence(officer=OFFICERS[surname].id, code=code, first=first, last=last)


_ABSENCES = (
    _absence("Gallo", DayCode.SIN, date(2026, 12, 10), date(2026, 12, 10)),
    _absence("Neri", DayCode.CO, date(2026, 12, 15), date(2026, 12, 18)),
    _absence("Neri", DayCode.CO, date(2027, 1, 1), date(2027, 1, 4)),
)


def _past(surname: str, day: date) -> Cell:
    """Return a blameless past: rest on Sunday; on the last day Abate ends at 18."""
    if day.weekday() == 6:
        return Cell(code=DayCode.RS)
    if surname == "Testa":
        return Cell(code=DayCode.NL) if day.weekday() == 5 else Cell.duty("U", "SEGR")
    return Cell.duty("P" if surname == "Abate" else "M", "DISP")


_HISTORY = History(
    days=tuple(
        PastDay(officer=officer.id, day=FIRST - timedelta(days=back), cell=_past(surname, FIRST - timedelta(days=back)))
        for surname, officer in OFFICERS.items()
        for back in range(14, 0, -1)
    )
)

_LESSONS = Study(
    officer=OFFICERS["Esposito"].id,
    kind=StudyKind.LEZIONE,
    first=FIRST,
    last=date(YEAR, MONTH, 31),
    weekday=Weekday.GIOVEDI,
    start_minute=14 * 60,
    end_minute=18 * 60,
)

_OUT_OF_SEAT = Extra(
    officer=OFFICERS["Bruni"].id,
    day=date(2026, 12, 9),
    start_minute=20 * 60,
    end_minute=27 * 60 + 30,
    kind=ExtraKind.IMPREVISTO,
    act="o.d.s. 9",
    reason="traduzione urgente",
    security=True,
    away=True,
)
"""Back at 03:30 of the 10th."""

SEAT = Seat(
    profile=_PROFILE,
    officers=tuple(OFFICERS.values()),
    posts=_POSTS,
    absences=_ABSENCES,
    events=(_NURSED,),
    extras=(_OUT_OF_SEAT,),
    history=_HISTORY,
    wishes=(Wish(officer=OFFICERS["Ferri"].id, day=date(2026, 12, 17), kind=WishKind.LIBERO),),
    studies=(_LESSONS,),
    assemblies=(Assembly(day=date(YEAR, MONTH, 16), start_minute=14 * 60, end_minute=16 * 60),),
    region=(SeatForce(seat="Altra sede", day=FULL_REGION, force=150, on_call=1),),
)
_POSTED = Roster(
    year=YEAR,
    month=MONTH,
    cells={OFFICERS["Esposito"].id: tuple(Cell(code=DayCode.RS) if day == 13 else None for day in range(1, 32))},
)
"""All that is known of the programme posted: Esposito rests on Sunday the 13th."""

INSTANCE = Instance(seat=SEAT, year=YEAR, month=MONTH, published=_POSTED)
