"""ANQ Art. 3(10)(c)(d): whose local agreement a unit follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Instance, Text, Unit
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class AccordoDellUnita(Rule):
    """City, provincial and inter-provincial escort units have the values of the provveditorato, local ones the seat's.

    A unit of the provveditorato names its agreement and has caps of its own for every ruolo that serves there, where
    the seat has caps at all; a local unit has neither. A derogation that names no post would reach the posts of a unit
    that follows another agreement: it is shown.
    """

    id: ClassVar[str] = "ANQ-3.10"
    title: ClassVar[Text] = Text(
        it="I nuclei provinciali, interprovinciali e cittadini seguono l'accordo del provveditorato, i locali quello "
        "dell'istituto",
        en="Provincial, inter-provincial and city escort units follow the agreement of the provveditorato, local ones "
        "that of the institute",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="3, c. 10, lett. c)",
            text="la sede del provveditorato regionale territorialmente competente per il personale degli uffici e "
            "servizi ad esso riconducibili compreso il personale dei nuclei traduzione e piantonamenti provinciali, "
            "interprovinciali e cittadini.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="ANQ",
            article="3, c. 10, lett. d)",
            text="le sedi dell'ufficio, istituto, scuola di formazione, istituto di istruzione o servizio di livello "
            "dirigenziale per il personale ivi in servizio compreso il personale dei nuclei traduzione e piantonamenti "
            "locali;",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_accordo": Text(
            it="l'unità {unita} ({livello}) segue l'accordo del provveditorato, che non è indicato",
            en="unit {unita} ({livello}) follows the agreement of the provveditorato, which is not stated",
        ),
        "senza_tetti": Text(
            it="l'unità {unita} ({livello}) segue l'accordo del provveditorato: per il ruolo {ruolo} mancano i suoi "
            "tetti, quelli dell'istituto non valgono",
            en="unit {unita} ({livello}) follows the agreement of the provveditorato: its caps for ruolo {ruolo} are "
            "missing, those of the institute do not hold",
        ),
        "locale": Text(
            it="l'unità {unita} è locale e segue l'accordo dell'istituto: non può avere tetti o accordo propri",
            en="unit {unita} is local and follows the agreement of the institute: it cannot have caps or an agreement "
            "of its own",
        ),
        "deroga": Text(
            it="la deroga «{deroga}» ({fonte}) non nomina i posti e varrebbe anche nell'unità {unita}, che segue un "
            "altro accordo",
            en="derogation '{deroga}' ({fonte}) names no post and would hold in unit {unita} too, which follows "
            "another agreement",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    setting: ClassVar[str] = "units"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RUOLO, Fact.UNITA, Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA})

    def encode(self, m: Model) -> None:
        """State nothing: whose values a unit has is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the units, then the caps of the month that name one, then the derogations of the month."""
        for unit in record.instance.profile.units:
            if unit.level.of_the_provveditorato:
                yield from self._of_the_provveditorato(record.instance, unit)
            elif unit.agreement or any(cap.unit == unit.code for cap in record.instance.profile.caps):
                yield self.found(Severity.HARD, "locale", values={"unita": unit.code})

    def _of_the_provveditorato(self, instance: Instance, unit: Unit) -> Iterator[Finding]:
        profile, told = instance.profile, {"unita": unit.code, "livello": unit.level.value}
        if not (unit.agreement or "").strip():
            yield self.found(Severity.HARD, "senza_accordo", values=told)
        serving = ((o, day) for o in instance.officers for day in instance.days if o.in_force(day))
        without = {o.ruolo_on(day) for o, day in serving if o.unit_on(day) == unit.code} - {
            cap.ruolo for cap in profile.caps if cap.unit == unit.code
        }
        for ruolo in sorted(without) if profile.caps else ():
            yield self.found(Severity.HARD, "senza_tetti", values={**told, "ruolo": ruolo.value})
        for derogation in profile.derogations:
            if not derogation.posts and any(map(derogation.holds, instance.days)):
                values = {**told, "deroga": derogation.kind.value, "fonte": derogation.reference}
                yield self.found(Severity.REPORT, "deroga", values=values)
