"""Small worlds: a month almost all fixed, with a few free cells, whose every roster can be enumerated.

Shifts are chosen so that every boundary of the law occurs among them; the free cells stand at the start of the month
(with history), at its end (with next month's absences) or in the middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property
from itertools import product

from ortools.sat import cp_model_pb2
from ortools.sat.python import cp_model

from roster.domain import (
    Cap,
    Cell,
    Cover,
    Instance,
    Officer,
    OnCall,
    PastDay,
    Post,
    Profile,
    Roster,
    Ruolo,
    Seat,
    Sex,
    Shift,
    Unit,
)
from roster.domain.codes import DayCode
from roster.domain.facts import History
from roster.model import Alternative, Model, OnCallAlternative
from roster.search.rows import proto_of

Choice = tuple[Cell | bool, ...]

RS = Cell(code=DayCode.RS)
CO = Cell(code=DayCode.CO)


def shift(code: str, start: str, hours: float, **fields: object) -> Shift:
    """Return a shift of the table, with a reference for its start time."""
    return Shift(code=code, start=time.fromisoformat(start), minutes=round(hours * 60), reference="art. 1", **fields)


NIGHT, MORNING, AFTERNOON, EVENING = (
    shift("N", "00:00", 6),
    shift("M", "08:00", 6),
    shift("P", "12:00", 6),
    shift("S", "18:00", 6),
)
LONG = shift("L", "08:00", 8)
LATE = shift("T", "13:00", 6)
ACROSS = shift("X", "20:00", 6)
LATE_NIGHT = shift("Z", "22:00", 6)
QUADRANTS = (NIGHT, shift("A", "06:00", 6), AFTERNOON, EVENING)


def officer(id: str = "001", **fields: object) -> Officer:
    """Return an agent of 40 on turns in unit U."""
    plain = {
        "surname": f"Cognome{id}",
        "name": "Nome",
        "sex": Sex.M,
        "qualifica": "assistente",
        "ruolo": Ruolo.AGENTI_ASSISTENTI,
        "birth_date": date(1986, 5, 5),
        "service_from": date(2010, 1, 1),
        "unit": "U",
    }
    return Officer(id=id, **{**plain, **fields})


def post(code: str = "SEZ", shifts: tuple[Shift, ...] = (), **fields: object) -> Post:
    """Return a post of unit U open every day in ``shifts``, one officer wished, none required."""
    cover = tuple(Cover(shift=s.code, nominal=1) for s in shifts)
    return Post(code=code, **{"name": code, "unit": "U", "cover": cover, **fields})


def profile(shifts: tuple[Shift, ...], **fields: object) -> Profile:
    """Return a seat with generous caps and the patron on a date no world uses."""
    plain = {
        "seat": "Mondo",
        "agreement": "accordo di prova",
        "patron_day": 11,
        "patron_month": 7,
        "units": (Unit(code="U", name="Unità"), Unit(code="V", name="Altra")),
        "shifts": shifts,
        "caps": tuple(Cap(ruolo=r, nights=6, festive=3, evenings=8, source="art. 2") for r in Ruolo),
    }
    return Profile(**{**plain, **fields})


def week_pattern(day: date) -> Cell:
    """Return a blameless cell: rest on Sunday, mornings otherwise."""
    return RS if day.weekday() == 6 else Cell.duty("M", "SEZ")


@dataclass(frozen=True)
class World:
    """An instance, its fixed cells, and so its free ones; on the dates of ``on_call`` turns of reperibilità are free.

    A choice is one cell for each free place, then whether each free turn of reperibilità is given.
    """

    name: str
    instance: Instance
    fixed: Mapping[tuple[str, date], Cell]
    on_call: tuple[date, ...] = ()

    def model(self) -> Model:
        """Return a model with nothing encoded, and no turn of reperibilità on dates that are not free for it."""
        m = Model(self.instance, self.fixed, on_call=bool(self.on_call))
        m.forbid(*(turn for turn in m.on_call if turn.day not in self.on_call))
        return m

    def turns(self, m: Model) -> tuple[OnCallAlternative, ...]:
        """Return the free turns of reperibilità."""
        return tuple(turn for turn in m.on_call if turn.day in self.on_call)

    @cached_property
    def free(self) -> tuple[tuple[str, date], ...]:
        """The cells to enumerate."""
        return tuple(
            (o.id, day)
            for o in self.instance.officers
            for day in self.instance.days
            if (o.id, day) not in self.fixed and o.in_force(day)
        )

    def roster(self, cells: Mapping[tuple[str, date], Cell]) -> Roster:
        """Return the roster with ``cells`` in the free places."""
        known = {**self.fixed, **cells}
        rows = {o.id: tuple(known.get((o.id, day)) for day in self.instance.days) for o in self.instance.officers}
        return Roster(year=self.instance.year, month=self.instance.month, cells=rows)

    def roster_of(self, choice: Choice) -> Roster:
        """Return the roster of a choice."""
        cells = dict(zip(self.free, choice, strict=False))
        given = zip(self._on_call_keys, choice[len(self.free) :], strict=True)
        plan = self.instance.profile.on_call
        turns = tuple(OnCall(officer=o, day=day, shift=plan.shift) for (o, day), is_given in given if plan and is_given)
        return self.roster(cells).model_copy(update={"on_call": turns})

    @cached_property
    def _on_call_keys(self) -> tuple[tuple[str, date], ...]:
        return tuple((turn.officer, turn.day) for turn in self.turns(self.model()))

    def every_choice(self, m: Model) -> Iterator[Choice]:
        """Yield every way of filling the free places with what the model offers."""
        cells = ([a.cell for a in m.alternatives(o, day)] for o, day in self.free)
        yield from product(*cells, *((False, True) for _ in self.turns(m)))


def world(
    name: str,
    first: date,
    days: int,
    shifts: tuple[Shift, ...],
    *,
    officers: tuple[Officer, ...] = (officer(),),
    posts: tuple[Post, ...] = (),
    fixed: Mapping[tuple[str, date], Cell] | None = None,
    past: Mapping[tuple[str, date], Cell] | None = None,
    profile_fields: Mapping[str, object] | None = None,
    seat_fields: Mapping[str, object] | None = None,
    on_call: tuple[date, ...] = (),
) -> World:
    """Return a world whose free cells are ``days`` dates from ``first`` for every officer, less the ``fixed`` ones."""
    table = tuple({s.code: s for s in (*shifts, MORNING)}.values())
    free = {first + timedelta(days=n) for n in range(days)}
    history = tuple(PastDay(officer=o, day=day, cell=cell) for (o, day), cell in (past or {}).items())
    seat = Seat(
        profile=profile(table, **(profile_fields or {})),
        officers=officers,
        posts=posts or (post("SEZ", table),),
        **{"history": History(days=history), **(seat_fields or {})},
    )
    instance = Instance(seat=seat, year=first.year, month=first.month)
    cells = {(o.id, day): week_pattern(day) for o in officers for day in instance.days if day not in free}
    return World(name, instance, {**cells, **(fixed or {})}, on_call)


class _Collector(cp_model.CpSolverSolutionCallback):
    def __init__(self, cells: list[tuple[Alternative, ...]], turns: tuple[OnCallAlternative, ...]) -> None:
        super().__init__()
        self._cells = cells
        self._turns = turns
        self.found: set[Choice] = set()

    def on_solution_callback(self) -> None:
        cells = (next(a.cell for a in alternatives if self.value(a.literal)) for alternatives in self._cells)
        self.found.add((*cells, *(bool(self.value(turn.literal)) for turn in self._turns)))


def every_solution(w: World, m: Model) -> set[Choice]:
    """Return every way of filling the free places that the model allows."""
    collector = _Collector([m.alternatives(o, day) for o, day in w.free], w.turns(m))
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    status = solver.solve(without_slack(m), collector)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
    return collector.found


def without_slack(m: Model) -> cp_model.CpModel:
    """Return the model with every variable that could always be larger at its largest.

    Such a variable measures a penalty and forbids nothing; left free, it would multiply the solutions to enumerate.
    """
    decisions = {literal.index for literal in m.decisions}
    proto = proto_of(m.cp)
    held = {index for constraint in proto.constraints for index in _held_down(proto, constraint)}
    fixed = m.cp.clone()
    for index, variable in enumerate(proto.variables):
        if index not in decisions | held:
            fixed.add(fixed.get_int_var_from_proto_index(index) == variable.domain[-1])
    return fixed


def _held_down(proto: cp_model_pb2.CpModelProto, constraint: cp_model_pb2.ConstraintProto) -> Iterator[int]:
    """Yield the variables that a constraint may keep from growing."""
    kind = constraint.WhichOneof("constraint")
    if kind != "linear":
        yield from (ref if ref >= 0 else -1 - ref for ref in getattr(constraint, kind).literals)
        yield from (ref if ref >= 0 else -1 - ref for ref in constraint.enforcement_literal)
        return
    linear = constraint.linear
    domains = [proto.variables[index].domain for index in linear.vars]
    largest = sum(c * (d[-1] if c > 0 else d[0]) for c, d in zip(linear.coeffs, domains, strict=True))
    least = sum(c * (d[0] if c > 0 else d[-1]) for c, d in zip(linear.coeffs, domains, strict=True))
    for index, c in zip(linear.vars, linear.coeffs, strict=True):
        if (c > 0 and largest > linear.domain[-1]) or (c < 0 and least < linear.domain[0]) or len(linear.domain) > 2:
            yield index


def least_penalty(w: World, m: Model, choice: Choice, objective: object) -> int | None:
    """Return the least value of ``objective`` with the free places as in ``choice``, None when the model forbids it."""
    fixed = m.cp.clone()
    for (o, day), cell in zip(w.free, choice, strict=False):
        chosen = next(a for a in m.alternatives(o, day) if a.cell == cell)
        fixed.add(chosen.literal == 1)
    for turn, given in zip(w.turns(m), choice[len(w.free) :], strict=True):
        fixed.add(turn.literal == int(given))
    fixed.minimize(objective)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(fixed)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else None
