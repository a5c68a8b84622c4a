"""The findings carried back to where they were read: a copy of the workbook, with sheets of ours and notes.

The package of the original is edited part by part, because writing it anew loses what no library carries (text boxes,
buttons, formats of part of a cell, newer conditional formats, conversations): what is not added here stays byte for
byte as it was.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roster.selection import Outcome


def write_annotated(outcome: Outcome, path: Path, lang: str = "it") -> None:
    """Write the findings told of an audit as a workbook at ``path``, which must not exist.

    With one roster file it begins with the sheets of that file, macros left out; otherwise it has the findings only.

    Raises:
        InputError: when the roster file cannot be opened any more.

    """
    from roster.annotation.copy import annotated

    path.write_bytes(annotated(outcome, lang))
