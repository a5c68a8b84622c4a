"""Chooses the form of the copy by what the roster was read from."""

from __future__ import annotations

from pathlib import Path

from roster.annotation.cell_notes import notes_of
from roster.annotation.graft import grafted
from roster.annotation.report import added_names, beside_table, report
from roster.audited import Role
from roster.foreign.files.opening import TEXT_NAMES
from roster.foreign.files.text_file import open_text
from roster.reader.package import Package
from roster.reader.seat_book import ZIP, head_of
from roster.selection import Outcome


def annotated(outcome: Outcome, lang: str) -> bytes:
    """Return the workbook that tells the findings, with the sheets of the roster file when there is one file.

    Raises:
        InputError: when that file cannot be opened any more.

    """
    notes = notes_of(outcome, lang)
    original = _original(outcome)
    if original is not None and head_of(original).startswith(ZIP):
        package = Package(original)
        titles = tuple(part.title for part in package.sheets)
        names = added_names(outcome, titles, lang)
        kept = {title: notes[title] for title in titles if title in notes}
        return grafted(package, report(outcome, lang, names, frozenset(titles), kept), names, kept)
    if original is not None and original.suffix.lower() in TEXT_NAMES:
        return beside_table(outcome, lang, open_text(original)[0], notes)
    return report(outcome, lang, added_names(outcome, (), lang), frozenset(), {})


def _original(outcome: Outcome) -> Path | None:
    """Return the one file the months were read from; None when they are several."""
    files = {source.path for month in outcome.audited for source in month.sources if source.role is Role.ROSTER}
    return files.pop() if len(files) == 1 else None
