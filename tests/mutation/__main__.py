"""Plant faults in the rules and in rosters, and measure how many are caught.

Usage, from the root of the repository; all faults take about an hour on one core:

    python -m tests.mutation                           # everything, then RESULTS.md and the lines of the README
    python -m tests.mutation --sample 500 --seed 3     # the same on a seeded sample of the rule faults
    python -m tests.mutation --rules ANQ-9.5a,P-1      # the faults of some rules only: prints those not caught
    python -m tests.mutation --match _starts           # those whose name has a word

Each fault tried is a line of the file ``--out``; those it already has are not tried again while their file is the same.

**Rule faults.** Every file under ``constraints/`` is changed on its syntax tree, one small change at a time: ``<`` for
``<=`` and the reverse, ``==`` for ``!=``, numbers one more and one less, ``and`` for ``or``, the wrong shift class,
status, count, kind of ground, tier or severity, a window of the month one day short at either end, history or next
month forgotten, a condition turned round, a ``not`` or a statement dropped, a flag turned. Citations, annotations and
the values that only fill a sentence are left alone. Each fault runs in a forked process against the tests that speak
of the rules it touches: their cases (``tests/articles``), worlds (``tests/test_agreement.py``: what they allow and
what they cost), the breaks by hand, the sentences, and last any other test file that names the rule. It is caught when
one of them fails, or when it never ends. Halves that a fault does not reach are not run again.

A fault that changes nothing that anybody could see is *equivalent*. A person judges that, one by one, with the reason,
in ``equivalents.toml``; these are listed apart and left out of the score. Nothing else is.

**Roster faults.** Rosters of small seats are generated and broken: swaps, shifts by a day, drops, other classes, absent
people on duty, wrong posts, second duties, grounds removed. ``oracle.py``, written from the rule catalogue alone and
importing nothing of ``constraints``, says which of them break a hard rule, of whom and when; the auditor must flag all.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import random
import sys
from pathlib import Path

from roster.registry import obligations
from tests.mutation.faults import Fault, faults_in
from tests.mutation.planted import files, rules_touched, source
from tests.mutation.report import commit, measured, write
from tests.mutation.rosters import try_rosters
from tests.mutation.trial import Bench, _sample_roster, run


def main() -> None:
    told = _arguments()
    wanted = set(told.rules.split(",")) if told.rules else set(obligations())
    faults = [
        fault for file in files() for fault in faults_in(file, source(file)) if wanted & set(rules_touched(fault))
    ]
    everything = len(faults)
    if told.sample:
        chosen = random.Random(told.seed).sample(range(everything), min(told.sample, everything))
        faults = [faults[n] for n in sorted(chosen)]
    faults = [fault for fault in faults if told.match in fault.key]
    out = Path(told.out)
    known = _known(out)
    _sample_roster()
    try_faults([fault for fault in faults if _signed(fault) not in known], out)
    if not told.rules and not told.match:
        found = measured(out, {_signed(fault) for fault in faults}, everything, told.seed)
        write(found, try_rosters(told.seed, told.each), told.each, told.commit or commit())


def _signed(fault: Fault) -> str:
    """Return the name of a fault with what its file said: results of a changed file are worth nothing."""
    return f"{fault.key} {hashlib.sha256(source(fault.file).encode()).hexdigest()[:12]}"


def _known(path: Path) -> set[str]:
    if not path.exists():
        return set()
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {line["signed"] for line in lines if line["caught_by"]}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("--rules", default="")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--match", default="")
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--commit", default="")
    parser.add_argument("--out", default="/tmp/roster-mutation.jsonl")
    return parser.parse_args()


def try_faults(faults: list[Fault], out: Path) -> None:
    """Run every fault, file by file, and append one line for each to ``out``."""
    caught = 0
    benches: dict[str, Bench] = {}
    for n, fault in enumerate(faults, 1):
        touched = rules_touched(fault)
        if not set(touched) <= set(benches):
            benches = {known: benches.get(known) or Bench(known) for known in touched}
            for bench in benches.values():
                bench.warm()
            gc.collect()
            gc.freeze()
        trial = run(fault, benches)
        rule = touched[0] if touched else Path(fault.file).stem
        caught += trial.caught_by is not None
        line = {"rule": rule, "kind": fault.kind, "key": fault.key, "line": fault.line, "signed": _signed(fault)}
        with out.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({**line, "caught_by": trial.caught_by, "seconds": round(trial.seconds, 2)}) + "\n")
        if trial.caught_by is None:
            sys.stdout.write(f"{n}/{len(faults)} {rule} survived ({fault.kind}, line {fault.line}): {fault.key}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{caught} of {len(faults)} caught\n")


main()
