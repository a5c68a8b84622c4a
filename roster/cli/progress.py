"""Progress on stderr: a living line on a terminal, one plain line for each step elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from roster.cli.numbers import percent, whole
from roster.messages import text

if TYPE_CHECKING:
    from roster.domain import Tier
    from roster.generate import Progress


@contextmanager
def reporting(lang: str) -> Iterator[Callable[[Progress], None]]:
    """Give the function that ``generate`` calls while it works."""
    if sys.stderr.isatty():
        with _living_line(lang) as show:
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
def _living_line(lang: str) -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import Progress as Line
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Line(*columns, console=Console(stderr=True), transient=True) as line:
        task = line.add_task("", total=None)

        def show(progress: Progress) -> None:
            parts = (step_text(progress, lang), figures_text(progress, lang))
            line.update(task, description="\n".join(filter(None, parts)))  # two lines: one is cut at 80 columns

        yield show


def step_text(progress: Progress, lang: str) -> str:
    """Return the phase, and the tier being improved when there is one."""
    phase = text(progress.phase, lang)
    return f"{phase}: {tier_text(progress.tier, lang)}" if progress.tier is not None else phase


def figures_text(progress: Progress, lang: str) -> str:
    """Return best value, bound and gap in words, or nothing before the first roster."""
    if progress.best is None:
        return ""
    best = text("cli.best", lang, best=whole(progress.best, lang))
    if progress.bound is None:
        return best
    gap = (progress.best - progress.bound) / max(1, abs(progress.best))
    return f"{best}, {text('cli.bound', lang, bound=whole(progress.bound, lang), gap=percent(gap, lang))}"


def tier_text(tier: Tier, lang: str) -> str:
    """Return what a tier of the objective means, in a few words."""
    return text(f"tier.{tier.name.lower()}", lang)
