"""Names of people as they are typed: titles before them, order, accents, initials, one typing slip."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from roster.domain.codes import Ruolo
from roster.domain.officer import Officer
from roster.workbook.text import fold

_APOSTROPHES = re.compile(r"['’`´]")
_SHORTEST_WITH_SLIP = 4

_BEGIN: dict[str, Ruolo | None] = {
    **dict.fromkeys(("agente", "ag", "agt", "agg", "assistente", "ass", "asst"), Ruolo.AGENTI_ASSISTENTI),
    **dict.fromkeys(("sovrintendente", "sovr", "sov", "sovrint"), Ruolo.SOVRINTENDENTI),
    **dict.fromkeys(("ispettore", "isp", "ispett", "sostituto", "sost"), Ruolo.ISPETTORI),
    **dict.fromkeys(("commissario", "comm", "funzionario"), Ruolo.FUNZIONARI),
    **dict.fromkeys(("dott", "dottssa", "dr", "drssa", "sig", "sigra", "vice", "v"), None),
}
_GO_ON = frozenset(
    (
        *("capo", "cap", "c", "cc", "coord", "coordinatore", "coordinatrice", "scelto", "scelta", "sc", "s"),
        *("superiore", "sup", "principale", "pr", "aggiunto", "agg", "tecnico", "tec", "ssa", "ra"),
    )
)
_WRITTEN_TOGETHER: dict[str, Ruolo] = {
    **dict.fromkeys(("as", "ac", "acc", "asc"), Ruolo.AGENTI_ASSISTENTI),
    **dict.fromkeys(("vs", "sc", "scc"), Ruolo.SOVRINTENDENTI),
    **dict.fromkeys(("vi", "ic", "is", "scom"), Ruolo.ISPETTORI),
}


class Likeness(IntEnum):
    """How a typed name fits an officer, the best first."""

    EXACT = 0
    """Surname and name, in this order, case apart."""
    SAME = 1
    """The same name in another order, or with other accents, apostrophes or blanks."""
    SHORTENED = 2
    """The surname with initials, with one of several names, or alone."""
    SLIP = 3
    """One letter typed wrong, missing, in excess or swapped, in the surname or in the name."""


@dataclass(frozen=True)
class TypedName:
    """A name without its title, in comparable words, with the ruolo of the title when it has one."""

    words: tuple[str, ...]
    ruolo: Ruolo | None = None


def typed_name(text: str) -> TypedName:
    """Return the name in a text that may begin, or end, with a qualifica: ``Ass. C. ROSSI Mario``."""
    words = _words(text)
    first, ruolo = _title(words)
    if first:
        return TypedName(words[first:], ruolo)
    together = _written_together(text, words)
    return together or TypedName(words)


def ruolo_of(text: str) -> Ruolo | None:
    """Return the ruolo that a qualifica, or the name of a ruolo, says; None when it says none."""
    folded = fold(text)
    named = next((ruolo for ruolo in Ruolo if fold(ruolo.value) == folded), None)
    if named is not None:
        return named
    words = _words(text)
    first, ruolo = _title((*words, "-"))
    if first == len(words) and ruolo is not None:
        return ruolo
    return _WRITTEN_TOGETHER.get("".join(words))


def likeness(typed: tuple[str, ...], officer: Officer) -> Likeness | None:
    """Return how a typed name fits an officer, None when it does not."""
    surname, name = _words(officer.surname), _words(officer.name)
    if typed == (*surname, *name):
        return Likeness.EXACT
    whole, theirs = "".join(typed), ("".join(surname), "".join(name))
    if whole in {theirs[0] + theirs[1], theirs[1] + theirs[0]}:
        return Likeness.SAME
    if _shortened(typed, surname, name):
        return Likeness.SHORTENED
    return Likeness.SLIP if _slip(typed, *theirs) else None


class Names:
    """Officers by name, so that a typed one is not compared with everybody."""

    def __init__(self, officers: Sequence[Officer]) -> None:
        self._whole: defaultdict[str, list[Officer]] = defaultdict(list)
        self._surname: defaultdict[str, list[Officer]] = defaultdict(list)
        for officer in officers:
            surname, name = "".join(_words(officer.surname)), "".join(_words(officer.name))
            for whole in dict.fromkeys((surname + name, name + surname)):
                self._whole[whole].append(officer)
            self._surname[surname].append(officer)
        self._wholes = list(self._whole)

    def like(self, typed: tuple[str, ...]) -> Mapping[Likeness, list[Officer]]:
        """Return the officers a typed name fits, by how it does."""
        if not typed:
            return {}
        whole = "".join(typed)
        found = {officer.id: officer for officer in self._whole.get(whole, ())}
        if not found:
            near_ones = process.extract(whole, self._wholes, scorer=OSA.distance, score_cutoff=1, limit=None)
            parts = [part for cut in range(1, len(typed) + 1) for part in (typed[:cut], typed[-cut:])]
            found = {officer.id: officer for name, _, _ in near_ones for officer in self._whole[name]} | {
                officer.id: officer for part in parts for officer in self._surname.get("".join(part), ())
            }
        fits: defaultdict[Likeness, list[Officer]] = defaultdict(list)
        for officer in found.values():
            how = likeness(typed, officer)
            if how is not None:
                fits[how].append(officer)
        return fits


def near_ones(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names of a file that are one typing slip apart, titles aside."""
    whole = {name: "".join(typed_name(name).words) for name in names}
    for name, joined in whole.items():
        for _, _, other in process.extract(joined, whole, scorer=OSA.distance, score_cutoff=1, limit=None):
            if name < other and joined != whole[other] and len(joined) > _SHORTEST_WITH_SLIP:
                yield name, other


def surname_and_name(text: str) -> tuple[str, str]:
    """Return a typed name without its title, cut after the surname: particles belong to it. Nothing is corrected."""
    skipped = len(_words(text)) - len(typed_name(text).words)
    words = text.replace(".", ". ").split()
    while skipped > 0 and words:
        skipped -= len(_words(words.pop(0)))
    cut = 2 if len(words) > 2 and fold(words[0]) in _PARTICLES else 1
    return " ".join(words[:cut]), " ".join(words[cut:])


_PARTICLES = frozenset(
    (
        *("de", "di", "da", "del", "della", "dello", "dei", "degli", "dal", "dalla"),
        *("d", "la", "lo", "li", "le", "mc", "san", "santa"),
    )
)


def _words(text: str) -> tuple[str, ...]:
    folded = fold(_APOSTROPHES.sub("", text))
    return tuple(folded.split()) if any(char.isalnum() for char in folded) else ()


def _title(words: tuple[str, ...]) -> tuple[int, Ruolo | None]:
    """Return how many words at the beginning are a title, never all of them, and the ruolo they say."""
    count, ruolo = 0, None
    for word in words[:-1]:
        begins = word in _BEGIN and (ruolo is None or word in {"sup", "sost", "comm", "commissario"})
        if not begins and not (count and word in _GO_ON):
            break
        count += 1
        ruolo = ruolo or _BEGIN.get(word)
    if count == 1 and words[0] == "v":
        return 0, None  # an initial, not a "vice" of anything
    return count, ruolo


def _written_together(text: str, words: tuple[str, ...]) -> TypedName | None:
    """Return the name after ``A.C.`` or ``AC``: letters with dots, or the first word, before two words at least."""
    first = text.split()[0] if text.split() else ""
    letters = _words(first)
    ruolo = _WRITTEN_TOGETHER.get("".join(letters))
    rest = words[len(letters) :]
    if ruolo is None or len(rest) < 2 or not first.isupper() or len(first.replace(".", "")) < 2:
        return None
    return TypedName(rest, ruolo)


def _shortened(typed: tuple[str, ...], surname: tuple[str, ...], name: tuple[str, ...]) -> bool:
    for words in (typed, typed[::-1] if len(typed) == 2 else typed[-len(surname) :] + typed[: -len(surname)]):
        if "".join(words[: len(surname)]) != "".join(surname):
            continue
        rest = words[len(surname) :]
        if len(rest) <= len(name) and all(
            given == short or (len(short) == 1 and given.startswith(short))
            for given, short in zip(name, rest, strict=False)
        ):
            return True
    return False


def _slip(typed: tuple[str, ...], surname: str, name: str) -> bool:
    """Return whether one slip in surname or name, at least four letters long, makes them what was typed."""
    for cut in range(1, len(typed)):
        first, last = "".join(typed[:cut]), "".join(typed[cut:])
        for own_surname, own_name in ((first, last), (last, first)):
            if own_name == name and _one_off(own_surname, surname):
                return True
            if own_surname == surname and _one_off(own_name, name):
                return True
    return False


def _one_off(typed: str, known: str) -> bool:
    return len(known) >= _SHORTEST_WITH_SLIP and OSA.distance(typed, known, score_cutoff=1) == 1
