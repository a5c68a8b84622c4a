"""Hours in the open air (O.P. art. 10) and visits of minors (d.lgs. 121/2018): demand a planner may not cut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DayClass, Instance, ServiceKind, Text
from roster.domain.known import Fact
from roster.domain.quadrants import standing_shifts
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record

_DAYS = (DayClass.FERIALE, DayClass.FESTIVO)


class OreAllAperto(Rule):
    """The yard posts of a unit span at least four hours a day, two where the director has reduced them by an act.

    Feriali and festivi apart. A class of days on which the yard posts of a unit are all closed is shown: the hours
    are due all the same, and the input does not say who watches them. A unit without such posts is not judged.
    """

    id: ClassVar[str] = "GU18-6"
    title: ClassVar[Text] = Text(
        it="Almeno quattro ore al giorno all'aperto, due con provvedimento motivato: i posti ai passeggi le coprono",
        en="At least four hours a day in the open air, two by a reasoned act: the yard posts span them",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 354/1975",
            article="10",
            text="Ai soggetti che non prestano lavoro all'aperto è consentito di permanere all'aria aperta per un "
            "tempo non inferiore alle quattro ore al giorno. Per giustificati motivi la permanenza all'aperto può "
            "essere ridotta fino a due ore al giorno con provvedimento del direttore dell'istituto. Il provvedimento è "
            "comunicato al provveditore regionale dell'amministrazione penitenziaria e al magistrato di sorveglianza.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "poche": Text(
            it="unità {unita}, giorni: {giorni}. I posti ai passeggi sono aperti {amount} minuti: ne servono almeno "
            "{minimo}",
            en="unit {unita}, days: {giorni}. The yard posts are open for {amount} minutes: at least {minimo} are "
            "needed",
        ),
        "chiusi": Text(
            it="unità {unita}, giorni: {giorni}. Nessun posto ai passeggi è aperto: le ore all'aperto sono dovute, non "
            "risulta chi le vigila",
            en="unit {unita}, days: {giorni}. No yard post is open: the hours in the open air are due, who watches "
            "them is not said",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"poche": ("amount", "minimo")}
    status: ClassVar[Status] = Status.CONFIGURATION
    setting: ClassVar[str] = "yard_reduction"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.POSTI, Fact.FABBISOGNO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    minuti: int = 240
    minuti_ridotti: int = 120

    def encode(self, m: Model) -> None:
        """State nothing: which hours a post is open in is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the standing cover of the yard posts, unit by unit."""
        reduced = bool((record.instance.profile.yard_reduction or "").strip())
        least = self.minuti_ridotti if reduced else self.minuti
        for unit, open_on in _yards(record.instance).items():
            for today, minutes in open_on.items():
                values = {"unita": unit, "giorni": today.value}
                if not minutes:
                    yield self.found(Severity.REPORT, "chiusi", values=values)
                elif len(minutes) < least:
                    told = {**values, "minimo": least}
                    yield self.found(Severity.HARD, "poche", amount=len(minutes), values=told)


class ColloquiDeiMinori(Rule):
    """In a juvenile seat the posts for visits are open on eight days of the month, one festive or before a festive one.

    Every detainee has a right to so many visits. A juvenile seat that names no such post is shown.
    """

    id: ClassVar[str] = "GU18-8"
    title: ClassVar[Text] = Text(
        it="Istituti per minorenni: otto colloqui al mese, almeno uno in giorno festivo o prefestivo",
        en="Juvenile seats: eight visits a month, at least one on a festive or pre-festive day",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.lgs. 121/2018",
            article="19, c. 1",
            text="Il detenuto ha diritto ad otto colloqui mensili, di cui almeno uno da svolgersi in un giorno festivo "
            "o prefestivo, con i congiunti e con le persone con cui sussiste un significativo legame affettivo.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "pochi": Text(
            it="i posti per i colloqui sono aperti in {amount} giorni del mese: ogni minore ha diritto a {minimo} "
            "colloqui",
            en="the posts for visits are open on {amount} days of the month: every minor has a right to "
            "{minimo} visits",
        ),
        "mai_festivo": Text(
            it="nessun posto per i colloqui è aperto in un giorno festivo o prefestivo del mese: almeno un colloquio "
            "va svolto allora",
            en="no post for visits is open on a festive or pre-festive day of the month: at least one visit takes "
            "place then",
        ),
        "nessun_posto": Text(
            it="istituto per minorenni senza posti di servizio per i colloqui: non risulta chi li vigila",
            en="juvenile seat without posts for visits: who watches them is not said",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"pochi": ("amount", "minimo")}
    status: ClassVar[Status] = Status.CONFIGURATION
    setting: ClassVar[str] = "juvenile"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.LUOGO, Fact.POSTI, Fact.FABBISOGNO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    colloqui: int = 8
    festivi: int = 1

    def encode(self, m: Model) -> None:
        """State nothing: on which days a post is open is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the demand of the posts for visits, date by date."""
        instance = record.instance
        if not instance.profile.juvenile:
            return
        codes = {post.code for post in instance.seat.posts if post.service is ServiceKind.COLLOQUI}
        if not codes:
            yield self.found(Severity.REPORT, "nessun_posto")
            return
        open_on = {line.day for line in instance.demands if line.post in codes and line.nominal}
        if len(open_on) < self.colloqui:
            values = {"minimo": self.colloqui}
            yield self.found(Severity.HARD, "pochi", amount=len(open_on), values=values)
        eves = {day for day in open_on if instance.is_festive(day) or instance.is_festive(day + timedelta(days=1))}
        if len(eves) < self.festivi:
            yield self.found(Severity.HARD, "mai_festivo", amount=self.festivi - len(eves))


def _yards(instance: Instance) -> dict[str, dict[DayClass, set[int]]]:
    """Return the minutes of the day in which the yard posts of each unit are open, by class of days."""
    found: defaultdict[str, dict[DayClass, set[int]]] = defaultdict(lambda: {today: set() for today in _DAYS})
    for post in instance.seat.posts:
        if post.service is ServiceKind.PASSEGGI and post.cover:
            for today in _DAYS:
                for shift in standing_shifts(instance, post, today):
                    found[post.unit][today].update(range(shift.start_minute, shift.end_minute))
    return {unit: open_on for unit, open_on in found.items() if any(open_on.values())}
