"""ANQ Art. 9(14)(b): the duty to rotate the staff of hospital wards and A.T.S.M."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a09_avvicendamento_imposto import impose_rows
from roster.domain import Officer, Post, Stint, Text
from roster.domain.employ import eligible_to_rotate, rotation_groups
from roster.domain.known import Fact
from roster.domain.opportunity import present_days
from roster.domain.rotation import open_elsewhere, rows_at
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Alternative, Choice, Model, Offer
    from roster.record import Record


class Avvicendamento(Rule):
    """At posts that must rotate, taken by group, nobody on turns stays too long or takes too much of the month.

    Where at least ``eleggibili`` people may be employed there: not more than ``giorni`` duty days in a row, counted
    across the month's start (rests and absences do not break the row, a duty elsewhere does), as long as another post
    is open to the officer on the date that goes beyond; where none is, rotation is shown as impossible. And not more
    than the part ``volte`` * T / E of the T shifts done by people on turns, rounded up, E being the people who may be
    employed: from it follows that at least T / part different people serve. Shown: the spread, and people on fixed
    schedules, whose post does not rotate.
    """

    id: ClassVar[str] = "ANQ-9.14b"
    title: ClassVar[Text] = Text(
        it="Il personale dei reparti ospedalieri e delle A.T.S.M. deve essere avvicendato",
        en="Staff of hospital wards and A.T.S.M. must be rotated",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 14",
            text="Il servizio di piantonamento nei reparti ospedalieri e il servizio di vigilanza ed osservazione "
            "nelle articolazioni di tutela della salute mentale (A.T.S.M.) è regolamentato tenendo conto dei seguenti "
            "criteri:",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="ANQ",
            article="9, c. 14, lett. b)",
            text="obbligo di avvicendare il personale impiegato in tale servizio;",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "di_fila": Text(
            it="{officer}: {giorni} giorni di servizio consecutivi ai posti {gruppo} (riposi e assenze non "
            "interrompono), il massimo è {massimo}; oltre dal {day}",
            en="{officer}: {giorni} duty days in a row at posts {gruppo} (rests and absences do not interrupt), the "
            "most is {massimo}; beyond it from {day}",
        ),
        "senza_sbocco": Text(
            it="posti {gruppo}: oltre {massimo} giorni di servizio consecutivi per {amount} persone alle quali in "
            "quelle date nessun altro posto era aperto: avvicendamento impossibile",
            en="posts {gruppo}: more than {massimo} duty days in a row for {amount} people to whom no other post was "
            "open on those dates: rotation impossible",
        ),
        "quota": Text(
            it="{officer}: {turni} turni ai posti {gruppo} su {totale}; con {eleggibili} impiegabili il massimo è "
            "{massimo}",
            en="{officer}: {turni} shifts at posts {gruppo} of {totale}; with {eleggibili} people able the most is "
            "{massimo}",
        ),
        "impossibile": Text(
            it="posti {gruppo}: avvicendamento impossibile, personale impiegabile: {eleggibili}",
            en="posts {gruppo}: rotation impossible, people able: {eleggibili}",
        ),
        "fisso": Text(
            it="{officer}: ai posti {gruppo} con orario fisso, quindi senza avvicendamento",
            en="{officer}: at posts {gruppo} on a fixed schedule, so without rotation",
        ),
        "riepilogo": Text(
            it="posti {gruppo}: {totale} turni tra {persone} persone su {eleggibili} impiegabili; da {minimo} a "
            "{massimo} turni a testa, riportati al mese intero di presenza",
            en="posts {gruppo}: {totale} shifts among {persone} of {eleggibili} people able; from {minimo} to "
            "{massimo} shifts each, scaled to a full month of presence",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"di_fila": ("giorni", "massimo"), "quota": ("turni", "massimo")}
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
        }
    )
    looks_at: ClassVar[frozenset[Fact]] = frozenset(
        {Fact.FORZA, Fact.LUOGO, Fact.STATI, Fact.STORICO, Fact.MOTIVAZIONI}
    )

    giorni: int = 6
    volte: int = 2
    eleggibili: int = 2

    def encode(self, m: Model) -> None:
        """Bound rows of duty days and parts of the month, group by group."""
        groups = rotation_groups(m.instance)
        if not groups:
            return
        held = self._held(m)
        for group, posts in groups.items():
            people = [officer for officer in m.officers if (group, officer.id) in held]
            able = eligible_to_rotate(m.instance, posts) if people else ()
            if len(able) >= self.eleggibili:
                impose_rows(m, posts, people, self.giorni)
                self._parts(m, able, [row for (name, _), row in held.items() if name == group])

    def _held(self, m: Model) -> Mapping[tuple[str, str], list[Alternative]]:
        """Return the duties of the month at posts that rotate, by group and officer on turns."""
        held: defaultdict[tuple[str, str], list[Alternative]] = defaultdict(list)
        for officer in m.officers:
            if officer.on_turns:
                for day in m.instance.days:
                    for group, choices in m.once(_rotating, m.offer(officer.id, day)).items():
                        held[group, officer.id] += m.given(officer.id, choices)
        return held

    def _parts(self, m: Model, able: tuple[Officer, ...], shifts: Sequence[list[Alternative]]) -> None:
        """State E * n <= volte * T + E - 1, which is n <= volte * T / E rounded up, where everybody able is here."""
        inside = {officer.id for officer in m.officers}
        if not inside.issuperset(officer.id for officer in able):
            return
        everything = [a for row in shifts for a in row]
        if not everything:
            return
        total = m.new_count(len(everything))
        m.add(total == m.total(everything))
        for row in shifts:
            m.add(len(able) * m.total(row) <= self.volte * total + len(able) - 1)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read who served at each group of posts, on how many shifts and how many dates in a row."""
        for group, posts in rotation_groups(record.instance).items():
            codes = {post.code for post in posts}
            able = eligible_to_rotate(record.instance, posts)
            turns = {
                officer.id: [
                    s for s in record.stints_of_month(officer.id) if s.post is not None and s.post.code in codes
                ]
                for officer in record.officers
            }
            open_here = any(turns.values()) or any(line.post in codes for line in record.instance.demands)
            if len(able) < self.eleggibili and open_here:
                values = {"gruppo": group, "eleggibili": len(able)}
                yield self.found(Severity.REPORT, "impossibile", values=values, post=posts[0].code)
            if len(able) >= self.eleggibili:
                yield from self._long_rows(record, group, posts)
                yield from self._large_parts(record, group, able, turns)
            yield from self._shown(record, group, able, turns)

    def _long_rows(self, record: Record, group: str, posts: Sequence[Post]) -> Iterator[Finding]:
        codes = {post.code for post in posts}
        stuck = set()
        for officer in record.officers:
            rows = rows_at(record.known_cells(officer.id), codes) if officer.on_turns else ()
            for row in (row for row in rows if len(row) > self.giorni and row[-1] in record.instance.days_in_month):
                ways_out = open_elsewhere(record.instance, (officer,), posts)[officer.id]
                beyond = tuple(day for day in row[self.giorni :] if day in ways_out)
                if beyond:
                    values = {"giorni": len(row), "gruppo": group, "massimo": self.giorni}
                    yield self.found(
                        Severity.HARD, "di_fila", officer=officer.id, days=beyond, amount=len(beyond), values=values
                    )
                else:
                    stuck.add(officer.id)
        if stuck:
            values = {"gruppo": group, "massimo": self.giorni}
            yield self.found(Severity.REPORT, "senza_sbocco", amount=len(stuck), values=values, post=posts[0].code)

    def _large_parts(
        self, record: Record, group: str, able: tuple[Officer, ...], turns: Mapping[str, list[Stint]]
    ) -> Iterator[Finding]:
        """Yield who has too large a part; empty cells of others who are able may hide shifts, and enlarge the total."""
        people = [officer for officer in record.officers if officer.on_turns]
        total = sum(len(turns[officer.id]) for officer in people)
        hidden = Counter(
            officer.id
            for officer in able
            for day in record.days
            if officer.in_force(day) and record.cell(officer.id, day) is None
        )
        for officer in people:
            others = hidden.total() - hidden[officer.id]
            largest = -(-self.volte * (total + others) // len(able))
            done = turns[officer.id]
            if len(done) > largest:
                yield self.found(
                    Severity.HARD,
                    "quota",
                    officer=officer.id,
                    days=tuple(s.day for s in done[largest:]),
                    amount=len(done) - largest,
                    values={
                        "turni": len(done),
                        "gruppo": group,
                        "totale": total,
                        "eleggibili": len(able),
                        "massimo": largest,
                    },
                )

    def _shown(
        self, record: Record, group: str, able: tuple[Officer, ...], turns: Mapping[str, list[Stint]]
    ) -> Iterator[Finding]:
        for officer in record.officers:
            if turns[officer.id] and not officer.on_turns:
                days = tuple(s.day for s in turns[officer.id])
                yield self.found(Severity.REPORT, "fisso", officer=officer.id, days=days, values={"gruppo": group})
        total = Counter({officer: len(rows) for officer, rows in turns.items() if rows})
        if total and able:
            month = len(record.days)
            shares = [total[o.id] * month / len(present_days(record.instance, o)) for o in able]
            values = {
                "gruppo": group,
                "totale": total.total(),
                "persone": len(total),
                "eleggibili": len(able),
                "minimo": round(min(shares), 1),
                "massimo": round(max(shares), 1),
            }
            yield self.found(Severity.REPORT, "riepilogo", values=values)


def _rotating(offer: Offer) -> Mapping[str, list[Choice]]:
    """Return the duties at posts that rotate, by group, once for each shift there."""
    found: defaultdict[str, list[Choice]] = defaultdict(list)
    for choice in offer.duties:
        for stint in choice.stints:
            if stint.post is not None and stint.post.must_rotate:
                found[stint.post.rotation_group].append(choice)
    return found
