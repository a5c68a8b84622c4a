"""The workbook of the report: which sheets, in which order."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import xlsxwriter

from roster.equality.report import Equality
from roster.writer.equality import charts, comparisons, method, notices, people, posts, summary
from roster.writer.equality.words import ReportBook, Words
from roster.writer.workbook import OPTIONS


def write(report: Equality, path: Path, lang: str) -> None:
    """Write the workbook at ``path``. Its properties name no person and no moment: same report, same file."""
    with xlsxwriter.Workbook(str(path), OPTIONS) as workbook:
        book = ReportBook(workbook, lang, Words(report, lang))
        year, month = report.view.months[-1].when
        title = book.say("equality.title", seat=book.seat)
        workbook.set_properties({"title": title, "created": datetime(year, month, 1)})  # noqa: DTZ001 - the month itself, no instant
        for sheet in (summary, people, posts, comparisons, notices, charts, method):
            sheet.write(book)
