"""ANQ Art. 1(2) and 3(2): what a local agreement may not set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Derogation, DerogationKind, Instance, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class ValoriLocaliNeiLimiti(Rule):
    """No value of the local agreement in force in the month is looser than the ANQ.

    Caps stay within the ceilings of Art. 10(9), whatever reading Q6: a cap above is an error, not a value. Derogations
    do not touch posts of hospital guard (Art. 9(13)), unless reading Q17 is ``per accordo``, nor ever hospital wards
    and A.T.S.M. (Art. 9(14)(a)). Exemptions granted by contract have no switch in the profile.
    """

    id: ClassVar[str] = "ANQ-1.2"
    title: ClassVar[Text] = Text(
        it="Nessun valore locale meno favorevole dell'accordo nazionale",
        en="No local value looser than the national agreement",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="3, c. 2",
            text="Il citato protocollo di intesa, nei limiti di quanto definito dall'accordo nazionale quadro, tenuto "
            "conto delle esigenze degli istituti e servizi dei provveditorati, dei centri per la giustizia minorile e "
            "degli uffici interdistrettuali di esecuzione penale esterna, delle scuole di formazione e degli istituti "
            "di istruzione territorialmente competenti, per conferire uniformità di indirizzo applicativo ha ad "
            "oggetto le materie di cui all'art. 9, commi 4 e 5, del presente accordo nazionale quadro e quelle di cui "
            "all'articolo 24, comma 6, lettere a), b), c), d), e), d.P.R. n. 164/2002.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="ANQ",
            article="1, c. 2",
            text="Ai sensi dell'art. 24, comma 4, d.P.R. 164/2002, le disposizioni contenute nel presente accordo non "
            "possono essere in contrasto con i vincoli risultanti da quanto stabilito nelle norme contrattuali "
            "vigenti, né possono comportare oneri eccedenti le risorse confluite nel Fondo per l'efficienza dei "
            "servizi istituzionali di cui all'art. 14, d.P.R. 164/2002.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "notturni": Text(
            it="tetto di {tetto} turni notturni al mese per {ruolo} ({fonte}): l'ANQ ne consente al massimo {massimo}",
            en="cap of {tetto} nights a month for {ruolo} ({fonte}): the ANQ allows no more than {massimo}",
        ),
        "festivi": Text(
            it="tetto di {tetto} turni festivi al mese per {ruolo} ({fonte}): l'ANQ ne consente al massimo {massimo}",
            en="cap of {tetto} festive shifts a month for {ruolo} ({fonte}): the ANQ allows no more than {massimo}",
        ),
        "serali": Text(
            it="tetto di {tetto} turni serali al mese per {ruolo} ({fonte}): l'ANQ ne consente al massimo {massimo}",
            en="cap of {tetto} evenings a month for {ruolo} ({fonte}): the ANQ allows no more than {massimo}",
        ),
        "deroga": Text(
            it="deroga «{deroga}» ({fonte}) riferita al posto {post}: ricoveri, piantonamenti, reparti ospedalieri e "
            "A.T.S.M. non sono derogabili",
            en="derogation '{deroga}' ({fonte}) attached to post {post}: admissions, hospital guards, hospital wards "
            "and A.T.S.M. cannot be derogated",
        ),
        "ospedale": Text(
            it="deroga «{deroga}» ({fonte}): i quattro quadranti dei piantonamenti non sono derogabili (lettura Q17)",
            en="derogation '{deroga}' ({fonte}): the four quadrants of hospital guards cannot be derogated "
            "(reading Q17)",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {
        "notturni": ("tetto", "massimo"),
        "festivi": ("tetto", "massimo"),
        "serali": ("tetto", "massimo"),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    setting: ClassVar[str] = "Q17"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.POSTI})

    massimo_notturni: int = 6
    massimo_festivi: int = 3
    massimo_serali: int = 8

    def encode(self, m: Model) -> None:
        """State nothing: what the local agreement sets is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the caps and the derogations in force on some date of the month."""
        days = record.days
        for cap in record.instance.profile.caps:
            set_and_most = (
                ("notturni", "nights", cap.nights, self.massimo_notturni),
                ("festivi", "festive", cap.festive, self.massimo_festivi),
                ("serali", "evenings", cap.evenings, self.massimo_serali),
            )
            for what, field, value, most in set_and_most if any(map(cap.holds, days)) else ():
                if value > most:
                    values = {"tetto": value, "massimo": most, "ruolo": cap.ruolo.value, "fonte": cap.source}
                    where = cap.where.get(field)
                    yield self.found(Severity.HARD, what, amount=value - most, values=values, where=where)
        for derogation in record.instance.profile.derogations:
            if any(map(derogation.holds, days)):
                yield from self._attached(record.instance, derogation)

    def _attached(self, instance: Instance, derogation: Derogation) -> Iterator[Finding]:
        """Yield the posts a derogation names that allow none; without names, whether its kind is ever allowed."""
        by_agreement = instance.profile.readings.q17_ospedale_derogabile == "per accordo"
        values = {"deroga": derogation.kind.value, "fonte": derogation.reference}
        for code in derogation.posts:
            post = instance.post.get(code)
            if post is None:
                continue
            if post.hospital_ward or post.atsm or (post.piantonamento and not by_agreement):
                yield self.found(Severity.HARD, "deroga", post=code, values=values, where=derogation.where.get("posts"))
        if derogation.kind is DerogationKind.QUADRANTI_OSPEDALE and not derogation.posts and not by_agreement:
            yield self.found(Severity.HARD, "ospedale", values=values, where=derogation.where.get("kind"))
