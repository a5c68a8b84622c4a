"""The shape of the accounts of an officer in a month: what a page of the workbook prints.

Hours are minutes, all the rest days, shifts or rests (:attr:`AccountKind.in_minutes`). Amounts are whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from roster.domain.account import AccountKind, Entry
from roster.domain.codes import CreditKind
from roster.domain.facts import Credit

OVERTIME = (
    AccountKind.STRAORDINARIO_FERIALE,
    AccountKind.STRAORDINARIO_FESTIVO,
    AccountKind.STRAORDINARIO_NOTTURNO,
    AccountKind.STRAORDINARIO_NOTTURNO_FESTIVO,
)
"""The bands of overtime: together, all the overtime done."""


@dataclass(frozen=True)
class Figure:
    """One account in the month: a row of the page.

    ``brought`` is what the history brings in, ``by_day`` what each date of the month adds, in the order of
    ``Statement.days``, ``entries`` where that comes from, by date: a date with two entries has their sum. Entries of
    nothing only explain (a meal that costs no minute, a rest that did not count).
    """

    account: AccountKind
    brought: int
    by_day: tuple[int, ...]
    entries: tuple[Entry, ...]

    @property
    def moved(self) -> int:
        """What the month adds: the sum of ``by_day`` and of the amounts of ``entries``."""
        return sum(self.by_day)

    @property
    def closing(self) -> int:
        """``brought`` and ``moved`` together."""
        return self.brought + self.moved

    def rules(self) -> tuple[str, ...]:
        """Return the ids of the obligations that made the entries, each once, in order."""
        return tuple(sorted({entry.rule for entry in self.entries}))


@dataclass(frozen=True)
class Statement:
    """The accounts of one officer in a month.

    - ``figures``: a :class:`Figure` for **every** ``AccountKind``, in the order of the enumeration; those that nothing
      touched have zeros. Text of an entry: :func:`roster.messages.entry_text`.
    - ``credits_brought``, ``credits``: rests and recoveries still owed at the start and at the end of the month, the
      first due first; what the month gave is no longer there, what it earned is. A weekly rest lost (``RS``) and a
      ``riposo recupero`` (``RR``) are given by a day RR, the others by a day of their own name.
    - ``services``: shifts done in the month by F.E.S.I. code of the post, ``""`` for posts without one.

    Night and festive hours and the bands of overtime are on the date each minute falls on; ordinary hours, credits and
    minutes beyond the shift on the date the shift starts. So two hours after midnight of a shift of the 31st are pay
    of the next month, and the shift is of this one (D-2).

    What brings something in, from the input: nights, evenings, festive shifts, on-call turns and Sundays in a row
    (counters of up to twelve months), days of training since 1 January, leave and permits of the year, rests owed.
    ``RS_GODUTI`` brings in the rest already enjoyed in the week the month starts in; a week owes its rest on Sunday.
    What is still to be given is ``credits``, not a difference of figures: a rest may be enjoyed before its Sunday.
    """

    officer: str
    days: tuple[date, ...]
    figures: Mapping[AccountKind, Figure]
    credits_brought: tuple[Credit, ...]
    credits: tuple[Credit, ...]
    services: Mapping[str, int]

    def __getitem__(self, account: AccountKind) -> Figure:
        return self.figures[account]

    @property
    def overtime(self) -> int:
        """Minutes of overtime of the month, all bands."""
        return sum(self[account].moved for account in OVERTIME)

    @property
    def overtime_paid(self) -> int:
        """Minutes of overtime to be paid: all but those the officer wants compensated with rest."""
        return self.overtime - self[AccountKind.A_RIPOSO_COMPENSATIVO].moved

    @property
    def hours_balance(self) -> int:
        """Minutes worked or credited beyond those due: positive for who did more, overtime apart.

        Ordinary and credited hours, and handover, journeys and meals, less the hours due. A month rarely ends on a
        Sunday: a few hours more or less are the part of a week that the next month completes.
        """
        return (
            self[AccountKind.ORDINARIE].moved
            + self[AccountKind.ACCREDITATE].moved
            + self[AccountKind.OLTRE_IL_TURNO].moved
            - self[AccountKind.DOVUTE].moved
        )

    def owed(self, kind: CreditKind) -> tuple[Credit, ...]:
        """Return the credits of one kind still open at the end of the month, the first due first."""
        return tuple(credit for credit in self.credits if credit.kind is kind)
