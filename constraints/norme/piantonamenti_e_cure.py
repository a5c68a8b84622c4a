"""O.P. art. 11 after d.lgs. 123/2018: hospital guards only by their act, health care at every hour of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DayClass, EventKind, Instance, ServiceKind, Text
from roster.domain.known import Fact
from roster.domain.quadrants import standing_shifts
from roster.obligation import Elsewhere
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class PiantonamentoCondizionato(Rule):
    """A hospital guard is planned only for the patient who needs one, by the act that says so.

    Dated demand that is required names its act; one marked as not required is not planned at all. Standing cover at a
    post of hospital guard, outside hospital wards, has no act and is shown: a guard is never an automatic post.
    """

    id: ClassVar[str] = "GU18-1"
    title: ClassVar[Text] = Text(
        it="Il piantonamento in ospedale dipende dall'atto che lo rende necessario, ricovero per ricovero",
        en="A hospital guard depends on the act that makes it necessary, patient by patient",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 354/1975",
            article="11, c. 5",
            text="Quando non vi sia pericolo di fuga, i detenuti e gli internati trasferiti in strutture sanitarie "
            "esterne di diagnosi e di cura possono non essere sottoposti a piantonamento durante la degenza, salvo che "
            "sia necessario per la tutela della incolumità personale loro o altrui.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_atto": Text(
            it="piantonamento «{evento}» al posto {post}: è necessario, ma senza l'atto che lo dispone",
            en="hospital guard '{evento}' at post {post}: it is required, but without the act that orders it",
        ),
        "permanente": Text(
            it="il posto di piantonamento {post} ha una copertura permanente: senza pericolo di fuga il ricoverato può "
            "restare senza piantonamento, ogni ricovero va indicato con il suo atto nel foglio Eventi",
            en="the post of hospital guard {post} has a standing cover: without danger of escape a patient may be left "
            "without guard, each one should be in sheet Events with its act",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.POSTI, Fact.FABBISOGNO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: what is demanded is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the dated demand of the month, then the standing cover."""
        seat, days = record.instance.seat, record.days
        for event in seat.events:
            of_guard = event.kind is EventKind.PIANTONAMENTO and event.required and any(map(event.holds, days))
            if of_guard and not event.act:
                yield self.found(Severity.HARD, "senza_atto", post=event.post, values={"evento": event.id})
        for post in seat.posts:
            standing = any(line.nominal and line.shift in record.instance.shift for line in post.cover)
            if post.piantonamento and not post.hospital_ward and standing:
                yield self.found(Severity.REPORT, "permanente", post=post.code)


class PostiApertiConLAtto(Elsewhere):
    """A guard opens with the order of the judge and closes when its reasons end.

    Dated demand exists from its first to its last date alone; its quadrants are those of ANQ Art. 9(13), and without
    its act GU18-1 refuses it.
    """

    id: ClassVar[str] = "GU18-2"
    title: ClassVar[Text] = Text(
        it="I posti in luogo esterno di cura si aprono con il provvedimento e si chiudono alla revoca",
        en="Posts at outside places of care open with the order and close when it is revoked",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 354/1975",
            article="11, c. 4",
            text="Il provvedimento può essere modificato per sopravvenute ragioni di sicurezza ed è revocato appena "
            "vengono meno le ragioni che lo hanno determinato.",
            checked_on=date(2026, 11, 22),
        ),
    )
    by: ClassVar[tuple[str, ...]] = ("GU18-1", "ANQ-9.13")


class SanitaSenzaLimitiOrari(Rule):
    """Where a seat has posts for the infirmary, some of them is open in the afternoon and in the evening too.

    On feriali and on festivi; a shift that begins in the morning and runs on counts. A seat that names no such post is
    not judged.
    """

    id: ClassVar[str] = "GU18-3"
    title: ClassVar[Text] = Text(
        it="Attività sanitarie senza limiti orari: vigilanza in infermeria anche di pomeriggio e di sera",
        en="Health care without time limits: infirmary posts in the afternoon and in the evening too",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 354/1975",
            article="11, c. 8",
            text="L'Amministrazione penitenziaria assicura il completo espletamento delle attività sanitarie senza "
            "limiti orari che ne impediscono l'effettuazione.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "pomeriggio": Text(
            it="giorni: {giorni}. Nessun posto per l'infermeria è aperto di pomeriggio ({dalle}-{alle})",
            en="days: {giorni}. No post for the infirmary is open in the afternoon ({dalle}-{alle})",
        ),
        "sera": Text(
            it="giorni: {giorni}. Nessun posto per l'infermeria è aperto di sera ({dalle}-{alle})",
            en="days: {giorni}. No post for the infirmary is open in the evening ({dalle}-{alle})",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.POSTI, Fact.FABBISOGNO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    pomeriggio: int = 12
    sera: int = 18
    notte: int = 24

    def encode(self, m: Model) -> None:
        """State nothing: what is demanded is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the standing cover of the posts for the infirmary."""
        if not any(post.service is ServiceKind.INFERMERIA and post.cover for post in record.instance.seat.posts):
            return
        parts = {"pomeriggio": (self.pomeriggio, self.sera), "sera": (self.sera, self.notte)}
        for today in (DayClass.FERIALE, DayClass.FESTIVO):
            spans = _open_in(record.instance, today)
            for name, (first, last) in parts.items():
                if not any(start < last * 60 and first * 60 < end for start, end in spans):
                    values = {"giorni": today.value, "dalle": first, "alle": last}
                    yield self.found(Severity.REPORT, name, values=values)


def _open_in(instance: Instance, today: DayClass) -> tuple[tuple[int, int], ...]:
    """Return the minutes in which posts for the infirmary are open on feriali or on festivi."""
    posts = (post for post in instance.seat.posts if post.service is ServiceKind.INFERMERIA)
    return tuple((s.start_minute, s.end_minute) for post in posts for s in standing_shifts(instance, post, today))
