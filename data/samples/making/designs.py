"""The posts of each kind of unit, in order of need."""

from __future__ import annotations

from collections.abc import Iterator

from making.desks import DESKS
from making.posts import (
    AGENTS,
    ALL,
    FERIALE,
    FESTIVO,
    GRADUATES,
    Design,
    Step,
    fillers,
    new_post,
    offer,
    whole_day,
)
from making.spec import Kind, UnitSpec
from making.tables import Table
from roster.domain import Cover, Officer, Post, ServiceKind, Sex, TaskClass

MOST_SECTIONS = 8
NIGHT_PATROLS = 2
WOMENS_NIGHT_PATROLS = 4
OUTSIDE = {"meal": True, "uniform": "operativa", "weapon": "pistola", "fesi": "A3", "ruoli": AGENTS}
AWAY = {**OUTSIDE, "service": ServiceKind.TRADUZIONI}
TRAVEL = {"handover_min": 10, "travel_out_min": 25, "travel_back_min": 25, "unpopular": True}


def agents_design(unit: UnitSpec, table: Table) -> Design:
    """Return the posts of agents and assistants of a unit."""
    made = Design()
    if unit.kind in (Kind.SECTION, Kind.WOMEN, Kind.SOLE):
        _sections(made, unit, table)
    if unit.kind in (Kind.WATCH, Kind.SOLE):
        _watch(made, unit, table)
    if unit.kind in (Kind.ESCORT, Kind.SOLE):
        _escorts(made, unit, table)
    return made


def graduates_design(unit: UnitSpec, table: Table) -> Design:
    """Return the posts of sovrintendenti and ispettori of a unit."""
    made = Design()
    if unit.kind is Kind.ESCORT:
        leader = made.add(unit, "CSC", "Capo scorta", escort=True, **{**AWAY, "ruoli": GRADUATES})
        made.fillers += fillers(leader, (table.escort,))
        return made
    if unit.kind in (Kind.WATCH, Kind.SOLE):
        number = _number(unit)
        general = {"ruoli": GRADUATES, "fesi": "A1", "service": ServiceKind.SORVEGLIANZA_GENERALE}
        chief = made.add(unit, f"SG{number}", f"Sorveglianza generale {number}".strip(), **general)
        made.steps.append(whole_day(table, chief))
        deputy = made.add(unit, f"VSG{number}", "Coadiutore sorveglianza generale", **general)
    else:
        name = f"Preposto {unit.name}"
        deputy = made.add(unit, f"{unit.code}-PRE", name, ruoli=GRADUATES, fesi="A1", service=ServiceKind.PREPOSTO)
        made.steps.append(Step((offer(deputy, table.day[:1], FERIALE),)))
    made.fillers += fillers(deputy, table.day)
    return made


def _number(unit: UnitSpec) -> str:
    return unit.code.removeprefix("SOR") if unit.kind is Kind.WATCH else ""


def _watch(made: Design, unit: UnitSpec, table: Table) -> None:
    number = _number(unit)
    doors = {"ruoli": AGENTS, "fesi": "A1", "service": ServiceKind.PORTINERIA}
    gate = made.add(unit, f"PRT{number}", "Portineria", **doors)
    room = made.add(unit, f"SRE{number}", "Sala regia", skill="sala regia", ruoli=AGENTS, fesi="A1")
    made.steps += [whole_day(table, gate), whole_day(table, room)]
    if unit.kind is Kind.SOLE:
        return
    armed = {"armed": True, "ruoli": AGENTS, "fesi": "A2", "service": ServiceKind.VIGILANZA_ARMATA}
    # eight hours between 08-16 and a night at 00 leave no minute to hand over
    handover = 10 if table.around == table.hospital else 0
    wall = made.add(
        unit,
        f"SEN{number}",
        "Sentinella muro di cinta",
        unpopular=True,
        handover_min=handover,
        weapon="arma lunga",
        **armed,
    )
    carriage = made.add(unit, f"PCA{number}", "Porta carraia", **doors)
    block = made.add(unit, f"BLK{number}", "Block-house", weapon="pistola", **armed)
    made.steps.append(whole_day(table, wall))
    made.steps += [Step((offer(post, (shift,), FERIALE),)) for post in (carriage, block) for shift in table.day]
    for post in (carriage, gate, block, room):
        made.fillers += fillers(post, table.day)


def _sections(made: Design, unit: UnitSpec, table: Table) -> None:
    inside = {
        "article_42": True,
        "sex_held": Sex.F if unit.kind is Kind.WOMEN else Sex.M,
        "ruoli": AGENTS,
        "fesi": "A2",
        "service": ServiceKind.SEZIONE,
    }
    if unit.infirmary:
        infirmary = made.add(
            unit, f"{unit.code}-INF", "Sorveglianza infermeria", **{**inside, "service": ServiceKind.INFERMERIA}
        )
        made.steps.append(whole_day(table, infirmary))
    if unit.atsm:
        ward = {"atsm": True, "unpopular": True, "skill": "tutela salute mentale"}
        atsm = made.add(unit, f"{unit.code}-ATSM", "Osservazione A.T.S.M.", **inside, **ward)
        made.steps.append(Step(whole_day(table, atsm).offers[:1]))
    group = f"{unit.code}-sezioni"
    sections = [
        made.add(unit, f"{unit.code}-S{number}", f"{unit.name} sezione {number}", group=group, **inside)
        for number in range(1, 2 if unit.kind is Kind.SOLE else MOST_SECTIONS + 1)
    ]
    in_the_open = {**inside, "service": ServiceKind.PASSEGGI}
    yard = made.add(unit, f"{unit.code}-PAS", f"Vigilanza passeggi {unit.name}", unpopular=True, **in_the_open)
    patrol = made.add(unit, f"{unit.code}-RON", f"Vigilanza notturna {unit.name}", **inside)
    school = made.add(unit, f"{unit.code}-TRT", f"Scuola e attività {unit.name}", ruoli=AGENTS, fesi="A1")
    by_day = (table.morning, table.afternoon)
    made.steps.append(whole_day(table, sections[0]))
    made.steps += [Step((offer(yard, (shift,), FERIALE),)) for shift in by_day]
    made.steps += _patrols(patrol, unit, table)
    made.steps += [whole_day(table, section) for section in sections[1:]]
    for post, shifts in ((sections[0], table.day), (yard, by_day), (school, by_day)):
        made.fillers += fillers(post, shifts)
    for post in sections[1:]:
        made.fillers += fillers(post, table.day)


def _patrols(patrol: Post, unit: UnitSpec, table: Table) -> list[Step]:
    night, evening = table.around[0], table.around[-1]
    if unit.kind is not Kind.WOMEN:
        return [Step((offer(patrol, (night, evening), FERIALE),))] * NIGHT_PATROLS
    # women are few and every night of the section falls on them: asked for up to what they can give
    return [Step(tuple(offer(patrol, (night,), days) for days in (ALL, FERIALE, FESTIVO)))] * WOMENS_NIGHT_PATROLS


def _escorts(made: Design, unit: UnitSpec, table: Table) -> None:
    made.add(unit, "PIA", "Piantonamento in luogo esterno di cura", piantonamento=True, **TRAVEL, **AWAY)
    escort = made.add(unit, "TRA", "Traduzioni", escort=True, **AWAY)
    made.add(unit, "UEP", "Controlli UEPE", skill="controlli UEPE", **OUTSIDE)
    if unit.ward:
        ward = made.add(unit, "OSP", "Reparto ospedaliero detenuti", hospital_ward=True, **TRAVEL, **AWAY)
        made.steps.append(Step((offer(ward, table.hospital, ALL),)))
    if unit.kind is Kind.SOLE:
        return
    made.steps += [Step((offer(escort, (table.escort,), FERIALE),))] * 2
    made.fillers += fillers(escort, (table.escort,)) * 3 + fillers(escort, (table.afternoon,))


def offices_posts(staff: tuple[Officer, ...], table: Table) -> Iterator[Post]:
    """Yield the fixed posts that somebody holds; the cover asks for most of the six-day staff."""
    office = UnitSpec("UFF", "Uffici", Kind.OFFICE, 0, 0)
    yield reserve(office)
    for desk in DESKS:
        holders = sum(officer.fixed_post == desk.post for officer in staff)
        if not holders:
            continue
        task = TaskClass.ISTITUTO if desk.institutional else TaskClass.SUPPORTO if desk.support else TaskClass.UFFICIO
        shift = table.five_days if desk.five_days else table.six_days
        # who works five days leaves Saturday empty: asking for cover there would be a shortage of every week
        nominal = 0 if desk.five_days else int(holders * 0.6)
        minimum = min(nominal, 1) if desk.institutional else 0
        cover = (Cover(shift=shift, days=FERIALE, minimum=minimum, nominal=nominal),)
        yield new_post(office, desk.post, desk.name, task=task, service=desk.service, fesi="A1", cover=cover)


def reserve(unit: UnitSpec) -> Post:
    """Return the post a disposizione of a unit."""
    return new_post(unit, f"D-{unit.code}", f"A disposizione {unit.name}", reserve=True, fesi="A1")
