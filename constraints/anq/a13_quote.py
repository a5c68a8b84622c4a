"""ANQ Art. 13(3) and 13(4): how many turns of reperibilità, in the region each day and at the seat in the month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import AccountKind, Text
from roster.domain.known import Fact
from roster.domain.on_call import region_force
from roster.rule import Citation, Finding, Rule, Severity, Subject

if TYPE_CHECKING:
    from roster.domain import Entry, OnCall
    from roster.model import Model, OnCallAlternative
    from roster.record import Record


class UnoPerCentoRegionale(Rule):
    """On each date the on-call turns of a provveditorato are at most one for every ``presenti`` of its force.

    Read only on dates for which the force of the other seats is in the input. What the other seats have planned counts;
    when they exceed the limit by themselves this seat may add nothing, and their excess is only reported.
    """

    id: ClassVar[str] = "ANQ-13.3"
    title: ClassVar[Text] = Text(
        it="Reperibilità giornaliera entro l'uno per cento della forza presente nel provveditorato",
        en="Daily on-call turns within one per cent of the force present in the provveditorato",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="13, c. 3",
            text="Il numero dei turni di reperibilità che giornalmente può essere disposto per le esigenze degli "
            "istituti e servizi dell'Amministrazione non può eccedere l'uno per cento della forza presente in ciascun "
            "provveditorato regionale, in ciascun centro per la giustizia minorile e in ciascun ufficio "
            "interdistrettuale di esecuzione penale esterna.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="{day}: {totale} turni di reperibilità nel provveditorato ({altrove} di altre sedi; qui: {chi}) su una "
            "forza presente di {forza}; il limite è {limite}",
            en="{day}: {totale} on-call turns in the provveditorato ({altrove} of other seats; here: {chi}) for a "
            "force present of {forza}; the limit is {limite}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"oltre": ("totale", "limite")}
    setting: ClassVar[str] = "Q11"
    subject: ClassVar[Subject] = Subject.ON_CALL
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.REPERIBILITA, Fact.CIRCOSCRIZIONE})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.ASSENZE})

    presenti: int = 100

    def encode(self, m: Model) -> None:
        """Bound the turns of each date by what the region leaves to this seat."""
        by_day: defaultdict[date, list[OnCallAlternative]] = defaultdict(list)
        for turn in m.on_call:
            by_day[turn.day].append(turn)
        for day, turns in by_day.items():
            force = region_force(m.instance, day)
            if force is not None:
                m.within(m.total(turns), 0, max(0, force.present // self.presenti - force.elsewhere))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Add the turns of this seat to those of the others, date by date."""
        own = Counter(turn.day for turn in record.on_call)
        for day in record.days:
            force = region_force(record.instance, day)
            if force is None:
                continue
            limit, total = force.present // self.presenti, own[day] + force.elsewhere
            if total > limit:
                values = {
                    "totale": total,
                    "altrove": force.elsewhere,
                    "chi": _who(record, [turn for turn in record.on_call if turn.day == day]),
                    "forza": force.present,
                    "limite": limit,
                }
                severity = Severity.HARD if own[day] else Severity.REPORT
                yield self.found(severity, "oltre", days=(day,), amount=total - limit, values=values)


class QuotaReperibilita(Rule):
    """On-call turns of the seat stay within the number assigned for the month, and within those planned for a date.

    Without an assigned number no turn can be planned.
    """

    id: ClassVar[str] = "ANQ-13.4"
    title: ClassVar[Text] = Text(
        it="Turni di reperibilità della sede entro il numero mensile assegnato dal provveditorato",
        en="On-call turns of the seat within the monthly number assigned by the provveditorato",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="13, c. 4",
            text="Annualmente i Provveditori regionali, i Dirigenti dei centri per la giustizia minorile ed i "
            "Dirigenti degli uffici interdistrettuali di esecuzione penale esterna, previa informazione preventiva "
            "alle organizzazioni sindacali, assegnano, in ambito circoscrizionale, a ciascun istituto penitenziario il "
            "numero dei turni mensili di reperibilità.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "turno": Text(it="turno di reperibilità {turno}", en="on-call turn {turno}"),
        "oltre_quota": Text(
            it="{totale} turni di reperibilità nel mese; il numero assegnato alla sede è {quota}; di troppo: {chi}",
            en="{totale} on-call turns in the month; the number assigned to the seat is {quota}; too many: {chi}",
        ),
        "senza_quota": Text(
            it="reperibilità: manca il numero mensile assegnato dal provveditorato, nessun turno è programmabile",
            en="on-call: the monthly number assigned by the provveditorato is missing, no turn can be planned",
        ),
        "oltre_giornalieri": Text(
            it="{day}: {totale} turni di reperibilità ({chi}); la sede ne prevede {previsti} al giorno",
            en="{day}: {totale} on-call turns ({chi}); the seat plans {previsti} a day",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {
        "oltre_quota": ("totale", "quota"),
        "oltre_giornalieri": ("totale", "previsti"),
    }
    setting: ClassVar[str] = "on_call.quota"
    subject: ClassVar[Subject] = Subject.ON_CALL
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.REPERIBILITA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """Bound the turns of the month and of each date."""
        plan = m.instance.profile.on_call
        if plan is not None:
            m.within(m.total(m.on_call), 0, plan.quota or 0)
            for day in m.instance.days:
                m.within(m.total(turn for turn in m.on_call if turn.day == day), 0, plan.per_day)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the turns of the month and of each date."""
        plan = record.instance.profile.on_call
        quota, per_day = (plan.quota, plan.per_day) if plan else (None, 0)
        total = len(record.on_call)
        if plan is not None and quota is None:
            yield self.found(Severity.REPORT, "senza_quota")
        if total > (quota or 0):
            beyond = sorted(record.on_call, key=lambda turn: (turn.day, turn.officer))[quota or 0 :]
            days = tuple(sorted({turn.day for turn in beyond}, reverse=True))
            values = {"totale": total, "quota": quota or 0, "chi": _who(record, beyond)}
            yield self.found(Severity.HARD, "oltre_quota", days=days, amount=len(beyond), values=values)
        for day, number in sorted(Counter(turn.day for turn in record.on_call).items()):
            if number > per_day:
                who = _who(record, [turn for turn in record.on_call if turn.day == day])
                values = {"totale": number, "previsti": per_day, "chi": who}
                yield self.found(
                    Severity.HARD, "oltre_giornalieri", days=(day,), amount=number - per_day, values=values
                )

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the turns of each officer."""
        for turn in record.on_call:
            values = {"turno": turn.shift}
            yield self.entry(
                AccountKind.REPERIBILITA, "turno", officer=turn.officer, day=turn.day, amount=1, values=values
            )


def _who(record: Record, turns: Sequence[OnCall]) -> str:
    """Return the names of those who have the turns: too many turns are nobody's breach alone."""
    officers = record.instance.officer
    names = (officers[turn.officer].label if turn.officer in officers else turn.officer for turn in turns)
    return ", ".join(dict.fromkeys(names)) or "-"
