"""What is told of an audit in every form: the findings asked for, which are new, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roster.audited import AuditedMonth
from roster.conformity import Standing, Verdict, whole_verdict
from roster.rule import Severity
from roster.selection.baseline import Baseline, KnownFinding, compared
from roster.selection.choice import Entry, Selection, in_order


@dataclass(frozen=True)
class Outcome:
    """Audited months as they were found, and the findings asked for, in order.

    ``left_out`` counts the findings that ``selection`` does not keep, ``left_out_breaches`` the breaches among them.
    ``vanished`` are the known findings that these months no longer have.
    """

    audited: tuple[AuditedMonth, ...]
    entries: tuple[Entry, ...]
    selection: Selection
    left_out: int = 0
    left_out_breaches: int = 0
    has_baseline: bool = False
    vanished: tuple[KnownFinding, ...] = ()

    @property
    def months(self) -> tuple[AuditedMonth, ...]:
        """The months with the findings asked for only."""
        return tuple(replace(month, findings=tuple(e.finding for e in self.of(month))) for month in self.audited)

    def of(self, month: AuditedMonth) -> tuple[Entry, ...]:
        """Return the findings asked for of one of the audited months."""
        return tuple(entry for entry in self.entries if entry.month is month)

    @property
    def breached(self) -> bool:
        """True when a month has a breach that its roster is answerable for, asked for or not, known or not."""
        return bool(self.left_out_breaches) or any(entry.finding.blocks for entry in self.entries)

    @property
    def verdict(self) -> Verdict:
        """The verdict on all the months, whatever was asked for and known: compliant only if all could be checked."""
        verdicts = (verdict for month in self.audited for verdict in month.verdicts)
        return whole_verdict(verdicts, breached=self.breached)

    @property
    def new(self) -> tuple[Entry, ...]:
        """The findings that no baseline has."""
        return tuple(entry for entry in self.entries if not entry.known)

    @property
    def known(self) -> int:
        """How many findings the baseline has."""
        return sum(entry.known for entry in self.entries)

    @property
    def not_checked(self) -> tuple[str, ...]:
        """The rules asked for that some month could not be checked on."""
        found = {verdict.rule for month in self.audited for verdict in month.verdicts if _unchecked(verdict.standing)}
        return tuple(sorted(rule for rule in found if self.selection.keeps_rule(rule)))

    def fails(self, *, strict: bool) -> bool:
        """Return whether a new finding is a breach; when ``strict``, also a new report or a rule not checked."""
        breached = any(entry.finding.blocks for entry in self.new)
        reported = any(entry.finding.severity is Severity.REPORT for entry in self.new)
        return breached or (strict and (reported or bool(self.not_checked)))


def outcome_of(
    months: Sequence[AuditedMonth], selection: Selection | None = None, baseline: Baseline | None = None
) -> Outcome:
    """Return what is to be told of audited months."""
    chosen = selection or Selection()
    found = in_order(months)
    entries = tuple(entry for entry in found if chosen.keeps(entry))
    dropped = [entry for entry in found if not chosen.keeps(entry)]
    vanished: tuple[KnownFinding, ...] = ()
    if baseline is not None:
        entries, left = compared(entries, baseline)
        vanished = tuple(known for known in left if _looked_for(known, months, chosen))
    return Outcome(
        audited=tuple(months),
        entries=entries,
        selection=chosen,
        left_out=len(dropped),
        left_out_breaches=sum(entry.finding.blocks for entry in dropped),
        has_baseline=baseline is not None,
        vanished=vanished,
    )


def _looked_for(known: KnownFinding, months: Sequence[AuditedMonth], selection: Selection) -> bool:
    """Return whether these months would have had a known finding: month audited, rule checked, both asked for."""
    for month in months:
        if f"{month.instance.year}-{month.instance.month:02}" != known.month:
            continue
        checked = all(verdict.rule != known.rule or not _unchecked(verdict.standing) for verdict in month.verdicts)
        last = max(known.dates, default=month.instance.days[-1])
        in_time = selection.since is None or last >= selection.since
        return checked and in_time and selection.keeps_rule(known.rule)
    return False


def _unchecked(standing: Standing) -> bool:
    return standing is Standing.NOT_CHECKED
