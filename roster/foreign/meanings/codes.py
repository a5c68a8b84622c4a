"""Words of a cell to what they mean: the program's own codes, those of the map, then what people type.

What is certain is read, what is likely is read and noted, what is ambiguous is
:class:`~roster.foreign.meanings.senses.Unclear`. Codes of the seat come before every habit of typing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from roster.domain.codes import DayCode
from roster.foreign.meanings.hours import Clocked, find_hours, four_digits
from roster.foreign.meanings.posts import find_post
from roster.foreign.meanings.senses import NOTHING, Note, Reading, Sense, Service, Slot, Stacked, Unclear, joined
from roster.foreign.meanings.shifts import Vocabulary, agrees, at_hours, find_shift, part_of_day
from roster.foreign.meanings.statuses import (
    SMONTANTE,
    certain_status,
    is_status,
    likely_status,
    own_status,
    possible_statuses,
    squeezed,
)
from roster.foreign.meanings.words import spoken
from roster.workbook.cells import CellError, Codes, parse_cell
from roster.workbook.text import fold_code

_ON_CALL = frozenset({"rep", "reper", "reperib", "reperibile", "reperibilita"})
_JOINED = re.compile(r"\s*[+&]\s*")
_AND = re.compile(r"\s+e\s+", re.IGNORECASE)
_HALVES = re.compile(r"\s*[/\-–\\|]\s*")
_TOKEN = re.compile(r"[^\s/_:;,()\[\]\-–.]+")
_EDGES = " \t/_:;,()[]-–.|"
_MARKS = "*!"
_DATE = re.compile(r"(\d\d)/(\d\d)/\d{4}")
_SHORTEST_SERVICE = 120
_SHORT_WORD = 2


@dataclass(frozen=True)
class _Reader:
    """Reads words with a vocabulary, for an officer of a unit."""

    vocabulary: Vocabulary
    unit: str

    def cell(self, words: str) -> Reading:
        lines = [line for line in (" ".join(line.split()) for line in words.splitlines()) if line]
        if len(lines) == 1:
            return self.line(lines[0])
        whole = self.line(" ".join(lines))
        if isinstance(whole, Sense) and len(whole.services) < 2:
            return whole
        halves = [
            Stacked(above, below)
            for cut in range(1, len(lines))
            if isinstance(above := self.line(" ".join(lines[:cut])), Sense)
            and isinstance(below := self.line(" ".join(lines[cut:])), Sense)
        ]
        return halves[0] if len(halves) == 1 else Unclear("meaning.asked_lines")

    def line(self, words: str) -> Reading:
        own = self._own(words)
        if own is not None:
            return own
        marked = words.rstrip(_MARKS + " ")
        if marked and marked != words:
            found = self.line(marked)
            mark = Note("meaning.mark", {"mark": words[len(marked) :].strip()})
            return found.with_notes(mark) if isinstance(found, Sense) else found
        parts = [part for part in _JOINED.split(words) if part.strip()]
        if len(parts) > 1:
            return self._together(parts, words)
        found = self.part(words)
        if isinstance(found, Sense):
            return found
        parts = _AND.split(words)  # only now: the name of a post may have an "e" of its own
        together = self._together(parts, words) if len(parts) > 1 else found
        return together if isinstance(together, Sense) else self._halves(words) or found

    def part(self, words: str) -> Sense | Unclear:
        status = certain_status(words)
        if status is not None:
            return Sense(status)
        on_call = self._on_call(words)
        if on_call is not None:
            return on_call
        service = self.service(words)
        if isinstance(service, Sense):
            return service
        likely = likely_status(words)
        if likely is not None and not self._has_own_code(words, likely):
            key = "meaning.smontante" if squeezed(words) in SMONTANTE else "meaning.status_taken"
            return Sense(likely, notes=(Note(key, {"status": likely}),))
        possible = possible_statuses(words) or ((likely,) if likely else ())
        if possible:
            options = tuple(code.value for code in possible)
            return Unclear("meaning.asked_status", {"options": ", ".join(options)}, options)
        return service or Unclear("meaning.asked_unknown", part=self._beside_post(words))

    def _beside_post(self, words: str) -> str:
        """Return the word beside the code of a post of the seat, which alone is to be explained; else nothing."""
        posts = {squeezed(post.code) for post in self.vocabulary.posts}
        tokens = words.split()
        if len(tokens) != 2 or len({squeezed(token) in posts for token in tokens}) == 1:
            return ""
        return next(token for token in tokens if squeezed(token) not in posts)

    def service(self, words: str) -> Sense | Unclear | None:
        """Return the service that words say; None when nothing in them names a shift."""
        made_a_date = _DATE.fullmatch(words)
        if made_a_date:
            return Unclear("meaning.asked_date", {"date": words}, (f"{made_a_date[1]}-{made_a_date[2]}",))
        clocked = find_hours(words.lower())
        if clocked is not None:
            return self._at_hours(words, clocked)
        bare = four_digits(words)
        if bare is not None:
            slot, notes = at_hours(bare, self.vocabulary)
            return Sense(
                services=(Service(slot),), notes=(Note("meaning.hours_taken", {"hours": bare.label()}), *notes)
            )
        readings = list(self._by_code(words))
        senses = [found for found in readings if isinstance(found, Sense)]
        senses = [found for found in senses if not found.notes] or senses
        if senses and all(found.same_as(senses[0]) for found in senses):
            return senses[0]
        if senses:
            options = tuple(found.text() for found in senses)
            return Unclear("meaning.asked_which", {"options": ", ".join(options)}, options)
        if readings:
            return readings[0]
        post = self._find_post(words) if self.vocabulary.has_seat else None
        return Unclear("meaning.asked_shift", {"post": post[0]}) if isinstance(post, tuple) else None

    def _own(self, words: str) -> Sense | None:
        """Return the cell the program itself writes, when the seat has its codes."""
        if words == NOTHING:
            return Sense()
        if not self.vocabulary.has_seat:
            return None
        posts = {post.code for post in self.vocabulary.posts}
        try:
            cell = parse_cell(words, Codes.of(self.vocabulary.shifts, posts))
        except CellError:
            return None
        if cell.code is not DayCode.DUTY:
            return Sense(cell.code)
        if any(d.shift not in self.vocabulary.shifts or d.post not in {None, *posts} for d in cell.duties):
            return None
        slots = (Service(Slot.of(self.vocabulary.shifts[duty.shift]), duty.post) for duty in cell.duties)
        return Sense(services=tuple(slots))

    def _together(self, parts: list[str], words: str) -> Sense | Unclear:
        """Return what parts joined by a person say: services, or a status, and turns of reperibilità."""
        whole = Sense()
        for part in parts:
            found = self.part(part)
            both = joined(whole, found) if isinstance(found, Sense) else None
            if both is None:
                return found if isinstance(found, Unclear) else Unclear("meaning.asked_both", {"text": words})
            whole = both
        return whole

    def _halves(self, words: str) -> Stacked | None:
        halves = _HALVES.split(words)
        if len(halves) != 2 or not all(halves):
            return None
        above, below = (self.part(half) for half in halves)
        return Stacked(above, below) if isinstance(above, Sense) and isinstance(below, Sense) else None

    def _on_call(self, words: str) -> Sense | Unclear | None:
        """Return a turn of reperibilità: ``REP N`` is one at night, ``N REP`` a night and a turn beside it."""
        tokens = words.split()
        place = next((number for number, token in enumerate(tokens) if squeezed(token) in _ON_CALL), None)
        if place is None:
            return None
        before, after = " ".join(tokens[:place]).strip(_EDGES), " ".join(tokens[place + 1 :]).strip(_EDGES)
        turn = self.service(after) if after else Sense(services=(Service(self._on_call_slot()),))
        if turn is None or isinstance(turn, Unclear) or len(turn.services) != 1 or turn.services[0].post:
            return turn if isinstance(turn, Unclear) else Unclear("meaning.asked_on_call")
        note = Note("meaning.on_call", {"shift": turn.services[0].slot.code})
        alone = Sense(on_call=(turn.services[0].slot,), notes=(note, *turn.notes))
        beside = self.part(before) if before else Sense()
        return joined(beside, alone) if isinstance(beside, Sense) else beside

    def _on_call_slot(self) -> Slot:
        shift = self.vocabulary.shifts.get(self.vocabulary.on_call or "")
        return Slot.of(shift) if shift else Slot("REP", self.vocabulary.hours.get("rep"))

    def _at_hours(self, words: str, clocked: Clocked) -> Sense | Unclear:
        hours = clocked.hours
        if hours.minutes < _SHORTEST_SERVICE:
            return Unclear("meaning.asked_hours_short", {"hours": hours.label()})
        slot, notes = at_hours(hours, self.vocabulary)
        if clocked.from_midnight:
            notes = (Note("meaning.from_midnight", {"hours": hours.label()}), *notes)
        sides = words[: len(clocked.before)].strip(_EDGES), words[len(words) - len(clocked.after) :].strip(_EDGES)
        rest = [side for side in sides if side and not agrees(side, hours, self.vocabulary)]
        if len(rest) == 1 and find_hours(rest[0].lower()) is not None:
            other = self.service(rest[0])
            first = Sense(services=(Service(slot),), notes=notes)
            both = joined(first, other) if isinstance(other, Sense) and not other.services[0].post else None
            return both or Unclear("meaning.asked_both", {"text": words})
        return self._at_post(slot, notes, rest)

    def _at_post(self, slot: Slot, notes: tuple[Note, ...], rest: list[str]) -> Sense | Unclear:
        """Return a service whose post is what is left of the words, when a part of it does not name the shift too."""
        if not rest:
            return Sense(services=(Service(slot),), notes=notes)
        text = " ".join(rest)
        head, _, tail = text.partition(" ")
        if slot.hours is not None and tail and agrees(head, slot.hours, self.vocabulary):
            text = tail
        if not self.vocabulary.has_seat:
            return self._at_open_post(slot, notes, text)
        post = self._find_post(text)
        if isinstance(post, Unclear):
            if is_status(text) or find_shift(text, self.vocabulary):
                return Unclear("meaning.asked_both", {"text": f"{slot.code} {text}"})
            shown = tuple(f"{slot.code} {option}" for option in post.proposals)
            return Unclear(post.key, post.values, shown)
        return Sense(services=(Service(slot, post[0]),), notes=(*notes, *post[1]))

    def _at_open_post(self, slot: Slot, notes: tuple[Note, ...], text: str) -> Sense | Unclear:
        """Return a service at a post only the file knows: not one whose name could be another code."""
        words = text.split()
        if any(is_status(word) or find_shift(word, self.vocabulary) for word in (text, words[0], words[-1])):
            return Unclear("meaning.asked_both", {"text": text})
        return Sense(services=(Service(slot, " ".join(fold_code(text).upper().split())),), notes=notes)

    def _by_code(self, words: str) -> Iterator[Sense | Unclear]:
        """Yield the readings of a shift named first, then the post, or the other way round."""
        tokens = list(_TOKEN.finditer(words))
        cuts = [(words[: token.end()], words[token.end() :]) for token in tokens]
        cuts += [(words[token.start() :], words[: token.start()]) for token in tokens[1:]]
        for named, rest in cuts:
            found = find_shift(named.strip(_EDGES), self.vocabulary)
            if found is None:
                continue
            if isinstance(found, Unclear):
                yield found
                continue
            slot, notes = found
            rest = rest.strip(_EDGES)
            if not rest and part_of_day(words) and notes and self._is_post(words):
                yield Unclear("meaning.asked_shift", {"post": words}, (slot.code,))
            else:
                yield self._at_post(slot, notes, [rest] if rest else [])

    def _find_post(self, words: str) -> tuple[str, tuple[Note, ...]] | Unclear:
        return find_post(words, self.unit, self.vocabulary.posts, self.vocabulary.post_names)

    def _is_post(self, words: str) -> bool:
        return any(squeezed(post.code) == squeezed(words) for post in self.vocabulary.posts)

    def _has_own_code(self, words: str, status: DayCode) -> bool:
        """Return whether the file also writes the code of that status: then so short a word must mean another."""
        short = len(squeezed(words)) <= _SHORT_WORD and own_status(words) is None
        return short and squeezed(status.value) in self.vocabulary.used


def read_words(words: str, unit: str, vocabulary: Vocabulary) -> Reading:
    """Return what the words of a cell mean, or why they are not understood.

    ``unit`` is the unit of the officer: posts of several units that share a name are told apart by it.
    """
    reader = _Reader(vocabulary, unit)
    given = vocabulary.given.get(spoken(words))
    if given is None:
        return reader.cell(words)
    answered = reader.cell(given)
    return replace(answered, notes=()) if isinstance(answered, Sense) else answered


def read_apart(shift: str, post: str, words: str, unit: str, vocabulary: Vocabulary) -> Reading:
    """Return what a shift and a post named apart mean, with the words of the cell, which may be none."""
    status = certain_status(post)
    if status is not None and not words:
        return Sense(status)  # a daily sheet lists who is off under the quadrants too
    said = " ".join(part for part in (shift, words) if part)
    if not said:
        return Unclear("meaning.asked_shift", {"post": post})
    found = read_words(said, unit, vocabulary)
    if not post or not isinstance(found, Sense):
        return found
    if len(found.services) != 1 or found.services[0].post:
        return found
    at_post = _Reader(vocabulary, unit)._at_post(found.services[0].slot, found.notes, [post])
    return joined(Sense(on_call=found.on_call), at_post) or at_post if isinstance(at_post, Sense) else at_post
