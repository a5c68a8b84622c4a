"""ANQ Art. 11(9), 11(10): who is not asked for overtime."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from roster.domain import GroundKind, Officer, RequestKind, Sex, Text
from roster.domain.known import Fact
from roster.domain.overtime import overtime_lines
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Extra, Ground
    from roster.model import Model
    from roster.record import Record

_READ = date(2026, 11, 22)
_CARER = (RequestKind.ESONERO_STRAORDINARIO, RequestKind.FIGLIO_SOTTO_3_ANQ, RequestKind.ASSISTENZA_104)
_ALONE = (RequestKind.GENITORE_SOLO_12, RequestKind.GENITORE_SOLO_NO_CONTINUATIVI)


class NienteStraordinarioAiNonIdonei(Rule):
    """No overtime to who the C.M.O. declared partially unfit. A line of overtime is a fact: no cell can mend it."""

    id: ClassVar[str] = "ANQ-11.9"
    title: ClassVar[Text] = Text(
        it="Niente straordinario a chi è parzialmente non idoneo",
        en="No overtime to who is declared partially unfit",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="11, c. 9",
            text="Al personale del Corpo di Polizia Penitenziaria, dichiarato dalla competente C.M.O. parzialmente non "
            "idoneo al servizio, non devono essere richieste prestazioni per lavoro straordinario.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "non_idoneo": Text(
            it="{officer}, parzialmente non idoneo: {motivo} del {day}, ore {inizio}-{fine}",
            en="{officer}, partially unfit: {motivo} of {day}, {inizio}-{fine}",
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.STRAORDINARI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: overtime is a fact of the input, the search never plans any."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the overtime of the partially unfit."""
        for officer in record.officers:
            for line in overtime_lines(record.instance, officer.id) if officer.partially_unfit else ():
                yield self.found(Severity.HARD, "non_idoneo", from_facts=True, **_where(line))


class NienteStraordinarioADomanda(Rule):
    """No overtime to who asked for none, and has a child under three or cares for a disabled person.

    Asked is the exemption itself; the right of a mother with a child under three, of a parent alone with one; the care
    of a disabled person (L. 104/1992). A ground of imperative proven needs covers the line. A line is a fact: no cell
    can mend it.
    """

    id: ClassVar[str] = "ANQ-11.10"
    title: ClassVar[Text] = Text(
        it="Esonero a domanda dallo straordinario per prole sotto i tre anni e assistenza L. 104",
        en="On request no overtime with a child under three or the care of a disabled person",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="11, c. 10",
            text="Il personale femminile e quello in situazione monoparentale (con prole di età inferiore a tre anni) "
            "sono esentati a domanda, dall'espletamento di prestazioni di lavoro straordinario, salvo inderogabili e "
            "comprovate esigenze di servizio. Tale ultima previsione si applica anche al personale che abbia a proprio "
            "carico un soggetto disabile ai sensi della legge 5 febbraio 1992, n. 104.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "esonerato": Text(
            it="{officer}, esonerato a domanda ({diritto}): {motivo} del {day}, ore {inizio}-{fine}, senza esigenze "
            "inderogabili e comprovate",
            en="{officer}, exempt on request ({diritto}): {motivo} of {day}, {inizio}-{fine}, without imperative and "
            "proven needs",
        ),
        "coperto": Text(
            it="{officer}, esonerato a domanda ({diritto}): {motivo} del {day}, ore {inizio}-{fine}, per esigenze "
            "inderogabili e comprovate",
            en="{officer}, exempt on request ({diritto}): {motivo} of {day}, {inizio}-{fine}, for imperative and "
            "proven needs",
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    setting: ClassVar[str] = "esonero straordinario"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.SESSO, Fact.RICHIESTE, Fact.STRAORDINARI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.MOTIVAZIONI})

    def encode(self, m: Model) -> None:
        """State nothing: overtime is a fact of the input, the search never plans any."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the overtime of the exempt, and the grounds that cover it."""
        for officer in record.officers:
            for line in overtime_lines(record.instance, officer.id):
                right = _right(officer, line.day)
                if right is None:
                    continue
                where = _where(line)
                where["values"] = {**where["values"], "diritto": right.value}
                ground = _ground(record, line)
                if ground is None:
                    yield self.found(Severity.HARD, "esonerato", from_facts=True, **where)
                else:
                    yield self.found(Severity.HARD, "coperto", ground=ground.id, **where)


def _ground(record: Record, line: Extra) -> Ground | None:
    kind = GroundKind.INDEROGABILI_COMPROVATE
    of_kind = (g for g in record.instance.grounds_for(line.officer) if g.kind is kind and g.counted is None)
    return next((g for g in of_kind if g.first <= line.day <= g.last), None)


def _right(officer: Officer, day: date) -> RequestKind | None:
    asked = next((kind for kind in _CARER if officer.request(kind, day) is not None), None)
    child = RequestKind.FIGLIO_SOTTO_3
    if asked is None and officer.request(child, day) is not None:
        alone = any(officer.request(kind, day) is not None for kind in _ALONE)
        return child if officer.sex is Sex.F or alone else None
    return asked


def _where(line: Extra) -> dict[str, Any]:
    """Return what every finding on a line of overtime states."""
    values = {"motivo": line.kind.value, "inizio": f"{line.start:%H:%M}", "fine": f"{line.end:%H:%M}"}
    return {"officer": line.officer, "days": (line.day,), "amount": line.minutes, "values": values}
