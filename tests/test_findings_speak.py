"""Every finding of the small worlds can be said in both languages, with nothing left out."""

from __future__ import annotations

from random import Random

import pytest

from roster.messages import LANGUAGES, finding_text
from roster.record import Record
from roster.rule import Rule
from tests.rule_worlds import WORLDS
from tests.test_agreement import RULES

SAMPLE = 12
COUNTS = {"ANQ-10.4a", "ANQ-10.6b", "ANQ-10.7", "ANQ-10.9a", "ANQ-10.9b", "ANQ-10.9c"}
SEQUENCES = {"ANQ-9.5c", "ANQ-9.16a", "ANQ-9.16b", "ANQ-13.5", "ANQ-13.6", "ANQ-13.9", "P-4"}
NAME_NO_POST = {*COUNTS, *SEQUENCES, "ANQ-9.7a", "DESIDERATA"}
"""Rules on which the post has no bearing: counts, sequences, wishes, cells that are not complete."""


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_finding_can_be_said(rule: Rule) -> None:
    for w in WORLDS.for_rule(rule.id):
        choices = sorted(set(w.every_choice(w.model())), key=str)
        for choice in Random(2).sample(choices, min(SAMPLE, len(choices))):
            for finding in rule.audit(Record(w.instance, w.roster_of(choice))):
                for lang in LANGUAGES:
                    sentence = finding_text(finding, w.instance, lang)
                    assert "None" not in sentence
                    assert "{" not in sentence


def silent(rule: Rule) -> bool:
    """Return whether the rule names a shift whose post it leaves out, in some world."""
    for w in WORLDS.for_rule(rule.id):
        choices = sorted(set(w.every_choice(w.model())), key=str)
        for choice in Random(2).sample(choices, min(SAMPLE, len(choices))):
            roster = w.roster_of(choice)
            for finding in rule.audit(Record(w.instance, roster)):
                cell = roster.cell(finding.officer, finding.days[0]) if finding.officer and finding.days else None
                held = {duty.shift: duty.post for duty in cell.duties} if cell is not None else {}
                if finding.shift in held and finding.post != held[finding.shift]:
                    return True
    return False


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_finding_on_a_duty_names_its_post(rule: Rule) -> None:
    """All but those on which the post has no bearing."""
    assert silent(rule) == (rule.id in NAME_NO_POST)
