"""ANQ Art. 9(5): turns last six hours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DerogationKind, Instance, Post, Shift, Stint, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Filling
    from roster.model import Model
    from roster.record import Record


class DurataDelTurno(Rule):
    """A shift of an officer on turns lasts at most ``ore`` nominal hours, unless a derogation names it.

    Fixed schedules (7 h 12 on five days) are not turns. Handover and travel do not make a shift longer here.
    """

    id: ClassVar[str] = "ANQ-9.5a"
    title: ClassVar[Text] = Text(
        it="I turni di servizio durano sei ore, salvo deroga dell'accordo decentrato",
        en="Turns last six hours, unless the local agreement derogates",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 5",
            text="In relazione all'orario di lavoro, i turni di servizio, della durata di sei ore, dovranno essere "
            "articolati su quattro quadranti orari nelle ventiquattro ore. La possibilità di deroga a tale principio è "
            "demandata alla contrattazione decentrata.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="{officer}: il turno {shift} ({orario}) del {day} dura {durata} ore invece di {ore}, senza deroga",
            en="{officer}: shift {shift} ({orario}) of {day} lasts {durata} hours instead of {ore}, without derogation",
        ),
        "aperto": Text(
            it="il posto {post} è aperto nel turno {shift} ({orario}) di {durata} ore senza deroga: il personale a "
            "turni non può coprirlo",
            en="post {post} is open in shift {shift} ({orario}) of {durata} hours without derogation: "
            "staff on turns cannot cover it",
        ),
        "corto": Text(
            it="il posto {post} è aperto nel turno {shift} ({orario}), sotto le {ore} ore: verificare l'accordo",
            en="post {post} is open in shift {shift} ({orario}), shorter than {ore} hours: check the agreement",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"oltre": ("durata", "ore")}
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ORARIO, Fact.TABELLA, Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.LUOGO, Fact.FABBISOGNO})

    ore: int = 6

    def encode(self, m: Model) -> None:
        """Forbid the longer duties of officers on turns on dates without a derogation."""
        longer = {shift.code for shift in m.instance.profile.shifts if shift.minutes > self.ore * 60}
        for officer in m.officers if longer else ():
            if officer.on_turns:
                cells = (m.alternatives(officer.id, day) for day in m.instance.days)
                stints = ((a, stint) for found in cells for a in found for stint in a.stints)
                m.forbid(*(a for a, stint in stints if stint.shift.code in longer and self._barred(m, stint)))

    def _barred(self, m: Model, stint: Stint) -> bool:
        kind, post = DerogationKind.TURNO_OLTRE_6_ORE, stint.post.code if stint.post else None
        return m.instance.profile.derogation(kind, stint.day, shift=stint.shift.code, post=post) is None

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each stint of officers on turns, then the posts that staff on turns are asked to cover."""
        for officer in record.officers:
            if officer.on_turns:
                for stint in record.stints_of_month(officer.id):
                    if self._unlawful(record.instance, stint):
                        yield self.found(
                            Severity.HARD,
                            "oltre",
                            officer=officer.id,
                            days=(stint.day,),
                            shift=stint.shift.code,
                            post=stint.post.code if stint.post else None,
                            amount=stint.shift.minutes - self.ore * 60,
                            values=self._values(stint.shift),
                        )
        yield from self._posts(record)

    def _unlawful(self, instance: Instance, stint: Stint) -> bool:
        post = stint.post.code if stint.post else None
        return stint.shift.minutes > self.ore * 60 and not any(
            derogation.allows(DerogationKind.TURNO_OLTRE_6_ORE, stint.day, stint.shift.code, post)
            for derogation in instance.profile.derogations
        )

    def _posts(self, record: Record) -> Iterator[Finding]:
        instance = record.instance
        seen: set[tuple[str, str]] = set()
        fixed = Counter((o.fixed_post, o.fixed_shift) for o in record.officers if not o.on_turns)
        for line in instance.demands:
            shift, post = instance.shift[line.shift], instance.post[line.post]
            if shift.minutes == self.ore * 60 or line.nominal <= fixed[line.post, line.shift]:
                continue
            stint = Stint(line.day, shift, post, instance.profile.class_of(shift))
            longer = shift.minutes > self.ore * 60
            if (line.post, line.shift) not in seen and (not longer or self._unlawful(instance, stint)):
                seen.add((line.post, line.shift))
                yield self._on_post("aperto" if longer else "corto", line.day, shift, post)

    def _on_post(self, says: str, day: date, shift: Shift, post: Post) -> Finding:
        values = self._values(shift)
        return self.found(Severity.REPORT, says, days=(day,), shift=shift.code, post=post.code, values=values)

    def _values(self, shift: Shift) -> dict[str, Filling]:
        return {"orario": shift.hours_label(), "durata": shift.minutes / 60, "ore": self.ore}
