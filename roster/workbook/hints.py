"""How a value of each kind is written, in words: on the notes of the headers and in the messages about blanks."""

from __future__ import annotations

from roster.domain import Text
from roster.messages import catalogue
from roster.workbook.kinds import Choice, Kind

_SHORT_LIST = 160


def hint(kind: Kind) -> Text:
    """Return the sentence that says how a value of the kind is written; long lists are left to the drop-down."""
    options = ", ".join(kind.options) if isinstance(kind, Choice) else ""
    sentence = catalogue()["input_format.long_choice" if len(options) > _SHORT_LIST else f"input_format.{kind.hint}"]
    return Text(it=sentence.it.format(options=options), en=sentence.en.format(options=options))
