"""ANQ Art. 10(4)(b): a night is not prolonged beyond six hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DerogationKind, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class NotteDiSeiOre(Rule):
    """A night lasts at most ``ore`` nominal hours, unless the local agreement derogates for that shift and post."""

    id: ClassVar[str] = "ANQ-10.4b"
    title: ClassVar[Text] = Text(
        it="La notte non dura più di sei ore, salvo deroga dell'accordo decentrato",
        en="A night lasts no more than six hours, unless the local agreement derogates",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 4, lett. b)",
            text="non è consentito prolungare il servizio notturno oltre le sei ore. La possibilità di deroga a tale "
            "principio è demandata alla contrattazione decentrata;",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "lunga": Text(
            it="{officer}: la notte {orario} del {day} dura {ore} ore, il massimo senza deroga è {massimo}",
            en="{officer}: the night {orario} of {day} lasts {ore} hours, the most without a derogation is {massimo}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"lunga": ("ore", "massimo")}
    setting: ClassVar[str] = "derogations, Q4"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    ore: int = 6

    def encode(self, m: Model) -> None:
        """Forbid every night that is too long, wherever no derogation names it."""
        profile = m.instance.profile
        long = {s.code for s in profile.shifts if s.minutes > self.ore * 60}
        if not long:
            return
        for officer in m.officers:
            for day in m.instance.days:
                for a in m.duties(officer.id, day):
                    for s in a.stints:
                        post = s.post.code if s.post else None
                        if (
                            s.shift.code in long
                            and s.is_night
                            and not profile.derogation(
                                DerogationKind.NOTTE_OLTRE_6_ORE, day, shift=s.shift.code, post=post
                            )
                        ):
                            m.forbid(a)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the nominal length of each night of the month."""
        for officer in record.officers:
            for night in record.stints_of_month(officer.id):
                beyond = night.shift.minutes - self.ore * 60
                if not night.is_night or beyond <= 0:
                    continue
                where = night.post.code if night.post else None
                derogation = record.instance.profile.derogation(
                    DerogationKind.NOTTE_OLTRE_6_ORE, night.day, shift=night.shift.code, post=where
                )
                if derogation is None:
                    yield self.found(
                        Severity.HARD,
                        "lunga",
                        officer=officer.id,
                        days=(night.day,),
                        shift=night.shift.code,
                        post=where,
                        amount=beyond,
                        values={
                            "orario": night.shift.hours_label(),
                            "ore": night.shift.minutes / 60,
                            "massimo": self.ore,
                        },
                    )
