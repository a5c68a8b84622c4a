"""Writes the empty input workbook: every sheet explained, with rows of example to overwrite."""

from __future__ import annotations

from pathlib import Path

from roster.messages import DEFAULT_LANGUAGE
from roster.writer.example_seat import example_seat
from roster.writer.seat import write_input


def write_template(path: Path | str, lang: str = DEFAULT_LANGUAGE, *, overwrite: bool = False) -> None:
    """Write the input workbook to fill: drop-downs, a note on each header, example rows marked as such.

    Raises:
        FileExistsError: when ``path`` exists and ``overwrite`` is False.

    """
    write_input(example_seat(), Path(path), lang, example=True, overwrite=overwrite)
