"""ANQ Art. 10(3): posts that ask for special aptitude, and the minimum levels of safety."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any, ClassVar

from constraints.anq.a10_coperture import Cover, covers
from roster.domain import Instance, Officer, Post, Ruolo, Stint, TaskClass, Text, Tier
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Alternative, Model, Slot
    from roster.record import Record


class PostiELivelliMinimi(Rule):
    """A post that asks for a skill or a ruolo is held by who has it; minimum and nominal cover are aimed at.

    Cover is measured by class of posts that no rule can tell apart. What is missing to the minimum costs in tier
    MINIMUM, what is missing to the nominal cover (the minimum part included, so that the cost is convex) in tier
    NOMINAL, each by the weight of the class of task. Officers on turns beyond the nominal cover of a post that is no
    reserve cost 1 each in tier HOURS; staff on fixed schedules is at its own post and is never in excess.
    """

    id: ClassVar[str] = "ANQ-10.3"
    title: ClassVar[Text] = Text(
        it="Posti con interpello e ruoli ammessi; livelli minimi di sicurezza e copertura ordinaria",
        en="Posts with a call list and admitted ruoli; minimum levels of safety and nominal cover",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 3",
            text="L'individuazione dei posti di servizio che richiedono particolari attitudini e capacità "
            "professionali, nonché l'individuazione dei criteri per la copertura degli stessi tramite interpello, sono "
            "demandati alla contrattazione decentrata che dovrà tener conto dei livelli minimi di sicurezza.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_abilitazione": Text(
            it="{officer}: il {day}, turno {shift}, è al posto {post} senza essere nell'elenco «{elenco}»",
            en="{officer}: on {day}, shift {shift}, is at post {post} without being in the list “{elenco}”",
        ),
        "ruolo_non_ammesso": Text(
            it="{officer}: il {day}, turno {shift}, è al posto {post}, che ammette solo: {ruoli}",
            en="{officer}: on {day}, shift {shift}, is at post {post}, which admits only: {ruoli}",
        ),
        "sotto_minimo": Text(
            it="posto scoperto: {posti}, {day}, turno {shift}: presenti {presenti}, minimo di sicurezza {minimo}",
            en="uncovered post: {posti}, {day}, shift {shift}: {presenti} present, minimum of safety {minimo}",
        ),
        "sotto_nominale": Text(
            it="copertura incompleta: {posti}, {day}, turno {shift}: presenti {presenti}, previsti {nominale}",
            en="incomplete cover: {posti}, {day}, shift {shift}: {presenti} present, {nominale} expected",
        ),
        "mal_distribuito": Text(
            it="posto scoperto: {posti}, {day}, turno {shift}: il personale è ad altri posti dello stesso gruppo",
            en="uncovered post: {posti}, {day}, shift {shift}: staff is there, but at other posts of the same group",
        ),
        "in_eccesso": Text(
            it="{amount} oltre il previsto: {posti}, {day}, turno {shift}: presenti {presenti}, previsti {nominale}",
            en="{amount} beyond need: {posti}, {day}, shift {shift}: {presenti} present, {nominale} expected",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {
        "sotto_minimo": ("presenti", "minimo"),
        "sotto_nominale": ("presenti", "nominale"),
        "in_eccesso": ("presenti", "nominale"),
    }
    needs: ClassVar[frozenset[Fact]] = frozenset(
        {Fact.RUOLO, Fact.ABILITAZIONI, Fact.TABELLA, Fact.POSTI, Fact.FABBISOGNO}
    )
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.ORARIO, Fact.ACCORDO, Fact.LUOGO})

    def encode(self, m: Model) -> None:
        """Forbid the posts an officer may not hold; charge what is missing and what is too much, class by class."""
        movable = {officer.id for officer in m.officers if officer.on_turns}
        barred = cache(partial(_barred, m.officers))
        open_places = set()
        for slot in m.slots:
            open_places.add((slot.day, slot.shift, slot.post_class.representative.code))
            self._charge(m, slot, movable)
        for (day, shift, code), duties in m.serving.items():
            post = m.instance.post[code]
            if post.skill is not None or post.ruoli:
                those = barred(day, post.skill, post.ruoli)
                m.forbid(*[a for a in duties if a.officer in those])
            if (day, shift, code) not in open_places:
                self._charge_excess(m, post, 0, duties, movable)

    def _charge(self, m: Model, slot: Slot, movable: set[str]) -> None:
        post = slot.post_class.representative
        weights = m.instance.profile.weights
        weight = (weights.scoperto_istituto, weights.scoperto_ufficio, weights.scoperto_supporto)[post.task.priority]
        for tier, wanted in ((Tier.MINIMUM, slot.minimum), (Tier.NOMINAL, slot.nominal)):
            if wanted:
                missing = m.new_count(wanted)
                m.count_short(slot.alternatives, wanted, missing)
                m.penalise(tier, missing, weight)
        self._charge_excess(m, post, slot.nominal, slot.alternatives, movable)

    def _charge_excess(
        self, m: Model, post: Post, nominal: int, duties: Sequence[Alternative], movable: set[str]
    ) -> None:
        on_turns = [a for a in duties if a.officer in movable]
        room = max(0, nominal - (len(duties) - len(on_turns)))  # staff on fixed schedules has no choice of cell
        if not post.reserve:
            m.penalise(Tier.HOURS, m.beyond(on_turns, room, len(on_turns)))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each stint for who may hold the post, then each date, shift and class of posts for its cover."""
        for officer in record.officers:
            for stint in record.stints_of_month(officer.id):
                if stint.post is not None:
                    yield from self._holder(officer, stint, stint.post)
        for (day, shift, _), cover in sorted(covers(record).items(), key=lambda item: item[0]):
            yield from self._cover(record.instance, day, shift, cover)

    def _holder(self, officer: Officer, stint: Stint, post: Post) -> Iterator[Finding]:
        where = {"officer": officer.id, "days": (stint.day,), "post": post.code, "shift": stint.shift.code}
        if post.skill is not None and not officer.has_skill(post.skill, stint.day):
            yield self.found(Severity.HARD, "senza_abilitazione", values={"elenco": post.skill}, **where)
        elif post.ruoli and officer.ruolo_on(stint.day) not in post.ruoli:
            yield self.found(Severity.HARD, "ruolo_non_ammesso", values={"ruoli": ", ".join(post.ruoli)}, **where)

    def _cover(self, instance: Instance, day: date, shift: str, cover: Cover) -> Iterator[Finding]:
        weights = instance.profile.weights
        weight = {
            TaskClass.ISTITUTO: weights.scoperto_istituto,
            TaskClass.UFFICIO: weights.scoperto_ufficio,
            TaskClass.SUPPORTO: weights.scoperto_supporto,
        }[cover.post.task]
        where = {"days": (day,), "shift": shift}
        short, open_posts = cover.missing_minimum, cover.minimum - cover.present
        if short:
            priced = {"amount": short, "tier": Tier.MINIMUM, "cost": short * weight}
            yield self.found(Severity.REPORT, "sotto_minimo", **_at(open_posts, cover), **priced, **where)
        if cover.misplaced:
            where_to = _at(open_posts, cover)
            yield self.found(Severity.REPORT, "mal_distribuito", amount=cover.misplaced, **where_to, **where)
        if cover.missing_nominal:
            short = cover.missing_nominal
            priced = {"amount": short, "tier": Tier.NOMINAL, "cost": short * weight}
            places = _at(cover.nominal - cover.present, cover)
            yield self.found(Severity.REPORT, "sotto_nominale", **places, **priced, **where)
        if cover.beyond:
            priced = {"amount": cover.beyond, "tier": Tier.HOURS, "cost": cover.beyond}
            places = _at(cover.present - cover.nominal, cover)
            yield self.found(Severity.PREFERENCE, "in_eccesso", **places, **priced, **where)


def _at(posts: Counter[str], cover: Cover) -> dict[str, Any]:
    """Return the fields of a finding that say where, and how many are there against how many are asked for."""
    values = {
        "posti": ", ".join(sorted(posts)),
        "presenti": cover.present.total(),
        "minimo": cover.minimum.total(),
        "nominale": cover.nominal.total(),
    }
    return {"post": min(posts, default=cover.post.code), "values": values}


def _barred(officers: Iterable[Officer], day: date, skill: str | None, ruoli: tuple[Ruolo, ...]) -> frozenset[str]:
    """Return who may not hold the posts that ask for being in a list, or for one of some ruoli, on a date."""
    return frozenset(
        officer.id
        for officer in officers
        if (skill is not None and not any(held.name == skill and held.holds(day) for held in officer.skills))
        or (ruoli and officer.ruolo_on(day) not in ruoli)
    )
