"""The site profile (``profilo di sede``): shift table, caps, derogations, readings of the law, weights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from roster.domain.base import Frozen
from roster.domain.codes import DerogationKind, Ruolo, ShiftClass, TaskClass, UnitLevel
from roster.domain.officer import Dated
from roster.domain.shift import Shift, classify


class Unit(Frozen):
    """A ``unità operativa``."""

    code: str
    name: str
    responsible: str | None = None
    service: str | None = None
    level: UnitLevel = UnitLevel.ISTITUTO
    agreement: str | None = None
    """The agreement the unit follows when it is not the one of the seat (ANQ Art. 3(10)(c)(d))."""


class Cap(Dated):
    """Monthly caps of a ruolo, as the local agreement sets them (ANQ Art. 10(4), 10(6), 10(7))."""

    ruolo: Ruolo
    nights: int = Field(ge=0)
    festive: int = Field(ge=0)
    evenings: int = Field(ge=0)
    overall: int | None = Field(default=None, ge=0)
    """Quota on the union of the three (Q9), where the agreement has one."""
    unit: str | None = None
    """The unit it speaks of; None for every unit without a cap of its own."""
    source: str = Field(min_length=1)
    where: Mapping[str, str] = Field(default_factory=dict)
    """Sheet and cell that each field was written in, for messages."""


class Derogation(Dated):
    """A derogation by local agreement; without ``shifts`` or ``posts`` it speaks of all of them.

    A unit that follows the agreement of the provveditorato takes its derogations from there: they name its posts.
    """

    kind: DerogationKind
    reference: str = Field(min_length=1)
    shifts: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    where: Mapping[str, str] = Field(default_factory=dict)
    """Sheet and cell that each field was written in, for messages."""

    def allows(self, kind: DerogationKind, day: date, shift: str | None = None, post: str | None = None) -> bool:
        """Return whether the derogation is of that kind, in force on ``day``, and names the shift and post."""
        named_shift = shift is None or not self.shifts or shift in self.shifts
        named_post = post is None or not self.posts or post in self.posts
        return self.kind is kind and self.holds(day) and named_shift and named_post


class Lending(Frozen):
    """Officers of ``from_unit`` may be employed at posts of ``to_unit``."""

    from_unit: str
    to_unit: str


class OnCallPlan(Frozen):
    """Reperibilità of the seat: turns wished per day, their shift, the experience asked, the monthly quota.

    Without ``quota`` (ANQ Art. 13(4)) no on-call turn can be planned.
    """

    shift: str
    per_day: int = Field(ge=0)
    quota: int | None = Field(default=None, ge=0)
    skill: str | None = None
    source: str | None = None


class OvertimeQuota(Dated):
    """Hours of overtime assigned to the seat in a month (ANQ Art. 11(11))."""

    hours: int = Field(ge=0)
    source: str = Field(min_length=1)


class Readings(Frozen):
    """The open readings of the law (catalogue A.11). Defaults are the catalogue's choices.

    A reading offers only the values that the rules honour: any other is refused when the input is read.
    """

    q01_riposo_e_assenza: Literal["no", "si"] = "no"
    q02_notte_tardiva_dopo_assenza: Literal["vietata", "solo adiacente"] = "vietata"
    q03_assenza_riposo_notte: Literal["ammessa", "vietata"] = "ammessa"
    q04_turno_oltre_mezzanotte: Literal["serale", "notturno", "nessuno"] = "serale"
    q05_festivo_per_sovrapposizione: Literal["no", "si"] = "no"
    q06_tetti_assoluti: Literal["totale", "eccedenza"] = "totale"
    q07_patrono_nei_festivi: Literal["conta", "non conta"] = "conta"
    q08_tetto_3_con_4_festivi: Literal["limite 2", "limite 3"] = "limite 2"
    q09_aliquota: Literal["tre", "unica"] = "tre"
    q10_confronto_esonerati: Literal["capaci con esaurimento", "tutti al tetto"] = "capaci con esaurimento"
    q11_forza_presente: Literal["in forza", "meno assenti"] = "in forza"
    q12_riposo_su_festivo: Literal["RS e credito RF", "RF e credito RS", "mai"] = "RS e credito RF"
    q13_settimana: Literal["lunedi-domenica", "sette giorni mobili"] = "lunedi-domenica"
    q14_cinquantesimo: Literal["giorno dopo i 50", "dai 51"] = "giorno dopo i 50"
    q15_pubblicazione: Literal["meno 7", "meno 6"] = "meno 7"
    q16_consegne: Literal["misto", "reale", "nominale"] = "misto"
    q17_ospedale_derogabile: Literal["no", "per accordo"] = "no"
    q18_credito_assenza: Literal["6 ore", "ore previste"] = "6 ore"


class Weights(Frozen):
    """Weights inside the tiers of the objective; between tiers the order is strict and has no weight."""

    scoperto_istituto: int = Field(default=3, ge=1)
    scoperto_ufficio: int = Field(default=2, ge=1)
    scoperto_supporto: int = Field(default=1, ge=1)
    equita_notti: int = Field(default=3, ge=0)
    equita_festivi: int = Field(default=3, ge=0)
    equita_serali: int = Field(default=2, ge=0)
    equita_posti_gravosi: int = Field(default=1, ge=0)
    desiderata: int = Field(default=4, ge=0)
    preferenze: int = Field(default=1, ge=0)

    def uncovered(self, task: TaskClass) -> int:
        """Return the points of one duty of that class left uncovered."""
        return (self.scoperto_istituto, self.scoperto_ufficio, self.scoperto_supporto)[task.priority]


class Profile(Frozen):
    """Everything about the seat that is not a person, a post or a date."""

    seat: str = Field(min_length=1)
    kind: str = "Casa circondariale"
    municipality: str = ""
    provveditorato: str = ""
    director: str | None = None
    commander: str | None = None
    agreement: str = Field(min_length=1)
    agreement_from: date | None = None
    informed_on: date | None = None
    """When the unions had prior information of the shift table in force (ANQ Art. 4(1))."""
    examined_on: date | None = None
    """When the joint examination of the shift table in force closed (ANQ Art. 4(3)(4))."""
    scheme_note: str | None = None
    """Why the shift table is used though information and examination are not closed."""
    yard_reduction: str | None = None
    """The reasoned act that reduces the hours in the open air (O.P. art. 10)."""
    juvenile: bool = False
    """True for a seat of the juvenile justice (d.lgs. 121/2018)."""
    patron_day: int = Field(ge=1, le=31)
    patron_month: int = Field(ge=1, le=12)
    patron_name: str = ""
    units: tuple[Unit, ...] = Field(min_length=1)
    shifts: tuple[Shift, ...] = Field(min_length=1)
    caps: tuple[Cap, ...] = ()
    derogations: tuple[Derogation, ...] = ()
    lending: tuple[Lending, ...] = ()
    on_call: OnCallPlan | None = None
    overtime: tuple[OvertimeQuota, ...] = ()
    readings: Readings = Readings()
    weights: Weights = Weights()

    def class_of(self, shift: Shift) -> ShiftClass:
        """Return the class of a shift: the agreement's, or the default classifier with reading Q4."""
        if shift.shift_class is not None:
            return shift.shift_class
        by_default = classify(shift.start_minute, shift.end_minute)
        if by_default is ShiftClass.SER and shift.crosses_midnight:
            chosen = {"serale": ShiftClass.SER, "notturno": ShiftClass.NOT, "nessuno": ShiftClass.NESSUNA}
            return chosen[self.readings.q04_turno_oltre_mezzanotte]
        return by_default

    def cap(self, ruolo: Ruolo, day: date, unit: str | None = None) -> Cap | None:
        """Return the caps of a ruolo in force on ``day``: those of ``unit`` if it has its own, else of the seat."""
        of_ruolo = [cap for cap in self.caps if cap.ruolo is ruolo and cap.holds(day)]
        own = (cap for cap in of_ruolo if unit is not None and cap.unit == unit)
        return next(own, None) or next((cap for cap in of_ruolo if cap.unit is None), None)

    def derogation(
        self, kind: DerogationKind, day: date, *, shift: str | None = None, post: str | None = None
    ) -> Derogation | None:
        """Return a derogation of that kind in force on ``day`` for the shift and post, if any."""
        return next((d for d in self.derogations if d.allows(kind, day, shift, post)), None)
