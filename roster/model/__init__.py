"""The CP-SAT model, the one statement of the problem."""

from roster.model.alternatives import Choice, Offer
from roster.model.cell_model import Alternative, CellModel, Choosable, Member, OnCallAlternative
from roster.model.model import Model, Slot
from roster.model.penalties import Expression

__all__ = [
    "Alternative",
    "CellModel",
    "Choice",
    "Choosable",
    "Expression",
    "Member",
    "Model",
    "Offer",
    "OnCallAlternative",
    "Slot",
    "encode",
]


def encode(model: Model) -> None:
    """Impose on ``model`` every rule that speaks of what it decides: cells, or turns of reperibilità."""
    from roster.registry import rules_in_force
    from roster.rule import Subject

    subject = Subject.ON_CALL if model.on_call else Subject.CELLS
    for rule in rules_in_force(model.instance).values():
        if rule.subject is subject:
            rule.encode(model)
