"""Cells by their address, ``C7``, and by row and column from 0."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def column_letters(column: int) -> str:
    """Return the letters of a column."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the address of a cell."""
    return f"{column_letters(column)}{row + 1}"


def column_number(letters: str) -> int:
    """Return the column, from 0, of its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def position(cell: str) -> tuple[int, int]:
    """Return row and column, from 0, of the address a text starts with; before the first cell when there is none."""
    found = _ADDRESS.match(cell)
    return (int(found[2]) - 1, column_number(found[1])) if found else (-1, -1)
