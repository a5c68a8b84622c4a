"""The overtime of a month by qualifica: what the statement to the unions prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from roster.accounts.statement import Statement
from roster.domain.account import AccountKind
from roster.domain.codes import CreditKind, Ruolo
from roster.domain.instance import Instance


@dataclass(frozen=True)
class RankOvertime:
    """One qualifica: ``staff`` in force, how many of them ``concerned``, and their overtime in minutes.

    ``done`` is ``paid`` plus what is to be compensated with rest. ``granted`` are the compensatory rests enjoyed in the
    month, ``to_grant`` those still owed at its end.
    """

    qualifica: str
    staff: int
    concerned: int
    done: int
    paid: int
    granted: int
    to_grant: int


def overtime_by_rank(instance: Instance, statements: Mapping[str, Statement]) -> tuple[RankOvertime, ...]:
    """Return a line for each qualifica at the seat, the highest ruolo first, in one ruolo that of who serves longest.

    Concerned is who did overtime in the month, or enjoys or is still owed a compensatory rest.

    Args:
        instance: seat and month.
        statements: the accounts of every officer in force, as ``accounts_of`` returns them.

    """
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    ruoli = tuple(Ruolo)
    for officer in sorted(instance.officers, key=lambda o: (-ruoli.index(o.ruolo), o.service_from)):
        groups[officer.qualifica].append(statements[officer.id])
    return tuple(_line(qualifica, rows) for qualifica, rows in groups.items())


def _line(qualifica: str, rows: list[Statement]) -> RankOvertime:
    granted = [row[AccountKind.RC_GODUTI].moved for row in rows]
    owed = [len(row.owed(CreditKind.RC)) for row in rows]
    touched = (row.overtime or given or due for row, given, due in zip(rows, granted, owed, strict=True))
    return RankOvertime(
        qualifica=qualifica,
        staff=len(rows),
        concerned=sum(map(bool, touched)),
        done=sum(row.overtime for row in rows),
        paid=sum(row.overtime_paid for row in rows),
        granted=sum(granted),
        to_grant=sum(owed),
    )
