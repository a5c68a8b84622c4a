"""Figures as people write them: comma for decimals and point for thousands in Italian."""

from __future__ import annotations


def whole(value: int, lang: str) -> str:
    """Return a whole number with its thousands apart."""
    return f"{value:,}".replace(",", ".") if lang == "it" else f"{value:,}"


def percent(share: float, lang: str) -> str:
    """Return a share as a percentage with one decimal."""
    figure = f"{100 * share:.1f} %"
    return figure.replace(".", ",") if lang == "it" else figure
