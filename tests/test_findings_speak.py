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
