"""ANQ Art. 9(4) and 9(6): one type of schedule for each officer, start times from the local agreement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class TipologiaDiOrario(Rule):
    """Each officer has one type of schedule; one that is not on turns has its fixed shift and post."""

    id: ClassVar[str] = "ANQ-9.4"
    title: ClassVar[Text] = Text(
        it="Ogni agente ha una tipologia di orario: a turni, su cinque giorni, su sei giorni, flessibile",
        en="Each officer has one type of schedule: turns, five days, six days, flexible",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 4",
            text="L'articolazione dei turni di lavoro è realizzata dal dirigente secondo le tipologie di orario di "
            "lavoro e le procedure di cui all'articolo 12, comma 4, d.P.R. 31 luglio 1995, n. 395, come appresso "
            "definite: a) orario articolato su turni; b) orario articolato su cinque giorni; c) orario articolato su "
            "sei giorni; d) orario flessibile.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_turno": Text(
            it="{officer}: orario «{orario}» senza un turno fisso della tabella",
            en="{officer}: schedule «{orario}» without a fixed shift of the table",
        ),
        "senza_posto": Text(
            it="{officer}: orario «{orario}» senza un posto di servizio fisso conosciuto",
            en="{officer}: schedule «{orario}» without a known fixed post",
        ),
        "fisso_su_turni": Text(
            it="{officer}: è a turni, ma ha un turno o un posto fisso; si segue l'orario a turni",
            en="{officer}: is on turns, yet has a fixed shift or post; the schedule on turns is followed",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ORARIO, Fact.TABELLA, Fact.POSTI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: the schedule is a fact of the input, and it decides which cells are free."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the schedule of each officer in force in the month."""
        instance = record.instance
        for officer in record.officers:
            values = {"orario": officer.schedule.value}
            if officer.on_turns:
                if officer.fixed_shift or officer.fixed_post:
                    yield self.found(Severity.REPORT, "fisso_su_turni", officer=officer.id, values=values)
                continue
            if officer.fixed_shift not in instance.shift:
                yield self.found(Severity.HARD, "senza_turno", officer=officer.id, values=values)
            if officer.fixed_post not in instance.post:
                yield self.found(Severity.HARD, "senza_posto", officer=officer.id, values=values)


class OrarioDiInizio(Rule):
    """Every start time used, fixed shifts and cells of the roster included, has its clause of the local agreement."""

    id: ClassVar[str] = "ANQ-9.6"
    title: ClassVar[Text] = Text(
        it="Ogni orario di inizio usato ha il riferimento all'accordo decentrato",
        en="Every start time used has its reference in the local agreement",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 6",
            text="Fermo restando quanto previsto dal comma 5, in relazione alle esigenze organizzative degli istituti "
            "e servizi, l'orario di inizio dei turni di lavoro, ivi compresi quelli fissi, è definito dalla "
            "contrattazione decentrata.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_riferimento": Text(
            it="il turno {shift} ({orario}) è in uso senza la clausola dell'accordo che ne fissa l'inizio",
            en="shift {shift} ({orario}) is in use, but the table names no clause of the agreement that sets its start",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.ORARIO, Fact.FABBISOGNO, Fact.REPERIBILITA, Fact.ISTANZE})

    def encode(self, m: Model) -> None:
        """State nothing: the shift table is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read every shift that some demand, fixed schedule, locked cell, duty or on-call plan uses."""
        instance = record.instance
        used = {line.shift for line in instance.demands}
        used |= {officer.fixed_shift for officer in record.officers if officer.fixed_shift and not officer.on_turns}
        used |= {duty.shift for lock in instance.lock.values() for duty in lock.cell.duties}
        used |= {stint.shift.code for officer in record.officers for stint in record.stints_of_month(officer.id)}
        if instance.profile.on_call is not None:
            used.add(instance.profile.on_call.shift)
        for shift in instance.profile.shifts:
            if shift.code in used and not (shift.reference or "").strip():
                yield self.found(
                    Severity.HARD, "senza_riferimento", shift=shift.code, values={"orario": shift.hours_label()}
                )
