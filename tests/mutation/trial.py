"""The tests that speak of one rule, run against a planted fault in a forked process until one fails."""

from __future__ import annotations

import io
import os
import pickle
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from roster.domain import Instance, OnCall, Roster, Tier
from roster.record import Record
from roster.registry import rules
from roster.rule import Rule, Status
from roster.workbook.cells import parse_cell
from tests import test_agreement, test_articles, test_findings_speak, test_unusual_rosters
from tests.broken_by_hand.breaks import ADDED, BREAKS, Break
from tests.broken_by_hand.configurations import CONFIGURATIONS
from tests.broken_by_hand.seat import INSTANCE, MONTH, OFFICERS, YEAR
from tests.mutation.elsewhere import SECONDS, asks_elsewhere, first_failing, other_tests, passes
from tests.mutation.faults import Fault
from tests.mutation.planted import Halves, halves, plant, rules_touched
from tests.rule_worlds import WORLDS
from tests.rule_worlds.edges import EVERYWHERE
from tests.worlds import Choice, World, least_penalty

_ELSEWHERE = b"?"
Records = tuple[tuple[Choice, Record], ...]


@dataclass(frozen=True)
class Trial:
    """What became of a fault: the test that caught it, or None."""

    caught_by: str | None
    seconds: float


class Bench:
    """What the tests of one rule need, made once and inherited by every forked process."""

    def __init__(self, rule_id: str) -> None:
        self.rule_id = rule_id
        self.fail_anyway: frozenset[str] = frozenset()
        self.worlds: tuple[World, ...] = ()
        if rule_id in rules() and rules()[rule_id].status in (Status.ENFORCED, Status.PREFERENCE):
            self.worlds = WORLDS.for_rule(rule_id)

    @property
    def rule(self) -> Rule:
        """The rule as the registry has it now: with the fault, once planted."""
        return rules()[self.rule_id]

    @cached_property
    def records(self) -> tuple[Records, ...]:
        """Every roster of every world."""
        return tuple(_shared_records(w) if any(w is one for one in _EVERYWHERE) else _records(w) for w in self.worlds)

    @cached_property
    def allowed(self) -> tuple[frozenset[Choice], ...]:
        """What the rule allows in each world: the halves agree, or the tests fail without any fault."""
        return tuple(frozenset(self._clean(records)) for records in self.records)

    @cached_property
    def measured(self) -> tuple[tuple[tuple[Choice, Tier, int, bool], ...], ...]:
        """Audited cost of a sample of rosters of each world, by tier, and whether the model allows the roster."""
        return tuple(tuple(self._measured(w, records)) for w, records in zip(self.worlds, self.records, strict=True))

    def _clean(self, records: Records) -> Iterator[Choice]:
        for choice, record in records:
            if not any(finding.blocks for finding in self.rule.audit(record)):
                yield choice

    def _measured(self, w: World, records: Records) -> Iterator[tuple[Choice, Tier, int, bool]]:
        m = w.model()
        self.rule.encode(m)
        by_choice = dict(records)
        choices = sorted(by_choice, key=str)
        for choice in random.Random(1).sample(choices, min(test_agreement.SAMPLE, len(choices))):
            findings = list(self.rule.audit(by_choice[choice]))
            for tier in Tier:
                audited = sum(f.cost for f in findings if f.tier is tier)
                if audited or m.penalties[tier].largest:
                    least = least_penalty(w, m, choice, m.objective(tier))
                    yield choice, tier, audited, least is not None

    def warm(self) -> None:
        """Make all of it, and find the tests that fail without any fault: they would call every fault caught."""
        if self.worlds:
            _ = self.allowed, self.measured
        self.fail_anyway = frozenset(name for name, test in self.tests(Halves(True, True, True)) if _fails(test))
        for name in self.fail_anyway:
            sys.stdout.write(f"{self.rule_id} {name} fails without a fault: left out\n")

    def tests(self, reached: Halves) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield the tests of the rule that a fault in those halves can fail, the quick ones first."""
        for case, name in zip(test_articles.CASES, test_articles.IDS, strict=True):
            if case.rule == self.rule_id:
                if reached.audit:
                    yield f"case {name}", lambda case=case: test_articles.test_audit_says_what_the_article_says(case)
                    yield f"said {name}", lambda case=case: test_articles.test_every_finding_of_a_case_can_be_said(case)
                known = rules().get(self.rule_id)
                imposed = case.encoder is None and known is not None and known.status is Status.ENFORCED
                if reached.encode and imposed:
                    yield (
                        f"case {name}",
                        lambda case=case: test_articles.test_encoder_refuses_what_the_article_refuses(case),
                    )
        for tests, test_of in (
            (test_articles.ENTERING, test_articles.test_obligation_moves_the_accounts_its_article_moves),
            (test_articles.OPENING, test_articles.test_rule_opens_the_credits_its_article_gives),
        ):
            for parameters in tests if reached.other else ():
                (case,) = parameters.values
                if case.rule == self.rule_id:
                    yield f"account {case.name}", lambda case=case, test_of=test_of: test_of(case)
        for parameters in test_articles.CHARGED if reached.encode else ():
            (case,) = parameters.values
            if case.rule == self.rule_id:
                yield (
                    f"charge {case.name}",
                    lambda case=case: test_articles.test_encoder_charges_what_the_article_charges(case),
                )
        if self.rule_id not in rules():
            return
        for unusual in test_unusual_rosters.BY_RULE.get(self.rule_id, ()):
            yield unusual.__name__, unusual
        if reached.audit:
            yield "broken by hand", self._broken_by_hand
            yield "configurations", self._configurations
        if self.worlds:
            if reached.audit:
                yield "worlds, audit", self._audit_agrees
                yield "sentences", lambda: test_findings_speak.test_every_finding_can_be_said(self.rule)
                yield "names", lambda: test_findings_speak.test_a_finding_on_a_duty_names_its_post(self.rule)
            if reached.encode:
                yield "worlds, encoder", self._encoder_agrees
                yield "worlds, penalties", self._penalties_agree

    def _audit_agrees(self) -> None:
        for records, allowed in zip(self.records, self.allowed, strict=True):
            assert set(self._clean(records)) == allowed
        for records, measured in zip(self.records, self.measured, strict=True):
            by_choice = dict(records)
            for choice, tier, audited, possible in measured:
                cost = sum(f.cost for f in self.rule.audit(by_choice[choice]) if f.tier is tier)
                assert cost == audited or not possible

    def _encoder_agrees(self) -> None:
        for w, allowed in zip(self.worlds, self.allowed, strict=True):
            assert test_agreement.allowed_by_encoder(self.rule, w) == allowed

    def _penalties_agree(self) -> None:
        for w, measured in zip(self.worlds, self.measured, strict=True):
            m = w.model()
            self.rule.encode(m)
            for choice, tier, audited, _ in measured:
                least = least_penalty(w, m, choice, m.objective(tier))
                assert least is None or least == audited

    def _broken_by_hand(self) -> None:
        roster = _sample_roster()
        assert not [f for f in self.rule.audit(Record(INSTANCE, roster)) if f.blocks]
        for made in BREAKS:
            if made.rule == self.rule_id:
                broken, surname = _typed(roster, made)
                found = [
                    f for f in self.rule.audit(Record(INSTANCE, broken)) if f.officer in (OFFICERS[surname].id, None)
                ]
                days = {day.day for day in INSTANCE.days} & ({made.on} if made.on else set(made.cells))
                first = [f for f in found if f.days and f.days[0].day in days and f.days[0].month == MONTH]
                assert any(f.blocks or self.rule.status is not Status.ENFORCED for f in first), made

    def _configurations(self) -> None:
        if self.rule.status is not Status.CONFIGURATION:
            return
        blank = Roster(year=YEAR, month=MONTH, cells={o.id: (None,) * len(INSTANCE.days) for o in INSTANCE.officers})
        assert not [f for f in self.rule.audit(Record(INSTANCE, blank)) if f.blocks]
        for broken in CONFIGURATIONS:
            if broken.rule == self.rule_id:
                instance = Instance(seat=broken.edit(), year=YEAR, month=MONTH)
                found = list(self.rule.audit(Record(instance, blank)))
                assert found, broken
                assert any(f.blocks for f in found) is broken.refused, broken


_EVERYWHERE = (*WORLDS.everywhere, *EVERYWHERE)


def _records(w: World) -> Records:
    return tuple(
        (choice, Record(w.instance, w.roster_of(choice))) for choice in dict.fromkeys(w.every_choice(w.model()))
    )


_kept: dict[int, Records] = {}


def _shared_records(w: World) -> Records:
    """Return the records of a world that every rule is proved on, made once."""
    if id(w) not in _kept:
        _kept[id(w)] = _records(w)
    return _kept[id(w)]


@cache
def _sample_roster() -> Roster:
    """Return the roster of the seat that is broken by hand, kept beside the machine's temporary files."""
    from roster.generate import Settings, generate

    path = Path(os.environ.get("TMPDIR", "/tmp"), f"roster-mutation-{os.getuid()}.pickle")
    if path.exists():
        instance, roster = pickle.loads(path.read_bytes())
        if instance == INSTANCE:
            return roster
    plan = generate(INSTANCE, Settings(time_limit=1, workers=1))
    path.write_bytes(pickle.dumps((INSTANCE, plan.roster)))
    return plan.roster


def _typed(roster: Roster, made: Break) -> tuple[Roster, str]:
    """Return the roster with what a break types, and the surname it speaks of."""
    surname = made.who
    if surname not in OFFICERS:
        wanted = parse_cell(made.who)
        surname = next(s for s, o in OFFICERS.items() if roster.cells[o.id][made.on - 1] == wanted)
    row = list(roster.cells[OFFICERS[surname].id])
    for day, text in made.cells.items():
        row[day - 1] = parse_cell(text) if text else None
    turns = sorted(roster.on_call, key=lambda turn: (turn.day, turn.officer))
    for turn in made.turns:
        new = OnCall(officer=OFFICERS[turn.who].id, day=INSTANCE.days[turn.day - 1], shift=turn.shift)
        turns[turn.row - 1 : turn.row] = [new] if turn.row != ADDED else []
        turns += [new] if turn.row == ADDED else []
    cells = {**roster.cells, OFFICERS[surname].id: tuple(row)}
    return roster.model_copy(update={"cells": cells, "on_call": tuple(turns)}), surname


def _fails(test: Callable[[], None]) -> bool:
    try:
        test()
    except BaseException:
        return True
    return False


def run(fault: Fault, benches: Mapping[str, Bench]) -> Trial:
    """Plant a fault in a forked process and return what the tests say of it; one that never ends is caught."""
    began = time.monotonic()
    elsewhere = tuple(path for path in other_tests(fault) if passes(path)) if asks_elsewhere(fault) else ()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        signal.alarm(SECONDS)
        caught = _caught_by(fault, benches)
        if caught is None and elsewhere:
            os.write(writer, _ELSEWHERE)
            signal.alarm(SECONDS)
            caught = first_failing(elsewhere)
        os.write(writer, (caught or "").encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    caught = told.removeprefix(_ELSEWHERE).decode() or None
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"the run itself failed on {fault.key}")
    if os.WIFSIGNALED(status) and not told.startswith(_ELSEWHERE):
        caught = f"stopped by signal {os.WTERMSIG(status)}"
    return Trial(caught, time.monotonic() - began)


def _caught_by(fault: Fault, benches: Mapping[str, Bench]) -> str | None:
    sink = io.StringIO()
    with redirect_stdout(sink), redirect_stderr(sink):
        try:
            plant(fault)
        except Exception as error:
            return f"import: {type(error).__name__}"
        for known in rules_touched(fault):
            for name, test in benches[known].tests(halves(fault, known)):
                if name not in benches[known].fail_anyway and _fails(test):
                    return f"{known} {name}"
    return None


sys.setrecursionlimit(5000)
