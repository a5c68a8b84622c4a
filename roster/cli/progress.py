"""Progress on stderr: a living table of the tiers on a terminal, one plain line for each step elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from roster.messages import text
from roster.messages.numbers import percent, whole

if TYPE_CHECKING:
    from rich.console import RenderableType

    from roster.domain import Tier
    from roster.generate import Progress

_ENDS = frozenset({"phase.interrupted", "phase.near", "phase.full"})
"""Phases that stay to be read when the table is gone."""
_A_SECOND = 4
"""Times the table is drawn in a second."""


@contextmanager
def reporting(lang: str) -> Iterator[Callable[[Progress], None]]:
    """Give the function that ``generate`` calls while it works."""
    if sys.stderr.isatty():
        with _living_table(lang) as show:
            yield show
    else:
        yield _Steps(sys.stderr, lang)


class _Steps:
    """Writes a line when a phase is entered for the first time: a seat is searched in parts, hundreds of them."""

    def __init__(self, stream: TextIO, lang: str) -> None:
        self._stream = stream
        self._lang = lang
        self._told: set[str] = set()
        self._started = monotonic()

    def __call__(self, progress: Progress) -> None:
        if progress.phase not in self._told:
            self._told.add(progress.phase)
            elapsed = round(monotonic() - self._started)
            print(f"[{elapsed:>3} s] {text(progress.phase, self._lang)}", file=self._stream, flush=True)


@contextmanager
def _living_table(lang: str) -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.live import Live

    board = Board(lang)
    console = Console(stderr=True)
    table = Live(console=console, get_renderable=board.drawn, refresh_per_second=_A_SECOND, transient=True)

    def show(progress: Progress) -> None:
        table.start()  # not before: it draws in a thread, beside which the search starts its processes more slowly
        board(progress)
        if progress.phase in _ENDS:
            console.print(text(progress.phase, lang), markup=False, highlight=False)

    try:
        yield show
    finally:
        table.stop()


class Board:
    """What is being done, and a row for each tier: best value, proven bound, gap, when the row last changed."""

    def __init__(self, lang: str) -> None:
        from rich.spinner import Spinner

        self._lang = lang
        self._rows: dict[Tier, tuple[str, ...]] = {}
        self._started = monotonic()
        self._phase = ""
        self._spinner = Spinner("dots")

    def __call__(self, progress: Progress) -> None:
        """Take what the search tells; its threads may call at the same time."""
        self._phase = text(progress.phase, self._lang)
        if progress.tier is not None and progress.best is not None:
            row = self._figures(progress)
            if self._rows.get(progress.tier, ())[: len(row)] != row:
                self._rows[progress.tier] = (*row, f"{round(progress.elapsed)} s")

    def _figures(self, progress: Progress) -> tuple[str, ...]:
        bound = "" if progress.bound is None else whole(progress.bound, self._lang)
        gap = "" if progress.gap is None else percent(progress.gap, self._lang)
        return whole(progress.best or 0, self._lang), bound, gap

    def drawn(self) -> RenderableType:
        """Return the table as it is now."""
        from rich.console import Group
        from rich.table import Table

        self._spinner.update(text=f"{self._phase}  {round(monotonic() - self._started)} s")
        if not self._rows:
            return self._spinner
        table = Table(box=None, pad_edge=False)
        table.add_column(text("cli.aim", self._lang), no_wrap=True)
        for key in ("cli.best", "cli.least", "cli.gap", "cli.since"):
            table.add_column(text(key, self._lang), justify="right", no_wrap=True)
        for tier, row in sorted(self._rows.copy().items()):
            table.add_row(tier_text(tier, self._lang), *row)
        return Group(self._spinner, table)


def tier_text(tier: Tier, lang: str) -> str:
    """Return what a tier of the objective means, in a few words."""
    return text(f"tier.{tier.name.lower()}", lang)
