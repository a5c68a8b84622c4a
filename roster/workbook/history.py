"""Sheets of what came before the month: Storico, Contatori, Crediti, Saldi."""

from __future__ import annotations

from roster.domain import Balance, Counters, Credit, CreditKind, DayCode, PastDay
from roster.workbook.columns import DAY, OFFICER_COLUMN, PERSON_COLUMN, WHOLE, choice
from roster.workbook.kinds import Choice, RosterCell
from roster.workbook.layout import Column, Grid, Table

BALANCE_CODES = tuple(code.value for code in DayCode if code.has_balance)

STORICO = Grid(
    key="storico",
    at=("history", "days"),
    model=PastDay,
    columns=(OFFICER_COLUMN, PERSON_COLUMN, Column("cell", RosterCell(), width=11, label="past_cell")),
)

CONTATORI = Table(
    key="contatori",
    at=("history", "counters"),
    model=Counters,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("months", WHOLE, width=10),
        Column("nights", WHOLE, width=10),
        Column("evenings", WHOLE, width=10),
        Column("festive", WHOLE, width=10),
        Column("unpopular", WHOLE, width=12, label="counted_unpopular"),
        Column("on_call", WHOLE, width=12, label="counted_on_call"),
        Column("sundays_in_row", WHOLE, width=14),
        Column("big_holidays", WHOLE, width=14),
        Column("shooting", WHOLE, width=14),
        Column("updating", WHOLE, width=14),
        Column("planned_overtime", WHOLE, width=16),
    ),
)

CREDITI = Table(
    key="crediti",
    at=("history", "credits"),
    model=Credit,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("kind", choice(CreditKind), needed=True, width=8, label="credit_kind"),
        Column("earned", DAY, needed=True),
        Column("due", DAY, needed=True),
    ),
)

SALDI = Table(
    key="saldi",
    at=("balances",),
    model=Balance,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("code", Choice(BALANCE_CODES), needed=True, width=10, label="balance_code"),
        Column("year", WHOLE, needed=True, width=8),
        Column("entitled", WHOLE, width=12),
        Column("enjoyed", WHOLE, width=12),
        Column("until", DAY, width=14),
    ),
)
