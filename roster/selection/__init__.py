"""Which findings of an audit are told: those asked for, those not known already, in order or in groups.

What is left out is counted: nothing is hidden without a word.
"""

from roster.selection.baseline import Baseline, KnownFinding, baseline_of, compared, read_baseline
from roster.selection.choice import Entry, Selection, in_order
from roster.selection.groups import Group, Grouping, grouped, unit_of
from roster.selection.outcome import Outcome, outcome_of

__all__ = [
    "Baseline",
    "Entry",
    "Group",
    "Grouping",
    "KnownFinding",
    "Outcome",
    "Selection",
    "baseline_of",
    "compared",
    "grouped",
    "in_order",
    "outcome_of",
    "read_baseline",
    "unit_of",
]
