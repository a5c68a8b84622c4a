"""Rights not to work at night that derive from statutes: d.lgs. 151/2001 art. 53, d.P.R. 57/2022 art. 24."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import RequestKind, ShiftClass, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Officer, Stint
    from roster.model import Model
    from roster.record import Record

_CHECKED = date(2026, 11, 22)


class DivietoNotturnoMaternita(Rule):
    """From the ascertained pregnancy to the child's first birthday no minute of work falls between 24 and 6.

    Handover and journeys are work (ANQ Art. 9(10), 9(12)) and count. Not on request: the fact recorded is enough.
    """

    id: ClassVar[str] = "DLGS151-53"
    title: ClassVar[Text] = Text(
        it="Nessun lavoro dalle 24 alle 6 dalla gravidanza fino a un anno del bambino",
        en="No work from 24 to 6 from pregnancy until the child is one",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.lgs. 151/2001",
            article="53, c. 1",
            text="E' vietato adibire le donne al lavoro, dalle ore 24 alle ore 6, dall'accertamento dello stato di "
            "gravidanza fino al compimento di un anno di eta' del bambino.",
            checked_on=_CHECKED,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "dalle_24": Text(
            it="{officer}: il turno {turno} del {day}, con consegne e viaggi, cade anche tra le 24 e le 6, vietate "
            "dalla gravidanza fino a un anno del bambino",
            en="{officer}: shift {turno} of {day}, with handover and journeys, falls in part between 24 and 6, barred "
            "from pregnancy until the child is one",
        ),
    }
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.POSTI})

    def encode(self, m: Model) -> None:
        """Forbid the duties that touch a night on which the ban holds."""
        for officer in m.officers:
            if any(request.kind is RequestKind.GRAVIDANZA for request in officer.requests):
                duties = (a for day in m.instance.days for a in m.duties(officer.id, day))
                m.forbid(*(a for a in duties if any(self._barred(officer, stint) for stint in a.stints)))

    def _barred(self, officer: Officer, stint: Stint) -> bool:
        return any(officer.request(RequestKind.GRAVIDANZA, night) is not None for night in stint.nights_touched)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each duty of the month against the dates of the ban."""
        for officer in record.officers:
            bans = [request for request in officer.requests if request.kind is RequestKind.GRAVIDANZA]
            for stint in record.stints_of_month(officer.id) if bans else ():
                if any(ban.holds(night) for ban in bans for night in stint.nights_touched):
                    yield self.found(
                        Severity.HARD,
                        "dalle_24",
                        officer=officer.id,
                        days=(stint.day,),
                        post=stint.post.code if stint.post else None,
                        shift=stint.shift.code,
                        values={"turno": stint.shift.hours_label()},
                    )


class EsoneroNotturnoGenitori(Rule):
    """Who claimed one of the three rights of the contract does no night while it holds.

    Child under 3, alone with a child under 12, care of a disabled person. There is no derogation; a right ends on its
    last date, which may be inside the month. The articles quoted are those the d.P.R. repeats or replaces.
    """

    id: ClassVar[str] = "DPR57-24"
    title: ClassVar[Text] = Text(
        it="A domanda, niente notti: figlio sotto 3 anni, genitore solo con figlio sotto 12, assistenza L. 104",
        en="On request, no nights: child under 3, single parent with a child under 12, care under L. 104",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.lgs. 151/2001",
            article="53, c. 2; anche d.P.R. 57/2022, art. 24, lett. b) e d)",
            text="Non sono obbligati a prestare lavoro notturno: a) la lavoratrice madre di un figlio di eta' "
            "inferiore a tre anni o, in alternativa, il lavoratore padre convivente con la stessa; b) la lavoratrice o "
            "il lavoratore che sia l'unico genitore affidatario di un figlio convivente di eta' inferiore a dodici "
            "anni",
            checked_on=_CHECKED,
        ),
        Citation(
            source="d.P.R. 164/2002",
            article="17, c. 1, lett. d), ora d.P.R. 57/2022, art. 24, lett. f)",
            text="esonero, a domanda, dal turno notturno per i dipendenti che abbiano a proprio carico un soggetto "
            "disabile ai sensi della legge n. 104 del 5 febbraio 1992",
            checked_on=_CHECKED,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "notte": Text(
            it="{officer}: il {day} svolge il turno notturno {turno}, ma ne è esonerato a domanda ({diritto})",
            en="{officer}: on {day} does night {turno}, but is exempt from nights on request ({diritto})",
        ),
    }
    setting: ClassVar[str] = "Q4"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    diritti: ClassVar[tuple[RequestKind, ...]] = (
        RequestKind.FIGLIO_SOTTO_3,
        RequestKind.GENITORE_SOLO_12,
        RequestKind.ASSISTENZA_104,
    )

    def encode(self, m: Model) -> None:
        """Forbid the nights of the dates on which a right holds."""
        for officer in m.officers:
            if any(request.kind in self.diritti for request in officer.requests):
                for day in m.instance.days:
                    if any(officer.request(kind, day) for kind in self.diritti):
                        m.forbid(*m.of_class(officer.id, day, ShiftClass.NOT))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each night of the month against the rights claimed."""
        for officer in record.officers:
            rights = [request for request in officer.requests if request.kind in self.diritti]
            for stint in record.stints_of_month(officer.id) if rights else ():
                held = next((right for right in rights if right.holds(stint.day)), None)
                if stint.is_night and held is not None:
                    yield self.found(
                        Severity.HARD,
                        "notte",
                        officer=officer.id,
                        days=(stint.day,),
                        post=stint.post.code if stint.post else None,
                        shift=stint.shift.code,
                        values={"turno": stint.shift.hours_label(), "diritto": held.kind},
                    )
