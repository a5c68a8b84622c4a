"""ANQ Art. 9(14)(b): the duty to rotate the staff of hospital wards and A.T.S.M."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Officer, Stint, Text
from roster.domain.employ import eligible_to_rotate, rotation_groups
from roster.domain.opportunity import present_days
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Alternative, Model
    from roster.record import Record


class Avvicendamento(Rule):
    """At posts that must rotate, taken by group, nobody on turns stays too long or takes too much of the month.

    Not more than ``giorni`` dates in a row, counted across the month's start (any other status breaks the row), where
    at least ``eleggibili`` people may be employed there; and not more than the part ``volte`` * T / E of the T shifts
    done by people on turns, rounded up, E being the people who may be employed. From the second follows that at least
    T / part different people serve. Shown: the spread, and people on fixed schedules, whose post does not rotate.
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
            it="{officer}: {giorni} giorni di fila ai posti {gruppo}, il massimo è {massimo}; oltre dal {day}",
            en="{officer}: {giorni} days in a row at posts {gruppo}, the most is {massimo}; beyond it from {day}",
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

    giorni: int = 6
    volte: int = 2
    eleggibili: int = 2

    def encode(self, m: Model) -> None:
        """Bound runs of dates and parts of the month, group by group."""
        groups = rotation_groups(m.instance)
        if not groups:
            return
        held = self._held(m)
        for group, posts in groups.items():
            able = eligible_to_rotate(m.instance, posts)
            if len(able) >= self.eleggibili:
                self._runs(m, {o: days for (name, o), days in held.items() if name == group})
                self._parts(m, able, {o: days for (name, o), days in held.items() if name == group})

    def _held(self, m: Model) -> Mapping[tuple[str, str], Mapping[date, list[Alternative]]]:
        """Return the duties at posts that rotate: group and officer, then date, the days just before the month too."""
        back = [m.instance.days[0] - timedelta(days=n) for n in range(self.giorni, 0, -1)]
        held: defaultdict[tuple[str, str], dict[date, list[Alternative]]] = defaultdict(dict)
        for officer in m.officers:
            if officer.on_turns:
                for day in (*back, *m.instance.days):
                    for a in m.alternatives(officer.id, day):
                        for stint in a.stints:
                            if stint.post is not None and stint.post.must_rotate:
                                key = (stint.post.rotation_group, officer.id)
                                held[key].setdefault(day, []).append(a)
        return held

    def _runs(self, m: Model, held: Mapping[str, Mapping[date, list[Alternative]]]) -> None:
        for days in held.values():
            for last in m.instance.days:
                window = [last - timedelta(days=n) for n in range(self.giorni, -1, -1)]
                if all(day in days for day in window):
                    m.at_most([a for day in window for a in dict.fromkeys(days[day])], self.giorni)

    def _parts(self, m: Model, able: tuple[Officer, ...], held: Mapping[str, Mapping[date, list[Alternative]]]) -> None:
        """State E * n <= volte * T + E - 1, which is n <= volte * T / E rounded up, where everybody able is here."""
        inside = {officer.id for officer in m.officers}
        if not inside.issuperset(officer.id for officer in able):
            return
        month = m.instance.days_in_month
        shifts = [[a for day, row in days.items() if day in month for a in row] for days in held.values()]
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
                yield from self._long_runs(record, group, codes)
                yield from self._large_parts(record, group, able, turns)
            yield from self._shown(record, group, able, turns)

    def _long_runs(self, record: Record, group: str, codes: set[str]) -> Iterator[Finding]:
        for officer in record.officers:
            here = sorted({s.day for s in record.stints(officer.id) if s.post is not None and s.post.code in codes})
            if officer.on_turns:
                for run in _rows(here):
                    beyond = tuple(day for day in run[self.giorni :] if day in record.instance.days_in_month)
                    if beyond:
                        values = {"giorni": len(run), "gruppo": group, "massimo": self.giorni}
                        yield self.found(
                            Severity.HARD, "di_fila", officer=officer.id, days=beyond, amount=len(beyond), values=values
                        )

    def _large_parts(
        self, record: Record, group: str, able: tuple[Officer, ...], turns: Mapping[str, list[Stint]]
    ) -> Iterator[Finding]:
        """Yield who has too large a part; an empty cell of somebody able may hide a shift, and enlarges the total."""
        people = [officer for officer in record.officers if officer.on_turns]
        total = sum(len(turns[officer.id]) for officer in people)
        hidden = sum(
            record.cell(officer.id, day) is None for officer in able for day in record.days if officer.in_force(day)
        )
        largest = -(-self.volte * (total + hidden) // len(able))
        for officer in people:
            done = turns[officer.id]
            if len(done) > largest:
                yield self.found(
                    Severity.HARD,
                    "quota",
                    officer=officer.id,
                    days=tuple(s.day for s in done[largest:]),
                    post=group,
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
                "minimo": f"{min(shares):.1f}",
                "massimo": f"{max(shares):.1f}",
            }
            yield self.found(Severity.REPORT, "riepilogo", values=values)


def _rows(days: Sequence[date]) -> Iterator[list[date]]:
    """Yield the rows of dates that follow one another among ``days``, which are in order."""
    row: list[date] = []
    for day in days:
        if row and (day - row[-1]).days > 1:
            yield row
            row = []
        row.append(day)
    if row:
        yield row
