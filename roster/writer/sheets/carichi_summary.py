"""The upper part of sheet Carichi: mean, least and most by ruolo, and how many officers did how many shifts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from roster.domain.codes import Ruolo
from roster.writer.book import Book, Formula
from roster.writer.formulas import quoted
from roster.writer.sheets.carichi_layout import LABELS, LOADS, STEPS, Loads, column_of, values_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_STATS = ("loads.mean", "loads.least", "loads.most")
_MOST = 8
"""The last class of the chart is open: this number of shifts or more."""
_FILLS = (("#323F4B", None), ("#9AA5B1", "wide_upward_diagonal"), ("#F0E3D0", None))


def write_summary(book: Book, sheet: Worksheet, name: str, loads: Loads) -> None:
    """Write the comparison by ruolo from row 3 and the chart with its figures under it."""
    for column, key in enumerate(("head.ruolo", "loads.span", "head.officers")):
        sheet.write_string(4, column, book.say(key), book.styles["head"])
    for load, key in enumerate(LOADS):
        left = column_of(load, 0)
        sheet.merge_range(3, left, 3, left + len(_STATS) - 1, book.say(key), book.styles["head"])
        for step, stat in enumerate(_STATS):
            sheet.write_string(4, left + step, book.say(stat), book.styles["head"])
    for place, ruolo in enumerate(loads.ruoli):
        for span, step in enumerate((0, 2)):
            _ruolo(book, sheet, loads, 5 + 2 * place + span, ruolo, step)
    _histogram(book, sheet, loads)
    _chart(book, sheet, name, loads)


def _ruolo(book: Book, sheet: Worksheet, loads: Loads, row: int, ruolo: Ruolo, step: int) -> None:
    """Write the line of a ruolo; ``step`` 0 compares the month, 2 the month and what was carried over."""
    mine = [officer for officer in book.facts.officers if officer.ruolo is ruolo]
    among = loads.range(1)
    book.put(sheet, row, 0, ruolo, "text_bold")
    book.put(sheet, row, 1, book.say(STEPS[step][0]), "text")
    book.put(sheet, row, 2, Formula(f"=COUNTIF({among},$A{row + 1})", len(mine)), "number")
    for load in range(len(LOADS)):
        pairs = [values_of(book.facts.tally[officer.id])[load] for officer in mine]
        values = [month + (carried if step else 0) for month, carried in pairs]
        formulas = _statistics(loads.range(column_of(load, step)), among, f"$A{row + 1}", values)
        for place, (content, style) in enumerate(zip(formulas, ("decimal", "number", "number"), strict=True)):
            book.put(sheet, row, column_of(load, place), content, style)


def _statistics(numbers: str, among: str, ruolo: str, values: Sequence[int]) -> tuple[Formula, ...]:
    return (
        Formula(f"=AVERAGEIF({among},{ruolo},{numbers})", sum(values) / len(values)),
        Formula(f"=SUMPRODUCT(MIN(({among}<>{ruolo})*1000000+{numbers}))", min(values)),
        Formula(f"=SUMPRODUCT(MAX(({among}={ruolo})*{numbers}))", max(values)),
    )


def _histogram(book: Book, sheet: Worksheet, loads: Loads) -> None:
    """Write the figures of the chart: officers by number of shifts in the month."""
    top = loads.histogram
    sheet.write_string(top, 0, book.say("loads.shifts"), book.styles["head"])
    for load, key in enumerate(LOADS[:3]):
        sheet.write_string(top, 1 + load, book.say(key), book.styles["head"])
        values = [values_of(book.facts.tally[officer.id])[load][0] for officer in book.facts.officers]
        numbers = loads.range(column_of(load, 0))
        for count in range(_MOST + 1):
            least = count == _MOST
            value = sum(number >= count if least else number == count for number in values)
            wanted = f'">={count}"' if least else str(count)
            book.put(sheet, top + 1 + count, 1 + load, Formula(f"=COUNTIF({numbers},{wanted})", value), "number")
    for count in range(_MOST + 1):
        label = book.say("loads.or_more", number=count) if count == _MOST else str(count)
        book.put(sheet, top + 1 + count, 0, label, "centre")


def _chart(book: Book, sheet: Worksheet, name: str, loads: Loads) -> None:
    chart = book.workbook.add_chart({"type": "column"})
    top, bottom = loads.histogram + 2, loads.histogram + 2 + _MOST
    for place, (colour, pattern) in enumerate(_FILLS):
        letter = chr(ord("B") + place)
        series = {
            "name": f"={quoted(name)}!${letter}${top - 1}",
            "categories": f"={quoted(name)}!$A${top}:$A${bottom}",
            "values": f"={quoted(name)}!${letter}${top}:${letter}${bottom}",
            "border": {"color": "#323F4B"},
            "gap": 60,
        }
        filled = {"pattern": pattern, "fg_color": "#323F4B", "bg_color": colour}
        chart.add_series(series | ({"pattern": filled} if pattern else {"fill": {"color": colour}}))
    chart.set_title({"name": book.say("loads.chart"), "name_font": {"name": "Arial", "size": 11}})
    chart.set_x_axis({"name": book.say("loads.shifts"), "name_font": {"name": "Arial", "size": 9}})
    chart.set_y_axis({"name": book.say("head.officers"), "min": 0, "major_gridlines": {"visible": True}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 640, "height": 350})
    sheet.insert_chart(loads.histogram, len(LABELS), chart, {"x_offset": 10, "description": book.say("loads.chart")})
