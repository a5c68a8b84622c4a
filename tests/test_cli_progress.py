"""The progress of the search, as lines people read."""

from __future__ import annotations

import re
from io import StringIO

from rich.console import Console

from roster.cli.progress import Board
from roster.domain import Tier
from roster.search.settings import Progress


def drawn(board: Board) -> list[list[str]]:
    """The lines of the board on a terminal of 80 columns, each in its words and figures."""
    console = Console(file=StringIO(), width=80)
    with console.capture() as capture:
        console.print(board.drawn())
    return [re.split(r" {2,}", line.strip()) for line in capture.get().splitlines()]


def test_progress_tells_best_bound_and_gap_of_each_tier_in_order() -> None:
    board = Board("it")
    board(Progress("phase.search"))
    assert len(drawn(board)) == 1
    board(Progress("phase.search", Tier.HOURS, 648, 0, 2.2))
    board(Progress("phase.first", elapsed=2.3))
    board(Progress("phase.search", Tier.MINIMUM, 1200, 900, 3.0))
    board(Progress("phase.search", Tier.HOURS, 648, 648, 4.0))
    board(Progress("phase.search", Tier.HOURS, 648, 648, 9.0))
    head, *table = drawn(board)
    assert head[0].endswith("cerco il servizio migliore")
    assert table == [
        ["obiettivo", "punti", "non meno di", "scarto", "dopo"],
        ["Minimi di sicurezza scoperti", "1.200", "900", "25,0 %", "3 s"],
        ["Ore e riposi in debito o in eccesso", "648", "648", "0,0 %", "4 s"],
    ]


def test_the_gap_of_what_is_not_known_is_not_known() -> None:
    assert Progress("phase.search").gap is None
    assert Progress("phase.search", Tier.HOURS, 10).gap is None
    assert Progress("phase.search", Tier.HOURS, 0, 0).gap == 0
    assert Progress("phase.search", Tier.HOURS, 8, 6).gap == 0.25
