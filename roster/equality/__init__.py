"""Equality over months (ANQ Art. 10(6)): what each person bore of what could fall to him or her, beside the others.

Pure: months come in as instance and roster, figures and findings go out. The statistic is one and the same everywhere:
the draw by lot of a group's shifts among the days on which each person could have had them (``lot``).
"""

from __future__ import annotations

from roster.equality.month import Month
from roster.equality.report import Equality, equality

__all__ = ["Equality", "Month", "equality"]
