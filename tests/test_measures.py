"""The value that a finding found, beside its limit: stated wherever the law has a number."""

from __future__ import annotations

from string import Formatter

import pytest

from roster.messages import finding_text, measure_text
from roster.record import Record
from roster.registry import measured, rules
from roster.rule import Rule
from tests.audits import a_finding, a_gap
from tests.cases import cases

LIMITS = {"massimo", "minime", "minimo", "tetto", "limite", "dovute", "quota", "previsti", "nominale", "quadranti"}
OTHERWISE = {
    ("ANQ-10.4c", "colleghi"): "the limit is a colleague's",
    ("ANQ-10.6a", "quote"): "a spread between colleagues, not a limit",
    ("ANQ-10.6a", "quote_anno_pari"): "a spread between colleagues, not a limit",
    ("ANQ-14.3", "scarto"): "a spread between colleagues, not a limit",
    ("ANQ-9.14b", "senza_sbocco"): "of several people",
    ("ANQ-9.14b", "riepilogo"): "a spread between colleagues, not a limit",
    ("ANQ-9.7c", "senza_data"): "the date posted is what is missing",
}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_value_and_limit_are_in_the_sentence(rule: Rule) -> None:
    for says, pair in rule.measures.items():
        assert set(pair) <= placeholders(rule.says[says].it), says


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_every_sentence_with_a_limit_states_it(rule: Rule) -> None:
    for says, sentence in rule.says.items():
        if placeholders(sentence.it) & LIMITS and (rule.id, says) not in OTHERWISE:
            assert says in rule.measures, says


def test_the_value_and_the_limit_of_a_finding() -> None:
    assert measured(a_gap(hours=6.5)) == (6.5, 8)
    assert measure_text(a_gap(hours=6.5), "it") == ("6,5", "8")
    assert measure_text(a_gap(hours=6.5), "en") == ("6.5", "8")
    assert measured(a_finding("ANQ-6.5")) is None
    assert measure_text(a_finding("ANQ-6.5")) == ("", "")


def test_every_finding_of_the_cases_has_both_where_one_is_stated() -> None:
    held = [case for case in cases() if case.rule in rules() and rules()[case.rule].measures]
    found = [f for case in held for f in rules()[case.rule].audit(Record(case.instance, case.roster))]
    pairs = {(f.rule, f.says): pair for f in found if (pair := measured(f)) is not None}
    assert all(str(value) and str(limit) for value, limit in pairs.values())
    assert len(pairs) > 30


def test_a_late_shift_tells_when_it_really_ends() -> None:
    (case,) = (case for case in cases() if case.name == "12-18 at the hospital: the journey back ends after 18")
    (finding,) = rules()[case.rule].audit(Record(case.instance, case.roster))
    value, limit = measure_text(finding)
    assert (value > "18:00", limit) == (True, "18:00")
    assert f"tiene in servizio fino alle {value}, oltre le ore 18:00" in finding_text(finding, case.instance)
