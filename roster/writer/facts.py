"""Everything the sheets show, derived once from a plan and the findings of its audit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from roster.accounts import Statement, accounts_of
from roster.domain.account import AccountKind
from roster.domain.codes import Counted, Ruolo
from roster.domain.counted import counted_shifts
from roster.domain.officer import Officer
from roster.domain.plan import Plan
from roster.domain.profile import Unit
from roster.plan_text import fingerprint
from roster.record import Record
from roster.registry import ceilings, in_force, rules
from roster.rule import Finding, Subject
from roster.variations import Variation, substitutes, variations
from roster.writer.coverage import Line, coverage
from roster.writer.tally import Tally

DAYS_BEFORE = 7
_RANK = {ruolo: rank for rank, ruolo in enumerate(reversed(Ruolo))}


class Facts:
    """A plan with the views of it that more than one sheet needs."""

    def __init__(self, plan: Plan, findings: Sequence[Finding]) -> None:
        self.plan = plan
        self.findings = tuple(findings)
        self.instance = plan.instance
        self.record = Record(plan.instance, plan.roster)

    @cached_property
    def fingerprint(self) -> str:
        """The hash that names this version."""
        return fingerprint(self.plan)

    @property
    def days(self) -> tuple[date, ...]:
        """Dates of the month."""
        return self.instance.days

    @cached_property
    def days_before(self) -> tuple[date, ...]:
        """The last days of the old month, shown for what they bind."""
        return tuple(self.days[0] - timedelta(days=back) for back in range(DAYS_BEFORE, 0, -1))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Coverage by post and shift."""
        return coverage(self.record)

    @cached_property
    def tally(self) -> Mapping[str, Tally]:
        """Figures of each officer, by id."""
        kinds = counted_shifts(self.instance)
        return {officer.id: Tally(self.record, officer, kinds) for officer in self.instance.officers}

    @cached_property
    def ceilings(self) -> Mapping[Counted, int]:
        """The most that any rule allows of what caps count, in this month."""
        return ceilings(self.instance)

    @cached_property
    def asked_by_year_end(self) -> Mapping[AccountKind, int]:
        """The most that any obligation in force asks of an account by 31 December."""
        found: dict[AccountKind, int] = {}
        for obligation in in_force(self.instance).values():
            for account, least in obligation.asked_by_year_end().items():
                found[account] = max(least, found.get(account, least))
        return found

    @cached_property
    def unit_names(self) -> Mapping[str, str]:
        """Names of the units, by code."""
        return {unit.code: unit.name for unit in self.instance.profile.units}

    def unit_of(self, officer: Officer) -> str:
        """Return the unit the officer belongs to at the start of the month, or on entering it."""
        return officer.unit_on(max(self.days[0], officer.in_force_from or self.days[0]))

    @cached_property
    def by_unit(self) -> tuple[tuple[Unit, tuple[Officer, ...]], ...]:
        """Officers of each unit, by ruolo from the highest, then by seniority; units without officers left out."""
        units = {unit.code: unit for unit in self.instance.profile.units}
        found: dict[str, list[Officer]] = {code: [] for code in units}
        for officer in self.instance.officers:
            found.setdefault(self.unit_of(officer), []).append(officer)
        return tuple(
            (units.get(code) or Unit(code=code, name=code), tuple(sorted(officers, key=_seniority)))
            for code, officers in found.items()
            if officers
        )

    @cached_property
    def officers(self) -> tuple[Officer, ...]:
        """Every officer in the order of the grid."""
        return tuple(officer for _, officers in self.by_unit for officer in officers)

    @cached_property
    def post_place(self) -> Mapping[str, int]:
        """Order of the posts: by unit, then as the input lists them."""
        units = list(self.unit_names)
        posts = self.instance.seat.posts
        ordered = sorted(posts, key=lambda post: units.index(post.unit) if post.unit in units else len(units))
        return {post.code: place for place, post in enumerate(ordered)}

    @cached_property
    def covered_by_ground(self) -> frozenset[tuple[str | None, date]]:
        """Officer and date of what was done beyond a limit on a recorded ground."""
        grounded = (finding for finding in self.findings if finding.ground is not None)
        return frozenset((finding.officer, day) for finding in grounded for day in finding.days)

    @cached_property
    def accounts(self) -> Mapping[str, Statement]:
        """The accounts of each officer, by id."""
        return accounts_of(self.instance, self.plan.roster)

    @cached_property
    def variations(self) -> tuple[Variation, ...]:
        """What differs from the posted programme, by date; nothing without one."""
        return variations(self.record)

    @cached_property
    def irregularities(self) -> Mapping[tuple[str, date], tuple[Finding, ...]]:
        """What the rules on changes of the programme find, by officer and date."""
        found: defaultdict[tuple[str, date], list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.officer is not None and finding.days and rules()[finding.rule].subject is Subject.CHANGES:
                found[finding.officer, finding.days[0]].append(finding)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def substitutes(self) -> frozenset[tuple[str, date]]:
        """Officer and date of duties taken over from somebody else since the programme was posted."""
        return substitutes(self.record)


def _seniority(officer: Officer) -> tuple[int, date, str, str]:
    return _RANK[officer.ruolo], officer.service_from, officer.label, officer.id
