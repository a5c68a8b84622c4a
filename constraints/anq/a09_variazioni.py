"""ANQ Art. 9(11): what makes a change of the posted programme regular."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Change, ChangeOrigin, GroundKind, Outcome, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status, Subject

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record

_GROUND_OF = {
    ChangeOrigin.AMMINISTRAZIONE: GroundKind.IMPROVVISE_MOTIVATE,
    ChangeOrigin.DIPENDENTE: GroundKind.PERSONALI_DOCUMENTATE,
}


class VariazioniMotivate(Rule):
    """Every difference between the programme posted and the roster is in the register, with all that makes it regular.

    Author and time of the decision, a ground of one of the two kinds with its reason, notice before the first of the
    shifts concerned, written confirmation of a change made by the administration. An approved absence that takes the
    place of a shift is its own document and needs no line. Each thing that lacks is listed as irregular.
    """

    id: ClassVar[str] = "ANQ-9.11a"
    title: ClassVar[Text] = Text(
        it="Ogni variazione del servizio esposto è motivata, comunicata per tempo e confermata per iscritto",
        en="Every change of the posted programme has its ground, timely notice and written confirmation",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 11",
            text="I turni programmati possono essere soggetti a variazioni per improvvise e motivate esigenze di "
            "servizio o per documentate necessità di carattere personale o familiare del dipendente. Nel primo caso il "
            "Comandante del reparto informa tempestivamente, dando conferma per iscritto, il dipendente della "
            "variazione del turno e delle ragioni.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "non_registrata": Text(
            it="{officer}, {day}: esposto «{era}», qui «{diventa}»; la variazione non è nel registro",
            en="{officer}, {day}: posted '{era}', here '{diventa}'; the change is not in the register",
        ),
        "autore": Text(
            it="{officer}, {day}: da «{era}» a «{diventa}» senza autore o momento della decisione",
            en="{officer}, {day}: from '{era}' to '{diventa}' without author or time of the decision",
        ),
        "motivo": Text(
            it="{officer}, {day}: da «{era}» a «{diventa}» senza la motivazione «{genere}» e le sue ragioni",
            en="{officer}, {day}: from '{era}' to '{diventa}' without the ground '{genere}' and its reasons",
        ),
        "avviso": Text(
            it="{officer}, {day}: da «{era}» a «{diventa}», non risulta quando l'interessato ne è stato informato",
            en="{officer}, {day}: from '{era}' to '{diventa}', when the officer was told is not recorded",
        ),
        "tardi": Text(
            it="{officer}, {day}: da «{era}» a «{diventa}», comunicato il {quando}, a turno già cominciato",
            en="{officer}, {day}: from '{era}' to '{diventa}', told on {quando}, once the shift had begun",
        ),
        "conferma": Text(
            it="{officer}, {day}: da «{era}» a «{diventa}» senza conferma per iscritto",
            en="{officer}, {day}: from '{era}' to '{diventa}' without written confirmation",
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    subject: ClassVar[Subject] = Subject.CHANGES
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.VARIAZIONI, Fact.PROGRAMMA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.STATI, Fact.ASSENZE})

    def encode(self, m: Model) -> None:
        """State nothing: the register is kept by who changes the programme (P-6 keeps changes few)."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Compare each cell of the roster with the programme posted, then with the register."""
        posted = record.instance.published
        if posted is None:
            return
        register: defaultdict[tuple[str, date], list[Change]] = defaultdict(list)
        for change in record.instance.seat.changes:
            register[change.officer, change.day].append(change)
        for officer in record.officers:
            for day in record.days:
                was, now = posted.cell(officer.id, day), record.cell(officer.id, day)
                absence = record.instance.absence(officer.id, day)
                excused = absence is not None and now is not None and now.code is absence.code
                if was is None or now is None or was == now or excused:
                    continue
                told: dict[str, str] = {"era": str(was), "diventa": str(now)}
                for says, values in _irregular(record, officer.id, day, register[officer.id, day]).items():
                    where = {"officer": officer.id, "days": (day,)}
                    yield self.found(Severity.REPORT, says, **where, values={**told, **values})


def _irregular(record: Record, officer: str, day: date, lines: list[Change]) -> dict[str, dict[str, str]]:
    """Return what the register lacks of a changed cell: sentence to values; the last line that led to it counts."""
    now = record.cell(officer, day)
    made = [one for one in lines if one.becomes in (None, now) and one.outcome is not Outcome.RESPINTA]
    return _lacks(made[-1], _first_start(record, officer, day)) if made else {"non_registrata": {}}


def _lacks(change: Change, begins: datetime) -> dict[str, dict[str, str]]:
    """Return what a line lacks: sentence to values; ``begins`` is the first start that it moves."""
    wrong: dict[str, dict[str, str]] = {}
    if not (change.author or "").strip() or change.decided_at is None:
        wrong["autore"] = {}
    if change.ground is not _GROUND_OF[change.origin] or not (change.reason or "").strip():
        wrong["motivo"] = {"genere": _GROUND_OF[change.origin].value}
    if change.notified_at is None:
        wrong["avviso"] = {}
    elif change.notified_at > begins:
        wrong["tardi"] = {"quando": f"{change.notified_at:%d/%m/%Y %H:%M}"}
    if change.confirmed_at is None and change.origin is ChangeOrigin.AMMINISTRAZIONE:
        wrong["conferma"] = {}
    return wrong


def _first_start(record: Record, officer: str, day: date) -> datetime:
    """Return when the first shift of the date begins, posted or held; the end of the date when there is none."""
    posted = record.instance.published
    was = posted.cell(officer, day) if posted else None
    known = (record.instance.shift.get(duty.shift) for duty in (was.duties if was else ()))
    starts = [shift.starts_at(day) for shift in known if shift is not None]
    starts += [stint.start for stint in record.stints_on(officer, day)]
    return min(starts, default=datetime.combine(day, time.max))
