"""The cases of ``articles/*.toml``: the audit says of each what its article says, and the encoder agrees."""

from __future__ import annotations

from collections import Counter

import pytest
from ortools.sat.python import cp_model

from roster.domain import AccountKind, Tier
from roster.messages import DEFAULT_LANGUAGE, LANGUAGES, entry_text, finding_text
from roster.model import Model
from roster.record import Record
from roster.registry import obligations, rules
from roster.rule import Finding, Rule, Severity, Status
from tests.cases import Case, cases

CASES = cases()
RULES = rules()
IDS = [f"{case.rule}-{case.vector or ''}-{case.name}" for case in CASES]
ENCODED = [
    pytest.param(case, id=name)
    for case, name in zip(CASES, IDS, strict=True)
    if case.encoder is None and case.rule in RULES and RULES[case.rule].status is Status.ENFORCED
]


def findings_of(case: Case) -> list[Finding]:
    obligation = obligations()[case.rule]
    return list(obligation.audit(Record(case.instance, case.roster))) if isinstance(obligation, Rule) else []


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_audit_says_what_the_article_says(case: Case) -> None:
    found = findings_of(case)
    breaches = [f for f in found if f.blocks]
    hard = [f for f in found if f.severity is Severity.HARD]
    assert len(breaches) == case.finds, found
    assert sum(f.ground is not None for f in hard) == case.covered, found
    assert sum(f.from_facts for f in hard) == case.from_facts, found
    if case.from_facts_amount is not None:
        assert sum(f.amount for f in hard if f.from_facts) == case.from_facts_amount, found
    assert sum(f.severity is Severity.REPORT for f in found) == (case.reports or 0), found
    assert sum(f.amount for f in breaches) == (case.finds if case.amount is None else case.amount), found
    assert case.reported in (None, sum(f.amount for f in found if f.severity is not Severity.HARD)), found
    assert sum(f.cost for f in found) == (case.cost or 0), found
    assert all(f.amount > 0 for f in found if f.severity is not Severity.REPORT), found
    assert all(f.cost > 0 for f in found if f.severity is Severity.PREFERENCE), found
    if case.on is not None:
        assert case.on in {f.days[0] for f in found if f.days}, found
    if case.dates is not None:
        assert {day for f in found for day in f.days} == set(case.dates), found
    if case.says is not None:
        assert sorted({f.says for f in found}) == sorted(case.says), found
    if case.names is not None:
        assert {named for f in found for named in (f.post, f.shift) if named} == set(case.names), found
    if case.enters is None:
        sentences = [finding_text(f, case.instance, DEFAULT_LANGUAGE) for f in found]
        assert all(any(part in sentence for sentence in sentences) for part in case.tells), sentences


@pytest.mark.parametrize("case", [case for case in CASES if case.refused], ids=lambda case: f"{case.rule}-{case.name}")
def test_every_finding_of_a_case_can_be_said(case: Case) -> None:
    for finding in findings_of(case):
        for lang in LANGUAGES:
            sentence = finding_text(finding, case.instance, lang)
            assert "None" not in sentence
            assert "{" not in sentence


OPENING = [pytest.param(case, id=name) for case, name in zip(CASES, IDS, strict=True) if case.opens is not None]
ENTERING = [pytest.param(case, id=name) for case, name in zip(CASES, IDS, strict=True) if case.enters is not None]


@pytest.mark.parametrize("case", OPENING)
def test_rule_opens_the_credits_its_article_gives(case: Case) -> None:
    opened = RULES[case.rule].opens(Record(case.instance, case.roster))
    assert sorted(f"{credit.kind} {credit.due}" for credit in opened) == sorted(case.opens or ())


@pytest.mark.parametrize("case", ENTERING)
def test_obligation_moves_the_accounts_its_article_moves(case: Case) -> None:
    moved: Counter[str] = Counter()
    sentences = []
    for entry in obligations()[case.rule].enters(Record(case.instance, case.roster)):
        moved[AccountKind(entry.account).name] += entry.amount
        sentences.append(entry_text(entry, case.instance, DEFAULT_LANGUAGE))
    assert dict(moved) == case.enters
    assert all(any(part in sentence for sentence in sentences) for part in case.tells), sentences


def model_of(case: Case) -> Model:
    """Return the model of the rule with the cells and the turns of the case; the other cells are free."""
    m = Model(case.instance, case.of_month, on_call=bool(case.on_call))
    RULES[case.rule].encode(m)
    chosen = {(turn.officer, turn.day, turn.shift) for turn in case.turns}
    for turn in m.on_call:
        m.add(turn.literal == ((turn.officer, turn.day, turn.shift) in chosen))
    return m


@pytest.mark.parametrize("case", ENCODED)
def test_encoder_refuses_what_the_article_refuses(case: Case) -> None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model_of(case).cp)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE), solver.status_name(status)
    assert (status == cp_model.INFEASIBLE) == (case.finds > 0), case.name


OF_ALL_CELLS = "ANQ-10.3"
"""What is missing to cover depends on the cells that a case leaves open."""
CHARGED = [
    pytest.param(case, id=name)
    for case, name in zip(CASES, IDS, strict=True)
    if case.encoder is None
    and case.finds == 0
    and case.cost is not None
    and RULES[case.rule].status in (Status.ENFORCED, Status.PREFERENCE)
    and case.rule != OF_ALL_CELLS
]


@pytest.mark.parametrize("case", CHARGED)
def test_encoder_charges_what_the_article_charges(case: Case) -> None:
    """Cells that the case leaves open are left to the solver, which finds a way to fill them for nothing."""
    m = model_of(case)
    m.cp.minimize(sum(m.objective(tier) for tier in Tier))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(m.cp) == cp_model.OPTIMAL
    assert round(solver.objective_value) == case.cost
    found = findings_of(case)
    for tier in Tier:
        assert solver.value(m.objective(tier)) == sum(f.cost for f in found if f.tier is tier)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_case_it_allows_and_one_it_refuses(rule: str) -> None:
    own = [case for case in CASES if case.rule == rule]
    assert any(not case.refused for case in own)
    assert any(case.refused for case in own)
