"""The files of the corpus, one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.foreign import typed as t
from tests.foreign.layouts import (
    Month,
    Where,
    as_rows,
    assignments,
    before,
    coloured,
    daily_sheets,
    day_columns,
    days_before,
    grid,
    heads,
    in_columns,
    moved,
    names,
    new_book,
    plain_rows,
    unit_months,
    write_csv,
)
from tests.foreign.month import ABSENCES, Cell, planned
from tests.foreign.people import Agent
from tests.foreign.seat import UNITS


@dataclass(frozen=True)
class Built:
    """The files of a case, and the cell of each agent's date in them."""

    paths: tuple[Path, ...]
    where: Mapping[tuple[str, date], str]


def _matricola(a: Agent) -> object:
    return a.matricola


def _one_sheet(folder: Path, name: str, title: str, fill: Callable[[Worksheet], Where]) -> Built:
    book, [sheet] = new_book(title)
    where = fill(sheet)
    path = folder / f"{name}.xlsx"
    folder.mkdir(exist_ok=True)
    book.save(path)
    return Built((path,), where)


def rows_with_own_codes(folder: Path, m: Month) -> Built:
    """Matricola, name, days as numbers, codes of the seat."""
    return _one_sheet(folder, "brogliaccio ottobre", "Ottobre", lambda s: plain_rows(s, m))


def rows_with_dates(folder: Path, m: Month) -> Built:
    """Names only, the days as real dates, ``06-12 portineria``."""

    def fill(sheet: Worksheet) -> Where:
        where = plain_rows(sheet, m, t.dash_named, t.surname_first, day_head=lambda day: day, titles=("Personale",))
        for place in sheet[3][1:]:
            place.number_format = "dd/mm"
        return where

    return _one_sheet(folder, "servizio", "Servizio", fill)


def rows_stacked(folder: Path, m: Month) -> Built:
    """Names the other way round, ``gio 1``, the shift above the post in each cell."""

    def fill(sheet: Worksheet) -> Where:
        where = plain_rows(
            sheet, m, t.stacked, _matricola, t.name_first, day_head=t.lun_1, titles=("N. matricola", "Nominativo")
        )
        for row in sheet.iter_rows(min_row=4):
            for place in row:
                place.alignment = Alignment(wrap_text=True)
        return where

    return _one_sheet(folder, "ottobre 2026", "Foglio1", fill)


def rows_between_totals(folder: Path, m: Month) -> Built:
    """Weekday letters above the numbers, a merged title, totals beside and below, a legend, signatures."""

    def fill(sheet: Worksheet) -> Where:
        last = 3 + len(m.days)
        sheet["A1"] = f"CASA CIRCONDARIALE DI VALLOMBRA - SERVIZIO DEL MESE DI {t.month_title(m.first)}"
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=last + 3)
        heads(sheet, 3, 4, [t.WEEKDAYS[day.weekday()][0].upper() for day in m.days])
        heads(sheet, 4, 1, ["N.", "Matr.", "Cognome e nome", *(day.day for day in m.days), "Notti", "Riposi", "TOT."])
        for number, agent in enumerate(m.people):
            heads(sheet, 5 + number, 1, [number + 1, agent.matricola, t.surname_first(agent)])
        where = grid(sheet, m, t.low, row=5, column=4)
        for number, agent in enumerate(m.people):
            cells = [m.cells[agent.matricola, day] for day in m.days]
            nights = sum(any(turn.shift.startswith("N") for turn in c) for c in cells if not isinstance(c, str))
            heads(sheet, 5 + number, last + 1, [nights, cells.count("RS"), sum(isinstance(c, tuple) for c in cells)])
        end = 5 + len(m.people)
        for number, (title, letter) in enumerate((("Presenti notte", "N"), ("Presenti mattina", "M"))):
            counts = [sum(_has(m.cells[a.matricola, day], letter) for a in m.people) for day in m.days]
            heads(sheet, end + number, 3, [title, *counts])
        heads(
            sheet, end + 2, 3, ["TOTALE", *(f"=SUM({get_column_letter(c)}5:{get_column_letter(c)}6)" for c in (4, 5))]
        )
        sheet.cell(end + 4, 1, "Legenda: n notte 00-06; m mattina 06-12; p pomeriggio 12-18; s sera 18-24; R.S. riposo")
        sheet.cell(end + 6, 3, "Il Comandante")
        sheet.cell(end + 6, 20, "Il Direttore")
        return where

    return _one_sheet(folder, "servizio_10_2026", "Servizio", fill)


def _has(cell: Cell, letter: str) -> bool:
    return not isinstance(cell, str) and any(turn.shift == letter for turn in cell)


def rows_after_last_month(folder: Path, m: Month) -> Built:
    """The last three days of the month before at the left of the first."""

    def fill(sheet: Worksheet) -> Where:
        sheet["A1"] = f"Brogliaccio {t.month_title(m.first).lower()}"
        past = days_before(m, 3)
        heads(sheet, 3, 1, ["Matricola", "Cognome e nome", *(day.day for day in past), *(day.day for day in m.days)])
        names(sheet, m, 4, _matricola, t.surname_first)
        for number, agent in enumerate(m.people):
            heads(sheet, 4 + number, 3, [t.own(before(agent, day)) or None for day in past])
        return grid(sheet, m, t.own, row=4, column=6)

    return _one_sheet(folder, "brogliaccio", "Brogliaccio", fill)


def rows_with_gaps(folder: Path, m: Month) -> Built:
    """An empty column after the 10th, one for notes after the 20th, matricola after the name."""

    def fill(sheet: Worksheet) -> Where:
        gaps = (11, 21)
        sheet["B1"] = f"Mese: {t.month_title(m.first)}"
        heads(sheet, 2, 1, ["Dipendente", "Matricola", "Reparto"])
        for day, column in zip(m.days, day_columns(m, 4, gaps), strict=True):
            sheet.cell(2, column, t.one_l(day))
        sheet.cell(2, 25, "note")
        names(sheet, m, 3, t.surname_first, _matricola, lambda a: UNITS[a.unit])
        sheet.cell(6, 25, "rientra dal distacco")
        sheet.cell(9, 25, "chiede il cambio del 21")
        return grid(sheet, m, t.own, row=3, column=4, gaps=gaps)

    return _one_sheet(folder, "mensile", "Mensile", fill)


def rows_under_unit_titles(folder: Path, m: Month) -> Built:
    """The name of each unit on a row of its own, then its people."""

    def fill(sheet: Worksheet) -> Where:
        sheet["A1"] = t.month_title(m.first)
        heads(sheet, 2, 1, ["Matricola", "Nominativo", *(day.day for day in m.days)])
        where: Where = {}
        row = 3
        for code, part in unit_months(m):
            sheet.cell(row, 1, UNITS[code].upper())
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2 + len(m.days))
            sheet.cell(row, 1).font = Font(bold=True)
            names(sheet, part, row + 1, _matricola, t.surname_first)
            where |= grid(sheet, part, t.own, row=row + 1, column=3)
            row += 1 + len(part.people)
        return where

    return _one_sheet(folder, "per reparto", "Tutti", fill)


def sheet_per_unit(folder: Path, m: Month) -> Built:
    """One sheet for each unit, named after it."""
    book, sheets = new_book(*UNITS.values())
    where: Where = {}
    for sheet, (_, part) in zip(sheets, unit_months(m), strict=True):
        where |= plain_rows(sheet, part, t.own)
    book.save(folder / "unita.xlsx")
    return Built((folder / "unita.xlsx",), where)


def file_per_unit(folder: Path, m: Month) -> Built:
    """One file for each unit, whose sheets have the same name."""
    paths: list[Path] = []
    where: Where = {}
    for code, part in unit_months(m):
        built = rows_with_own_codes(folder / code, part)
        paths += built.paths
        where |= built.where
    return Built(tuple(paths), where)


def columns_by_day(folder: Path, m: Month) -> Built:
    """Days down as ``gio 1``, people across."""
    return _one_sheet(folder, "ottobre", "Turni", lambda s: in_columns(s, m, t.own, t.surname_first))


def columns_by_date(folder: Path, m: Month) -> Built:
    """Days down as dates, people across, hours with the post after them."""
    return _one_sheet(folder, "turni", "Turni", lambda s: in_columns(s, m, t.clock, t.name_first, lambda day: day))


def daily(folder: Path, m: Month) -> Built:
    """One sheet a day, names one under another in the cell."""
    book, where = daily_sheets(m, t.surname_first)
    book.save(folder / "fogli di servizio.xlsx")
    return Built((folder / "fogli di servizio.xlsx",), where)


def daily_with_commas(folder: Path, m: Month) -> Built:
    """One sheet a day, names parted by commas, with the qualifica."""
    book, where = daily_sheets(m, t.ranked, ", ")
    for sheet in book.worksheets:
        sheet.title = f"{int(sheet.title):02}-10"
    where = {key: f"{int(cell.partition('!')[0]):02}-10!{cell.partition('!')[2]}" for key, cell in where.items()}
    book.save(folder / "mod 14A.xlsx")
    return Built((folder / "mod 14A.xlsx",), where)


def list_with_codes(folder: Path, m: Month) -> Built:
    """One row for each assignment: date, matricola, name, code of the shift or of the status, post."""

    def fill(sheet: Worksheet) -> Where:
        heads(sheet, 1, 1, ["Data", "Matricola", "Cognome", "Nome", "Turno", "Posto di servizio"])
        where: Where = {}
        row = 2
        for day in m.days:
            for a in m.people:
                cell = m.cells[a.matricola, day]
                lines = [(cell, "")] if isinstance(cell, str) else [(turn.shift, turn.post) for turn in cell]
                for shift, post in lines:
                    if shift:
                        heads(sheet, row, 1, [day, a.matricola, a.surname, a.name, shift, post or None])
                        where.setdefault((a.matricola, day), f"{sheet.title}!E{row}")
                        row += 1
        return where

    return _one_sheet(folder, "assegnazioni", "Assegnazioni", fill)


def list_as_csv(folder: Path, m: Month) -> Built:
    """The same as text: date, name, from, to, service, as an export of another program."""
    rows: list[list[object]] = [["Data", "Cognome e nome", "Dalle", "Alle", "Servizio"]]
    where: Where = {}
    for a, day, start, end, post, status in assignments(m):
        rows.append([f"{day:%d/%m/%Y}", t.surname_first(a), start, end, post or status])
        where.setdefault((a.matricola, day), f"export!{'C' if start else 'E'}{len(rows)}")
    write_csv(folder / "export.csv", rows, ";", "cp1252")
    return Built((folder / "export.csv",), where)


def _as_csv(folder: Path, name: str, m: Month, write: t.Dialect, delimiter: str, encoding: str) -> Built:
    _, [sheet] = new_book("csv")
    where = plain_rows(sheet, m, write)
    write_csv(folder / f"{name}.csv", as_rows(sheet), delimiter, encoding)
    return Built((folder / f"{name}.csv",), moved(where, name))


def csv_semicolons(folder: Path, m: Month) -> Built:
    """Saved as CSV by an Italian Excel: semicolons, cp1252."""
    return _as_csv(folder, "ottobre2026", m, t.own, ";", "cp1252")


def csv_tabs(folder: Path, m: Month) -> Built:
    """Saved as *testo Unicode*: tabs, UTF-16."""
    return _as_csv(folder, "ottobre_unicode", m, t.low, "\t", "utf-16")


def rows_hidden(folder: Path, m: Month) -> Built:
    """Two officers hidden, and the second fortnight folded away."""

    def fill(sheet: Worksheet) -> Where:
        where = plain_rows(sheet, m)
        sheet.row_dimensions[7].hidden = True
        sheet.row_dimensions[13].hidden = True
        sheet.column_dimensions.group(get_column_letter(20), get_column_letter(25), hidden=True)
        return where

    return _one_sheet(folder, "ott", "Ottobre 2026", fill)


def rows_dressed(folder: Path, m: Month) -> Built:
    """A title page and a legend on sheets of their own; notes, colours, a filter, frozen panes."""
    book, [cover, sheet, legend] = new_book("Copertina", "Servizio ottobre", "Legenda")
    cover["B3"] = "MINISTERO DELLA GIUSTIZIA"
    cover["B5"] = "Casa circondariale di Vallombra"
    cover["B7"] = f"Servizio mensile {t.month_title(m.first)}"
    where = plain_rows(sheet, m, t.own)
    sheet["E6"].comment = Comment("cambio chiesto dal collega", "Ufficio servizi")
    sheet["A9"].comment = Comment("aggregato fino al 30", "Ufficio servizi")
    coloured(sheet, [where[a.matricola, day] for a in m.people for day in m.days if day.weekday() == 6])
    sheet.auto_filter.ref = f"A3:{get_column_letter(2 + len(m.days))}{3 + len(m.people)}"
    sheet.freeze_panes = "C4"
    for row in (("M", "mattina 06-12"), ("P", "pomeriggio 12-18"), ("S", "sera 18-24"), ("N", "notte 00-06")):
        legend.append(row)
    book.save(folder / "mensile ottobre.xlsx")
    return Built((folder / "mensile ottobre.xlsx",), where)


def rows_under_a_strange_name(folder: Path, m: Month) -> Built:
    """The sheet is called as a copy in Excel is; the title says the month."""
    return _one_sheet(folder, "Copia di servizio (2)", "Foglio1 (2)", lambda s: plain_rows(s, m, t.own))


def rows_with_numbers(folder: Path, m: Month) -> Built:
    """Matricole typed as numbers: the zeros at the left are gone."""
    return _one_sheet(
        folder, "numeri", "ottobre 2026", lambda s: plain_rows(s, m, t.own, lambda a: int(a.matricola), t.surname_first)
    )


def rows_by_rank(folder: Path, m: Month) -> Built:
    """No matricola: the qualifica before the name, accents typed as apostrophes."""

    def ranked(a: Agent) -> str:
        return (
            t.ranked(a).replace("Nicolò", "NICOLO'").replace("NICOLÒ", "NICOLO'").replace("À", "A'").replace("Ò", "O'")
        )

    return _one_sheet(
        folder, "qualifiche", "Servizio", lambda s: plain_rows(s, m, t.own, ranked, titles=("Qualifica e nome",))
    )


def rows_with_a_slip(folder: Path, m: Month) -> Built:
    """``Mario Rossi``, and one letter doubled: Bianchinni for Bianchini."""

    def slipped(a: Agent) -> str:
        return t.name_first(a).replace("Bianchini", "Bianchinni")

    return _one_sheet(folder, "nomi", "Servizio", lambda s: plain_rows(s, m, t.own, slipped, titles=("Nominativo",)))


def rows_with_slashes(folder: Path, m: Month) -> Built:
    """``6/12 SEZ1``, ``R.S.``, ``c.o.``; the days as ``1-ott``."""
    return _one_sheet(
        folder,
        "barre",
        "Ottobre",
        lambda s: plain_rows(s, m, t.slash, _matricola, t.shouted, day_head=t.short_date),
    )


_THEIR_OWN = {"M": "A", "P": "B", "S": "C", "N": "D", "U": "E", "L": "F", "N8": "G", "RS": "X", "CO": "K"}


def rows_with_their_own_letters(folder: Path, m: Month) -> Built:
    """A, B, C, D for the quadrants, X for the rest, K for the leave: the legend below says so."""

    def write(cell: Cell) -> str:
        if isinstance(cell, str):
            return _THEIR_OWN.get(cell, cell)
        return " + ".join(f"{_THEIR_OWN[turn.shift]} {turn.post}" for turn in cell)

    def fill(sheet: Worksheet) -> Where:
        where = plain_rows(sheet, m, write)
        at = 6 + len(m.people)
        sheet.cell(at, 1, "LEGENDA")
        told = (
            ("A", "06-12"), ("B", "12-18"), ("C", "18-24"), ("D", "00-06"), ("E", "08:00-15:12"),
            ("X", "riposo settimanale"), ("K", "congedo ordinario"),
        )  # fmt: skip
        for number, (code, meaning) in enumerate(told, start=1):
            sheet.cell(at + number, 1, code)
            sheet.cell(at + number, 2, meaning)
        return where

    return _one_sheet(folder, "sigle", "Servizio", fill)


def rows_of_letters(folder: Path, m: Month) -> Built:
    """M P S N and nothing else."""
    return _one_sheet(folder, "lettere", "Servizio", lambda s: plain_rows(s, m, t.letters))


def rows_of_hours(folder: Path, m: Month) -> Built:
    """Hours and nothing else, names and no matricola."""
    return _one_sheet(
        folder, "orari", "Servizio", lambda s: plain_rows(s, m, t.spans, t.surname_first, titles=("Cognome e nome",))
    )


def rows_of_two_layers(folder: Path, m: Month) -> Built:
    """Two rows a person under one merged name: ``prog.`` as the cycle had it, ``svolto`` as it went."""

    def programmed(a: Agent, day: date) -> Cell:
        absence = ABSENCES.get((a.matricola, day))
        return absence if absence is not None else planned(a, day)

    def fill(sheet: Worksheet) -> Where:
        sheet["A1"] = f"Servizio programmato e svolto - {t.month_title(m.first)}"
        heads(sheet, 3, 1, ["Matricola", "Cognome e nome", "", *(day.day for day in m.days)])
        old = replace(m, cells={(a.matricola, day): programmed(a, day) for a in m.people for day in m.days})
        grid(sheet, old, t.own, row=4, column=4, step=2)
        where = grid(sheet, m, t.own, row=5, column=4, step=2)
        for number, agent in enumerate(m.people):
            row = 4 + 2 * number
            heads(sheet, row, 1, [agent.matricola, t.surname_first(agent), "prog."])
            sheet.cell(row + 1, 3, "svolto")
            for column in (1, 2):
                sheet.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column)
        return where

    return _one_sheet(folder, "programmato e svolto", "Servizio", fill)


def rows_with_merged_leave(folder: Path, m: Month) -> Built:
    """Days of leave in a row as one merged cell: the value stands in the first."""

    def fill(sheet: Worksheet) -> Where:
        where = plain_rows(sheet, m, t.own)
        for number, agent in enumerate(m.people):
            codes = [m.cells[agent.matricola, day] for day in m.days]
            start = 0
            while start < len(codes):
                end = start
                while end + 1 < len(codes) and codes[end + 1] == codes[start] == "CO":
                    end += 1
                if end > start:
                    row = 4 + number
                    sheet.merge_cells(start_row=row, end_row=row, start_column=3 + start, end_column=3 + end)
                start = end + 1
        return where

    return _one_sheet(folder, "unite", "Servizio", fill)


def rows_spelled(folder: Path, m: Month) -> Built:
    """``Mattina SEZ1``, ``Riposo``, ``Congedo``."""
    return _one_sheet(folder, "parole", "Servizio", lambda s: plain_rows(s, m, t.spelled))


def rows_with_merged_title(folder: Path, m: Month) -> Built:
    """The month merged over the days, the names at the right of the matricole, ``dom 1``."""

    def fill(sheet: Worksheet) -> Where:
        sheet.cell(1, 3, t.month_title(m.first))
        sheet.merge_cells(start_row=1, start_column=3, end_row=1, end_column=2 + len(m.days))
        heads(sheet, 2, 1, ["Matr.", "Nome", *(t.lun_1(day) for day in m.days)])
        names(sheet, m, 3, _matricola, t.surname_first)
        return grid(sheet, m, t.clock_points, row=3, column=3)

    return _one_sheet(folder, "novembre", "Turni", fill)


_SLANG: dict[str, str] = {"M": "primo", "P": "secondo", "S": "terzo", "N": "quarto", "U": "ufficio", "RS": "fr"}
SLANG_MAP = """
[codici]
"primo" = "M"
"secondo" = "P"
"terzo" = "S"
"quarto" = "N"
"ufficio" = "U"
"fr" = "RS"
"""


def rows_in_slang(folder: Path, m: Month) -> Built:
    """Words of one office only: ``terzo SEZ1``, ``fr``; a map says what they mean."""

    def write(cell: Cell) -> str:
        if isinstance(cell, str):
            return _SLANG.get(cell, cell)
        return " + ".join(f"{_SLANG[turn.shift]} {turn.post}" for turn in cell)

    return _one_sheet(folder, "gergo", "Servizio", lambda s: plain_rows(s, m, write))


def refused(folder: Path, m: Month, spoil: Callable[[Worksheet], Any]) -> Path:
    """Write plain rows and spoil them."""

    def fill(sheet: Worksheet) -> Where:
        where = plain_rows(sheet, m)
        spoil(sheet)
        return where

    return _one_sheet(folder, "guasto", "Servizio", fill).paths[0]
