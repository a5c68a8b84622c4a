"""The file of the key: created for its owner only, extended, never replaced by another."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from roster.errors import InputError, Problem
from roster.messages import text

if TYPE_CHECKING:
    from roster.domain import Instance
    from roster.pseudonyms import Key

_OWNER_ONLY = 0o600
_SECRET_BYTES = 32


def check_key(path: Path, others: Sequence[Path]) -> None:
    """Refuse a key that is no key, has no folder, or is another file of the command.

    Raises:
        InputError: with the first of these reasons.

    """
    from roster.pseudonyms import read_key

    if path.resolve() in [other.resolve() for other in others]:
        raise InputError([Problem("union.key_is_a_file_of_the_command", {"path": path})])
    if path.is_dir():
        raise InputError([Problem("cli.is_a_folder", {"path": path})])
    if not path.parent.is_dir():
        raise InputError([Problem("cli.no_such_folder", {"path": path.parent})])
    if path.exists():
        read_key(_content(path), str(path))


def key_for(path: Path, instances: Iterable[Instance], lang: str) -> tuple[Key, str]:
    """Return the key of ``path`` with everybody of the months in it, saved, and a line that says what was done.

    Raises:
        InputError: when the file is no key or cannot be written.

    """
    from roster.pseudonyms import extended, new_key, read_key

    people: Mapping[str, str] = {one.id: one.label for instance in instances for one in instance.seat.officers}
    existed = path.exists()
    before = read_key(_content(path), str(path)) if existed else new_key(secrets.token_hex(_SECRET_BYTES))
    key = extended(before, people)
    added = len(key.people) - len(before.people)
    if added or not existed:
        _save(key, path, replacing=existed)
    done = "key_created" if not existed else "key_extended" if added else "key_used"
    return key, text(f"union.{done}", lang, path=path, count=added)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError([Problem("cli.unreadable", {"path": path, "reason": error.strerror})]) from error


def _save(key: Key, path: Path, *, replacing: bool) -> None:
    """Write the key beside its place, readable by its owner alone from the first byte, then move it there."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            file.write(key.model_dump_json(indent=1) + "\n")
        if replacing:
            beside.replace(path)
        else:
            os.link(beside, path)  # fails, instead of replacing, when somebody made one meanwhile
    except OSError as error:
        raise InputError([Problem("union.key_unwritable", {"path": path, "reason": error.strerror})]) from error
    finally:
        beside.unlink(missing_ok=True)
