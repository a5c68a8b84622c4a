"""Figures as people write them: comma for decimals and point for thousands in Italian, the reverse in English."""

from __future__ import annotations

_ITALIAN = str.maketrans(",.", ".,")


def whole(value: int, lang: str) -> str:
    """Return a whole number with its thousands apart."""
    return _marked(f"{value:,}", lang)


def decimal(value: float, lang: str) -> str:
    """Return a number with its thousands apart, two decimals at most and no useless zero."""
    return _marked(f"{value:z,.2f}".rstrip("0").rstrip("."), lang)


def percent(share: float, lang: str) -> str:
    """Return a share as a percentage with one decimal."""
    return _marked(f"{100 * share:,.1f} %", lang)


def _marked(figure: str, lang: str) -> str:
    return figure.translate(_ITALIAN) if lang == "it" else figure
