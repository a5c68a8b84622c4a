"""Invented officers: names, ages, ruoli, units, lists of interpello."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from making.desks import Desk, desks_for
from making.names import MEN, SURNAMES, WOMEN
from making.rights import YEAR, Rights
from making.spec import Kind, Sample, UnitSpec
from making.tables import Table
from roster.calendar import monday_of
from roster.domain import Dated, Officer, RequestKind, Ruolo, Sex, Skill, WorkSchedule

QUALIFICHE = {
    Ruolo.AGENTI_ASSISTENTI: ("agente", "agente scelto", "assistente", "assistente capo", "assistente capo coord."),
    Ruolo.SOVRINTENDENTI: ("vice sovrintendente", "sovrintendente", "sovrintendente capo"),
    Ruolo.ISPETTORI: ("vice ispettore", "ispettore", "ispettore capo", "ispettore superiore"),
    Ruolo.FUNZIONARI: ("vice commissario", "commissario", "commissario capo"),
}
YOUNGEST = {Ruolo.AGENTI_ASSISTENTI: 22, Ruolo.SOVRINTENDENTI: 38, Ruolo.ISPETTORI: 34, Ruolo.FUNZIONARI: 36}
AGES = ((22, 30, 0.10), (30, 40, 0.18), (40, 50, 0.41), (50, 60, 0.31))
WOMEN_SHARE = {
    Kind.SOLE: 0.0,
    Kind.WATCH: 0.25,
    Kind.SECTION: 0.0,
    Kind.WOMEN: 1.0,
    Kind.ESCORT: 0.12,
    Kind.OFFICE: 0.2,
}
OFFICE_RUOLI = {Ruolo.AGENTI_ASSISTENTI: 0.66, Ruolo.ISPETTORI: 0.20, Ruolo.SOVRINTENDENTI: 0.14}
FUNZIONARI = 2
ON_CALL_SKILL = "reperibilità"


class Crowd:
    """Draws the officers of one sample; every draw comes from one seeded generator."""

    def __init__(self, sample: Sample, table: Table, rng: Random) -> None:
        self.sample = sample
        self.table = table
        self.rng = rng
        self.today = date(sample.year, sample.month, 1)
        self.rights = Rights(self.today, rng)
        self._ids = iter(rng.sample(range(100_000, 999_999), sample.place.staff))
        self._names: set[tuple[str, str]] = set()

    def officers(self) -> tuple[Officer, ...]:
        """Return the officers of every unit, offices last."""
        found = [officer for unit in self.sample.units for officer in self._unit(unit)]
        self._expect(found)
        if self.sample.comings:
            self._come_and_go(found)
        return (*found, *self._offices(self.sample.place.staff - len(found)))

    def _unit(self, unit: UnitSpec) -> Iterator[Officer]:
        for number in range(unit.graduates):
            ruolo = Ruolo.ISPETTORI if number % 2 else Ruolo.SOVRINTENDENTI
            yield self._on_turns(unit, ruolo, 0.8 if unit.kind is Kind.WOMEN else 0.1, number)
        for number in range(unit.agents):
            yield self._on_turns(unit, Ruolo.AGENTI_ASSISTENTI, WOMEN_SHARE[unit.kind], number)

    def _on_turns(self, unit: UnitSpec, ruolo: Ruolo, women: float, number: int) -> Officer:
        officer = self._person(ruolo, women, unit.code)
        requests = self.rights.of(officer.sex, officer.birth_date, officer.service_from, on_turns=True)
        names = list(self._skills(unit, number))
        if any(request.kind is RequestKind.REPERIBILITA for request in requests):
            names.append(ON_CALL_SKILL)
        checked = unit.atsm or unit.ward or unit.kind is Kind.ESCORT
        return officer.model_copy(
            update={
                "requests": requests,
                "skills": tuple(Skill(name=name, first=self.rights.some_time_ago(900)) for name in names),
                "medical_check": self.rights.some_time_ago(400) if checked else None,
            }
        )

    def _skills(self, unit: UnitSpec, number: int) -> Iterator[str]:
        if unit.kind in (Kind.WATCH, Kind.SOLE) and self.rng.random() < 0.9:
            yield "sala regia"
        if unit.atsm and number % 2 == 0:
            yield "tutela salute mentale"
        if unit.kind in (Kind.ESCORT, Kind.SOLE) and number % 3 == 0:
            yield "controlli UEPE"

    def _offices(self, count: int) -> Iterator[Officer]:
        commanders = FUNZIONARI
        for desk in desks_for(count):
            (ruolo,) = self.rng.choices(tuple(OFFICE_RUOLI), tuple(OFFICE_RUOLI.values()))
            if desk.post == "COM" and commanders:
                ruolo, commanders = Ruolo.FUNZIONARI, commanders - 1
            yield self._at_desk(desk, ruolo)

    def _at_desk(self, desk: Desk, ruolo: Ruolo) -> Officer:
        officer = self._person(ruolo, WOMEN_SHARE[Kind.OFFICE], "UFF")
        table = self.table
        return officer.model_copy(
            update={
                "schedule": WorkSchedule.CINQUE_GIORNI if desk.five_days else WorkSchedule.SEI_GIORNI,
                "fixed_shift": table.five_days if desk.five_days else table.six_days,
                "fixed_post": desk.post,
                "requests": self.rights.of(officer.sex, officer.birth_date, officer.service_from, on_turns=False),
            }
        )

    def _person(self, ruolo: Ruolo, women: float, unit: str) -> Officer:
        sex = Sex.F if self.rng.random() < women else Sex.M
        surname, name = self._name(sex)
        birth, service = self._dates(ruolo)
        ranks = QUALIFICHE[ruolo]
        return Officer(
            id=str(next(self._ids)),
            surname=surname,
            name=name,
            sex=sex,
            qualifica=ranks[min(len(ranks) - 1, int((self.today - service) / YEAR / 7))],
            ruolo=ruolo,
            birth_date=birth,
            service_from=service,
            unit=unit,
            partially_unfit=self.rng.random() < 0.01,
            union_officer=Dated(first=date(2025, 1, 1)) if self.rng.random() < 0.03 else None,
            safety_representative=self.rng.random() < 0.005,
        )

    def _name(self, sex: Sex) -> tuple[str, str]:
        while True:
            surname = self.rng.choice(SURNAMES).replace("-", " ")
            found = surname, self.rng.choice(WOMEN if sex is Sex.F else MEN)
            if found not in self._names:
                self._names.add(found)
                return found

    def _dates(self, ruolo: Ruolo) -> tuple[date, date]:
        low, high, _ = self.rng.choices(AGES, weights=[share for *_, share in AGES])[0]
        age = max(YOUNGEST[ruolo] + self.rng.random() * 4, self.rng.uniform(low, high - 0.1))
        birth = self.today - age * YEAR
        return birth, birth + self.rng.uniform(20, min(27.0, age - 0.8)) * YEAR

    def _expect(self, officers: list[Officer]) -> None:
        """Let one officer in seventy be a pregnant woman, at work by day."""
        young = [i for i, o in enumerate(officers) if o.sex is Sex.F and (self.today - o.birth_date) / YEAR < 42]
        for index in self.rng.sample(young, min(len(young), len(officers) // 70)):
            kept = [r for r in officers[index].requests if r.kind is not RequestKind.FIGLIO_SOTTO_3]
            officers[index] = officers[index].model_copy(update={"requests": (*kept, self.rights.pregnancy())})

    def _come_and_go(self, officers: list[Officer]) -> None:
        """Let a few officers arrive on a Monday of the month, leave on a Sunday, or serve elsewhere for a night."""
        second = monday_of(self.today + timedelta(days=13))
        changes: tuple[dict[str, date | int], ...] = (
            {"in_force_from": second},
            {"in_force_to": second - timedelta(days=1)},
            {"nights_elsewhere": 1, "festive_elsewhere": 1},
        )
        for number, index in enumerate(self.rng.sample(range(len(officers)), 3 * (1 + len(officers) // 400))):
            officers[index] = officers[index].model_copy(update=changes[number % 3])
