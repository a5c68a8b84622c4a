"""The union copy: the same findings and figures with pseudonyms, and no reason why anybody is absent.

A pseudonym hides a name, not a small group nor a pattern of shifts that is posted with names: the help says so.
"""

from __future__ import annotations

from roster.pseudonyms.findings import MASK, pseudonymous
from roster.pseudonyms.key import Key, extended, new_key, read_key
from roster.pseudonyms.people import renamed

__all__ = ["MASK", "Key", "extended", "new_key", "pseudonymous", "read_key", "renamed"]
