"""``roster template``: the empty input workbook."""

from __future__ import annotations

from pathlib import Path

from roster.cli.arguments import Complaints
from roster.cli.delivery import Delivery, check_extension
from roster.messages import text


def run_template(out: Path, *, force: bool, lang: str) -> int:
    """Write the template and return 0.

    Raises:
        InputError: when it cannot be written there.

    """
    delivery = Delivery([out], overwrite=force)
    complaints = Complaints()
    with complaints.kept():
        check_extension(out, ".xlsx")
    with complaints.kept():
        delivery.check()
    complaints.raise_any()
    from roster.writer import write_template

    with delivery.staged() as (staged,):
        write_template(staged, lang)
    print(text("cli.written", lang, paths=out))
    return 0
