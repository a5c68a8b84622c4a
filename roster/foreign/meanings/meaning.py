"""From what a file says to rosters that the auditor takes like any other, with the cell of everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from roster.domain.codes import DayCode
from roster.domain.facts import PastDay
from roster.domain.instance import Instance, Seat
from roster.domain.known import Fact
from roster.domain.roster import Cell, Duty, OnCall, Roster
from roster.errors import InputError, Problem
from roster.foreign.meanings.layers import unstacked
from roster.foreign.meanings.mapping import Map
from roster.foreign.meanings.posts import codes_for
from roster.foreign.meanings.seat import known_of, known_of_file, says_posts, seat_of_file, shifts_of
from roster.foreign.meanings.senses import Sense, joined
from roster.foreign.meanings.understanding import Understood, slots_of, understand
from roster.foreign.written import Entry, Layer, Place, Remark, Weight, Written

Addresses = Mapping[tuple[str, date], str]
Turns = Mapping[tuple[str, date], tuple[str, ...]]


@dataclass(frozen=True)
class Meaning:
    """A month made elsewhere as the auditor takes it.

    There is a roster for each layer of the file, with the addresses of its cells and of its turns of reperibilità as
    :class:`~roster.audited.AuditedMonth` has them. ``known`` are the facts that rules can be checked on.
    """

    instance: Instance
    rosters: Mapping[Layer, Roster]
    addresses: Mapping[Layer, Addresses]
    turns: Mapping[Layer, Turns]
    known: frozenset[Fact]
    remarks: tuple[Remark, ...]


def meaning_of(written: Written, seat: Seat | None, mapping: Map) -> Meaning:
    """Return what a month means beside the workbook of its seat, or alone.

    Raises:
        InputError: with every word, person and contradiction that only a mapping file, or the file mended, can settle.

    """
    instance = Instance(seat=seat, year=written.year, month=written.month) if seat else None
    understood = understand(written, instance, mapping)
    days = _days(understood)
    problems = (*understood.problems, *days.problems)
    if problems:
        raise InputError(problems)
    return _meaning(understood, days)


@dataclass
class _Days:
    """Meanings by layer, officer and date, with their places."""

    senses: dict[Layer, dict[tuple[str, date], Sense]] = field(default_factory=dict)
    places: dict[Layer, dict[tuple[str, date], list[Place]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def _days(understood: Understood) -> _Days:
    days = _Days()
    entries, remarks = unstacked(understood.written.entries, understood.readings)
    days.remarks += remarks
    for entry, sense in entries:
        officer = understood.people.officers.get(entry.person)
        if officer is not None:
            _add(days, officer, entry, sense)
    _fill_worked(days)
    return days


def _add(days: _Days, officer: str, entry: Entry, sense: Sense) -> None:
    """Add a meaning to its day. Two that cannot stand together are a problem, the same twice is told."""
    senses = days.senses.setdefault(entry.layer, {})
    places = days.places.setdefault(entry.layer, {})
    key = officer, entry.day
    before = senses.get(key)
    values: dict[str, object] = {"person": entry.person.name or entry.person.matricola, "day": entry.day}
    if before is None:
        senses[key], places[key] = sense, [entry.place]
        return
    values["other"] = str(places[key][0])
    both = joined(before, sense)
    if both is None:
        values |= {"first": before.text(), "second": sense.text()}
        days.problems.append(Problem("meaning.two_cells", values, entry.place.sheet, entry.place.cell))
        return
    if both.same_as(before) and both.services:  # a rest said under each quadrant of a daily sheet is one rest
        days.remarks.append(Remark(Weight.DOUBT, "meaning.written_twice", values, entry.place))
    senses[key] = both
    places[key].append(entry.place)


def _fill_worked(days: _Days) -> None:
    """Where the worked layer says nothing, what was programmed was worked: told with how many cells."""
    worked, programmed = days.senses.get(Layer.WORKED), days.senses.get(Layer.PROGRAMMED)
    if worked is None or programmed is None:
        return
    empty = [key for key in programmed if key not in worked]
    for key in empty:
        worked[key] = programmed[key]
        days.places[Layer.WORKED][key] = days.places[Layer.PROGRAMMED][key]
    if empty:
        first = days.places[Layer.WORKED][empty[0]][0]
        days.remarks.append(Remark(Weight.DOUBT, "meaning.worked_as_programmed", {"count": len(empty)}, first))


def _meaning(understood: Understood, days: _Days) -> Meaning:
    senses = [sense for layer in days.senses.values() for sense in layer.values()]
    codes = {} if understood.instance else codes_for(_post_names(senses))
    past = tuple(_past(understood, codes))
    instance = _instance(understood, codes, past)
    layers = list(days.senses) or [Layer.PROGRAMMED]
    rosters = {layer: _roster(instance, days.senses.get(layer, {}), understood, codes) for layer in layers}
    places = {layer: days.places.get(layer, {}) for layer in layers}
    turns = {
        layer: {
            key: tuple(str(place) for place in places[layer][key])
            for key, sense in days.senses.get(layer, {}).items()
            if sense.on_call
        }
        for layer in layers
    }
    judged = rosters.get(Layer.WORKED) or rosters[layers[0]]
    written = understood.written
    return Meaning(
        instance=instance,
        rosters=rosters,
        addresses={layer: _addresses(understood, places[layer], layer) for layer in layers},
        turns=turns,
        known=known_of(instance, judged, written.layout)
        if understood.instance
        else known_of_file(written.people, written.layout, instance, rosters.values()),
        remarks=(
            *understood.remarks,
            *days.remarks,
            *_counted(days),
            *(_no_posts(judged) if understood.instance else ()),
            *_around(understood, past),
        ),
    )


def _addresses(understood: Understood, places: Mapping[tuple[str, date], list[Place]], layer: Layer) -> Addresses:
    """Return the cell of each officer and date, that a grid leaves empty too."""
    officers = understood.people.officers
    empty = {
        (officers[entry.person], entry.day): str(entry.place)
        for entry in understood.written.blanks
        if entry.layer is layer and entry.person in officers
    }
    return {**empty, **{key: str(found[0]) for key, found in places.items()}}


def _no_posts(roster: Roster) -> Iterator[Remark]:
    if not says_posts(roster):
        yield Remark(Weight.DOUBT, "meaning.no_posts")


def _post_names(senses: Iterable[Sense]) -> set[str]:
    return {service.post for sense in senses for service in sense.services if service.post}


def _instance(understood: Understood, codes: Mapping[str, str], past: tuple[PastDay, ...]) -> Instance:
    """Return the seat in the month, with the shifts only the file has and the days it shows of the month before."""
    written, given = understood.written, understood.instance
    slots = [slot for slot in slots_of((*understood.readings, *understood.around)) if slot.hours]
    if given is None:
        people = [person for person in written.people if person not in understood.people.left_out]
        seat = seat_of_file(people, slots, codes)
    else:
        profile = given.seat.profile
        new = shifts_of(slot for slot in slots if slot.code not in given.shift)
        seat = given.seat.model_copy(update={"profile": profile.model_copy(update={"shifts": (*profile.shifts, *new)})})
    history = seat.history.model_copy(update={"days": (*seat.history.days, *past)})
    return Instance(seat=seat.model_copy(update={"history": history}), year=written.year, month=written.month)


def _past(understood: Understood, codes: Mapping[str, str]) -> Iterator[PastDay]:
    """Yield the days before the month that stand beside its first ones and that no history tells."""
    known = understood.instance.history if understood.instance else {}
    first = date(understood.written.year, understood.written.month, 1)
    told = set()
    for entry, sense in zip(understood.written.around, understood.around, strict=True):
        officer = understood.people.officers.get(entry.person)
        if not isinstance(sense, Sense) or officer is None or entry.day >= first or (officer, entry.day) in told:
            continue
        named = understood.instance or all(service.post in codes for service in sense.services if service.post)
        timed = all(slot.hours for slot in slots_of([sense]))
        cell = _cell(sense, codes) if named and timed else None
        if cell is not None and entry.day not in known.get(officer, {}):
            told.add((officer, entry.day))
            yield PastDay(officer=officer, day=entry.day, cell=cell)


def _roster(
    instance: Instance, senses: Mapping[tuple[str, date], Sense], understood: Understood, codes: Mapping[str, str]
) -> Roster:
    officers = {*understood.people.officers.values(), *(officer.id for officer in instance.officers)}
    rows = {
        officer: tuple(_cell(sense, codes) if (sense := senses.get((officer, day))) else None for day in instance.days)
        for officer in officers
    }
    turns = [
        OnCall(officer=officer, day=day, shift=slot.code)
        for (officer, day), sense in senses.items()
        for slot in sense.on_call
    ]
    turns.sort(key=lambda turn: (turn.day, turn.shift, turn.officer))
    return Roster(year=instance.year, month=instance.month, cells=rows, on_call=tuple(turns))


def _cell(sense: Sense, codes: Mapping[str, str]) -> Cell | None:
    if sense.is_blank:
        return None
    if sense.status is not None:
        return Cell(code=sense.status)
    duties = (
        Duty(shift=service.slot.code, post=codes.get(service.post, service.post) if service.post else None)
        for service in sense.services
    )
    return Cell(code=DayCode.DUTY, duties=tuple(duties))


def _counted(days: _Days) -> Iterator[Remark]:
    for layer, senses in days.senses.items():
        people = len({officer for officer, _ in senses})
        yield Remark(Weight.UNDERSTOOD, "meaning.cells", {"count": len(senses), "people": people, "layer": layer})


def _around(understood: Understood, past: tuple[PastDay, ...]) -> Iterator[Remark]:
    rest = len(understood.written.around) - len(past)
    if past:
        days = sorted({one.day for one in past})
        yield Remark(Weight.UNDERSTOOD, "meaning.past", {"count": len(past), "first": days[0], "last": days[-1]})
    if rest:
        yield Remark(Weight.PASSED_OVER, "meaning.around", {"count": rest})
