"""Output files that appear together or not at all, after a check made before any work."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from roster.errors import InputError, Problem


class Delivery:
    """The files one command is asked to write. ``sources`` are files it must never write over."""

    def __init__(self, targets: Sequence[Path], *, overwrite: bool, sources: Sequence[Path] = ()) -> None:
        self.targets = tuple(targets)
        self.overwrite = overwrite
        self.sources = tuple(sources)

    def check(self) -> None:
        """Refuse what could not be written later.

        Raises:
            InputError: with one problem for each file that exists already, has no folder, has the wrong extension or
                a place where nothing can be written, is asked for twice, or is one of the sources.

        """
        problems = [problem for target in self.targets if (problem := self._problem(target))]
        if problems:
            raise InputError(problems)

    def _problem(self, target: Path) -> Problem | None:
        resolved = [path.resolve() for path in self.targets]
        if resolved.count(target.resolve()) > 1:
            return Problem("cli.same_output", {"path": target})
        if target.resolve() in [path.resolve() for path in self.sources]:
            return Problem("cli.output_is_input", {"path": target})
        if target.is_dir():
            return Problem("cli.is_a_folder", {"path": target})
        if not target.parent.is_dir():
            return Problem("cli.no_such_folder", {"path": target.parent})
        if target.exists() and not self.overwrite:
            return Problem("cli.exists", {"path": target})
        return _unwritable(target)

    @contextmanager
    def staged(self) -> Iterator[tuple[Path, ...]]:
        """Give a place beside each target to write it in; when the block ends well, move all of them to the targets.

        Raises:
            InputError: when a file of that name has appeared meanwhile, or cannot be replaced. Nothing is left behind.

        """
        with ExitStack() as stack:
            rooms = [
                Path(stack.enter_context(TemporaryDirectory(prefix=".roster-", dir=target.parent)))
                for target in self.targets
            ]
            staged = tuple(room / target.name for room, target in zip(rooms, self.targets, strict=True))
            yield staged
            self.check()
            self._publish(staged)

    def _publish(self, staged: Sequence[Path]) -> None:
        previous = {target: path.with_name("previous") for path, target in zip(staged, self.targets, strict=True)}
        try:
            for target, copy in previous.items():
                if target.exists():
                    shutil.copy2(target, copy)
            for path, target in zip(staged, self.targets, strict=True):
                path.replace(target)
        except OSError as error:
            self._restore(staged, previous)
            raise InputError([Problem("cli.unwritable", {"path": error.filename, "reason": error.strerror})]) from error

    def _restore(self, staged: Sequence[Path], previous: dict[Path, Path]) -> None:
        for path, target in zip(staged, self.targets, strict=True):
            if path.exists():  # it never reached its target
                continue
            if previous[target].exists():
                previous[target].replace(target)
            else:
                target.unlink(missing_ok=True)


def check_extension(path: Path, extension: str) -> None:
    """Refuse an output whose name would not open by a double click, or would be read back as something else.

    Raises:
        InputError: when the name does not end with ``extension``.

    """
    if path.suffix.lower() != extension:
        raise InputError([Problem("cli.bad_extension", {"path": path, "extension": extension})])


def _unwritable(target: Path) -> Problem | None:
    """Try instead of asking for permissions: a network folder or a workbook open in Excel says no only then."""
    try:
        with TemporaryDirectory(prefix=".roster-", dir=target.parent):
            pass
        if target.exists():
            target.open("r+b").close()
    except OSError as error:
        return Problem("cli.unwritable", {"path": target, "reason": error.strerror})
    return None
