"""ANQ Art. 10(8): called to work on a festive day while free."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import AccountKind, Credit, CreditKind, DayCode, GroundKind, Text, Tier
from roster.domain.known import Fact
from roster.domain.recall import Recall, is_called, recalls, was_free, weekly_rest_lost
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Entry, Ground, Officer
    from roster.model import Model
    from roster.record import Record

_SECURITY = GroundKind.SICUREZZA_DOCUMENTATE


class RichiamoInGiornataFestiva(Rule):
    """Nobody whom the programme posted leaves free on a festive day serves on it without a documented need of security.

    A change the officer asked for is no call. Overtime on a festive day of rest, and service away, are facts that no
    cell can mend: without the ground the breach comes from facts. The call opens a recovery (RR) due within ``giorni``
    days, unless the rest itself is owed again: the weekly one or that of a holiday (DPR39-10.4, L395-11.5). A recovery
    earned so is enjoyed on a festive day: each one given on a feriale that the officer did not ask for costs
    ``ore_giornata`` hours.
    """

    id: ClassVar[str] = "ANQ-10.8"
    title: ClassVar[Text] = Text(
        it="Chi è libero in giornata festiva è chiamato solo per documentate esigenze di sicurezza, e recupera",
        en="Who is free on a festive day is called for documented needs of security only, and recovers it",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 8",
            text="Qualora obiettive documentate esigenze di sicurezza impongano che, il dipendente libero dal servizio "
            "sia chiamato a prestare servizio in giornata festiva, ad esso spetta l'attribuzione di un riposo "
            "recupero, che, salvo diversa richiesta del dipendente deve essere fruito in giornata festiva. Spetta "
            "altresì l'indennità di compensazione prevista dall'art. 16, comma 3, d.P.R. 164/2002.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_motivo": Text(
            it="{officer}: libero ({riposo}), è in servizio il {day}, festivo, senza obiettive documentate esigenze di "
            "sicurezza",
            en="{officer}: free ({riposo}), serves on {day}, a festive day, without documented needs of security",
        ),
        "coperto": Text(
            it="{officer}: libero ({riposo}), è in servizio il {day}, festivo, per documentate esigenze di sicurezza",
            en="{officer}: free ({riposo}), serves on {day}, a festive day, for documented needs of security",
        ),
        "in_feriale": Text(
            it="{officer}: riposi recupero da fruire in giornata festiva {spettanti}; dati in giorni feriali senza "
            "richiesta {amount}",
            en="{officer}: recoveries to be enjoyed on festive days {spettanti}; given on feriali without request "
            "{amount}",
        ),
        "spetta": Text(it="riposo recupero per il richiamo in festivo", en="recovery for the call on a festive day"),
        "goduto": Text(it="riposo recupero goduto", en="recovery enjoyed"),
    }
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.STRAORDINARI, Fact.VARIAZIONI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset(
        {Fact.LUOGO, Fact.STATI, Fact.ASSENZE, Fact.CONTATORI, Fact.MOTIVAZIONI, Fact.PROGRAMMA}
    )

    giorni: ClassVar[int] = 14
    """L. 395/1990 art. 11(5)."""
    ore_giornata: ClassVar[int] = 6
    """A price, not a limit: a sixth of the week."""

    def encode(self, m: Model) -> None:
        """Keep festive dates posted as free without service; charge the recoveries given on feriali."""
        for officer in m.officers:
            for day in m.instance.festive_days if m.instance.published is not None else ():
                left_free = was_free(m.instance, officer.id, day) is not None and is_called(m.instance, officer.id, day)
                decided = m.instance.absence(officer.id, day) is not None
                grounds = (g for g in m.instance.grounds_for(officer.id) if g.kind is _SECURITY)
                if left_free and not decided and not any(g.first <= day <= g.last for g in grounds):
                    m.forbid(*(a for a in m.alternatives(officer.id, day) if a.code.is_service))
            self._charge(m, officer)

    def _charge(self, m: Model, officer: Officer) -> None:
        credits = m.instance.credits.get(officer.id, ())
        owed = [credit for credit in credits if credit.kind in (CreditKind.RR, CreditKind.RS)]
        festive = sum(credit.kind is CreditKind.RR and m.instance.is_festive(credit.earned) for credit in owed)
        if not festive:
            return
        asked = self._asked(m, officer)
        feriali = [d for d in m.instance.days if not m.instance.is_festive(d) and d not in asked]
        given = [a for day in feriali for a in m.with_code(officer.id, day, DayCode.RR)]
        m.penalise(Tier.HOURS, m.beyond(given, len(owed) - festive, len(feriali)), self.ore_giornata)

    def _asked(self, m: Model, officer: Officer) -> frozenset[date]:
        own = [a for a in m.instance.seat.absences if a.officer == officer.id and a.code is DayCode.RR and not a.hourly]
        return frozenset(day for day in m.instance.days if any(a.holds(day) for a in own))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the calls on festive days, then where recoveries were given."""
        for recall in recalls(record.instance, record.roster):
            if record.instance.is_festive(recall.day) and not recall.spilled:
                yield self._judged(record, recall)
        for officer in record.officers:
            yield from self._on_feriali(record, officer)

    def _judged(self, record: Record, recall: Recall) -> Finding:
        ground = _ground(record, recall)
        fact = not recall.changed or record.instance.absence(recall.officer, recall.day) is not None
        return self.found(
            Severity.HARD,
            "senza_motivo" if ground is None else "coperto",
            officer=recall.officer,
            days=(recall.day,),
            values={"riposo": recall.rest.value},
            from_facts=fact and ground is None,
            ground=None if ground is None else ground.id,
        )

    def _on_feriali(self, record: Record, officer: Officer) -> Iterator[Finding]:
        instance = record.instance
        kinds = [
            "festivo" if credit.kind is CreditKind.RR and instance.is_festive(credit.earned) else "altro"
            for credit in instance.credits.get(officer.id, ())
            if credit.kind in (CreditKind.RR, CreditKind.RS)
        ]
        if "festivo" not in kinds:
            return
        wishes = [a for a in instance.seat.absences if a.officer == officer.id and a.code is DayCode.RR]
        given = [
            day
            for day in record.days
            if (cell := record.cell(officer.id, day)) is not None
            and cell.code is DayCode.RR
            and not instance.is_festive(day)
            and not any(wish.holds(day) and not wish.hourly for wish in wishes)
        ]
        beyond = len(given) - kinds.count("altro")
        if beyond > 0:
            yield self.found(
                Severity.PREFERENCE,
                "in_feriale",
                officer=officer.id,
                days=tuple(given[-beyond:]),
                amount=beyond,
                values={"spettanti": kinds.count("festivo")},
                tier=Tier.HOURS,
                cost=beyond * self.ore_giornata,
            )

    def opens(self, record: Record) -> Iterator[Credit]:
        """Yield a recovery for each call on a festive day whose rest is not owed again by itself."""
        for recall in recalls(record.instance, record.roster):
            if self._earns(record, recall):
                due = recall.day + timedelta(days=self.giorni)
                yield Credit(officer=recall.officer, kind=CreditKind.RR, earned=recall.day, due=due)

    def _earns(self, record: Record, recall: Recall) -> bool:
        holiday_worked = recall.changed and record.instance.is_midweek_holiday(recall.day)
        called = record.instance.is_festive(recall.day) and not recall.spilled
        if holiday_worked or recall.rest is DayCode.RF or not called:
            return False
        return not weekly_rest_lost(record.instance, record.roster, recall)

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the recoveries owed and enjoyed."""
        for credit in self.opens(record):
            where = {"officer": credit.officer, "day": credit.earned, "due": credit.due}
            yield self.entry(AccountKind.RR_DOVUTI, "spetta", amount=1, **where)
        for officer in record.officers:
            for day in record.days:
                cell = record.cell(officer.id, day)
                if cell is not None and cell.code is DayCode.RR:
                    yield self.entry(AccountKind.RR_GODUTI, "goduto", officer=officer.id, day=day, amount=1)


def _ground(record: Record, recall: Recall) -> Ground | None:
    of_kind = (g for g in record.instance.grounds_for(recall.officer) if g.kind is _SECURITY)
    return next((g for g in of_kind if g.first <= recall.day <= g.last), None)
