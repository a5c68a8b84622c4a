"""ANQ Art. 10(2): institutional tasks are covered first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a10_coperture import covers
from roster.domain import DerogationKind, Officer, Post, RequestKind, Stint, TaskClass, Text
from roster.domain.employ import BARS_CONTINUOUS, may_hold
from roster.domain.known import Fact
from roster.domain.study import away_for, engagements
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Alternative, Model, Slot
    from roster.record import Record

Moment = tuple[date, str]
"""Date and shift."""
_SIX_IN_THE_EVENING = 18 * 60
_SIX_HOURS = 6 * 60


class PrioritaCompitiDiIstituto(Rule):
    """While institutional posts are below their minimum in a shift, nobody able to take them serves lower posts in it.

    Lower posts are those of office and support and the reserve pools. A class of interchangeable posts is below its
    minimum when all its posts together are: an exchange inside the class is not what this rule asks for. Able to take
    the post is, by facts of the input alone, who may be employed there (unit or lending, sex, ruolo, skill, no right to
    be spared continuous turns) and is on turns; not who asked for the exemption, for a night at a post of art. 42 or
    armed; not who is absent the day after, where the work would end after 18:00 (Q16); not who is under the ban of
    d.lgs. 151/2001, where it would fall between 24 and 6; not a student, where it would take lessons or an exam
    (10(10)); nobody in a shift longer than six hours that no derogation allows at the post. Posts that must rotate
    (9(14)(b)) are left out: whether one more turn there is lawful depends on the whole month. Cells locked by the
    planner are reported, not forbidden.
    """

    id: ClassVar[str] = "ANQ-10.2"
    title: ClassVar[Text] = Text(
        it="I posti dei compiti di istituto si coprono per primi",
        en="Posts of institutional tasks are covered first",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 2",
            text="Nell'impiego del personale deve essere comunque garantita, in via principale, la copertura dei posti "
            "di servizio relativamente ai compiti di istituto, in relazione a quanto disposto dal secondo comma "
            "dell'art. 5 della Legge 395/90.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "altrove": Text(
            it="{officer}: il {day}, turno {shift}, è al posto {dove} mentre è sotto il minimo il posto di istituto "
            "{posti}, che può coprire",
            en="{officer}: on {day}, shift {shift}, is at post {dove} while institutional post {posti}, which the "
            "officer may take, is below its minimum",
        ),
        "bloccato": Text(
            it="{officer}: cella bloccata al posto {dove} il {day}, turno {shift}, mentre è sotto il minimo il posto "
            "di istituto {posti}, che può coprire",
            en="{officer}: cell locked at post {dove} on {day}, shift {shift}, while institutional post {posti}, which "
            "the officer may take, is below its minimum",
        ),
    }
    setting: ClassVar[str] = "Q4, Q16"
    needs: ClassVar[frozenset[Fact]] = frozenset(
        {
            Fact.SESSO,
            Fact.RUOLO,
            Fact.UNITA,
            Fact.RICHIESTE,
            Fact.ABILITAZIONI,
            Fact.ORARIO,
            Fact.TABELLA,
            Fact.ACCORDO,
            Fact.POSTI,
            Fact.FABBISOGNO,
            Fact.ASSENZE,
            Fact.ISTANZE,
        }
    )
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.LUOGO, Fact.STATI, Fact.MOTIVAZIONI})

    def encode(self, m: Model) -> None:
        """Let an officer serve lower posts only where all institutional posts within reach are at their minimum."""
        urgent: defaultdict[Moment, list[Slot]] = defaultdict(list)
        for slot in m.slots:
            post = slot.post_class.representative
            if slot.minimum and post.task is TaskClass.ISTITUTO and not post.must_rotate:
                urgent[slot.day, slot.shift].append(slot)
        lower: defaultdict[Moment, list[Alternative]] = defaultdict(list)
        for (day, shift, code), duties in m.serving.items():
            post = m.instance.post[code]
            if (day, shift) in urgent and (post.reserve or post.task is not TaskClass.ISTITUTO):
                lower[day, shift].extend(duties)
        traits: dict[tuple[str, date], tuple[object, ...] | None] = {}
        for moment, duties in lower.items():
            for slots, bound in self._within_reach(m, duties, urgent[moment], traits):
                self._only_if_covered(m, bound, slots)

    def _within_reach(
        self,
        m: Model,
        duties: list[Alternative],
        urgent: list[Slot],
        traits: dict[tuple[str, date], tuple[object, ...] | None],
    ) -> Iterator[tuple[list[Slot], list[Alternative]]]:
        """Yield the duties by the urgent slots their officers may take instead; officers alike are asked once."""
        alike: defaultdict[tuple[object, ...], list[Alternative]] = defaultdict(list)
        for a in duties:
            key = (a.officer, a.day)
            if key not in traits:
                traits[key] = self._traits(m, m.instance.officer[a.officer], a.day)
            found = traits[key]
            if found is not None:
                alike[found].append(a)
        bound: defaultdict[tuple[int, ...], list[Alternative]] = defaultdict(list)
        for theirs in alike.values():
            officer = m.instance.officer[theirs[0].officer]
            reach = tuple(n for n, slot in enumerate(urgent) if self._in_reach(m, officer, slot))
            bound[reach].extend(theirs)
        for reach, theirs in bound.items():
            yield [urgent[n] for n in reach], theirs

    def _traits(self, m: Model, officer: Officer, day: date) -> tuple[object, ...] | None:
        """Return everything that decides which posts an officer may take; None for who is not to be moved.

        A student, or who is protected by a union mandate, is like nobody else.
        """
        if not officer.on_turns or (officer.id, day) in m.instance.lock:
            return None
        if officer.union_protected(day) or any(r.kind is RequestKind.STUDENTE for r in officer.requests):
            return (officer.id,)
        skills = frozenset(skill.name for skill in officer.skills if skill.holds(day))
        tomorrow = day + timedelta(days=1)
        leaves, banned = self._absent(m, officer, tomorrow), tuple(self._banned(officer, d) for d in (day, tomorrow))
        place = officer.unit_on(day), officer.sex, officer.ruolo_on(day)
        spared = any(officer.request(kind, day) for kind in BARS_CONTINUOUS)
        return *place, skills, self._exempt(officer, day), leaves, banned, spared

    def _banned(self, officer: Officer, day: date) -> bool:
        return officer.request(RequestKind.GRAVIDANZA, day) is not None

    def _only_if_covered(self, m: Model, duties: list[Alternative], slots: list[Slot]) -> None:
        """Allow ``duties`` only where each of ``slots`` is at its minimum."""
        if slots:
            covered = m.new_bool()
            for slot in slots:
                m.add(m.total(slot.alternatives) - slot.minimum * covered >= 0)
            m.only_where(covered, duties)

    def _in_reach(self, m: Model, officer: Officer, slot: Slot) -> bool:
        post, day, there = slot.post_class.representative, slot.day, slot.stint
        shift = there.shift
        if not may_hold(m.instance, officer, post, day):
            return False
        watch = post.article_42 or post.armed
        if watch and there.is_night and self._exempt(officer, day):
            return False
        if shift.minutes > _SIX_HOURS and any(
            m.instance.profile.derogation(kind, day, shift=shift.code, post=post.code) is None
            for kind in self._derogations(there)
        ):
            return False
        if any(officer.request(RequestKind.GRAVIDANZA, night) for night in there.nights_touched):
            return False
        starts, ends = away_for(there)
        if any(starts < e.end and e.start < ends for e in engagements(m.instance, officer)):
            return False
        return not (self._late(m, there) and self._absent(m, officer, day + timedelta(days=1)))

    def _derogations(self, there: Stint) -> tuple[DerogationKind, ...]:
        """Return the derogations a shift longer than six hours needs."""
        if there.is_night:
            return DerogationKind.TURNO_OLTRE_6_ORE, DerogationKind.NOTTE_OLTRE_6_ORE
        return (DerogationKind.TURNO_OLTRE_6_ORE,)

    def _late(self, m: Model, there: Stint) -> bool:
        reading = m.instance.profile.readings.q16_consegne
        post, minute = there.post, there.shift.end_minute
        if post is not None and (reading == "reale" or (reading == "misto" and post.outside)):
            minute += post.handover_min + post.travel_back_min
        return minute > _SIX_IN_THE_EVENING

    def _exempt(self, officer: Officer, day: date) -> bool:
        asked = officer.request(RequestKind.ESONERO_NOTTI_50_30, day) is not None
        return asked and officer.request(RequestKind.NOTTE_VOLONTARIA, day) is None

    def _absent(self, m: Model, officer: Officer, day: date) -> bool:
        absence = m.instance.absence(officer.id, day)
        return absence is not None and absence.code.is_absence

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read who is at a lower post in each shift in which a class of institutional posts lacks its minimum."""
        lacking: defaultdict[Moment, list[tuple[Post, str]]] = defaultdict(list)
        unknown = {day: _unknown(record, day) for day in record.days}
        for (day, shift, _), cover in sorted(covers(record).items(), key=lambda item: item[0]):
            urgent = cover.post.task is TaskClass.ISTITUTO and not cover.post.must_rotate
            if urgent and cover.missing_minimum > unknown[day]:
                lacking[day, shift].append((cover.post, ", ".join(sorted(cover.minimum - cover.present))))
        for officer in record.officers:
            for stint in record.stints_of_month(officer.id) if officer.on_turns and lacking else ():
                held = stint.post
                if held is None or (held.task is TaskClass.ISTITUTO and not held.reserve):
                    continue
                missing = [
                    names for post, names in lacking[stint.day, stint.shift.code] if _able(record, officer, stint, post)
                ]
                if missing:
                    yield self._finding(record, officer.id, stint, held, missing)

    def _finding(self, record: Record, officer: str, stint: Stint, held: Post, missing: list[str]) -> Finding:
        locked = (officer, stint.day) in record.instance.lock
        return self.found(
            Severity.REPORT if locked else Severity.HARD,
            "bloccato" if locked else "altrove",
            officer=officer,
            days=(stint.day,),
            post=held.code,
            shift=stint.shift.code,
            values={"dove": held.code, "posti": "; ".join(missing)},
        )


def _unknown(record: Record, day: date) -> int:
    """Return how many officers in force have an empty cell: they may be at the post that seems to be lacking staff."""
    return sum(officer.in_force(day) and record.cell(officer.id, day) is None for officer in record.officers)


def _able(record: Record, officer: Officer, stint: Stint, post: Post) -> bool:
    instance, day = record.instance, stint.day
    asked = officer.request(RequestKind.ESONERO_NOTTI_50_30, day) is not None
    willing = officer.request(RequestKind.NOTTE_VOLONTARIA, day) is not None
    if stint.is_night and (post.article_42 or post.armed) and asked and not willing:
        return False
    there = Stint(day, stint.shift, post, stint.shift_class)
    if any(officer.request(RequestKind.GRAVIDANZA, night) is not None for night in there.nights_touched):
        return False
    if stint.shift.minutes > 6 * 60:
        needed = [DerogationKind.TURNO_OLTRE_6_ORE] + [DerogationKind.NOTTE_OLTRE_6_ORE] * stint.is_night
        allowed = instance.profile.derogations
        if not all(any(d.allows(kind, day, stint.shift.code, post.code) for d in allowed) for kind in needed):
            return False
    first, last = away_for(there)
    if any(max(first, e.start) < min(last, e.end) for e in engagements(instance, officer)):
        return False
    tomorrow = instance.absence(officer.id, day + timedelta(days=1))
    leaves = tomorrow is not None and tomorrow.code.is_absence
    reading = instance.profile.readings.q16_consegne
    ends = {"misto": there.closes_at, "reale": there.real_end, "nominale": there.end}[reading]
    return may_hold(instance, officer, post, day) and not (leaves and ends > datetime.combine(day, time(18)))
