"""What is written has room: no text over the row below it, no code broken in its cell, no kind of seat said twice."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from roster.domain import Plan
from roster.writer import write_office
from roster.writer.book import Book
from tests.plans import make_findings, make_plan

PLAN = make_plan(4, 1)


def with_seat(plan: Plan, **changes: object) -> Plan:
    instance = plan.instance
    seat = instance.seat.model_copy(update=changes)
    return plan.model_copy(update={"instance": type(instance)(seat=seat, year=instance.year, month=instance.month)})


def office(plan: Plan, folder: Path) -> openpyxl.Workbook:
    path = folder / "dicembre.xlsx"
    write_office(plan, make_findings(plan), path)
    return openpyxl.load_workbook(path)


def test_the_articles_of_a_rule_have_the_lines_they_need(tmp_path: Path) -> None:
    sheet = office(PLAN, tmp_path)["Parametri"]
    width = sheet.column_dimensions["H"].width
    long = [cell for (cell,) in sheet.iter_rows(min_col=8, max_col=8) if Book.lines(cell.value, width) > 1]
    assert long
    for cell in long:
        assert (sheet.row_dimensions[cell.row].height or 0) >= 11 * Book.lines(cell.value, width), cell.value


@pytest.mark.parametrize(("code", "least"), [("RA-RON", 6.0), ("SCORTA", 6.4)])
def test_a_code_of_a_post_stays_on_one_line_of_the_grid(code: str, least: float, tmp_path: Path) -> None:
    posts = (PLAN.instance.seat.posts[0].model_copy(update={"code": code}),)
    cells = {officer: tuple(None for _ in row) for officer, row in PLAN.roster.cells.items()}
    roster = PLAN.roster.model_copy(update={"cells": cells, "on_call": ()})
    plan = with_seat(PLAN, posts=posts, events=()).model_copy(update={"roster": roster})
    sheet = office(plan, tmp_path)["Brogliaccio"]
    head = next(cell for cell in sheet[6] if cell.value is not None and getattr(cell.value, "day", 0) == 15)
    width = next(group.width for group in sheet.column_dimensions.values() if group.min <= head.column <= group.max)
    assert least <= width < least + 1.2


@pytest.mark.parametrize(
    ("seat", "shown"), [("Borgo", "Casa di reclusione - Borgo"), ("Casa di reclusione di Borgo",) * 2]
)
def test_the_kind_of_a_seat_is_said_once(seat: str, shown: str, tmp_path: Path) -> None:
    profile = PLAN.instance.profile.model_copy(update={"seat": seat, "kind": "Casa di reclusione"})
    book = office(with_seat(PLAN, profile=profile), tmp_path)
    assert str(book["Riepilogo"]["A2"].value).startswith(f"{shown} ")
    assert str(book["01"]["A2"].value).endswith(f"   {shown}")
