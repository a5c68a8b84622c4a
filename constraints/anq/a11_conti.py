"""ANQ Art. 11(12): overtime by band, paid or compensated with rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.shift_ledger import OVERTIME, OVERTIME_SAYS, overtime_entries, shift_text
from roster.domain import ExtraKind, Text
from roster.domain.bands import Band, repeated_minutes
from roster.obligation import Account, Citation

if TYPE_CHECKING:
    from roster.domain import Entry
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


class StraordinarioPerFascia(Account):
    """Overtime done, by band, each minute on its date; what the officer wants compensated with rest is told apart too.

    Planned and unforeseen overtime and call-outs; late reliefs come from d.P.R. 82/1999 (DPR82-27). Service meetings
    are ordinary time (ANQ-9.10a), and the contract moves there the hours of an ordinary shift worked on a day of rest
    (DPR39-10.4). The hour that a night shift lasts more when the clock goes back is paid here (D-1).
    """

    id: ClassVar[str] = "ANQ-11.12"
    title: ClassVar[Text] = Text(
        it="Lo straordinario è pagato per fascia o, a richiesta, compensato con riposo",
        en="Overtime is paid by band or, on request, compensated with rest",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="11, c. 12",
            text="Al dipendente deve essere garantita la corresponsione delle prestazioni di lavoro straordinario nei "
            "limiti individuali previsti. È facoltà del dipendente chiedere turni di riposo compensativo o di "
            "recupero ore, in luogo del pagamento delle prestazioni straordinarie rese su base mensile anche se "
            "remunerabili in ragione degli stanziamenti.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        **OVERTIME_SAYS,
        "ora_ripetuta": Text(
            it="turno {turno}: torna l'ora solare e il turno dura {amount} in più",
            en="shift {turno}: the clock goes back and the shift lasts {amount} more",
        ),
    }
    setting: ClassVar[str] = "Extra.settlement"

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the overtime of the facts, then the hours lived twice on duty."""
        kinds = (kind for kind in ExtraKind if kind.is_overtime and kind is not ExtraKind.CAMBIO_TARDIVO)
        yield from overtime_entries(self, record, kinds)
        yield from self._lived_twice(record)

    def _lived_twice(self, record: Record) -> Iterator[Entry]:
        for day in record.days:
            midnight = datetime.combine(day, time())
            if not repeated_minutes(midnight, midnight + _ONE_DAY):
                continue
            band = Band.NOTTURNO_FESTIVO if record.instance.is_festive(day) else Band.NOTTURNO
            for officer in record.officers:
                around = (stint for on in (day - _ONE_DAY, day) for stint in record.stints_on(officer.id, on))
                for stint in around:
                    minutes = repeated_minutes(stint.real_start, stint.real_end).get(day, 0)
                    values = {"turno": shift_text(stint)}
                    if minutes:
                        yield self.entry(
                            OVERTIME[band], "ora_ripetuta", officer=officer.id, day=day, amount=minutes, values=values
                        )
