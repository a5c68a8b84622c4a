"""What is kept when the program breaks: the input that broke it and the trace, for whoever mends it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from roster.errors import InputError, InternalError
from roster.messages import text

if TYPE_CHECKING:
    from roster.domain import Instance, Plan


@contextmanager
def kept_on_failure(made: Instance | Plan, lang: str) -> Iterator[None]:
    """Save ``made`` when something unforeseen happens inside, and say where.

    Raises:
        InternalError: instead of the exception that came, with the place in its message. One that says so itself
            passes as it is.

    """
    try:
        yield
    except (InputError, InternalError):
        raise
    except Exception as error:
        raise InternalError(save_failure(error, made, lang)) from error


def save_failure(error: Exception, made: Instance | Plan | None, lang: str) -> str:
    """Write the trace, and what was being worked on, in a new folder only this user can read; return the sentence."""
    folder = Path(mkdtemp(prefix="roster-")) if made is None else save_made(made).parent
    (folder / "error.txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    what = str(error) or type(error).__name__
    return text("cli.saved", lang, what=what, folder=folder)


def save_made(made: Instance | Plan) -> Path:
    """Write an instance or a plan as JSON in a new folder only this user can read; return the file."""
    path = Path(mkdtemp(prefix="roster-")) / f"{type(made).__name__.lower()}.json"
    path.write_text(made.model_dump_json(), encoding="utf-8")
    return path
