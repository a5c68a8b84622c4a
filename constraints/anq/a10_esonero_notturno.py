"""ANQ Art. 10(4)(c): who is past fifty, or thirty years of service, does no nights of surveillance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a10_eccedenze_imposte import impose_limits
from constraints.anq.a10_eccedenze_verificate import matched
from roster.domain import Counted, Ground, GroundKind, Instance, Officer, Post, RequestKind, Stint, Text, Tier
from roster.domain.counted import Limit
from roster.domain.exemption import is_exempt_from_nights, limits_before_exempt
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Alternative, Expression, Model
    from roster.record import Record


class EsoneroNotturno(Rule):
    """No night at a post of surveillance (art. 42, or armed) for who asked and is past ``eta`` years or ``servizio``.

    Allowed when a ground ``esigenze inderogabili e comprovate`` covers each such night and every colleague of the
    comparison set has reached the limit. Compared, by default: those on turns who are never exempt in the month and may
    hold the post on some date of it (unit, sex, ruolo, skill). The limit of a colleague is the cap of the ruolo, or the
    dates the input leaves free for one more night when these are fewer (exhausted by rules); without a cap, the latter.
    With reading Q10 ``tutti al tetto``: everybody not exempt, at the cap, whatever the dates.
    A night the officer asked for is the officer's choice. Empty cells of a colleague may be nights: they prove nothing.
    """

    id: ClassVar[str] = "ANQ-10.4c"
    title: ClassVar[Text] = Text(
        it="Chi ha superato 50 anni di età o 30 di servizio e lo chiede è esentato dalle notti di vigilanza",
        en="Who is past 50 years of age or 30 of service, and asks, does no nights of surveillance",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 4, lett. c)",
            text="il personale di Polizia Penitenziaria che abbia superato il cinquantesimo anno di età o che abbia "
            "oltre trenta anni di servizio è esentato a sua richiesta, dalle turnazioni notturne nell'ambito dei "
            "servizi di vigilanza ed osservazione dei detenuti e di vigilanza armata, salvo inderogabili e comprovate "
            "esigenze di servizio. Il predetto personale può essere impiegato nel turno notturno soltanto qualora "
            "tutto il restante personale abbia raggiunto il limite dei turni notturni previsti dalla contrattazione "
            "decentrata.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "esentato": Text(
            it="{officer}: notte {shift} al posto {post} il {day} nonostante l'esonero richiesto, senza motivazione",
            en="{officer}: night {shift} at post {post} on {day} in spite of the exemption asked for, without a ground",
        ),
        "colleghi": Text(
            it="{officer}: notte {shift} al posto {post} il {day} nonostante l'esonero; {amount} colleghi impiegabili "
            "non hanno raggiunto il limite (per esempio {collega}: {notti} su {limite})",
            en="{officer}: night {shift} at post {post} on {day} in spite of the exemption; {amount} able colleagues "
            "have not reached the limit (for example {collega}: {notti} of {limite})",
        ),
        "coperto": Text(
            it="{officer}: notte {shift} al posto {post} il {day} in deroga all'esonero, motivazione {motivazione}; "
            "tutti i colleghi impiegabili hanno raggiunto il limite",
            en="{officer}: night {shift} at post {post} on {day} beyond the exemption, ground {motivazione}; "
            "all able colleagues have reached the limit",
        ),
    }
    setting: ClassVar[str] = "Q4, Q10, Q14"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ANAGRAFE, Fact.RICHIESTE, Fact.TABELLA, Fact.POSTI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset(
        {
            Fact.FORZA,
            Fact.SESSO,
            Fact.RUOLO,
            Fact.UNITA,
            Fact.ABILITAZIONI,
            Fact.ORARIO,
            Fact.ACCORDO,
            Fact.LUOGO,
            Fact.FABBISOGNO,
            Fact.STATI,
            Fact.ASSENZE,
            Fact.STORICO,
            Fact.CONTATORI,
            Fact.MOTIVAZIONI,
        }
    )

    eta: int = 50
    servizio: int = 30

    def spares_nights(self, instance: Instance, officer: Officer, day: date) -> bool:
        """Return whether the officer is exempt on ``day`` and has not offered to do nights all the same."""
        volunteer = officer.request(RequestKind.NOTTE_VOLONTARIA, day) is not None
        return not volunteer and is_exempt_from_nights(instance, officer, day, age=self.eta, service=self.servizio)

    def encode(self, m: Model) -> None:
        """Forbid such nights; where a ground speaks of them, tie them to the nights of the colleagues."""
        at_post: defaultdict[str, list[Alternative]] = defaultdict(list)
        barred = Limit(0, 0, m.instance.days_in_month)
        for officer in m.officers:
            nights = self._exempt_nights(m, officer)
            if not nights:
                continue
            grounds = [
                g
                for g in m.instance.grounds_for(officer.id)
                if g.kind is GroundKind.INDEROGABILI_COMPROVATE and g.counted in (None, Counted.NOTTURNI)
            ]
            impose_limits(m, nights, (barred,), grounds, lambda g, s: g.names(s.day, s.shift.code))
            for a, stint in nights:
                if stint.post and any(g.names(stint.day, stint.shift.code) for g in grounds):
                    at_post[stint.post.code].append(a)
        self._only_after_colleagues(m, at_post)

    def _exempt_nights(self, m: Model, officer: Officer) -> list[tuple[Alternative, Stint]]:
        if not any(request.kind is RequestKind.ESONERO_NOTTI_50_30 for request in officer.requests):
            return []
        return [
            (a, stint)
            for a, stint in m.counted(officer.id, Counted.NOTTURNI)
            if stint.post is not None
            and (stint.post.article_42 or stint.post.armed)
            and officer.request(RequestKind.NOTTE_VOLONTARIA, stint.day) is None
            and is_exempt_from_nights(m.instance, officer, stint.day, age=self.eta, service=self.servizio)
        ]

    def _only_after_colleagues(self, m: Model, at_post: Mapping[str, Sequence[Alternative]]) -> None:
        """State that a night of an exempt officer at a post needs all who may hold the post at their limit.

        Colleagues outside the model cannot be seen to be there: then such a night is forbidden.
        """
        inside = {officer.id for officer in m.officers}
        reached: dict[tuple[str, int], Expression] = {}
        for code, nights in at_post.items():
            found = limits_before_exempt(m.instance, m.instance.post[code], age=self.eta, service=self.servizio)
            limits = {officer: limit for officer, limit in found.items() if limit > 0}
            if not inside.issuperset(limits):
                m.forbid(*nights)
                continue
            used = m.new_bool()
            for _, cell in groupby(sorted(nights, key=_cell), key=_cell):
                m.add(m.total(cell) <= used)
            for key in limits.items():
                if key not in reached:
                    reached[key] = m.new_bool()
                    m.add(key[1] * reached[key] <= m.total(a for a, _ in m.counted(key[0], Counted.NOTTURNI)))
                m.add(used <= reached[key])

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the nights of exempt officers, match them with grounds, and count the nights of the colleagues."""
        for officer in record.officers:
            nights = [
                s
                for s in record.counted(officer.id, Counted.NOTTURNI)
                if s.post is not None
                and (s.post.armed or s.post.article_42)
                and not officer.request(RequestKind.NOTTE_VOLONTARIA, s.day)
                and is_exempt_from_nights(record.instance, officer, s.day, age=self.eta, service=self.servizio)
            ]
            if nights:
                grounds = [
                    g
                    for g in record.instance.grounds_for(officer.id)
                    if g.counted in (Counted.NOTTURNI, None) and g.kind is GroundKind.INDEROGABILI_COMPROVATE
                ]
                match = matched(nights, grounds, lambda g, s: g.names(s.day, s.shift.code))
                for night in nights:
                    yield self._judged(record, officer, night, match.get(night))

    def _judged(self, record: Record, officer: Officer, night: Stint, ground: Ground | None) -> Finding:
        """Return the finding of one such night."""
        post = night.post
        assert post is not None  # only nights at a known post are judged
        where = {"officer": officer.id, "days": (night.day,), "shift": night.shift.code, "post": post.code}
        if ground is None:
            return self.found(Severity.HARD, "esentato", **where)
        short = list(self._below_limit(record, post))
        if short:
            name, done, limit = short[0]
            values = {"collega": name, "notti": done, "limite": limit, "motivazione": ground.id}
            return self.found(Severity.HARD, "colleghi", **where, amount=len(short), values=values)
        values = {"motivazione": ground.id}
        return self.found(
            Severity.HARD, "coperto", **where, values=values, tier=Tier.DEROGATION, cost=1, ground=ground.id
        )

    def _below_limit(self, record: Record, post: Post) -> Iterator[tuple[str, int, int]]:
        limits = limits_before_exempt(record.instance, post, age=self.eta, service=self.servizio)
        for officer, limit in limits.items():
            done = len(record.counted(officer, Counted.NOTTURNI))
            unknown = sum(record.cell(officer, day) is None for day in record.days)
            if done + unknown < limit:
                yield record.instance.officer[officer].label, done, limit


def _cell(a: Alternative) -> tuple[str, date]:
    return a.officer, a.day
