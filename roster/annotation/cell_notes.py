"""What is written on the cells: every finding that can be placed, several in one note."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from roster.messages import finding_text, text
from roster.registry import rules
from roster.rule import Severity
from roster.selection import Entry, Outcome
from roster.writer.findings import cells_of
from roster.writer.sheets.rilievi import severity_key

_MOST = 12
"""Findings in one note: more would not be read, and the sheet has them all."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""Characters that a cell can hold and the part with the notes cannot."""

Notes = Mapping[str, Mapping[str, str]]
"""The text of the note by sheet and cell."""


def notes_of(outcome: Outcome, lang: str) -> Notes:
    """Return the notes of the breaches and reports, gravest first.

    Preferences are in the sheet only: they can be on half of the cells, and would hide the breaches.
    """
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in outcome.entries:
        if entry.finding.severity is not Severity.PREFERENCE:
            words = _words(entry, lang)
            for sheet, cell in dict.fromkeys(places(entry)):
                found[sheet][cell].append(words)
    return {
        sheet: {cell: _joined(words, lang) for cell, words in cells.items()} for sheet, cells in sorted(found.items())
    }


def places(entry: Entry) -> list[tuple[str, str]]:
    """Return sheet and cell of all the cells of the roster that a finding speaks of."""
    month, finding = entry.month, entry.finding
    found = []
    for day in finding.days:
        for address in cells_of(finding, day, month.addresses, month.turns):
            sheet, _, cell = address.rpartition("!")
            found.append((sheet, cell))
    return found


def weight(entry: Entry, lang: str) -> str:
    """Return how a finding weighs, in words; a breach that does not condemn says why."""
    key = severity_key(entry.finding)
    if entry.finding.severity is Severity.HARD and not entry.finding.blocks:
        return f"{text('severity.hard', lang)} ({text(key, lang)})"
    return text(key, lang)


def _words(entry: Entry, lang: str) -> str:
    finding = entry.finding
    article = rules()[finding.rule].cites[0].place
    words = f"{finding.rule} ({article}), {weight(entry, lang)}\n{finding_text(finding, entry.instance, lang)}"
    return _UNWRITABLE.sub(" ", words)


def _joined(words: list[str], lang: str) -> str:
    told = words[:_MOST]
    if len(words) > _MOST:
        told.append(text("annotation.more", lang, number=len(words) - _MOST))
    return "\n\n".join(told)
