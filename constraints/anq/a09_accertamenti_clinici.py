"""ANQ Art. 9(14)(c): medical checks of who serves at hospital wards, A.T.S.M. and hospital guards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Text
from roster.domain.exemption import anniversary
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Filling, Officer, Stint
    from roster.model import Model
    from roster.record import Record


class AccertamentiClinici(Rule):
    """Who serves there, in the month or in the days known before it, has a dated check not older than ``anni``.

    Without a date the officer is to be added to those to be checked; with one that has run out by the day of service,
    the check is to be made again. The agreement leaves the interval to the norms in force: a year, where none is
    stricter, is the project's reading.
    """

    id: ClassVar[str] = "ANQ-9.14c"
    title: ClassVar[Text] = Text(
        it="Accertamenti clinici per chi serve in reparti ospedalieri, A.T.S.M. e piantonamenti",
        en="Medical checks for who serves at hospital wards, A.T.S.M. and hospital guards",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 14, lett. c)",
            text="obbligo dell'Amministrazione di sottoporre, a proprie spese, il personale impiegato nel predetto "
            "servizio e nei servizi di piantonamenti dei detenuti e nei luoghi esterni di cura ad accertamenti clinici "
            "nei tempi e nei modi fissati dalle vigenti normative in materia, ovvero ogni qualvolta se ne ravvisi la "
            "necessità.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "manca": Text(
            it="{officer}: in servizio al posto {post} il {giorno} senza un accertamento clinico registrato; va "
            "aggiunto a chi deve sottoporvisi",
            en="{officer}: on duty at post {post} on {giorno} with no medical check on record; to be added to those to "
            "be checked",
        ),
        "scaduto": Text(
            it="{officer}: in servizio al posto {post} il {giorno}, ma l'accertamento clinico del {fatto} vale fino al "
            "{scade}",
            en="{officer}: on duty at post {post} on {giorno}, but the medical check of {fatto} holds until {scade}",
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.TABELLA, Fact.POSTI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.STORICO})

    anni: int = 1

    def encode(self, m: Model) -> None:
        """State nothing: the checks follow the service, they do not bar it."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the first service of each officer that no check covers."""
        for officer in record.officers:
            check = officer.medical_check
            until = None if check is None else anniversary(check, self.anni)
            bare = (s for s in record.stints(officer.id) if _exposed(s) and (until is None or s.day > until))
            first = next(bare, None)
            if first is not None:
                yield self._uncovered(record, officer, first, until)

    def _uncovered(self, record: Record, officer: Officer, stint: Stint, until: date | None) -> Finding:
        values: dict[str, Filling] = {"giorno": stint.day}
        if officer.medical_check is not None and until is not None:
            values |= {"fatto": officer.medical_check, "scade": until}
        return self.found(
            Severity.REPORT,
            "manca" if until is None else "scaduto",
            officer=officer.id,
            days=(stint.day,) if stint.day in record.instance.days_in_month else (),
            post=stint.post.code if stint.post else None,
            shift=stint.shift.code,
            values=values,
        )


def _exposed(stint: Stint) -> bool:
    post = stint.post
    return post is not None and (post.hospital_ward or post.atsm or post.piantonamento)
