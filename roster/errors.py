"""The exceptions a user can meet. The library raises them; only the command line prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong with an input: where, which value, and what to do.

    ``key`` names the sentence in the message catalogue, ``values`` fill it; ``where`` is ``Foglio Posti, cella C7``
    split in sheet and cell, empty where it does not apply. ``file`` is told where several were read.
    """

    key: str
    values: dict[str, object]
    sheet: str = ""
    cell: str = ""
    file: str = ""


class InputError(ValueError):
    """The input cannot be used. Carries every problem found, not the first only."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.file} {p.sheet} {p.cell} {p.key} {p.values}".strip() for p in self.problems))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...]]]:
        """Keep the problems when the error comes from another process."""
        return (InputError, (self.problems,))


class InternalError(RuntimeError):
    """The program broke one of its own promises; the message says which and where the instance was saved."""
