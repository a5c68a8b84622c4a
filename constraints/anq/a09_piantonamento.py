"""ANQ Art. 9(13) and 9(14)(a): hospital guards, hospital wards and A.T.S.M. run on four quadrants."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DayClass, DerogationKind, Instance, Post, Readings, Shift, Text
from roster.domain.known import Fact
from roster.domain.quadrants import dated_shifts, junctions, standing_shifts
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record

_SAYS = {
    "lungo": Text(
        it="posto {post}: il turno {shift} ({orario}) supera le {ore} ore dei quattro quadranti",
        en="post {post}: shift {shift} ({orario}) exceeds the {ore} hours of the four quadrants",
    ),
    "turno_lungo": Text(
        it="{officer}: il {day}, posto {post}, il turno {shift} ({orario}) supera le {ore} ore dei quattro quadranti",
        en="{officer}: on {day}, post {post}, shift {shift} ({orario}) exceeds the {ore} hours of the four quadrants",
    ),
    "numero": Text(
        it="posto {post}, giorni: {giorni}: {amount} turni invece di quattro quadranti",
        en="post {post}, days: {giorni}: {amount} shifts instead of four quadrants",
    ),
    "non_contigui": Text(
        it="posto {post}: i turni {prima} e {dopo} non dividono il giorno in quattro quadranti",
        en="post {post}: shifts {prima} and {dopo} do not divide the day in four quadrants",
    ),
}
_QUADRANTS = 4


class QuadrantiPiantonamento(Rule):
    """Posts of admission and hospital guard run on four quadrants of at most ``ore`` hours.

    Standing cover must divide the whole day; dated demand may open some of the quadrants only. Under reading Q17 ``per
    accordo`` a derogation ``quadranti ospedale`` that names the post lifts the rule.
    """

    id: ClassVar[str] = "ANQ-9.13"
    title: ClassVar[Text] = Text(
        it="Ricoveri e piantonamenti su quattro quadranti orari",
        en="Admissions and hospital guards on four quadrants",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 13",
            text="Per l'espletamento delle operazioni di ricovero e piantonamento, l'articolazione dei turni di "
            "servizio è disposta su quattro quadranti orari giornalieri.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = _SAYS
    status: ClassVar[Status] = Status.CONFIGURATION
    setting: ClassVar[str] = "Q17"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.POSTI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FABBISOGNO})

    ore: int = 6

    def needs_under(self, readings: Readings) -> frozenset[Fact]:
        """Return also the local agreement, where a derogation of it may lift the rule."""
        by_agreement = readings.q17_ospedale_derogabile == "per accordo"
        return self.needs | {Fact.ACCORDO} if by_agreement else self.needs

    def encode(self, m: Model) -> None:
        """State nothing: which shifts a post is open in is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the cover and the dated demand of each post of hospital guard, then the duties held there."""
        guards = [p for p in record.instance.seat.posts if p.piantonamento and not _lifted(record.instance, p)]
        for post in guards:
            yield from _faults(self.found, record.instance, post, self.ore)
        yield from _long_duties(self.found, record, guards, self.ore)


class QuadrantiOspedale(Rule):
    """Posts in hospital wards and in the A.T.S.M. run on four quadrants of at most ``ore`` hours; no derogation."""

    id: ClassVar[str] = "ANQ-9.14a"
    title: ClassVar[Text] = Text(
        it="Reparti ospedalieri e A.T.S.M.: organizzazione tassativa su quattro quadranti orari",
        en="Hospital wards and A.T.S.M.: four quadrants, without exception",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 14, lett. a)",
            text="Il servizio di piantonamento nei reparti ospedalieri e il servizio di vigilanza ed osservazione "
            "nelle articolazioni di tutela della salute mentale (A.T.S.M.) è regolamentato tenendo conto dei seguenti "
            "criteri: a) organizzazione tassativa su quattro quadranti orari;",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = _SAYS
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.POSTI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FABBISOGNO})

    ore: int = 6

    def encode(self, m: Model) -> None:
        """State nothing: which shifts a post is open in is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the cover and the dated demand of each post in a ward or A.T.S.M., then the duties held there."""
        wards = [post for post in record.instance.seat.posts if post.hospital_ward or post.atsm]
        for post in wards:
            yield from _faults(self.found, record.instance, post, self.ore)
        yield from _long_duties(self.found, record, wards, self.ore)


def _lifted(instance: Instance, post: Post) -> bool:
    kind, profile = DerogationKind.QUADRANTI_OSPEDALE, instance.profile
    return profile.readings.q17_ospedale_derogabile == "per accordo" and all(
        profile.derogation(kind, day, post=post.code) is not None for day in instance.days
    )


def _faults(found: Callable[..., Finding], instance: Instance, post: Post, ore: int) -> Iterator[Finding]:
    """Yield what in the shifts of a post is not four quadrants, each shift and each pair once."""
    standing = {today: standing_shifts(instance, post, today) for today in (DayClass.FERIALE, DayClass.FESTIVO)}
    dated = dated_shifts(instance, post)
    for shift in dict.fromkeys((*standing[DayClass.FERIALE], *standing[DayClass.FESTIVO], *dated)):
        if shift.minutes > ore * 60:
            values = {"orario": shift.hours_label(), "ore": ore}
            yield found(Severity.HARD, "lungo", post=post.code, shift=shift.code, values=values)
    for number in sorted({len(shifts) for shifts in standing.values()} - {_QUADRANTS}) if post.cover else ():
        days = ", ".join(today.value for today, shifts in standing.items() if len(shifts) == number)
        yield found(Severity.HARD, "numero", post=post.code, amount=number, values={"giorni": days})
    tables = [(standing[DayClass.FERIALE], True), (standing[DayClass.FESTIVO], True), (dated, False)]
    for before, after in _bad_pairs(tables, post.handover_min):
        values = {"prima": before.hours_label(), "dopo": after.hours_label()}
        yield found(Severity.HARD, "non_contigui", post=post.code, values=values)


def _long_duties(found: Callable[..., Finding], record: Record, posts: Sequence[Post], ore: int) -> Iterator[Finding]:
    """Yield the duties at ``posts`` in a shift that is too long and that the posts are not open in."""
    codes = {post.code for post in posts}
    known = {(line.post, line.shift) for line in record.instance.demands}
    for officer in record.officers if codes else ():
        for stint in record.stints_of_month(officer.id):
            post, shift = stint.post.code if stint.post else None, stint.shift
            if post in codes and shift.minutes > ore * 60 and (post, shift.code) not in known:
                where = {"officer": officer.id, "days": (stint.day,), "post": post, "shift": shift.code}
                values = {"orario": shift.hours_label(), "ore": ore}
                yield found(Severity.HARD, "turno_lungo", **where, values=values)


def _bad_pairs(tables: Sequence[tuple[tuple[Shift, ...], bool]], handover: int) -> Iterator[tuple[Shift, Shift]]:
    """Yield consecutive shifts that overlap or, in tables that must be whole, leave a gap."""
    seen = set()
    for shifts, whole in tables:
        for before, after, minutes in junctions(shifts, shifts) if shifts else ():
            if ((minutes > 0 and whole) or -minutes > handover) and (before, after) not in seen:
                seen.add((before, after))
                yield before, after
