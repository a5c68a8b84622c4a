"""ANQ Art. 8(4), 7(5)(c): every service is classified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a08_fasce import SERVICE_SAYS, service_entries
from roster.domain import Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Entry
    from roster.model import Model
    from roster.record import Record


class ClassificazioneDeiServizi(Rule):
    """Every post that is open in the month has its F.E.S.I. code: allowances are paid from it.

    A unit's pool ``a disposizione`` is no post. Posts without code are shown, all in one line. Each date of service is
    a day useful for the fund; hours at night and on festive dates are told apart in the accounts.
    """

    id: ClassVar[str] = "ANQ-8.4"
    title: ClassVar[Text] = Text(
        it="Ogni posto di servizio ha il suo codice F.E.S.I.",
        en="Every post of duty has its F.E.S.I. code",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="8, c. 4",
            text="Al fine di uniformare i presupposti per la corresponsione delle risorse economiche di cui sopra, "
            "l'Amministrazione si impegna a implementare un sistema omogeneo di classificazione dei diversi servizi "
            "svolti dal personale del Corpo, anche avvalendosi dell'applicativo informatizzato GUSweb.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="ANQ",
            article="7, c. 5, lett. c)",
            text="elenco di tutte le postazioni di servizio, codice F.E.S.I. attribuito, indicazione degli orari di "
            "lavoro distinti per fasce giornaliere e tipo di giornata (festiva o feriale);",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        **SERVICE_SAYS,
        "senza_codice": Text(
            it="posti di servizio senza codice F.E.S.I. {amount}: {posti}",
            en="posts of duty without F.E.S.I. code {amount}: {posti}",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.POSTI, Fact.FABBISOGNO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: the code of a post is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the posts that some demand of the month opens."""
        opened = {line.post for line in record.instance.demands if line.nominal}
        posts = (post for post in record.instance.seat.posts if post.code in opened and not post.reserve)
        without = [post.code for post in posts if not (post.fesi or "").strip()]
        if without:
            values = {"posti": ", ".join(without)}
            yield self.found(Severity.REPORT, "senza_codice", amount=len(without), values=values)

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the days of service and the hours by band of the day."""
        return service_entries(self, record)
