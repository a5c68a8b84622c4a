"""Puts a sample together: people, absences, posts that the people can bear, and everything else."""

from __future__ import annotations

from datetime import date
from random import Random

from making.absences import Calendar
from making.beside import assembly, extras, studies
from making.capacity import balances, weekly_minimum
from making.cover import Builder, Limits
from making.designs import agents_design, graduates_design, offices_posts, reserve
from making.facts import events, grounds, locks, region, wishes
from making.history import Past, counters
from making.people import ON_CALL_SKILL, Crowd
from making.spec import Kind, Sample, UnitSpec
from making.special import with_escort_agreement, with_parents
from making.tables import TABLES, derogations
from making.year import balances as year_balances
from making.year import with_training
from roster.domain import (
    Cap,
    History,
    Instance,
    Lending,
    Officer,
    OnCallPlan,
    OvertimeQuota,
    Post,
    Profile,
    Ruolo,
    Seat,
    Unit,
)

AGREEMENT = "Accordo locale di esempio, inventato: persone, posti, tetti e assenze non sono reali"
CAPS = {
    Ruolo.AGENTI_ASSISTENTI: (5, 2, 6),
    Ruolo.SOVRINTENDENTI: (4, 2, 6),
    Ruolo.ISPETTORI: (4, 2, 5),
    Ruolo.FUNZIONARI: (0, 2, 2),
}
MINUTES = 360
HOURS_OF_OVERTIME = 8
ROUNDS_OF_TRIMMING = 40
WOMENS_NIGHTS = 1.06


def seat_of(sample: Sample) -> Seat:
    """Return the seat of a sample; the same every time."""
    return Assembly(sample).seat()


class Assembly:
    """Builds one sample step by step; each step sees the seat made so far."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.rng = Random(sample.file)
        self.table = TABLES[sample.table]
        self.officers = Crowd(sample, self.table, self.rng).officers()
        self.calendar = Calendar(sample.year, sample.month, self.rng)

    def seat(self) -> Seat:
        """Return the whole seat."""
        for unit in self.sample.units:
            self.calendar.fill(self._pool(unit, agents=True), self.sample.absence)
            self.calendar.fill(self._pool(unit, agents=False), self.sample.absence)
        self.calendar.fill(tuple(o for o in self.officers if not o.on_turns), self.sample.absence)
        seat = self._with(Seat(profile=self._profile(), officers=self.officers, posts=tuple(self._bare())))
        seat = seat.model_copy(update={"posts": self._posts(seat)})
        self._trim(seat)
        self.calendar.asked(self.officers)
        return self._beside(self._facts(self._with(seat)))

    def _facts(self, seat: Seat) -> Seat:
        instance = self._instance(seat)
        past = Past(instance, self.rng)
        days = past.rows()
        history = History(days=days, counters=counters(instance, past, self.rng), credits=tuple(past.credits()))
        lived = self._instance(seat.model_copy(update={"history": history}))
        return seat.model_copy(
            update={
                "history": history,
                "wishes": tuple(wishes(instance, self.table, self.rng)),
                "grounds": tuple(grounds(instance, self.rng)),
                "locks": tuple(locks(lived, self.table, self.rng)),
                "region": tuple(region(self.sample, self.rng)),
            }
        )

    def _beside(self, seat: Seat) -> Seat:
        """Add what stands beside the programme, drawn apart: people, posts and absences do not depend on it."""
        rng = Random(f"{self.sample.file}, beside")
        instance = self._instance(seat)
        first = instance.days[0]
        history = seat.history.model_copy(
            update={"counters": with_training(instance, seat.history.counters, rng)},
        )
        facts = {
            "history": history,
            "balances": tuple(year_balances(instance, rng)),
            "extras": tuple(sorted(extras(instance, rng), key=lambda extra: extra.start)),
            "studies": tuple(studies(instance, rng)),
            "assemblies": (assembly(instance),),
        }
        seat = seat.model_copy(update=facts)
        seat = with_parents(seat, first) if self.sample.parents else seat
        return with_escort_agreement(seat) if self.sample.escorts_apart else seat

    def _instance(self, seat: Seat) -> Instance:
        return Instance(seat=seat, year=self.sample.year, month=self.sample.month)

    def _with(self, seat: Seat) -> Seat:
        rows = sorted(self.calendar.rows, key=lambda row: (row.officer, row.first))
        return seat.model_copy(update={"absences": tuple(rows), "events": events(self.sample, self.table)})

    def _pool(self, unit: UnitSpec, *, agents: bool) -> tuple[Officer, ...]:
        return tuple(o for o in self.officers if o.unit == unit.code and (o.ruolo is Ruolo.AGENTI_ASSISTENTI) is agents)

    def _bare(self) -> list[Post]:
        posts = [post for unit in self.sample.units for post in agents_design(unit, self.table).posts]
        return posts + [reserve(unit) for unit in self.sample.units]

    def _posts(self, seat: Seat) -> tuple[Post, ...]:
        instance = self._instance(seat)
        made: list[Post] = []
        for unit in self.sample.units:
            for agents in (True, False):
                design = agents_design(unit, self.table) if agents else graduates_design(unit, self.table)
                codes = {post.code for post in design.posts}
                dated = tuple(line for line in instance.demands if line.post in codes)
                pool = self._pool(unit, agents=agents)
                made += Builder(instance, self.table, pool, dated, self._limits(unit)).build(design)
            made.append(reserve(unit))
        return (*made, *offices_posts(self.officers, self.table))

    def _limits(self, unit: UnitSpec) -> Limits:
        target = self.sample.target + 0.01
        if unit.kind is Kind.WOMEN:
            return Limits(minutes=target, nights=WOMENS_NIGHTS, covered=WOMENS_NIGHTS)
        return Limits(minutes=target)

    def _trim(self, seat: Seat) -> None:
        """Send on leave and training, a few at a time, whoever a unit has more than it asks for."""
        for unit in self.sample.units:
            for _ in range(ROUNDS_OF_TRIMMING):
                instance = self._of_unit(seat, unit)
                balance = balances(instance)[unit.code]
                spare = (balance.there.minutes - balance.nominal.minutes / self.sample.target) / MINUTES
                weeks = weekly_minimum(instance)
                (_, quietest) = min(weeks, key=lambda key: weeks[key])
                if spare < 1 or not self.calendar.trim(self._pool(unit, agents=True), spare, quietest):
                    break

    def _of_unit(self, seat: Seat, unit: UnitSpec) -> Instance:
        """Return the seat as it stands, cut down to one unit."""
        officers = tuple(officer for officer in seat.officers if officer.unit == unit.code)
        posts = tuple(post for post in seat.posts if post.unit == unit.code)
        codes = {post.code for post in posts}
        cut = self._with(seat).model_copy(update={"officers": officers, "posts": posts})
        events = tuple(event for event in cut.events if event.post in codes)
        return self._instance(cut.model_copy(update={"events": events}))

    def _profile(self) -> Profile:
        sample, place = self.sample, self.sample.place
        units = [Unit(code=u.code, name=u.name, service=u.kind.value) for u in sample.units]
        return Profile(
            seat=place.name,
            kind=place.kind,
            municipality=place.municipality,
            provveditorato=place.provveditorato,
            agreement=AGREEMENT,
            agreement_from=date(2026, 1, 1),
            informed_on=date(2025, 11, 10),
            examined_on=date(2025, 11, 21),
            patron_month=place.patron[0],
            patron_day=place.patron[1],
            patron_name=place.patron_name,
            units=(*units, Unit(code="UFF", name="Uffici", service=Kind.OFFICE.value)),
            shifts=self.table.shifts,
            caps=tuple(self._caps()),
            derogations=derogations(sample.table),
            overtime=(
                OvertimeQuota(
                    hours=HOURS_OF_OVERTIME * place.staff,
                    source="nota del provveditorato di esempio, inventata",
                    first=date(2026, 1, 1),
                ),
            ),
            lending=tuple(Lending(from_unit=one, to_unit=other) for one, other in sample.lending),
            on_call=OnCallPlan(
                shift=self.table.on_call,
                per_day=sample.on_call_per_day,
                quota=31 * sample.on_call_per_day,
                skill=ON_CALL_SKILL,
                source="nota del provveditorato di esempio, inventata",
            ),
        )

    def _caps(self) -> list[Cap]:
        return [
            Cap(
                ruolo=ruolo,
                nights=nights,
                festive=max(festive, self.sample.festive_cap) if ruolo is not Ruolo.FUNZIONARI else festive,
                evenings=evenings,
                source="accordo locale di esempio, art. 9",
                first=date(2026, 1, 1),
            )
            for ruolo, (nights, festive, evenings) in CAPS.items()
        ]
