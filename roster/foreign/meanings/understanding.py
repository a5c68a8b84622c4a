"""What a file says, word by word and person by person: what was understood, what is to be asked, what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from roster.domain.instance import Instance
from roster.errors import Problem
from roster.foreign.meanings.codes import read_apart, read_words
from roster.foreign.meanings.mapping import Map
from roster.foreign.meanings.names import near_ones
from roster.foreign.meanings.people import LEFT_OUT, People, match_people
from roster.foreign.meanings.seat import officer_id
from roster.foreign.meanings.senses import Reading, Sense, Slot, Stacked, Unclear
from roster.foreign.meanings.shifts import Vocabulary
from roster.foreign.meanings.vocabulary import vocabulary_of
from roster.foreign.meanings.words import one_line
from roster.foreign.written import Entry, Person, Place, Remark, Weight, Written


@dataclass(frozen=True)
class Question:
    """One line that a mapping file has to answer: in which table, which words, why, where they stand."""

    table: str
    typed: str
    unclear: Unclear
    places: tuple[Place, ...]

    def problem(self) -> Problem:
        """Return the question as a problem of the file: the first place, and how many there are."""
        first = self.places[0]
        values = {"word": self.typed, "count": len(self.places), "table": self.table, **self.unclear.values}
        return Problem(self.unclear.key, values, first.sheet, first.cell)


@dataclass(frozen=True)
class Understood:
    """What is understood of a month: the reading of each entry, in their order, and the officer of each person."""

    written: Written
    instance: Instance | None
    people: People
    readings: tuple[Reading, ...]
    questions: tuple[Question, ...] = ()
    remarks: tuple[Remark, ...] = ()
    around: tuple[Reading, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that has to be mended or answered before there is a roster."""
        return (*self.people.problems, *(question.problem() for question in self.questions))


def understand(written: Written, instance: Instance | None, mapping: Map) -> Understood:
    """Read the words and the people of a month; ``instance`` is the seat in that month, where it is given."""
    vocabulary, remarks = vocabulary_of(written, instance, mapping)
    people = _people(written, instance, mapping)
    units = {officer.id: officer.unit for officer in instance.officers} if instance else {}
    reader = _Reader(vocabulary, people, units)
    entries = tuple(entry for entry in written.entries if entry.person not in people.left_out)
    around = tuple(entry for entry in written.around if entry.person not in people.left_out)
    readings = tuple(reader.read(entry) for entry in entries)
    questions = [*_asked_words(entries, readings), *_asked_hours(entries, readings), *_asked_people(written, people)]
    return Understood(
        written=replace(written, entries=entries, around=around),
        instance=instance,
        people=people,
        readings=readings,
        questions=tuple(questions),
        remarks=(*written.remarks, *remarks, *people.remarks, *_noted(entries, readings)),
        around=tuple(reader.read(entry) for entry in around),
        vocabulary=vocabulary,
    )


def senses_of(reading: Reading) -> tuple[Sense, ...]:
    """Return the meanings in a reading."""
    if isinstance(reading, Stacked):
        return reading.above, reading.below
    return (reading,) if isinstance(reading, Sense) else ()


def slots_of(readings: Iterable[Reading]) -> Iterator[Slot]:
    """Yield every shift the readings name, those of reperibilità too."""
    for reading in readings:
        for sense in senses_of(reading):
            yield from (service.slot for service in sense.services)
            yield from sense.on_call


def words_of(entry: Entry) -> str:
    """Return all that a file writes of an entry, in one line."""
    return " ".join(part for part in (one_line(entry.shift), one_line(entry.post), one_line(entry.words)) if part)


class _Reader:
    """Reads entries, each distinct writing once."""

    def __init__(self, vocabulary: Vocabulary, people: People, units: Mapping[str, str]) -> None:
        self.vocabulary = vocabulary
        self.people = people
        self.units = units
        self.known: dict[tuple[str, str, str, str], Reading] = {}

    def read(self, entry: Entry) -> Reading:
        unit = self.units.get(self.people.officers.get(entry.person, ""), entry.person.unit)
        key = entry.words, entry.shift, entry.post, unit
        found = self.known.get(key)
        if found is None:
            apart = entry.shift or entry.post
            found = (
                read_apart(entry.shift, entry.post, entry.words, unit, self.vocabulary)
                if apart
                else read_words(entry.words, unit, self.vocabulary)
            )
            self.known[key] = found
        return found


def _people(written: Written, instance: Instance | None, mapping: Map) -> People:
    if instance is not None:
        return match_people(written.people, instance.officers, mapping.people)
    left_out = frozenset(person for person in written.people if _answer(person, mapping) == LEFT_OUT)
    named = {person.name: place for person, place in written.people.items() if not person.matricola}
    remarks = [
        Remark(
            Weight.DOUBT,
            "meaning.near_names",
            {"person": name, "other": other, "place": str(named[other])},
            named[name],
        )
        for name, other in near_ones(named)
    ]
    chosen = {person: officer_id(person) for person in written.people if person not in left_out}
    return People(chosen, left_out, tuple(remarks))


def _answer(person: Person, mapping: Map) -> str | None:
    return mapping.people.get(person.name) or mapping.people.get(person.matricola)


def _asked_words(entries: Iterable[Entry], readings: Iterable[Reading]) -> Iterator[Question]:
    found: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    why: dict[tuple[str, str], Unclear] = {}
    for entry, reading in zip(entries, readings, strict=True):
        if isinstance(reading, Unclear):
            of_post = reading.key in {"meaning.asked_post", "meaning.asked_post_many"}
            key = ("posti", str(reading.values["post"])) if of_post else ("codici", reading.part or asked_in(entry))
            found[key].append(entry.place)
            why.setdefault(key, reading)
    for (table, typed), places in found.items():
        yield Question(table, typed, why[table, typed], tuple(places))


def asked_in(entry: Entry) -> str:
    """Return the words that an answer of the map can replace: the post named apart stays apart."""
    return " ".join(part for part in (one_line(entry.shift), one_line(entry.words)) if part) or one_line(entry.post)


def _asked_hours(entries: Iterable[Entry], readings: Iterable[Reading]) -> Iterator[Question]:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for entry, reading in zip(entries, readings, strict=True):
        for code in {slot.code for slot in slots_of([reading]) if slot.hours is None}:
            found[code].append(entry.place)
    for code, places in found.items():
        yield Question("turni", code, Unclear("meaning.asked_hours"), tuple(places))


def _asked_people(written: Written, people: People) -> Iterator[Question]:
    for person, unclear in people.questions.items():
        yield Question("persone", person_key(person), unclear, (written.people[person],))


def person_key(person: Person) -> str:
    """Return how a mapping file names a person: as typed."""
    return person.name or person.matricola


def _noted(entries: Iterable[Entry], readings: Iterable[Reading]) -> Iterator[Remark]:
    """Yield every choice made in reading, once for each writing, with the first place and how many there are.

    A choice about a shift or a post inside a writing is told once for all the writings that name it.
    """
    found: defaultdict[tuple[str, str, tuple[tuple[str, object], ...]], list[Place]] = defaultdict(list)
    for entry, reading in zip(entries, readings, strict=True):
        notes = {(note.key, tuple(note.values.items())) for sense in senses_of(reading) for note in sense.notes}
        for key, values in sorted(notes, key=str):
            about = "" if {"shift", "post"} & dict(values).keys() else words_of(entry)
            found[about, key, values].append(entry.place)
    for (word, key, values), places in found.items():
        yield Remark(Weight.DOUBT, key, {"word": word, "count": len(places), **dict(values)}, places[0])
