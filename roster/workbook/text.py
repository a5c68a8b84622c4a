"""What a person typed, made comparable: case, accents and stray blanks never decide."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")


def text_of(value: object) -> str:
    """Return the text of a spreadsheet value: blanks collapsed, whole numbers without decimals, empty for nothing.

    A person who types ``104`` gets a number from the spreadsheet, and libraries read it as ``104.0``.
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


@lru_cache(maxsize=65536)
def fold_code(text: str) -> str:
    """Return a code without case and accents, to look it up."""
    decomposed = unicodedata.normalize("NFKD", text.strip())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return a header, a sheet name or a closed word without case, accents and punctuation, to look it up."""
    folded = fold_code(text)
    return _NOT_WORD.sub(" ", folded).strip() or folded
