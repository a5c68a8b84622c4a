"""Sheets Grafici and Dati dei grafici: for each ruolo and burden every person's share, and how many did how many days.

Native charts over cells anybody can change. A bar for each person, sorted; who stands apart is striped, so that a grey
printer shows it too. Up to forty people each bar has its name; beyond, the ends have theirs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING, Any

from roster.equality.burden import Burden
from roster.equality.comparison import FEWEST_PEOPLE, Comparison, Standing
from roster.writer.equality.words import ReportBook
from roster.writer.formulas import quoted

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

_MOST_NAMED = 40
_ENDS = 3
_ROWS, _ROW_HEIGHT = 19, 15
"""Rows of the sheet under each pair of charts, of a height that every program takes as it is."""
_SCALE = 76
_A_PAGE = 2
"""Pairs of charts on a printed page."""
_INK, _GREY, _ALARM, _PALE = "#323F4B", "#9AA5B1", "#C0392B", "#F6C9C3"
_FONT = {"name": "Arial", "size": 8}


@dataclass(frozen=True)
class _Panel:
    """A ruolo and a burden: its people from the smallest share to the largest."""

    ruolo: str
    burden: Burden
    lines: tuple[Comparison, ...]

    @property
    def by_days(self) -> tuple[tuple[int, int], ...]:
        """How many people did each number of days, none left out between least and most."""
        counts = Counter(line.done for line in self.lines)
        return tuple((days, counts[days]) for days in range(min(counts), max(counts) + 1))


def write(book: ReportBook) -> None:
    """Write both sheets."""
    sheet = book.sheet(book.say("equality.sheet_charts"))
    title = book.say("equality.charts_title")
    book.page(sheet, title)
    row = book.heading(sheet, title, book.say("equality.charts_subtitle"))
    panels = tuple(_panels(book))
    if not panels:
        sheet.write_string(row, 0, book.say("equality.no_chart"), book.styles["plain"])
        return
    data = book.sheet(book.say("equality.sheet_chart_data"))
    book.page(data, book.say("equality.sheet_chart_data"))
    data.set_column(0, 0, 28)
    for below in range(row, row + len(panels) * _ROWS):
        sheet.set_row(below, _ROW_HEIGHT)
    top = 0
    for place, panel in enumerate(panels):
        _figures(book, data, top, panel)
        sheet.insert_chart(row + place * _ROWS, 0, _shares(book, top, panel), {"object_position": 2})
        sheet.insert_chart(row + place * _ROWS, 14, _days(book, top, panel), {"object_position": 2})
        top += max(len(panel.lines), len(panel.by_days)) + 3
    sheet.set_print_scale(_SCALE)  # a sheet fitted to its width would pass over the breaks
    sheet.set_h_pagebreaks([row + place * _ROWS for place in range(_A_PAGE, len(panels), _A_PAGE)])
    sheet.print_area(0, 0, row + len(panels) * _ROWS, 20)


def _panels(book: ReportBook) -> Iterator[_Panel]:
    found: defaultdict[tuple[str, Burden], list[Comparison]] = defaultdict(list)
    for spread in book.report.view.spreads:
        found[spread.group.ruolo, spread.burden].extend(spread.comparisons)
    for (ruolo, burden), lines in found.items():
        if len(lines) >= FEWEST_PEOPLE:
            yield _Panel(ruolo, burden, tuple(sorted(lines, key=lambda line: (_share(line), line.officer))))


def _share(line: Comparison) -> float:
    return line.done / line.chances


def _figures(book: ReportBook, data: Worksheet, top: int, panel: _Panel) -> None:
    """Write what the charts of a panel show: name, share in line or apart, mean; days and people."""
    heads = ("head.officer", "equality.in_line", "equality.apart", "equality.mean_share")
    for column, key in enumerate(heads):
        data.write_string(top, column, book.say(key), book.styles["head"])
    for column, key in ((5, "equality.borne"), (6, "equality.people")):
        data.write_string(top, column, book.say(key), book.styles["head"])
    average = mean(map(_share, panel.lines))
    for row, line in enumerate(panel.lines, start=top + 1):
        apart = line.standing is not Standing.IN_LINE
        book.put(data, row, 0, book.words.name(line.officer), "text")
        book.put(data, row, 1, None if apart else _share(line), "percent")
        book.put(data, row, 2, _share(line) if apart else None, "percent")
        book.put(data, row, 3, average, "percent")
    for row, (days, people) in enumerate(panel.by_days, start=top + 1):
        book.put(data, row, 5, days, "number")
        book.put(data, row, 6, people, "number")


def _shares(book: ReportBook, top: int, panel: _Panel) -> Chart:
    """Return the bars of the shares with the line of their mean."""
    chart, people = book.workbook.add_chart({"type": "column"}), len(panel.lines)
    cells = _Cells(book.say("equality.sheet_chart_data"), top + 1, top + people)
    looks = (
        (1, "equality.in_line", {"fill": {"color": _GREY}}),
        (
            2,
            "equality.apart",
            {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": _ALARM, "bg_color": _PALE}},
        ),
    )
    for column, key, look in looks:
        series = {"name": book.say(key), "categories": cells.column(0), "values": cells.column(column)}
        labels = _end_labels(book, panel, apart=column == 2) if people > _MOST_NAMED else {}
        chart.add_series(
            {**series, **look, "border": {"color": _INK, "width": 0.25}, "gap": 20, "overlap": 100} | labels
        )
    line = book.workbook.add_chart({"type": "line"})
    name = book.say("equality.mean_share")
    dashes = {"color": _INK, "width": 1.25, "dash_type": "dash"}
    line.add_series({"name": name, "categories": cells.column(0), "values": cells.column(3), "line": dashes})
    chart.combine(line)
    values = {"burden": book.words.burden(panel.burden), "ruolo": book.words.group(panel.ruolo, ""), "people": people}
    named = {"num_font": {**_FONT, "size": 7, "rotation": -90}} if people <= _MOST_NAMED else {"label_position": "none"}
    chart.set_x_axis({**named, "major_tick_mark": "none"})
    chart.set_y_axis({"num_format": "0%", "min": 0, "num_font": _FONT, "major_gridlines": {"visible": True}})
    return _finish(chart, book.say("equality.chart", **values), 880)


def _end_labels(book: ReportBook, panel: _Panel, *, apart: bool) -> dict[str, Any]:
    """Return the names of the people at both ends, for the series each is in."""
    custom: list[dict[str, Any]] = []
    for place, line in enumerate(panel.lines):
        end = place < _ENDS or place >= len(panel.lines) - _ENDS
        named = end and apart is (line.standing is not Standing.IN_LINE)
        label = {"value": book.words.name(line.officer), "font": {**_FONT, "size": 7, "rotation": -90}}
        custom.append(label if named else {"delete": True})
    return {"data_labels": {"value": True, "custom": custom, "position": "outside_end"}}


def _days(book: ReportBook, top: int, panel: _Panel) -> Chart:
    """Return how many people did how many days."""
    chart = book.workbook.add_chart({"type": "column"})
    cells = _Cells(book.say("equality.sheet_chart_data"), top + 1, top + len(panel.by_days))
    series = {"categories": cells.column(5), "values": cells.column(6), "gap": 20, "fill": {"color": _GREY}}
    chart.add_series({**series, "border": {"color": _INK, "width": 0.5}})
    chart.set_x_axis({"name": book.say("equality.borne"), "name_font": _FONT, "num_font": _FONT})
    axis = {"name": book.say("equality.people"), "name_font": _FONT, "num_font": _FONT, "min": 0}
    chart.set_y_axis({**axis, "major_gridlines": {"visible": True}})
    values = {"burden": book.words.burden(panel.burden), "ruolo": book.words.group(panel.ruolo, "")}
    chart.set_legend({"none": True})
    return _finish(chart, book.say("equality.chart_days", **values), 400)


def _finish(chart: Chart, title: str, width: int) -> Chart:
    chart.set_title({"name": title, "name_font": {"name": "Arial", "size": 10}, "overlay": False})
    if width > 400:
        chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_size({"width": width, "height": 365})
    return chart


@dataclass(frozen=True)
class _Cells:
    """Rows of the sheet of figures, from 0."""

    sheet: str
    first: int
    last: int

    def column(self, column: int) -> str:
        """Return the range of a column."""
        letter = chr(ord("A") + column)
        return f"={quoted(self.sheet)}!${letter}${self.first + 1}:${letter}${self.last + 1}"
