"""The coverage tables of the law, written from the obligations themselves: ``python -m roster.cli.coverage``.

It rewrites the part between the markers of ``README.md`` and of ``constraints/README.md``; a test compares.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from roster.obligation import Elsewhere, NotApplicable, Obligation, Shown, Status
from roster.registry import obligations

BEGIN, END = "<!-- coverage: begin -->", "<!-- coverage: end -->"
PLACE = Path(__file__).parents[2]

_STATUS = {
    Status.ENFORCED: "enforced and audited",
    Status.AUDITED: "audited only",
    Status.CONFIGURATION: "checked on the input",
    Status.PREFERENCE: "weighed and measured",
    Status.ACCOUNT: "kept in the accounts",
    Status.SHOWN: "shown or reported",
    Status.ELSEWHERE: "fulfilled by another",
    Status.NOT_APPLICABLE: "not applicable",
}


def short_table() -> str:
    """Return the table of ``README.md``: one line an obligation."""
    rows = [(it.id, _places(it), it.title.en, _STATUS[it.status], _code(it.setting), _file(it)) for it in _in_order()]
    return _count_line() + "\n\n" + _table(("id", "article", "obligation", "status", "setting", "file"), rows)


def full_table() -> str:
    """Return the table of ``constraints/README.md``: also numbers, where it is met, and the sentence as printed."""
    rows = [
        (
            it.id,
            it.title.en,
            _STATUS[it.status],
            _how(it),
            _code(it.setting),
            " ".join(f"{cite.place}: «{cite.text}» (read {cite.checked_on})." for cite in it.cites),
            _file(it),
        )
        for it in _in_order()
    ]
    header = ("id", "obligation", "status", "numbers, or how it is met", "setting", "written in", "file")
    return _count_line() + "\n\n" + _table(header, rows)


def replace_between_markers(text: str, table: str) -> str:
    """Return ``text`` with what stands between the markers replaced.

    Raises:
        ValueError: when a marker is missing.

    """
    before, found, rest = text.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not (found and closed):
        raise ValueError(f"the markers {BEGIN} and {END} are missing")
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def _in_order() -> list[Obligation]:
    """Return the obligations by authority and article, 9.4 before 10.1."""
    return sorted(obligations().values(), key=lambda it: re.sub(r"\d+", lambda digits: digits[0].zfill(4), it.id))


def _count_line() -> str:
    counts = Counter(it.status for it in obligations().values())
    parts = ", ".join(f"{counts[status]} {words}" for status, words in _STATUS.items() if counts[status])
    return f"{len(obligations())} obligations: {parts}."


def _places(it: Obligation) -> str:
    return "; ".join(dict.fromkeys(cite.place for cite in it.cites))


def _how(it: Obligation) -> str:
    """Return the numbers of a rule, or where a duty is met, by which rules, why it does not apply."""
    match it:
        case Shown():
            return it.shown.en
        case Elsewhere():
            return "by " + ", ".join(it.by)
        case NotApplicable():
            return it.reason.en
        case _:
            return ", ".join(f"`{name}` = {value}" for name, value in it)


def _file(it: Obligation) -> str:
    return _code(f"{type(it).__module__.replace('.', '/')}.py")


def _code(name: str) -> str:
    return f"`{name}`" if name else ""


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def main() -> None:
    """Rewrite both tables."""
    for name, table in (("README.md", short_table()), ("constraints/README.md", full_table())):
        path = PLACE / name
        path.write_text(replace_between_markers(path.read_text(encoding="utf-8"), table), encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main()
