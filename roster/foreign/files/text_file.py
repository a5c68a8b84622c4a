"""Opens text with columns, ``.csv`` and its like: encoding, separator and quoted line breaks as programs write them."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

from roster.errors import InputError, Problem
from roster.foreign.table import Table
from roster.foreign.written import Remark, Weight

_MOST_BYTES = 64_000_000
_MOST_CELLS = 6_000_000
_SEPARATORS = {";": ";", "\t": "tab", ",": ",", "|": "|"}
"""How each is told; the first wins where two do as well."""
_SAMPLE = 200
_MARKED = ((codecs.BOM_UTF8, "utf-8-sig", "UTF-8"), (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"))
_BIG = ((codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),)
_DECLARED = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""A first line by which Excel is told the separator; Excel does not show it, so rows are counted after it."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_END_OF_TEXT, _NEW_PAGE, _SOFT_BREAK = "\x1a", "\x0c", "\x0b"


def open_text(path: Path) -> tuple[Table, Remark]:
    """Return the one table of a text file, titled by its name, and how it was read. All values are text.

    Without a mark, text that is no UTF-8 is taken for Windows-1252, which is what Italian programs write: of a name
    with accents both would be told, because the remark says which was chosen.

    Raises:
        InputError: when it is too large, no text, or its quotes do not close.

    """
    with path.open("rb") as stream:
        content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        size = max(path.stat().st_size, len(content)) // 1_000_000
        values: dict[str, object] = {"name": path.name, "size": size, "limit": _MOST_BYTES // 1_000_000}
        raise InputError([Problem("input.too_heavy", values)])
    text, encoding = _decoded(path, content)
    declared = _DECLARED.match(text)
    if declared is not None:
        text = text[declared.end() :]
    separator = declared[1] if declared is not None else _separator(text)
    table = Table(path.stem, _rows(path, text, separator))
    if not table.rows:
        raise InputError([Problem("opening.blank", {"name": path.name})])
    how = {"encoding": encoding, "separator": _SEPARATORS.get(separator, separator)}
    return table, Remark(Weight.UNDERSTOOD, "opening.read_as", how)


def _decoded(path: Path, content: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding."""
    for codec, name in _candidates(content):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        text = text.rstrip(_END_OF_TEXT).replace(_NEW_PAGE, "").replace(_SOFT_BREAK, "\n")
        strange = _CONTROL.search(text)
        if strange is not None:
            line = text.count("\n", 0, strange.start()) + 1
            raise InputError([Problem("opening.not_text", {"name": path.name, "line": line})])
        return text, name
    raise InputError([Problem("opening.unknown_encoding", {"name": path.name})])


def _candidates(content: bytes) -> list[tuple[str, str]]:
    for mark, codec, name in (*_MARKED, *_BIG):
        if content.startswith(mark):
            return [(codec, name)]
    sample = content[:4096]
    if sample.count(0) * 3 > len(sample):
        return [("utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be", "UTF-16")]
    return [("utf-8", "UTF-8"), ("cp1252", "Windows-1252")]


def _separator(text: str) -> str:
    """Return the separator that parts the most rows into the same number of cells, the more the better."""

    def worth(separator: str) -> float:
        try:
            widths = [len(row) for row in islice(_reader(text, separator), _SAMPLE) if row]
        except csv.Error:
            return 0.0
        if not widths:
            return 0.0
        width, rows = Counter(widths).most_common(1)[0]
        return (width - 1) * rows / len(widths)

    return max(_SEPARATORS, key=worth)


def _rows(path: Path, text: str, separator: str) -> tuple[tuple[str | None, ...], ...]:
    """Return the rows, all of the same length; an empty line is an empty row, as a spreadsheet shows it."""
    rows: list[list[str]] = []
    width = 0
    reader = _reader(text, separator)
    try:
        for row in reader:
            rows.append(row)
            width = max(width, len(row))
            if width * len(rows) > _MOST_CELLS:
                told: dict[str, object] = {"name": path.name, "limit": _MOST_CELLS, "row": len(rows)}
                raise InputError([Problem("opening.too_long", told)])
    except csv.Error as error:
        key = "opening.long_cell" if "field larger" in str(error) else "opening.quotes"
        raise InputError([Problem(key, {"name": path.name, "row": len(rows) + 1})]) from error
    while rows and not any(rows[-1]):
        rows.pop()
    return tuple(tuple(_cell(cell) for cell in row) + (None,) * (width - len(row)) for row in rows)


def _cell(text: str) -> str | None:
    return text.replace("\r\n", "\n").replace("\r", "\n") or None


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    """Return a reader that refuses quotes left open: they would swallow the rows that follow without a word."""
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
