"""``--propose-map``: the mapping file that a roster made elsewhere needs, begun."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from roster.cli.arguments import Complaints
from roster.cli.delivery import Delivery, check_extension
from roster.cli.validate.reading import beside_files, told_of
from roster.cli.validate.request import Request
from roster.errors import InputError, Problem
from roster.foreign.meanings.proposal import proposed_map
from roster.foreign.meanings.understanding import Understood
from roster.foreign.reading import is_ours, understood_in
from roster.messages import text


def propose(request: Request, files: Sequence[Path], target: Path) -> None:
    """Write the mapping file of the rosters, with what is understood and a question mark for the rest.

    Raises:
        InputError: when no roster is found in a file, when none was made elsewhere, or when it cannot be written.

    """
    delivery = Delivery([target], overwrite=request.force, sources=(*files, *request.beside))
    complaints = Complaints()
    with complaints.kept():
        check_extension(target, ".toml")
    with complaints.kept():
        delivery.check()
    complaints.raise_any()
    beside = beside_files(request)
    found: list[Understood] = []
    for path in files:
        with complaints.kept(), told_of(path, several=len(files) > 1):
            found.extend(() if is_ours(path) else understood_in(path, beside))
    complaints.raise_any()
    if not found:
        raise InputError([Problem("validate.no_map_needed", {})])
    with delivery.staged() as (staged,):
        staged.write_text(proposed_map(found, beside.mapping, request.lang), encoding="utf-8")
    asked = sum(len(month.questions) for month in found)
    print(text("validate.map_written" if asked else "validate.map_complete", request.lang, path=target, asked=asked))
