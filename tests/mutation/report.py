"""What the mutation run measured, as a page: ``RESULTS.md`` and the lines of the README between their markers."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.planted import ROOT
from tests.mutation.rosters import Outcome, counted

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
README = ROOT / "README.md"
BEGIN, END = "<!-- mutation: begin -->", "<!-- mutation: end -->"


@dataclass(frozen=True)
class Measured:
    """The results of rule faults: lines of the run, and the reasons why some can change nothing."""

    lines: tuple[dict[str, str], ...]
    reasons: dict[str, str]
    all_faults: int
    seed: int

    @property
    def judged(self) -> tuple[dict[str, str], ...]:
        """The lines that count: caught, or not called equivalent."""
        return tuple(line for line in self.lines if line["caught_by"] or line["key"] not in self.reasons)

    @property
    def survivors(self) -> tuple[dict[str, str], ...]:
        """The faults nobody caught."""
        return tuple(line for line in self.judged if not line["caught_by"])

    @property
    def caught(self) -> int:
        """How many were caught."""
        return len(self.judged) - len(self.survivors)


def measured(path: Path, signed: set[str], all_faults: int, seed: int) -> Measured:
    """Read the last line of each fault asked for, and the list of equivalent faults."""
    read = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    lines = tuple({line["signed"]: line for line in read if line["signed"] in signed}.values())
    stated = tomllib.loads((HERE / "equivalents.toml").read_text(encoding="utf-8"))
    return Measured(lines, {one["fault"]: one["reason"] for one in stated.get("equivalent", ())}, all_faults, seed)


def commit() -> str:
    """Return the commit the run stood on."""
    told = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or "unknown"


def rate(part: int, whole: int) -> str:
    """Return a percentage with one decimal, rounded down."""
    return f"{1000 * part // max(1, whole) / 10:.1f}"


def write(found: Measured, outcome: Outcome, each: int, on: str) -> None:
    """Write the page and the lines of the README."""
    lines = sentences(found, outcome)
    page = [
        "# Planted faults and how many are caught",
        "",
        f"Made by `python -m tests.mutation` on commit {on}, seed {found.seed}, {each} roster faults a kind and seat. "
        "What is planted, and what counts as caught, is told in `tests/mutation/__main__.py`.",
        "",
        *lines,
        "",
        *_rule_tables(found),
        *_roster_table(outcome),
        *_lists(found),
    ]
    RESULTS.write_text("\n".join(page) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}\n{chr(10).join(lines)}\n{END}{after}", encoding="utf-8")


def sentences(found: Measured, outcome: Outcome) -> list[str]:
    """Return the figures as the README prints them."""
    planted, breaking, told = (sum(counts.values()) for counts in counted(outcome))
    same = len(found.lines) - len(found.judged)
    whole = len(found.lines) == found.all_faults
    drawn = "all" if whole else f"a seeded sample of {len(found.lines)} out of"
    return [
        f"- Rule faults: {found.caught} of {len(found.judged)} caught, {rate(found.caught, len(found.judged))} % "
        f"({drawn} {found.all_faults}; {same} more change nothing, each with its reason).",
        f"- Roster faults: of {planted} planted, {breaking} break a hard rule by the oracle; "
        f"the auditor flags {told}, {rate(told, breaking)} %, at the right person and date.",
    ]


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    body = [f"| {' | '.join(map(str, row))} |" for row in rows]
    return [f"| {' | '.join(head)} |", f"| --- |{' --: |' * (len(head) - 1)}", *body, ""]


def _rule_tables(found: Measured) -> list[str]:
    pages: list[str] = []
    for title, name in (("Rule", "rule"), ("Kind of fault", "kind")):
        planted = Counter(line[name] for line in found.judged)
        survived = Counter(line[name] for line in found.survivors)
        rows = [
            (one, planted[one], planted[one] - survived[one], rate(planted[one] - survived[one], planted[one]))
            for one in sorted(planted)
        ]
        pages += [f"## Rule faults by {title.lower()}", "", *_table((title, "planted", "caught", "%"), rows)]
    return pages


def _roster_table(outcome: Outcome) -> list[str]:
    planted, breaking, told = counted(outcome)
    rows = [(kind, planted[kind], breaking[kind], told[kind]) for kind in planted]
    head = ("Roster fault", "planted", "break a hard rule", "flagged")
    missed = [f"- {one.seat}, {one.kind}: {one.told}: {breach.rule}" for one in outcome.tried for breach in one.missed]
    clean = outcome.clean_flagged or ["none"]
    return [
        "## Roster faults",
        "",
        *_table(head, rows),
        f"Clean rosters with a breach by the oracle or the auditor: {', '.join(clean)}.",
        "",
        *missed,
        "",
    ]


def _lists(found: Measured) -> list[str]:
    survivors = [f"- `{line['key']}` (line {line['line']}, {line['kind']})" for line in found.survivors]
    keys = {line["key"] for line in found.lines if not line["caught_by"]}
    same = [f"- `{key}`: {reason}" for key, reason in found.reasons.items() if key in keys]
    return ["## Not caught", "", *(survivors or ["None."]), "", "## Change nothing", "", *(same or ["None."])]
