"""Workbooks as their parts, to be spoilt one part at a time: whole archives, and what an archive can lie about."""

from __future__ import annotations

import io
import zipfile
from datetime import date, time

from openpyxl import Workbook
from openpyxl.comments import Comment

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def month() -> bytes:
    """A sheet as people type it: title merged, header, two officers, a note, hidden row and column, hidden sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Dicembre"
    sheet["A1"] = "Servizio di dicembre 2026"
    sheet.merge_cells("A1:D1")
    for row in (
        ["Matricola", "Cognome", 1, 2],
        ["00123", "Rossi Anna", "N", "M\nP"],
        ["00124", "Neri Ugo", 8, date(2026, 12, 2)],
    ):
        sheet.append(row)
    sheet["C5"] = time(14, 30)
    sheet["C3"].comment = Comment("cambio con Neri", "Comandante")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    hidden = book.create_sheet("Vecchio")
    hidden["A1"] = "bozza"
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """The members of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return stream.getvalue()


def sheet(rows: str, before: str = "", after: str = "") -> bytes:
    """A sheet with these rows, as XML."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def with_sheet(rows: str, before: str = "", after: str = "") -> bytes:
    """The sound workbook whose first sheet has these rows."""
    return packed(parts(month()) | {SHEET: sheet(rows, before, after)})
