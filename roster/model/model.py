"""The CP-SAT model behind questions: rules ask it what an officer may do on a date and never index a variable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from ortools.sat.python import cp_model

from roster.domain.codes import Counted, DayCode, ShiftClass
from roster.domain.counted import counted_shifts
from roster.domain.instance import Demand, Instance
from roster.domain.officer import Officer
from roster.domain.plan import Tier
from roster.domain.post_classes import PostClass, post_classes
from roster.domain.roster import Cell
from roster.domain.stint import Stint
from roster.model.alternatives import Choices, fixed_choices
from roster.model.penalties import Expression, Penalties


@dataclass(frozen=True, eq=False)
class Alternative:
    """One choice of a cell with its literal; the literal of what is already decided is the constant 1."""

    officer: str
    day: date
    cell: Cell
    stints: tuple[Stint, ...]
    literal: cp_model.IntVar

    @property
    def code(self) -> DayCode:
        """Status the choice gives the date."""
        return self.cell.code


@dataclass(frozen=True, eq=False)
class Slot:
    """Demand of one class of posts in one shift of one date, with the alternatives that serve it."""

    day: date
    shift: str
    post_class: PostClass
    minimum: int
    nominal: int
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, eq=False)
class OnCallAlternative:
    """A turn of reperibilità an officer could be given."""

    officer: str
    day: date
    shift: str
    literal: cp_model.IntVar


Choosable = Alternative | OnCallAlternative


class Model:
    """One status per officer and date, over the month; rules add the rest.

    Args:
        instance: seat and month.
        fixed: cells already decided (absences, fixed staff, locks); the others are free.
        officers: the officers of this model, all those of the instance by default.
        units: units whose demand this model covers, all by default.
        on_call: whether turns of reperibilità are to be decided too.

    """

    def __init__(
        self,
        instance: Instance,
        fixed: Mapping[tuple[str, date], Cell] | None = None,
        *,
        officers: tuple[Officer, ...] | None = None,
        units: frozenset[str] | None = None,
        on_call: bool = False,
    ) -> None:
        self.instance = instance
        self.officers = instance.officers if officers is None else officers
        self.cp = cp_model.CpModel()
        self.true = self.cp.new_constant(1)
        self.penalties: dict[Tier, Penalties] = {tier: Penalties() for tier in Tier}
        posts = [post for post in instance.seat.posts if units is None or post.unit in units]
        codes = {post.code for post in posts}
        self.demands: tuple[Demand, ...] = tuple(line for line in instance.demands if line.post in codes)
        self.classes = post_classes(posts, instance.profile.derogations)
        self._fixed = dict(fixed or {})
        self._decide()
        self.on_call: tuple[OnCallAlternative, ...] = tuple(self._on_call_turns()) if on_call else ()

    def _decide(self) -> None:
        choices = Choices(self.instance, self.classes, self.demands)
        self._choices = choices
        self._cells: dict[tuple[str, date], tuple[Alternative, ...]] = {}
        self._by_class: dict[tuple[str, date], Mapping[ShiftClass, Sequence[Alternative]]] = {}
        for officer in self.officers:
            for day in self.instance.days:
                found = fixed_choices(choices, self._fixed, officer, day)
                if not found:
                    continue
                single = len(found) == 1
                literals = [self.true if single else self.cp.new_bool_var("") for _ in found]
                self._cells[officer.id, day] = tuple(
                    Alternative(c.officer, c.day, c.cell, c.stints, literal)
                    for c, literal in zip(found, literals, strict=True)
                )
                if not single:
                    self.cp.add_exactly_one(literals)

    def _on_call_turns(self) -> Iterator[OnCallAlternative]:
        plan = self.instance.profile.on_call
        if plan is not None:
            for officer in self.officers:
                for day in self.instance.days:
                    if officer.in_force(day):
                        yield OnCallAlternative(officer.id, day, plan.shift, self.cp.new_bool_var(""))

    # Questions

    def alternatives(self, officer: str, day: date) -> tuple[Alternative, ...]:
        """Return what the officer may be given on ``day``; outside the month, what is known of it, or nothing."""
        key = (officer, day)
        if key not in self._cells and day not in self.instance.days_in_month:
            cell = self.instance.known_cell(officer, day)
            found = () if cell is None else (self._choices.decided(officer, day, cell),)
            self._cells[key] = tuple(Alternative(c.officer, c.day, c.cell, c.stints, self.true) for c in found)
        return self._cells.get(key, ())

    def duties(self, officer: str, day: date) -> tuple[Alternative, ...]:
        """Return the alternatives of ``day`` that are duties here."""
        return tuple(a for a in self.alternatives(officer, day) if a.stints)

    def with_code(self, officer: str, day: date, *codes: DayCode) -> tuple[Alternative, ...]:
        """Return the alternatives of ``day`` that give one of ``codes``."""
        return tuple(a for a in self.alternatives(officer, day) if a.code in codes)

    def of_class(self, officer: str, day: date, *classes: ShiftClass) -> tuple[Alternative, ...]:
        """Return the duties of ``day``, history too, with a shift of one of ``classes``."""
        key = (officer, day)
        if key not in self._by_class:
            found: defaultdict[ShiftClass, list[Alternative]] = defaultdict(list)
            for a in self.duties(officer, day):
                for shift_class in {stint.shift_class for stint in a.stints}:
                    found[shift_class].append(a)
            self._by_class[key] = found
        own = self._by_class[key]
        return tuple(dict.fromkeys(a for shift_class in classes for a in own.get(shift_class, ())))

    def counted(self, officer: str, what: Counted) -> tuple[tuple[Alternative, Stint], ...]:
        """Return the duties of the month that a cap counts as ``what``, by date, one line for each shift that does."""
        return tuple(self._counted.get((officer, what), ()))

    @cached_property
    def _counted(self) -> Mapping[tuple[str, Counted], list[tuple[Alternative, Stint]]]:
        counts = counted_shifts(self.instance)
        found: defaultdict[tuple[str, Counted], list[tuple[Alternative, Stint]]] = defaultdict(list)
        for (officer, _), alternatives in self._cells.items():
            for a in alternatives:
                for stint in a.stints:
                    for what in counts.get((stint.day, stint.shift.code), ()):
                        found[officer, what].append((a, stint))
        return found

    def total(self, alternatives: Iterable[Choosable]) -> Expression:
        """Return how many of ``alternatives`` are chosen."""
        return cast(Expression, cp_model.LinearExpr.sum([a.literal for a in alternatives]))  # numpy numbers never occur

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every slot with demand, by date, shift and class of posts."""
        group_of = self._group_of
        needed: defaultdict[tuple[date, str, str], list[int]] = defaultdict(lambda: [0, 0])
        for line in self.demands:
            key = (line.day, line.shift, group_of[line.post].representative.code)
            needed[key][0] += line.minimum
            needed[key][1] += line.nominal
        return tuple(
            Slot(day, shift, group_of[code], minimum, nominal, tuple(self.serving.get((day, shift, code), ())))
            for (day, shift, code), (minimum, nominal) in sorted(needed.items(), key=lambda item: item[0])
            if nominal > 0
        )

    @cached_property
    def _group_of(self) -> Mapping[str, PostClass]:
        return {post.code: group for group in self.classes for post in group.members}

    @cached_property
    def serving(self) -> Mapping[tuple[date, str, str], list[Alternative]]:
        """Duties by date, shift and representative of the class of posts, demanded there or not."""
        serving: defaultdict[tuple[date, str, str], list[Alternative]] = defaultdict(list)
        for day, alternatives in ((day, row) for (_, day), row in self._cells.items()):
            if day not in self.instance.days_in_month:
                continue
            for alternative in alternatives:
                for stint in alternative.stints:
                    if stint.post is not None and stint.post.code in self._group_of:
                        code = self._group_of[stint.post.code].representative.code
                        serving[stint.day, stint.shift.code, code].append(alternative)
        return serving

    @property
    def decisions(self) -> tuple[cp_model.IntVar, ...]:
        """The literals that make a roster: those of the free cells, and of reperibilità."""
        cells = (literal for cell in self.free_cells for literal in cell)
        return (*cells, *(turn.literal for turn in self.on_call))

    @property
    def free_cells(self) -> tuple[tuple[cp_model.IntVar, ...], ...]:
        """The literals of each cell that is not fixed, exactly one of which is true."""
        return tuple(tuple(a.literal for a in found) for found in self._cells.values() if len(found) > 1)

    @property
    def free_alternatives(self) -> Mapping[tuple[str, date], tuple[Alternative, ...]]:
        """The cells of the month that are not fixed, with their alternatives."""
        inside = self.instance.days_in_month
        return {key: found for key, found in self._cells.items() if len(found) > 1 and key[1] in inside}

    # Statements

    def add(self, constraint: cp_model.BoundedLinearExpression | bool) -> None:
        """State a linear constraint. A constraint among constants only may arrive as a Python bool."""
        self.cp.add(constraint)

    def forbid(self, *alternatives: Choosable) -> None:
        """State that none of ``alternatives`` is ever chosen."""
        if alternatives:
            self.cp.add_linear_constraint(self.total(alternatives), 0, 0)

    def at_most_one(self, alternatives: Iterable[Choosable]) -> None:
        """State that at most one of ``alternatives`` is chosen."""
        self.cp.add_at_most_one([a.literal for a in alternatives])

    def only_where(self, condition: cp_model.IntVar, alternatives: Iterable[Alternative]) -> None:
        """State that none of ``alternatives`` is chosen unless ``condition`` is true."""
        self.cp.add_bool_and(a.literal.negated() for a in alternatives).only_enforce_if(condition.negated())

    def at_most(self, alternatives: Sequence[Alternative], limit: int) -> None:
        """State that at most ``limit`` of ``alternatives`` of the month are chosen; one listed twice counts two."""
        if len(alternatives) > limit:
            self.cp.add_linear_constraint(self.total(alternatives), 0, limit)

    def within(self, amount: Expression, least: int, most: int) -> None:
        """State that ``amount`` lies between ``least`` and ``most``, both included."""
        self.cp.add_linear_constraint(amount, least, most)

    def beyond(self, alternatives: Sequence[Alternative], limit: int, most: int) -> Expression:
        """Return how many of ``alternatives``, ``most`` at best, are chosen beyond ``limit``; right where penalised."""
        decided = sum(a.literal is self.true for a in alternatives)
        if decided == len(alternatives) or most <= limit:
            return max(0, decided - limit)
        excess = self.new_count(most - limit)
        self.cp.add(self.total(alternatives) - excess <= limit)
        return excess

    def new_bool(self) -> cp_model.IntVar:
        """Return a new literal for a rule's own use."""
        return self.cp.new_bool_var("")

    def new_count(self, largest: int) -> cp_model.IntVar:
        """Return a new whole number from 0 to ``largest`` for a rule's own use."""
        return self.cp.new_int_var(0, largest, "")

    def penalise(self, tier: Tier, amount: Expression, weight: int = 1) -> None:
        """Add ``weight`` times ``amount`` (never negative) to a tier of the objective."""
        if weight:
            self.penalties[tier].add(amount, weight)

    def objective(self, tier: Tier) -> Expression:
        """Return the value of a tier."""
        found = self.penalties[tier]
        variables = [self.cp.get_int_var_from_proto_index(index) for index in found.coefficients]
        return cp_model.LinearExpr.weighted_sum(variables, list(found.coefficients.values())) + found.constant

    def keep(self, tier: Tier, value: int) -> None:
        """State that a tier is never worse than ``value`` again."""
        if self.penalties[tier].coefficients:
            self.cp.add_linear_constraint(self.objective(tier), 0, value)
