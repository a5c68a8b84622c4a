"""The seat of a roster made elsewhere: made of what the file says where none is given, and what is known of either.

A seat made of a file has stand-ins where the domain asks for what no file says. No rule that reads them is run, because
the facts they stand for are not among the known ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from roster.domain.codes import DayCode, Ruolo, Sex
from roster.domain.instance import Instance, Seat
from roster.domain.known import EVERYTHING, Fact
from roster.domain.officer import Officer
from roster.domain.post import Post
from roster.domain.profile import Profile, Unit
from roster.domain.roster import Duty, Roster
from roster.domain.shift import Shift
from roster.foreign.meanings.hours import Hours
from roster.foreign.meanings.names import ruolo_of, surname_and_name, typed_name
from roster.foreign.meanings.senses import Slot
from roster.foreign.written import Layout, Person
from roster.messages import text

_BORN = date(1985, 1, 1)
_ENTERED = date(2010, 1, 1)
_NO_PATRON = (1, 1)
"""Month and day of a patron saint that adds nothing: the day is festive anyhow."""
_NO_UNIT = "-"
_NO_SHIFT = Hours(8 * 60, 6 * 60).as_shift("-")
_ONLY_ON_DUTY = frozenset({Layout.DAILY_SHEETS, Layout.ASSIGNMENTS})


def officer_id(person: Person) -> str:
    """Return how an officer is named where there is no personnel sheet: by matricola, else by name."""
    return person.matricola or " ".join(typed_name(person.name).words).upper() or person.name


def seat_of_file(people: Iterable[Person], slots: Iterable[Slot], posts: Mapping[str, str]) -> Seat:
    """Return a seat made of the people, the shifts and the posts (name to code) of a file."""
    officers: dict[str, Officer] = {}
    for person in people:
        officers.setdefault(officer_id(person), _officer(person))
    units = sorted({officer.unit for officer in officers.values()} | {_NO_UNIT})
    profile = Profile(
        seat=text("meaning.seat_not_given"),
        agreement=text("meaning.agreement_not_given"),
        patron_month=_NO_PATRON[0],
        patron_day=_NO_PATRON[1],
        units=tuple(Unit(code=unit, name=unit) for unit in units),
        shifts=shifts_of(slots) or (_NO_SHIFT,),
    )
    made = tuple(Post(code=code, name=name, unit=_NO_UNIT) for name, code in sorted(posts.items()))
    return Seat(profile=profile, officers=tuple(officers.values()), posts=made)


def shifts_of(slots: Iterable[Slot]) -> tuple[Shift, ...]:
    """Return a shift for each slot whose hours are known, in the order of their codes."""
    return tuple(slot.hours.as_shift(slot.code) for slot in sorted(set(slots), key=str) if slot.hours is not None)


def known_of(instance: Instance, roster: Roster, layout: Layout | None = None) -> frozenset[Fact]:
    """Return what is known of a roster beside the workbook of its seat: everything but the sheets left empty.

    ``layout`` is that of a file made elsewhere: some name only who is on duty.
    """
    seat = instance.seat
    history = seat.history
    here = {
        Fact.STORICO: any(past.day < instance.days[0] for past in history.days),
        Fact.CONTATORI: bool(history.counters or history.credits or seat.balances),
        Fact.ASSENZE: bool(seat.absences),
        Fact.FABBISOGNO: bool(instance.demands),
        Fact.PROGRAMMA: instance.published is not None,
        Fact.REPERIBILITA: bool(roster.on_call),
        Fact.CIRCOSCRIZIONE: bool(seat.region),
        Fact.STATI: layout not in _ONLY_ON_DUTY or _rests_written(roster),
        Fact.POSTI: says_posts(roster),
    }
    return EVERYTHING - {fact for fact, given in here.items() if not given}


def known_of_file(
    people: Iterable[Person], layout: Layout, instance: Instance, judged: Iterable[Roster]
) -> frozenset[Fact]:
    """Return what a file alone lets know: of the agreement, of rights and of acts it says nothing.

    The table of shifts is known by its hours, which cells, legend or map give: not by its references.
    """
    listed, rosters = tuple(people), tuple(judged)
    shifts = {duty.shift for roster in rosters for duty in _duties(roster)}
    here = {
        Fact.TABELLA: shifts <= instance.shift.keys(),
        Fact.UNITA: all(person.unit for person in listed),
        Fact.RUOLO: all(_ruolo(person) for person in listed),
        Fact.STATI: layout not in _ONLY_ON_DUTY or all(map(_rests_written, rosters)),
    }
    return frozenset(fact for fact, given in here.items() if given and listed)


def _duties(roster: Roster) -> Iterator[Duty]:
    return (duty for row in roster.cells.values() for cell in row if cell is not None for duty in cell.duties)


def says_posts(roster: Roster) -> bool:
    """Return whether any duty says its post: where none does, what rules say of posts cannot be checked."""
    posts = [duty.post for duty in _duties(roster)]
    return not posts or any(posts)


def _rests_written(roster: Roster) -> bool:
    """Return whether everybody named has a weekly rest written: then a date without a line has nothing on it."""
    rows = [[cell.code for cell in row if cell is not None] for row in roster.cells.values()]
    return all(DayCode.RS in codes for codes in rows if codes)


def _officer(person: Person) -> Officer:
    surname, name = surname_and_name(person.name)
    return Officer(
        id=officer_id(person),
        surname=surname or person.matricola,
        name=name,
        sex=Sex.M,
        qualifica=person.ruolo,
        ruolo=_ruolo(person) or Ruolo.AGENTI_ASSISTENTI,
        birth_date=_BORN,
        service_from=_ENTERED,
        unit=person.unit or _NO_UNIT,
    )


def _ruolo(person: Person) -> Ruolo | None:
    return ruolo_of(person.ruolo) or typed_name(person.name).ruolo
