"""People of a file to officers of the personnel sheet: by matricola, else by name; every tolerance is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from roster.domain.officer import Officer
from roster.errors import Problem
from roster.foreign.meanings.names import Likeness, Names, likeness, typed_name
from roster.foreign.meanings.senses import Unclear
from roster.foreign.written import Person, Place, Remark, Weight
from roster.workbook.text import fold

LEFT_OUT = "-"
"""In a mapping file: this person is not of the seat."""


@dataclass(frozen=True)
class People:
    """Officers by person of the file, persons left out by the map, and what is to be told or mended.

    ``questions`` are people for whom the map has to choose.
    """

    officers: Mapping[Person, str]
    left_out: frozenset[Person] = frozenset()
    remarks: tuple[Remark, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: Mapping[Person, Unclear] = field(default_factory=dict)


@dataclass(frozen=True)
class _Taken:
    """An officer found for a person, and the sentence that tells how; no sentence when nothing was tolerated."""

    officer: Officer
    key: str = ""
    weight: Weight = Weight.DOUBT


def match_people(people: Mapping[Person, Place], officers: Sequence[Officer], given: Mapping[str, str]) -> People:
    """Match the people of a file with the officers in force; ``given`` is what the map says, by name or matricola."""
    known = _Personnel(officers)
    answers = {fold(typed): answer for typed, answer in given.items()}
    taken: dict[Person, _Taken] = {}
    left_out: set[Person] = set()
    questions: dict[Person, Unclear] = {}
    problems: list[Problem] = []
    for person, place in people.items():
        answer = next((answers[fold(key)] for key in (person.name, person.matricola) if fold(key) in answers), None)
        if answer == LEFT_OUT:
            left_out.add(person)
            continue
        found = known.given(answer) if answer else known.find(person)
        if isinstance(found, _Taken):
            taken[person] = found
        elif isinstance(found, Problem):
            problems.append(Problem(found.key, found.values, place.sheet, place.cell))
        else:
            questions[person] = found
    remarks = [*_told(taken, people), *_left_out(left_out, people), *_missing(taken, officers, bool(questions))]
    problems += _twice(taken, people)
    chosen = {person: found.officer.id for person, found in taken.items()}
    return People(chosen, frozenset(left_out), tuple(remarks), tuple(problems), questions)


class _Personnel:
    """The officers in force, by matricola and by name."""

    def __init__(self, officers: Sequence[Officer]) -> None:
        self.by_id = {fold(officer.id): officer for officer in officers}
        stripped: defaultdict[str, list[Officer]] = defaultdict(list)
        for officer in officers:
            stripped[_without_zeros(officer.id)].append(officer)
        self.by_number = {number: found[0] for number, found in stripped.items() if len(found) == 1}
        self.by_name = Names(officers)

    def given(self, answer: str) -> _Taken | Problem:
        """Return the officer a map names by matricola."""
        officer = self.by_id.get(fold(answer))
        return _Taken(officer) if officer else Problem("meaning.map_matricola", {"matricola": answer})

    def find(self, person: Person) -> _Taken | Unclear | Problem:
        by_number = self._by_matricola(person.matricola) if person.matricola else None
        if by_number is not None:
            return self._agreeing(person, by_number)
        found = self._by_name(person) if person.name else Unclear("meaning.asked_person", _values(person))
        if person.matricola and isinstance(found, _Taken):
            return _Taken(found.officer, "meaning.matricola_unknown")
        return found

    def _by_matricola(self, typed: str) -> _Taken | None:
        number = typed.removesuffix(".0")
        exact = self.by_id.get(fold(number))
        if exact is not None:
            return _Taken(exact)
        bare = self.by_number.get(_without_zeros(number))
        return _Taken(bare, "meaning.zeros_lost") if bare else None

    def _agreeing(self, person: Person, found: _Taken) -> _Taken | Problem:
        """Return the officer of a matricola, unless the name beside it is somebody else's."""
        words = typed_name(person.name).words
        fits = likeness(words, found.officer) if words else Likeness.EXACT
        if fits is None:
            fits = likeness(tuple(fold(person.name).split()), found.officer)
        if fits is None:
            return Problem("meaning.matricola_of_another", {**_values(person), "officer": found.officer.label})
        if fits is Likeness.SLIP and not found.key:
            return _Taken(found.officer, "meaning.slip_with_matricola")
        return found

    def _by_name(self, person: Person) -> _Taken | Unclear:
        for words in dict.fromkeys((typed_name(person.name).words, tuple(fold(person.name).split()))):
            fits = self.by_name.like(words)
            if fits:
                return self._best(person, min(fits), fits)
        return Unclear("meaning.asked_person", _values(person))

    def _best(self, person: Person, best: Likeness, fits: Mapping[Likeness, list[Officer]]) -> _Taken | Unclear:
        found = fits[best]
        if best is Likeness.SHORTENED and len(found) > 1:
            shown = [officer for officer in found if officer.unit == person.unit]
            found = shown if len(shown) == 1 else found
        if len(found) > 1:
            options = ", ".join(f"{officer.label} ({officer.id})" for officer in found)
            ids = tuple(officer.id for officer in found)
            return Unclear("meaning.asked_namesakes", {**_values(person), "options": options}, ids)
        letter_by_letter = _plain(person.name).endswith(_plain(found[0].label))
        how = Likeness.SAME if best is Likeness.EXACT and not letter_by_letter else best
        return _Taken(found[0], *_HOW[how])


_HOW: Mapping[Likeness, tuple[str, Weight]] = {
    Likeness.EXACT: ("", Weight.UNDERSTOOD),
    Likeness.SAME: ("meaning.person_same", Weight.UNDERSTOOD),
    Likeness.SHORTENED: ("meaning.person_shortened", Weight.DOUBT),
    Likeness.SLIP: ("meaning.person_slip", Weight.DOUBT),
}


def _values(person: Person) -> dict[str, object]:
    return {"person": _typed(person), "matricola": person.matricola}


def _typed(person: Person) -> str:
    return person.name or person.matricola


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _without_zeros(matricola: str) -> str:
    return fold(matricola).lstrip("0")


def _told(taken: Mapping[Person, _Taken], people: Mapping[Person, Place]) -> Iterable[Remark]:
    exact = sum(not found.key for found in taken.values())
    if exact:
        yield Remark(Weight.UNDERSTOOD, "meaning.people_exact", {"count": exact})
    zeros = {person: found for person, found in taken.items() if found.key == "meaning.zeros_lost"}
    if zeros:
        names = ", ".join(
            f"{person.matricola}: {found.officer.label} ({found.officer.id})" for person, found in zeros.items()
        )
        yield Remark(
            Weight.DOUBT, "meaning.zeros_lost", {"count": len(zeros), "names": names}, people[next(iter(zeros))]
        )
    for person, found in taken.items():
        if found.key and person not in zeros:
            values = {**_values(person), "officer": found.officer.label, "id": found.officer.id}
            yield Remark(found.weight, found.key, values, people[person])


def _left_out(left_out: Iterable[Person], people: Mapping[Person, Place]) -> Iterable[Remark]:
    for person in (person for person in people if person in left_out):
        yield Remark(Weight.PASSED_OVER, "meaning.person_left_out", {"person": _typed(person)}, people[person])


def _missing(taken: Mapping[Person, _Taken], officers: Sequence[Officer], open_questions: bool) -> Iterable[Remark]:
    """Tell the officers in force of whom the file says nothing; not while people of the file are still unknown."""
    found = {one.officer.id for one in taken.values()}
    missing = [officer for officer in officers if officer.id not in found]
    if missing and not open_questions:
        names = ", ".join(f"{officer.label} ({officer.id})" for officer in missing)
        yield Remark(Weight.DOUBT, "meaning.officers_missing", {"count": len(missing), "names": names})


def _twice(taken: Mapping[Person, _Taken], people: Mapping[Person, Place]) -> Iterable[Problem]:
    """Yield people typed in two ways and taken for one officer. The same words in two units are one person moved."""
    first: dict[str, Person] = {}
    for person, found in taken.items():
        other = first.setdefault(found.officer.id, person)
        if (fold(other.name), other.matricola) != (fold(person.name), person.matricola):
            values: dict[str, object] = {
                "person": _typed(person),
                "other": _typed(other),
                "place": str(people[other]),
                "officer": found.officer.label,
            }
            yield Problem("meaning.person_twice", values, people[person].sheet, people[person].cell)
