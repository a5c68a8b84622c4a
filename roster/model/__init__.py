"""The CP-SAT model, the one statement of the problem."""

from roster.model.model import Alternative, Expression, Model, OnCallAlternative, Slot

__all__ = ["Alternative", "Expression", "Model", "OnCallAlternative", "Slot", "encode"]


def encode(model: Model) -> None:
    """Impose every rule on ``model``, in id order."""
    from roster.registry import rules

    for rule in rules().values():
        with model.under(rule.id):
            rule.encode(model)
