"""ANQ Art. 11(1), 11(5), 11(6): what overtime must rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Officer, RequestKind, Text
from roster.domain.known import Fact
from roster.domain.overtime import overtime_lines
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Extra
    from roster.model import Model
    from roster.record import Record

_READ = date(2026, 11, 22)


class StraordinarioMotivato(Rule):
    """Every line of overtime has an act and its reason; and the officer's written consent, or needs of security.

    The consent is on the line itself or a consent in force on its date. A line is a fact: no cell can mend it.
    """

    id: ClassVar[str] = "ANQ-11.1"
    title: ClassVar[Text] = Text(
        it="Straordinario con provvedimento motivato e consenso scritto, o per esigenze di sicurezza",
        en="Overtime by a reasoned act and with written consent, or for needs of security",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="11, c. 1",
            text="Possono essere richieste, con provvedimento motivato, prestazioni di lavoro straordinario per "
            "assicurare il continuo, regolare svolgimento delle attività istituzionali.",
            checked_on=_READ,
        ),
        Citation(
            source="ANQ",
            article="11, c. 5, lett. c",
            text="consenso del dipendente, preventivamente espresso per iscritto, all'effettuazione delle prestazioni "
            "di lavoro straordinario.",
            checked_on=_READ,
        ),
        Citation(
            source="ANQ",
            article="11, c. 6",
            text="Solo in presenza di particolari ed inderogabili esigenze del servizio attinenti in via preminente "
            "alla sicurezza, le prestazioni di lavoro straordinario possono essere richieste anche senza il consenso "
            "del dipendente.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_provvedimento": Text(
            it="{officer}: {motivo} del {day}, ore {inizio}-{fine}, senza provvedimento",
            en="{officer}: {motivo} of {day}, {inizio}-{fine}, without an act",
        ),
        "senza_motivazione": Text(
            it="{officer}: {motivo} del {day}, ore {inizio}-{fine}, disposto con atto {atto} senza motivazione",
            en="{officer}: {motivo} of {day}, {inizio}-{fine}, ordered by act {atto} without a reason",
        ),
        "senza_consenso": Text(
            it="{officer}: {motivo} del {day}, ore {inizio}-{fine}, senza consenso scritto né esigenze di sicurezza",
            en="{officer}: {motivo} of {day}, {inizio}-{fine}, without written consent nor needs of security",
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.STRAORDINARI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: overtime is a fact of the input, the search never plans any."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each line of overtime of the month."""
        for officer in record.officers:
            for line in overtime_lines(record.instance, officer.id):
                if not line.act:
                    yield self._finding("senza_provvedimento", line)
                elif not line.reason:
                    yield self._finding("senza_motivazione", line)
                if not line.security and not _consents(officer, line):
                    yield self._finding("senza_consenso", line)

    def _finding(self, says: str, line: Extra) -> Finding:
        values = {"motivo": line.kind.value, "inizio": f"{line.start:%H:%M}", "fine": f"{line.end:%H:%M}"}
        return self.found(
            Severity.HARD,
            says,
            officer=line.officer,
            days=(line.day,),
            amount=line.minutes,
            values={**values, "atto": line.act or ""},
            from_facts=True,
        )


def _consents(officer: Officer, line: Extra) -> bool:
    return bool(line.consent) or officer.request(RequestKind.CONSENSO_STRAORDINARIO, line.day) is not None
