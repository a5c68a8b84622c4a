"""ANQ Art. 9(5): posts open round the clock run on four quadrants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DayClass, DerogationKind, Instance, Post, Shift, Text
from roster.domain.known import Fact
from roster.domain.quadrants import Junction, junctions, standing_shifts
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record

_DAYS = (DayClass.FERIALE, DayClass.FESTIVO)
_OTHER_SCHEMES = {3: DerogationKind.TRE_QUADRANTI, 2: DerogationKind.GIORNI_ALTERNI}


class QuadrantiOrari(Rule):
    """A post open for 24 hours is covered by ``quadranti`` shifts that divide the day without gap or overlap.

    Open for 24 hours is a post declared so, and one whose standing cover divides every day, declared or not.
    Three shifts need a derogation ``tre quadranti``, two one for ``giorni alterni``; an overlap not longer than the
    handover the post declares is no overlap. Posts without standing cover are judged by 9(13) only.
    """

    id: ClassVar[str] = "ANQ-9.5b"
    title: ClassVar[Text] = Text(
        it="I posti aperti nelle ventiquattro ore sono coperti su quattro quadranti orari",
        en="Posts open for twenty-four hours are covered by four quadrants",
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
        "chiuso": Text(
            it="il posto {post} è aperto nelle ventiquattro ore, ma non ha copertura nei giorni: {giorni}",
            en="post {post} is open for twenty-four hours, but has no cover on these days: {giorni}",
        ),
        "vuoto": Text(
            it="posto {post}: tra il turno {prima} e il turno {dopo} restano {amount} minuti scoperti",
            en="post {post}: between shift {prima} and shift {dopo} {amount} minutes are left uncovered",
        ),
        "sovrapposti": Text(
            it="posto {post}: i turni {prima} e {dopo} si sovrappongono di {amount} minuti, oltre le consegne",
            en="post {post}: shifts {prima} and {dopo} overlap by {amount} minutes, more than the declared handover",
        ),
        "numero": Text(
            it="posto {post}, giorni: {giorni}: {amount} turni invece di {quadranti}, senza deroga",
            en="post {post}, days: {giorni}: {amount} shifts instead of {quadranti}, without a derogation",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"numero": ("amount", "quadranti")}
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.ACCORDO, Fact.POSTI, Fact.FABBISOGNO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    quadranti: int = 4

    def encode(self, m: Model) -> None:
        """State nothing: which shifts a post is open in is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the standing cover of every post open round the clock."""
        for post in record.instance.seat.posts:
            table = {today: standing_shifts(record.instance, post, today) for today in _DAYS}
            if post.cover and (post.round_the_clock or all(map(_divides_the_day, table.values()))):
                yield from self._post(record.instance, post, table)

    def _post(self, instance: Instance, post: Post, table: dict[DayClass, tuple[Shift, ...]]) -> Iterator[Finding]:
        for shifts in dict.fromkeys(table.values()):
            days = ", ".join(today.value for today in _DAYS if table[today] == shifts)
            if not shifts:
                yield self.found(Severity.HARD, "chiuso", post=post.code, values={"giorni": days})
            elif len(shifts) != self.quadranti and not _other_scheme(instance, post, shifts):
                values = {"giorni": days, "quadranti": self.quadranti}
                yield self.found(Severity.HARD, "numero", post=post.code, amount=len(shifts), values=values)
        if all(table.values()):
            yield from self._junctions(post, table)

    def _junctions(self, post: Post, table: dict[DayClass, tuple[Shift, ...]]) -> Iterator[Finding]:
        pairs = (junctions(table[today], table[tomorrow]) for today, tomorrow in product(_DAYS, _DAYS))
        for found in sorted({junction for row in pairs for junction in row}, key=_order):
            values = {"prima": found.before.hours_label(), "dopo": found.after.hours_label()}
            if found.minutes > 0:
                yield self.found(Severity.HARD, "vuoto", post=post.code, amount=found.minutes, values=values)
            elif -found.minutes > post.handover_min:
                yield self.found(Severity.HARD, "sovrapposti", post=post.code, amount=-found.minutes, values=values)


def _divides_the_day(shifts: Sequence[Shift]) -> bool:
    return bool(shifts) and all(junction.minutes == 0 for junction in junctions(shifts, shifts))


def _order(junction: Junction) -> tuple[int, int, int]:
    return junction.before.start_minute, junction.after.start_minute, junction.minutes


def _other_scheme(instance: Instance, post: Post, shifts: Sequence[Shift]) -> bool:
    """Return whether a derogation in force all month allows that number of shifts, naming each of them."""
    kind = _OTHER_SCHEMES.get(len(shifts))
    return kind is not None and all(
        instance.profile.derogation(kind, day, shift=shift.code, post=post.code) is not None
        for day in instance.days
        for shift in shifts
    )
