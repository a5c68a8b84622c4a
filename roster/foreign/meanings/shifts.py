"""The shift that words name: a code of the seat, of the map or of the legend, a part of the day, hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from roster.domain.codes import ShiftClass
from roster.domain.post import Post
from roster.domain.shift import Shift, classify
from roster.foreign.meanings.hours import Hours, hours_alone, of_shift
from roster.foreign.meanings.senses import Note, Slot, Unclear
from roster.foreign.meanings.statuses import squeezed
from roster.foreign.meanings.words import spoken
from roster.workbook.text import fold_code

_PARTS_OF_DAY: Mapping[ShiftClass, tuple[str, tuple[str, ...]]] = {
    ShiftClass.MAT: ("M", ("mat", "matt", "mattina", "mattino", "mattutino", "antimeridiano", "2° quadrante")),
    ShiftClass.POM: ("P", ("pom", "pomer", "pomeriggio", "pomeridiano", "3° quadrante")),
    ShiftClass.SER: ("S", ("ser", "sera", "serale", "4° quadrante")),
    ShiftClass.NOT: ("N", ("not", "nott", "notte", "notturno", "1° quadrante")),
}
_QUADRANTS = {
    ShiftClass.NOT: ("1", "i", "primo"),
    ShiftClass.MAT: ("2", "ii", "secondo"),
    ShiftClass.POM: ("3", "iii", "terzo"),
    ShiftClass.SER: ("4", "iv", "quarto"),
}
_CLASS_WORDS = {
    squeezed(word): part for part, (initial, words) in _PARTS_OF_DAY.items() for word in (initial, *words)
} | {
    squeezed(form.format(number)): part
    for part, numbers in _QUADRANTS.items()
    for number in numbers
    for form in ("{} quadrante", "{} quadr", "quadrante {}", "q{}", "{}q")
}


@dataclass(frozen=True)
class Vocabulary:
    """What the words of a file can name.

    With a seat, ``shifts`` and ``posts`` are its own, with the class of each shift; without one both are empty and any
    words beside a shift name a post. ``given`` are meanings by words, ``post_names`` codes of posts, ``hours`` those
    of shifts by code: what the map, or the legend of the file, says. ``on_call`` is the shift of reperibilità, ``used``
    all the words of the file.
    """

    shifts: Mapping[str, Shift] = field(default_factory=dict)
    classes: Mapping[str, ShiftClass] = field(default_factory=dict)
    posts: tuple[Post, ...] = ()
    has_seat: bool = False
    given: Mapping[str, str] = field(default_factory=dict)
    post_names: Mapping[str, str] = field(default_factory=dict)
    hours: Mapping[str, Hours] = field(default_factory=dict)
    on_call: str | None = None
    used: frozenset[str] = frozenset()


Found = tuple[Slot, tuple[Note, ...]]


def find_shift(words: str, vocabulary: Vocabulary) -> Found | Unclear | None:
    """Return the shift that ``words`` name and what is to be told; None when they name no shift."""
    own = _of_seat(words, vocabulary)
    if own is not None:
        return Slot.of(own), ()
    given = vocabulary.given.get(spoken(words))
    if given is not None:
        return _given(given, vocabulary)
    key = squeezed(words)
    if key in vocabulary.hours:
        hours = vocabulary.hours[key]
        return (Slot(_canonical(words), hours), ()) if not vocabulary.has_seat else at_hours(hours, vocabulary)
    part = _CLASS_WORDS.get(key)
    if part is None:
        return None
    if vocabulary.has_seat:
        return _of_class(words, part, vocabulary)
    initial = _PARTS_OF_DAY[part][0]
    return Slot(initial, vocabulary.hours.get(squeezed(initial))), ()


def _given(meaning: str, vocabulary: Vocabulary) -> Found | None:
    """Return the shift that the map gives for words which stand before a post: ``primo SEZ1``."""
    hours = hours_alone(meaning)
    if hours is not None:
        return at_hours(hours, vocabulary)
    found = find_shift(meaning, replace(vocabulary, given={}))
    return (found[0], ()) if isinstance(found, tuple) else None


def at_hours(hours: Hours, vocabulary: Vocabulary) -> Found:
    """Return the shift at those hours: one of the table, or one of its own that no table has."""
    same = [shift for shift in vocabulary.shifts.values() if of_shift(shift) == hours]
    if len(same) > 1:
        options = ", ".join(shift.code for shift in same)
        return Slot.of(same[0]), (Note("meaning.same_hours", {"shift": same[0].code, "options": options}),)
    if same:
        return Slot.of(same[0]), ()
    if vocabulary.has_seat:
        return Slot(hours.label(), hours), (Note("meaning.hours_in_no_table", {"hours": hours.label()}),)
    named = next((code for code, known in vocabulary.hours.items() if known == hours), None)
    return Slot(_canonical(named) if named else hours.label(), hours), ()


def agrees(words: str, hours: Hours, vocabulary: Vocabulary) -> bool:
    """Return whether ``words`` name a shift that can be at ``hours``: one with those, or a part of the day they are."""
    found = find_shift(words, vocabulary)
    if isinstance(found, tuple) and found[0].hours is not None:
        return found[0].hours == hours
    part = _CLASS_WORDS.get(squeezed(words))
    return part is not None and _class_of(hours) is part


def part_of_day(words: str) -> ShiftClass | None:
    """Return the part of the day that ``words`` are, None when they are none."""
    return _CLASS_WORDS.get(squeezed(words))


def _class_of(hours: Hours) -> ShiftClass:
    return classify(hours.start, hours.end)


def _of_seat(words: str, vocabulary: Vocabulary) -> Shift | None:
    folded = fold_code(words)
    exact = next((shift for code, shift in vocabulary.shifts.items() if fold_code(code) == folded), None)
    if exact is not None:
        return exact
    same = [shift for code, shift in vocabulary.shifts.items() if squeezed(code) == squeezed(words)]
    return same[0] if len(same) == 1 else None


def _of_class(words: str, part: ShiftClass, vocabulary: Vocabulary) -> Found | Unclear:
    found = [code for code, of_code in vocabulary.classes.items() if of_code is part]
    initial = _PARTS_OF_DAY[part][0]
    chosen = initial if initial in found else found[0] if len(found) == 1 else None
    if chosen is None:
        return Unclear("meaning.asked_shift_many", {"shift": words, "options": ", ".join(found)}, tuple(found))
    shift = vocabulary.shifts[chosen]
    return Slot.of(shift), (
        Note("meaning.shift_taken", {"shift": words, "code": chosen, "hours": shift.hours_label()}),
    )


def _canonical(words: str) -> str:
    """Return the code of a shift without seat: one for all the words of a part of the day."""
    part = _CLASS_WORDS.get(squeezed(words))
    return _PARTS_OF_DAY[part][0] if part else squeezed(words).upper()
