"""ANQ Art. 4: a new scheme of shifts only after information and joint examination."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Instance, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class InformazioneEdEsame(Rule):
    """The shift table in use began after the unions were informed and the joint examination was closed.

    The table begins with the latest first day of its shifts, or, when they have none, is in use at least from the first
    of the month. The examination closes on its date, or, when none was recorded, when its time runs out: the meeting
    starts within two days of the information and ends within fifteen. A note in the profile takes the responsibility
    for a table used before that; it is shown. Nothing recorded: shown, no breach.
    """

    id: ClassVar[str] = "ANQ-4.1"
    title: ClassVar[Text] = Text(
        it="L'articolazione dei turni cambia solo dopo l'informazione alle organizzazioni sindacali e l'esame",
        en="The scheme of shifts changes only after information to the unions and joint examination",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="4, c. 4",
            text="Durante il periodo in cui si svolge l'esame, l'Amministrazione non adotta provvedimenti unilaterali "
            "nelle materie in argomento; l'inosservanza di tale obbligo di astensione costituisce violazione "
            "contrattuale.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="ANQ",
            article="4, c. 3",
            text="Trasmessa l'informazione preventiva, l'Amministrazione fissa un incontro che avrà inizio entro le "
            "quarantotto ore dalla data di ricezione della informativa da parte delle organizzazioni sindacali per "
            "l'esame delle predette materie. Tale incontro si conclude nel termine tassativo di quindici giorni.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "non_concluso": Text(
            it="la tabella dei turni vale dal {inizio}, ma l'esame con le organizzazioni sindacali si chiude il "
            "{chiusura}: serve prima, oppure una nota che ne risponda",
            en="the shift table holds from {inizio}, but the examination with the unions closes on {chiusura}: it must "
            "close before, or a note must answer for it",
        ),
        "prima_dell_informazione": Text(
            it="l'esame risulta chiuso il {chiusura}, prima dell'informazione alle organizzazioni sindacali del "
            "{informazione}",
            en="the examination is said closed on {chiusura}, before the unions were informed on {informazione}",
        ),
        "con_nota": Text(
            it="la tabella dei turni vale dal {inizio}, prima della chiusura dell'esame ({chiusura}), con la nota: "
            "{nota}",
            en="the shift table holds from {inizio}, before the examination closes ({chiusura}), with the note: {nota}",
        ),
        "senza_dati": Text(
            it="non risulta quando le organizzazioni sindacali hanno avuto l'informazione sulla tabella dei turni: non "
            "si può verificare che l'esame sia chiuso",
            en="when the unions were informed of the shift table is not recorded: whether the examination is closed "
            "cannot be checked",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    setting: ClassVar[str] = "informed_on"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    giorni_incontro: int = 2
    giorni_esame: int = 15

    def encode(self, m: Model) -> None:
        """State nothing: what was discussed, and when, is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the dates of the profile and the first days of the shift table of the month."""
        profile, begins = record.instance.profile, _begins(record.instance)
        informed = profile.informed_on
        if informed is None:
            yield self.found(Severity.REPORT, "senza_dati")
            return
        closed = profile.examined_on or informed + timedelta(days=self.giorni_incontro + self.giorni_esame)
        if closed < informed:
            values = {"chiusura": closed, "informazione": informed}
            yield self.found(Severity.HARD, "prima_dell_informazione", values=values)
        elif closed >= begins:
            told: dict[str, str | date] = {"inizio": begins, "chiusura": closed}
            note = (profile.scheme_note or "").strip()
            if note:
                yield self.found(Severity.REPORT, "con_nota", values={**told, "nota": note})
            else:
                yield self.found(Severity.HARD, "non_concluso", values=told)


def _begins(instance: Instance) -> date:
    """Return the first date of the shift table of the month."""
    dated = [shift.first for shift in instance.profile.shifts if shift.first is not None]
    return max(dated, default=instance.days[0])
