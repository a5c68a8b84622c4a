"""The language of a roster cell: ``N SEZ1``, ``M SEZ1 + N SEZ2``, ``RS``, ``104``.

Sheets Storico and Blocchi of the input and the grid of the output speak it alike. A duty is the code of a shift, then
the code of a post, parted by blanks or a line break; ``+`` joins two duties; a status of D-8 stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from roster.domain.codes import DayCode
from roster.domain.roster import Cell, Duty
from roster.workbook.text import fold_code, text_of

_STATUSES = {fold_code(code.value): code for code in DayCode}
MOST_DUTIES = 2


class CellError(ValueError):
    """The text is not a roster cell."""


@dataclass(frozen=True)
class Codes:
    """Codes of a seat by their folded form, so that ``n sez1`` is read as ``N SEZ1``."""

    shifts: Mapping[str, str] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, shifts: Iterable[str], posts: Iterable[str]) -> Codes:
        """Return the codes of the given shifts and posts."""
        return cls({fold_code(code): code for code in shifts}, {fold_code(code): code for code in posts})


_NO_CODES = Codes()


def parse_cell(value: object, codes: Codes = _NO_CODES) -> Cell:
    """Return the cell a person wrote; a code that is not in ``codes`` is left as written, for the caller to judge.

    Raises:
        CellError: when the text is empty, has more than two words in a duty or more than two duties, or mixes a
            status with a duty.

    """
    text = text_of(value)
    status = _STATUSES.get(fold_code(text))
    if status is not None and status is not DayCode.DUTY:
        return Cell(code=status)
    parts = text.split("+")
    if len(parts) > MOST_DUTIES:
        raise CellError(text)
    return Cell(code=DayCode.DUTY, duties=tuple(_duty(part, text, codes) for part in parts))


def _duty(part: str, whole: str, codes: Codes) -> Duty:
    words = part.split()
    if not 1 <= len(words) <= 2 or fold_code(words[0]) in _STATUSES:
        raise CellError(whole)
    shift = codes.shifts.get(fold_code(words[0]), words[0])
    post = codes.posts.get(fold_code(words[1]), words[1]) if len(words) > 1 else None
    return Duty(shift=shift, post=post)


def format_cell(cell: Cell | None) -> str:
    """Return a cell as sheets print it; nothing for an empty one. :func:`parse_cell` reads it back."""
    return "" if cell is None else str(cell)
