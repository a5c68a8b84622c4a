"""The mapping file as the program proposes it: all that was understood, and a question mark for the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import tomlkit
from tomlkit.items import Table

from roster.foreign.meanings.hours import hours_alone
from roster.foreign.meanings.mapping import OPEN, Map
from roster.foreign.meanings.people import LEFT_OUT
from roster.foreign.meanings.senses import Sense
from roster.foreign.meanings.understanding import Question, Understood, asked_in, person_key, slots_of
from roster.foreign.meanings.words import spoken
from roster.messages import DEFAULT_LANGUAGE, text

_TABLES = ("codici", "turni", "posti", "persone")
_ALIASES = {"file": "file", "ignored": "ignora"}


def proposed_map(months: Iterable[Understood], mapping: Map, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return the text of a mapping file for the months of a file.

    What ``mapping`` already says is kept. Every writing that is not a code of the program itself, every shift that
    no seat gives, everybody known by name are written with what they were taken for; what was not understood with a
    question mark, and a comment with the reason and the first cell.
    """
    read = list(months)
    document = tomlkit.document()
    document.add(tomlkit.comment(text("proposal.head", lang)))
    _add_given(document, mapping, lang)
    answers: dict[str, dict[str, str]] = {table: {} for table in _TABLES}
    for month in read:
        for table, lines in _understood(month).items():
            for typed, meaning in lines.items():
                answers[table].setdefault(typed, meaning)
    for table, lines in zip(_TABLES, (mapping.codes, mapping.shifts, mapping.posts, mapping.people), strict=True):
        answers[table].update(lines)
    questions = sorted((q for month in read for q in month.questions), key=lambda question: question.table)
    asked = {table: list(found) for table, found in groupby(questions, key=lambda question: question.table)}
    for table in _TABLES:
        document.add(table, _table(table, answers[table], asked.get(table, ()), lang))
    return tomlkit.dumps(document)


def _add_given(document: tomlkit.TOMLDocument, mapping: Map, lang: str) -> None:
    """Write the tables about the layout: what the map says, under a comment that tells what they are for."""
    content = mapping.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for alias in _ALIASES.values():
        made = tomlkit.table()
        made.add(tomlkit.comment(text(f"proposal.{alias}", lang)))
        for key, value in content.get(alias, {}).items():
            made.add(key, value)
        document.add(alias, made)


def _table(table: str, answers: Mapping[str, str], questions: Iterable[Question], lang: str) -> Table:
    made = tomlkit.table()
    made.add(tomlkit.comment(text(f"proposal.{table}", lang)))
    asked: dict[str, Question] = {}
    for question in questions:
        asked.setdefault(question.typed, question)
    for typed, meaning in sorted(answers.items()):
        if typed not in asked:
            made.add(typed, meaning)
    for typed, question in sorted(asked.items()):
        made.add(tomlkit.comment(_why(question, lang)))
        made.add(typed, OPEN)
    return made


def _why(question: Question, lang: str) -> str:
    values = {"place": str(question.places[0]), "count": len(question.places)}
    options = ", ".join(question.unclear.proposals)
    if options:
        return text("proposal.asked_among", lang, **values, options=options)
    return text("proposal.asked", lang, **values)


def _understood(month: Understood) -> Mapping[str, Mapping[str, str]]:
    return {"codici": dict(_codes(month)), "turni": dict(_shifts(month)), "persone": dict(_people(month))}


def _codes(month: Understood) -> Iterator[tuple[str, str]]:
    """Yield writings of which the program makes something else, always the same.

    Two meanings in one cell are left to the whole file, and posts named apart are told in their own table.
    """
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for entry, reading in zip(month.written.entries, month.readings, strict=True):
        if not entry.post and isinstance(reading, Sense):
            meanings[asked_in(entry)].add(reading.text())
    for typed, found in meanings.items():
        if len(found) == 1 and spoken(typed) != spoken(next(iter(found))):
            yield typed, next(iter(found))


def _shifts(month: Understood) -> Iterator[tuple[str, str]]:
    """Yield the shifts that only the file has and that have a code of their own."""
    known = month.instance.shift if month.instance else {}
    for slot in slots_of(month.readings):
        if slot.hours is not None and slot.code not in known and hours_alone(slot.code) is None:
            yield slot.code, slot.hours.label()


def _people(month: Understood) -> Iterator[tuple[str, str]]:
    if month.instance is None:
        yield from ((person_key(person), LEFT_OUT) for person in month.people.left_out)
        return
    for person in month.written.people:
        officer = month.people.officers.get(person)
        if person in month.people.left_out:
            yield person_key(person), LEFT_OUT
        elif officer is not None and person.matricola != officer:
            yield person_key(person), officer
