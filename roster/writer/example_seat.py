"""The invented seat that fills the template: two rows or more per sheet, consistent with each other."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from roster import domain as d
from roster.writer.example_beside import (
    example_assemblies,
    example_balances,
    example_changes,
    example_extras,
    example_studies,
)
from roster.writer.example_profile import example_profile

_FIRST_OF_HISTORY = date(2026, 11, 16)
_PAST_TURNS = ("M SEZ1", "P SEZ1", "M SEZ1", "P SEZ1", "M SEZ1", "S SEZ1", "RS")


def example_seat() -> d.Seat:
    """Return the seat of the template; it loads, and December 2026 can be planned on it."""
    return d.Seat(
        profile=example_profile(),
        officers=_officers(),
        posts=_posts(),
        absences=_absences(),
        events=_events(),
        history=_history(),
        wishes=_wishes(),
        grounds=_grounds(),
        locks=_locks(),
        region=tuple(
            d.SeatForce(
                seat="Casa circondariale di Esempio B", day=date(2026, 12, day), force=120, absent=18, on_call=1
            )
            for day in (1, 2)
        ),
        extras=example_extras(),
        studies=example_studies(),
        assemblies=example_assemblies(),
        changes=example_changes(),
        balances=example_balances(),
    )


def _officers() -> tuple[d.Officer, ...]:
    turns = d.Officer(
        id="0012345",
        surname="ESEMPIO",
        name="Mario",
        sex=d.Sex.M,
        qualifica="Assistente capo",
        ruolo=d.Ruolo.AGENTI_ASSISTENTI,
        birth_date=date(1974, 5, 12),
        service_from=date(1998, 3, 2),
        unit="UO1",
        skills=(d.Skill(name="scorte", first=date(2026, 1, 1)),),
        requests=(
            d.Request(
                kind=d.RequestKind.ESONERO_NOTTI_50_30, first=date(2026, 1, 1), reference="Domanda prot. 100 del 2025"
            ),
            d.Request(kind=d.RequestKind.REPERIBILITA, first=date(2026, 1, 1), last=date(2026, 12, 31)),
            d.Request(
                kind=d.RequestKind.CONSENSO_STRAORDINARIO,
                first=date(2026, 1, 1),
                reference="Consenso prot. 12 del 2026",
            ),
        ),
    )
    fixed = d.Officer(
        id="0054321",
        surname="ESEMPIO",
        name="Lucia",
        sex=d.Sex.F,
        qualifica="Sovrintendente",
        ruolo=d.Ruolo.SOVRINTENDENTI,
        birth_date=date(1985, 9, 30),
        service_from=date(2008, 10, 20),
        unit="UO1",
        schedule=d.WorkSchedule.CINQUE_GIORNI,
        fixed_shift="U",
        fixed_post="MATR",
        skills=(d.Skill(name="matricola"),),
        requests=(
            d.Request(
                kind=d.RequestKind.STUDENTE,
                first=date(2026, 9, 1),
                last=date(2027, 7, 31),
                reference="Iscrizione prot. 310 del 2026",
            ),
        ),
        safety_representative=True,
    )
    return turns, fixed


def _posts() -> tuple[d.Post, ...]:
    both = d.DayClass.TUTTI
    return (
        d.Post(
            code="SEZ1",
            name="Sezione 1",
            unit="UO1",
            group="sezioni",
            fesi="A2",
            service=d.ServiceKind.SEZIONE,
            article_42=True,
            sex_held=d.Sex.M,
            round_the_clock=True,
            ruoli=(d.Ruolo.AGENTI_ASSISTENTI,),
            handover_min=10,
            uniform="ordinaria",
            cover=tuple(d.Cover(shift=shift, days=both, minimum=1, nominal=1) for shift in ("N", "M", "P", "S")),
        ),
        d.Post(
            code="MATR",
            name="Ufficio matricola",
            unit="UO1",
            task=d.TaskClass.UFFICIO,
            service=d.ServiceKind.MATRICOLA,
            fesi="A1",
            skill="matricola",
            cover=(d.Cover(shift="U", days=d.DayClass.FERIALE, minimum=0, nominal=1),),
        ),
        d.Post(
            code="PIANT",
            name="Piantonamento in ospedale",
            unit="UO2",
            piantonamento=True,
            armed=True,
            travel_out_min=25,
            travel_back_min=25,
            meal_min=20,
            fesi="A3",
            service=d.ServiceKind.TRADUZIONI,
            weapon="pistola",
        ),
        d.Post(
            code="SCORTA",
            name="Scorte e traduzioni",
            unit="UO2",
            escort=True,
            armed=True,
            skill="scorte",
            meal=True,
            fesi="A3",
            service=d.ServiceKind.TRADUZIONI,
        ),
        d.Post(code="DISP", name="A disposizione", unit="UO1", reserve=True),
    )


def _absences() -> tuple[d.Absence, ...]:
    return (
        d.Absence(
            officer="0012345",
            code=d.DayCode.CO,
            first=date(2026, 12, 24),
            last=date(2026, 12, 27),
            known_at=date(2026, 11, 10),
            note="congedo di Natale",
        ),
        d.Absence(
            officer="0054321",
            code=d.DayCode.L104,
            first=date(2027, 1, 2),
            last=date(2027, 1, 2),
            state=d.AbsenceState.CHIESTA,
        ),
        d.Absence(
            officer="0054321",
            code=d.DayCode.STU,
            first=date(2026, 12, 10),
            last=date(2026, 12, 10),
            hourly=True,
            minutes=120,
        ),
        d.Absence(
            officer="0054321", code=d.DayCode.STU, first=date(2026, 12, 22), last=date(2026, 12, 22), note="esame"
        ),
        d.Absence(
            officer="0012345",
            code=d.DayCode.RC,
            first=date(2026, 12, 13),
            last=date(2026, 12, 13),
            state=d.AbsenceState.CHIESTA,
            refusal="Servizio di piantonamento, personale esaurito",
            agreed=date(2026, 12, 19),
        ),
    )


def _events() -> tuple[d.Event, ...]:
    return (
        d.Event(
            id="PIANT-1",
            kind=d.EventKind.PIANTONAMENTO,
            post="PIANT",
            first=date(2026, 12, 9),
            last=date(2026, 12, 11),
            shifts=("N", "M", "P", "S"),
            act="Ordine di servizio di esempio, n. 77",
        ),
        d.Event(
            id="TRAD-1",
            kind=d.EventKind.TRADUZIONE,
            post="SCORTA",
            first=date(2026, 12, 15),
            last=date(2026, 12, 15),
            shifts=("M",),
            minimum=1,
            nominal=2,
            act="Avviso di udienza di esempio, n. 5",
            note="udienza",
        ),
    )


def _history() -> d.History:
    past = []
    for offset in range(2 * len(_PAST_TURNS)):
        day = _FIRST_OF_HISTORY + timedelta(days=offset)
        shift, _, post = _PAST_TURNS[offset % len(_PAST_TURNS)].partition(" ")
        past.append(("0012345", day, d.Cell.duty(shift, post) if post else d.Cell(code=d.DayCode.RS)))
    for offset in range(2 * len(_PAST_TURNS)):
        day = _FIRST_OF_HISTORY + timedelta(days=offset)
        rest = {5: d.DayCode.NL, 6: d.DayCode.RS}.get(day.weekday())
        past.append(("0054321", day, d.Cell(code=rest) if rest else d.Cell.duty("U", "MATR")))
    return d.History(
        days=tuple(d.PastDay(officer=officer, day=day, cell=cell) for officer, day, cell in past),
        counters=(
            d.Counters(
                officer="0012345",
                months=11,
                evenings=30,
                festive=18,
                on_call=4,
                sundays_in_row=0,
                big_holidays=1,
                shooting=6,
                updating=6,
                planned_overtime=22,
            ),
            d.Counters(officer="0054321", months=11, shooting=6, updating=8),
        ),
        credits=(
            d.Credit(officer="0012345", kind=d.CreditKind.RF, earned=date(2026, 11, 1), due=date(2026, 12, 27)),
            d.Credit(officer="0054321", kind=d.CreditKind.RC, earned=date(2026, 11, 20), due=date(2026, 12, 31)),
        ),
    )


def _wishes() -> tuple[d.Wish, ...]:
    return (
        d.Wish(officer="0012345", day=date(2026, 12, 12), kind=d.WishKind.LIBERO, weight=2, note="matrimonio"),
        d.Wish(officer="0012345", day=date(2026, 12, 18), kind=d.WishKind.NON_TURNO, shift="S"),
    )


def _grounds() -> tuple[d.Ground, ...]:
    return (
        d.Ground(
            id="MOT1",
            kind=d.GroundKind.GRAVI_INDIFFERIBILI,
            text="Piantonamento non programmabile, personale del nucleo esaurito",
            author="commissario Verdi Paolo",
            recorded_at=datetime.combine(date(2026, 11, 20), time(10, 30)),
            act="O.d.s. n. 77",
            first=date(2026, 12, 9),
            last=date(2026, 12, 11),
            counted=d.Counted.SERALI,
            quantity=1,
        ),
        d.Ground(
            id="MOT2",
            kind=d.GroundKind.RICHIESTA_DIPENDENTE,
            text="Chiede di svolgere un festivo in più",
            author="ESEMPIO Mario",
            officer="0012345",
            first=date(2026, 12, 1),
            last=date(2026, 12, 31),
            counted=d.Counted.FESTIVI,
        ),
    )


def _locks() -> tuple[d.Lock, ...]:
    return (
        d.Lock(officer="0012345", day=date(2026, 12, 15), cell=d.Cell.duty("M", "SCORTA"), where="Blocchi!D2"),
        d.Lock(officer="0012345", day=date(2026, 12, 20), cell=d.Cell(code=d.DayCode.RS), where="Blocchi!D3"),
    )
