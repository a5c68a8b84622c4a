"""A plausible plan for the tests of the sheets: a made-up seat, any number of officers. It need not be lawful."""

from __future__ import annotations

from datetime import date, time, timedelta

from roster.domain import (
    Cap,
    Cell,
    Certificate,
    Counted,
    Counters,
    Cover,
    DayClass,
    DayCode,
    Derogation,
    DerogationKind,
    Event,
    EventKind,
    Ground,
    GroundKind,
    History,
    Instance,
    Officer,
    OnCall,
    OnCallPlan,
    PastDay,
    Plan,
    Post,
    Profile,
    Provenance,
    Roster,
    Ruolo,
    Seat,
    Sex,
    Shift,
    TaskClass,
    Tier,
    TierResult,
    Unit,
)
from roster.registry import rules
from roster.rule import Finding, Severity

SURNAMES = ("Rossi", "Bianchi", "D'Angelo", "Esposito", "Ferrari", "Lo Presti", "Marino", "Nicolò", "Vitale", "Zanin")
NAMES = ("Anna", "Bruno", "Carla", "Dario", "Elena", "Franco", "Gaia", "Ivo")
ABSENCES = (DayCode.CO, DayCode.MAL, DayCode.L104, DayCode.SIN, DayCode.MTR, DayCode.CS, DayCode.RR)
TURN = ("P", "M", "N", "S")


def profile(units: int) -> Profile:
    shifts = (
        Shift(code="N", start=time(0), minutes=360, reference="art. 3"),
        Shift(code="M", start=time(6), minutes=360, reference="art. 3"),
        Shift(code="P", start=time(12), minutes=360, reference="art. 3"),
        Shift(code="S", start=time(18), minutes=360, reference="art. 3"),
        Shift(code="U5", start=time(8), minutes=432, reference="art. 4"),
    )
    return Profile(
        seat="Borgo Esempio",
        kind="Casa circondariale",
        director="Dott.ssa Vera Prova",
        commander="Comm. Capo Ugo Saggio",
        agreement="Accordo di esempio & prova, inventato",
        agreement_from=date(2024, 1, 1),
        patron_day=13,
        patron_month=12,
        patron_name="Santa Lucia",
        units=tuple(Unit(code=f"U{n}", name=f"Reparto {n}", responsible="Isp. Pia Guida") for n in range(1, units + 1)),
        shifts=shifts,
        caps=tuple(Cap(ruolo=r, nights=5, festive=2, evenings=6, source="art. 7 dell'accordo") for r in Ruolo),
        derogations=(Derogation(kind=DerogationKind.TURNO_OLTRE_6_ORE, reference="art. 4", shifts=("U5",)),),
        on_call=OnCallPlan(shift="S", per_day=1, quota=40, source="nota del provveditorato 12/2026"),
    )


def posts(units: int) -> tuple[Post, ...]:
    found = []
    for n in range(1, units + 1):
        day = tuple(Cover(shift=s, minimum=2, nominal=3) for s in ("M", "P"))
        night = tuple(Cover(shift=s, minimum=1, nominal=1) for s in ("S", "N"))
        found += [
            Post(
                code=f"SEZ{n}A",
                name="Sezione detentiva",
                unit=f"U{n}",
                fesi="A1",
                article_42=True,
                sex_held=Sex.M,
                cover=day + night,
                uniform="operativa",
            ),
            Post(
                code=f"PORTA{n}",
                name="Porta carraia",
                unit=f"U{n}",
                fesi="A2",
                armed=True,
                unpopular=True,
                cover=day + night,
                weapon="pistola",
                uniform="operativa",
            ),
            Post(
                code=f"UFF{n}",
                name="Ufficio",
                unit=f"U{n}",
                task=TaskClass.UFFICIO,
                cover=(Cover(shift="U5", days=DayClass.FERIALE, minimum=0, nominal=2),),
            ),
            Post(code=f"DISP{n}", name="A disposizione", unit=f"U{n}", reserve=True),
        ]
    return (
        *found,
        Post(
            code="OSP",
            name="Piantonamento ospedale",
            unit="U1",
            group="OSPEDALE",
            piantonamento=True,
            travel_out_min=20,
            travel_back_min=20,
        ),
    )


def officers(number: int, units: int) -> tuple[Officer, ...]:
    ruoli = (Ruolo.FUNZIONARI, Ruolo.ISPETTORI, Ruolo.SOVRINTENDENTI, *(Ruolo.AGENTI_ASSISTENTI,) * 7)
    ranks = {
        Ruolo.FUNZIONARI: "commissario",
        Ruolo.ISPETTORI: "ispettore capo",
        Ruolo.SOVRINTENDENTI: "vice sovrintendente",
        Ruolo.AGENTI_ASSISTENTI: "assistente capo coordinatore",
    }
    return tuple(
        Officer(
            id=f"{n:06}",
            surname=SURNAMES[n % len(SURNAMES)],
            name=NAMES[n % len(NAMES)],
            sex=Sex.F if n % 9 == 0 else Sex.M,
            qualifica=ranks[ruoli[n % len(ruoli)]],
            ruolo=ruoli[n % len(ruoli)],
            birth_date=date(1975, 1, 1) + timedelta(days=37 * n % 9000),
            service_from=date(2000, 1, 1) + timedelta(days=53 * n % 8000),
            unit=f"U{n % units + 1}",
            nights_elsewhere=1 if n == 5 else 0,
        )
        for n in range(1, number + 1)
    )


def cell_of(n: int, units: int, day: date) -> Cell:
    if (day.toordinal() + n) % 7 == 0:
        return Cell(code=DayCode.RS)
    if (day.toordinal() // 5 + n * 7) % 11 == 0:
        return Cell(code=ABSENCES[n % len(ABSENCES)])
    if (day.toordinal() + 3 * n) % 41 == 0:
        return Cell(code=DayCode.MIS)
    if n % 6 == 0:
        return Cell.duty("U5", f"UFF{n % units + 1}")
    if n % 12 == 1 and day.day < 12:
        return Cell.duty(TURN[(n + day.toordinal() // 7) % 4], "OSP")
    codes = (f"SEZ{n % units + 1}A", f"PORTA{n % units + 1}", f"SEZ{n % units + 1}A", f"DISP{n % units + 1}")
    return Cell.duty(TURN[(n + day.toordinal() // 2) % 4], codes[(n + day.toordinal()) % 4])


def make_plan(number: int = 40, units: int = 2) -> Plan:
    """Return the plan of December 2026 for ``number`` officers in ``units`` units."""
    people = officers(number, units)
    first = date(2026, 12, 1)
    seat = Seat(
        profile=profile(units),
        officers=people,
        posts=posts(units),
        events=(
            Event(
                id="E1",
                kind=EventKind.PIANTONAMENTO,
                post="OSP",
                first=date(2026, 12, 3),
                last=date(2026, 12, 9),
                shifts=("N", "M", "P", "S"),
                act="ordinanza 77/2026",
                note="stanza 4",
            ),
        ),
        history=History(
            days=tuple(
                PastDay(officer=o.id, day=first - timedelta(days=back), cell=cell_of(n, units, first - timedelta(back)))
                for n, o in enumerate(people, start=1)
                for back in range(1, 15)
            ),
            counters=tuple(
                Counters(
                    officer=o.id,
                    months=11,
                    nights=40 + n % 7,
                    evenings=50 + n % 5,
                    festive=18 + n % 4,
                    unpopular=n % 9,
                    on_call=n % 3,
                )
                for n, o in enumerate(people, start=1)
            ),
        ),
        grounds=(
            Ground(
                id="M1",
                kind=GroundKind.GRAVI_INDIFFERIBILI,
                text="protesta collettiva del 4 dicembre",
                author="Comm. Saggio",
                act="prot. 1234",
                first=first,
                last=date(2026, 12, 31),
                counted=Counted.NOTTURNI,
            ),
        ),
    )
    instance = Instance(seat=seat, year=2026, month=12)
    cells = {o.id: tuple(cell_of(n, units, day) for day in instance.days) for n, o in enumerate(people, start=1)}
    turns = tuple(
        OnCall(
            officer=next(
                (o.id for o in people[day.day % number :] + people if cells[o.id][day.day - 1].duties), people[0].id
            ),
            day=day,
            shift="S",
        )
        for day in instance.days
    )
    return Plan(
        instance=instance,
        roster=Roster(year=2026, month=12, cells=cells, on_call=turns),
        tiers=tuple(TierResult(tier=tier, value=7 * tier.value - 7, bound=6 * tier.value - 6) for tier in Tier),
        certificates=(Certificate(tier=Tier.NOMINAL, least=2, here=3),),
        provenance=Provenance(version="0.1.0", solver="CP-SAT 9.15", workers=2, seconds=41.3, input_sha256="ab" * 32),
    )


def make_findings(plan: Plan) -> tuple[Finding, ...]:
    """Return findings of three kinds, sentences of a real rule: a breach, one of facts, one on a ground."""
    rule = rules()["ANQ-9.16a"]
    values = {"prima": "P", "giorno_prima": date(2026, 12, 2), "notte": "N", "ore": "6", "minime": 8}
    officers = [officer.id for officer in plan.instance.officers]
    day = plan.instance.days[2]
    return (
        rule.found(Severity.HARD, "breve", officer=officers[0], days=(day,), values=values),
        rule.found(Severity.HARD, "breve", officer=officers[1], days=(day,), values=values, from_facts=True),
        rule.found(Severity.HARD, "breve", officer=officers[2], days=(day,), values=values, ground="M1"),
        rule.found(Severity.REPORT, "breve", values=values, post="OSP", shift="N", days=(day,)),
    )
