"""ANQ Art. 13(2): reperibilità is for volunteers, by rotation, with the experience the service asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import RequestKind, Text, Tier
from roster.domain.known import Fact
from roster.domain.on_call import turns_ahead
from roster.rule import Citation, Finding, Rule, Severity, Subject

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class VolontariReperibilita(Rule):
    """A turn goes only to who volunteered for its date and has the skill the plan asks for; turns rotate.

    Rotation: the n-th turn of an officer costs n plus the turns by which he or she is ahead of the others this year
    (tier FAIRNESS). Turns that are wished, within the quota of the seat, and not given cost 1 each (tier NOMINAL):
    nobody is made to do them.
    """

    id: ClassVar[str] = "ANQ-13.2"
    title: ClassVar[Text] = Text(
        it="Reperibilità solo a volontari con l'esperienza richiesta, a rotazione",
        en="On-call turns only to volunteers with the experience asked for, by rotation",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="13, c. 2",
            text="I turni di reperibilità sono stabiliti per fronteggiare improvvise esigenze legate al mantenimento "
            "dell'ordine, della disciplina e della sicurezza degli istituti ovvero per esigenze di funzionalità "
            "istituzionale in relazione ai seguenti criteri generali: a) volontarietà; b) rotazione; c) specifica "
            "esperienza professionale nel servizio da garantire.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "non_volontario": Text(
            it="{officer}: reperibilità {shift} il {day} senza essere volontario a quella data",
            en="{officer}: on-call turn {shift} on {day} without being a volunteer on that date",
        ),
        "senza_esperienza": Text(
            it="{officer}: reperibilità {shift} il {day} senza l'esperienza richiesta «{elenco}»",
            en="{officer}: on-call turn {shift} on {day} without the experience asked for, “{elenco}”",
        ),
        "mancanti": Text(
            it="reperibilità: mancano {amount} turni dei {voluti} previsti nel mese; giorni scoperti: {giorni}",
            en="on-call: {amount} of the {voluti} turns wished in the month are missing; days left open: {giorni}",
        ),
        "rotazione": Text(
            it="{officer}: {amount} turni di reperibilità nel mese; prima, nell'anno, {avanti} più del minimo",
            en="{officer}: {amount} on-call turns in the month; before it, this year, {avanti} above the least",
        ),
    }
    subject: ClassVar[Subject] = Subject.ON_CALL
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.ABILITAZIONI, Fact.REPERIBILITA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.CONTATORI})

    def encode(self, m: Model) -> None:
        """Keep turns for those who may have them; charge missing turns, and each turn more than the one before."""
        plan = m.instance.profile.on_call
        if not m.on_call or plan is None:
            return
        ahead = turns_ahead(m.instance)
        for officer in m.officers:
            turns = [turn for turn in m.on_call if turn.officer == officer.id]
            able = {
                turn.day
                for turn in turns
                if officer.request(RequestKind.REPERIBILITA, turn.day)
                and (plan.skill is None or officer.has_skill(plan.skill, turn.day))
            }
            m.forbid(*(turn for turn in turns if turn.day not in able))
            steps = [m.new_bool() for _ in able]
            m.add(sum(steps) - m.total(turn for turn in turns if turn.day in able) >= 0)
            for nth, step in enumerate(steps, 1):
                m.penalise(Tier.FAIRNESS, step, ahead[officer.id] + nth)
        wished = min(plan.per_day * len(m.instance.days), plan.quota or 0)
        missing = m.new_count(wished)
        m.count_short(m.on_call, wished, missing)
        m.penalise(Tier.NOMINAL, missing)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read who has each turn, then what is missing, then how turns are shared."""
        plan = record.instance.profile.on_call
        if plan is None:
            return
        for turn in record.on_call:
            officer = record.instance.officer.get(turn.officer)
            where = {"officer": turn.officer, "days": (turn.day,), "shift": turn.shift}
            if officer is None or officer.request(RequestKind.REPERIBILITA, turn.day) is None:
                yield self.found(Severity.HARD, "non_volontario", **where)
            elif plan.skill is not None and not officer.has_skill(plan.skill, turn.day):
                yield self.found(Severity.HARD, "senza_esperienza", values={"elenco": plan.skill}, **where)
        given = Counter(turn.day for turn in record.on_call)
        wished = min(plan.per_day * len(record.days), plan.quota or 0)
        if given.total() < wished:
            short = wished - given.total()
            open_days = tuple(day for day in record.days if given[day] < plan.per_day)
            values = {"voluti": wished, "giorni": ", ".join(str(day.day) for day in open_days)}
            priced = {"amount": short, "tier": Tier.NOMINAL, "cost": short}
            yield self.found(Severity.REPORT, "mancanti", days=open_days, values=values, **priced)
        yield from self._rotation(record)

    def _rotation(self, record: Record) -> Iterator[Finding]:
        ahead = turns_ahead(record.instance)
        for officer, turns in sorted(Counter(turn.officer for turn in record.on_call).items()):
            before = ahead.get(officer, 0)
            cost = turns * before + turns * (turns + 1) // 2
            priced = {"amount": turns, "tier": Tier.FAIRNESS, "cost": cost, "values": {"avanti": before}}
            yield self.found(Severity.PREFERENCE, "rotazione", officer=officer, **priced)
