"""What every model of the domain shares: frozen, strict about unknown fields."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

Filling = str | int | float | datetime | date
"""What fills a placeholder of a sentence: a number stays a number, so that each language writes it in its own way."""


class Frozen(BaseModel):
    """A value: it never changes, and a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Frozen):
    """One sentence or label in the two languages a user can ask for.

    Placeholders are those of :meth:`str.format`; both languages must use the same ones.
    """

    it: str
    en: str

    def of(self, lang: str) -> str:
        """Return the text in ``lang`` (``it`` or ``en``)."""
        return self.en if lang == "en" else self.it
