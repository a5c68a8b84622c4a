"""Words of a file as a mapping file and a report name them."""

from __future__ import annotations

from roster.workbook.text import fold_code

LINE_BREAK = " | "


def one_line(words: str) -> str:
    """Return words in one line, blanks collapsed."""
    lines = (" ".join(line.split()) for line in words.splitlines())
    return LINE_BREAK.join(line for line in lines if line)


def spoken(words: str) -> str:
    """Return words to look them up: one line, case, accents and blanks no matter."""
    return fold_code(one_line(words))
