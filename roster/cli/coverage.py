"""The coverage tables of the law, written from the rules themselves: ``python -m roster.cli.coverage``.

It rewrites the part between the markers of ``README.md`` and of ``constraints/README.md``; a test compares.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from roster.registry import rules
from roster.rule import Rule, Status

BEGIN, END = "<!-- coverage: begin -->", "<!-- coverage: end -->"
PLACE = Path(__file__).parents[2]

_STATUS = {
    Status.ENFORCED: "enforced and audited",
    Status.AUDITED: "audited only",
    Status.CONFIGURATION: "checked on the input",
    Status.PREFERENCE: "weighed and measured",
}


def short_table() -> str:
    """Return the table of ``README.md``: one line a rule."""
    rows = [
        (rule.id, rule.cites[0].place, rule.title.en, _STATUS[rule.status], _code(rule.setting)) for rule in _in_order()
    ]
    return _count_line() + "\n\n" + _table(("rule", "article", "obligation", "status", "setting"), rows)


def full_table() -> str:
    """Return the table of ``constraints/README.md``: also numbers, sentence as printed, source and file."""
    rows = [
        (
            rule.id,
            rule.title.en,
            _STATUS[rule.status],
            _numbers(rule),
            " ".join(
                f"{cite.source} art. {cite.article}: «{cite.text}» (read {cite.checked_on})." for cite in rule.cites
            ),
            _code(f"{type(rule).__module__.replace('.', '/')}.py"),
        )
        for rule in _in_order()
    ]
    header = ("rule", "obligation", "status", "numbers", "written in", "file")
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


def _in_order() -> list[Rule]:
    """Return the rules by authority and article, 9.4 before 10.1."""
    return sorted(rules().values(), key=lambda rule: re.sub(r"\d+", lambda digits: digits[0].zfill(4), rule.id))


def _count_line() -> str:
    counts = Counter(rule.status for rule in rules().values())
    parts = ", ".join(f"{counts[status]} {words}" for status, words in _STATUS.items() if counts[status])
    return f"{len(rules())} rules: {parts}."


def _numbers(rule: Rule) -> str:
    return ", ".join(f"`{name}` = {value}" for name, value in rule)


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
